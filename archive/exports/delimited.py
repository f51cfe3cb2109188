"""CSV as a Frictionless data package: `datapackage.json` and one file a table."""

from __future__ import annotations

import csv
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from archive.exports.about import foreign_keys, package_facts, readme
from archive.exports.columns import Column, columns, document, dump, plain
from archive.exports.escape import escape
from archive.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from archive.exports.snapshot import Files, Snapshot

DESCRIPTOR = "datapackage.json"

_TYPES = {"int8": "integer", "int16": "integer", "int32": "integer", "instant": "datetime"}
"""Types of Table Schema, where they have another name."""


def files(snapshot: Snapshot) -> Files:
    """Return the package: `<table>.csv` in UTF-8 with a header and LF, the descriptor and a readme."""
    found = {f"{name}.csv": table_csv(table) for name, table in snapshot.tables.items()}
    return {**found, DESCRIPTOR: document(descriptor(snapshot)), "README.md": readme("csv", snapshot)}


def table_csv(table: pa.Table) -> bytes:
    """Return the table as CSV: nulls are empty cells, lists JSON, texts harmless to spreadsheets."""
    lines: list[str] = []
    # With a line end of LF alone, Python before 3.13 leaves a CR in a text unquoted, which breaks the row in two.
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerow(table.column_names)
    listed = [[cell(value) for value in column.to_pylist()] for column in table.columns]
    writer.writerows(zip(*listed, strict=True))
    return "".join(line.removesuffix("\r\n") + "\n" for line in lines).encode()


def cell(value: Any) -> str | int:
    """Return a value of an Arrow table as a CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    value = plain(value)
    return escape(value if isinstance(value, str) else dump(value))


def descriptor(snapshot: Snapshot) -> dict[str, Any]:
    """Return the data package's descriptor, with a Table Schema for each table; `x-type` gives the exact type."""
    keys = foreign_keys(snapshot.chosen)
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "description": TABLES[name].meaning,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": table_schema(name, keys[name]),
        }
        for name in snapshot.chosen
    ]
    return {"profile": "tabular-data-package", **package_facts(snapshot), "resources": resources}


def table_schema(name: str, keys: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Return the Table Schema of a table; `keys` are its references (column, table, column) to others of the package."""
    return {
        "fields": [_field(column) for column in columns(name)],
        "primaryKey": list(TABLES[name].key),
        "foreignKeys": [{"fields": [own], "reference": {"resource": to, "fields": [its]}} for own, to, its in keys],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    type_ = column["type"]
    extra: dict[str, Any] = {key: column[key] for key in ("unit", "source") if key in column}
    return {
        "name": column["name"],
        "type": _TYPES.get(type_, type_) if isinstance(type_, str) else "array",
        "description": column["meaning"],
        **extra,
        **({} if column["nullable"] else {"constraints": {"required": True}}),
        "x-type": type_,
    }
