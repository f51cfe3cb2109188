"""What changed between two versions, as data. `compare` is pure: two sets of tables in, a list out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from archive.kinds import Kind
from archive.schema import DRAWS
from archive.sealed import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.manifest import Manifest
    from archive.rows import Rows
    from archive.store import Store

NEEDED = ("draws", "pool", "issues")
"""The tables that a comparison reads."""

FIGURES = ("draw_number", "draw_date", "category", "category_name", "invitations", "crs_cutoff", "tie_break_at")
"""What a change tells of a draw that is new, reported or confirmed."""

NAMES = {"category_name", "category_version"}
_NOT_COMPARED = {"draw_id", "reported_as", "sources", "first_seen_at", "last_changed_at"}
COMPARED = tuple(name for name in DRAWS.schema.names if name not in _NOT_COMPARED)
"""The columns of draws that can be corrected or renamed; the others say how the archive came to know, or pair draws."""

DRAW_COLUMNS = ("draw_id", "reported_as", *COMPARED)
POOL_COLUMNS = ("draw_id", "crs_low", "crs_high", "candidates", "level")
ISSUE_COLUMNS = ("kind", "draw_id", "field", "closed_at")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one draw. `field` is a column of draws or `pool`, None where the whole draw is meant.

    `before` and `after` are values as Python has them: aware UTC datetimes, dates, numbers, texts, lists; a dict of
    figures for a whole draw, and a dict of band to candidates for `pool`.
    """

    draw_id: str
    kind: Kind
    field: str | None
    before: Any
    after: Any


Row = TypeVar("Row", bound=Mapping[str, Any])
Draw = dict[str, Any]
Pool = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class _State:
    """One side of the comparison: draws and pools by draw_id, and what is withdrawn as (draw_id, field)."""

    draws: dict[str, Draw]
    pools: dict[str, Pool]
    withdrawn: set[tuple[str, str | None]]


def compare(before: Mapping[str, Rows] | None, after: Mapping[str, Rows]) -> list[Change]:
    """Return the changes from one set of tables to another, by draw date, draw and field.

    Each maps `draws`, `pool` and `issues` to their rows; `before` None is an archive without a version.
    """
    if before is None:
        before = {"draws": [], "pool": [], "issues": []}
    old, new = _state(before), _state(after)
    found = [*_draw_changes(old, new), *_issue_changes(old, new)]
    # A draw that is gone may also have an issue that says so; one row tells it.
    unique = {(change.draw_id, change.kind, change.field): change for change in reversed(found)}

    def order(change: Change) -> tuple[Any, ...]:
        draw = new.draws.get(change.draw_id) or old.draws[change.draw_id]
        return (*draw_order(draw), change.field or "", change.kind)

    return sorted(unique.values(), key=order)


def between(old: Store, a: Manifest | None, new: Store, b: Manifest) -> list[Change]:
    """Return the changes from version `a` of one archive (None: the empty one) to `b` of the same or another, in either direction."""
    from archive.parts import read_table

    before = {name: read_table(old, a, name) for name in NEEDED} if a else None
    return compare(before, {name: read_table(new, b, name) for name in NEEDED})


def draw_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Sort key of a row of draws: by day (undated ones first), then as IRCC numbers them: 9, 10, 91a, 91b, then reports."""
    match = re.fullmatch(r"(\d+)(.*)", row["draw_id"])
    number = (int(match[1]), match[2]) if match else (0, row["draw_id"])
    return (row["draw_date"] or date.min, match is None, *number)


def counts(row: Mapping[str, Any]) -> bool:
    """Whether a row of draws counts among the figures that people ask for: an unconfirmed report does not."""
    return bool(row["status"] != "unconfirmed")


def newest(rows: Iterable[Row]) -> Row | None:
    """Return the newest of some rows of draws, of those that count and have a day; None where there is none."""
    return max((row for row in rows if counts(row) and row["draw_date"]), key=draw_order, default=None)


def _state(tables: Mapping[str, Rows]) -> _State:
    draws = {row["draw_id"]: row for row in _dicts(tables["draws"], DRAW_COLUMNS)}
    pools: dict[str, Pool] = {}
    for row in _dicts(tables["pool"], POOL_COLUMNS):
        pools.setdefault(row["draw_id"], {})[_band(row)] = row["candidates"]
    withdrawn = {
        (row["draw_id"], row["field"])
        for row in _dicts(tables["issues"], ISSUE_COLUMNS)
        if row["kind"] == "withdrawn" and row["closed_at"] is None and row["draw_id"] in draws
    }
    return _State(draws, pools, withdrawn)


def _dicts(rows: Rows, columns: Sequence[str]) -> list[dict[str, Any]]:
    if isinstance(rows, pa.Table):
        # By column, since Table.to_pylist takes three times as long, and columns that are not compared are left out.
        values = (rows[name].to_pylist() for name in columns)
        return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]
    listed = ({name: row.get(name) for name in columns} for row in rows)
    return [{name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in listed]


def _band(row: Mapping[str, Any]) -> str:
    return "total" if row["level"] == "total" else f"{row['crs_low']}-{row['crs_high']}"


def _figures(draw: Draw) -> dict[str, Any]:
    return {name: draw.get(name) for name in FIGURES}


def _draw_changes(old: _State, new: _State) -> Iterator[Change]:
    gone = old.draws.keys() - new.draws.keys()
    for draw_id, draw in new.draws.items():
        report_id = draw.get("reported_as")
        if report_id in gone and draw["status"] == "official":
            gone.discard(report_id)
            report = old.draws[report_id]
            yield Change(draw_id, "confirmed", None, {"draw_id": report_id, **_figures(report)}, _figures(draw))
            if draw_id not in old.draws:
                yield from _confirmed_values(
                    draw_id, report, draw, old.pools.get(report_id, {}), new.pools.get(draw_id, {})
                )
        elif draw_id not in old.draws:
            kind: Kind = "new" if draw["status"] == "official" else "reported"
            yield Change(draw_id, kind, None, None, _figures(draw))
        if draw_id in old.draws:
            yield from _field_changes(draw_id, old.draws[draw_id], draw)
            yield from _pool_changes(draw_id, old.pools.get(draw_id, {}), new.pools.get(draw_id, {}))
    for draw_id in gone:
        yield Change(draw_id, "withdrawn", None, _figures(old.draws[draw_id]), None)


def _confirmed_values(draw_id: str, report: Draw, draw: Draw, old_pool: Pool, new_pool: Pool) -> Iterator[Change]:
    """Give what the confirmation says otherwise than the report did; what it adds, and IRCC's name for a phrase, is no change."""
    for change in _field_changes(draw_id, report, draw):
        if change.before not in (None, []) and change.field not in {"status", *NAMES}:
            yield change
    yield from _pool_changes(draw_id, old_pool, {band: new_pool.get(band) for band in old_pool})


def _field_changes(draw_id: str, old: Draw, new: Draw) -> Iterator[Change]:
    for name in COMPARED:
        before, after = old.get(name), new.get(name)
        if before != after:
            yield Change(draw_id, "renamed" if name in NAMES else "corrected", name, before, after)


def _pool_changes(draw_id: str, old: Pool, new: Pool) -> Iterator[Change]:
    bands = [band for band in {**new, **old} if old.get(band) != new.get(band)]
    if bands:
        before, after = ({band: pool.get(band) for band in bands} for pool in (old, new))
        yield Change(draw_id, "corrected", "pool", _or_none(before), _or_none(after))


def _or_none(pool: Pool) -> Pool | None:
    return pool if any(count is not None for count in pool.values()) else None


def _issue_changes(old: _State, new: _State) -> Iterator[Change]:
    for draw_id, field in new.withdrawn - old.withdrawn:
        yield Change(draw_id, "withdrawn", field, _kept(new, draw_id, field), None)
    for draw_id, field in old.withdrawn - new.withdrawn:
        if draw_id in new.draws:
            yield Change(draw_id, "reinstated", field, None, _kept(new, draw_id, field))


def _kept(state: _State, draw_id: str, field: str | None) -> Any:
    """Return the value that the draw still has: the archive keeps what a source withdraws."""
    if field is None:
        return _figures(state.draws[draw_id])
    return state.pools.get(draw_id) if field == "pool" else state.draws[draw_id].get(field)


def to_json(change: Change) -> dict[str, str | None]:
    """Return the change as a row of the `changes` table without its version: `before` and `after` as JSON text, None as null."""
    return {
        "draw_id": change.draw_id,
        "kind": change.kind,
        "field": change.field,
        "before": _dump(change.before),
        "after": _dump(change.after),
    }


def from_json(row: Mapping[str, Any]) -> Change:
    """Return the change in a row of the `changes` table: dates and instants are again what they were."""
    field = row["field"]
    before, after = (_load(row[side], field) for side in ("before", "after"))
    return Change(row["draw_id"], row["kind"], field, before, after)


def _dump(value: Any) -> str | None:
    return None if value is None else json.dumps(value, default=_text, ensure_ascii=False)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {value!r}")


def _load(text: str | None, field: str | None) -> Any:
    if text is None:
        return None
    value = json.loads(text)
    if field is None:
        return {name: _typed(part, name) for name, part in value.items()}
    return _typed(value, field)


def _typed(value: Any, field: str) -> Any:
    if not isinstance(value, str) or field not in DRAWS.schema.names:
        return value
    type_ = DRAWS.schema.field(field).type
    if pa.types.is_timestamp(type_):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if pa.types.is_date(type_) else value
