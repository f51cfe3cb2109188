"""Tables to fragments: rows under column heads, and columns beside row heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import Found
from scraper.readers.clues import Clue
from scraper.readers.columns import Heads, heads_of, is_draws
from scraper.readers.facts import facts_of, trimmed
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, value_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug


def read_table(rows: Sequence[Block], place: int, *, day_first: bool = False) -> list[Fragment]:
    """What the rows of one table say of draws; nothing where its heads name no date or number and no figure."""
    grid = [row.cells for row in rows]
    for at in range(min(len(grid), HEAD_ROWS)):
        heads = heads_of(grid[at], grid[at + 1 :])
        if is_draws(heads):
            return _rows(heads, grid[at + 1 :], place, day_first=day_first)
    columns = [tuple(column) for column in zip(*grid, strict=False)]
    if len(columns) > 2 and is_draws(heads := heads_of(columns[0], columns[1:])):
        return _rows(heads, columns[1:], place, day_first=day_first)
    return []


HEAD_ROWS = 4
"""Rows at the top of a table among which its heads are."""


def _rows(heads: Heads, body: Sequence[Sequence[str]], place: int, *, day_first: bool) -> list[Fragment]:
    """The rows under heads; a row that is a month or year alone gives its year to the days below it."""
    out: list[Fragment] = []
    year: int | None = None
    for cells in body:
        said = {cell.strip() for cell in cells if cell.strip()}
        if len(said) == 1 and (title := _TITLE.fullmatch(next(iter(said)))):
            year = int(title["year"])
        elif fragment := _row(heads, cells, place, day_first=day_first):
            day = fragment.clues["date"].value if "date" in fragment.clues else None
            if isinstance(day, Found) and day.year is None and year:
                fragment.clues["date"].value = replace(day, hint=year)
            out.append(fragment)
    return out


_TITLE = re.compile(r"(?:[^\W\d_]{3,14}\.?,?\s(?:de\s)?)?(?P<year>20[12]\d)")


def _row(heads: Sequence[Label | None], cells: Sequence[str], place: int, *, day_first: bool) -> Fragment | None:
    fragment = Fragment(role="table", block=place, evidence=" | ".join(cells)[:200])
    if any(_is_provincial(cell) or _is_foretold(cell) for cell in cells):
        return None
    for head, cell in zip(heads, cells, strict=False):
        for clue in _said(head, cell, day_first=day_first) if head else ():
            fragment.add(clue)
    if "category" not in fragment.clues and (named := _named_beside(heads, cells)):
        fragment.add(named)
    kinds = set(fragment.clues)
    return fragment if kinds & {"date", "number"} and kinds & {"invitations", "score"} else None


def _said(head: Label, cell: str, *, day_first: bool) -> list[Clue]:
    """The value of a cell; of a category's, also the draw's number in it: `Express Entry \u2013 French (Draw 388)`."""
    found = value_of(head, cell, day_first=day_first)
    if found or head != "category":
        return found
    return [clue for clue in facts_of([cell], day_first=day_first) or () if clue.kind in {"category", "number"}]


def _named_beside(heads: Sequence[Label | None], cells: Sequence[str]) -> Clue | None:
    """The category named in the cell of a figure: `748 (PNP)`, `#388 – French`; None where the cells name none or several."""
    found: dict[str, str] = {}
    for head, cell in zip(heads, cells, strict=False):
        if head in {"number", "date", "score", "invitations"} and len(cell) <= MAX_BESIDE:
            name = trimmed(_COUNTED.sub("", cell)).strip("()")
            if slug := category_slug(name):
                found[slug] = name
    if len(found) != 1:
        return None
    slug, name = found.popitem()
    return Clue("category", name, slug, 0)


MAX_BESIDE = 60
_COUNTED = re.compile(r"^\W*\d[\d,. ]*")


def _is_foretold(cell: str) -> bool:
    """Whether a cell says that its row is yet to come: `Next (estimated)`."""
    if not cell or cell[0].isdigit() or len(cell) > 80:
        return False
    return any(not token.tells.isdisjoint({"future", "forecast"}) or token.text == "next" for token in lex(fold(cell)))


def _is_provincial(cell: str) -> bool:
    """Whether a cell names a province or its program: tables of all draws have a column for who held them."""
    if len(cell) > 80 or not cell or cell[0].isdigit():
        return False
    tokens = lex(fold(cell))
    return any("provincial" in token.tells for token in tokens) and not any("ircc" in token.tells for token in tokens)
