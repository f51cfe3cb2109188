"""What changed between two versions: a diff is data, one row a cell; its wording is elsewhere."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from archive.manifest import Manifest
    from archive.store import Store

NEEDED = ("draws", "pool", "issues")
"""The tables that a comparison reads."""

NOT_COMPARED = {
    "draw_id",
    "reported_as",
    "first_seen_at",
    "last_changed_at",
    "sources",
    "tie_break_precision",
    "pool_as_of",
}
"""Columns of draws that follow from others, or tell of the archive rather than of the draw."""
NAMES = {"category_name", "category_version"}
MAIN = ("draw_number", "draw_date", "category", "category_name", "invitations", "crs_cutoff", "tie_break_at")
"""What a change says of a draw that is new."""

KINDS = ("new", "reported", "confirmed", "corrected", "renamed", "withdrawn", "reinstated")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `field` is a column of draws or `pool`, None where the whole draw is meant; values as Python has them."""

    draw_id: str
    kind: str
    field: str | None
    before: Any
    after: Any

    def row(self, version: int) -> Row:
        """The row of the `changes` table: the values as JSON text."""
        return {
            "version": version,
            "draw_id": self.draw_id,
            "kind": self.kind,
            "field": self.field,
            "before": as_json(self.before),
            "after": as_json(self.after),
        }


def as_json(value: Any) -> str | None:
    """A value as JSON text, instants as `2024-02-25T11:55:12Z`; None stays None."""
    return None if value is None else json.dumps(value, default=_text, ensure_ascii=False)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a change")


def between(old: Store, a: Manifest | None, new: Store, b: Manifest) -> list[Change]:
    """What changed from snapshot `a` of one archive (None: from nothing) to `b` of the same or another."""
    from archive.snapshots import read_table

    before = {name: read_table(old, a, name) for name in NEEDED} if a else None
    return compare(before, {name: read_table(new, b, name) for name in NEEDED})


def compare(before: Mapping[str, pa.Table] | None, after: Mapping[str, pa.Table]) -> list[Change]:
    """Every change from one version's draws, pool and issues to another's, by date, then draw, then field.

    A draw that was a report is paired with what it became through `reported_as`, so that a confirmed draw is not a
    withdrawn and a new one.
    """
    old = _by_id(before["draws"]) if before else {}
    new = _by_id(after["draws"])
    old_pool = _pools(before["pool"]) if before else {}
    new_pool = _pools(after["pool"])
    changes: list[Change] = []
    gone = dict(old)
    for draw_id, row in new.items():
        was = gone.pop(draw_id, None)
        if was is None and row["reported_as"] in gone and row["reported_as"] not in new:
            was = gone.pop(row["reported_as"])
            changes.append(Change(draw_id, "confirmed", None, _main(was) | {"draw_id": was["draw_id"]}, _main(row)))
        if was is None:
            changes.append(
                Change(draw_id, "new" if row["status"] == "official" else "reported", None, None, _main(row))
            )
            continue
        changes += _cells(was, row)
        changes += _pool_change(draw_id, old_pool.get(was["draw_id"], {}), new_pool.get(draw_id, {}))
    changes += [Change(draw_id, "withdrawn", None, _main(row), None) for draw_id, row in gone.items()]
    changes += _withdrawals(before["issues"] if before else None, after["issues"], new)
    dates = {draw_id: row["draw_date"] for draw_id, row in [*old.items(), *new.items()]}
    return sorted(
        changes, key=lambda one: (dates[one.draw_id] or date.min, one.draw_id, one.field or "", KINDS.index(one.kind))
    )


def _by_id(draws: pa.Table) -> dict[str, Row]:
    return {row["draw_id"]: row for row in draws.to_pylist()}


def _main(row: Row) -> Row:
    return {name: row[name] for name in MAIN}


def _cells(was: Row, row: Row) -> Iterator[Change]:
    confirmed = was["draw_id"] != row["draw_id"]
    for name in row:
        if name in NOT_COMPARED or was[name] == row[name]:
            continue
        if confirmed and (name in {"draw_number", "status"} or was[name] is None):
            continue  # what a confirmation brings by its nature is told by the confirmation
        yield Change(row["draw_id"], "renamed" if name in NAMES else "corrected", name, was[name], row[name])


def _pools(pool: pa.Table) -> dict[str, Row]:
    pools: dict[str, Row] = defaultdict(dict)
    for row in pool.to_pylist():
        band = "total" if row["level"] == "total" else f"{row['crs_low']}-{row['crs_high']}"
        pools[row["draw_id"]][band] = row["candidates"]
        pools[row["draw_id"]]["as_of"] = row["as_of"]
    return pools


def _pool_change(draw_id: str, was: Row, now: Row) -> Iterator[Change]:
    bands = sorted(band for band in was.keys() | now.keys() if was.get(band) != now.get(band))
    if bands:
        before = {band: was[band] for band in bands if band in was} or None
        yield Change(draw_id, "corrected", "pool", before, {band: now[band] for band in bands if band in now} or None)


def _withdrawals(before: pa.Table | None, after: pa.Table, new: Mapping[str, Row]) -> Iterator[Change]:
    """From the issues, since the draws table keeps the last known value."""
    earlier, now = _open(before), _open(after)
    for key in now.keys() - earlier.keys():
        yield Change(key[0], "withdrawn", key[1], now[key], None)
    for key in earlier.keys() - now.keys():
        value = new[key[0]].get(key[1] or "") if key[0] in new else None
        yield Change(key[0], "reinstated", key[1], None, value if value is not None else earlier[key])


def _open(issues: pa.Table | None) -> dict[tuple[str, str | None], Any]:
    """The values withdrawn and not given again, by draw and field."""
    rows = issues.to_pylist() if issues is not None else []
    return {
        (row["draw_id"], row["field"]): row["statements"][0]["value"] if row["statements"] else None
        for row in rows
        if row["kind"] == "withdrawn" and row["closed_at"] is None
    }


def summary(changes: list[Change]) -> str:
    """What changed in a line: `new 388` or `new 92 draws, corrected 3`."""
    draws: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        if change.draw_id not in draws[change.kind]:
            draws[change.kind].append(change.draw_id)
    named = (
        f"{kind} {', '.join(draws[kind])}" if len(draws[kind]) <= 3 else f"{kind} {len(draws[kind])} draws"
        for kind in KINDS
        if draws[kind]
    )
    return "; ".join(named) or "no draw changed"
