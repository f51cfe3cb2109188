"""The data dictionary: each table and column as `archive/schema.py` describes it, with an example from a real archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import md
import pyarrow as pa

from archive import snapshots
from archive.schema import SCHEMA_VERSION, TABLES
from pipelines.values import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.schema import Table
    from archive.store import Store

INTRO = f"""---
hide: [toc]
---

# Data dictionary

Schema version {SCHEMA_VERSION}. `archive.load("draws")` gives a table as a pandas frame; `latest/draws.parquet` in the archive is the
same as a file. Timestamps are UTC with microseconds, dates are calendar days without a zone, and a null always means
"not said". The examples come from real rounds: draw 388 of December 17, 2025, as a news site reported it and IRCC's feed
confirmed it the same day, and draw 262, whose tie-break IRCC corrected. A dash stands where they give none.

"""
LONGEST = 90
"""Characters of an example."""


def page(store: Store) -> str:
    """The page, with examples from the newest snapshot of an archive."""
    head = snapshots.head(store)
    if head is None:
        raise ValueError("the example archive is empty")
    contents = md.table(
        ("table", "holds", "key"),
        ((f"[{one.name}](#{one.name})", one.meaning, ", ".join(map(md.code, one.key))) for one in TABLES.values()),
    )
    tables = [section(one, snapshots.read_table(store, head, one.name).to_pylist()) for one in TABLES.values()]
    return INTRO + contents + "\n" + "\n".join(tables)


def section(table: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    """One table with a line for each column."""
    rows = sorted(rows, key=_telling, reverse=True)
    grows = " It only grows: a row once written stays." if table.grows else ""
    key = ", ".join(md.code(name) for name in table.key)
    head = f"## {table.name}\n\n{table.meaning}{grows} Key: {key}.\n\n"
    lines = [
        (
            f"{md.code(field.name)}{{ #{table.name}.{field.name} }}",
            "<br>".join(filter(None, (md.code(type_name(field.type)), _metadata(field, "unit"), nullability(field)))),
            "<br>".join(filter(None, (_metadata(field, "meaning"), _source(field)))),
            example(field.name, rows),
        )
        for field in table.schema
    ]
    return head + md.table(("column", "type, unit", "meaning, source", "example"), lines)


def nullability(field: pa.Field[Any]) -> str:
    """Whether a column may be null, in words."""
    return "may be null" if field.nullable else "never null"


def type_name(type_: pa.DataType) -> str:
    """An Arrow type as a person writes it: `string`, `int16`, `date`, `timestamp, UTC`, `list of string`."""
    if pa.types.is_list(type_):
        return f"list of {type_name(type_.value_type)}"
    if pa.types.is_struct(type_):
        return "{" + ", ".join(one.name for one in type_) + "}"
    if pa.types.is_timestamp(type_):
        return f"timestamp, {type_.tz}"
    return {"date32[day]": "date"}.get(str(type_), str(type_))


def example(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The first value of a column that is there, as JSON holds it; a dash where there is none."""
    for row in rows:
        value = plain(row[name])
        if value is not None and value != []:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            return md.code(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    return "–"


def _telling(row: Mapping[str, Any]) -> tuple[bool, int]:
    """Rows of the newest draw first, among them those that say most."""
    said = sum(value is not None and value != [] for value in row.values())
    return str(row.get("draw_id") or row.get("draw_number")) == "388", said


def _source(field: pa.Field[Any]) -> str:
    source = _metadata(field, "source")
    return f"*Source: {source}*" if source else ""


def _metadata(field: pa.Field[Any], name: str) -> str:
    return (field.metadata or {}).get(name.encode(), b"").decode()
