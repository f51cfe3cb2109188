"""JSON Lines: one file a table, one object a row, and a JSON Schema of a line beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.exports.about import readme
from archive.exports.columns import document, dump, plain_rows
from archive.exports.json_schema import DIALECT, row_schema
from archive.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from archive.exports.snapshot import Files, Snapshot


def files(snapshot: Snapshot) -> Files:
    """Return `<table>.jsonl` and `<table>.schema.json` for each table, and a readme."""
    found: Files = {}
    for name, table in snapshot.tables.items():
        schema = {
            "$schema": DIALECT,
            "title": name,
            "description": TABLES[name].meaning,
            "x-snapshot": snapshot.origin.record(),
            "x-key": list(TABLES[name].key),
            **row_schema(name),
        }
        found |= {f"{name}.jsonl": table_lines(table), f"{name}.schema.json": document(schema)}
    return {**found, "README.md": readme("jsonl", snapshot)}


def table_lines(table: pa.Table) -> bytes:
    """Return the table as lines of JSON: every column is there, nulls as null, lists and structs as they are."""
    lines = (dump(row).replace("<", "\\u003c") for row in plain_rows(table))
    return "".join(f"{line}\n" for line in lines).encode()
