"""Exports read back: a table as `archive.load` gives it, through the schema that is shipped with the export.

Nothing here looks at the archive or at its schema, so an export is enough.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive.errors import RequestError
from archive.exports import database, delimited, workbook
from archive.exports.columns import Column, build, plain
from archive.exports.escape import unescape
from archive.parquet import decode
from archive.rows import frame

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

Rows = list[dict[str, Any]]


def read(folder: str | Path, table: str = "draws") -> pd.DataFrame:
    """Return a table of an export that lies in a folder (`exports/csv`), with the types of `archive.load`.

    Raises RequestError where the folder holds no export with that table, or a value does not fit the export's schema.
    """
    return frame(read_arrow(Path(folder), table))


def read_arrow(folder: Path, table: str) -> pa.Table:
    """Return the same as an Arrow table. Raises RequestError."""
    for name, reader in _READERS.items():
        path = folder / name.replace("TABLE", table)
        if path.is_file():
            return reader(path, table)
    raise RequestError(
        f"{folder} holds no export with a table {table!r}: give the folder of one format, such as exports/csv"
    )


def _read_csv(path: Path, table: str) -> pa.Table:
    package = json.loads((path.parent / delimited.DESCRIPTOR).read_bytes())
    schema = next((one["schema"] for one in package["resources"] if one["name"] == table), None)
    if schema is None:
        raise RequestError(f"{path.parent / delimited.DESCRIPTOR} has no resource {table!r}")
    told = [
        {"name": one["name"], "type": one["x-type"], "nullable": not one.get("constraints", {}).get("required", False)}
        for one in schema["fields"]
    ]
    types = {one["name"]: one["type"] for one in told}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{name: _from_cell(cell, types[name]) for name, cell in row.items()} for row in csv.DictReader(file)]
    return build(told, rows)


def _from_cell(cell: str, type_: Any) -> Any:
    """Return the JSON value of a CSV cell."""
    if not cell:
        return None
    if type_ == "boolean":
        return cell == "true"
    if isinstance(type_, str) and type_.startswith("int"):
        return int(cell)
    text = unescape(cell)
    return text if isinstance(type_, str) else json.loads(text)


def _read_jsonl(path: Path, table: str) -> pa.Table:
    schema = json.loads((path.parent / f"{table}.schema.json").read_bytes())
    return build(_told(schema), [json.loads(line) for line in path.read_bytes().split(b"\n") if line])


def _told(schema: dict[str, Any]) -> list[Column]:
    """Return the columns that the JSON Schema of a row tells."""
    properties = schema["properties"].items()
    return [{"name": name, "type": one["x-type"], "nullable": one["x-nullable"]} for name, one in properties]


def _read_parquet(path: Path, _table: str) -> pa.Table:
    return decode(path.read_bytes())


def _read_sqlite(path: Path, table: str) -> pa.Table:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        listed = connection.execute(
            'SELECT name, type, nullable FROM "columns" WHERE table_name = ? ORDER BY position', [table]
        ).fetchall()
        if not listed:
            raise RequestError(f"{path} has no table {table!r}")
        told = [{"name": name, "type": json.loads(type_), "nullable": bool(null)} for name, type_, null in listed]
        names = ", ".join(f'"{one["name"]}"' for one in told)
        found = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608
    types = {one["name"]: one["type"] for one in told}
    rows = [{name: _parsed(value, types[name]) for name, value in zip(types, row, strict=True)} for row in found]
    return build(told, rows)


def _parsed(value: Any, type_: Any) -> Any:
    if type_ == "boolean" and value is not None:
        return bool(value)
    return json.loads(value) if isinstance(value, str) and not isinstance(type_, str) else value


def _read_excel(path: Path, table: str) -> pa.Table:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    if table not in book.sheetnames:
        raise RequestError(f"{path} has no sheet {table!r}")
    told = [
        {"name": name, "type": json.loads(type_), "nullable": nullable}
        for name, type_, nullable in (
            (_from_excel(row[1]), _from_excel(row[2]), row[3].value)
            for row in book["columns"].iter_rows(min_row=2)
            if row[0].value == table
        )
    ]
    rows = [
        {one["name"]: _from_sheet(cell, one["type"]) for one, cell in zip(told, row, strict=False)}
        for row in book[table].iter_rows(min_row=2)
    ]
    return build(told, rows)


def _from_excel(cell: Any) -> Any:
    value = cell.value
    if value is None:
        # A cell without a value is a null, one whose text is empty is an empty text.
        return "" if cell.data_type in {"s", "inlineStr"} else None
    return workbook.decode_text(value) if isinstance(value, str) else value


def _from_sheet(cell: Any, type_: Any) -> Any:
    """Return the JSON value of a cell of the workbook."""
    value = _from_excel(cell)
    if not isinstance(type_, str) and value is not None:
        return json.loads(value)
    if type_ == "date" and hasattr(value, "date"):
        return plain(value.date())
    if type_ == "instant" and hasattr(value, "tzinfo"):
        return f"{value.isoformat()}Z"
    return value


def _read_api(path: Path, table: str) -> pa.Table:
    body = json.loads(path.read_bytes())
    schema = json.loads((path.parent / body["$schema"]).read_bytes())
    told = _told(schema["properties"][table]["items"])
    held = [one["name"] for one in told if one["type"] == "json"]
    rows = [
        {**row, **{name: None if row[name] is None else _as_text(row[name]) for name in held}} for row in body[table]
    ]
    return build([{**one, "type": "string"} if one["name"] in held else one for one in told], rows)


def _as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_READERS: dict[str, Callable[[Path, str], pa.Table]] = {
    "TABLE.csv": _read_csv,
    "TABLE.jsonl": _read_jsonl,
    "TABLE.parquet": _read_parquet,
    database.DATABASE: _read_sqlite,
    workbook.WORKBOOK: _read_excel,
    "v1/TABLE.json": _read_api,
}
