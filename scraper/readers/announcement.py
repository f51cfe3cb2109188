"""The reader of announcements: any page, HTML or text, to every statement about a federal Express Entry draw that it makes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from scraper.items import RawDraw
from scraper.readers.blocks import Page, without_dump
from scraper.readers.calendar import CLOCK, ENGLISH, Found, writes_day_first
from scraper.readers.clues import Clue, ClueKind
from scraper.readers.folding import fold
from scraper.readers.judging import Statement
from scraper.readers.language import guess
from scraper.readers.layout import fragments_of
from scraper.readers.page import read_page
from scraper.readers.prose import Prose
from scraper.readers.statements import gather
from scraper.readers.years import (
    FIRST_CATEGORIES,
    Years,
    is_number_of,
    month_in_address,
    published_in_address,
    within_life,
)

READER = "announcement 5"
"""Name and version; the version goes up when the same bytes would be read differently."""
SUBJECT = (
    "express entry",
    "immigration canada",
    "invitations to apply",
    "canada invite",
    "canada has invited",
    "ee profile",
    "federal skilled trades",
    "travailleurs de metiers specialises",
    "الدخول السريع",
    "ircc",
    "classement global",
    "scg",
    "bris d'egalite",
    "canadian experience class",
    "provincial nominee",
    "ee抽",
    "ee 抽",
    "entree express",
    "entrada expresa",
    "crs",
    "experience canadienne",
    "critere d'egalite",
    "加拿大经验",
    "联邦技术移民",
    "ee抽",
    "ee邀请",
    "экспресс",
    "اکسپرس",
    "إكسبرس",
    "اكسبرس",
    "快速通道",
    "एक्सप्रेस",
    "এক্সপ্রেস",
    "ایکسپریس",
    "익스프레스",
    "експрес",
    "ਐਕਸਪ੍ਰੈਸ",
)
_SUBJECT = re.compile("|".join(re.escape(fold(word)) for word in SUBJECT))
MAX_DATED = 300
"""Characters of a line that may tell which way the page writes `04/09/2025`."""
DAY_FIRST = frozenset({"fr", "es", "pt", "ru", "vi", "tr", "ar", "fa", "de", "it", "id", "hi", "pa", "bn", "ur"})


def read(
    content: bytes, *, url: str = "", content_type: str | None = None, published: str | None = None
) -> list[RawDraw]:
    """Read every statement about a federal Express Entry draw that a page makes, in the order of the page.

    `content` is HTML, plain text or WordPress's JSON, in any encoding; `published` is the publication day (ISO text)
    where the caller knows it, else the page is asked. Returns an empty list where the page announces no federal draw.
    """
    return of_page(read_page(content, content_type=content_type), url=url, published=published)


def of_page(page: Page, *, url: str = "", published: str | None = None) -> list[RawDraw]:
    """Read a page that has been taken apart, as `read` does; all of it where its article states nothing."""
    found = _of_blocks(page, url=url, published=published)
    return found if found or page.whole is None else _of_blocks(page.whole(), url=url, published=published)


def _of_blocks(page: Page, *, url: str, published: str | None) -> list[RawDraw]:
    address = url.lower().replace("-", " ").replace("_", " ")
    if not any(_SUBJECT.search(fold(text)) for text in (address, page.title, *(block.text for block in page.blocks))):
        return []
    sample = "\n".join(block.text for block in page.blocks[:60])
    language = guess(sample, page.language)
    day = _day(published or page.published) or published_in_address(url)
    written = (text for block in page.blocks for text in (block.cells or (block.text,)) if len(text) <= MAX_DATED)
    prose = Prose(language, day_first=language in DAY_FIRST or writes_day_first(written), today=day)
    statements = gather(list(fragments_of(replace(page, blocks=without_dump(page.blocks)), prose)))
    full = [clue.value for s in _telling_years(statements) for kind, clue in s.clues.items() if kind == "date"]
    years = Years(
        page,
        day,
        [d for v in full if isinstance(v, Found) and v.year and (d := v.on(v.year))],
        prose.years,
        _own_day(statements),
        month_in_address(url),
    )
    raws = (_raw(statement, years, language, published or page.published) for statement in statements)
    return [
        raw
        for statement, raw in zip(statements, raws, strict=True)
        if raw.draw_number
        or raw.draw_date
        or raw.invitations
        or (raw.crs_cutoff and (raw.category or "date" in statement.clues))
    ]


def _own_day(statements: list[Statement]) -> date | None:
    """The full day of the page's own draw, where the page writes it with its year, or its tie-break tells it."""
    main = next((s.clues for s in statements if s.main and "date" in s.clues), None)
    found, tie = (main[kind].value if main and kind in main else None for kind in OF_MOMENTS)
    if not isinstance(found, Found):
        return None
    if found.year is None:
        return within_life(found, tie) if isinstance(tie, Found) and tie.year else None
    return found.on(found.year)


OF_MOMENTS: tuple[ClueKind, ClueKind] = ("date", "tie")


def _telling_years(statements: list[Statement]) -> list[Statement]:
    """The statements whose years tell those of days without one.

    Where the page's own draw has a day without a year, an earlier one has its year because it is another.
    """
    own = next((s.clues["date"].value for s in statements if s.main and "date" in s.clues), None)
    if not isinstance(own, Found) or own.year is not None:
        return statements
    return [s for s in statements if s.main or s.fragments[0].role != "prose"]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _number(statement: Statement, day: date | None) -> str | None:
    """The draw's number, unless the draw's year cannot bear it (`the second draw of April`)."""
    clue = statement.clues.get("number")
    if clue is None:
        return None
    tie = statement.clues["tie"].value if "tie" in statement.clues else None
    number = int(re.sub(r"\D", "", clue.text))
    if day is None and statement.fragments[0].role == "table" and not is_number_of(number, None):
        return None  # rows are often counted
    year = day.year if day else None
    if year is None and not clue.ordinal:
        return (
            clue.text
            if not isinstance(tie, Found)
            or tie.year is None
            or any(is_number_of(number, y) for y in (tie.year, tie.year + 1))
            else None
        )
    return clue.text if is_number_of(number, year) else None


PROGRAMS = frozenset({"general", "pnp", "cec", "fsw", "fst", "trade"})
"""What an earlier round than the first categories can have been for; trades were a program before they were a category."""


def _category(clue: Clue | None, day: date | None) -> str | None:
    """The words that name the category, None where the draw is older than the category."""
    too_old = clue is not None and day is not None and day < FIRST_CATEGORIES and clue.value not in PROGRAMS
    return None if clue is None or too_old else clue.text


_ISO_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def _tie_text(clue: Clue) -> str:
    """The tie-break as published, its day in ISO form where only the page settles it or its month is in another language."""
    found = clue.value
    words = set(re.findall(r"[^\W\d_]{3,}", folded := fold(clue.text)))
    if not isinstance(found, Found) or found.year is None or words & ENGLISH or _ISO_DAY.search(folded):
        return clue.text
    at = folded.find(fold(clue.day))
    rest = clue.text[: max(at, 0)] + " " + clue.text[max(at, 0) + len(clue.day) :]
    clock = CLOCK.search(fold(rest))
    return f"{found.year}-{found.month:02}-{found.day:02} {rest[clock.start() : clock.end()] if clock else ''}".strip()


def _settled(found: Found, tie: Found | None, years: Years) -> date | None:
    """The day that is meant; where its year is inferred and would put the draw before its own tie-break, the one that fits behind it."""
    day = years.on(found, tie)
    if day is None or found.year is not None or tie is None or tie.year is None:
        return day
    broken = tie.on(tie.year)
    return within_life(found, tie) if broken and day + timedelta(days=1) < broken else day


def _raw(statement: Statement, years: Years, language: str, published: str | None) -> RawDraw:
    clues = statement.clues
    found = clues["date"].value if "date" in clues else None
    tie = clues["tie"].value if "tie" in clues else None
    day = _settled(found, tie if isinstance(tie, Found) else None, years) if isinstance(found, Found) else None
    text = clues["date"].text if day else None
    return RawDraw(
        draw_number=_number(statement, day),
        draw_date=(clues["date"].day or text) if text else None,
        draw_date_full=day.isoformat() if day else None,
        drawn_at=text if isinstance(found, Found) and found.clock else None,
        category=_category(clues.get("category"), day),
        invitations=clues["invitations"].text if "invitations" in clues else None,
        crs_cutoff=clues["score"].text if "score" in clues else None,
        tie_break=_tie_text(clues["tie"]) if "tie" in clues else None,
        year_hint=str(day.year) if day and isinstance(found, Found) and found.year is None else None,
        role="main" if statement.main else statement.fragments[0].role,
        evidence=statement.fragments[0].evidence[:200],
        language=language,
        published_at=published,
    )
