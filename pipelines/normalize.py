"""A raw draw to an observation: each published text to its typed value, or null and a note that it was unreadable."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from pipelines import categories, dates, numbers
from pipelines.precedence import is_official
from pipelines.programs import programs
from pipelines.records import Band, Level, Observation
from scraper.readers import reader_name
from scraper.readers.years import FIRST_CATEGORIES

if TYPE_CHECKING:
    from scraper.items import Capture, RawDraw

CANADA = "https://www.canada.ca"

# The feed's keys for the lines of the pool table; the `band` lines sum to the total.
_LINES: tuple[tuple[int, int, Level], ...] = (
    (601, 1200, "band"),
    (501, 600, "band"),
    (451, 500, "band"),
    (491, 500, "sub-band"),
    (481, 490, "sub-band"),
    (471, 480, "sub-band"),
    (461, 470, "sub-band"),
    (451, 460, "sub-band"),
    (401, 450, "band"),
    (441, 450, "sub-band"),
    (431, 440, "sub-band"),
    (421, 430, "sub-band"),
    (411, 420, "sub-band"),
    (401, 410, "sub-band"),
    (351, 400, "band"),
    (301, 350, "band"),
    (0, 300, "band"),
    (0, 1200, "total"),
)
FEED_BANDS = {f"dd{number}": line for number, line in enumerate(_LINES, start=1)}

_DRAW_NUMBER = re.compile(
    r"(?:#|no\.?|n[o\u00ba\u00b0]|draw|round)?\s*#?\s*0*(?P<number>[1-9]\d{0,4})\s?(?P<letter>[a-z])?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Page:
    """Where and when a statement was read: what every observation of one page shares.

    `official` is whether IRCC itself speaks: then round names are official names, not the phrases of a newsroom.
    """

    source: str
    url: str
    capture: str
    fetched_at: datetime
    reader: str
    official: bool = False

    def where(self) -> dict[str, Any]:
        """The fields of an observation that say where and when it was read."""
        return {name: getattr(self, name) for name in ("source", "url", "capture", "fetched_at", "reader")}


def page_of(capture: Capture, kind: str) -> Page:
    """What every observation of a capture shares; `kind` is that of its source."""
    return Page(
        source=capture.source,
        url=capture.url,
        capture=capture.digest,
        fetched_at=capture.fetched_at,
        reader=reader_name(kind),
        official=is_official(capture.source),
    )


def normalize(raw: RawDraw, page: Page) -> Observation:
    """Type one raw draw. Pure: the same text gives the same observation; nothing is ever guessed from a clock."""
    reading = _Reading(raw)
    published = dates.day((raw.published_at or "")[:10])
    draw_date = reading.day_of_draw(published.value if published else None)
    category = reading.of_its_time(_category(raw.category, official=page.official), draw_date)
    tie_break = reading.moment("tie_break", raw.tie_break, before=draw_date)
    pool, pool_readable = _pool(raw)
    reading.check("pool", readable=pool_readable)
    values: dict[str, Any] = {
        "draw_number": reading.value("draw_number", raw.draw_number, draw_number(raw.draw_number)),
        "draw_date": draw_date,
        "draw_date_text": _date_text(raw),
        "drawn_at": _at(reading.moment("drawn_at", raw.drawn_at, before=None)),
        "drawn_at_text": raw.drawn_at,
        "category": reading.value("category", raw.category, category and category.slug),
        "category_version": category.version if category else None,
        "category_text": raw.category,
        "programs": reading.value("programs", raw.programs, programs(raw.programs)),
        "programs_text": raw.programs,
        "invitations": reading.value("invitations", raw.invitations, numbers.invitations(raw.invitations)),
        "invitations_text": raw.invitations,
        "crs_cutoff": reading.value("crs_cutoff", raw.crs_cutoff, numbers.crs_score(raw.crs_cutoff)),
        "crs_cutoff_text": raw.crs_cutoff,
        "tie_break_at": _at(tie_break),
        "tie_break_precision": tie_break.precision if tie_break else None,
        "tie_break_text": raw.tie_break,
        "instruction_url": instruction_url(raw.instruction_url),
        "instruction_url_text": raw.instruction_url,
        "pool_as_of": reading.day("pool_as_of", raw.pool_as_of),
        "pool_as_of_text": raw.pool_as_of,
        "pool": pool,
        "pool_text": json.dumps(dict(raw.pool), ensure_ascii=False, sort_keys=True) if raw.pool else None,
    }
    return Observation(
        **page.where(),
        subject=_subject(values),
        role=raw.role,
        language=raw.language,
        published_at=raw.published_at,
        evidence=raw.evidence[:200],
        inferred=tuple(sorted(reading.inferred)),
        unreadable=tuple(sorted(reading.unreadable)),
        **values,
    )


def draw_number(text: str | None) -> str | None:
    """The official number as IRCC writes it: `293`, `91a`; None where the text is no draw number."""
    match = _DRAW_NUMBER.fullmatch(unicodedata.normalize("NFKC", _ascii_digits(text or "")).strip())
    return match["number"] + (match["letter"] or "").lower() if match else None


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def instruction_url(link: str | None) -> str | None:
    """The public address of a Ministerial Instruction: `/content/canadasite` is the site's own storage path, not public."""
    if not link:
        return None
    path = re.sub(r"^(?:https?://(?:www\.)?canada\.ca)?/content/canadasite(?=/)", "", link.strip())
    try:
        address = urljoin(CANADA, path)
    except ValueError:  # no address at all, such as `http://[`
        return None
    return address if address.startswith(f"{CANADA}/") else None


class _Reading:
    """Collects, field by field, which texts were unreadable and which values inferred."""

    def __init__(self, raw: RawDraw) -> None:
        self.raw = raw
        self.year = int(raw.year_hint) if raw.year_hint and raw.year_hint.isdigit() else None
        self.inferred: set[str] = set()
        self.unreadable: set[str] = set()

    def check(self, name: str, *, readable: bool) -> None:
        if not readable:
            self.unreadable.add(name)

    def value(self, name: str, text: str | None, value: Any) -> Any:
        """The value as it is; a text without one is unreadable."""
        self.check(name, readable=not text or value is not None)
        return value

    def day(self, name: str, text: str | None) -> date | None:
        found = self.value(name, text, dates.day(text))
        return self._taken(name, found)

    def of_its_time(self, category: categories.Category | None, day: date | None) -> categories.Category | None:
        """A category as its draw's time had it: before IRCC named categories, trades were the Federal Skilled Trades Program's."""
        if category is None or category.slug != "trade" or day is None or day >= FIRST_CATEGORIES:
            return category
        self.inferred.add("category")
        return categories.Category("fst", category.version)

    def day_of_draw(self, published: date | None) -> date | None:
        """The draw's date from its two shapes, which must not contradict each other."""
        raw = self.raw
        readings = [
            dates.relative_day(raw.draw_date, published) or dates.day(raw.draw_date, year=self.year),
            dates.day(raw.draw_date_full, year=self.year),
        ]
        found = [reading for reading in readings if reading]
        agree = len({reading.value for reading in found}) == 1
        self.check("draw_date", readable=agree or not (raw.draw_date or raw.draw_date_full))
        if not agree:
            return None
        if self._counted(raw.draw_date):
            self.inferred.add("draw_date")
        return self._taken("draw_date", min(found, key=lambda one: one.inferred))

    def _counted(self, text: str | None) -> bool:
        """Whether the page's words leave the day or its year to be worked out: `the day before`, `April 11` with a year hint."""
        if not text:
            return False
        return not re.search(r"\d", text) or (self.year is not None and not re.search(r"\d{4}", text))

    def moment(self, name: str, text: str | None, *, before: date | None) -> dates.Moment | None:
        column = f"{name}_at" if name == "tie_break" else name
        found = dates.moment(text, year=self.year if before is None else None, before=before)
        self.value(column, text, found)
        if found and found.inferred:
            self.inferred.add(column)
        return found

    def _taken(self, name: str, found: dates.Day | None) -> date | None:
        if found is None:
            return None
        if found.inferred:
            self.inferred.add(name)
        return found.value


def _at(moment: dates.Moment | None) -> datetime | None:
    return moment.at if moment else None


def _category(text: str | None, *, official: bool) -> categories.Category | None:
    if not text:
        return None
    if official:
        return categories.from_name(text)
    return categories.from_phrase(text)


def _date_text(raw: RawDraw) -> str | None:
    """Both shapes where the first alone could not be read as the second is."""
    if raw.draw_date and raw.draw_date_full and dates.day(raw.draw_date) is None:
        return f"{raw.draw_date} ({raw.draw_date_full})"
    return raw.draw_date or raw.draw_date_full


def _pool(raw: RawDraw) -> tuple[tuple[Band, ...] | None, bool]:
    """The pool's lines, and whether all were readable. All zeros (or blanks) means that IRCC published none."""
    read = [(FEED_BANDS[key], text, numbers.candidates(text)) for key, text in raw.pool.items() if key in FEED_BANDS]
    readable = all(number is not None for _, _, number in read)
    if not any(number for _, _, number in read):
        return None, readable
    return tuple(Band(*line[:2], number, line[2]) for line, _, number in read), readable


def _subject(values: dict[str, Any]) -> str:
    """What a statement is about, so that the next capture of the page can be compared with this one."""
    if values["draw_number"]:
        return str(values["draw_number"])
    day, category = values["draw_date"], values["category"]
    parts = (day, category) if day and category else (day, category, values["invitations"], values["crs_cutoff"])
    return "/".join("" if part is None else str(part) for part in parts)
