"""Observations to one truth: link statements to draws, fold each draw's life, and give the rows of the archive's tables.

Pure: the same observations in any order give the same rows. What a new capture does not touch is taken over as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from archive.schema import EVIDENCE
from pipelines import crossings
from pipelines.categories import Category
from pipelines.fold import Life, fold
from pipelines.log import Log
from pipelines.precedence import Standing, standing
from pipelines.records import Issue, Observation, half_filled
from pipelines.relinking import linked, relink

UNCONFIRMED_AFTER = timedelta(days=14)
"""A report that IRCC's feed, fetched this long after the draw or later, does not know is unconfirmed."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What reconciling needs to know beside the observations.

    `ranks`: rank of each news source (100 where none is given). `fetched`: for each source, when it was last read whole;
    `reads`: for each of IRCC's feeds every such time, in time order.
    """

    ranks: Mapping[str, int] = field(default_factory=dict)
    fetched: Mapping[str, datetime] = field(default_factory=dict)
    reads: crossings.Reads = field(default_factory=dict)

    def standing(self, source: str) -> Standing:
        """How much a source is trusted."""
        return standing(source, self.ranks.get(source, 100))


@dataclass(frozen=True, slots=True)
class Truth:
    """What is computed from observations: the rows of draws, pool and issues by draw_id, and the table of evidence."""

    draws: dict[str, Row] = field(default_factory=dict)
    pool: dict[str, list[Row]] = field(default_factory=dict)
    issues: dict[str, list[Row]] = field(default_factory=dict)
    evidence: pa.Table = field(default_factory=EVIDENCE.schema.empty_table)

    @classmethod
    def from_tables(cls, tables: Mapping[str, pa.Table]) -> Truth:
        """The truth as a snapshot holds it. Issues that show only across draws are left out: they are computed anew."""
        issues = [row for row in tables["issues"].to_pylist() if row["kind"] not in crossings.KINDS]
        draws = {row["draw_id"]: row for row in tables["draws"].to_pylist()}
        return cls(draws, _grouped(tables["pool"].to_pylist()), _grouped(issues), tables["evidence"])

    def rows(self, name: str) -> list[Row]:
        """All rows of draws, pool or issues."""
        if name == "draws":
            return list(self.draws.values())
        return [row for rows in getattr(self, name).values() for row in rows]


def update(truth: Truth, log: Log, added: Sequence[Observation], context: Context) -> Truth:
    """The truth after some observations were added to the log that `truth` was computed from.

    Costs the draws that they touch, and those statements that could change their draw through them. The same rows added
    in one step or in many, in any order, give the same truth.
    """
    log = log.plus(added)
    changes = relink(truth.evidence, log, added)
    evidence = linked(truth.evidence, changes.links)
    draws, pool, issues = dict(truth.draws), dict(truth.pool), dict(truth.issues)
    reported_as = {draw_id: row["reported_as"] for draw_id, row in draws.items()} | changes.reported_as
    for draw_id in changes.touched:
        for table in (draws, pool, issues):
            table.pop(draw_id, None)
        statements = log.having(evidence["observation_id"].filter(pc.equal(evidence["draw_id"], pa.scalar(draw_id))))
        if not statements:
            continue
        life = fold(draw_id, statements, {row.source: context.standing(row.source) for row in statements})
        draws[draw_id] = _draw_row(life)
        pool[draw_id] = _pool_rows(life)
        issues[draw_id] = [issue.row() for issue in _distinct(life.all_issues())]
    finished = {
        draw_id: _with_status(row, context) | {"reported_as": reported_as.get(draw_id)}
        for draw_id, row in draws.items()
    }
    return Truth(finished, pool, issues, evidence)


def across(truth: Truth, log: Log, context: Context) -> list[Row]:
    """The issues that only show when draws are seen beside each other; `log` is what the truth was computed from."""
    return [issue.row() for issue in crossings.issues(truth.rows("draws"), log.official(), context.reads)]


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["draw_id"]].append(row)
    return dict(groups)


def _distinct(issues: Iterable[Issue]) -> list[Issue]:
    """One of each key: an issue that closes and opens again at one moment stays open."""
    kept: dict[str, Issue] = {}
    for issue in sorted(issues, key=lambda one: (one.issue_id, one.closed_at is not None)):
        kept.setdefault(issue.issue_id, issue)
    return list(kept.values())


def _draw_row(life: Life) -> Row:
    values = life.chosen()
    category, name = values["category"], values["category_name"]
    tie_break_at, precision = values["tie_break_at"] or (None, None)
    return {
        "draw_id": life.draw_id,
        "draw_number": values["draw_number"],
        "reported_as": None,
        "draw_date": values["draw_date"],
        "drawn_at": values["drawn_at"],
        "category": category,
        "category_name": name[0] if name else None,
        "category_version": _version(life),
        "round_type": Category(category).round_type if category else None,
        "programs": list(values["programs"]) if values["programs"] else None,
        "invitations": values["invitations"],
        "crs_cutoff": values["crs_cutoff"],
        "tie_break_at": tie_break_at,
        "tie_break_precision": precision,
        "status": "official" if life.official_since is not None else "reported",
        "instruction_url": values["instruction_url"],
        "pool_as_of": values["pool"][0] if values["pool"] else None,
        "sources": sorted(life.sources),
        "first_seen_at": life.first_seen_at,
        "last_changed_at": life.last_changed_at,
    }


def _version(life: Life) -> str | None:
    """The version mark of the English name; of the category as chosen where nobody gives an English name."""
    name, category = life.ballots["category_name"].choice, life.ballots["category"].choice
    if name is not None:
        return str(name.value[1]) if name.value[1] else None
    return category.row.category_version if category else None


def _with_status(row: Row, context: Context) -> Row:
    """The row with what time makes of a report that IRCC's feed, read since, does not know."""
    if row["status"] == "official":
        return row
    asked = [at for source, at in context.fetched.items() if source.startswith("ircc-feed")]
    day = row["draw_date"]
    deadline = datetime.combine(day, time(), UTC) + UNCONFIRMED_AFTER if day else None
    late = deadline is not None and bool(asked) and max(asked) >= deadline
    return row | {"status": "unconfirmed" if late else "reported"}


def _pool_rows(life: Life) -> list[Row]:
    """The chosen pool; its zeros are null where it is half filled, and the statement keeps them as published."""
    choice = life.ballots["pool"].choice
    if choice is None:
        return []
    as_of, bands = choice.value
    blank = 0 if half_filled(bands) else None
    return [
        {
            "draw_id": life.draw_id,
            "as_of": as_of,
            "crs_low": band.crs_low,
            "crs_high": band.crs_high,
            "candidates": None if band.candidates == blank else band.candidates,
            "level": band.level,
        }
        for band in bands
    ]
