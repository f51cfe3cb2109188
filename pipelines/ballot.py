"""One field of one draw put to the vote: who holds which value, which is chosen, and who contradicts it.

Votes are kept by value, so that the two thousandth page that says the same costs no more than the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipelines.dates import same_moment
from pipelines.periods import Key, Stream
from pipelines.precedence import ORDER, Standing
from pipelines.records import Observation, half_filled

Voter = tuple[Stream, Key]
"""Who votes: a statement of a page, over time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A value that a voter holds: the row in which it was first stated, and how much the voter is trusted."""

    value: Any
    row: Observation
    standing: Standing
    inferred: bool
    gone: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts the most believable first, within a tier."""
        return (self.gone, self.inferred, self.standing.rank, self.row.fetched_at, self.row.observation_id)


@dataclass(slots=True)
class Camp:
    """The voters of one tier that hold one value: the most believable of them, and how often each source is there."""

    voters: dict[Voter, Held] = field(default_factory=dict)
    sources: Counter[str] = field(default_factory=Counter)
    best: Held | None = None

    def join(self, voter: Voter, held: Held) -> None:
        """Take a voter in."""
        self.voters[voter] = held
        if not held.gone:
            self.sources[held.row.source] += 1
        if self.best is None or held.order < self.best.order:
            self.best = held

    def leave(self, voter: Voter) -> None:
        """Let a voter go."""
        held = self.voters.pop(voter)
        if not held.gone:
            self.sources -= Counter([held.row.source])
        if held is self.best:
            self.best = min(self.voters.values(), key=lambda one: one.order, default=None)


@dataclass(slots=True)
class Ballot:
    """All that is held of one field, and the choice among it (None while nobody holds anything)."""

    name: str
    votes: dict[Voter, Held] = field(default_factory=dict)
    choice: Held | None = None
    _camps: dict[int, dict[Any, Camp]] = field(default_factory=dict)
    _dissent: list[Held] | None = None

    def set(self, voter: Voter, held: Held) -> None:
        """Take a vote in place of the voter's last one."""
        last = self.votes.get(voter)
        if last is not None:
            camps = self._camps[last.standing.tier]
            camps[last.value].leave(voter)
            if not camps[last.value].voters:
                del camps[last.value]
        self.votes[voter] = held
        self._camps.setdefault(held.standing.tier, {}).setdefault(held.value, Camp()).join(voter, held)
        self.choice = self._choose()
        self._dissent = None

    def _choose(self) -> Held | None:
        """The value that most sources of the most trusted tier hold; among equals the most believable."""
        camps = next((camps for tier in ORDER[self.name] if (camps := self._camps.get(tier))), {})
        if not camps:
            return None
        backers: dict[Any, set[str]] = {}
        for value, camp in camps.items():
            backers.setdefault(_plain(self.name, value), set()).update(camp.sources)
        held = [(value, camp.best) for value, camp in camps.items() if camp.best is not None]
        _, best = min(held, key=lambda pair: (-len(backers[_plain(self.name, pair[0])]), pair[1].order))
        return self._finest(best)

    def _finest(self, best: Held) -> Held:
        """A moment that another voter gives more exactly, where it agrees with the best at the coarser precision."""
        if self.name != "tie_break_at" or best.value[1] == "second":
            return best
        finer = [
            one for one in self._bests() if _finer(one.value[1], best.value[1]) and same_moment(*one.value, *best.value)
        ]
        return min(finer, key=lambda one: (one.standing.tier, one.order), default=best)

    def _bests(self) -> Iterator[Held]:
        """The most believable holder of each value in each tier."""
        return (camp.best for camps in self._camps.values() for camp in camps.values() if camp.best is not None)

    def dissent(self) -> list[Held]:
        """One vote for each value that is still held and contradicts the choice, the most believable of its voters."""
        if self._dissent is None:
            self._dissent = self._dissenters()
        return self._dissent

    def _dissenters(self) -> list[Held]:
        if self.choice is None or self.name in {"category_name", "instruction_url"}:
            return []
        against: dict[Any, Held] = {}
        for one in sorted(self._bests(), key=lambda one: (one.standing.tier, one.order)):
            if not one.gone and not agree(self.name, one.value, self.choice.value):
                against.setdefault(one.value, one)
        return list(against.values())

    def rivals(self) -> tuple[int, int]:
        """How many sources of the choice's tier hold what was chosen, and how many hold anything."""
        assert self.choice is not None
        camps = self._camps[self.choice.standing.tier]
        return len(camps[self.choice.value].sources), len(
            {source for camp in camps.values() for source in camp.sources}
        )


def agree(name: str, one: Any, two: Any) -> bool:
    """Whether two values of a field are the same, moments at the coarser of their precisions."""
    if name == "tie_break_at":
        return same_moment(*one, *two)
    return bool(one == two)


def _finer(one: str, two: str) -> bool:
    order = ["second", "minute", "day"]
    return order.index(one) < order.index(two)


def _plain(name: str, value: Any) -> Any:
    """What counts as the same value when sources are counted: moments by their day."""
    return value[0].date() if name == "tie_break_at" else value


def votes_of(row: Observation) -> dict[str, tuple[Any, str | None]]:
    """What a statement says of each field: its value (None where it says none) and its published text.

    Names and links are those of the English pages: a draw that the French feed has first would else be corrected by the
    English one minutes later.
    """
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
        "instruction_url": (row.instruction_url if row.language == "en" else None, row.instruction_url_text),
        "pool": ((row.pool_as_of, row.pool) if row.pool else None, row.pool_text),
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
        doubt = ", which its own bands contradict," if half_filled(bands) else ""
        return f"a total of {'unknown' if total is None else f'{total:,}'} candidates{doubt} as of {as_of}"
    return str(value.strftime("%FT%TZ") if isinstance(value, datetime) else value)
