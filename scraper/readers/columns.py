"""What the columns of a table hold, by their heads and, where those do not settle it, by their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from scraper.readers.calendar import days_in
from scraper.readers.facts import facts_of
from scraper.readers.folding import fold
from scraper.readers.labels import Label, label_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug
from scraper.readers.years import is_number_of

Heads = tuple[Label | None, ...]
_FIGURE = re.compile(r"\d{2}")
_DIGITS = re.compile(r"\d+")


def heads_of(cells: Sequence[str], body: Sequence[Sequence[str]]) -> Heads:
    """The label of each column of a table with those head cells and rows."""
    heads = [None if _FIGURE.search(cell) else label_of(cell) for cell in cells]
    columns = [[row[at].strip() for row in body if at < len(row) and row[at].strip()] for at in range(len(heads))]
    _settle_number(heads, cells, columns)
    free = [at for at, head in enumerate(heads) if head in {"number", "none", None} and not _FIGURE.search(cells[at])]
    if "date" not in heads:
        _take(heads, columns, free, "date", _is_day)
    if "number" not in heads:
        _take(heads, columns, free, "number", _is_numbered)
    if "number" not in heads:
        _take_numbers(heads, body, free)
    if "category" not in heads:
        _take(heads, columns, free, "category", _is_name)
    return tuple(heads)


def is_draws(heads: Sequence[Label | None]) -> bool:
    """Whether heads are those of a table of draws: a date or number, a figure, and none of them twice."""
    known = {head for head in heads if head}
    once = all(list(heads).count(kind) <= 1 for kind in ("date", "invitations", "score"))
    return once and bool(known & {"date", "number"}) and bool(known & {"invitations", "score"})


def _settle_number(heads: list[Label | None], cells: Sequence[str], columns: list[list[str]]) -> None:
    """Of `S.No` and `Draw No` the second is the draw's; rows that are merely counted have no number."""
    for at, head in enumerate(heads):
        if head == "number" and columns[at] and not any(map(_DIGITS.search, columns[at])):
            heads[at] = None
    named = [at for at, head in enumerate(heads) if head == "number"]
    if len(named) < 2:
        return
    drawn = [at for at in named if any("round" in token.tells for token in lex(fold(cells[at])))]
    uncounted = [at for at in named if not _counts(columns[at])]
    own = next((some[0] for some in (drawn, uncounted) if len(some) == 1), None)
    for at in named:
        if at != own or at not in uncounted:
            heads[at] = None


def _counts(cells: list[str]) -> bool:
    """Whether cells count the rows from 1 up."""
    return [match[0] if (match := _DIGITS.search(fold(cell))) else "" for cell in cells] == [
        str(number) for number in range(1, len(cells) + 1)
    ]


def _take(
    heads: list[Label | None], columns: list[list[str]], free: list[int], label: Label, fits: Callable[[str], bool]
) -> None:
    """Give a label to the first free column whose every cell fits it."""
    at = next((at for at in free if columns[at] and all(map(fits, columns[at]))), None)
    if at is not None:
        heads[at] = label


def _take_numbers(heads: list[Label | None], body: Sequence[Sequence[str]], free: list[int]) -> None:
    """Give the label to a column under an unknown head whose figures are, day by day, the numbers of draws."""
    if "date" not in heads:
        return
    dated = heads.index("date")
    days = [_full_day(row[dated]) if dated < len(row) else None for row in body]
    for at in free:
        cells = [row[at].strip() if at < len(row) else "" for row in body]
        if heads[at] is None and _number_draws(cells, days):
            heads[at] = "number"
            return


def _number_draws(cells: Sequence[str], days: Sequence[date | None]) -> bool:
    """Whether figures rise with the days, one by one or in many rows, and are numbers that draws of those years bear."""
    rows = sorted((day, int(cell)) for cell, day in zip(cells, days, strict=True) if day and cell.isdecimal())
    if len(rows) < max(2, len(cells)) or not all(is_number_of(number, day.year) for day, number in rows):
        return False
    steps = {two - one for (_, one), (_, two) in pairwise(rows)}
    return steps == {1} or (min(steps) > 0 and len(rows) >= MANY)


MANY = 5
"""Rows that figures do not rise in by chance."""


def _full_day(cell: str) -> date | None:
    days = days_in(cell, day_first=True)
    return days[0].on(days[0].year) if len(days) == 1 and days[0].year else None


def _is_numbered(cell: str) -> bool:
    """`Draw 330`, `#330`."""
    return len(cell) <= MAX_NAMED and any(clue.kind == "number" for clue in facts_of([cell]) or ())


MAX_NAMED = 24


def _is_name(cell: str) -> bool:
    return category_slug(cell) is not None


def _is_day(cell: str) -> bool:
    days = days_in(cell, day_first=True)
    return len(cell) <= 40 and len(days) == 1 and not days[0].clock
