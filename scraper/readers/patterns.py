"""Sentences that tell of several draws in one order: `PNP on May 1 (500 at 700), CEC on May 2 (400 at 539)`, `385 and 3,515 … respectively`."""

from __future__ import annotations

from scraper.readers.clues import Clue, ClueKind
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token

FIGURES: frozenset[ClueKind] = frozenset({"invitations", "score"})
_JOINS = word_set(", and & et y e und и та و ve va at और اور 和 及 및 и а также or")
MAX_PERIOD = 5


def in_turn(tokens: list[Token], clues: list[Clue]) -> tuple[list[Clue], list[list[Clue]]] | None:
    """The clues before a colon, and those of each draw, where a sentence tells one draw after the other in the same order."""
    for lead in _leads(tokens, clues):
        rest = clues[lead:]
        for period in range(2, min(MAX_PERIOD, len(rest) // 2) + 1):
            if len(rest) % period == 0 and _repeats(rest, period):
                if [clue.kind for clue in clues[:lead]] == ["date"] and not _adjoin(tokens, rest, period):
                    continue
                return clues[:lead], [rest[at : at + period] for at in range(0, len(rest), period)]
    return None


def _leads(tokens: list[Token], clues: list[Clue]) -> list[int]:
    """Where the first draw may begin among the clues: at once, or behind a colon."""
    colons = [at for at in range(1, len(clues)) if any(t.text == ":" for t in tokens[clues[at - 1].at : clues[at].at])]
    named = [1] if clues and clues[0].kind in {"category", "date"} else []
    return [0, *named, *colons[:3]]


def _adjoin(tokens: list[Token], clues: list[Clue], period: int) -> bool:
    """`On May 26, 143 nominees (775 points) and 400 tradespeople (199)`: nothing before the next draw that may be its day."""
    gaps = (tokens[clues[at - 1].at + 1 : clues[at].at] for at in range(period, len(clues), period))
    return all(t.text in _JOINS or t.text == ")" or not t.tells.isdisjoint(_UNITS) for gap in gaps for t in gap)


_UNITS = frozenset({"points", "score", "people", "invite"})


def _repeats(clues: list[Clue], period: int) -> bool:
    first = [clue.kind for clue in clues[:period]]
    if len(set(first)) < period or (set(first) != {"tie", "category"} and ("tie" in first or not FIGURES & set(first))):
        return False
    return all(clue.kind == first[at % period] for at, clue in enumerate(clues))


def side_by_side(tokens: list[Token], clues: list[Clue]) -> tuple[list[list[Clue]], list[Clue]]:
    """The clues of each draw where a sentence tells their counts, then their scores and days; and the clues that are left.

    What stands in a row of its kind (`385 and 3,515`) and has no partners is several draws' and is dropped.
    """
    rows, rest = _rows(tokens, clues)
    sizes = {len(row) for row in rows}
    for size in sorted(sizes, reverse=True):
        fitting = [row for row in rows if len(row) == size]
        kinds = {row[0].kind for row in fitting}
        if len(fitting) == len(kinds) > 1 and kinds & FIGURES:
            others = {clue.kind for clue in rest} & kinds
            return ([], rest) if others else ([list(draw) for draw in zip(*fitting, strict=True)], rest)
    if any(token.text in RESPECTIVELY for token in tokens):
        rest = [clue for clue in rest if clue.kind not in {*FIGURES, "date"}]
    return [], rest


RESPECTIVELY = word_set(
    "respectively respectivement respectivamente соответственно відповідно rispettivamente 分别 分別 각각 क्रमशः sirasiyla jeweils"
)


def _rows(tokens: list[Token], clues: list[Clue]) -> tuple[list[list[Clue]], list[Clue]]:
    rows: list[list[Clue]] = []
    for clue in clues:
        last = rows[-1][-1] if rows else None
        if last and last.kind == clue.kind and last.value != clue.value and _is_joined(tokens, last, clue):
            rows[-1].append(clue)
        else:
            rows.append([clue])
    return [row for row in rows if len(row) > 1], [row[0] for row in rows if len(row) == 1]


def _is_joined(tokens: list[Token], one: Clue, two: Clue) -> bool:
    """Whether nothing but a comma or `and` stands between two figures; between two categories, no figure."""
    between = tokens[one.at + 1 : two.at]
    if one.kind == "category":
        return len(between) <= 3 and any(token.text in _JOINS for token in between)
    return 0 < len(between) <= 2 and all(token.text in _JOINS for token in between)
