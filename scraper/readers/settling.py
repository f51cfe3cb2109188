"""Which of two figures without a unit is the count and which the score: by their size, in one line or in all lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scraper.readers.clues import MAX_INVITATIONS, MAX_NUMBER, MAX_SCORE, Clue, ClueKind
from scraper.readers.labels import Label
from scraper.readers.units import MIN_SCORE

Order = Literal["count first", "score first"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a line without a unit, and whether `@` or `at` stands before it."""

    text: str
    value: int
    at: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a line, and its figures without a unit."""

    clues: list[Clue]
    figures: list[Figure]

    def settled(self, order: Order | None = None) -> list[Clue] | None:
        """One clue a kind, where the line (or `order`, which its list settles) tells which figure is which; else None."""
        settled = _settled(self.figures, self.clues, order)
        return settled if settled is not None and len({clue.kind for clue in settled}) == len(settled) else None


def _settled(figures: list[Figure], clues: list[Clue], order: Order | None) -> list[Clue] | None:
    kinds = {clue.kind for clue in clues}
    free: list[ClueKind] = [kind for kind in ("invitations", "score") if kind not in kinds]
    if not figures:
        return clues
    if len(figures) > len(free):
        return None
    if len(figures) == 2:
        count, score = figures if order != "score first" else figures[::-1]
        if not order and (not (score.at or is_great(count)) or count.at):
            return None
        told = [figure_of("invitations", count), figure_of("score", score)]
    elif figures[0].at or free == ["score"]:
        told = [figure_of("score", figures[0]) if "score" in free else None]
    else:
        told = [figure_of("invitations", figures[0]) if free == ["invitations"] else None]
    sure = [clue for clue in told if clue]
    return [*clues, *sure] if len(sure) == len(told) else None


def order_in(lines: Sequence[Facts]) -> Order | None:
    """The order of count and score in the lines of a list with two figures each: where some are too great to be scores, they are counts."""
    pairs = [line.figures for line in lines if len(line.figures) == 2]
    fitting: list[Order] = []
    for order, count, score in (("count first", 0, 1), ("score first", 1, 0)):
        if any(is_great(pair[count]) for pair in pairs) and all(
            can_score(pair[score]) and 0 < pair[count].value <= MAX_INVITATIONS for pair in pairs
        ):
            fitting.append("count first" if order == "count first" else "score first")
    return fitting[0] if len(fitting) == 1 else None


def is_great(figure: Figure) -> bool:
    """Whether a figure is no score: too great, or written with a mark for thousands, which no score has had."""
    return figure.value > MAX_SCORE or (figure.value >= THOUSAND and not figure.text.isdecimal())


THOUSAND = 1000


def can_score(figure: Figure) -> bool:
    """Whether a figure may be a score."""
    return MIN_SCORE <= figure.value <= MAX_SCORE and len(figure.text) <= 5


def figure_of(label: Label, figure: Figure) -> Clue | None:
    """A figure as its label's clue; None where it can be no such value."""
    if label == "score" and can_score(figure):
        return Clue("score", figure.text, figure.value, 0)
    if label == "invitations" and figure.value:
        return Clue("invitations", figure.text, figure.value, 0)
    if label == "number" and 0 < figure.value <= MAX_NUMBER and figure.text.rstrip("ab").isdecimal():
        value = figure.text if figure.text[-1:] in "ab" else figure.value
        return Clue("number", figure.text, value, 0)
    return None
