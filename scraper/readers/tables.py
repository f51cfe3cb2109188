"""Tables to fragments: rows under column heads, and columns beside row heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import Found
from scraper.readers.clues import Clue
from scraper.readers.columns import Heads, heads_by_cells, heads_of, is_draws, parted
from scraper.readers.facts import facts_of, trimmed
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, is_span, label_of, value_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug


def read_table(rows: Sequence[Block], place: int, *, day_first: bool = False) -> list[Fragment]:
    """What the rows of one table say of draws; nothing where its heads name no date or number and no figure."""
    grid = [row.cells for row in rows]
    for at in range(min(len(grid), HEAD_ROWS)):
        cells, body = parted(grid[at], grid[at + 1 :])
        heads = heads_of(cells, body)
        if is_draws(heads):
            return _rows(heads, body, place, day_first=day_first)
    columns = [tuple(column) for column in zip(*grid, strict=False)]
    if len(columns) > 2 and is_draws(heads := heads_of(columns[0], columns[1:])):
        return _rows(heads, columns[1:], place, day_first=day_first)
    heads = heads_by_cells(grid)
    return _rows(heads, grid, place, day_first=day_first) if is_draws(heads) else []


def read_vertical(blocks: Sequence[Block], place: int, *, day_first: bool = False) -> tuple[list[Fragment], int]:
    """The rows of a table of which each cell is a line of its own, heads first, and how many lines those are."""
    heads: list[Label] = []
    if place + MIN_HEADS >= len(blocks) or _head(blocks, place + MIN_HEADS - 1) is None:
        return [], 0
    while (label := _head(blocks, place + len(heads))) and label not in heads:
        heads.append(label)
    width = len(heads)
    if width < MIN_HEADS or not is_draws(heads):
        return [], 0
    out: list[Fragment] = []
    at = place + width
    while len(cells := [block.text for block in blocks[at : at + width] if _is_cell(block)]) == width:
        figured = sum(1 for cell in cells if _DIGIT.search(cell)) > 1
        row = _row(heads, cells, place, day_first=day_first) if figured else None
        if row is None or any(kind not in row.clues for kind in heads if kind not in {"tie", "category"}):
            break
        out.append(row)
        at += width
    return out, at - place if out else 0


MIN_HEADS, MAX_CELL = 3, 80
"""Lines in a row that are heads and nothing else, and characters of a cell that is a line."""


def _head(blocks: Sequence[Block], at: int) -> Label | None:
    if at >= len(blocks) or not _is_cell(blocks[at]) or _DIGIT.search(blocks[at].text):
        return None
    label = label_of(blocks[at].text)
    return None if label == "none" else label


def _is_cell(block: Block) -> bool:
    return block.kind != "row" and len(block.text) <= MAX_CELL


_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]{2}")


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
    if any(_is_provincial(cell) or _is_foretold(cell) for cell in cells) or any(
        head == "score" and is_span(cell) for head, cell in zip(heads, cells, strict=False)
    ):
        return None
    for head, cell in zip(heads, cells, strict=False):
        for clue in value_of(head, cell, day_first=day_first) if head else ():
            fragment.add(clue)
    for clue in _beside(heads, cells, day_first=day_first):
        fragment.clues.setdefault(clue.kind, clue)
    if "category" not in fragment.clues and (named := _named_beside(heads, cells)):
        fragment.add(named)
    kinds = set(fragment.clues)
    return fragment if kinds & {"date", "number"} and kinds & {"invitations", "score"} else None


def _beside(heads: Sequence[Label | None], cells: Sequence[str], *, day_first: bool) -> list[Clue]:
    """What a cell names beside its own value, of which no column tells: `#388 (Dec 17, 2025)`, `French (Draw 388)`."""
    named = [cell for head, cell in zip(heads, cells, strict=False) if head in {"number", "category"}]
    both = [cell for cell in named if len(cell) <= MAX_BESIDE and _DIGIT.search(cell) and _LETTERS.search(cell)]
    found = [clue for cell in both for clue in facts_of([cell], day_first=day_first) or ()]
    return [
        clue for clue in found if clue.kind in {"number", "date", "category"} - set(heads) or clue.kind == "category"
    ]


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
    if len(cell) > MAX_CELL or not _LETTERS.search(cell):
        return False
    return any(not token.tells.isdisjoint({"future", "forecast"}) or token.text == "next" for token in lex(fold(cell)))


def _is_provincial(cell: str) -> bool:
    """Whether a cell names a province or its program: tables of all draws have a column for who held them."""
    if len(cell) > MAX_CELL or not _LETTERS.search(cell):
        return False
    tokens = lex(fold(cell))
    return any("provincial" in token.tells for token in tokens) and not any("ircc" in token.tells for token in tokens)
