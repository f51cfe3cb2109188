"""Put a finished site in place: everything is written beside the folder first, then the two change names.

A build that is killed leaves the old site as it was. Killed between the two renames, it leaves the old site under another
name, and the next build puts it back before it begins.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from archive.errors import RequestError
from archive.site.pages import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable


def publish(out: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Make the folder `out` hold exactly these files (path below it, bytes), and return how many they are.

    What was in the folder before is removed, so it must be new, empty or a site. Raises RequestError where it is something
    else, filelock.Timeout where another build of the same folder is at work, OSError where the disk fails; then `out` is as it was.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve would follow a link that is to be replaced
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    with FileLock(out.with_name(f".{out.name}.lock"), timeout=0):
        _recover(out, fresh, old)
        _check(out)
        count = _write(fresh, files)
        _swap(out, fresh, old)
    return count


def _recover(out: Path, fresh: Path, old: Path) -> None:
    """Undo what a killed build left behind."""
    if old.exists() and not out.exists():
        old.rename(out)
    for left in (fresh, old):
        if left.exists():
            shutil.rmtree(left)


def _check(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise RequestError(f"{out} is no folder; name a new folder for the site")
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise RequestError(
            f"{out} holds other files and no site ({MARK} is missing); name a new folder, or empty this one"
        )


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    count = 0
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        count += 1
    return count


def _swap(out: Path, fresh: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    if old.exists():
        shutil.rmtree(old)
