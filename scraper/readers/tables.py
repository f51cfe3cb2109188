"""Tables to fragments: rows under column heads, columns beside row heads, and rows whose cells ran together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import MONTHS, Found
from scraper.readers.clues import Clue
from scraper.readers.columns import Heads, heads_of
from scraper.readers.facts import trimmed
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, category_slug, is_span, label_of, value_of
from scraper.readers.lexing import lex

_JOINT = re.compile(r"(?<=[a-z\u00e0-\u00ff#)])(?=[A-Z\u00c0-\u00dd])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_DIGIT = re.compile(r"\d")
_MONTH = f"(?i:{'|'.join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))})"
_DAY = rf"(?:{_MONTH}\.?\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}}|\d{{1,2}}\s{_MONTH}\.?,?\s\d{{4}}|\d{{4}}-\d{{1,2}}-\d{{1,2}})"
_CLOCK = r"(?:,?\s*(?:at)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:UTC|GMT|E[SD]?T))?)?"
_SHAPES: dict[str, str] = {
    "number": r"(?:[^\d\n]{0,24}?#?\s?(?P<number>\d{1,4}[ab]?))",
    "date": rf"(?P<date>{_DAY}{_CLOCK})",
    "category": r"(?P<category>[^\d\n]{2,100}(?:\([^()\n]{0,24}\))?)",
    "invitations": r"(?P<invitations>\d{1,3}(?:,\d{3})+|\d{1,3})",
    "score": r"(?P<score>\d{3}|\d{2})",
    "tie": rf"(?P<tie>{_DAY}{_CLOCK})?",
}


def read_table(rows: Sequence[Block], place: int, *, day_first: bool = False) -> list[Fragment]:
    """What the rows of one table say of draws; nothing where its heads name no date or number and no figure."""
    grid = [row.cells for row in rows]
    for at in range(min(len(grid), HEAD_ROWS)):
        heads = heads_of(grid[at], grid[at + 1 :])
        if _is_draws(heads):
            return _rows(heads, grid[at + 1 :], place, day_first=day_first)
    columns = [tuple(column) for column in zip(*grid, strict=False)]
    if len(columns) > 2 and _is_draws(heads := heads_of(columns[0], columns[1:])):
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


def _is_draws(heads: Sequence[Label | None]) -> bool:
    known = {head for head in heads if head}
    once = all(list(heads).count(kind) <= 1 for kind in ("date", "invitations", "score"))
    return once and bool(known & {"date", "number"}) and bool(known & {"invitations", "score"})


def _row(heads: Sequence[Label | None], cells: Sequence[str], place: int, *, day_first: bool) -> Fragment | None:
    fragment = Fragment(role="table", block=place, evidence=" | ".join(cells)[:200])
    if any(_is_provincial(cell) or _is_foretold(cell) for cell in cells) or any(
        head == "score" and is_span(cell) for head, cell in zip(heads, cells, strict=False)
    ):
        return None
    for head, cell in zip(heads, cells, strict=False):
        for clue in value_of(head, cell, day_first=day_first) if head else ():
            fragment.add(clue)
    if "category" not in fragment.clues and (named := _named_beside(heads, cells)):
        fragment.add(named)
    kinds = set(fragment.clues)
    return fragment if kinds & {"date", "number"} and kinds & {"invitations", "score"} else None


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


MIN_HEADS = 3
"""Columns of a table whose heads ran together."""


def heads_run_together(line: str) -> tuple[Label, ...]:
    """The columns named by a line of heads without gaps (`DrawDateCategoryNumber of ITAsCRS`); empty where it is no such line."""
    if len(line) > 160 or _DIGIT.search(line):
        return ()
    parts = [part.strip() for part in _JOINT.split(line)]
    if len(parts) < MIN_HEADS:
        return ()
    heads = [label_of(part) for part in parts]
    known = tuple(head for head in heads if head and head != "none")
    return known if MIN_HEADS <= len(known) == len(heads) and _is_draws(known) and len(set(known)) == len(known) else ()


def read_run_together(heads: Sequence[Label], lines: Sequence[Block], place: int) -> list[Fragment]:
    """The rows under such a line, to the first line that is none."""
    pattern = re.compile(r"\s*".join(_SHAPES[head] for head in heads) + r"\s*")
    out: list[Fragment] = []
    for line in lines:
        match = pattern.fullmatch(line.text) if len(line.text) <= 300 else None
        if match is None:
            break
        fragment = Fragment(role="table", block=place, evidence=line.text[:200])
        for kind, text in match.groupdict().items():
            for clue in value_of(_KINDS[kind], text) if text else ():
                fragment.add(clue)
        out.append(fragment)
    return out


_KINDS: dict[str, Label] = {
    "number": "number",
    "date": "date",
    "category": "category",
    "invitations": "invitations",
    "score": "score",
    "tie": "tie",
}
