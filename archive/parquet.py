"""Arrow tables to Parquet bytes and back: the same rows give the same bytes in every writer."""

from __future__ import annotations

import hashlib
import operator
from array import array
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Filter = tuple[str, str, Any]
"""A condition on a column: its name, one of == != < <= > >= in, and the value. A null meets none."""

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda value, choices: value in choices,
}


def encode(table: pa.Table) -> bytes:
    """Return the table as Parquet bytes. The options are fixed, so that the bytes depend on the rows and on pyarrow alone."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        table.combine_chunks(),
        sink,
        version="2.6",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        row_group_size=1 << 20,
        data_page_version="1.0",
        store_schema=True,
    )
    return sink.getvalue().to_pybytes()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table in the bytes of a file. Raises pyarrow.ArrowInvalid where they are not Parquet."""
    # Not pq.read_table: it imports pyarrow.dataset, and that imports pandas.
    with pq.ParquetFile(pa.BufferReader(data)) as file:
        return file.read(columns=list(columns) if columns is not None else None, use_threads=False)


def matching(table: pa.Table, filters: Sequence[Filter]) -> pa.Table:
    """Return the rows that meet every condition. Raises ValueError for an unknown operator, KeyError for an unknown column."""
    keep: Sequence[int] = range(table.num_rows)
    for column, symbol, value in filters:
        if symbol not in _OPERATORS:
            raise ValueError(f"unknown operator {symbol!r}; use one of {' '.join(_OPERATORS)}")
        meets, values = _OPERATORS[symbol], table[column].to_pylist()
        keep = [row for row in keep if values[row] is not None and meets(values[row], value)]
    return take(table, keep)


def take(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    """Return the rows at these positions, in this order."""
    # From a buffer: pa.array would import pandas, which costs a command a third of a second.
    buffer = pa.py_buffer(array("q", rows))
    return table.take(pa.Array.from_buffers(pa.int64(), len(rows), [None, buffer]))
