"""What the lines above a table say of all its rows: their category, and the year of days written without one."""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import Found
from scraper.readers.clues import Clue
from scraper.readers.folding import fold, word_set
from scraper.readers.fragments import Fragment
from scraper.readers.labels import category_slug
from scraper.readers.lexing import lex

_HEADED_BY = 12
_FIGURE = re.compile(r"\d{3}")
"""An item with one tells a draw of its own, and heads none."""
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d|\s?[-\u2013]\s?\d)")


def under_headings(rows: list[Fragment], blocks: tuple[Block, ...], place: int) -> list[Fragment]:
    """Give rows without a category, or with days without a year, those that the lines right above the table name."""
    if not rows:
        return rows
    lines = [
        block.text
        for block in reversed(blocks[max(0, place - _HEADED_BY) : place])
        if block.kind != "row" and len(block.text) <= 120 and not (block.kind == "item" and _FIGURE.search(block.text))
    ]
    above = lines[:2]
    titles = [text for text in lines if not _YEAR.fullmatch(text.strip(" :"))][:2]
    slug = next(((text, found) for text in titles if (found := category_slug(text))), None)
    if slug and not any("category" in row.clues for row in rows):
        for row in rows:
            row.add(Clue("category", slug[0], slug[1], 0))
    years = next((named for text in above if (named := set(_YEAR.findall(text)))), set[str]())
    if len(years) == 1:
        year = int(next(iter(years)))
        for row in rows:
            day = row.clues["date"].value if "date" in row.clues else None
            if isinstance(day, Found) and day.year is None:
                row.clues["date"].value = replace(day, hint=year)
    return rows


def foretells(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the line above a list or table speaks of the future or of a made-up case (`Our forecast:`, `Example`)."""
    above = next(
        (block for block in reversed(blocks[max(0, place - _HEADED_BY) : place]) if block.kind not in _LISTED), None
    )
    if above is None:
        return False
    tokens = lex(fold(above.text))
    if any("future" in token.tells for token in tokens):
        return True
    return len(tokens) <= MAX_CASE and any("if" in token.tells or token.text in _EXAMPLES for token in tokens)


MAX_CASE = 6
"""Words of a heading that names a made-up case; a sentence that says `if` or `for example` is no heading."""
_EXAMPLES = word_set("example examples")
_LISTED = frozenset({"row", "item"})
