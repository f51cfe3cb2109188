"""Which figures of a sentence are no draw's: sums of what follows, another draw's in brackets, points of a person."""

from __future__ import annotations

from itertools import pairwise

from scraper.readers.calendar import Before, Found
from scraper.readers.clues import MAX_INVITATIONS, MAX_SCORE, Clue, Sentence
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.patterns import FIGURES
from scraper.readers.tone import is_event
from scraper.readers.units import ENOUGH, MIN_SCORE, TAKEN, unit_of

HELD = word_set("held happened conducted occurred took place ran carried tenu lieu realizado realizada")
"""What is said of rounds."""


def sifted(sentence: Sentence, clues: list[Clue]) -> list[Clue]:
    """The clues of a sentence, in its order, that may be a draw's."""
    tokens = sentence.tokens
    event = sentence.of_round or is_event(sentence)
    clues = [clue for clue in clues if clue.kind != "invitations" or _is_of_one(clue, tokens, event)]
    clues = [clue for clue in clues if not _is_bare_points(clue, sentence)]
    if sum(token.text in _PERCENT for token in tokens) > 1:
        clues = [clue for clue in clues if clue.kind not in FIGURES]
    clues = [
        clue
        for clue in clues
        if clue.kind != "score" or not (_is_one_of_two(clue, sentence) or _moved(clue, clues, tokens))
    ]
    if (not event and (_counts_who_are(tokens) or _counts_pool(sentence))) or _names_two(tokens, clues):
        clues = [clue for clue in clues if clue.kind not in FIGURES]
    return _without_sum(tokens, _without_asides(tokens, clues))


def _is_one_of_two(clue: Clue, sentence: Sentence) -> bool:
    """`The scores were 428 and 750.`: the first of two figures that nothing tells apart."""
    behind = sentence.tokens[clue.at + 1 : clue.at + 4]
    if len(behind) < 2 or behind[0].text not in _AND or not MIN_SCORE <= behind[1].value < MAX_SCORE:
        return False
    ends = len(behind) == 2 or behind[2].kind == "p"
    return ends and len(behind[1].text) < 4 and not any(other.at == clue.at + 2 for other in sentence.clues)


_AND = word_set("and et y e und и та")


def _moved(clue: Clue, clues: list[Clue], tokens: list[Token]) -> bool:
    """`to 521 from 529 on Thursday`: the figure before, whose day is not the one behind it."""
    if clue.at < 3 or tokens[clue.at - 1].text != "from" or tokens[clue.at - 3].text != "to":
        return False
    day = next((other for other in clues if other.kind == "date" and clue.at < other.at <= clue.at + 2), None)
    return day is not None and (isinstance(day.value, Before) or (isinstance(day.value, Found) and day.value.end == 0))


def _counts_who_are(tokens: list[Token]) -> bool:
    """`There were 1,741 candidates with 501 to 600 points and 229 with 601 or more`: who waits, not who was invited."""
    return any(
        one.text == "there" and two.text in _ARE and three.kind == "n"
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _counts_pool(sentence: Sentence) -> bool:
    """`Pool: 499 people with 601 points and more`: a pool whose people are counted, by points."""
    return sentence.tells("pool") and any(
        clue.kind == "invitations" and unit_of(sentence.tokens, clue.at)[0] == "people" for clue in sentence.clues
    )


_ARE = frozenset({"are", "were"})


def _names_two(tokens: list[Token], clues: list[Clue]) -> bool:
    """`Draws #141 and #142: 3,900 invitations`: one figure of several draws together."""
    numbers = [clue.at for clue in clues if clue.kind == "number"]
    joined = any(two - one <= 3 and "rounds" in _tells(tokens[max(0, one - 2) : one]) for one, two in pairwise(numbers))
    return joined and all(sum(clue.kind == kind for clue in clues) < 2 for kind in FIGURES)


def _tells(tokens: list[Token]) -> frozenset[str]:
    return frozenset[str]().union(*(token.tells for token in tokens))


def _without_sum(tokens: list[Token], clues: list[Clue]) -> list[Clue]:
    """Leave out a count that others behind a colon make up: `6,000 invitations in the week: 1,123 to nominees on Monday …`."""
    counts = [clue for clue in clues if clue.kind == "invitations"]
    colon = next((at for at, token in enumerate(tokens) if token.text == ":"), len(tokens))
    head = [clue for clue in clues if clue.at < colon]
    is_sum = len(counts) > 1 and head == counts[:1]
    return clues[1:] if is_sum and _is_more(head[0], counts[1]) else clues


def _is_more(one: Clue, two: Clue) -> bool:
    return isinstance(one.value, int) and isinstance(two.value, int) and one.value > two.value


def _without_asides(tokens: list[Token], clues: list[Clue]) -> list[Clue]:
    """Leave out what brackets say where a figure in them, unsure as it is, is not the one before them: another draw's."""
    opened = [at for at, token in enumerate(tokens) if token.text == "(" and at and tokens[at - 1].text != ""]
    for start in opened if any(clue.weak and clue.kind == "score" for clue in clues) else ():
        end = next((at for at in range(start, len(tokens)) if tokens[at].text == ")"), len(tokens))
        inside = [clue for clue in clues if start < clue.at < end]
        before = {clue.value for clue in clues if clue.at < start and clue.kind == "score" and not clue.weak}
        if before and any(clue.weak and clue.kind == "score" and clue.value not in before for clue in inside):
            clues = [clue for clue in clues if not start < clue.at < end]
    return clues


def _is_of_one(clue: Clue, tokens: list[Token], event: bool) -> bool:
    """Whether a count may be one draw's invitations: not too many, and people only where a sentence tells what happened to them."""
    few = not isinstance(clue.value, int) or clue.value <= MAX_INVITATIONS
    return few and (event or unit_of(tokens, clue.at)[0] != "people")


_PERCENT = word_set("% percent per_cent") | {"per cent"}
"""Of which a sentence of statistics has several."""


def _is_bare_points(clue: Clue, sentence: Sentence) -> bool:
    """`Laura has 512 points`: a score that nothing makes a draw's."""
    if clue.kind != "score" or sentence.of_round or unit_of(sentence.tokens, clue.at)[0] != "points":
        return False
    kinds = {other.kind for other in sentence.clues}
    if "invitations" in kinds and kinds & {"date", "number", "category"}:
        return False
    if sentence.tells("score", "floor", "tie", "round", "rounds", "invite", "issue", "ormore", "atleast", "last"):
        return False
    return not any(token.text in ENOUGH or token.text in TAKEN or token.text in HELD for token in sentence.tokens)
