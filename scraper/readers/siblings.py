"""Numbers that are what another number of their sentence is: `up from 468`, `from 489 to 484`, `886 on May 1 and 818 on May 8`."""

from __future__ import annotations

from scraper.readers.clues import MAX_SCORE, ClueKind, Sentence, is_category, is_it, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.patterns import RESPECTIVELY
from scraper.readers.places import AT
from scraper.readers.units import MIN_SCORE, is_yearlike
from scraper.readers.years import is_number_of

NOMINATION = 600
AGAINST = word_set("contre against versus vs frente gegenüber против") | {"compared with", "compared to"}
"""Words before another draw's figure of the kind just given."""
_FROM = word_set("from de desde del")
_MOVED = word_set("up down went went_from went_up went_down moved changed came passé passant passed pasó passou")
_JOINS = word_set("and y et e et и , :")


def is_moved(tokens: list[Token], at: int) -> bool:
    """`down from 491`, `rose 10 points from 481 to 491`: a figure that moved from a number on."""
    if not at or tokens[at - 1].text not in _FROM:
        return False
    return any(moves(token) or token.text in _MOVED for token in left_of(tokens, at - 1, 6))


def moves(token: Token) -> bool:
    """`up`, `down`, `fell`: how a figure moved."""
    return "more" in token.tells and token.text not in {"more", "less", "fewer", "additional", "extra"}


def sibling_role(sentence: Sentence, at: int) -> ClueKind | None:
    """What a number without a word of its own is by the number that it stands beside, None where it stands beside none."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    if token.value < MIN_SCORE or token.value == NOMINATION or is_yearlike(token):
        return None
    if sentence.it in {"score", "invitations"} and is_it(tokens, at):
        return sentence.it if sentence.it == "invitations" or token.value <= MAX_SCORE else None
    told = [clue for clue in reversed(sentence.clues) if clue.kind in {"invitations", "score"}]
    if _has_score(tokens, at) and {clue.kind for clue in told} == {"invitations", "score"}:
        return "invitations"
    if _has_brackets(tokens, at):
        told = [clue for clue in told if _has_brackets(tokens, clue.at)]
    last = told[0].kind if told else None
    if is_moved(tokens, at) and any(not t.tells.isdisjoint({"score", "floor"}) for t in left_of(tokens, at, 5)):
        last = "score"
    if not _has_place(tokens, at):
        again = last == "score" and token.value <= MAX_SCORE and _has_day(tokens, at)
        return "score" if again or _is_alone(sentence, at) else None
    if last is None:
        scored = any(not t.tells.isdisjoint({"score", "points", "floor"}) for t in tokens[:at])
        last = "score" if scored and is_moved(tokens, at) else None
    can_score = token.value <= MAX_SCORE and len(token.text) <= 4
    if last == "score" and not can_score:
        return "invitations" if any(clue.kind == "invitations" for clue in sentence.clues) else None
    return last


def _is_alone(sentence: Sentence, at: int) -> bool:
    """`Express Entry round of 22 Aug 2018: 440`: a headline's only number, which cannot be the draw's."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    days = [day for day in sentence.days.values() if day.year]
    if (
        len(days) != 1
        or len(tokens) > 20
        or not (200 <= token.value <= MAX_SCORE and sentence.tells("round", "rounds"))
    ):
        return False
    marked = at > 0 and tokens[at - 1].kind == "p" and (at + 1 == len(tokens) or tokens[at + 1].kind == "p")
    only = sum(other.kind == "n" for other in tokens) == 1
    return marked and only and days[0].year is not None and not is_number_of(token.value, days[0].year)


def _has_place(tokens: list[Token], at: int) -> bool:
    """Whether a number stands where the sentence turns to a second figure of a kind."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    if is_moved(tokens, at) or before.text in AGAINST or (before.text == "to" and at > 1 and is_moved(tokens, at - 2)):
        return True
    if "round" in before.tells and before.text.endswith("'s"):
        return True
    if before.text == "of" and at > 1 and tokens[at - 2].text == "one":
        return True
    return (before.text in _JOINS or "than" in before.tells) and _is_followed(tokens, at)


def _has_score(tokens: list[Token], at: int) -> bool:
    """`on February 28, 1,470 with 534`: behind its day, with what can only be its score."""
    behind = tokens[at + 1 : at + 4]
    dated = at > 1 and tokens[at - 1].text == "," and tokens[at - 2].text == ""
    closed = len(behind) == 2 or (len(behind) == 3 and (behind[2].kind == "p" or behind[2].text in _JOINS))
    return dated and closed and behind[0].text in AT and MIN_SCORE <= behind[1].value <= MAX_SCORE


def _has_brackets(tokens: list[Token], at: int) -> bool:
    """`517 (August 1, 2,000 ITAs) and 496 (August 15, …)`: a day in brackets right behind."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].text == "(" and behind[1].text == ""


def _has_day(tokens: list[Token], at: int) -> bool:
    """`those who saw 452 on April 30`: a day of its own right behind."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].text in _ON and behind[1].text == ""


_ON = word_set("on le el em no il am")


def _is_followed(tokens: list[Token], at: int) -> bool:
    """`and 818 on February 7`, `and 6,000 for the CEC`: a day or a category of its own right behind."""
    behind = tokens[at + 1 : at + 4]
    if behind and any(token.text in RESPECTIVELY for token in behind[:2]):
        return True
    if _has_brackets(tokens, at):
        return True
    if not behind or "stop" not in behind[0].tells:
        return False
    return any(token.text == "" or is_category(token) for token in behind[1:])
