"""Where days and moments stand in a folded text: month names of the languages of the news, numeric dates, clock times.

What is found is a place in the text and the day's parts; what the day means is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from scraper.readers.folding import fold

FIRST_YEAR, LAST_YEAR = 2014, 2100

WEEKDAYS = {
    fold(name): number
    for number, names in enumerate(
        (
            "monday lundi lunes segunda-feira понедельник понедельника понеділок",
            "tuesday mardi martes terça-feira вторник вторника вівторок",
            "wednesday mercredi miércoles quarta-feira среду среда середу",
            "thursday jeudi jueves quinta-feira четверг четверга четвер",
            "friday vendredi viernes sexta-feira пятницу пятница п'ятницю",
            "saturday samedi sábado субботу",
            "sunday dimanche domingo воскресенье",
        )
    )
    for name in names.split()
}
"""Folded names of the days of the week, Monday 0."""

_NAMES = (
    "january jan gen янв stycznia styczen janvier janv enero ene janeiro января январь янв січня січень ژانویه ژانویهٔ يناير ocak जनवरी ਜਨਵਰੀ januar januari enero 1월 জানুয়ারি جنوری gennaio",
    "february feb lutego luty fevrier fevr fev febrero fevereiro лютого лютий февраля февраль фев فوریه فبراير subat फरवरी फ़रवरी ਫਰਵਰੀ pebrero februar februari ফেব্রুয়ারি فروری febbraio",
    "march mar marca marzec mars marzo marco março березня березень марта март مارس mart मार्च ਮਾਰਚ marso märz maret মার্চ مارچ marz",
    "april apr kwietnia kwiecien avril avr abril abr квітня квітень апреля апрель апр آوریل اوریل أبريل ابريل nisan अप्रैल ਅਪ੍ਰੈਲ এপ্রিল اپریل aprile",
    "may mai mag maja mayo maio травня травень мая май مه می مايو mayis मई ਮਈ mei মে مئی maggio",
    "june jun giu июн czerwca czerwiec juin junio junho червня червень июня июнь ژوئن يونيو haziran जून ਜੂਨ hunyo juni জুন جون giugno",
    "july jul juill lug июл lipca lipiec juillet juil julio julho липня липень июля июль ژوئیه جولای يوليو temmuz जुलाई ਜੁਲਾਈ hulyo juli জুলাই جولائی luglio",
    "august aug aou sierpnia sierpien aout agosto ago серпня серпень августа август авг اوت آگوست اگوست أغسطس agustos अगस्त ਅਗਸਤ আগস্ট اگست agustus",
    "september sept wrzesnia wrzesien sep septembre septiembre setembro set вересня вересень сентября сентябрь сен سپتامبر سبتمبر eylul सितंबर सितम्बर ਸਤੰਬਰ setyembre সেপ্টেম্বর ستمبر settembre",
    "october oct okt pazdziernika pazdziernik octobre octubre outubro out жовтня жовтень октября октябрь окт اکتبر أكتوبر ekim अक्टूबर अक्तूबर ਅਕਤੂਬਰ oktubre oktober অক্টোবর اکتوبر ottobre ott okt",
    "november nov listopada listopad novembre noviembre novembro листопада листопад ноября ноябрь ноя نوامبر نوفمبر kasim नवंबर नवम्बर ਨਵੰਬਰ nobyembre নভেম্বর نومبر",
    "december dec grudnia grudzien decembre diciembre dic dezembro dez грудня грудень декабря декабрь дек دسامبر ديسمبر aralik दिसंबर दिसम्बर ਦਸੰਬਰ disyembre dezember desember ডিসেম্বর دسمبر dicembre",
)
MONTHS = {fold(name): number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""Folded month names of all languages, with their number. `may` and `out`, `set`, `mar` are words too: a day must stand beside them."""

ENGLISH = frozenset(_NAMES[month].split()[0] for month in range(12))
"""Month names in English."""

_YEAR = r"(?P<year>20\d{2})(?!\d|[,.]\d{3})"
_AFTER = re.compile(
    r"\.?\s{0,3}(?P<day>\d{1,2})(?:st|nd|rd|th|er)?(?P<more>(?:(?:,\s?\d{1,2}(?!\d|[:.,]\d)){1,4},?)?\s?(?:and|or|to|&|et|ou|y|-|\u2013|\u2014|/)\s?\d{1,2}(?:st|nd|rd|th)?(?![\d:.,]\d|\d))?"
    rf"(?!\d|:\d|[.,]\d{{1,3}}(?!\d)|\s?%)(?:\s{{0,3}}(?:[,.]|of\b|in\b)?\s{{0,3}}{_YEAR})?"
)
_BEFORE = re.compile(
    r"(?<![\d.,:/-])(?P<more>\d{1,2}(?:st|nd|rd|th)?\s?(?:and|to|au|al|ao|bis|&|et|y|-|\u2013)\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th|er|e|o|\u00ba|-?(?:го|е))?\.?[\s-]{0,3}"
    r"(?:(?:day of|of|de|del|d'|da|ng)\s)?$"
)
_YEAR_AFTER = re.compile(rf"\.?(?:[\s,-]{{0,3}}(?:(?:de|del|of|года|року|ng|سال)\s)?){_YEAR}")
_ISO = re.compile(
    r"(?<![\d.,/-])(?P<year>20\d{2})(?P<gap>[-/.\u2013])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?!\d|[-/]\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?P<one>\d{1,2})(?P<gap>[-/.])(?P<two>\d{1,2})(?P=gap)(?P<year>20\d{2})(?!\d|[-/]\d)"
)
_CJK = re.compile(
    r"(?:(?P<year>20\d{2})\s?[年년]\s?)?(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
)
_VIETNAMESE = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})\s(?:thang)\s(?P<month>\d{1,2})(?!\d)(?:,?\s(?:nam\s)?(?P<year>20\d{2})(?!\d))?"
)
_VIETNAMESE_SHORT = re.compile(r"(?<![\d/.,-])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/.,-])")
CLOCK = re.compile(
    r"(?<![\d:.,])\d{1,2}(?:\s?[:h]\s?\d{2}(?:\s?(?::|m(?:in)?\.?)\s?\d{1,2}\s?(?:s\b)?|\s?min\b)?(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    r"(?:\s?\(?(?:coordinated universal time|utc|gmt|tuc|e[sd]?t|eastern(?: standard| daylight)?(?: time)?|he|hne|hae)\b\)?)?"
)
_BETWEEN = re.compile(
    r"[\s,.@()|-]*(?:(?:at|a|as|on|the|of|um|le|lúc|luc|в|ve|saat|ساعت|الساعة|alas|pukul|alle|ore|las|los|г|года|दोपहर)[\s,:]*){0,2}"
)


@dataclass(frozen=True, slots=True)
class Before:
    """So many days before the draw that was spoken of last: `the day before`, `two days earlier`; behind it where negative.

    With a `weekday` (0 is Monday) the last such day before the page's own draw, or that draw's.
    """

    days: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a text, or a moment (`clock`): its place, year (None where not written), month and day.

    `several` marks a span of days (`April 10 and 11`), which states no single one. `ambiguous` marks `04/05/2023`. For a
    moment, `day_start` and `day_end` are the place of its day alone. `hint` is the year of the heading it stands under.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    clock: bool = False
    several: bool = False
    ambiguous: bool = False
    hint: int | None = None
    day_start: int = -1
    day_end: int = -1

    def outside(self, text: str) -> str:
        """What stands in the text before and behind the day."""
        return text[: self.start] + " " + text[self.end :]

    def on(self, year: int) -> date | None:
        """The day in that year, None where the calendar has no such day."""
        return valid(year, self.month, self.day)

    def earlier(self, days: int) -> Found | None:
        """The day so many days before (behind it where negative), None where the missing year decides it."""
        turns = self.day <= days if self.month in {1, 3} else self.month in {2, 12} and self.day - days > 28
        if self.year is None and self.hint is None and turns:
            return None
        day = self.on(self.year or self.hint or 2023)
        if day is None:
            return None
        day -= timedelta(days=days)
        known = self.year is not None or self.hint is not None
        return Found(0, 0, day.year if known else None, day.month, day.day)


def valid(year: int, month: int, day: int) -> date | None:
    """The calendar day, None where there is none or it lies outside Express Entry's time."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


_WORD = re.compile(r"[^\W\d_]+")


def days_in(text: str, *, day_first: bool = False) -> list[Found]:
    """Every day of a text, in its order."""
    folded = fold(text)
    return find_days(
        text, folded, [(m.start(), m.end()) for m in _WORD.finditer(folded) if m[0] in MONTHS], day_first=day_first
    )


def find_days(text: str, folded: str, months: list[tuple[int, int]], *, day_first: bool = False) -> list[Found]:
    """Every day of a sentence, in its order. `months` are the places of month names (start, end) in it.

    `day_first` settles `04/05/2023` for languages that never write the month first.
    """
    found: list[Found] = []
    for start, end in months:
        day = _named(text, folded, start, end)
        if day and not any(day.start < other.end for other in found):
            found.append(day)
    if _mixed(folded):
        found += [
            day
            for day in _numeric(folded, day_first)
            if not any(day.start < o.end and o.start < day.end for o in found)
        ]
    found.sort(key=lambda day: day.start)
    return _with_clocks(folded, found) if ":" in folded or "m" in folded or "h" in folded else found


def _mixed(folded: str) -> bool:
    return any(mark in folded for mark in ("20", "thang", "月", "월", "/"))


def _named(text: str, folded: str, start: int, end: int) -> Found | None:
    month = MONTHS[folded[start:end]]
    after = _AFTER.match(folded, end)
    counted = folded[start:end] not in ENGLISH and _THOUSANDS.match(folded, end)
    if after and not counted and not (folded[start:end] in _WORDS_TOO and text[start].islower()):
        return _day(start, after.end(), after["year"], month, after["day"], after["more"])
    before = _BEFORE.search(folded, max(0, start - 24), start)
    if before is None or (folded[start:end] == "may" and text[start] == "m"):
        return None
    year = _YEAR_AFTER.match(folded, end)
    return _day(
        before.start(), year.end() if year else end, year and year["year"], month, before["day"], before["more"]
    )


_THOUSANDS = re.compile(r"\s\d{1,2}\s\d{3}(?!\d)")
"""`en janvier 5 821`: only English writes the day behind the month."""
_WORDS_TOO = {"ago", "may", "out", "set", "mar", "mart", "sep", "\u0645\u06cc", "\u0645\u0647"}


def _day(start: int, end: int, year: str | None, month: int, day: str, more: str | None) -> Found | None:
    if not valid(int(year) if year else 2024, month, int(day)):
        return None
    return Found(start, end, int(year) if year else None, month, int(day), several=bool(more))


def _numeric(folded: str, day_first: bool) -> list[Found]:
    found = [
        Found(m.start(), m.end(), int(m["year"]), int(m["month"]), int(m["day"]))
        for m in _ISO.finditer(folded)
        if valid(int(m["year"]), int(m["month"]), int(m["day"]))
    ]
    for match in _NUMERIC.finditer(folded):
        found += _either(match, day_first or match["gap"] == ".")
    for pattern in (_CJK, _VIETNAMESE) if "thang" in folded or "月" in folded or "월" in folded else ():
        found += [
            Found(m.start(), m.end(), int(m["year"]) if m["year"] else None, int(m["month"]), int(m["day"]))
            for m in pattern.finditer(folded)
            if valid(int(m["year"] or 2024), int(m["month"]), int(m["day"]))
        ]
    if "ngay" in folded:
        found += [
            Found(m.start(), m.end(), None, int(m["month"]), int(m["day"]))
            for m in _VIETNAMESE_SHORT.finditer(folded)
            if valid(2024, int(m["month"]), int(m["day"]))
        ]
    return found


def _either(match: re.Match[str], day_first: bool) -> list[Found]:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    readings = {(month, day) for month, day in ((two, one), (one, two)) if valid(year, month, day)}
    if day_first and (two, one) in readings:
        readings = {(two, one)}
    if not readings:
        return []
    month, day = min(readings)
    return [Found(match.start(), match.end(), year, month, day, ambiguous=len(readings) > 1)]


_ORDER = re.compile(r"(?<![\d.,/-])(?P<one>\d{1,2})(?P<gap>[/.-])(?P<two>\d{1,2})(?:(?P=gap)20\d{2})(?![\d/-])")
_SEPARATED = re.compile(r"\d[/.-]\d")
_SHORT_ORDER = re.compile(r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})\.?")


def writes_day_first(texts: Iterable[str]) -> bool:
    """Whether some numeric date among texts has the day first (`28/05/2021`, or `28/05` alone) and none the month."""
    first = False
    for text in texts:
        if text.isascii() and not _SEPARATED.search(text):  # a quick look: most lines of a page give no such date
            continue
        folded = fold(text)
        matches = list(_ORDER.finditer(folded)) or [m for m in [_SHORT_ORDER.fullmatch(folded.strip())] if m]
        for match in matches:
            if int(match["two"]) > 12:
                return False
            first = first or 12 < int(match["one"]) <= 31
    return first


def _with_clocks(folded: str, days: list[Found]) -> list[Found]:
    """Join clock times to the day beside them, before or behind."""
    clocks = [(m.start(), m.end()) for m in CLOCK.finditer(folded)] if days else []
    out = list(days)
    for start, end in clocks:
        for place, day in enumerate(out):
            if day.clock:
                continue
            low, high = min(start, day.start), max(end, day.end)
            gap = folded[day.end : start] if start >= day.end else folded[end : day.start]
            if len(gap) <= 24 and _BETWEEN.fullmatch(gap):
                out[place] = Found(
                    low, high, day.year, day.month, day.day, True, day.several, day.ambiguous, None, day.start, day.end
                )
                break
    return out
