"""What became of a capture: the record that reading gives and the commands tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.items import Capture


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture: `read`, `unchanged`, `refused`, `error`, `failed` or `listing`; with the reason, or the version it made."""

    capture: Capture
    result: str
    detail: str = ""
    version: int | None = None
    statements: int = 0


GOOD = frozenset({"read", "unchanged", "accepted"})
"""Outcomes of the captures that the archive took in."""
