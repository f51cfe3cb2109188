"""Locks between processes on one machine: held by the operating system, gone with the process that held them."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def held(path: Path, *, shared: bool = False, wait: bool = True) -> Iterator[bool]:
    """Hold a lock on a file, which is made where it is missing; gives whether it is held.

    Any number may hold it `shared`. With `wait` False it gives False where another holds it in a way that excludes this
    one; else it waits until that one is done. Raises OSError where the disk does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb" if path.exists() else "ab") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
