"""A sentence cut into parts that speak of one draw each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from scraper.readers.calendar import Before
from scraper.readers.clues import Clue, same
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.patterns import in_turn, side_by_side
from scraper.readers.turning import AFTER

_BREAKS = word_set(
    ", ; : ( ) \u2013 \u2014 | - and while but when whereas after which et mais alors y mientras e enquanto и а"
)
CONTRASTS = frozenset({";", "while", "whereas", "but", "mais", "mientras", "enquanto", "tandis"})


def bare_category(clue: Clue) -> Clue:
    """A category as another draw's: its version mark is this draw's alone."""
    return replace(clue, text=re.split(r"\s?[(,]\s?\d", clue.text)[0])


@dataclass(slots=True)
class Part:
    """A part of a sentence that speaks of one draw: its tokens from `start` to `end`, whether it looks back, its clues."""

    start: int
    previous: bool = False
    members: list[Clue] = field(default_factory=list)
    end: int = 0


def parts_of(tokens: list[Token], clues: list[Clue], turns: set[int]) -> list[Part]:
    """Cut a sentence where it turns back, contrasts, or gives a second value of a kind."""
    if (turned := in_turn(tokens, clues)) is not None:
        return _successive(tokens, *turned, turns)
    draws, rest = side_by_side(tokens, clues)
    return _beside(tokens, draws, rest) if draws else _cut_up(tokens, rest, turns)


def _cut_up(tokens: list[Token], clues: list[Clue], turns: set[int]) -> list[Part]:
    parts = [Part(0)]
    here: dict[int, list[Clue]] = {}
    for clue in clues:
        here.setdefault(clue.at, []).append(clue)
    loose: list[int] = []
    given: Part | None = None
    for at in range(len(tokens)):
        if at in turns:
            _turn(parts, tokens, at)
            loose.append(at)
        elif _comes_back(tokens, at, parts[-1], turns):
            parts.append(Part(at))
        elif tokens[at].text in CONTRASTS and parts[-1].members:
            parts.append(Part(at, previous=parts[-1].previous and tokens[at].text == ";"))
        given = _given_place(tokens, at, parts) or given
        for clue in here.get(at, ()):
            loose.clear()
            if given:
                given.members.append(clue)
            else:
                _take(parts, tokens, clue, turns)
    if loose and not _compares(tokens, loose[0]):
        _look_back(parts, tokens)
    _join_adverb(parts)
    for part, following in pairwise(parts):
        part.end = following.start
    parts[-1].end = len(tokens)
    return parts


def _beside(tokens: list[Token], draws: list[list[Clue]], rest: list[Clue]) -> list[Part]:
    """A part for each of the draws that a sentence tells side by side; a day that it gives once is all of theirs."""
    days = [clue for clue in rest if clue.kind == "date"]
    shared = days if len(days) == 1 and all(clue.kind != "date" for clue in draws[0]) else []
    return [Part(0, members=[*draw, *shared], end=len(tokens)) for draw in draws]


def _successive(tokens: list[Token], lead: list[Clue], draws: list[list[Clue]], turns: set[int]) -> list[Part]:
    """A part for each of the draws that a sentence tells one after the other, and one for what stands before the colon."""
    shared = len(lead) == 1 and lead[0].kind in {"date", "category"}
    if shared and all(clue.kind != lead[0].kind for draw in draws for clue in draw):
        lead, draws = [], [[*draw, *lead] for draw in draws]
    groups = [lead, *draws] if lead else draws
    parts: list[Part] = []
    for group in groups:
        start = _cut(tokens, max(clue.at for clue in groups[len(parts) - 1]), group[0].at) if parts else 0
        if parts:
            parts[-1].end = start
        back = any(start <= turn <= max(clue.at for clue in group) for turn in turns)
        parts.append(Part(start, back or bool(lead and parts and parts[0].previous), list(group)))
    parts[-1].end = len(tokens)
    return parts


def _comes_back(tokens: list[Token], at: int, part: Part, turns: set[int]) -> bool:
    """Whether a comma ends what a sentence said first of an earlier draw: `After draw #309, which took …, IRCC …`."""
    if tokens[at].text != "," or part.start > 2 or not part.previous or at + 1 >= len(tokens):
        return False
    if sum((token.text == "(") - (token.text == ")") for token in tokens[:at]):
        return False
    first = tokens[min(turns)]
    if first.text not in AFTER and "than" not in first.tells:
        return False
    told = any(clue.kind in {"invitations", "score"} for clue in part.members)
    return told and tokens[at + 1].text not in _RELATIVE


_RELATIVE = word_set("which who when where and with after inviting qui ou dont avec que")
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2}


def _given_place(tokens: list[Token], at: int, parts: list[Part]) -> Part | None:
    """The part that `…, the first in …, the second in …` comes back to, behind two draws that were just named."""
    place = _PLACES.get(tokens[at].text)
    if place is None or at < 2 or tokens[at - 1].text != "the" or tokens[at - 2].kind != "p":
        return None
    named = [part for part in parts if any(clue.kind != "category" for clue in part.members)]
    follows = at + 1 < len(tokens) and "round" not in tokens[at + 1].tells
    return named[place] if follows and place < len(named) and len(named) > 1 else None


def _turn_to(members: list[Clue], at: int) -> int:
    """Where the words about a second draw begin: at its figure, or at its category where the first draw's came first too."""
    named = [clue for clue in members if clue.kind == "category"]
    told = [clue.at for clue in members if clue.kind in {"invitations", "score"}]
    if len(named) < 2 or not told or named[0].at > min(told):
        return at
    behind = [clue.at for clue in named if clue.at > max(told) and clue.value != named[0].value]
    return behind[0] if behind else at


def _day_of(tokens: list[Token], members: list[Clue], rival: Clue, clue: Clue) -> int:
    """The place of a second figure, or of its day where that comes first: `5,000, and the one of January 21 called 4,626`."""
    day = next((known.at for known in members if known.kind == "date" and rival.at < known.at < clue.at), None)
    if day is None or not any(token.text in _AND for token in tokens[rival.at : day]):
        return clue.at
    return clue.at if any(token.text in _AND for token in tokens[day : clue.at]) else day


_AND = word_set("and et y e и та")


def _take(parts: list[Part], tokens: list[Token], clue: Clue, turns: set[int]) -> None:
    """Add a clue to the last part; a second value of a kind begins a new one."""
    part = parts[-1]
    rival = next((known for known in part.members if _rivals(known, clue)), None)
    if rival:
        cut = _cut(tokens, rival.at, _turn_to(part.members, _day_of(tokens, part.members, rival, clue)))
        back = any(turn in turns for turn in range(cut, clue.at + 1))
        parts.append(Part(cut, back, [known for known in part.members if known.at >= cut]))
        part.members = [known for known in part.members if known.at < cut]
    parts[-1].members.append(clue)


def _turn(parts: list[Part], tokens: list[Token], at: int) -> None:
    """Begin a part that looks back; a category named just before is already the earlier draw's (`the CEC draw a day earlier`)."""
    part = parts[-1]
    if part.previous and part.members and not any(t.text in _BREAKS for t in tokens[part.members[-1].at + 1 : at]):
        return  # `from 432 in the last CEC draw`
    if all(clue.kind == "category" for clue in part.members):
        part.previous, part.members = True, [bare_category(clue) for clue in part.members]
    else:
        parts.append(Part(_cut(tokens, part.members[-1].at, at), previous=True))


def _look_back(parts: list[Part], tokens: list[Token]) -> None:
    """What ends in `…, the date of the previous draw` said its last clause of that draw."""
    if parts[-1].members or len(parts) < 2:
        return
    tail = parts.pop()
    part = parts[-1]
    if part.previous or not part.members:
        return
    cut = _cut(tokens, part.start - 1, part.members[-1].at)
    if tokens[cut].text not in _BREAKS:
        part.previous = True
        return
    parts.append(Part(cut, True, [clue for clue in part.members if clue.at >= cut], tail.end))
    part.members = [clue for clue in part.members if clue.at < cut]


def _join_adverb(parts: list[Part]) -> None:
    """`1,980 invitations at 524 a day before, in an all-program round`: the day behind the figures is theirs."""
    if len(parts) < 2 or not parts[-1].previous or parts[-2].previous:
        return
    last, figures = parts[-1].members, parts[-2].members
    counted = any(isinstance(clue.value, Before) for clue in last)
    told = {clue.kind for clue in figures}
    if counted and {clue.kind for clue in last} <= {"date", "category"} and told and "date" not in told:
        parts[-2].members, parts[-2].previous = figures + last, True
        del parts[-1]


def _compares(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if any(before.text.endswith(" than") for before in tokens[max(0, at - 4) : at]):
        return True  # `500 more than in the previous draw`
    return (
        "than" in token.tells
        or token.text.endswith(" than")
        or token.text in {"under", "above", "below", "over", "beneath"}
    )


def _rivals(one: Clue, two: Clue) -> bool:
    return one.kind == two.kind != "category" and not (one.weak or two.weak) and same(one, two) is False


def _opening(tokens: list[Token], low: int, high: int) -> int:
    """The place before the bracket that the second place stands in and the first does not: `496, on August 1 (2,000, 517)`."""
    opened = 0
    for at in range(high, low, -1):
        opened += (tokens[at].text == ")") - (tokens[at].text == "(")
        if opened < 0:
            return at - 1 if at - 1 > low else high
    return high


def _cut(tokens: list[Token], low: int, high: int) -> int:
    """Where the sentence turns between two places: at a conjunction that contrasts, else the last comma, else the second place."""
    high = _opening(tokens, low, high)
    contrast = (at for at in range(high, low, -1) if tokens[at].text in CONTRASTS)
    comma = (at for at in range(high, low, -1) if tokens[at].text in _BREAKS)
    return next(contrast, next(comma, high))
