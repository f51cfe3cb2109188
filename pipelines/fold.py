"""The life of one draw: fold its statements in time order into its values, its issues and when they changed.

Pure and independent of the order in which captures came: only the times at which they were fetched count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from pipelines.ballot import Ballot, Held, Voter, show, votes_of
from pipelines.contradictions import Contradiction, contradictions
from pipelines.periods import stream
from pipelines.precedence import LISTING, ORDER, Standing
from pipelines.records import Issue, IssueKind, Observation, Voice

# Fields that a source can withdraw: the others are names, or follow from these.
WITHDRAWABLE = ("draw_date", "drawn_at", "invitations", "crs_cutoff", "tie_break_at", "category", "pool")


_BALLOTS = {"pool_as_of": "pool"}
"""Columns that are put to the vote under another name."""


@dataclass(slots=True)
class Life:
    """What became of one draw: its ballots, its issues, its sources and the moments that matter."""

    draw_id: str
    ballots: dict[str, Ballot] = field(default_factory=lambda: {name: Ballot(name) for name in ORDER})
    sources: set[str] = field(default_factory=set)
    first_seen_at: datetime | None = None
    last_changed_at: datetime | None = None
    official_since: datetime | None = None
    issues: list[Issue] = field(default_factory=list)
    _contradictions: list[Contradiction] = field(default_factory=list)
    _open: dict[tuple[str, str | None, tuple[str, ...]], Issue] = field(default_factory=dict)
    _blank: dict[tuple[Voter, str], Observation] = field(default_factory=dict)
    _missing: dict[Voter, Observation] = field(default_factory=dict)
    _unreadable: dict[Voter, tuple[Observation, list[str]]] = field(default_factory=dict)

    def chosen(self) -> dict[str, Any]:
        """The value chosen for each field; None where nobody says it."""
        return {name: ballot.choice.value if ballot.choice else None for name, ballot in self.ballots.items()}

    def all_issues(self) -> list[Issue]:
        """Every issue, those closed and those still open."""
        return self.issues + list(self._open.values())

    def take(self, at: datetime, rows: Iterable[tuple[Observation, Standing]]) -> None:
        """Take in all that was stated at one moment."""
        before = self.chosen()
        for row, standing in rows:
            self._vote(row, standing)
        if self.first_seen_at is None:
            self.first_seen_at = self.last_changed_at = at
        elif self.chosen() != before:
            self.last_changed_at = at
        else:
            self._judge(at)
            return
        self._contradictions = list(contradictions(self.chosen()))
        self._judge(at)

    def _vote(self, row: Observation, standing: Standing) -> None:
        voter: Voter = (stream(row), (row.role, row.subject))
        if not row.stated:
            self._leave(voter, row)
            return
        self.sources.add(row.source)
        self._missing.pop(voter, None)
        if standing.official and row.draw_number and self.official_since is None:
            self.official_since = row.fetched_at
        unreadable = [name for name in row.unreadable if standing.tier in ORDER[_BALLOTS.get(name, name)]]
        _note(self._unreadable, voter, (row, unreadable) if unreadable else None)
        for name, (value, text) in votes_of(row).items():
            if standing.tier not in ORDER[name]:
                continue
            self._note_silence(name, value, text, voter, row)
            last = self.ballots[name].votes.get(voter)
            if value is not None and (last is None or last.value != value or last.gone):
                self.ballots[name].set(voter, Held(value, row, standing, name in row.inferred))

    def _note_silence(self, name: str, value: Any, text: str | None, voter: Voter, row: Observation) -> None:
        """Remember which fields a voter stated once and now leaves blank."""
        last = self.ballots[name].votes.get(voter)
        blank = value is None and (not text or name == "pool") and name not in row.unreadable
        withdrawn = last is not None and blank and last.standing.official and name in WITHDRAWABLE
        _note(self._blank, (voter, name), (self._blank.get((voter, name)) or row) if withdrawn else None)

    def _leave(self, voter: Voter, row: Observation) -> None:
        """A page no longer states the draw: its last values stay, but count for less; what was unreadable is gone.

        What it had left blank stays withdrawn: closing that would tell of a value that is stated again.
        """
        self._unreadable.pop(voter, None)
        for ballot in self.ballots.values():
            last = ballot.votes.get(voter)
            if last is not None:
                if last.standing.tier in LISTING:
                    self._missing[voter] = row
                ballot.set(voter, Held(last.value, last.row, last.standing, last.inferred, gone=True))

    def _judge(self, at: datetime) -> None:
        """Open the issues that hold now and did not, close those that no longer do."""
        now = {(issue.kind, issue.field, issue.cause): issue for issue in self._conditions(at)}
        for key in [key for key in self._open if key not in now]:
            self.issues.append(replace(self._open.pop(key), closed_at=at))
        for key, issue in now.items():
            opened_at = self._open[key].opened_at if key in self._open else at
            self._open[key] = replace(issue, opened_at=opened_at)

    def _conditions(self, at: datetime) -> Iterable[Issue]:
        for ballot in self.ballots.values():
            if dissent := ballot.dissent():
                assert ballot.choice is not None
                yield self._issue("disagreement", at, ballot.name, _disagreement(ballot), [ballot.choice, *dissent])
        for (voter, name), row in self._blank.items():
            last = self.ballots[name].votes[voter]
            detail = f"{row.source} gave {name} as {show(name, last.value)} and now leaves it blank; the value is kept"
            yield self._issue("withdrawn", at, name, detail, [last])
        for row in self._missing.values():
            detail = f"{row.source} no longer lists the draw; what it said is kept"
            voice = Voice(row.source, None, row.url, row.observation_id)
            yield Issue("missing-from-source", "warning", detail, at, self.draw_id, None, (voice,))
        for row, names in self._unreadable.values():
            for name in names:
                text = votes_of(row).get(name, (None, row.pool_as_of_text))[1]
                voice = Voice(row.source, text, row.url, row.observation_id)
                detail = f"{row.source} publishes {name} as {text!r}, which could not be read; the value is left out"
                yield Issue("unreadable", "warning", detail, at, self.draw_id, name, (voice,))
        for kind, name, detail in self._contradictions:
            held = [choice] if name and (choice := self.ballots[name].choice) else []
            yield self._issue(kind, at, name, detail, held)

    def _issue(self, kind: IssueKind, at: datetime, name: str | None, detail: str, held: list[Held]) -> Issue:
        voices = tuple(
            Voice(one.row.source, show(name or "", one.value), one.row.url, one.row.observation_id) for one in held
        )
        return Issue(kind, "warning" if kind != "unknown-category" else "info", detail, at, self.draw_id, name, voices)


def fold(draw_id: str, rows: Iterable[Observation], standings: dict[str, Standing]) -> Life:
    """The life of a draw from all its statements, in whatever order they are given."""
    life = Life(draw_id)
    for at, group in groupby(_news(rows), key=lambda row: row.fetched_at):
        life.take(at, [(row, standings[row.source]) for row in group])
    return life


def _news(rows: Iterable[Observation]) -> Iterator[Observation]:
    """The rows in time order, without those that repeat their page: a late capture can leave one that adds nothing."""
    last: dict[Voter, Observation] = {}
    for row in sorted(rows, key=lambda row: (row.fetched_at, row.observation_id)):
        voter: Voter = (stream(row), (row.role, row.subject))
        if voter not in last or last[voter].said != row.said:
            last[voter] = row
            yield row


def _disagreement(ballot: Ballot) -> str:
    assert ballot.choice is not None
    others = "; ".join(f"{vote.row.source} says {show(ballot.name, vote.value)}" for vote in ballot.dissent()[:3])
    return f"{ballot.name} is {show(ballot.name, ballot.choice.value)} by {ballot.choice.row.source}; {others}"


def _note(register: dict[Any, Any], key: Any, what: Any) -> None:
    if what is None:
        register.pop(key, None)
    else:
        register[key] = what
