"""Observations from and to the rows of the archive's `observations` table."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from pipelines.records import Band, Observation

if TYPE_CHECKING:
    import pyarrow as pa

_FIELDS = tuple(field.name for field in fields(Observation))


def from_table(table: pa.Table) -> list[Observation]:
    """The observations of an Arrow table of the schema `archive.schema.OBSERVATIONS`."""
    return [from_row(row) for row in table.to_pylist()]


def from_row(row: dict[str, Any]) -> Observation:
    """One observation from a row as pyarrow gives it."""
    values = {name: row[name] for name in _FIELDS}
    for name in ("inferred", "unreadable"):
        values[name] = tuple(values[name])
    if values["programs"] is not None:
        values["programs"] = tuple(values["programs"])
    if values["pool"] is not None:
        values["pool"] = tuple(Band(**band) for band in values["pool"])
    return Observation(**values)
