"""Plain Parquet: one file a table, which pandas, Polars, DuckDB and Spark read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from archive.exports.about import NAME, TITLE, readme
from archive.parquet import encode
from archive.rows import frame

if TYPE_CHECKING:
    from archive.exports.snapshot import Files, Origin, Snapshot

PREFIX = f"{NAME}:"


def files(snapshot: Snapshot) -> Files:
    """Return `<table>.parquet` for each table, and a readme."""
    found = {f"{name}.parquet": table_parquet(table, snapshot.origin) for name, table in snapshot.tables.items()}
    return {**found, "README.md": readme("parquet", snapshot)}


def table_parquet(table: pa.Table, origin: Origin) -> bytes:
    """Return the table as Parquet: the snapshot as key-value metadata, and what pandas needs to give nullable types."""
    told = {f"{PREFIX}{name}".encode(): str(value).encode() for name, value in origin.record().items()}
    # Without it pandas reads whole numbers with nulls as floats.
    for_pandas = (pa.Schema.from_pandas(frame(table.slice(0, 0)), preserve_index=False).metadata or {})[b"pandas"]
    return encode(table.replace_schema_metadata({b"title": TITLE.encode(), **told, b"pandas": for_pandas}))
