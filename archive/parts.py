"""The table files of a version: reading them with their hashes checked, and writing new ones.

A table that only grows is a list of parts, to which a commit adds one; parts are written as one file when they are many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from archive.errors import DamagedError, RequestError
from archive.manifest import NEXT_STEP, Manifest, TableEntry, TableFile
from archive.parquet import Filter, decode, encode, matching, sha256
from archive.rows import arranged, digest, empty
from archive.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.store import Store

MOST_PARTS = 64
"""Parts of a table that only grows; with one more they are written as one file."""


def read_table(
    store: Store,
    manifest: Manifest,
    name: str,
    columns: Sequence[str] | None = None,
    filters: Sequence[Filter] | None = None,
) -> pa.Table:
    """Return a table of that version, sorted as the schema says; every file's SHA-256 is checked.

    A column that came into the schema after the version was made is null.
    `columns` limits the columns, `filters` the rows (all conditions must hold; they may name other columns). Raises
    RequestError for an unknown table or column and DamagedError where a file is missing or not what it was.
    """
    entry = manifest.tables.get(name)
    if entry is None:
        raise RequestError(f"no table {name!r}; there are {', '.join(manifest.tables)}")
    schema = TABLES[name].schema
    wanted = list(columns) if columns is not None else None
    for column in [*(wanted or ()), *(condition[0] for condition in filters or ())]:
        if column not in schema.names:
            raise RequestError(f"no column {column!r} in {name}; there are {', '.join(schema.names)}")
    if len(entry.files) == 1 and not filters:
        return _completed(name, read_file(store, entry.files[0], wanted), wanted)
    parts = [_completed(name, read_file(store, file)) for file in entry.files]
    table = arranged(name, pa.concat_tables(parts)) if len(parts) > 1 else (parts or [empty(name)])[0]
    table = matching(table, filters or ())
    return table if wanted is None else table.select(wanted)


def _completed(name: str, table: pa.Table, wanted: Sequence[str] | None = None) -> pa.Table:
    """Return the table with the wanted columns (default: every column of its schema), in that order."""
    schema = TABLES[name].schema
    names = list(wanted) if wanted is not None else schema.names
    for column in names:
        if column not in table.column_names:
            table = table.append_column(schema.field(column), pa.nulls(table.num_rows, schema.field(column).type))
    return table.select(names)


def read_file(store: Store, file: TableFile, columns: Sequence[str] | None = None) -> pa.Table:
    """Return the rows of one table file. Raises DamagedError where it is missing or not what it was."""
    return decode(read_bytes(store, file), columns)


def read_bytes(store: Store, file: TableFile) -> bytes:
    """Return the bytes of one table file. Raises DamagedError where it is missing or not what it was."""
    try:
        data = store.read(file.path)
    except FileNotFoundError as error:
        raise DamagedError(file.path, "missing", NEXT_STEP) from error
    if sha256(data) != file.sha256:
        raise DamagedError(file.path, f"its {len(data)} bytes do not have the SHA-256 that is its name", NEXT_STEP)
    return data


def whole(store: Store, name: str, table: pa.Table, rows_digest: str) -> TableEntry:
    """Write a table as one file and return its entry."""
    return TableEntry((write_file(store, name, table, rows_digest),), table.num_rows, rows_digest)


def grown(store: Store, parent: Manifest | None, name: str, added: pa.Table) -> TableEntry:
    """Return the parent's parts and one more for the added rows; all as one file where they have become many."""
    parts = parent.tables[name].files if parent else ()
    if added.num_rows:
        if len(parts) >= MOST_PARTS:
            tables = [*(_completed(name, read_file(store, part)) for part in parts), added]
            added, parts = arranged(name, pa.concat_tables(tables)), ()
        parts = (*parts, write_file(store, name, added, digest(added)))
    return TableEntry(parts, sum(part.rows for part in parts), joined_digest(parts))


def joined_digest(parts: Sequence[TableFile]) -> str:
    """Return the rows digest of a table from those of its files: that of a single file, else a digest of them all."""
    digests = [part.rows_digest for part in parts]
    return digests[0] if len(digests) == 1 else sha256("".join(digests).encode())


def write_file(store: Store, name: str, table: pa.Table, rows_digest: str) -> TableFile:
    """Write the rows as a file named by its content; one that is there already is compared. Raises DamagedError where it differs."""
    data = encode(table)
    name_hash = sha256(data)
    path = f"tables/{name}/{name_hash}.parquet"
    if not store.create(path, data) and store.read(path) != data:
        what = "its bytes do not have the SHA-256 that is its name"
        raise DamagedError(path, what, "Delete this file and try again: the commit writes the same content anew.")
    return TableFile(path, name_hash, table.num_rows, rows_digest)
