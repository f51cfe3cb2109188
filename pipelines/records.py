"""The typed records between a page and the archive: an observation (what one page says of one draw) and an issue."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

Level = Literal["total", "band", "sub-band"]

NUMBERED = r"^[0-9]+[a-z]?(~[0-9]+)?$"
"""Subjects of the statements that give a draw's number."""


@dataclass(frozen=True, slots=True)
class Band:
    """One line of the pool table: candidates with a score from `crs_low` to `crs_high`, both included."""

    crs_low: int
    crs_high: int
    candidates: int | None
    level: Level


def half_filled(bands: tuple[Band, ...]) -> bool:
    """Whether the total is 0 although other lines are not (#226): then a 0 says that nothing was filled in."""
    return any(band.level == "total" and band.candidates == 0 for band in bands) and any(
        band.candidates for band in bands
    )


@dataclass(frozen=True, slots=True)
class Occupation:
    """One line of a table of eligible occupations: the five-digit NOC code as text, its TEER (None where not said), title."""

    noc_code: str
    teer: int | None
    title: str


@dataclass(frozen=True)
class Observation:
    """What one page says of one draw (or, with the role `occupations`, of the occupations of one category), typed; the columns are those of the `observations` table, which says what each means.

    All instants are aware UTC datetimes. A null value means that the page does not say it, or (where the field's name
    is in `unreadable`) that its text could not be understood.
    """

    source: str
    url: str
    capture: str
    fetched_at: datetime
    reader: str
    subject: str
    role: str = "main"
    language: str = "en"
    published_at: str | None = None
    stated: bool = True
    evidence: str = ""
    draw_number: str | None = None
    draw_date: date | None = None
    draw_date_text: str | None = None
    drawn_at: datetime | None = None
    drawn_at_text: str | None = None
    category: str | None = None
    category_version: str | None = None
    category_text: str | None = None
    programs: tuple[str, ...] | None = None
    programs_text: str | None = None
    invitations: int | None = None
    invitations_text: str | None = None
    crs_cutoff: int | None = None
    crs_cutoff_text: str | None = None
    tie_break_at: datetime | None = None
    tie_break_precision: str | None = None
    tie_break_text: str | None = None
    instruction_url: str | None = None
    instruction_url_text: str | None = None
    pool_as_of: date | None = None
    pool_as_of_text: str | None = None
    pool: tuple[Band, ...] | None = None
    pool_text: str | None = None
    occupations: tuple[Occupation, ...] | None = None
    inferred: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    @cached_property
    def observation_id(self) -> str:
        """The key: a digest of where, when and what was said."""
        text = json.dumps([self.source, self.url, self.fetched_at.isoformat(), self.capture, self.role, self.subject])
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    @cached_property
    def said(self) -> tuple[Any, ...]:
        """All that the page says, without when and where it was read: equal for a statement repeated unchanged."""
        return tuple(getattr(self, name) for name in SAID)

    def row(self) -> dict[str, Any]:
        """The row of the `observations` table."""
        row = {name: getattr(self, name) for name in FIELDS}
        records = {name: getattr(self, name) for name in ("pool", "occupations")}
        nested = {name: [asdict(one) for one in value] for name, value in records.items() if value is not None}
        return row | {"observation_id": self.observation_id} | nested


FIELDS = tuple(field.name for field in fields(Observation))
"""Every field of an observation, in order."""
_WHEN_AND_WHERE = {"source", "url", "capture", "fetched_at", "reader", "published_at", "evidence"}
SAID = tuple(name for name in FIELDS if name not in _WHEN_AND_WHERE)
"""The fields that make two statements of one page the same or different."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said a value: the source, the value as text, the page, and the observation."""

    source: str
    value: str | None
    url: str
    observation_id: str


IssueKind = Literal[
    "date-against-time",
    "disagreement",
    "missing-from-source",
    "not-in-feed",
    "pool-after-draw",
    "pool-sub-bands",
    "pool-total",
    "unknown-category",
    "unreadable",
    "unusual",
    "withdrawn",
]
"""What an issue is about; `docs/how-to/who-said-it.md` says what each means."""

ALONE = {"withdrawn", "missing-from-source", "unreadable"}
"""Kinds of issue that one source alone causes: two sources make two of them."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know; the columns are those of the `issues` table."""

    kind: IssueKind
    severity: Literal["info", "warning", "error"]
    detail: str
    opened_at: datetime
    draw_id: str | None = None
    field: str | None = None
    statements: tuple[Voice, ...] = ()
    closed_at: datetime | None = None

    @property
    def cause(self) -> tuple[str, ...]:
        """The source and page that alone cause it; nothing where the draw as a whole does."""
        return (self.statements[0].source, self.statements[0].url) if self.kind in ALONE else ()

    @property
    def issue_id(self) -> str:
        """The key: a digest of kind, draw, field and opening, and of who caused it."""
        text = json.dumps([self.kind, self.draw_id, self.field, self.opened_at.isoformat(), *self.cause])
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    def row(self) -> dict[str, Any]:
        """The row of the `issues` table."""
        return {"issue_id": self.issue_id, **asdict(self)}
