"""Which draws new statements are about, and which older statements change their draw through them.

Statements that no official draw was known for when they were made ("early" ones) make reports, by the day; those of a
day, and of the days around it, are grouped anew together. Everything else keeps the draw that it had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from archive.schema import EVIDENCE
from pipelines.linking import AMBIGUOUS, SLIP, Anchors, Tie
from pipelines.precedence import is_official
from pipelines.records import NUMBERED
from pipelines.reports import Report, Voter, reports, voter_of

if TYPE_CHECKING:
    from pipelines.log import Log
    from pipelines.records import Observation

Links = dict[str, Tie | None]
"""For each observation: the draw_id and the rule that tied it there; None where it is about no draw."""
Rows = dict[str, "Observation"]
Saying = tuple[Voter, date | None]
"""A statement of a page over time, as long as it is of the same day."""


@dataclass(slots=True)
class Relinked:
    """What the added statements change: links, the draws that gain or lose a statement, and what draws were reported as.

    `reported_as` holds only the draws for which that was looked at; the others were reported as before.
    """

    links: Links = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    reported_as: dict[str, str | None] = field(default_factory=dict)


def is_numbered(row: Observation) -> bool:
    """Whether IRCC itself speaks of a draw by its number, or no longer does."""
    return is_official(row.source) and (
        row.draw_number is not None or (not row.stated and bool(re.match(NUMBERED, row.subject)))
    )


def draw_number_of(row: Observation) -> str:
    """The draw of a numbered statement: its number, or, where the feed no longer lists it, the number that it had."""
    return row.draw_number or row.subject.partition("~")[0]


def relink(evidence: pa.Table, log: Log, added: Sequence[Observation]) -> Relinked:
    """The links that change through `added`; `log` holds these already, `evidence` the links before them."""
    result = Relinked()
    for row in added:
        if is_numbered(row):
            result.links[row.observation_id] = (draw_number_of(row), "number")
            result.touched.add(draw_number_of(row))
    affected = _Affected(evidence, log, Anchors(row for row in log.official() if row.draw_number))
    affected.spread(added, result.touched)
    result.links |= affected.links()
    result.reported_as = affected.reported_as
    before = links_of(evidence, result.links)
    for observation_id, tie in result.links.items():
        was = before.get(observation_id)
        if tie != was:
            result.touched |= {one[0] for one in (tie, was) if one}
    return result


class _Affected:
    """The statements, not IRCC's own, that an addition may move: found first (`spread`), then linked (`links`)."""

    def __init__(self, evidence: pa.Table, log: Log, anchors: Anchors) -> None:
        self.evidence, self.log, self.anchors = evidence, log, anchors
        self.rows: Rows = {}
        self.days: set[date] = set()
        self.draws: set[str] = set()
        self.reported_as: dict[str, str | None] = {}

    def spread(self, added: Sequence[Observation], touched: set[str]) -> None:
        """Load what may move: statements that share something with a touched draw, and early ones around their days."""
        news = [row for row in added if not is_numbered(row)]
        pages, about = self.log.pages({row.url for row in news}), self.log.about(self.anchors, touched)
        self._load([*pages, *about])
        told = {_saying(row) for row in news}
        before = links_of(self.evidence, self.rows)
        reported = {key for key, tie in before.items() if tie[1] in {"report", "same-page"}}
        moved = [
            *about,
            *(row for row in pages if _saying(row) in told and (self._is_early(row) or row.observation_id in reported)),
        ]
        left = {before[row.observation_id][0] for row in moved if row.observation_id in before}
        days, draws = _days(moved), touched | self._draws_of(moved) | (left & self.anchors.by_id.keys())
        while days - self.days or draws - self.draws:
            new = [*self.log.on(days - self.days), *self._statements(draws - self.draws)]
            self.days |= days
            self.draws |= draws
            self._load(new)
            early = [row for row in new if self._is_early(row)]
            days, draws = _days(early), self._draws_of(early)
        gone = self.log.gone({row.url for row in self.rows.values()})
        self._load(self.log.pages({row.url for row in gone}))

    def _load(self, rows: Iterable[Observation]) -> None:
        self.rows |= {row.observation_id: row for row in rows}

    def _is_early(self, row: Observation) -> bool:
        """Whether no official draw was known for a statement when it was made."""
        tie = self.anchors.find(row) if row.stated and row.draw_date else AMBIGUOUS
        return tie is None or (tie != AMBIGUOUS and self.anchors.by_id[tie[0]].first_at > row.fetched_at)

    def _draws_of(self, rows: Iterable[Observation]) -> set[str]:
        """The official draws of some statements, and of what their pages say in their place of the same day."""
        sayings = {_saying(row) for row in rows}
        ties = (self.anchors.find(row) for row in self.rows.values() if row.stated and _saying(row) in sayings)
        return {tie[0] for tie in ties if tie and tie != AMBIGUOUS}

    def _statements(self, draws: set[str]) -> list[Observation]:
        mask = pc.is_in(self.evidence["draw_id"], value_set=pa.array(sorted(draws), pa.string()))
        return [row for row in self.log.having(self.evidence["observation_id"].filter(mask)) if not is_numbered(row)]

    def links(self) -> Links:
        """The link of each statement that was loaded."""
        ordered = sorted(self.rows.values(), key=lambda row: (row.fetched_at, row.observation_id))
        found = self._found(ordered)
        before = links_of(self.evidence, self.rows)
        links: Links = {}
        for row in ordered:
            tie = found[row.observation_id]
            settled = tie is not None or not row.stated or row.draw_date is None or row.draw_date in self.days
            links[row.observation_id] = tie if settled else before.get(row.observation_id)
        early = [row for row in ordered if row.draw_date in self.days and self._is_loose(row, found)]
        self.reported_as = dict.fromkeys(self.draws)
        for report in reports(early):
            target = _target(report, found)
            if target is not None and self.reported_as.get(target) is None:
                self.reported_as[target] = report.draw_id
            tied = (target or report.draw_id, "report")
            links |= {row.observation_id: tied for row in report.rows if found[row.observation_id] is None}
        links = {key: None if tie == AMBIGUOUS else tie for key, tie in links.items()}
        _follow(ordered, links)
        return links

    def _found(self, ordered: list[Observation]) -> Links:
        """The official draw of each statement: its own, or that which the page later says in its place of the same day."""
        found: Links = {}
        later: dict[Saying, str] = {}
        for row in reversed(ordered):
            key = _saying(row)
            tie = self.anchors.find(row) if row.stated else None
            if tie is None and row.stated and row.draw_date and key in later:
                tie = (later[key], "same-page")
            elif tie is not None and tie != AMBIGUOUS:
                later[key] = tie[0]
            found[row.observation_id] = tie
        return found

    def _is_loose(self, row: Observation, found: Links) -> bool:
        tie = found[row.observation_id]
        if not row.stated or tie == AMBIGUOUS:
            return False
        return tie is None or self.anchors.by_id[tie[0]].first_at > row.fetched_at


def _saying(row: Observation) -> Saying:
    return voter_of(row), row.draw_date


def _days(rows: Iterable[Observation]) -> set[date]:
    """The days of some statements, and those so near that a page may have mistaken one for the other."""
    slips = [timedelta(days=number) for number in range(-SLIP.days, SLIP.days + 1)]
    return {row.draw_date + slip for row in rows if row.stated and row.draw_date for slip in slips}


def _target(report: Report, found: Links) -> str | None:
    """The official draw that confirms a report: that of most of its statements, else of the oldest."""
    draws = Counter(tie[0] for row in report.rows if (tie := found[row.observation_id]))
    return draws.most_common(1)[0][0] if draws else None


def _follow(ordered: list[Observation], links: Links) -> None:
    """A page that no longer states a draw speaks of the draw that it stated before."""
    last: dict[Voter, Tie | None] = {}
    for row in ordered:
        if row.stated:
            last[voter_of(row)] = links[row.observation_id]
        elif voter_of(row) in last:
            links[row.observation_id] = last[voter_of(row)]
        else:
            del links[row.observation_id]


def links_of(evidence: pa.Table, ids: Iterable[str]) -> dict[str, Tie]:
    """The links that a table of evidence holds for some observations."""
    mask = pc.is_in(evidence["observation_id"], value_set=pa.array(list(ids), pa.string()))
    return {row["observation_id"]: (row["draw_id"], row["rule"]) for row in evidence.filter(mask).to_pylist()}


def linked(evidence: pa.Table, links: Links) -> pa.Table:
    """The table of evidence with some links made anew."""
    kept = evidence.filter(
        pc.invert(pc.is_in(evidence["observation_id"], value_set=pa.array(list(links), pa.string())))
    )
    rows: list[dict[str, Any]] = [
        {"observation_id": key, "draw_id": tie[0], "rule": tie[1]} for key, tie in links.items() if tie
    ]
    return pa.concat_tables([kept, pa.Table.from_pylist(rows, schema=EVIDENCE.schema)])
