"""One line that lists the facts of a draw between marks: `March 26: French, 1,500 ITAs, 388`, `Draw 324`, `800 ITAs`.

A line is cut into cells, each of which must be a day, a category, a number with its unit, or a word that adds nothing;
a line with any other cell is a sentence and is left to the reader of prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.readers.blocks import APART, Block
from scraper.readers.clues import Clue
from scraper.readers.facts import facts_of, states_draw, understood
from scraper.readers.fragments import Fragment
from scraper.readers.labels import label_of
from scraper.readers.settling import Facts, Order, order_in

MAX_LINE = 220
"""Characters of a line that lists the facts of one draw; a longer one is prose."""


def read_item(text: str, place: int, *, day_first: bool = False) -> Fragment | None:
    """The draw that one line states in full: its day or number, a figure, and nothing that is not understood."""
    facts = _facts(text, day_first=day_first)
    return _draw(facts.settled(), [text], place) if facts else None


def read_items(blocks: Sequence[Block], place: int, *, day_first: bool = False) -> tuple[list[Fragment], int]:
    """The draws of the lines from a block on that each list one, and how many lines those are.

    What a figure is may show in the other lines or in a legend; a line of a list in which it shows nowhere states nothing.
    """
    lines: list[Facts] = []
    while place + len(lines) < len(blocks):
        block = blocks[place + len(lines)]
        facts = _facts(block.text, day_first=day_first) if block.kind != "row" else None
        if facts is None or not _may_be_draw(facts):
            break
        lines.append(facts)
    order: Order | None = None
    if any(line.settled() is None for line in lines):
        end = place + len(lines)
        near = [*blocks[max(0, place - LEGEND) : place], *blocks[end : end + LEGEND]]
        order = next((told for block in near if (told := _legend(block.text))), None) or order_in(lines)
    found = []
    for number, facts in enumerate(lines, place):
        if draw := _draw(facts.settled(order), [blocks[number].text], number):
            draw.apart = blocks[number].level == APART
            found.append(draw)
    return found, len(lines) if found or len(lines) > 1 else 0


def _may_be_draw(facts: Facts) -> bool:
    kinds = {clue.kind for clue in facts.clues}
    figures = len(facts.figures) + len(kinds & {"invitations", "score"})
    return len(kinds) + len(facts.figures) > 2 and bool(kinds & {"date", "number"}) and figures > 0


LEGEND = 2
"""Lines above or below a list that may say what its figures are."""


def _legend(text: str) -> Order | None:
    """The order of count and score in a line of labels: `(date \u2013 ITAs \u2013 type of round \u2013 CRS)`."""
    if len(text) > MAX_LINE or _DIGIT.search(text):
        return None
    labels = [label_of(part) for part in _BETWEEN.split(text.strip("()[]* ")) if part.strip()]
    if len(labels) < MIN_LABELS or None in labels or not {"invitations", "score"} <= set(labels):
        return None
    return "count first" if labels.index("invitations") < labels.index("score") else "score first"


MIN_LABELS = 3
_BETWEEN = re.compile(r"\s[-\u2013\u2014|/]\s|[,;:|\u00b7\u3001\uff0c\uff0f/]")
_DIGIT = re.compile(r"\d")


def _facts(text: str, *, day_first: bool) -> Facts | None:
    if len(text) > MAX_LINE or not _TWO_FIGURES.search(text) or _PROSE.search(text):
        return None
    return understood([text], day_first=day_first)


_TWO_FIGURES = re.compile(r"\d\D.*\d\d", re.DOTALL)
_PROSE = re.compile(r"(?:[^\W\d_]{1,30}[ ,]{1,2}){9}|[^\W\d_]{3}[.!?]\s[^\W\d_]{3}")
"""Nine words in a row, or the end of one sentence and the beginning of the next: no list of facts has either."""


def read_cells(cells: Sequence[str], place: int, *, day_first: bool = False) -> Fragment | None:
    """The same for a line that is cut into cells already (a row of a table without heads)."""
    return _draw(facts_of(cells, day_first=day_first), cells, place)


def _draw(clues: list[Clue] | None, cells: Sequence[str], place: int) -> Fragment | None:
    if not clues or not states_draw(clues):
        return None
    fragment = Fragment(role="list", block=place, evidence=" | ".join(cells)[:200], rounds=True, one_round=True)
    for clue in clues:
        fragment.add(clue)
    return fragment


_ASIDE = re.compile(r"[^:;.!?()@]{3,60}\(\s?\d[\d,]{1,6}\s?@\s?\d{2,4}\s?\)")


def read_asides(text: str, place: int, *, day_first: bool = False) -> tuple[list[Fragment], str]:
    """The draws that a sentence lists as `PNP Nov 18 (174 @ 816), CEC Nov 19 (400 @ 539)`, and the text without them."""
    found: list[Fragment] = []
    if "@" not in text or len(text) > MAX_ASIDES:
        return found, text
    for match in _ASIDE.finditer(text):
        if item := read_item(match[0].strip(" ,"), place, day_first=day_first):
            found.append(item)
            text = text.replace(match[0], "", 1)
    return found, text


MAX_ASIDES = 2000
