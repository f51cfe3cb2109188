"""Rows to typed, sorted Arrow tables and to frames, and the digest that says whether two tables hold the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from archive.errors import ContentError
from archive.schema import TABLES

if TYPE_CHECKING:
    from hashlib import _Hash

    import pandas as pd

Rows = pa.Table | Sequence[Mapping[str, Any]]
"""Rows of one table: an Arrow table, or dicts by column name (a missing key is a null)."""

ORDER = {"observations": ("fetched_at", "observation_id")}
"""What a table is sorted by where that is not its key: observations take their place in time."""


def conform(name: str, rows: Rows) -> pa.Table:
    """Return the rows as the Arrow table of that name: columns and types as in the schema, sorted, no key twice.

    The order of the rows given does not matter. Raises ContentError naming the table, the column and the row.
    """
    schema = TABLES[name].schema
    table = _cast(name, schema, rows) if isinstance(rows, pa.Table) else _build(name, schema, rows)
    for field in schema:
        if _has_forbidden_null(field, table[field.name].combine_chunks()):
            raise ContentError(f"{name}.{field.name}: a null where the column allows none")
    table = arranged(name, table)
    check_key(name, table)
    return table


def empty(name: str) -> pa.Table:
    """Return the table of that name without rows."""
    return TABLES[name].schema.empty_table()


def arranged(name: str, table: pa.Table) -> pa.Table:
    """Sort the rows by the table's key (observations: by capture time, then key); nulls come last."""
    keys = ORDER.get(name, TABLES[name].key)
    return table.take(pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys]))


def check_key(name: str, table: pa.Table) -> None:
    """Raise ContentError naming the first key that two rows share."""
    key = TABLES[name].key
    columns = [table[column].to_pylist() for column in key]
    seen = set()
    for values in zip(*columns, strict=True):
        if values in seen:
            text = ", ".join(f"{column}={value!r}" for column, value in zip(key, values, strict=True))
            raise ContentError(f"{name}: two rows with the same key ({text})")
        seen.add(values)


def _cast(name: str, schema: pa.Schema, table: pa.Table) -> pa.Table:
    _check_columns(name, schema, set(table.column_names))
    missing = [field.name for field in schema if field.name not in table.column_names]
    if missing:
        raise ContentError(f"{name}: the table lacks {', '.join(missing)}")
    for field in schema:
        given = table.schema.field(field.name).type
        if pa.types.is_timestamp(field.type) and not getattr(given, "tz", None):
            raise ContentError(f"{name}.{field.name}: {given} has no time zone; give UTC instants")
    try:
        return table.select(schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise ContentError(f"{name}: {error}") from error


def _build(name: str, schema: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    _check_columns(name, schema, {column for row in rows for column in row})
    columns = []
    for field in schema:
        values = [row.get(field.name) for row in rows]
        if pa.types.is_timestamp(field.type):
            _check_zones(name, field.name, values)
        try:
            columns.append(pa.array(values, field.type))
        except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
            raise ContentError(f"{name}.{field.name}: {_first_bad(values, field.type)}: {error}") from error
    return pa.Table.from_arrays(columns, schema=schema)


def _check_columns(name: str, schema: pa.Schema, given: set[str]) -> None:
    unknown = sorted(given - set(schema.names))
    if unknown:
        raise ContentError(f"{name}: no such column: {', '.join(unknown)}")


def _check_zones(name: str, column: str, values: list[Any]) -> None:
    for row, value in enumerate(values):
        if value is not None and not (isinstance(value, datetime) and value.tzinfo):
            raise ContentError(f"{name}.{column}: row {row} has {value!r}, which is not an instant with a time zone")


def _first_bad(values: list[Any], type_: pa.DataType) -> str:
    for row, value in enumerate(values):
        try:
            pa.array([value], type_)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            return f"row {row} has {value!r}"
    return "the values do not fit together"


def _has_forbidden_null(field: pa.Field[Any], array: Any) -> bool:
    if array.null_count and not field.nullable:
        return True
    if pa.types.is_list(field.type):
        return _has_forbidden_null(field.type.value_field, array.flatten())
    if pa.types.is_struct(field.type):
        present = array.drop_null()
        return any(_has_forbidden_null(field.type.field(i), part) for i, part in enumerate(present.flatten()))
    return False


def digest(table: pa.Table) -> str:
    """SHA-256 of the rows in their order, as 64 hexadecimal digits.

    It is taken from the values in memory, so it depends neither on Parquet bytes nor on the pyarrow version.
    """
    hasher = hashlib.sha256()
    for name in table.column_names:
        hasher.update(f"\n{name}\n".encode())
        _feed(hasher, table[name].combine_chunks())
    return hasher.hexdigest()


def _feed(hasher: _Hash, array: Any) -> None:
    """Hash which values there are, then the values without the nulls (whose bytes mean nothing)."""
    hasher.update(f"{len(array)}:".encode())
    _feed_fixed(hasher, pc.is_valid(array).cast(pa.int8()))
    values = array.drop_null()
    if pa.types.is_struct(values.type):
        for part in values.flatten():
            _feed(hasher, part)
    elif pa.types.is_list(values.type):
        _feed_fixed(hasher, pc.list_value_length(values))
        _feed(hasher, values.flatten())
    elif pa.types.is_string(values.type):
        _feed_fixed(hasher, pc.binary_length(values))
        _feed_text(hasher, values)
    elif pa.types.is_boolean(values.type):
        _feed_fixed(hasher, values.cast(pa.int8()))
    else:
        _feed_fixed(hasher, values)


def _feed_fixed(hasher: _Hash, values: pa.Array[Any]) -> None:
    width = values.type.bit_width // 8
    buffer = values.buffers()[1]
    if buffer is not None:
        hasher.update(memoryview(buffer)[values.offset * width : (values.offset + len(values)) * width])


def _feed_text(hasher: _Hash, values: pa.Array[Any]) -> None:
    _, offsets, text = values.buffers()
    if text is not None and offsets is not None:
        at = memoryview(offsets).cast("i")
        hasher.update(memoryview(text)[at[values.offset] : at[values.offset + len(values)]])


def frame(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as the frame that `load` gives: nullable integers, `string`, UTC instants, days as midnights."""
    import pandas as pd

    types: dict[pa.DataType, Any] = {
        pa.int8(): pd.Int8Dtype(),
        pa.int16(): pd.Int16Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        pa.string(): pd.StringDtype(),
    }
    columns: dict[str, Any] = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if column.type in types:
            columns[name] = pd.Series(types[column.type].__from_arrow__(column), copy=False)
        elif pa.types.is_date(column.type):
            columns[name] = column.cast(pa.timestamp("us")).to_pandas()
        elif pa.types.is_timestamp(column.type):
            columns[name] = column.to_pandas()
        else:
            columns[name] = pd.Series(column.to_pylist(), dtype=object)
    return pd.DataFrame(columns)
