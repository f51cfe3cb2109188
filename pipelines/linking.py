"""Which draw a statement is about: by its number, by date and figures, or by its figures alone, and apart when unsure.

IRCC's own statements carry the number and make the draws. All others are compared with everything that IRCC ever said
of each draw; a wrong number on a page loses against its own date and figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pipelines.records import Observation

# What agreement on a field is worth, and what contradiction costs. A date is as good as two figures; a number is worth
# most when it is right but costs little when it is wrong, since pages number their draws carelessly.
WORTH = {"draw_number": (4, 2), "draw_date": (3, 3), "invitations": (2, 2), "crs_cutoff": (2, 2), "category": (2, 2)}
ENOUGH = 4
"""Points from which a statement belongs to a draw."""

FIGURES = ("invitations", "crs_cutoff", "category")


@dataclass(slots=True)
class Anchor:
    """All that IRCC ever said of one draw, field by field."""

    draw_id: str
    values: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, row: Observation) -> None:
        """Add what one official statement says."""
        for name in WORTH:
            value = getattr(row, name)
            if value is not None:
                self.values[name].add(value)

    @property
    def earliest(self) -> date | None:
        """The first date that IRCC gave the draw."""
        return min(self.values["draw_date"], default=None)


class Anchors:
    """The official draws, found by number, by date, or by invitations and cutoff together."""

    def __init__(self, official: Iterable[Observation] = ()) -> None:
        self.by_id: dict[str, Anchor] = {}
        self._by_clue: dict[Any, set[str]] = defaultdict(set)
        self._found: dict[Any, tuple[str, str] | None] = {}
        for row in official:
            self.learn(row)

    def learn(self, row: Observation) -> None:
        """Take in one official statement; one without a number makes no draw."""
        if row.draw_number is None:
            return
        anchor = self.by_id.setdefault(row.draw_number, Anchor(row.draw_number))
        anchor.learn(row)
        self._found.clear()
        for clue in _clues(anchor.values):
            self._by_clue[clue].add(anchor.draw_id)

    def find(self, row: Observation) -> tuple[str, str] | None:
        """The draw that a statement is about and the rule that says so; None where there is none, or two would do."""
        key = (*(getattr(row, name) for name in WORTH), _said_on(row))
        if key not in self._found:
            self._found[key] = self._find(row)
        return self._found[key]

    def _find(self, row: Observation) -> tuple[str, str] | None:
        stated = {name: {value} for name in WORTH if (value := getattr(row, name)) is not None}
        candidates = set().union(*(self._by_clue.get(clue, ()) for clue in _clues(stated)))
        scored = sorted(((self._score(row, self.by_id[draw_id]), draw_id) for draw_id in candidates), reverse=True)
        scored = [entry for entry in scored if entry[0] >= ENOUGH]
        if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        draw_id = scored[0][1]
        return draw_id, _rule(row, self.by_id[draw_id])

    def _score(self, row: Observation, anchor: Anchor) -> int:
        if not _possible(row, anchor):
            return 0
        points = 0
        for name, (gain, loss) in WORTH.items():
            value = getattr(row, name)
            if value is None or not anchor.values[name]:
                continue
            points += gain if value in anchor.values[name] else -loss
        return points


def _possible(row: Observation, anchor: Anchor) -> bool:
    """Without number and date, both figures must agree; and no page speaks of a draw before it took place."""
    if row.draw_number is None and row.draw_date is None:
        both = row.invitations in anchor.values["invitations"] and row.crs_cutoff in anchor.values["crs_cutoff"]
        if not both or (row.category and anchor.values["category"] and row.category not in anchor.values["category"]):
            return False
    latest = date.fromisoformat(_said_on(row)) + timedelta(days=1)
    return anchor.earliest is None or anchor.earliest <= latest


def _said_on(row: Observation) -> str:
    """The day, in ISO form, on which a page says something: its publication day, or when it was fetched."""
    return (row.published_at or "")[:10] or row.fetched_at.date().isoformat()


def _clues(values: Any) -> list[Any]:
    """What a draw can be looked up by."""
    clues: list[Any] = [("number", number) for number in values.get("draw_number", ())]
    clues += [("date", day) for day in values.get("draw_date", ())]
    clues += [
        ("figures", invitations, cutoff)
        for invitations in values.get("invitations", ())
        for cutoff in values.get("crs_cutoff", ())
    ]
    return clues


def _rule(row: Observation, anchor: Anchor) -> str:
    if row.draw_number in anchor.values["draw_number"]:
        return "number"
    return "date-and-figures" if row.draw_date in anchor.values["draw_date"] else "figures"


@dataclass(slots=True)
class Report:
    """A draw that no official source has stated: the statements that agree on its day and kind."""

    day: date
    category: str | None
    rows: list[Observation]

    @property
    def base_id(self) -> str:
        """The draw_id, before a number is added where two reports share it."""
        return report_id(self.day, self.category)

    def takes(self, row: Observation) -> bool:
        """Whether a statement of the same day is about this report: not where both figures contradict it."""
        if row.draw_date != self.day or (row.category and self.category and row.category != self.category):
            return False
        votes = [_vote(row, self.rows, name) for name in ("invitations", "crs_cutoff")]
        if row.category != self.category and True not in votes:
            return False
        return votes != [False, False]


def report_id(day: date, category: str | None) -> str:
    """The draw_id of a report: `reported-2026-11-20-cec`."""
    return f"reported-{day.isoformat()}-{category or 'unknown'}"


def _vote(row: Observation, others: Iterable[Observation], name: str) -> bool | None:
    """Whether a statement agrees with the others on a figure; None where either is silent."""
    value = getattr(row, name)
    known = {getattr(other, name) for other in others} - {None}
    return value in known if value is not None and known else None


def reports(rows: Iterable[Observation]) -> dict[str, Report]:
    """Group statements that found no official draw into reports, by draw_id.

    A statement makes a report only where it names a day and at least two of invitations, cutoff and category: fewer is
    too thin to announce a draw. The outcome does not depend on the order of the rows.
    """
    fit = [row for row in rows if row.stated and row.draw_date is not None and _weight(row) >= 2]
    found: list[Report] = []
    for row in sorted(fit, key=lambda row: (row.category is None, row.fetched_at, row.observation_id)):
        home = next((report for report in found if report.takes(row)), None)
        if home is None:
            assert row.draw_date is not None
            found.append(Report(row.draw_date, row.category, [row]))
        else:
            home.rows.append(row)
    named: dict[str, Report] = {}
    for report in sorted(found, key=lambda report: min((row.fetched_at, row.observation_id) for row in report.rows)):
        named[_free_id(report.base_id, named)] = report
    return named


def _weight(row: Observation) -> int:
    return sum(getattr(row, name) is not None for name in FIGURES)


def _free_id(base: str, taken: dict[str, Report]) -> str:
    if base not in taken:
        return base
    return next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)
