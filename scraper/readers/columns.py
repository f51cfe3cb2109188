"""What the columns of a table hold, by their heads and, where those do not settle it, by their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from scraper.readers.calendar import Found, days_in
from scraper.readers.clues import Clue
from scraper.readers.facts import facts_of
from scraper.readers.folding import fold
from scraper.readers.labels import Label, label_of, value_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug
from scraper.readers.settling import Facts, Figure, order_in
from scraper.readers.years import is_number_of

Heads = tuple[Label | None, ...]
_FIGURE = re.compile(r"\d{2}")
_DIGITS = re.compile(r"\d+")


def heads_of(cells: Sequence[str], body: Sequence[Sequence[str]]) -> Heads:
    """The label of each column of a table with those head cells and rows."""
    heads = [None if _FIGURE.search(cell) else label_of(cell) for cell in cells]
    columns = [[row[at].strip() for row in body if at < len(row) and row[at].strip()] for at in range(len(heads))]
    _settle_number(heads, cells, columns)
    for label in TWICE:
        _settle_twice(heads, columns, label)
    free = [at for at, head in enumerate(heads) if head in {"number", "none", None} and not _FIGURE.search(cells[at])]
    if "date" not in heads:
        _take(heads, columns, free, "date", _is_day)
    if "date" not in heads:
        moments = [at for at in free if columns[at] and all(map(_is_moment, columns[at]))]
        _take(heads, columns, moments if len(moments) == 1 else [], "date", _is_moment)
    if "number" not in heads:
        _take(heads, columns, free, "number", _is_numbered)
    if "number" not in heads:
        _take_numbers(heads, body, free)
    if "category" not in heads:
        _take(heads, columns, free, "category", _is_name)
    return tuple(heads)


TWICE: tuple[Label, ...] = ("date", "invitations", "score")


def _settle_twice(heads: list[Label | None], columns: list[list[str]], label: Label) -> None:
    """Of two columns under the same label the one with such values stays: `Cut-off` above scores and above days; of days that agree the first."""
    named = [at for at, head in enumerate(heads) if head == label]
    if len(named) < 2:
        return
    values = {at: [next(iter(value_of(label, cell)), None) for cell in columns[at]] for at in named}
    fitting = [at for at in named if values[at] and None not in values[at]]
    if label == "date" and len({tuple(map(_day_of, values[at])) for at in fitting}) == 1:
        fitting = fitting[:1]
    if len(fitting) == 1:
        heads[:] = [None if at in named and at not in fitting else head for at, head in enumerate(heads)]


def _day_of(clue: Clue | None) -> tuple[int, int] | None:
    return (clue.value.month, clue.value.day) if clue and isinstance(clue.value, Found) else None


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
    return len(cell) <= MAX_DAY and len(days) == 1 and not days[0].clock


def _is_moment(cell: str) -> bool:
    days = days_in(cell, day_first=True)
    return len(cell) <= MAX_DAY and len(days) == 1 and days[0].clock


MAX_DAY = 40


def heads_by_cells(body: Sequence[Sequence[str]]) -> Heads:
    """The label of each column of a table without heads: its days, names, numbers of draws, and of two columns of figures the greater counts."""
    columns = [[cell.strip() for cell in column] for column in zip(*body, strict=False)]
    heads: list[Label | None] = [None] * len(columns)
    if len(body) < MIN_ROWS or not all(len(row) == len(columns) for row in body):
        return tuple(heads)
    free = list(range(len(columns)))
    _take(heads, columns, free, "date", _is_day)
    _take(heads, columns, [at for at in free if not heads[at]], "category", _is_name)
    _take(heads, columns, [at for at in free if not heads[at]], "number", _is_numbered)
    if "number" not in heads:
        _take_numbers(heads, body, [at for at in free if not heads[at]])
    figures = [at for at in free if not heads[at] and all(map(_PLAIN.fullmatch, columns[at]))]
    if len(figures) == len(PAIR):
        pairs = zip(*(columns[at] for at in figures), strict=True)
        order = order_in([Facts([], [_figure(cell) for cell in pair]) for pair in pairs])
        for at, label in zip(figures if order == "count first" else figures[::-1], PAIR if order else (), strict=False):
            heads[at] = label
    return tuple(heads)


MIN_ROWS = 2
PAIR: tuple[Label, Label] = ("invitations", "score")
_PLAIN = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})?|\d{4,5}")


def _figure(cell: str) -> Figure:
    return Figure(cell, int(re.sub(r"\D", "", cell)), at=False)


def parted(heads: Sequence[str], body: Sequence[Sequence[str]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """A table whose columns hold one value each: `CRS / ITAs` above `727 / 1,085` are two columns."""
    pieces = [_parts(head) if _names_two(_parts(head)) else [head] for head in heads]
    if all(len(parts) == 1 for parts in pieces):
        return heads, body
    rows = []
    for row in body:
        cells = [_parts(cell) if len(parts) > 1 else [cell] for parts, cell in zip(pieces, row, strict=False)]
        if any(len(cell) not in {len(parts), 0} for parts, cell in zip(pieces, cells, strict=False)):
            return heads, body
        rows.append([one for parts, cell in zip(pieces, cells, strict=False) for one in cell or [""] * len(parts)])
    return [part for parts in pieces for part in parts], rows


def _parts(cell: str) -> list[str]:
    return [part for part in _BOUND.split(cell.strip()) if part] if len(cell) <= MAX_PARTED else [cell]


def _names_two(parts: Sequence[str]) -> bool:
    labels = {label_of(part) for part in parts}
    return len(parts) == len(labels) == len(PAIR) and labels.isdisjoint({None, "none"})


MAX_PARTED = 60
_BOUND = re.compile(r"\s*[/|&(]\s*|\s[-\u2013\u2014]\s|\)\s*$|\s(?:and|et|y|e)\s")
