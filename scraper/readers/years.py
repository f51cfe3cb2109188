"""The year of a day written without one, where the page settles it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from scraper.readers.blocks import Page
from scraper.readers.calendar import MONTHS, Found, valid
from scraper.readers.folding import fold

_ADDRESS = re.compile(
    r"/(?P<year>20[12]\d)[/-](?P<month>1[0-2]|0?[1-9])(?!\d)(?:[/-](?P<day>[12]\d|3[01]|0?[1-9])(?!\d))?"
)
_NAMED = re.compile(
    r"\b(?:draws?|rounds?|tirages?|rondes?|first|second|third|so far|start|beginning|results?|time"
    r"|held|opener|new|express entry|sorteos?|sorteios?)(?:\s(?!began|begun|launched|introduced|announced|since|planned|expected)[a-z-]+){0,2}?\s(?:in|of|for|de|en|em)\s(?:the year\s|[a-z]{3,9}\s)?(?P<one>20[12]\d)\b(?!-\d|\s?[-\u2013]\s?\d)"
    r"|\b(?P<two>20[12]\d)(?:'s|\u2019s)?\s(?:express entry\s)?(?:draws?|rounds?|results|high|low|record|summary|first)\b"
    r"|\b(?:in|en|em|so far in)\s(?P<three>20[12]\d)\s(?:so far|to date|already|d\u00e9j\u00e0|j\u00e1)\b",
    re.IGNORECASE,
)
PROFILE_LIFE = timedelta(days=366)
"""A profile lives twelve months in the pool, so a tie-break lies within that time before its draw."""


FIRST_CATEGORIES = date(2023, 5, 31)
"""When IRCC named its categories; a word such as `health` beside an earlier round names none."""
FIRST_NUMBERS = {
    2015: 1,
    2016: 24,
    2017: 51,
    2018: 81,
    2019: 108,
    2020: 134,
    2021: 171,
    2022: 213,
    2023: 237,
    2024: 279,
    2025: 331,
    2026: 389,
}
"""The number of each year's first draw, by IRCC's feed: it tells the 20th draw of 2025 from draw #20."""


def is_number_of(number: int, year: int | None) -> bool:
    """Whether a draw of that year can bear that number (one to spare at the turn of a year). Where no year is known, small ones are doubted."""
    if year is None:
        return number >= 40
    if year not in FIRST_NUMBERS:
        return number > max(FIRST_NUMBERS.values()) or year < min(FIRST_NUMBERS)
    return FIRST_NUMBERS[year] - 2 <= number <= FIRST_NUMBERS.get(year + 1, 2000) + 1


_TITLED = re.compile(r"(?<!since )(?<![\d-])20[12]\d(?!\d|\s?[-\u2013]\s?\d)")
"""The years of a title; a day below that only another year may tell has none."""


class Years:
    """What a page says about years: `on(found)` gives the day, or None where the page does not settle its year."""

    def __init__(
        self,
        page: Page,
        published: date | None,
        full: list[date],
        beside: set[int],
        own: date | None,
        addressed: date | None = None,
    ) -> None:
        self.published = published
        self.full = sorted(set(full))
        self.named = _named_years(page)
        self.beside = beside
        self.own = own
        self.addressed = addressed
        self.months = _named_months(page)
        self.titled = set(_TITLED.findall(page.blocks[0].text)) if page.blocks else set()

    def on(self, found: Found, tie: Found | None = None) -> date | None:
        """The day that is meant: as written, else last before the publication, else by the page's other years."""
        if found.year is not None:
            return found.on(found.year)
        if found.hint is not None:
            return found.on(found.hint)
        if self.published and not (self.own and self.published - self.own > LATE):
            return last_before(found, self.published + timedelta(days=1))
        if self.own:
            return nearest(found, max([self.own, *(day for day in self.full if day.year == self.own.year)]))
        if len(years := {day.year for day in self.full}) == 1:
            return found.on(years.pop())
        if tie is not None and tie.year is not None:
            return within_life(found, tie)
        told = (self.months.get(found.month, set()), self.named or self.beside)
        year = next((next(iter(years)) for years in told if len(years) == 1), None)
        if year is not None:
            return None if self.titled and str(year) not in self.titled else found.on(year)
        return self._by_title(found)

    def _by_title(self, found: Found) -> date | None:
        """The day in the one year of the title, else shortly before the month in the address, where nothing else tells."""
        latest = self.addressed or date.max
        if self.titled:
            day = found.on(int(next(iter(self.titled)))) if len(self.titled) == 1 else None
            return day if day and day <= latest else None
        day = last_before(found, latest) if self.addressed else None
        return day if day and latest - day <= RECENT else None


RECENT = timedelta(days=120)
"""How far before the month in its address a page's days lie whose year nothing else tells."""
LATE = timedelta(days=300)
"""A page so much younger than its own draw was published anew: days without a year lie before the draw."""
AHEAD, BACK = timedelta(days=45), timedelta(days=200)


def nearest(found: Found, own: date) -> date | None:
    """The last such day before the page's own draw, or at most AHEAD behind it in its year: news speaks of what lies just before.

    None where it would lie more than BACK before and so may be one behind.
    """
    day = found.on(own.year)
    if day is None or day <= own + AHEAD:
        return day
    day = found.on(own.year - 1)
    return day if day and own - day <= BACK else None


def last_before(found: Found, latest: date) -> date | None:
    """The last such day on or before a day."""
    for year in (latest.year, latest.year - 1):
        day = found.on(year)
        if day and day <= latest:
            return day
    return None


def within_life(found: Found, tie: Found) -> date | None:
    """The one such day within a profile's life behind a tie-break; None where there are several, or none."""
    broken = tie.on(tie.year or 0)
    days = [found.on(year) for year in (tie.year or 0, (tie.year or 0) + 1)]
    fitting = [
        day for day in days if day and broken and broken <= day + timedelta(days=1) and day - broken <= PROFILE_LIFE
    ]
    return fitting[0] if len(fitting) == 1 else None


def published_in_address(url: str) -> date | None:
    """The publication day that an address gives (`/2022/05/09/`), None where it gives none."""
    match = _ADDRESS.search(url)
    if not match or not match["day"]:
        return None
    return valid(int(match["year"]), int(match["month"]), int(match["day"]))


def month_in_address(url: str) -> date | None:
    """The last day of the month that an address gives (`/2022/05/`), None where it gives none."""
    match = _ADDRESS.search(url)
    if not match:
        return None
    year, month = int(match["year"]), int(match["month"])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


_MONTHS = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_OF_MONTH = re.compile(
    rf"(?<!\d )(?<!\d\. )(?<!\d de )(?<!\w)(?P<month>{_MONTHS})(?:,? (?:de |del |of )?)(?P<year>20[12]\d)\b(?!-\d)|(?P<cjk>20[12]\d)\s?[年년]\s?(?P<nth>\d{{1,2}})\s?[月월](?!\s?\d)"
)
TITLES = 8
"""Blocks at a page's beginning that may name the month it is about."""


def _named_months(page: Page) -> dict[int, set[int]]:
    """The years that titles and the page's beginning give to months: `May 2017 newsletter`."""
    found: dict[int, set[int]] = {}
    for place, block in enumerate(page.blocks[:60]):
        if (place < TITLES or block.kind == "heading") and (len(block.text) < 200 or place < 2):
            folded = fold(block.text[:400])
            for match in _OF_MONTH.finditer(folded) if "20" in folded else ():
                month = int(match["nth"]) if match["cjk"] else MONTHS[match["month"]]
                found.setdefault(month, set()).add(int(match["year"] or match["cjk"]))
    return found


def _named_years(page: Page) -> set[int]:
    years: set[int] = set()
    for block in page.blocks[:40]:
        if "20" in block.text and (block.kind == "heading" or len(block.text) < 160):
            years |= {
                int(match["one"] or match["two"] or match["three"]) for match in _NAMED.finditer(block.text[:400])
            }
    return years
