"""Versioned Parquet snapshots of Canada's Express Entry draws: load them, travel in time, compare versions.

Imports nothing of ours but itself; pandas only when a frame is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.read import diff, history, load, tables

__all__ = ["diff", "history", "load", "tables"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from archive import read

        return getattr(read, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
