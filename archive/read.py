"""The archive for people who work with pandas: load a table, of now or as it was, and compare versions."""

from __future__ import annotations

import os
import warnings
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pyarrow as pa

from archive.compare import between, draw_order
from archive.errors import NoSnapshotError, RequestError
from archive.manifest import Manifest, head, manifest
from archive.parquet import take
from archive.parts import read_table
from archive.rows import frame
from archive.schema import TABLES
from archive.store import Store, open_store

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

__all__ = ["diff", "draw_order", "history", "load", "tables"]

When = str | date | datetime


def load(
    table: str = "draws",
    *,
    root: str | Path | None = None,
    version: int | None = None,
    as_of: When | None = None,
) -> pd.DataFrame:
    """Load a table: of the newest version, of `version`, or as it was known at the moment `as_of`.

    `root` is a folder or an object store's URL; default `$DRAWS_ARCHIVE`, else `data/archive`. `as_of` is a date
    (its 00:00 UTC) or a datetime with a time zone, or either as ISO text; a datetime or text with a time but no zone
    raises RequestError. It gives the last version all of whose captures were made by then.

    Whole numbers are nullable integers, texts `string` (missing: `pd.NA`), instants `datetime64[us, UTC]`, dates
    midnights in `datetime64[us]` without a zone, lists Python lists. Draws come oldest first, other tables by their
    key, observations by capture time.

    Raises NoSnapshotError where there is no such version, RequestError for an unknown table, DamagedError where a file
    is not what it was. Warns (UserWarning) where captures taken in late would have changed what `as_of` gives.
    """
    store, selected = opened(root, version, as_of)
    return frame(ordered(store, selected, table))


def ordered(store: Store, of: Manifest, table: str) -> pa.Table:
    """Return a table of that version with its rows in the order that `load` gives. Raises RequestError, DamagedError."""
    found = read_table(store, of, table)
    if table != "draws":
        return found
    keys = found.select(["draw_id", "draw_date"]).to_pylist()
    return take(found, sorted(range(len(keys)), key=lambda row: draw_order(keys[row])))


def history(root: str | Path | None = None) -> pd.DataFrame:
    """Load the list of versions, one row each, oldest first: when, up to which capture, how many rows, what changed."""
    return load("history", root=root)


def diff(a: int, b: int, *, root: str | Path | None = None) -> pd.DataFrame:
    """Compare version `a` with version `b`, in either direction; 0 is the archive before its first version.

    The columns are draw_id, kind, field, before and after; the last two hold values as Python has them. Raises
    NoSnapshotError where there is no such version.
    """
    import pandas as pd

    store = _store(root)
    changes = between(store, manifest(store, a) if a else None, store, manifest(store, b))
    columns = ["draw_id", "kind", "field", "before", "after"]
    rows = [[getattr(change, name) for name in columns] for change in changes]
    return pd.DataFrame(rows, columns=columns, dtype=object).astype(dict.fromkeys(columns[:3], "string"))


def tables(root: str | Path | None = None, version: int | None = None) -> dict[str, int]:
    """Return the tables of the newest version, or of `version`, each with its number of rows."""
    store = _store(root)
    found = select(store, version, None)
    return {name: found.tables[name].rows for name in TABLES}


def opened(
    root: str | Path | None = None, version: int | None = None, as_of: When | None = None
) -> tuple[Store, Manifest]:
    """Return the archive's store and the version meant; parameters and errors are those of `load`."""
    store = _store(root)
    return store, select(store, version, as_of)


def _store(root: str | Path | None) -> Store:
    return open_store(root or os.environ.get("DRAWS_ARCHIVE") or "data/archive")


def select(store: Store, version: int | None, as_of: When | None) -> Manifest:
    """Return the version that `load` would read, by its rules and with its errors and warnings."""
    if version is not None and as_of is not None:
        raise RequestError("give version or as_of, not both")
    if version is not None:
        return manifest(store, version)
    newest = head(store)
    if newest is None:
        raise NoSnapshotError(f"the archive at {store.root} is empty; fill it with `draws crawl` or `draws ingest`")
    return newest if as_of is None else _known_at(store, newest, _moment(as_of))


def _moment(when: When) -> datetime:
    """Return the moment meant, aware and in UTC. Raises RequestError where it is none, or has a time without a zone."""
    if isinstance(when, str):
        try:
            # From 3.11 fromisoformat of date takes no time, and that of datetime takes a bare date too.
            when = date.fromisoformat(when) if len(when) <= len("2026-11-20") else datetime.fromisoformat(when)
        except ValueError:
            raise RequestError(f"as_of={when!r} is neither a date nor an instant, such as 2026-11-20T15:00Z") from None
    if not isinstance(when, datetime):
        return datetime.combine(when, time(), UTC)
    if when.tzinfo is None:
        raise RequestError(f"as_of={when} has no time zone; add one, such as 2026-11-20T15:00Z")
    try:
        return when.astimezone(UTC)
    except OverflowError:
        raise RequestError(f"as_of={when} is out of the calendar in UTC") from None


def _known_at(store: Store, newest: Manifest, at: datetime) -> Manifest:
    rows = read_table(store, newest, "history", ["version", "observed_until", "late"]).to_pylist()
    known = [row["version"] for row in rows if row["observed_until"] <= at]
    if not known:
        first = min(row["observed_until"] for row in rows)
        raise NoSnapshotError(f"nothing was known at {at:%F %T} UTC; the first moment is {first.isoformat()}")
    chosen = manifest(store, max(known))
    late = [row["version"] for row in rows if row["late"] and row["version"] > chosen.version]
    if late and _rows_until(store, newest, at) > chosen.tables["observations"].rows:
        text = (
            f"captures made by {at:%F %T} UTC were taken in late (versions {', '.join(map(str, late))}), so version "
            f"{chosen.version} lacks them; `draws rebuild --into NEW` replays all captures in time order"
        )
        warnings.warn(text, UserWarning, stacklevel=5)
    return chosen


def _rows_until(store: Store, newest: Manifest, at: datetime) -> int:
    times = read_table(store, newest, "observations", ["fetched_at"])["fetched_at"].to_pylist()
    return sum(fetched_at is not None and fetched_at <= at for fetched_at in times)
