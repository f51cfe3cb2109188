"""Which official draw a statement is about: by its number, by date and figures, or by figures alone; apart when unsure.

IRCC's own statements carry the number and make the draws. All others are compared with everything that IRCC ever said
of each draw; a wrong number on a page loses against its own date and figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from pipelines.records import Observation

# What agreement on a field is worth, and what contradiction costs. A date is as good as two figures; a number is worth
# most when it is right but costs little when it is wrong, since pages number their draws carelessly.
WORTH = {"draw_number": (4, 2), "draw_date": (3, 3), "invitations": (2, 2), "crs_cutoff": (2, 2), "category": (2, 2)}
ENOUGH = 4
"""Points from which a statement belongs to a draw."""
SAME_DAY_AND_KIND = 1
"""Added where date and category agree: IRCC has never held two rounds of one category on a day, so one figure may err."""
SLIP = timedelta(days=2)
"""How far a page's date may be off without cost where both figures agree: it is often the day of the news."""

Tie = tuple[str, str]
"""A draw_id, and the rule that tied a statement to it."""
AMBIGUOUS: Tie = ("", "ambiguous")
"""What a statement is tied to that two draws fit equally: to none, and it makes no report either."""


@dataclass(slots=True)
class Anchor:
    """All that IRCC ever said of one draw, field by field."""

    draw_id: str
    first_at: datetime
    values: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, row: Observation) -> None:
        """Add what one official statement says."""
        self.first_at = min(self.first_at, row.fetched_at)
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
        self._found: dict[Any, Tie | None] = {}
        for row in official:
            self.learn(row)

    def learn(self, row: Observation) -> None:
        """Take in one official statement; one without a number makes no draw."""
        if row.draw_number is None:
            return
        anchor = self.by_id.setdefault(row.draw_number, Anchor(row.draw_number, row.fetched_at))
        anchor.learn(row)
        self._found.clear()
        for clue in _clues(anchor.values):
            self._by_clue[clue].add(anchor.draw_id)

    def find(self, row: Observation) -> Tie | None:
        """The draw that a statement is about and the rule that says so; None where there is none, AMBIGUOUS where two would do."""
        key = (*(getattr(row, name) for name in WORTH), _said_on(row))
        if key not in self._found:
            self._found[key] = self._find(row)
        return self._found[key]

    def _find(self, row: Observation) -> Tie | None:
        stated = {name: {value} for name in WORTH if (value := getattr(row, name)) is not None}
        candidates = set().union(*(self._by_clue.get(clue, ()) for clue in _clues(stated)))
        scored = sorted(((self._score(row, self.by_id[draw_id]), draw_id) for draw_id in candidates), reverse=True)
        scored = [entry for entry in scored if entry[0] >= ENOUGH]
        if not scored:
            return None
        if len(scored) > 1 and scored[0][0] == scored[1][0]:
            return AMBIGUOUS
        draw_id = scored[0][1]
        return draw_id, _rule(row, self.by_id[draw_id])

    def _score(self, row: Observation, anchor: Anchor) -> int:
        if not _possible(row, anchor):
            return 0
        agreed = {
            name: value in anchor.values[name]
            for name in WORTH
            if (value := getattr(row, name)) is not None and anchor.values[name]
        }
        points = sum(WORTH[name][0] if agrees else -WORTH[name][1] for name, agrees in agreed.items())
        if agreed.get("draw_date") and agreed.get("category"):
            points += SAME_DAY_AND_KIND
        if agreed.get("draw_date") is False and agreed.get("invitations") and agreed.get("crs_cutoff"):
            near = any(abs(row.draw_date - day) <= SLIP for day in anchor.values["draw_date"])
            points += WORTH["draw_date"][1] if near else 0
        return points


def _possible(row: Observation, anchor: Anchor) -> bool:
    """Without number and date, both figures must agree; and no page speaks of a draw before it took place.

    A page may be brought up to date long after its publication (a seed of April 11 lists the rounds of April 23 and 24),
    so that day counts only where the statement itself names neither number nor date.
    """
    if row.draw_number is None and row.draw_date is None:
        both = row.invitations in anchor.values["invitations"] and row.crs_cutoff in anchor.values["crs_cutoff"]
        if not both or (row.category and anchor.values["category"] and row.category not in anchor.values["category"]):
            return False
    latest = _said_on(row) + timedelta(days=1)
    return anchor.earliest is None or anchor.earliest <= latest


def _said_on(row: Observation) -> date:
    """The last day on which a page can have said something: when it was fetched, or where it counts its publication."""
    fetched = row.fetched_at.date()
    if row.draw_number is not None or row.draw_date is not None or not row.published_at:
        return fetched
    try:
        return date.fromisoformat(row.published_at[:10])
    except ValueError:
        return fetched


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
