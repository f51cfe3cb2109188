"""Snapshots: read the newest or any other, and commit the next one.

A commit writes its table files first, under names made of their content, and then creates the next manifest if it is
not there. That one step is the commit: all tables move together, a reader sees all of it or nothing, and of two writers
one wins and the other is told to start again from the new head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive import compare
from archive import manifest as manifests_
from archive.errors import ArchiveError, DamagedError, HeadMovedError
from archive.manifest import File, Manifest, TableFiles, path_of, version_of
from archive.parquet import Rows, from_bytes, rows_digest, sha256, to_arrow, to_bytes
from archive.schema import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from archive.store import Store

__all__ = ["Content", "HeadMovedError", "Manifest", "commit", "head", "manifest", "manifests", "read_table"]

MOST_PARTS = 64
"""A table that grows is compacted into one file when it has more parts than this."""

RESTORE = "Restore the file from a backup, or make the archive anew with `draws rebuild`."


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of a snapshot: all rows of the tables that are rewritten, only the new ones of observations."""

    draws: Rows
    pool: Rows
    evidence: Rows
    issues: Rows
    occupations: Rows
    observations: Rows


def head(store: Store) -> Manifest | None:
    """The newest snapshot; None where there is none. Raises DamagedError."""
    versions = [version for path in store.list(f"{manifests_.FOLDER}/") if (version := version_of(path)) is not None]
    return manifest(store, max(versions)) if versions else None


def manifest(store: Store, version: int) -> Manifest:
    """The snapshot of a version. Raises ArchiveError where there is none, DamagedError where its file is damaged."""
    path = path_of(version)
    try:
        return manifests_.parse(path, store.read(path))
    except FileNotFoundError:
        raise ArchiveError(f"there is no snapshot {version} at {store.root}; `draws log` lists them") from None


def manifests(store: Store) -> Iterator[Manifest]:
    """Every snapshot, the oldest first."""
    for path in store.list(f"{manifests_.FOLDER}/"):
        version = version_of(path)
        if version is not None:
            yield manifest(store, version)


def read_table(store: Store, of: Manifest, name: str, columns: list[str] | None = None) -> pa.Table:
    """A table as a snapshot has it, whole or only some columns. Raises ArchiveError for a name that is no table.

    Raises DamagedError where a file is missing or does not have its hash.
    """
    if name not in TABLES:
        raise ArchiveError(f"there is no table {name!r}; the tables are {', '.join(TABLES)}")
    parts = [_read_file(store, file, columns) for file in of.tables[name].files]
    schema = TABLES[name].schema
    if columns is not None:
        schema = pa.schema([schema.field(column) for column in columns])
    return pa.concat_tables([part.cast(schema) for part in parts]) if parts else schema.empty_table()


def _read_file(store: Store, file: File, columns: list[str] | None) -> pa.Table:
    try:
        data = store.read(file.path)
    except FileNotFoundError:
        raise DamagedError(file.path, "the file is missing", RESTORE) from None
    if sha256(data) != file.sha256:
        raise DamagedError(file.path, "the file does not have the hash that its manifest states", RESTORE)
    return from_bytes(data, columns)


def commit(
    store: Store,
    parent: Manifest | None,
    content: Content,
    *,
    created_at: datetime,
    observed_until: datetime,
    late: bool = False,
    captures: Iterable[str] = (),
) -> Manifest | None:
    """Commit the next snapshot on top of `parent`; None, and nothing written, where no row differs.

    Raises HeadMovedError where another writer was faster, ArchiveError where rows do not fit the schema.
    """
    rows = {field.name: to_arrow(TABLES[field.name], getattr(content, field.name)) for field in fields(content)}
    if parent is not None and _unchanged(parent, rows):
        return None
    version = parent.version + 1 if parent else 1
    before = {name: read_table(store, parent, name) for name in compare.NEEDED} if parent else None
    changes = compare.compare(before, rows)
    rows["changes"] = to_arrow(TABLES["changes"], [change.row(version) for change in changes])
    counts = {
        "draws": rows["draws"].num_rows,
        "pool": rows["pool"].num_rows,
        "observations": rows["observations"].num_rows + (parent.tables["observations"].rows if parent else 0),
        "open_issues": rows["issues"]["closed_at"].null_count,
        "changes": len(changes),
    }
    summary = compare.summary(changes)
    history: dict[str, Any] = {
        "version": version,
        "created_at": created_at,
        "observed_until": observed_until,
        "late": late,
    }
    rows["history"] = to_arrow(TABLES["history"], [history | counts | {"summary": summary}])
    tables = {name: _table_files(store, parent, name, rows[name]) for name in TABLES}
    made = Manifest(
        version=version,
        parent=parent.sha256 if parent else None,
        created_at=created_at,
        observed_until=observed_until,
        late=late,
        schema_version=SCHEMA_VERSION,
        tables=tables,
        captures=tuple(captures),
        summary=summary,
    )
    sealed, data = manifests_.dump(made)
    if not store.create(path_of(version), data):
        raise HeadMovedError(f"snapshot {version} was committed by another writer; read it and try again")
    return sealed


def refresh_latest(store: Store, of: Manifest) -> None:
    """Make the plain copies in `latest/`, which people open and nothing reads back, those of a snapshot.

    Called once after a run, since it is no part of a commit: a kill before it leaves older copies, which the next run
    replaces.
    """
    for name, table in of.tables.items():
        if len(table.files) == 1:
            store.put(f"latest/{name}.parquet", store.read(table.files[0].path))
        else:
            store.put(f"latest/{name}.parquet", to_bytes(read_table(store, of, name)))


def _unchanged(parent: Manifest, rows: dict[str, pa.Table]) -> bool:
    """Whether every rewritten table has the rows that it had, and no observation is new."""
    same = all(rows_digest([rows[name]]) == parent.tables[name].rows_digest for name in rows if not TABLES[name].grows)
    return same and rows["observations"].num_rows == 0


def _table_files(store: Store, parent: Manifest | None, name: str, rows: pa.Table) -> TableFiles:
    """The files of a table in the next version, written where they are not there yet."""
    if not TABLES[name].grows:
        digest = rows_digest([rows])
        if parent and parent.tables[name].rows_digest == digest:
            return parent.tables[name]
        return TableFiles((_write(store, name, rows),), digest, rows.num_rows)
    earlier = parent.tables[name] if parent else TableFiles((), "", 0)
    if not rows.num_rows and earlier.files:
        return earlier
    digest = sha256(f"{earlier.rows_digest}{rows_digest([rows])}".encode())
    parts = (*earlier.files, _write(store, name, rows))
    if len(parts) > MOST_PARTS:
        whole = pa.concat_tables(_read_file(store, file, None).cast(rows.schema) for file in parts)
        parts = (_write(store, name, whole),)
    return TableFiles(parts, digest, sum(part.rows for part in parts))


def _write(store: Store, name: str, rows: pa.Table) -> File:
    data = to_bytes(rows)
    digest = sha256(data)
    path = f"tables/{name}/{digest}.parquet"
    # A file of that name was left whole by an earlier try, or half by nobody: names appear only with all their bytes.
    store.create(path, data)
    return File(path, digest, rows.num_rows)


def all_files(of: Manifest) -> list[File]:
    """Every file of a snapshot."""
    return list(chain.from_iterable(table.files for table in of.tables.values()))
