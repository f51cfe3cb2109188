"""One line that lists the facts of a draw between marks: `March 26: French, 1,500 ITAs, 388`, `Draw 324`, `800 ITAs`.

A line is cut into cells, each of which must be a day, a category, a number with its unit, or a word that adds nothing;
a line with any other cell is a sentence and is left to the reader of prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.readers.facts import facts_of
from scraper.readers.fragments import Fragment

MAX_LINE = 220
"""Characters of a line that lists the facts of one draw; a longer one is prose."""


def read_item(text: str, place: int, *, day_first: bool = False) -> Fragment | None:
    """The draw that one line states in full: its day or number, a figure, and nothing that is not understood."""
    if len(text) > MAX_LINE or not _TWO_FIGURES.search(text) or _PROSE.search(text):
        return None
    return read_cells([text], place, day_first=day_first)


_TWO_FIGURES = re.compile(r"\d\D.*\d\d", re.DOTALL)
_PROSE = re.compile(r"(?:[^\W\d_]{1,30}[ ,]{1,2}){9}|[^\W\d_]{3}[.!?]\s[^\W\d_]{3}")
"""Nine words in a row, or the end of one sentence and the beginning of the next: no list of facts has either."""


def read_cells(cells: Sequence[str], place: int, *, day_first: bool = False) -> Fragment | None:
    """The same for a line that is cut into cells already (a row of a table without heads)."""
    clues = facts_of(cells, day_first=day_first)
    if not clues or len(clues) < 3:
        return None
    kinds = {clue.kind for clue in clues}
    if not kinds & {"date", "number"} or not kinds & {"invitations", "score"}:
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
