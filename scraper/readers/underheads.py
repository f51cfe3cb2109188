"""What the lines above a table say of all its rows: their category, and the year of days written without one."""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import Found, days_in
from scraper.readers.clues import Clue
from scraper.readers.folding import fold, word_set
from scraper.readers.fragments import Fragment
from scraper.readers.labels import day_clue
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug, name_in
from scraper.readers.sentences import sentences

_HEADED_BY = 12
_FIGURE = re.compile(r"\d{3}")
"""An item with one tells a draw of its own, and heads none."""
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d|\s?[-\u2013]\s?\d)")


def under_headings(rows: list[Fragment], blocks: tuple[Block, ...], place: int) -> list[Fragment]:
    """Give rows without a category, or with days without a year, those that the lines right above the table name."""
    if not rows:
        return rows
    near = [block for block in reversed(blocks[max(0, place - _HEADED_BY) : place]) if block.kind != "row"]
    lines = [
        block.text
        for block in near
        if len(block.text) <= MAX_HEAD and not (block.kind == "item" and _FIGURE.search(block.text))
    ]
    above = lines[:2]
    titles = [text for text in lines if not _YEAR.fullmatch(text.strip(" :"))][:2]
    titles += [text for block in near[:2] if len(block.text) > MAX_HEAD for text in _of_rounds(block.text)]
    slug = next(((text, found) for text in titles if (found := category_slug(text))), None)
    if slug and not any("category" in row.clues for row in rows):
        for row in rows:
            row.add(Clue("category", _named_in(slug[0]), slug[1], 0))
    shared = _day_of_all(near[0].text, len(rows)) if near else None
    if shared and not any("date" in row.clues for row in rows):
        for row in rows:
            row.add(replace(shared))
    years = next((named for text in above if (named := set(_YEAR.findall(text)))), set[str]())
    if len(years) == 1:
        year = int(next(iter(years)))
        for row in rows:
            day = row.clues["date"].value if "date" in row.clues else None
            if isinstance(day, Found) and day.year is None:
                row.clues["date"].value = replace(day, hint=year)
    return rows


def _named_in(text: str) -> str:
    """The name of the category in a heading, or the words of a sentence that name it."""
    if len(text.split()) <= MAX_NAME:
        return name_in(text)
    named = [token for token in lex(fold(text)) if any(name.startswith(("cat:", "weak:")) for name in token.tells)]
    return text[named[0].start : named[-1].end] if named else text


MAX_HEAD, MAX_NAME = 120, 8
"""Characters of a line that heads a list, and words of one that is a name."""


def _of_rounds(text: str) -> list[str]:
    """The sentences of a paragraph that speak of rounds, as `All seven rounds were open to every program.`, and of no others."""
    said = [text for text in sentences(text) if len(text) <= MAX_HEAD] if len(text) <= MAX_LEAD else []
    told = [(one, frozenset[str]().union(*(token.tells for token in lex(fold(one))))) for one in said]
    return [
        one for one, tells in told if "rounds" in tells and not tells & {"previous", "last", "future", "provincial"}
    ]


def _day_of_all(text: str, rows: int) -> Clue | None:
    """The day of the few draws listed below a line such as `On April 9, 2020, two rounds were held:`."""
    days = days_in(text) if text[-1:] in {":", "\uff1a"} and len(text) <= MAX_LEAD and rows <= MOST_OF_A_DAY else []
    if len(days) != 1 or days[0].several or days[0].ambiguous or days[0].clock:
        return None
    if any(token.text in _UP_TO or "published" in token.tells for token in lex(fold(text))):
        return None
    return day_clue(text, days[0])


MAX_LEAD, MOST_OF_A_DAY = 400, 4
_UP_TO = word_set("as since until till from by through depuis jusqu'au au desde hasta ate \u0441 \u0441\u043e bis")


def foretells(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the line above a list or table speaks of the future or of a made-up case (`Our forecast:`, `Example`)."""
    above = next(
        (block for block in reversed(blocks[max(0, place - _HEADED_BY) : place]) if block.kind not in _LISTED), None
    )
    if above is None:
        return False
    tokens = lex(fold(sentences(above.text)[-1]))
    told = any(token.text in _READERS for token in tokens)
    if any("future" in token.tells and not (told and token.text in _MODALS) for token in tokens):
        return True
    if above.kind == "heading" and tokens and "if" in tokens[0].tells:
        return True
    return len(tokens) <= MAX_CASE and any("if" in token.tells or token.text in _EXAMPLES for token in tokens)


_READERS, _MODALS = word_set("you we vous nous"), word_set("should will would")
"""`What you should know:` and `Figures we will remember:` foretell nothing."""
MAX_CASE = 6
"""Words of a heading that names a made-up case; a sentence that says `if` or `for example` is no heading."""
_EXAMPLES = word_set("example examples")
_LISTED = frozenset({"row", "item"})
