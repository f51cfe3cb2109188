"""The two records that leave the scraper: a capture (one answer of a server) and a raw draw (what a page says, as text)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from scraper.encodings import NEXT_STEP, decompress
from scraper.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LOST_NEXT_STEP = (
    "Put the file back from a copy of the archive and run `draws rebuild`; where there is no copy, `draws prune --lost` "
    "puts the loss on record. The next crawl asks for the page again and keeps it whole."
)

Role = Literal["main", "table", "list", "prose"]
"""Where on a page a draw is stated: the page's subject, a row of a table, an item of a list, or a sentence."""

Purpose = Literal["page", "listing", "robots"]
"""Why a page was fetched: to be read for draws, to find pages (a feed of headlines, a sitemap), or to ask permission."""


@dataclass(frozen=True, slots=True)
class LostBody:
    """A body that is kept once, in the record of an earlier capture, and cannot be had from there; `why` names the file."""

    digest: str
    why: str = "it is in another file, which has to be read with this one"

    def error(self, url: str) -> ReadError:
        """What to tell of the capture of an address whose body it is."""
        return ReadError(f"the body {self.digest} is gone: {self.why}", where=url, next_step=LOST_NEXT_STEP)


@dataclass(frozen=True)
class Capture:
    """One answer of a server, or one saved file, as it was received.

    `fetched_at` is an aware UTC datetime. `headers` are as received, names in any case. `body` holds the bytes as
    received, still compressed where the server compressed them; `content` is the body with its Content-Encoding undone.
    `truncated` says that the connection ended before the body did: the bytes are kept, and never read as a page.
    `referred` says that its record holds no body and refers to an earlier one; where that is gone, `lost` says which.
    """

    url: str
    source: str
    fetched_at: datetime
    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    purpose: Purpose = "page"
    truncated: bool = False
    referred: bool = field(default=False, compare=False)
    lost: LostBody | None = None

    def header(self, name: str) -> str | None:
        """Return the first header of that name (any case), or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @cached_property
    def content(self) -> bytes:
        """The decoded body. Raises `scraper.errors.ReadError` where it is lost, or it or its compression is cut, false or a bomb."""
        if self.lost:
            raise self.lost.error(self.url)
        if self.truncated:
            raise ReadError("the connection ended before the body did", where=self.url, next_step=NEXT_STEP)
        return decompress(self.body, self.header("Content-Encoding"))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the decoded body, 64 hexadecimal digits: what names a capture. Of the raw body where it cannot be decoded.

        Of a body that is lost, what its record says.
        """
        if self.lost:
            return self.lost.digest
        try:
            payload = self.content
        except ReadError:
            payload = self.body
        return hashlib.sha256(payload).hexdigest()


@dataclass(frozen=True, slots=True)
class RawDraw:
    """What one page says about one draw, as published text; None where it says nothing.

    `draw_date_full` is the same date in a second shape where the page gives one: it settles a `draw_date` such as
    `12-04-2023` (#246). `pool` maps a band as published or as the feed's key (`dd1`) to its text. `year_hint` is a year (four digits) that
    the page settles for a `draw_date` or `tie_break` written without one; values that use it are marked as inferred.
    `evidence` is the words that it was read from, at most 200 characters. `published_at` is the page's own publication
    date as text in ISO form (`2024-04-11` or with a time and zone), None where the page gives none.
    """

    draw_number: str | None = None
    draw_date: str | None = None
    draw_date_full: str | None = None
    drawn_at: str | None = None
    category: str | None = None
    programs: str | None = None
    invitations: str | None = None
    crs_cutoff: str | None = None
    tie_break: str | None = None
    instruction_url: str | None = None
    pool: Mapping[str, str] = field(default_factory=dict)
    pool_as_of: str | None = None
    year_hint: str | None = None
    role: Role = "main"
    evidence: str = ""
    language: str = "en"
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A raw draw with the capture that states it and the kind of its source: what a spider yields."""

    draw: RawDraw
    capture: Capture
    kind: str
