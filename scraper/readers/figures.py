"""Which number of a sentence is a count of invitations, which a score, which a draw's number, by the words beside it.

A number has a role only where its neighbours give it one; what is left over has none.
"""

from __future__ import annotations

from typing import Literal

from scraper.readers.calendar import MONTHS
from scraper.readers.clues import MAX_NUMBER, MAX_SCORE, Clue, ClueKind, Sentence, is_category, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token

MIN_SCORE = 60
NOMINATION = 600
"""Points that a provincial nomination adds: news pages name them beside every score, and no round has had that cutoff."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
}
CARDINALS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
NUMBER_WORDS = {*ORDINALS, *CARDINALS}
_ORDINAL_MARKS = word_set("st nd rd th er ere eme e o a")
_OPEN = frozenset("()\"'-\u2013\u2014\u2018\u2019[]*~")


def add_number(sentence: Sentence, at: int) -> None:
    """Add the clue that the number at a place is, if it is one."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    if token.value < 0 or _is_no_plain_number(tokens, at):
        return
    text = sentence.text[token.start : token.end]
    if _is_marked(tokens, at, _ORDINAL_MARKS):
        if token.value <= MAX_NUMBER and (place := _ordinal_draw(tokens, at + 1)):
            sentence.clues.append(Clue("number", str(token.value), token.value, place, ordinal=True))
        return
    if _is_draw_number(tokens, at):
        sentence.clues.append(Clue("number", text, token.value, at))
        return
    role, weak = _role(tokens, at)
    if role:
        sentence.clues.append(Clue(role, text, token.value, at, weak))


def _is_marked(tokens: list[Token], at: int, marks: frozenset[str]) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(behind and behind.start == tokens[at].end and behind.text in marks)


def _is_no_plain_number(tokens: list[Token], at: int) -> bool:
    """Money, percentages, decimals, ranges, about-so-many, and clock times that no day took."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    if before:
        if before.text in {"between", "entre"} or (
            before.text in {"and", "et", "y", "e"}
            and any(t.text in {"between", "entre"} for t in left_of(tokens, at, 4))
        ):
            return True
        if "money" in before.tells or ("approx" in before.tells and before.text != "under"):
            return True
        if before.end == token.start and before.text in {".", ",", ":", "/"}:
            return True
        if (
            before.text in {"-", "\u2013", "\u2014", "to"}
            and at > 1
            and tokens[at - 2].kind == "n"
            and _is_range(tokens[at - 2], token)
        ):
            return True
    if behind:
        if behind.text in {"+", "%"} or "money" in behind.tells:
            return True
        if (
            beyond
            and beyond.kind == "n"
            and behind.start == token.end
            and beyond.start == behind.end
            and behind.text in {".", ":", "/", ","}
        ):
            return True
        if (
            behind.text in {"-", "\u2013", "\u2014", "to"}
            and beyond
            and beyond.kind == "n"
            and _is_range(token, beyond)
        ):
            return True
    return False


def _is_range(low: Token, high: Token) -> bool:
    """`491-500`, `2024-26`: two like numbers; `1,400 - 410` is a count and a score."""
    return (low.value < high.value and len(high.text) <= 4 and len(low.text) <= 4) or (
        low.value > 2000 and high.value < 100
    )


def _is_draw_number(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not 0 < token.value <= MAX_NUMBER or "," in token.text or "." in token.text or " " in token.text:
        return False
    before = [t for t in left_of(tokens, at, 4) if t.text not in {".", ":", "(", "\u2013"}]
    if not before:
        return False
    unit, gap = _unit(tokens, at)
    if unit in {"people", "invite", "points", "other", "ormore"} and gap <= 1:
        return False
    is_year = 2014 <= token.value <= 2100
    if before[0].text in {"#", "\u2116"} or "number" in before[0].tells:
        near = before[1:3] + tokens[at + 1 : at + 3]
        if before[0].text != "#" and _of_a_time(tokens, at + 1):
            return False
        return (
            not is_year
            and (before[0].text != "no" or any("round" in t.tells for t in before[1:2]))
            and not any("count" in t.tells or "invite" in t.tells or "category" in t.text for t in near)
        )
    if "round" in before[0].tells and not _of_a_time(tokens, at + 1):
        return not is_year and tokens[at - 1] is before[0]
    return False


def _of_a_time(tokens: list[Token], at: int) -> bool:
    """`round 21 of 2025`, `draw 3 of the month`: counted within a time, not since the start."""
    if at + 1 >= len(tokens) or tokens[at].text not in {"of", "in", "for", "this"}:
        return False
    beyond = tokens[at + 1]
    return beyond.kind == "n" or beyond.text in {"the", "this", "week", "month", "year"} or beyond.text in MONTHS


def word_number(sentence: Sentence, at: int) -> None:
    """Add the draw's number that a word gives: `the eleventh draw`, `Draw one`."""
    tokens, text = sentence.tokens, sentence.tokens[at].text
    if text in ORDINALS and (place := _ordinal_draw(tokens, at)):
        sentence.clues.append(Clue("number", str(ORDINALS[text]), ORDINALS[text], place, ordinal=True))
    elif text in CARDINALS and at and "round" in tokens[at - 1].tells and not _unit(tokens, at)[0]:
        sentence.clues.append(Clue("number", str(CARDINALS[text]), CARDINALS[text], at, ordinal=True))


def _ordinal_draw(tokens: list[Token], at: int) -> int:
    """The place of the round in `264th Express Entry draw`, `eleventh draw`; 0 where the ordinal counts something narrower."""
    for place in range(at + 1, min(at + 5, len(tokens))):
        token = tokens[place]
        if "round" in token.tells:
            behind = tokens[place + 1 : place + 4]
            narrower = any(
                t.text in {"of", "this", "for", "in", "since", "such", "so"} for t in behind[:1]
            ) and not _since_start(behind)
            return 0 if narrower else place
        if not (token.kind == "w" and ("federal" in token.tells or token.text in {"express", "entry", "overall"})):
            return 0
    return 0


def _since_start(behind: list[Token]) -> bool:
    return (
        bool(behind)
        and behind[0].text in {"since", "of"}
        and any(t.text in {"2015", "all", "overall", "express"} for t in behind)
    )


def _unit(tokens: list[Token], at: int) -> tuple[str, int]:
    """The word that says what a number counts, and how many words stand between; nothing where none does."""
    for gap, token in enumerate(tokens[at + 1 : at + 9]):
        if token.kind == "n" or token.text == "" or (token.kind == "p" and token.text not in _OPEN):
            break
        if token.kind == "p":
            continue
        if unit := _counted(token, gap):
            return unit, gap
        if "round" in token.tells:
            return ("other", gap) if gap else ("", 0)
        if "stop" in token.tells and not is_category(token):
            break
    return "", 0


_UNITS = (("ormore", 1), ("points", 2), ("people", 8), ("invite", 8), ("score", 1), ("other", 2), ("rounds", 2))
"""What a number may count, and how far behind it the word may stand."""


def _counted(token: Token, gap: int) -> str:
    """What a word `gap` words behind a number makes of it, nothing where it says nothing."""
    if gap == 0 and token.text in _TAKEN:
        return "people"
    for unit, most in _UNITS:
        if gap > most or unit not in token.tells or (unit == "points" and "people" in token.tells):
            continue
        if unit == "invite" and gap and token.text.startswith(("invited", "inviting", "invites")):
            continue
        if unit in {"other", "rounds"}:
            return "" if is_category(token) else "other"
        return unit
    return ""


def _role(tokens: list[Token], at: int) -> tuple[ClueKind | None, bool]:
    token = tokens[at]
    unit, gap = _unit(tokens, at)
    can_score = MIN_SCORE <= token.value <= MAX_SCORE and len(token.text) <= 4
    if unit == "other" or (can_score and token.value == NOMINATION and unit in {"points", "ormore", ""}):
        return None, False
    left = _left_role(tokens, at)
    if not (left == "score" and can_score) and _is_how_many(tokens, at):
        return "invitations", False
    if unit in {"points", "score", "ormore"}:
        is_score = can_score and not _is_difference(tokens, at, unit) and not _left_says(tokens, at, {"rank"}, 6)
        return ("score", False) if is_score else (None, False)
    if _is_yearlike(token) and not (unit in {"people", "invite"} and gap == 0):
        return None, False
    if unit in {"people", "invite"}:
        if gap and left == "score" and can_score:
            return "score", False
        return ("invitations", False) if token.value > 0 and not _is_difference(tokens, at, unit) else (None, False)
    if left != "rank" and can_score and _right_says(tokens, at, {"score", "floor"}, 4):
        return "score", False
    if left == "score":
        return ("score", False) if can_score and not _is_difference(tokens, at, "") else (None, False)
    if left == "invitations" and tokens[at - 1].text not in _AT:
        return "invitations", False
    return _by_place(tokens, at, can_score=can_score)


_AT = word_set("at with con com при avec")
_TAKEN = word_set("picked taken selected chosen drawn welcomed")
_IS = word_set("is was were are est etait fut es fue foi had")


def _is_how_many(tokens: list[Token], at: int) -> bool:
    """`2,878 is how many invitations`, `the number of invitations … is 2,878`, `500 were invited`."""
    behind = tokens[at + 1 : at + 7]
    if behind and behind[0].text in _IS | {"got", "have"}:
        if any("invite" in t.tells or t.text in _TAKEN for t in behind[1:4]):
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
    commas = 0
    for token in left_of(tokens, at, 7):
        if (
            token.kind == "n"
            or token.text in {".", "!", "?", ")"}
            or ("other" in token.tells and not is_category(token))
        ):
            return None
        commas += token.text == ","
        if commas > 1 or (commas and "stop" in token.tells):
            return None
        if "rank" in token.tells:
            return "rank" if not commas else None
        if "peak" in token.tells:
            return "rank"
        if not token.tells.isdisjoint({"score", "floor"}) and any("peak" in t.tells for t in left_of(tokens, at, 5)):
            return "rank"
        if not token.tells.isdisjoint({"score", "floor"}) or ("points" in token.tells and "people" not in token.tells):
            return None if commas and "points" in token.tells else "score"
        if "invite" in token.tells or "issue" in token.tells:
            return None if commas else "invitations"
    return None


def _is_difference(tokens: list[Token], at: int, unit: str) -> bool:
    """`10 points more`, `dropped 10 points`, `by 25`, `250 fewer`: how far apart two figures are, not a figure."""
    before = left_of(tokens, at, 3)
    if before and before[0].text in {"to", "at", "of", "a", "with", "from"}:
        pass
    elif any("more" in t.tells for t in before):
        return True
    if before and before[0].text == "by":
        return True
    behind = tokens[at + 1 : at + 4]
    for token in behind[:1] if unit in {"people", "invite"} else behind:
        if token.kind != "w":
            break
        if token.text == "under" and any("score" in t.tells for t in tokens[at + 2 : at + 7]):
            return False
        if "more" in token.tells and "ormore" not in token.tells:
            return True
    return False


def _left_says(tokens: list[Token], at: int, names: set[str], most: int) -> bool:
    return any(not token.tells.isdisjoint(names) for token in left_of(tokens, at, most))


def _right_says(tokens: list[Token], at: int, names: set[str], most: int) -> bool:
    for token in tokens[at + 1 : at + 1 + most]:
        if token.kind != "w" or token.text == "":
            return False
        if not token.tells.isdisjoint(names):
            return True
    return False


def _by_place(tokens: list[Token], at: int, *, can_score: bool) -> tuple[ClueKind | None, bool]:
    """A number without a word of its own, where a score or count would stand: `500 people, 486.`, `picked at 539`."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    closes = behind is None or behind.kind == "p" or "stop" in behind.tells or behind.text in {"and", "et"}
    if behind and behind.text == "of" and at + 2 < len(tokens) and tokens[at + 2].text in {"them", "these", "those"}:
        return ("invitations", True) if token.value >= 100 else (None, False)
    if before is None:
        return None, False
    if (
        can_score
        and before.text in {"from", "de", "desde"}
        and behind
        and behind.text in {"up", "upwards", "upward", "onwards"}
    ):
        return "score", False
    if can_score and before.text in {"needed", "required", "requiring", "needing"} and closes:
        return "score", True
    if not closes:
        return None, False
    if (
        can_score
        and before.text == "the"
        and behind
        and behind.text == "of"
        and at + 2 < len(tokens)
        and tokens[at + 2].text == ""
    ):
        return "score", False
    if (
        can_score
        and token.value >= 100
        and not _is_yearlike(token)
        and before.text in {",", "at", "with", "the", "to", "con", "com", "при", "a", "avec"}
    ):
        return "score", True
    if token.value > MAX_SCORE and before.text in _AT and any(t.text == "" for t in left_of(tokens, at, 3)):
        return "invitations", False
    return None, False


def _is_yearlike(token: Token) -> bool:
    return len(token.text) == 4 and 1990 <= token.value <= 2100
