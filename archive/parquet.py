"""Rows to Parquet bytes and back: the same rows give the same bytes, and a digest that no version of pyarrow changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from archive.errors import ArchiveError
from archive.schema import OBSERVATIONS, Table

Rows = pa.Table | Iterable[Mapping[str, Any]]


def to_arrow(table: Table, rows: Rows) -> pa.Table:
    """Rows as an Arrow table of the schema, sorted by the table's key (observations by time first).

    Raises ArchiveError, naming table and row, where a row lacks a column, has one too many, a wrong type, a null where
    none may be, or the key of another.
    """
    listed = rows.to_pylist() if isinstance(rows, pa.Table) else [dict(row) for row in rows]
    names = table.schema.names
    for row in listed:
        if set(row) != set(names):
            wrong = sorted(set(row) ^ set(names))
            raise ArchiveError(f"table {table.name}: a row and the schema differ in {', '.join(wrong)}")
    listed.sort(key=lambda row: _order(table, row))
    try:
        made = pa.Table.from_pylist(listed, schema=table.schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise ArchiveError(f"table {table.name}: a value does not fit its column: {error}") from error
    _check(table, made, listed)
    return made


def _order(table: Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    key = ("fetched_at", *table.key) if table is OBSERVATIONS else table.key
    return tuple((row[name] is not None, row[name]) for name in key)


def _check(table: Table, made: pa.Table, listed: list[dict[str, Any]]) -> None:
    for field in table.schema:
        if not field.nullable and made[field.name].null_count:
            raise ArchiveError(f"table {table.name}: {field.name} is null in {made[field.name].null_count} rows")
    seen: set[tuple[Any, ...]] = set()
    for row in listed:
        key = tuple(row[name] for name in table.key)
        if key in seen:
            raise ArchiveError(f"table {table.name}: two rows have the key {key}")
        seen.add(key)


def to_bytes(table: pa.Table) -> bytes:
    """A Parquet file of the table; the same rows give the same bytes with the same pyarrow."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=9, version="2.6", write_page_index=False)
    return bytes(sink.getvalue().to_pybytes())


def from_bytes(data: bytes, columns: list[str] | None = None) -> pa.Table:
    """The table of a Parquet file. Raises pyarrow.ArrowInvalid or OSError where it is none."""
    return pq.read_table(pa.BufferReader(data), columns=columns)


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def rows_digest(tables: Iterable[pa.Table]) -> str:
    """A digest of rows in their order, whatever Parquet bytes they are written as."""
    digest = hashlib.sha256()
    for table in tables:
        for row in table.to_pylist():
            digest.update(json.dumps(row, default=_text, ensure_ascii=False, separators=(",", ":")).encode())
            digest.update(b"\n")
    return digest.hexdigest()


def _text(value: Any) -> str:
    return str(value.isoformat())
