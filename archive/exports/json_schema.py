"""JSON Schema of rows, made from the archive's own schema."""

from __future__ import annotations

from typing import Any

from archive.exports.columns import Column, Type, columns

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_INTEGERS = {"int8": 2**7, "int16": 2**15, "int32": 2**31}
_FORMATS = {"date": "date", "instant": "date-time"}


def row_schema(table: str, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of an object with the columns of a table: all required, nulls where they may be.

    `x-type` gives the exact type and `x-nullable` whether it may be null, so that rows can be read back from it alone.
    """
    told = [column for column in columns(table) if column["name"] not in without]
    return object_schema({column["name"]: _property(column) for column in told})


def object_schema(properties: dict[str, Any], *, optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    unit = f" Unit: {column['unit']}." if "unit" in column else ""
    return {
        **_value(column["type"], column["nullable"]),
        "description": column["meaning"] + unit,
        "x-type": column["type"],
        "x-nullable": column["nullable"],
    }


def _value(type_: Type, nullable: bool) -> dict[str, Any]:
    if isinstance(type_, str):
        kind, more = _scalar(type_)
    else:
        kind, more = "array", {"items": _item(type_["list"])}
    return {"type": [kind, "null"] if nullable else kind, **more}


def _scalar(type_: str) -> tuple[str, dict[str, Any]]:
    if type_ in _INTEGERS:
        return "integer", {"minimum": -_INTEGERS[type_], "maximum": _INTEGERS[type_] - 1}
    if type_ in _FORMATS:
        return "string", {"format": _FORMATS[type_]}
    return type_, {}


def _item(inner: Type) -> dict[str, Any]:
    if isinstance(inner, str):
        return _value(inner, nullable=False)
    return object_schema({name: _value(text.rstrip("?"), text.endswith("?")) for name, text in inner.items()})
