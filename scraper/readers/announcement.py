"""The reader of announcements: any page, HTML or text, to every statement about a federal Express Entry draw that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scraper.items import RawDraw
from scraper.readers.blocks import APART, Block, Page
from scraper.readers.calendar import CLOCK, Found, writes_day_first
from scraper.readers.clues import Clue
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.items import read_asides, read_cells, read_item
from scraper.readers.labelled import read_labelled
from scraper.readers.labels import category_slug, is_category, split_label
from scraper.readers.language import by_script, guess
from scraper.readers.page import read_page
from scraper.readers.prose import Prose
from scraper.readers.statements import Statement, gather
from scraper.readers.tables import heads_run_together, read_run_together, read_table
from scraper.readers.underheads import foretells, under_headings
from scraper.readers.years import Years, is_number_of, published_in_address

READER = "announcement 2"
"""Name and version; the version goes up when the same bytes would be read differently."""
SUBJECT = (
    "express entry",
    "ircc",
    "classement global",
    "scg",
    "bris d'egalite",
    "canadian experience class",
    "entree express",
    "entrada expresa",
    "crs",
    "экспресс",
    "اکسپرس",
    "إكسبرس",
    "اكسبرس",
    "快速通道",
    "एक्सप्रेस",
    "ਐਕਸਪ੍ਰੈਸ",
    "এক্সপ্রেস",
    "ایکسپریس",
    "익스프레스",
    "експрес",
)
_SUBJECT = re.compile("|".join(re.escape(fold(word)) for word in SUBJECT))
MAX_DATED = 300
"""Characters of a line that may tell which way the page writes `04/09/2025`."""
DAY_FIRST = frozenset({"fr", "es", "pt", "ru", "vi", "tr", "ar", "fa", "de", "it", "id", "hi", "pa"})


def read(
    content: bytes, *, url: str = "", content_type: str | None = None, published: str | None = None
) -> list[RawDraw]:
    """Read every statement about a federal Express Entry draw that a page makes, in the order of the page.

    `content` is HTML, plain text or WordPress's JSON, in any encoding; `published` is the publication day (ISO text)
    where the caller knows it, else the page is asked. Returns an empty list where the page announces no federal draw.
    """
    return of_page(read_page(content, content_type=content_type), url=url, published=published)


def of_page(page: Page, *, url: str = "", published: str | None = None) -> list[RawDraw]:
    """Read a page that has been taken apart, as `read` does."""
    address = url.lower().replace("-", " ").replace("_", " ")
    if not any(_SUBJECT.search(fold(text)) for text in (address, page.title, *(block.text for block in page.blocks))):
        return []
    sample = "\n".join(block.text for block in page.blocks[:60])
    language = by_script(sample) or (page.language or guess(sample))[:2].lower()
    day = _day(published or page.published) or published_in_address(url)
    written = (text for block in page.blocks for text in (block.cells or (block.text,)) if len(text) <= MAX_DATED)
    prose = Prose(language, day_first=language in DAY_FIRST or writes_day_first(written), today=day)
    statements = gather(list(_fragments(page, prose)))
    full = [clue.value for s in _telling_years(statements) for kind, clue in s.clues.items() if kind == "date"]
    years = Years(page, day, [d for v in full if isinstance(v, Found) and v.year and (d := v.on(v.year))], prose.years)
    raws = (_raw(statement, years, language, published or page.published) for statement in statements)
    return [
        raw
        for statement, raw in zip(statements, raws, strict=True)
        if raw.draw_number
        or raw.draw_date
        or raw.invitations
        or (raw.crs_cutoff and (raw.category or "date" in statement.clues))
    ]


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


def _fragments(page: Page, prose: Prose) -> Iterator[Fragment]:
    blocks = page.blocks
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == "row":
            end = next(
                (at for at in range(place, len(blocks)) if blocks[at].table != block.table or blocks[at].kind != "row"),
                len(blocks),
            )
            if not prose.provincial:
                yield from _rows(blocks, place, end, prose)
            place = end
            continue
        if (heads := heads_run_together(block.text)) and not prose.provincial:
            rows = read_run_together(heads, blocks[place + 1 :], place)
            yield from under_headings(rows, blocks, place)
            place += 1 + len(rows)
            continue
        if _names_category(blocks, place):
            yield Fragment(
                {"category": Clue("category", block.text, category_slug(block.text) or "", 0)},
                names_round=True,
                block=place,
                evidence=block.text[:200],
            )
            place += 1
            continue
        if items := _items(blocks, place, prose):
            yield from () if foretells(blocks, place) else items
            place += len(items)
            continue
        group, used = read_labelled(blocks, place, day_first=prose.day_first)
        if group:
            yield from () if prose.provincial or foretells(blocks, place) else group
            place += used
            continue
        for at in range(place, place + max(used, 1)):
            asides, rest = read_asides(blocks[at].text, at, day_first=prose.day_first)
            yield from prose.read(replace(blocks[at], text=rest) if asides else blocks[at], at)
            yield from () if prose.provincial else asides
        place += max(used, 1)


def _rows(blocks: tuple[Block, ...], place: int, end: int, prose: Prose) -> Iterator[Fragment]:
    """The rows of one table: of draws, of labels and values, or (a single row) a line of facts between bars."""
    rows = blocks[place:end]
    if foretells(blocks, place):
        return
    found = under_headings(read_table(rows, place, day_first=prose.day_first), blocks, place)
    found += read_labelled(blocks, place, end, day_first=prose.day_first)[0]
    if not found:
        read = [read_cells(row.cells, place, day_first=prose.day_first) for row in rows]
        found = under_headings([item for item in read if item], blocks, place)
    if not found and len(rows) == 1:
        found = prose.read(rows[0], place)
    yield from found


def _items(blocks: tuple[Block, ...], place: int, prose: Prose) -> list[Fragment]:
    """The lines from a block on that each list the facts of one draw."""
    found: list[Fragment] = []
    while not prose.provincial and place + len(found) < len(blocks) and blocks[place + len(found)].kind != "row":
        item = read_item(blocks[place + len(found)].text, place + len(found), day_first=prose.day_first)
        if item is None:
            break
        item.apart = blocks[place + len(found)].level == APART
        found.append(item)
    if len(found) == 1 and blocks[place].kind != "item":
        found[0].role = "prose"
    return under_headings(found, blocks, place)


def _names_category(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether a short line is a category and nothing else, right above labels: the official pages name theirs so."""
    if len(blocks[place].text) > 80 or place + 1 >= len(blocks):
        return False
    split = split_label(blocks[place + 1].text)
    return bool(split and split[1]) and is_category(blocks[place].text) and split_label(blocks[place].text) is None


def _number(statement: Statement, day: date | None) -> str | None:
    """The draw's number, unless the draw's year cannot bear it (`the second draw of April`)."""
    clue = statement.clues.get("number")
    if clue is None:
        return None
    tie = statement.clues["tie"].value if "tie" in statement.clues else None
    number = int(re.sub(r"\D", "", clue.text))
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


FIRST_CATEGORIES = date(2023, 5, 31)
"""When IRCC named its categories; a word such as `health` beside an earlier round names none."""
PROGRAMS = frozenset({"general", "pnp", "cec", "fsw", "fst"})


def _category(clue: Clue | None, day: date | None) -> str | None:
    """The words that name the category, None where the draw is older than the category."""
    too_old = clue is not None and day is not None and day < FIRST_CATEGORIES and clue.value not in PROGRAMS
    return None if clue is None or too_old else clue.text


_ENGLISH = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_ISO_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def _tie_text(clue: Clue) -> str:
    """The tie-break as published, its day in ISO form where only the page settles it or its month is in another language."""
    found = clue.value
    words = set(re.findall(r"[^\W\d_]{3,}", folded := fold(clue.text)))
    if not isinstance(found, Found) or found.year is None or words & _ENGLISH or _ISO_DAY.search(folded):
        return clue.text
    at = folded.find(fold(clue.day))
    rest = clue.text[: max(at, 0)] + " " + clue.text[max(at, 0) + len(clue.day) :]
    clock = CLOCK.search(fold(rest))
    return f"{found.year}-{found.month:02}-{found.day:02} {rest[clock.start() : clock.end()] if clock else ''}".strip()


def _raw(statement: Statement, years: Years, language: str, published: str | None) -> RawDraw:
    clues = statement.clues
    found = clues["date"].value if "date" in clues else None
    tie = clues["tie"].value if "tie" in clues else None
    day = years.on(found, tie if isinstance(tie, Found) else None) if isinstance(found, Found) else None
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
