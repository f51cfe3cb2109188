"""How rows are laid out for people: a table in the width there is, else a shorter one, else a record a row. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

LONG = 30
"""A column with a longer cell than this is text: it may be folded, or stand on a line of its own. Others never are."""
LEAST_TEXT = 24
"""Characters that a column of text must have to stand beside the others."""
MOST_LINES = 3
"""Lines that its longest cell may take there."""
GAP = "  "


@dataclass(frozen=True)
class Column:
    """A column: its name, a cell a row, and whether the cells are numbers, which stand to the right."""

    name: str
    cells: Sequence[str]
    right: bool = False

    @cached_property
    def widest(self) -> int:
        """The width of its widest cell."""
        return max(map(cell_len, self.cells), default=0)

    @property
    def is_text(self) -> bool:
        """Whether it may be folded."""
        return self.widest > LONG

    @property
    def narrow(self) -> int:
        """The width below which a cell, or a word of the name, would break."""
        return max([self.widest, *map(cell_len, self.name.split())])

    @property
    def whole(self) -> int:
        """The width at which nothing is folded."""
        return max(self.widest, cell_len(self.name))


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows laid out: the lines of the heading, the lines below it, and the names of the columns that found no room."""

    heading: list[str]
    body: list[str]
    left_out: list[str] = field(default_factory=list)


def lay_out(columns: Sequence[Column], width: int | None, least: Sequence[str] = ()) -> Layout:
    """Lay columns out in a width; None is as wide as they are.

    Nothing but text is folded. Where they do not fit beside each other, text that does not fit goes below its row; where
    that is not enough, the columns named in `least` are left out, the first of them first; and where nothing helps, each row is a record.
    """
    if width is None:
        return _table(columns, {one.name: one.whole for one in columns}, ())
    for reserve in (LEAST_TEXT + len(GAP), 0):
        for count in range(len(least) + 1):
            if made := _fitting([one for one in columns if one.name not in least[:count]], width, reserve):
                gone = [name for name in least[:count] if name in {one.name for one in columns}]
                return Layout(made.heading, made.body, gone)
    return Layout([], list(records(columns, width)))


def _fitting(columns: Sequence[Column], width: int, reserve: int) -> Layout | None:
    """The table in a width, its text beside or below; a text that is mostly short has `reserve` characters kept beside."""
    if widths := _widths(columns, width):
        return _table(columns, widths, ())
    below = [one for one in columns if one.is_text]
    beside = [one for one in columns if not one.is_text]
    short = len(below) == 1 and median(map(cell_len, below[0].cells)) <= LEAST_TEXT
    if not beside or not (widths := _widths(beside, width - reserve if short else width)):
        return None
    return _table(beside, widths, below, width)


def _widths(columns: Sequence[Column], width: int) -> dict[str, int] | None:
    """The width of each column; None where they do not fit beside each other."""
    room = width - len(GAP) * (len(columns) - 1)
    if sum(one.whole for one in columns) <= room:
        return {one.name: one.whole for one in columns}
    widths = {one.name: one.narrow for one in columns if not one.is_text}
    room -= sum(widths.values())
    texts = sorted((one for one in columns if one.is_text), key=lambda one: one.whole)
    for place, one in enumerate(texts):
        widths[one.name] = min(one.whole, room // (len(texts) - place))
        room -= widths[one.name]
        if widths[one.name] < max(LEAST_TEXT, one.widest / MOST_LINES):
            return None
    if room < 0:
        return None
    for one in columns:
        if (more := one.whole - widths[one.name]) <= room:
            widths[one.name] += more
            room -= more
    return widths


def _table(
    columns: Sequence[Column], widths: dict[str, int], below: Sequence[Column], width: int | None = None
) -> Layout:
    used = sum(widths.values()) + len(GAP) * len(columns)
    heading = list(_line([folded(one.name, widths[one.name]) for one in columns], columns, widths))
    body: list[str] = []
    named = False
    for place in range(len(columns[0].cells)):
        lines = list(_line([folded(one.cells[place], widths[one.name]) for one in columns], columns, widths))
        texts = [one.cells[place] for one in below]
        if width and len(texts) == 1 and used + cell_len(texts[0]) <= width:
            lines = [_padded(lines[0], used) + texts[0]]
            named = True
        elif width:
            labels = [f"{one.name}: " if len(below) > 1 else "" for one in below]
            told = [folded(label + text, width - len(GAP)) for label, text in zip(labels, texts, strict=True)]
            lines += [GAP + line for one in told for line in one]
        body += lines
    if named:
        heading[0] = _padded(heading[0], used) + below[0].name
    return Layout(heading, body)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _line(cells: Sequence[list[str]], columns: Sequence[Column], widths: dict[str, int]) -> Iterator[str]:
    """The lines of one row, whose cells may have several each."""
    for at in range(max(map(len, cells), default=0)):
        parts = []
        for one, lines in zip(columns, cells, strict=True):
            text = lines[at] if at < len(lines) else ""
            space = " " * (widths[one.name] - cell_len(text))
            parts.append(space + text if one.right else text + space)
        yield GAP.join(parts).rstrip()


def records(columns: Sequence[Column], width: int | None) -> Iterator[str]:
    """Each row as lines of a name and its value, with an empty line between rows."""
    indent = max((cell_len(one.name) for one in columns), default=0) + len(GAP)
    for place in range(max((len(one.cells) for one in columns), default=0)):
        if place:
            yield ""
        for one in columns:
            for at, line in enumerate(folded(one.cells[place], max(width - indent, 2) if width else None)):
                name = "" if at else one.name
                yield (name + " " * (indent - cell_len(name)) + line).rstrip()


def folded(text: str, width: int | None) -> list[str]:
    """A text in lines of a width, broken between words; within one only where it is wider. None is without end."""
    if width is None or cell_len(text) <= width:
        return [text]
    return [line.plain.rstrip() for line in Text(text).wrap(_NOWHERE, width, overflow="fold")]


_NOWHERE = Console(quiet=True)
"""Rich folds text for a console; nothing is printed there."""
