"""Tables whose cells ran together in a page's text: `Draw #293April 11, 2024STEM occupations4,500491`.

The line of heads tells the columns, often in several ways (`Draw Date` is one or two). A row is split in every way that
gives each column a plausible value. Such a table is read where one way to tell its columns splits every row, and that in
one way only; where two do, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.readers.blocks import Block
from scraper.readers.calendar import MONTHS, Found
from scraper.readers.clues import MAX_INVITATIONS, Clue
from scraper.readers.columns import is_draws
from scraper.readers.folding import fold, word_set
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, label_of, value_of
from scraper.readers.lexing import lex
from scraper.readers.units import MIN_SCORE
from scraper.readers.years import is_number_of

MIN_HEADS, MAX_HEADS = 3, 24
"""Columns of such a table at least, and words of its line of heads at most."""
MAX_HEAD, MAX_ROW, MAX_NAME, MAX_ORDERS = 160, 300, 100, 40
"""Characters of the line of heads, of a row, and of a category in it; ways to tell the columns that are tried."""
_JOINT = re.compile(
    r"\s+|(?<=[a-z\u00e0-\u00ff#\u00b0.)])(?=[A-Z\u00c0-\u00dd])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=#)(?=\w)"
)
_CAPITALS = re.compile(r"\b[A-Z]{5,10}\b")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"(?:\d\D*){6}")
_MONTH = f"(?:{'|'.join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))})"
_YEAR = r"(?:,?\s*20[12]\d|(?!\s*\d))"
_DAY = (
    rf"(?:{_MONTH}\.?\s?(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?{_YEAR}"
    rf"|(?:[12]\d|3[01]|0?[1-9])(?:er)?\s(?:de\s)?{_MONTH}\.?(?:\sde)?{_YEAR}"
    r"|20[12]\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]20[12]\d)"
)
_CLOCK = r"(?:,?\s*(?:at|a)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:utc|gmt|tuc|e[sd]?t))?)?"
_MOMENT = re.compile(_DAY + _CLOCK)
_BLANK = re.compile(r"n/?a|[-\u2013\u2014]|", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<before>[^\d\n]{0,24})(?P<number>\d{1,4})")
_MARKED = re.compile(r"(\d{1,3})(?P<mark>[,.'\u00a0\u202f\u2009 ])\d{3}(?:(?P=mark)\d{3})*")
_PLAIN = re.compile(r"\d{1,5}")
_SCORE = re.compile(r"\d{2,3}")
_VERSION = re.compile(r"\(?(?:20\d\d-\d|(?:20\d\d-)?[Vv]ersion \d)\)?")
_SPACE = re.compile(r"[\s*]*")
_CONNECTS = word_set("of de des du d del da the la le for and et y e")

Split = dict[Label, str]


def orders_of(line: str, behind: str) -> list[tuple[Label, ...]]:
    """The ways to tell the columns of a line of heads without gaps; none where it is no such line or `behind` it is no row."""
    if not MIN_HEADS * 3 <= len(line) <= MAX_HEAD or _DIGIT.search(line) or not _FIGURES.search(behind[:MAX_ROW]):
        return []
    text = _CAPITALS.sub(lambda match: _cut(match[0]), _JOINT.sub(" ", line))
    words = [match.span() for match in re.finditer(r"\S+", text)]
    if not MIN_HEADS <= len(words) <= MAX_HEADS:
        return []
    ways: list[set[tuple[Label, ...]]] = [{()}, *(set() for _ in words)]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - 8), end):
            label = _head(text[words[start][0] : words[end - 1][1]]) if ways[start] else None
            if label:
                ways[end] |= {(*way, label) for way in sorted(ways[start])[:MAX_ORDERS] if label not in way}
    return [way for way in sorted(ways[-1]) if len(way) >= MIN_HEADS and is_draws(way)]


def _cut(word: str) -> str:
    """Two labels in capitals apart: `IPDSCG`."""
    cuts = (f"{word[:at]} {word[at:]}" for at in range(2, len(word) - 1) if label_of(word[:at]) and label_of(word[at:]))
    return next(cuts, word)


def _head(text: str) -> Label | None:
    first, last = fold(text).split()[0], fold(text).split()[-1]
    label = None if first in _CONNECTS or last in _CONNECTS else label_of(text)
    return None if label == "none" else label


def read_joined(blocks: Sequence[Block], place: int, *, day_first: bool = False) -> list[Fragment]:
    """The rows of such a table whose line of heads stands at a place, to the first line that is none."""
    orders = orders_of(blocks[place].text, blocks[place + 1].text) if place + 1 < len(blocks) else []
    readings = [_rows(order, blocks, place + 1, day_first=day_first) for order in orders]
    longest = max(map(len, readings), default=0)
    full = [rows for rows in readings if len(rows) == longest]
    if len(full) != 1:
        return []
    return [_fragment(line, way, place, day_first=day_first) for line, way in full[0]]


def _rows(order: Sequence[Label], blocks: Sequence[Block], start: int, *, day_first: bool) -> list[tuple[Block, Split]]:
    """The rows under heads with the one way to split each; none where some row can be split in two."""
    found: list[tuple[Block, list[Split]]] = []
    for at in range(start, len(blocks)):
        line, text = blocks[at], blocks[at].text
        ways = [] if line.kind == "row" or len(text) > MAX_ROW else list(_splits(order, text, fold(text), 0))
        ways = [way for way in ways if _is_plausible(way, len(found) + 1, day_first=day_first)]
        if not ways:
            break
        found.append((line, ways))
    if any(all(_is_marked(way) for way in ways) for _, ways in found):
        found = [(line, [way for way in ways if not _lacks_mark(way)]) for line, ways in found]
    numbered = [(line, [way for way in ways if _is_numbered(way, day_first=day_first)]) for line, ways in found]
    if all(ways for _, ways in numbered):
        found = numbered
    settled = [(line, _likely(ways)) for line, ways in found]
    return [(line, ways[0]) for line, ways in settled] if all(len(ways) == 1 for _, ways in settled) else []


def _likely(ways: list[Split]) -> list[Split]:
    """A cut-off of two digits has been seen once: it is one only where none of three can be."""
    return [way for way in ways if len(way.get("score", "123")) == 3] or ways


def _is_marked(way: Split) -> bool:
    return bool(_MARKED.fullmatch(way.get("invitations", "")))


def _lacks_mark(way: Split) -> bool:
    return len(way.get("invitations", "")) > 3 and not _is_marked(way)


def _splits(order: Sequence[Label], text: str, folded: str, at: int) -> Iterator[Split]:
    """Every way to give each column, from a place on, a piece of what is left of a row."""
    space = _SPACE.match(text, at)
    at = space.end() if space else at
    if not order:
        if at == len(text):
            yield {}
        return
    for end in _name_ends(text, at) if order[0] == "category" else _ends(order[0], folded, at):
        for rest in _splits(order[1:], text, folded, end):
            yield {order[0]: text[at:end], **rest}


def _ends(label: Label, text: str, at: int) -> Iterator[int]:
    """Where a cell that begins at a place of a folded row may end."""
    if label in {"date", "tie"}:
        matches = [_MOMENT.match(text, at), _BLANK.match(text, at) if label == "tie" else None]
        yield from (match.end() for match in matches if match)
    elif label == "number":
        match = _NUMBER.match(text, at)
        if match and _is_of_draws(match["before"]):
            yield from range(match.start("number") + 1, match.end() + 1)
    elif label == "invitations":
        marked, plain = _MARKED.match(text, at), _PLAIN.match(text, at)
        yield from range(marked.end(1) + 4, marked.end() + 1, 4) if marked else ()
        yield from range(at + 1, plain.end() + 1) if plain else ()
    elif label == "score" and (match := _SCORE.match(text, at)):
        yield from range(at + 2, match.end() + 1)


def _name_ends(text: str, at: int) -> Iterator[int]:
    """The ends of a category's name: where a figure, a capital or a space follows; figures are in it only as its version."""
    end = at
    while end < min(len(text), at + MAX_NAME):
        if version := _VERSION.match(text, end):
            end = version.end()
        elif text[end].isdigit():
            break
        else:
            end += 1
        if (
            end - at > 1
            and not text[end - 1].isspace()
            and (end == len(text) or text[end].isdigit() or text[end].isupper() or text[end] in "# ")
        ):
            yield end


def _is_of_draws(before: str) -> bool:
    """Whether nothing but words such as `Draw #` stand before a number."""
    tokens = [token for token in lex(fold(before)) if token.kind == "w"]
    return all(token.tells & {"number", "round", "federal"} for token in tokens)


def _is_plausible(way: Split, row: int, *, day_first: bool) -> bool:
    """Whether every cell of a row is what its head says: a number that the draw's year bears (or the row's), a count and a score in bounds."""
    values = _values(way, day_first=day_first)
    if any(value is None and label not in {"category", "tie"} for label, value in values.items()):
        return False
    count, score, number = (_value(values.get(label)) for label in ("invitations", "score", "number"))
    return (
        (count is None or (count <= MAX_INVITATIONS and not way["invitations"].startswith("0")))
        and (score is None or score >= MIN_SCORE)
        and (number in {None, row} or _is_numbered(way, day_first=day_first))
    )


def _is_numbered(way: Split, *, day_first: bool) -> bool:
    """Whether a row has no number, or one that a draw of its year bears."""
    values = _values(way, day_first=day_first)
    number, day = _value(values.get("number")), values.get("date")
    return number is None or is_number_of(number, day.value.year if day and isinstance(day.value, Found) else None)


def _values(way: Split, *, day_first: bool) -> dict[Label, Clue | None]:
    return {label: next(iter(value_of(label, text, day_first=day_first)), None) for label, text in way.items()}


def _value(clue: Clue | None) -> int | None:
    return clue.value if clue and isinstance(clue.value, int) else None


def _fragment(line: Block, way: Split, place: int, *, day_first: bool) -> Fragment:
    fragment = Fragment(role="table", block=place, evidence=line.text[:200])
    for label, text in way.items():
        for clue in value_of(label, text, day_first=day_first):
            fragment.add(clue)
    return fragment
