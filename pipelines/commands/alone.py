"""One at a time: the lock that a command holds while it works on an archive."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipelines.commands.common import Exit, complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.store import Store


@contextmanager
def alone(store: Store, work: str = "crawl", tell: Callable[[str], None] = complain) -> Iterator[None]:
    """Hold the lock of an archive for a work (`crawl`, `notify`); leave at once, with exit code 6, where another holds it.

    It holds off processes on this machine; commits need no lock.
    """
    from filelock import FileLock, Timeout

    from archive.store import LocalStore

    if isinstance(store, LocalStore):
        path = Path(store.root) / f".{work}.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        name = hashlib.sha256(store.root.encode()).hexdigest()[:16]
        path = Path(tempfile.gettempdir()) / f"draws-{work}-{name}.lock"
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"draws: another `draws {work}` of {store.root} is running; this one leaves")
        raise typer.Exit(Exit.RUNNING) from None
    try:
        yield
    finally:
        lock.release()
