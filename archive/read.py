"""Load tables of the archive as pandas frames, as they were at a version or at a moment, and compare versions."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive import compare, snapshots
from archive.errors import ArchiveError
from archive.schema import TABLES
from archive.store import Store, open_store

if TYPE_CHECKING:
    import pandas as pd

    from archive.manifest import Manifest

When = str | date | datetime


def load(
    table: str = "draws",
    *,
    root: str | Path | None = None,
    version: int | None = None,
    as_of: When | None = None,
) -> pd.DataFrame:
    """A table as a pandas frame: the newest version, a version by its number, or what was known at a moment.

    `root` is a folder or an object-store URL (default: $DRAWS_ARCHIVE, else data/archive). `as_of` is an instant, UTC
    where it names no zone; a bare date is its 00:00 UTC. Integers are nullable (Int16, Int32), text is `string`,
    instants are UTC timestamps, dates are midnights without a zone, lists are Python lists. Draws come oldest first.

    Raises ArchiveError for a table, version or moment that the archive does not have. Warns where a capture that came
    in late would have changed what `as_of` gives.
    """
    store = open_store(_root(root))
    frame = _frame(snapshots.read_table(store, _select(store, version, as_of), table))
    if table == "draws":
        order = [draw_order(row) for row in frame[["draw_date", "draw_id"]].to_dict("records")]
        return frame.iloc[sorted(range(len(order)), key=order.__getitem__)].reset_index(drop=True)
    if table == "observations":
        return frame.sort_values(["fetched_at", "observation_id"]).reset_index(drop=True)
    return frame


def history(root: str | Path | None = None) -> pd.DataFrame:
    """The `history` table: one row a snapshot."""
    return load("history", root=root)


def diff(a: int, b: int, *, root: str | Path | None = None) -> pd.DataFrame:
    """What changed from version `a` to version `b`: draw_id, kind, field, before, after (values as Python has them)."""
    import pandas as pd

    store = open_store(_root(root))
    changes = compare.between(store, snapshots.manifest(store, a), store, snapshots.manifest(store, b))
    columns = ["draw_id", "kind", "field", "before", "after"]
    rows = [[change.draw_id, change.kind, change.field, change.before, change.after] for change in changes]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def tables(root: str | Path | None = None, version: int | None = None) -> dict[str, int]:
    """The tables of a version (default: the newest) and the number of rows of each."""
    store = open_store(_root(root))
    manifest = _select(store, version, None)
    return {name: manifest.tables[name].rows for name in TABLES}


def draw_order(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    """Sorts draws as IRCC counts them: by date, then number (9 before 10, 91a before 91b), reports of a day last."""
    day, draw_id = row["draw_date"], str(row["draw_id"])
    match = re.fullmatch(r"(\d+)([a-z]?)", draw_id)
    number = (0, int(match[1]), match[2]) if match else (1, 0, draw_id)
    return (str(day)[:10] if day is not None and day == day else "", *number)  # noqa: PLR0124 - NaT differs from itself


def _root(root: str | Path | None) -> str:
    return str(root or os.environ.get("DRAWS_ARCHIVE") or "data/archive")


def _select(store: Store, version: int | None, as_of: When | None) -> Manifest:
    if version is not None and as_of is not None:
        raise ArchiveError("give a version or as_of, not both")
    if version is not None:
        return snapshots.manifest(store, version)
    head = snapshots.head(store)
    if head is None:
        raise ArchiveError(f"there is no archive at {store.root}; make one with `draws crawl` or `draws ingest`")
    return head if as_of is None else _known_at(store, head, _instant(as_of))


def _known_at(store: Store, head: Manifest, at: datetime) -> Manifest:
    rows = snapshots.read_table(store, head, "history").to_pylist()
    known = [row for row in rows if row["observed_until"] <= at]
    if not known:
        first = min(row["observed_until"] for row in rows)
        raise ArchiveError(f"nothing was known at {at:%F %T} UTC; the first capture is of {first:%F %T} UTC")
    chosen = max(known, key=lambda row: int(row["version"]))
    late = [row["version"] for row in rows if row["late"] and row["version"] > chosen["version"]]
    if late:
        warnings.warn(
            f"captures that came in late (snapshots {', '.join(map(str, late))}) may change what was known at {at:%F %T}; "
            "`draws rebuild --into NEW` replays all captures in time order",
            stacklevel=4,
        )
    return snapshots.manifest(store, chosen["version"])


def _instant(when: When) -> datetime:
    if isinstance(when, str):
        try:
            when = datetime.fromisoformat(when)
        except ValueError:
            raise ArchiveError(
                f"as_of={when!r} is no date or instant; write 2024-06-01 or 2024-06-01T12:00:00Z"
            ) from None
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(), UTC)
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _frame(table: pa.Table) -> pd.DataFrame:
    import pandas as pd

    columns = {field.name: _column(table[field.name], field) for field in table.schema}
    return pd.DataFrame(columns)


def _column(values: pa.ChunkedArray[Any], field: pa.Field[Any]) -> pd.Series[Any]:
    import pandas as pd

    types: dict[pa.DataType, Any] = {pa.int8(): "Int8", pa.int16(): "Int16", pa.int32(): "Int32", pa.bool_(): "boolean"}
    if field.type == pa.date32():
        return values.cast(pa.timestamp("us")).to_pandas()
    if pa.types.is_timestamp(field.type):
        return values.to_pandas()
    if pa.types.is_string(field.type):
        return pd.Series(values.to_pylist(), dtype="string")
    return pd.Series(values.to_pylist(), dtype=types.get(field.type, object))
