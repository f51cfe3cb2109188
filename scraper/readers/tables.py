"""Tables to fragments: rows under column heads, columns beside row heads, and rows whose cells ran together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.readers.blocks import Block
from scraper.readers.calendar import MONTHS
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, category_slug, label_of, value_of
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
    heads, body = _heads(rows)
    if heads:
        heads = _with_one_number(_with_category(heads, body), rows)
        return [fragment for row in body if (fragment := _row(heads, row.cells, place, day_first=day_first))]
    columns = [tuple(column) for column in zip(*(row.cells for row in rows), strict=False)]
    if len(columns) > 1:
        heads = tuple(label_of(cell) for cell in columns[0])
        if heads[0] is None and not columns[0][0] and all(map(category_slug, rows[0].cells[1:])):
            heads = ("category", *heads[1:])
        if heads[0] is None and not columns[0][0] and all(value_of("date", cell) for cell in rows[0].cells[1:]):
            heads = ("date", *heads[1:])
        if len(columns) > 2 and _is_draws(heads):
            return [fragment for column in columns[1:] if (fragment := _row(heads, column, place, day_first=day_first))]
    return []


def _with_one_number(heads: tuple[Label | None, ...], rows: Sequence[Block]) -> tuple[Label | None, ...]:
    """Of several columns of numbers (`S.No`, `Draw No`) keep the one whose head names the draw."""
    if heads.count("number") < 2:
        return heads
    cells = next(row.cells for row in rows[:4] if _is_draws([label_of(cell) for cell in row.cells]))
    named = [at for at, head in enumerate(heads) if head == "number" and _names_round(cells[at])]
    kept = named[0] if len(named) == 1 else -1
    return tuple(head if head != "number" or at == kept else "none" for at, head in enumerate(heads))


def _names_round(cell: str) -> bool:
    return any("round" in token.tells for token in lex(fold(cell)))


_REMARK = re.compile(r"\(([^()\d]{2,60})\)")


def _with_category(heads: tuple[Label | None, ...], body: Sequence[Block]) -> tuple[Label | None, ...]:
    """Take a column whose cells are names of categories for theirs, whatever its head (`Round`, `Who`)."""
    if "category" in heads:
        return heads
    for at, head in enumerate(heads):
        cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at]]
        if head in {"number", "none", None} and cells and all(map(category_slug, cells)):
            return (*heads[:at], "category", *heads[at + 1 :])
    return heads


def _heads(rows: Sequence[Block]) -> tuple[tuple[Label | None, ...], Sequence[Block]]:
    for at, row in enumerate(rows[:4]):
        heads = tuple(label_of(cell) for cell in row.cells)
        if _is_draws(heads):
            return heads, rows[at + 1 :]
    return (), rows


def _is_draws(heads: Sequence[Label | None]) -> bool:
    known = {head for head in heads if head}
    once = all(list(heads).count(kind) <= 1 for kind in ("date", "invitations", "score"))
    return once and bool(known & {"date", "number"}) and bool(known & {"invitations", "score"})


def _row(heads: Sequence[Label | None], cells: Sequence[str], place: int, *, day_first: bool) -> Fragment | None:
    fragment = Fragment(role="table", block=place, evidence=" | ".join(cells)[:200])
    if any(_is_provincial(cell) or _is_foretold(cell) for cell in cells):
        return None
    for head, cell in zip(heads, cells, strict=False):
        for clue in value_of(head, cell, day_first=day_first) if head else ():
            fragment.add(clue)
    if "category" not in heads:
        for remark in (found for cell in cells for found in _REMARK.findall(cell)):
            for clue in value_of("category", remark):
                fragment.add(clue)
    kinds = set(fragment.clues)
    return fragment if kinds & {"date", "number"} and kinds & {"invitations", "score"} else None


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
