"""Manifests: one small JSON file a version that says which files make it up, and its parent's hash.

`snapshots/000042.json` is created once and never changed; the newest is the head. Versions count from 1 without gaps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from operator import index
from typing import TYPE_CHECKING, Any

from archive.errors import DamagedError, NewerArchiveError, NoSnapshotError, RequestError
from archive.schema import SCHEMA_VERSION
from archive.sealed import instant, moment, parse, render, sealed

if TYPE_CHECKING:
    from datetime import datetime

    from archive.store import Store

FOLDER = "snapshots"
NEXT_STEP = "Run `draws verify`: it names the last whole version and how to get back to it."
_NAME = re.compile(rf"{FOLDER}/(\d{{6,}})\.json")


@dataclass(frozen=True, slots=True)
class TableFile:
    """One Parquet file of a table: its path, the SHA-256 of its bytes, its rows, and the digest of those rows."""

    path: str
    sha256: str
    rows: int
    rows_digest: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """The files that make up a table in a version (several where the table only grows), its rows and their digest."""

    files: tuple[TableFile, ...]
    rows: int
    rows_digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version of the archive. `parent` is the SHA-256 that the manifest before states (None for version 1).

    `created_at` and `observed_until` are aware UTC datetimes; `captures` are the digests of the captures that led to the version.
    """

    version: int
    parent: str | None
    created_at: datetime
    observed_until: datetime
    late: bool
    summary: str
    counts: Mapping[str, int]
    captures: tuple[str, ...]
    tables: Mapping[str, TableEntry]
    schema_version: int = SCHEMA_VERSION
    sha256: str = ""


def path_of(version: int) -> str:
    """Return the path of a version's manifest."""
    return f"{FOLDER}/{version:06d}.json"


def version_of(path: str) -> int | None:
    """Return the version whose manifest lies at that path; None for any other path."""
    match = _NAME.fullmatch(path)
    return int(match[1]) if match and path_of(int(match[1])) == path else None


def head(store: Store) -> Manifest | None:
    """Return the newest version, None where there is none. Reads one manifest, however many there are.

    Raises DamagedError where that manifest is damaged or one before it is missing.
    """
    newest = newest_version(store)
    return _read(store, newest) if newest else None


def newest_version(store: Store) -> int:
    """Return the number of the newest version, 0 where there is none. Raises DamagedError where one before it is missing."""
    found = {version for path in store.list(FOLDER) if (version := version_of(path))}
    newest = max(found, default=0)
    if len(found) < newest:
        for version in range(1, newest):
            # Asked again: a listing made while others commit may hold a later name and not an earlier one.
            if version not in found and not store.exists(path_of(version)):
                raise DamagedError(path_of(version), f"missing, though version {newest} is there", NEXT_STEP)
    return newest


def manifest(store: Store, version: int) -> Manifest:
    """Return that version.

    Raises NoSnapshotError where there is no such version, RequestError for what is no whole number, DamagedError where
    it is damaged.
    """
    try:
        version = index(version)
    except TypeError:
        raise RequestError(f"version {version!r} is no whole number; leave it out for the newest") from None
    newest = newest_version(store)
    if not 1 <= version <= newest:
        have = (
            f"it has versions 1 to {newest}" if newest else "it has none yet; run `draws crawl` or `draws ingest` first"
        )
        raise NoSnapshotError(f"the archive at {store.root} has no version {version}: {have}")
    return _read(store, version)


def manifests(store: Store) -> list[Manifest]:
    """Return all versions, oldest first. Raises DamagedError where one is damaged or does not follow from the one before."""
    chain: list[Manifest] = []
    for version in range(1, newest_version(store) + 1):
        found = _read(store, version)
        check_parent(found, chain[-1] if chain else None)
        chain.append(found)
    return chain


def check_parent(found: Manifest, before: Manifest | None) -> None:
    """Raise DamagedError where the manifest does not name the one before it as its parent."""
    expected = before.sha256 if before else None
    if found.parent != expected:
        what = f"its parent is {found.parent}, but the version before has the SHA-256 {expected}"
        raise DamagedError(path_of(found.version), what, NEXT_STEP)


def _read(store: Store, version: int) -> Manifest:
    path = path_of(version)
    try:
        data = store.read(path)
    except FileNotFoundError as error:
        raise DamagedError(path, "missing", NEXT_STEP) from error
    return from_bytes(path, data)


def from_bytes(path: str, data: bytes) -> Manifest:
    """Return the manifest in the bytes of the file at that path. Raises DamagedError or NewerArchiveError."""
    record = parse(path, data, NEXT_STEP)
    schema_version = record.get("schema_version")
    if isinstance(schema_version, int) and schema_version > SCHEMA_VERSION:
        raise NewerArchiveError(
            f"{path} has schema version {schema_version} and this program knows {SCHEMA_VERSION}: upgrade the program"
        )
    try:
        found = _from_record(record)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(path, f"not a manifest: {error!r}", NEXT_STEP) from error
    if path != path_of(found.version):
        raise DamagedError(path, f"it states version {found.version}", NEXT_STEP)
    return found


def _from_record(record: dict[str, Any]) -> Manifest:
    tables = {
        name: TableEntry(tuple(TableFile(**file) for file in entry["files"]), entry["rows"], entry["rows_digest"])
        for name, entry in record["tables"].items()
    }
    times = {name: moment(record[name]) for name in ("created_at", "observed_until")}
    return Manifest(**{**record, **times, "captures": tuple(record["captures"]), "tables": tables})


def to_bytes(manifest: Manifest) -> bytes:
    """Return the bytes of the manifest's file; its own SHA-256 is computed anew."""
    return render(_record(manifest))


def with_hash(manifest: Manifest) -> Manifest:
    """Return the manifest with its own SHA-256 filled in."""
    return _from_record(_record(manifest))


def _record(manifest: Manifest) -> dict[str, Any]:
    tables = {
        name: {
            "rows": entry.rows,
            "rows_digest": entry.rows_digest,
            "files": [
                {"path": file.path, "sha256": file.sha256, "rows": file.rows, "rows_digest": file.rows_digest}
                for file in entry.files
            ],
        }
        for name, entry in manifest.tables.items()
    }
    return sealed(
        {
            "version": manifest.version,
            "parent": manifest.parent,
            "created_at": instant(manifest.created_at),
            "observed_until": instant(manifest.observed_until),
            "late": manifest.late,
            "summary": manifest.summary,
            "counts": dict(manifest.counts),
            "captures": list(manifest.captures),
            "schema_version": manifest.schema_version,
            "tables": tables,
        }
    )
