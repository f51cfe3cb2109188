"""One field of one draw put to the vote: who holds which value, which is chosen, and who contradicts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipelines.dates import same_moment
from pipelines.periods import Key, Stream
from pipelines.precedence import ORDER, Standing
from pipelines.records import Observation

Voter = tuple[Stream, Key]


@dataclass(frozen=True, slots=True)
class Held:
    """A value that a voter holds: since when, in which row it was first stated, and how much the voter is trusted."""

    value: Any
    row: Observation
    standing: Standing
    inferred: bool
    gone: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts the most believable first."""
        return (self.gone, self.inferred, self.standing.rank, self.row.fetched_at, self.row.observation_id)


@dataclass(slots=True)
class Ballot:
    """What every voter holds of one field, grouped by value."""

    name: str
    votes: dict[Voter, Held] = field(default_factory=dict)
    choice: Held | None = None

    def set(self, voter: Voter, held: Held) -> None:
        """Take a vote in place of the voter's last one."""
        self.votes[voter] = held
        self.choice = self._choose()

    def _choose(self) -> Held | None:
        for tier in ORDER[self.name]:
            held = [vote for vote in self.votes.values() if vote.standing.tier == tier]
            if not held:
                continue
            backers: dict[Any, set[str]] = {}
            for vote in held:
                if not vote.gone:
                    backers.setdefault(_plain(self.name, vote.value), set()).add(vote.row.source)
            best = min(held, key=lambda vote: (-len(backers.get(_plain(self.name, vote.value), ())), vote.order))
            return self._finest(best)
        return None

    def _finest(self, best: Held) -> Held:
        """A moment that another voter gives more exactly, where it agrees with the best at the coarser precision."""
        if self.name != "tie_break_at" or best.value[1] == "second":
            return best
        finer = [
            vote
            for vote in self.votes.values()
            if _finer(vote.value[1], best.value[1]) and same_moment(*vote.value, *best.value)
        ]
        return min(finer, key=lambda vote: (vote.standing.tier, vote.order), default=best)

    def dissent(self) -> list[Held]:
        """One vote for each value that contradicts the choice, the most believable of its voters."""
        if self.choice is None or self.name in {"category_name", "instruction_url"}:
            return []
        against: dict[Any, Held] = {}
        for vote in self.votes.values():
            if agree(self.name, vote.value, self.choice.value):
                continue
            kept = against.get(vote.value)
            if kept is None or (vote.standing.tier, vote.order) < (kept.standing.tier, kept.order):
                against[vote.value] = vote
        return sorted(against.values(), key=lambda vote: (vote.standing.tier, vote.order))


def agree(name: str, one: Any, two: Any) -> bool:
    """Whether two values of a field are the same, moments at the coarser of their precisions."""
    if name == "tie_break_at":
        return same_moment(*one, *two)
    return bool(one == two)


def _finer(one: str, two: str) -> bool:
    order = ["second", "minute", "day"]
    return order.index(one) < order.index(two)


def _plain(name: str, value: Any) -> Any:
    """What counts as the same value when voters are counted: moments by their day."""
    return value[0].date() if name == "tie_break_at" else value


def votes_of(row: Observation) -> dict[str, tuple[Any, str | None]]:
    """What a statement says of each field: its value (None where it says none) and its published text."""
    moment = (row.tie_break_at, row.tie_break_precision) if row.tie_break_at else None
    name = (row.category_text, row.category_version) if row.category_text and row.language == "en" else None
    return {
        "draw_number": (row.draw_number, row.draw_number),
        "draw_date": (row.draw_date, row.draw_date_text),
        "drawn_at": (row.drawn_at, row.drawn_at_text),
        "category": (row.category, row.category_text),
        "category_name": (name, row.category_text),
        "programs": (row.programs, row.programs_text),
        "invitations": (row.invitations, row.invitations_text),
        "crs_cutoff": (row.crs_cutoff, row.crs_cutoff_text),
        "tie_break_at": (moment, row.tie_break_text),
        "instruction_url": (row.instruction_url, row.instruction_url_text),
        "pool": ((row.pool_as_of, row.pool) if row.pool else None, None),
    }


def show(name: str, value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return "nothing"
    if name == "tie_break_at":
        at, precision = value
        return str(at.strftime({"second": "%FT%TZ", "minute": "%FT%H:%MZ", "day": "%F"}[precision]))
    if name == "category_name":
        return str(value[0])
    if name == "programs":
        return ", ".join(value)
    if name == "pool":
        as_of, bands = value
        total = next((band.candidates for band in bands if band.level == "total"), None)
        return f"{total} candidates as of {as_of}"
    return str(value.strftime("%FT%TZ") if isinstance(value, datetime) else value)
