"""Observations to one truth: link statements to draws, fold each draw's life, and give the rows of the archive's tables.

Pure: the same observations in any order give the same rows. What a new capture does not touch is taken over as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pipelines import crossings
from pipelines.categories import Category
from pipelines.fold import Life, fold
from pipelines.linking import Anchors, report_id, reports
from pipelines.periods import stream
from pipelines.precedence import Standing, is_official, standing
from pipelines.records import Issue, Observation

UNCONFIRMED_AFTER = timedelta(days=14)
"""A report that IRCC's feed, fetched this long after the draw or later, does not know is unconfirmed."""

Row = dict[str, Any]


@dataclass(slots=True)
class Truth:
    """The rows of the tables that are computed from observations, as `archive.schema` describes them."""

    draws: list[Row] = field(default_factory=list)
    pool: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What reconciling needs to know beside the observations.

    `ranks`: rank of each news source (100 where none is given). `fetched`: for each source, when it was last read whole.
    """

    ranks: Mapping[str, int] = field(default_factory=dict)
    fetched: Mapping[str, datetime] = field(default_factory=dict)

    def standing(self, source: str) -> Standing:
        """How much a source is trusted."""
        return standing(source, self.ranks.get(source, 100))


def reconcile(observations: Iterable[Observation], context: Context) -> Truth:
    """The truth that follows from all observations."""
    rows = list(observations)
    links = link(rows)
    truth = Truth()
    lives = []
    by_draw: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        if row.observation_id in links:
            by_draw[links[row.observation_id][0]].append(row)
    for draw_id, statements in by_draw.items():
        life = fold(draw_id, statements, {row.source: context.standing(row.source) for row in statements})
        lives.append(life)
        truth.draws.append(_draw_row(life, context))
        truth.pool += _pool_rows(life)
    truth.evidence = [
        {"observation_id": observation_id, "draw_id": draw_id, "rule": rule}
        for observation_id, (draw_id, rule) in links.items()
    ]
    issues = [issue for life in lives for issue in life.all_issues()]
    issues += crossings.issues(truth.draws, lives, context.fetched)
    truth.issues = [issue.row() for issue in _distinct(issues)]
    return truth


def link(rows: Iterable[Observation]) -> dict[str, tuple[str, str]]:
    """For each observation that is about a draw: the draw_id and the rule that tied it there."""
    ordered = sorted(rows, key=lambda row: (row.fetched_at, row.observation_id))
    anchors = Anchors(row for row in ordered if is_official(row.source))
    links: dict[str, tuple[str, str]] = {}
    loose = []
    for row in ordered:
        if is_official(row.source) and row.draw_number:
            links[row.observation_id] = (row.draw_number, "number")
        elif row.stated:
            found = anchors.find(row)
            if found:
                links[row.observation_id] = found
            else:
                loose.append(row)
    for draw_id, report in reports(loose).items():
        links |= {row.observation_id: (draw_id, "report") for row in report.rows}
    return links | _follow(ordered, links)


def _follow(ordered: list[Observation], links: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """A page that no longer states a draw speaks of the draw that it stated before."""
    last: dict[Any, tuple[str, str]] = {}
    followed = {}
    for row in ordered:
        voter = (stream(row), row.role, row.subject)
        if row.stated:
            if row.observation_id in links:
                last[voter] = links[row.observation_id]
            else:
                last.pop(voter, None)
        elif voter in last:
            followed[row.observation_id] = last[voter]
    return followed


def _distinct(issues: Iterable[Issue]) -> list[Issue]:
    """One of each key: two sources that withdraw the same field at the same moment make one issue."""
    kept: dict[str, Issue] = {}
    for issue in sorted(issues, key=lambda one: (one.issue_id, one.closed_at is not None, str(one.statements))):
        kept.setdefault(issue.issue_id, issue)
    return list(kept.values())


def _draw_row(life: Life, context: Context) -> Row:
    values = life.chosen()
    category, name = values["category"], values["category_name"]
    tie_break_at, precision = values["tie_break_at"] or (None, None)
    return {
        "draw_id": life.draw_id,
        "draw_number": values["draw_number"],
        "reported_as": _reported_as(life),
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
        "status": _status(life, values["draw_date"], context),
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


def _reported_as(life: Life) -> str | None:
    """What the draw was called while only others than IRCC stated it."""
    before = life.before_official
    if life.official_since is None:
        return None
    return report_id(before["draw_date"], before["category"]) if before and before["draw_date"] else None


def _status(life: Life, day: date | None, context: Context) -> str:
    if life.official_since is not None:
        return "official"
    asked = [at for source, at in context.fetched.items() if source.startswith("ircc-feed")]
    deadline = datetime.combine(day, time(), UTC) + UNCONFIRMED_AFTER if day else None
    return "unconfirmed" if deadline and asked and max(asked) >= deadline else "reported"


def _pool_rows(life: Life) -> list[Row]:
    choice = life.ballots["pool"].choice
    if choice is None:
        return []
    as_of, bands = choice.value
    return [
        {
            "draw_id": life.draw_id,
            "as_of": as_of,
            "crs_low": band.crs_low,
            "crs_high": band.crs_high,
            "candidates": band.candidates,
            "level": band.level,
        }
        for band in bands
    ]
