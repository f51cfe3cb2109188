"""Exports on disk or in a bucket: each file whole or not at all, nothing written that is there already.

`export.json` in an export's folder says which snapshot it is of and lists its files with their SHA-256. Files that an
earlier export listed and this one lacks are removed; what no export listed is left alone. While files are being written
it says `"complete": false` and lists both, so that after a kill the next export knows what to clear away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.exports.columns import document
from archive.parquet import sha256
from archive.store import checked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.exports.snapshot import Files, Origin
    from archive.store import Store

INDEX = "export.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: all its files and bytes, how many files were new or changed, and how many were removed."""

    folder: str
    files: int
    bytes: int
    changed: int
    removed: int


def write(store: Store, folder: str, files: Files, origin: Origin) -> Written:
    """Bring the folder below the store's root to exactly these files. Raises OSError where the disk or the service does.

    Every file is replaced in one step and is durable on return. The same files again write nothing.
    """
    before = _listed(store, folder)
    told = {path: {"sha256": sha256(data), "bytes": len(data)} for path, data in sorted(files.items())}
    changed = [path for path, data in files.items() if not _is_there(store, f"{folder}/{path}", data)]
    stale = sorted(before - set(files))
    final = _index(origin, told, complete=True)
    if changed or stale or not _is_there(store, f"{folder}/{INDEX}", final):
        both: dict[str, Any] = {**dict.fromkeys(stale, None), **told}
        store.put(f"{folder}/{INDEX}", _index(origin, both, complete=False))
        _replace(store, folder, {path: files[path] for path in changed}, stale)
        store.put(f"{folder}/{INDEX}", final)
    return Written(folder, len(files) + 1, sum(map(len, files.values())) + len(final), len(changed), len(stale))


def _replace(store: Store, folder: str, changed: Files, stale: Iterable[str]) -> None:
    for path, data in changed.items():
        store.put(f"{folder}/{path}", data)
    for path in stale:
        store.delete(f"{folder}/{path}")


def _index(origin: Origin, files: dict[str, Any], *, complete: bool) -> bytes:
    return document({"snapshot": origin.record(), "complete": complete, "files": files})


def _is_there(store: Store, path: str, data: bytes) -> bool:
    try:
        return store.read(path) == data
    except FileNotFoundError:
        return False


def _listed(store: Store, folder: str) -> set[str]:
    """Return the files that an earlier export says it wrote; none where there was none or its list is not readable."""
    try:
        files = json.loads(store.read(f"{folder}/{INDEX}"))["files"]
        return {path for path in files if _is_below(f"{folder}/{path}")}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()


def _is_below(path: str) -> bool:
    try:
        return bool(checked(path))
    except ValueError:
        return False
