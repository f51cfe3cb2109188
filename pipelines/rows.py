"""Observations from and to the rows of the archive's `observations` table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.records import FIELDS, Band, Observation, Occupation

if TYPE_CHECKING:
    import pyarrow as pa

_RECORDS: dict[str, type[Band | Occupation]] = {"pool": Band, "occupations": Occupation}


def from_table(table: pa.Table) -> list[Observation]:
    """The observations of an Arrow table of the schema `archive.schema.OBSERVATIONS`."""
    columns = [_values(name, table[name].to_pylist()) for name in FIELDS]
    found = [Observation(*values) for values in zip(*columns, strict=True)]
    for row, key in zip(found, table["observation_id"].to_pylist(), strict=True):
        # What the cached property would hold: a digest a row is a tenth of the time that a million rows take.
        row.__dict__["observation_id"] = key
    return found


def _values(name: str, column: list[Any]) -> list[Any]:
    """A column as an observation holds it: lists as tuples, bands as records."""
    if name in _RECORDS:
        record = _RECORDS[name]
        return [tuple(record(**one) for one in value) if value is not None else None for value in column]
    if name in {"inferred", "unreadable", "programs"}:
        return [tuple(value) if value is not None else None for value in column]
    return column
