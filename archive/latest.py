"""`latest/`: the newest version as plain Parquet files for people. The program never reads the tables back from there.

`latest/version.json` says which version the copies are, with their SHA-256. While they are being replaced it names the
hashes before and after, so that a refresh cut short is not taken for damage, and the next one finishes it.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive.errors import ArchiveError, DamagedError, StaleLatestWarning
from archive.manifest import NEXT_STEP, Manifest, from_bytes, head, path_of
from archive.parquet import encode, sha256
from archive.parts import read_bytes, read_table
from archive.sealed import parse, render, sealed

if TYPE_CHECKING:
    from archive.store import Store

FOLDER = "latest"
MARK = f"{FOLDER}/version.json"

Copies = dict[str, dict[str, str]]


def refresh_after_commit(store: Store, newest: Manifest | None) -> None:
    """Bring `latest/` to that version; where it fails, warn with StaleLatestWarning: a commit that went through stands."""
    if newest is None:
        return
    try:
        refresh_latest(store, newest)
    except (OSError, ArchiveError, pa.ArrowException) as error:
        text = f"version {newest.version} stands, but latest/ could not be refreshed ({error}); the next commit tries again"
        warnings.warn(text, StaleLatestWarning, stacklevel=3)


def refresh_latest(store: Store, newest: Manifest) -> None:
    """Bring `latest/` to that version, unless it is there or further on already. Raises OSError, DamagedError."""
    mark = read_mark(store)
    copies: Copies = {}
    if mark is not None and not mark["replaced"]:
        if mark["version"] >= newest.version and stands(store, mark):
            return
        copies = mark["copies"]
    while True:
        _replace(store, newest, copies)
        now = head(store)
        if now is None or now.version <= newest.version:
            return
        # Another writer was here meanwhile; which of the two wrote a copy last is not known, so all are written again.
        newest, copies = now, {}


def read_mark(store: Store) -> dict[str, Any] | None:
    """Return what `latest/version.json` says; None where it is missing or damaged, since the copies can be made anew."""
    try:
        return parse(MARK, store.read(MARK), NEXT_STEP)
    except (FileNotFoundError, DamagedError):
        return None


def stands(store: Store, mark: dict[str, Any]) -> bool:
    """Whether the version that a mark names is in the archive; it may have been taken back. Raises DamagedError, NewerArchiveError."""
    path = path_of(mark["version"])
    try:
        return bool(from_bytes(path, store.read(path)).sha256 == mark["manifest"])
    except FileNotFoundError:
        return False


def _replace(store: Store, newest: Manifest, there: Copies) -> None:
    """Write the copies that differ from those that are there."""
    fresh = {name: _data(store, newest, name) for name in newest.tables if not _same(newest, name, there)}
    copies = {
        name: {"sha256": sha256(fresh[name]), "rows_digest": entry.rows_digest} if name in fresh else there[name]
        for name, entry in newest.tables.items()
    }
    record = {"version": newest.version, "manifest": newest.sha256, "copies": copies}
    before = {name: there[name]["sha256"] if name in there else "unknown" for name in fresh}
    store.put(MARK, render(sealed({**record, "replaced": before})))
    for name, data in fresh.items():
        store.put(f"{FOLDER}/{name}.parquet", data)
    store.put(MARK, render(sealed({**record, "replaced": {}})))


def _same(newest: Manifest, name: str, there: Copies) -> bool:
    return name in there and there[name]["rows_digest"] == newest.tables[name].rows_digest


def _data(store: Store, newest: Manifest, name: str) -> bytes:
    files = newest.tables[name].files
    return read_bytes(store, files[0]) if len(files) == 1 else encode(read_table(store, newest, name))
