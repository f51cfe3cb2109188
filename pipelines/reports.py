"""Draws that news pages state before IRCC does: which statements are about the same one, and what it is called.

A report is called after the day and category of the statement that made it, and keeps that name whatever is learnt of
it later, until IRCC confirms it. So it is announced once, and a second report of that day and category is `-2` for good.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipelines.linking import SLIP
from pipelines.periods import Key, Stream, stream
from pipelines.records import Observation

FIGURES = ("invitations", "crs_cutoff", "category")
LEAST_FIGURES = 2
"""How many of FIGURES a statement must give beside a day to make a report: fewer is too thin to announce a draw."""

Voter = tuple[Stream, Key]


@dataclass(slots=True)
class Report:
    """The statements of one draw that no official source had stated when they were made."""

    draw_id: str
    day: date
    category: str | None = None
    rows: list[Observation] = field(default_factory=list)
    voters: set[Voter] = field(default_factory=set)

    def add(self, row: Observation) -> None:
        """Take a statement in."""
        self.rows.append(row)
        self.voters.add(voter_of(row))
        self.category = self.category or row.category

    def fits(self, row: Observation) -> int:
        """How well a statement fits, from 1; 0 where it is about another draw, or cannot be told to be about this one."""
        if row.draw_date is None or abs(row.draw_date - self.day) > SLIP or self._other_kind(row):
            return 0
        votes = [self._agrees(row, name) for name in ("invitations", "crs_cutoff")]
        if row.draw_date != self.day:
            return int(votes == [True, True])
        if votes == [False, False]:
            return 0
        same_kind = row.category is not None and row.category == self.category
        return max(0, 3 * same_kind + 2 * votes.count(True) - votes.count(False))

    def continues(self, row: Observation) -> bool:
        """Whether a page says this in the place of what it said of this report: then it has changed its figures."""
        return voter_of(row) in self.voters and row.draw_date == self.day and not self._other_kind(row)

    def _other_kind(self, row: Observation) -> bool:
        return bool(row.category and self.category and row.category != self.category)

    def _agrees(self, row: Observation, name: str) -> bool | None:
        """Whether a statement agrees with the others on a figure; None where either is silent."""
        value = getattr(row, name)
        known = {getattr(other, name) for other in self.rows} - {None}
        return value in known if value is not None and known else None


def voter_of(row: Observation) -> Voter:
    """Who speaks: a statement of a page, over time."""
    return stream(row), (row.role, row.subject)


def report_id(day: date, category: str | None) -> str:
    """The draw_id of a report, before a number is added where it is taken: `reported-2026-11-20-cec`."""
    return f"reported-{day.isoformat()}-{category or 'unknown'}"


def reports(rows: Iterable[Observation]) -> list[Report]:
    """Group statements that no official draw was known for, each with a day, into reports, the oldest first.

    Thin statements make no report, but join one that they fit. The outcome does not depend on the order of the rows.
    """
    ordered = sorted(rows, key=lambda row: (row.fetched_at, row.category is None, row.observation_id))
    found: list[Report] = []
    for row in ordered:
        if _weight(row) < LEAST_FIGURES or row.draw_date is None or _is_forecast(row, row.draw_date):
            continue
        home = _home(row, found)
        if home is None:
            home = Report(
                _free_id(report_id(row.draw_date, row.category), {one.draw_id for one in found}), row.draw_date
            )
            found.append(home)
        home.add(row)
    for row in ordered:
        if _weight(row) < LEAST_FIGURES and (home := _home(row, found)):
            home.add(row)
    return found


def _home(row: Observation, found: list[Report]) -> Report | None:
    fitting = [(report.fits(row), report.continues(row), -place) for place, report in enumerate(found)]
    best = max(fitting, default=(0, False, 0))
    if best[:2] == (0, False):
        return None
    return found[-best[2]]


def _is_forecast(row: Observation, day: date) -> bool:
    """Whether a page spoke before the day of the draw; a day is granted, since it has begun elsewhere."""
    return day > row.fetched_at.date() + timedelta(days=1)


def _weight(row: Observation) -> int:
    return sum(getattr(row, name) is not None for name in FIGURES)


def _free_id(base: str, taken: set[str]) -> str:
    if base not in taken:
        return base
    return next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)
