"""Columns as every export's own schema tells them, and values between Arrow and JSON.

A type is written as JSON: `string`, `boolean`, `int8`, `int16`, `int32`, `date`, `instant` (UTC, microseconds), or a list:
`{"list": "string"}`, `{"list": {"crs_low": "int16", "candidates": "int32?"}}`, where `?` marks what may be null.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive.errors import RequestError
from archive.schema import INSTANT, TABLES
from archive.sealed import instant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Type = str | dict[str, Any]
Column = dict[str, Any]
"""A column as a schema tells it: name, type, nullable, meaning, and unit and source where there are any."""

_SCALARS: dict[str, pa.DataType] = {
    "string": pa.string(),
    "boolean": pa.bool_(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "date": pa.date32(),
    "instant": INSTANT,
}
_NAMES = {type_: name for name, type_ in _SCALARS.items()}


def columns(table: str) -> list[Column]:
    """Return the columns of a table of the archive, in order."""
    found = []
    for field in TABLES[table].schema:
        told = {key.decode(): text.decode() for key, text in (field.metadata or {}).items()}
        found.append({"name": field.name, "type": type_of(field.type), "nullable": field.nullable, **told})
    return found


def type_of(type_: pa.DataType) -> Type:
    """Return an Arrow type in the form that schemas carry."""
    if pa.types.is_list(type_):
        return {"list": _part(type_.value_type)}
    return _NAMES[type_]


def _part(type_: pa.DataType) -> Type:
    if not pa.types.is_struct(type_):
        return _NAMES[type_]
    fields = [type_.field(at) for at in range(type_.num_fields)]
    return {field.name: f"{_NAMES[field.type]}{'?' * field.nullable}" for field in fields}


def arrow_type(type_: Type) -> pa.DataType:
    """Return the Arrow type that a schema means. Raises RequestError for a type that it cannot mean."""
    try:
        if isinstance(type_, str):
            return _SCALARS[type_]
        inner = type_["list"]
        if isinstance(inner, str):
            return pa.list_(pa.field("element", _SCALARS[inner], nullable=False))
        fields = [
            pa.field(name, _SCALARS[text.rstrip("?")], nullable=text.endswith("?")) for name, text in inner.items()
        ]
        return pa.list_(pa.struct(fields))
    except (KeyError, TypeError, AttributeError):
        raise RequestError(f"the schema of the export names a type that there is not: {type_!r}") from None


def plain(value: Any) -> Any:
    """Return a value of an Arrow table as JSON holds it: instants as `2024-02-25T11:55:12Z`, days as `2024-02-25`."""
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def plain_rows(table: pa.Table) -> list[dict[str, Any]]:
    """Return the rows of an Arrow table as JSON holds them."""
    listed = [[plain(value) for value in column.to_pylist()] for column in table.columns]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*listed, strict=True)]


def typed(value: Any, type_: Type) -> Any:
    """Return the value that a JSON value of that type stands for; the reverse of `plain`. Raises ValueError where it is none."""
    if value is None or not isinstance(value, str):
        return value
    if type_ == "instant":
        return datetime.fromisoformat(value).astimezone(UTC)
    return date.fromisoformat(value) if type_ == "date" else value


def build(told: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return rows as JSON holds them as an Arrow table with the columns that a schema tells.

    Raises RequestError naming the column where a value does not fit it.
    """
    fields, arrays = [], []
    for column in told:
        name, type_ = column["name"], arrow_type(column["type"])
        try:
            arrays.append(pa.array([typed(row.get(name), column["type"]) for row in rows], type_))
        except (pa.ArrowException, TypeError, ValueError) as error:
            raise RequestError(f"{name}: a value does not fit the export's own schema: {error}") from error
        fields.append(pa.field(name, type_, nullable=column["nullable"]))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def dump(value: Any) -> str:
    """Return a value as JSON in one line: UTF-8, no spaces."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def document(value: Any) -> bytes:
    """Return the bytes of a JSON file for people and programs: indented, UTF-8.

    `<` is escaped, so that the text of a page stays text even where the file is pasted into another page.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return (text.replace("<", "\\u003c") + "\n").encode()
