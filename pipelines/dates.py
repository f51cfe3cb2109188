"""Published dates and times to values: exact patterns first, `dateparser` with strict settings for the rest, None when unsure.

`dateparser` alone reads the feed's strings 550 to 900 times slower, returns nothing for four of them and invents a
year for #208; dateutil and pandas get ten silently wrong. So it is asked only for a day written in words that the
patterns do not know, and never for one that lacks a part.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from scraper.accents import unaccented
from scraper.readers.calendar import days_in

Precision = Literal["second", "minute", "day"]

TORONTO = ZoneInfo("America/Toronto")
"""IRCC dates its rounds by Eastern time, and news pages mean it with `today`, EST and EDT."""

FIRST_YEAR, LAST_YEAR = 2014, 2100
"""Express Entry began in January 2015; a tie-break cannot be older than the profiles."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thurs|fri|sat|sun"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_RELATIVE = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1}

_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAYS})\b\.?,?\s*")
_ISO_DAY = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMERIC_DAY = re.compile(r"(?<!\d)(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d])(?P<month>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:[\s,.]+(?P<year>\d{4})(?!\d))?"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|e)?[\s-]+(?:day\s+)?(?:of\s+)?(?P<month>[a-z]{3,9})\b\.?(?:[\s,-]+(?P<year>\d{4})(?!\d))?"
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:\s*[:h]\s*(?P<minute>\d{2})(?:\s*(?::(?=\s*\d\d)|m(?:in)?\.?)\s*(?P<second>\d{1,2})\s*(?:s\b)?(?:\.\d+)?|\s*min\b)?(?!\d)\s*(?P<mark>[ap]\.?m\b\.?)?"
    r"|\s*(?P<bare_mark>[ap]\.?m\b\.?))"
)
_ZONE = re.compile(
    r"\(?(?<![a-z])(?:(?P<utc>utc|gmt|z|tuc|universal time|temps universel)|(?P<east>e[sd]?t|eastern(?: standard| daylight)?(?: time)?|he|hne|hae|toronto|ottawa)(?: time)?)\b\)?"
)
_OFFSET = re.compile(r"(?<=:\d\d)\s*(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?!\d)")
_DIGIT = re.compile(r"\d")
_CONNECTIVES = re.compile(r"\b(?:at|on|the|le|du|a|of|before|avant|d'ici)\b|[@,;()]")

# Languages that news about Express Entry is written in; naming them keeps dateparser from guessing a language.
_OTHER_LANGUAGES = ["es", "pt", "ru", "uk", "vi", "fa", "ar", "tr", "de", "it", "hi", "zh", "ko", "tl"]


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; `inferred` where the text does not fully state it (its year came from elsewhere)."""

    value: date
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, how exactly it was published, and whether part of it was inferred."""

    at: datetime
    precision: Precision
    inferred: bool = False


@lru_cache(maxsize=16_384)
def day(text: str | None, *, year: int | None = None, before: date | None = None) -> Day | None:
    """Read a text that states one day and nothing that contradicts it.

    Where the text has no year, `year` gives it, or `before` does: the last such day on or before that date (both mark
    the day as inferred). None for anything else, among them days that two orders read differently (`04/05/2023`).
    """
    if not text:
        return None
    found = _days(_fold(text), year, before) or _found_elsewhere(text, year, before) or _asked_elsewhere(text)
    values = {candidate.value for candidate in found}
    return min(found, key=lambda candidate: candidate.inferred) if len(values) == 1 else None


def relative_day(text: str | None, published: date | None) -> Day | None:
    """Read `today` and `yesterday` (English, French) against the publication day in Toronto; always inferred."""
    word = _fold(text or "").strip()
    if published is None or word not in _RELATIVE:
        return None
    return Day(published - timedelta(days=_RELATIVE[word]), inferred=True)


@lru_cache(maxsize=16_384)
def moment(text: str | None, *, year: int | None = None, before: date | None = None) -> Moment | None:
    """Read a text that states one instant, or one day (precision `day`, 00:00 UTC).

    Inferred where the year comes from `year` or `before` (see `day`), where a time has no zone (taken as UTC, IRCC's
    habit), where an AM mark contradicts a 24-hour clock (the clock is believed), and where `EST` is said of a summer
    day (Toronto's time is meant). None where no single instant is stated.
    """
    if not text:
        return None
    folded = _fold(text)
    offset = _OFFSET.search(folded)
    if offset:
        folded = folded[: offset.start()] + " " + folded[offset.end() :]
    times = list(_TIME.finditer(folded))
    if not times:
        only_day = day(text, year=year, before=before)
        return Moment(_instant(only_day.value, time()), "day", only_day.inferred) if only_day else None
    if len(times) > 1:
        return None
    clock = _clock(times[0])
    rest = folded[: times[0].start()] + " " + folded[times[0].end() :]
    zone = _ZONE.search(rest)
    stated = day(_ZONE.sub(" ", rest), year=year, before=before)
    if clock is None or stated is None:
        return None
    at, zone_inferred = _in_utc(stated.value, clock.value, zone, offset)
    return Moment(at, clock.precision, stated.inferred or zone_inferred or clock.contradicted)


def same_moment(one: datetime, one_precision: str, two: datetime, two_precision: str) -> bool:
    """Whether two moments agree at the coarser of their precisions."""
    coarser = max(one_precision, two_precision, key=["second", "minute", "day"].index)
    form = {"second": "%F %T", "minute": "%F %H:%M", "day": "%F"}[coarser]
    return one.strftime(form) == two.strftime(form)


def toronto_day(at: datetime) -> date:
    """The day in Toronto at an instant."""
    return at.astimezone(TORONTO).date()


@dataclass(frozen=True, slots=True)
class _Clock:
    value: time
    precision: Precision
    contradicted: bool


def _fold(text: str) -> str:
    """Lower case, no accents, plain spaces and digits, no weekday."""
    digits = text.lower() if text.isascii() else _plain(text)
    spaced = re.sub(r"(?<=\d)t(?=\d)", " ", " ".join(digits.split()))
    return _WEEKDAY.sub(" ", spaced).strip()


def _plain(text: str) -> str:
    plain = unaccented(text)
    return "".join(str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char for char in plain)


def _days(folded: str, year: int | None, before: date | None) -> list[Day]:
    """Every day that the patterns find, unless some part of the text is left unread."""
    found, rest = [], folded
    for pattern in (_ISO_DAY, _NUMERIC_DAY, _MONTH_FIRST, _DAY_FIRST):
        for match in list(pattern.finditer(rest)):
            read = _numeric(match) if pattern is _NUMERIC_DAY else _named(match, year, before)
            if read is None:
                continue
            found.append(read)
            rest = rest.replace(match[0], " ", 1)
    unread = _CONNECTIVES.sub(" ", rest).strip(" .:-")
    return [] if re.search(r"\w", unread) else found


def _named(match: re.Match[str], year: int | None, before: date | None) -> Day | None:
    month = int(match["month"]) if match["month"].isdigit() else _MONTHS.get(match["month"])
    if month is None:
        return None
    return _named_day(int(match["year"]) if match["year"] else None, month, int(match["day"]), year, before)


def _named_day(stated: int | None, month: int, day_: int, year: int | None, before: date | None) -> Day | None:
    if stated is not None:
        return _valid(stated, month, day_)
    if year is not None:
        return _valid(year, month, day_, inferred=True)
    if before is None:
        return None
    this_year = _valid(before.year, month, day_, inferred=True)
    if this_year and this_year.value <= before:
        return this_year
    return _valid(before.year - 1, month, day_, inferred=True)


def _numeric(match: re.Match[str]) -> Day | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    readings = {reading for reading in (_valid(year, two, one), _valid(year, one, two)) if reading}
    return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day_: int, *, inferred: bool = False) -> Day | None:
    try:
        value = date(year, month, day_)
    except ValueError:
        return None
    return Day(value, inferred) if FIRST_YEAR <= year <= LAST_YEAR else None


def _found_elsewhere(text: str, year: int | None, before: date | None) -> list[Day]:
    """The one day that the announcement reader's calendar finds, which knows the months of more languages."""
    if len(text) > 80 or text.isascii():
        return []
    found = days_in(text)
    if len(found) != 1 or found[0].several or found[0].ambiguous or _DIGIT.search(found[0].outside(text)):
        return []
    stated = found[0]
    read = _named_day(stated.year, stated.month, stated.day, year, before)
    return [read] if read else []


def _asked_elsewhere(text: str) -> list[Day]:
    """What dateparser says of a day with a month in words of another language, with day, month and year all present."""
    if len(text) > 60 or not re.search(r"[^\W\d_]{3}", text) or not re.search(r"\d", text):
        return []
    answer = _dateparser(" ".join(text.split()))
    return [Day(answer)] if answer else []


@lru_cache(maxsize=4096)
def _dateparser(text: str) -> date | None:
    import dateparser  # slow to import, and seldom needed

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        answer = dateparser.parse(text, languages=_OTHER_LANGUAGES, settings=settings)
    if (
        answer is None
        or not re.search(rf"(?<!\d){answer.day}(?!\d)", _fold(text))
        or str(answer.year) not in _fold(text)
    ):
        return None
    return answer.date() if FIRST_YEAR <= answer.year <= LAST_YEAR else None


def _clock(match: re.Match[str]) -> _Clock | None:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    mark = (match["mark"] or match["bare_mark"] or "")[:1]
    contradicted = mark == "a" and hour > 12
    if mark == "p" and hour < 12:
        hour += 12
    elif mark == "a" and hour == 12:
        hour = 0
    try:
        value = time(hour, minute, second)
    except ValueError:
        return None
    return _Clock(value, "second" if match["second"] else "minute", contradicted)


def _in_utc(day_: date, clock: time, zone: re.Match[str] | None, offset: re.Match[str] | None) -> tuple[datetime, bool]:
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"])
        return _instant(day_, clock) - timedelta(minutes=minutes if offset["sign"] == "+" else -minutes), False
    if zone is None or zone["utc"]:
        return _instant(day_, clock), zone is None
    said = {"est": False, "hne": False, "edt": True, "hae": True}.get(zone["east"])
    # The night clocks go back has an hour twice; the zone that is said tells which.
    twice = [datetime.combine(day_, clock, TORONTO).replace(fold=fold) for fold in (0, 1)]
    local = next((at for at in twice if bool(at.dst()) == said), twice[0])
    return local.astimezone(UTC), said not in {None, bool(local.dst())}


def _instant(day_: date, clock: time) -> datetime:
    return datetime.combine(day_, clock, UTC)
