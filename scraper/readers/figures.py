"""Which number of a sentence is a count of invitations, which a score, which a draw's number, by the words beside it.

A number has a role only where its neighbours give it one; what is left over has none.
"""

from __future__ import annotations

from typing import Literal

from scraper.readers.clues import MAX_NUMBER, MAX_SCORE, Clue, ClueKind, Sentence, is_category, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.numbering import is_draw_number, ordinal_draw
from scraper.readers.places import AT, beside_at, by_place, is_in_brackets
from scraper.readers.plain import is_bar, is_no_plain_number
from scraper.readers.siblings import sibling_role
from scraper.readers.units import ENOUGH, MIN_SCORE, TAKEN, is_yearlike, unit_of

NOMINATION = 600
"""Points that a provincial nomination adds: news pages name them beside every score, and no round has had that cutoff."""
_PARTS = word_set("a b")
"""Letters of the two rounds that share a number: #91a and #91b."""
_ORDINAL_MARKS = word_set("st nd rd th er ere eme e o a")


def add_number(sentence: Sentence, at: int) -> None:
    """Add the clue that the number at a place is, if it is one."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    if token.value < 0 or is_no_plain_number(tokens, at):
        return
    text = sentence.text[token.start : token.end]
    if _is_marked(tokens, at, _PARTS) and is_draw_number(tokens, at):
        text = sentence.text[token.start : tokens[at + 1].end].lower()
        sentence.clues.append(Clue("number", text, text, at))
        return
    if _is_marked(tokens, at, _ORDINAL_MARKS):
        if token.value <= MAX_NUMBER and (place := ordinal_draw(tokens, at + 1)):
            sentence.clues.append(Clue("number", str(token.value), token.value, place, ordinal=True))
        return
    if is_draw_number(tokens, at) or _is_nth(sentence, at):
        sentence.clues.append(Clue("number", text, token.value, at))
        return
    role, weak = _role(tokens, at)
    if role is None:
        role = sibling_role(sentence, at)
    if role:
        sentence.clues.append(Clue(role, text, token.value, at, weak))


def _is_nth(sentence: Sentence, at: int) -> bool:
    """`第359轮`: the sign before the number makes it an ordinal, the one behind it a draw's."""
    token, behind = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
    marked = token.start > 0 and sentence.text[token.start - 1] == "\u7b2c" and token.value <= MAX_NUMBER
    return marked and bool(behind) and behind[0].start == token.end and "round" in behind[0].tells


def _is_marked(tokens: list[Token], at: int, marks: frozenset[str]) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(behind and behind.start == tokens[at].end and behind.text in marks)


def _role(tokens: list[Token], at: int) -> tuple[ClueKind | None, bool]:
    token = tokens[at]
    unit, gap = unit_of(tokens, at)
    can_score = MIN_SCORE <= token.value < MAX_SCORE and len(token.text) <= 4
    if (beside := beside_at(tokens, at)) is not None:
        return beside if beside != "score" or can_score else None, False
    if is_in_brackets(tokens, at) and not (unit and gap <= 1):
        return ("score", True) if can_score and not is_yearlike(token) else (None, False)
    if unit == "other" or (can_score and token.value == NOMINATION and unit in {"points", "ormore", ""}):
        return None, False
    left = _left_role(tokens, at)
    if can_score and unit == "invite" and gap == 0 and at and "score" in tokens[at - 1].tells:
        return "score", False  # languages whose verb comes last: `… with score 676 invited`
    if not (left == "score" and can_score) and _is_how_many(tokens, at):
        return "invitations", False
    if unit in {"points", "score", "ormore"}:
        is_score = can_score and not _is_difference(tokens, at, unit) and not _left_says(tokens, at, {"rank"}, 6)
        return ("score", False) if is_score else (None, False)
    if is_yearlike(token) and not (unit in {"people", "invite"} and gap == 0):
        return None, False
    if unit in {"people", "invite"}:
        return _of_people(tokens, at, unit, is_score=bool(gap) and left == "score" and can_score)
    return _by_neighbours(tokens, at, left, can_score=can_score)


def _of_people(tokens: list[Token], at: int, unit: str, *, is_score: bool) -> tuple[ClueKind | None, bool]:
    if is_score:
        return "score", False
    is_count = tokens[at].value > 0 and not _is_difference(tokens, at, unit)
    return ("invitations", False) if is_count else (None, False)


def _by_neighbours(
    tokens: list[Token], at: int, left: ClueKind | Literal["rank"] | None, *, can_score: bool
) -> tuple[ClueKind | None, bool]:
    """A number that counts nothing named behind it: by the words before it, or where it stands."""
    if can_score and at and tokens[at - 1].text in _REQUIRED and left != "rank":
        return "score", False
    if can_score and _is_enough(tokens, at):
        return "score", False
    if left != "rank" and can_score and _right_says(tokens, at, {"score", "floor"}, 4):
        return "score", False
    if can_score and is_bar(tokens, at):
        return "score", False
    if left == "score":
        return ("score", False) if can_score and not _is_difference(tokens, at, "") else (None, False)
    if left == "invitations" and tokens[at - 1].text not in AT | _WITHIN:
        return "invitations", False
    return by_place(tokens, at, can_score=can_score)


def _is_enough(tokens: list[Token], at: int) -> bool:
    """`437 was enough`, `510 were needed`."""
    behind = [token.text for token in tokens[at + 1 : at + 3]]
    return len(behind) == 2 and behind[0] in _IS and behind[1] in ENOUGH


_REQUIRED = word_set("required requiring")
_WITHIN = word_set("in en dans em в during within after since before")
"""Words before a number of ceremonies, days or rounds, not of people invited."""
_IS = word_set("is was were are est etait fut es fue foi had")


def _is_how_many(tokens: list[Token], at: int) -> bool:
    """`2,878 is how many invitations`, `the number of invitations … is 2,878`, `500 were invited`."""
    if at and tokens[at - 1].text in AT:
        return False
    behind = tokens[at + 1 : at + 7]
    if len(behind) > 1 and behind[0].text == "got" and behind[1].text in {"one", "theirs"}:
        return True
    if (
        len(behind) > 2
        and behind[0].text == "went"
        and behind[1].text == "to"
        and any(t.text == "" for t in tokens[max(0, at - 3) : at])
    ):
        return any(is_category(t) or "people" in t.tells for t in behind[2:5])
    if behind and behind[0].text in _IS | {"got", "have"}:
        if any("invite" in t.tells or t.text in TAKEN for t in behind[1:4]):
            return not any(t.tells.intersection({"score", "floor", "points"}) for t in behind[1:4])
        return any("count" in t.tells or "number" in t.tells for t in behind[1:4]) and any(
            "invite" in t.tells for t in behind
        )
    if at and tokens[at - 1].text in {"is", "est", "es", "was"}:
        first = next((place for place, t in enumerate(tokens[:at]) if "count" in t.tells or "number" in t.tells), -1)
        return (
            first >= 0
            and any("invite" in t.tells for t in tokens[first : first + 4])
            and not any("score" in t.tells for t in tokens[first:at])
        )
    return False


def _left_role(tokens: list[Token], at: int) -> ClueKind | Literal["rank"] | None:
    """What the nearest telling word before a number makes it."""
    commas, told_apart = 0, False
    left = _without_abbreviation(left_of(tokens, at, 9))[:7]
    for place, token in enumerate(left):
        if (
            token.kind == "n"
            or token.text in {".", "!", "?", ")"}
            or ("other" in token.tells and not is_category(token))
        ):
            return None
        commas += token.text == ","
        told_apart = told_apart or token.text in _AND
        if commas > 1 or (commas and "stop" in token.tells):
            return None
        role = _told_by(token, left[place + 1 :], commas)
        if role != "on":
            if role == "invitations" and told_apart:
                return None
            return "score" if role == "invitations" and _is_score_of(tokens, at) else role
    return "score" if at and tokens[at - 1].text in _IS and _is_score_of(tokens, at) else None


def _without_abbreviation(left: list[Token]) -> list[Token]:
    """The tokens before a place without the brackets around a short form: `a Comprehensive Ranking Score ("CRS") of`."""
    close = next((place for place, token in enumerate(left) if token.text == ")"), len(left))
    opened = next((place for place, token in enumerate(left[close:], start=close) if token.text == "("), -1)
    inside = [token for token in left[close:opened] if token.text not in _QUOTES]
    return (
        [t for t in left if t not in (left[close], left[opened])]
        if opened > 0 and len(inside) == 2 and inside[1].kind == "w"
        else left
    )


_QUOTES = frozenset({'"'})


def _is_score_of(tokens: list[Token], at: int) -> bool:
    """`The minimum score of candidates who received an invitation was 732`."""
    if tokens[at - 1].text not in _IS | AT | {"a"}:
        return False
    for token in reversed(tokens[max(0, at - 20) : at - 1]):
        if token.kind == "n" or token.text in {",", ";", "."}:
            return False
        if "score" in token.tells:
            return True
    return False


_AND = word_set("and et y e und и та")


def _told_by(token: Token, before: list[Token], commas: int) -> ClueKind | Literal["rank", "on"] | None:
    """What a word before a number makes it; `on` where it says nothing and the look goes on. `before` stands left of it."""
    if "rank" in token.tells:
        return "rank" if not commas else None
    if "peak" in token.tells:
        return "rank"
    if not token.tells.isdisjoint({"score", "floor"}) or ("points" in token.tells and "people" not in token.tells):
        if any("peak" in t.tells for t in before[:3]):
            return "rank"
        return None if commas and not token.tells & {"score", "floor"} else "score"
    if "invite" in token.tells or "issue" in token.tells:
        if token.text == "issue" or (before and before[0].text in _TO_BE):
            return "on"  # `newsletter issue 88`, `the score needed to be invited was 727`
        return None if commas else "invitations"
    return "on"


_TO_BE = word_set("be get receive etre")


def _is_difference(tokens: list[Token], at: int, unit: str) -> bool:
    """`10 points more`, `dropped 10 points`, `by 25`, `250 fewer`: how far apart two figures are, not a figure."""
    before = left_of(tokens, at, 3)
    if before and before[0].text in {"to", "at", "of", "a", "with", "from", "the"}:
        pass
    elif any("more" in t.tells for t in before) and not _is_another(tokens, at):
        return True
    if before and before[0].text == "by":
        return True
    behind = tokens[at + 1 : at + 4]
    for token in behind[:1] if unit in {"people", "invite"} else behind:
        if token.kind != "w" or token.text in _IS:
            break
        if token.text == "under" and any("score" in t.tells for t in tokens[at + 2 : at + 7]):
            return False
        if "more" in token.tells and "ormore" not in token.tells:
            return True
    return False


def _is_another(tokens: list[Token], at: int) -> bool:
    """`mais 3.350 convites` says that there are more, not how many more than before."""
    behind = tokens[at + 1 : at + 6]
    return tokens[at - 1].text in {"mais", "mas", "another"} and not any(
        t.text in {"que", "do", "than"} for t in behind
    )


def _left_says(tokens: list[Token], at: int, names: set[str], most: int) -> bool:
    return any(not token.tells.isdisjoint(names) for token in left_of(tokens, at, most))


def _right_says(tokens: list[Token], at: int, names: set[str], most: int) -> bool:
    for token in tokens[at + 1 : at + 1 + most]:
        if token.kind != "w" or token.text == "":
            return False
        if not token.tells.isdisjoint(names):
            return True
    return False
