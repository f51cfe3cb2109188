"""One sentence to clues: which of its numbers is a count of invitations, which a score, which a draw's number; its days,
its tie-break, its category.

A number has a role only where the words beside it give it one; what is left over has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from scraper.readers.calendar import MONTHS, Found, find_days
from scraper.readers.folding import fold
from scraper.readers.lexing import Token, lex
from scraper.readers.vocabulary import QUALIFIERS

ClueKind = Literal["number", "date", "invitations", "score", "category", "tie"]
MIN_SCORE, MAX_SCORE, MAX_NUMBER = 60, 1200, 1999
NOMINATION = 600
"""Points that a provincial nomination adds: news pages name them beside every score, and no round has had that cutoff."""
ORDINALS = {
    word: number
    for number, words in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
    for word in [words]
}
CARDINALS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_ORDINAL_MARKS = {"st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a"}
_OPEN = frozenset("()\"'-\u2013\u2014\u2018\u2019[]*:=~|/")


@dataclass(slots=True)
class Clue:
    """One fact of a sentence: its kind, the published text, the value to compare by, and the token that it stands at.

    `weak` marks what its place alone suggests: it only completes a statement that stands without it.
    """

    kind: ClueKind
    text: str
    value: int | str | Found
    at: int
    weak: bool = False
    ordinal: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence taken apart: tokens (days are one token each, in `days` by token), and its clues."""

    text: str
    tokens: list[Token]
    days: dict[int, Found] = field(default_factory=dict)
    clues: list[Clue] = field(default_factory=list)

    def tells(self, *names: str) -> bool:
        """Whether any word of the sentence is of these classes."""
        return any(not token.tells.isdisjoint(names) for token in self.tokens)


def read_sentence(text: str, *, day_first: bool = False, today: date | None = None) -> Sentence:
    """Take a sentence apart and find its clues. `today` is the publication day, which `yesterday` counts from."""
    folded = fold(text)
    tokens = lex(folded)
    months = [(t.start, t.start + len(_month(t.text))) for t in tokens if t.kind == "w" and _month(t.text)]
    days = find_days(text, folded, months, day_first=day_first)
    sentence = Sentence(text, *_with_days(tokens, days))
    for at, token in enumerate(sentence.tokens):
        if at in sentence.days:
            _add_day(sentence, at)
        elif token.kind == "n":
            _add_number(sentence, at)
        elif token.kind == "w":
            _add_word(sentence, at)
            if today and token.tells & {"today", "yesterday"}:
                _add_relative_day(sentence, at, today)
    _settle_ties(sentence)
    return sentence


def _settle_ties(sentence: Sentence) -> None:
    """Beside a tie-break with its clock time, a bare day is not one too: `For June 12 the tie-break was September 28, 2024, at …`."""
    ties = [clue for clue in sentence.clues if clue.kind == "tie"]
    if len(ties) > 1 and any(getattr(tie.value, "clock", False) for tie in ties):
        for tie in ties:
            if not getattr(tie.value, "clock", False):
                tie.kind = "date"


def _month(word: str) -> str:
    """The month name that a word is or begins with (`nisan'da`), else nothing."""
    if word in MONTHS:
        return word
    head = word.split("'", maxsplit=1)[0] if "'" in word else word.split("-", maxsplit=1)[0] if "-" in word else ""
    return head if head in MONTHS else ""


def _with_days(tokens: list[Token], days: list[Found]) -> tuple[list[Token], dict[int, Found]]:
    """Replace the tokens that a day covers by one."""
    if not days:
        return tokens, {}
    out: list[Token] = []
    places: dict[int, Found] = {}
    waiting = iter(days)
    day = next(waiting, None)
    for token in tokens:
        while day and token.start >= day.end:
            day = next(waiting, None)
        if day and day.start <= token.start < day.end:
            if not places or places.get(len(out) - 1) is not day:
                out.append(Token("w", "", day.start, day.end))
                places[len(out) - 1] = day
            continue
        out.append(token)
    return out, places


def _add_day(sentence: Sentence, at: int) -> None:
    day, tokens = sentence.days[at], sentence.tokens
    if day.several or day.ambiguous:
        return
    text = sentence.text[day.start : day.end].strip(" ,.()|@-")
    left = _left(tokens, at, 8)
    if len(left) > 1 and left[0].text == "this" and "before" in left[1].tells:
        return
    if _is_tie(sentence, at):
        sentence.clues.append(Clue("tie", text, day, at))
    elif not any("published" in token.tells for token in left[:4]) and not _bounds_a_span(tokens, at):
        sentence.clues.append(Clue("date", text, day, at))


def _add_relative_day(sentence: Sentence, at: int, today: date) -> None:
    """`yesterday`, or (weakly, since pages say it loosely) `today`, unless the day itself stands beside it."""
    if any(near in sentence.days for near in range(at - 2, at + 4)):
        return
    back = 1 if "yesterday" in sentence.tokens[at].tells else 0
    day = today - timedelta(days=back)
    word = "yesterday" if back else "today"
    sentence.clues.append(Clue("date", word, Found(0, 0, day.year, day.month, day.day), at, weak=not back))


def _is_tie(sentence: Sentence, at: int) -> bool:
    """Whether a day is a tie-break's: the nearest word before it (or, failing that, behind it) that says which it is."""
    tokens = sentence.tokens
    left = _left(tokens, at, 14, over_days=False)
    if any("tie" in token.tells for token in left):
        return True
    if any("round" in token.tells for token in left):
        return False
    if any("before" in token.tells for token in _left(tokens, at, 3)) and sentence.days[at].clock:
        return True
    if not sentence.days[at].clock:
        return False
    behind = tokens[at + 1 : at + 6]
    end = next((place for place, token in enumerate(behind) if token.text in {";", ""}), len(behind))
    return not any("tie" in t.tells for t in tokens[:at]) and any("tie" in t.tells for t in behind[:end])


def _bounds_a_span(tokens: list[Token], at: int) -> bool:
    """Whether a day begins or ends a span (`from … to …`, `until`, `by`), which dates no draw."""
    before = tokens[at - 1] if at else None
    return bool(before and before.text in _SPAN_WORDS)


_SPAN_WORDS = frozenset(
    [
        "until",
        "till",
        "by",
        "through",
        "between",
        "beginning",
        "ending",
        "starting",
        "jusqu'au",
        "entre",
        "hasta",
        "ate",
    ]
)


def _left(tokens: list[Token], at: int, most: int, *, over_days: bool = True) -> list[Token]:
    """The tokens before a place, nearest first, to the end of the sentence part."""
    out: list[Token] = []
    for token in reversed(tokens[max(0, at - most) : at]):
        if token.text == ";" or (not over_days and token.text == "" and token.kind == "w"):
            break
        out.append(token)
    return out


def _add_word(sentence: Sentence, at: int) -> None:
    tokens, token = sentence.tokens, sentence.tokens[at]
    for name in token.tells:
        if name.startswith("cat:"):
            if _is_bound(tokens, at):
                sentence.clues.append(Clue("category", _category_text(sentence, at), name[4:], at))
        elif name.startswith("weak:") and any(t.text in QUALIFIERS for t in _near(tokens, at, 1, 2)):
            sentence.clues.append(Clue("category", _category_text(sentence, at), name[5:], at))
    if token.text in ORDINALS and (number := _ordinal_draw(tokens, at)):
        sentence.clues.append(Clue("number", str(ORDINALS[token.text]), ORDINALS[token.text], number, ordinal=True))
    elif token.text in CARDINALS and at and "round" in tokens[at - 1].tells and not _unit(tokens, at)[0]:
        sentence.clues.append(Clue("number", str(CARDINALS[token.text]), CARDINALS[token.text], at, ordinal=True))


def _near(tokens: list[Token], at: int, before: int, behind: int) -> list[Token]:
    return tokens[max(0, at - before) : at] + tokens[at + 1 : at + 1 + behind]


def _is_bound(tokens: list[Token], at: int) -> bool:
    """Whether a category phrase stands beside a word for a round, people, or invitations."""
    if (
        not tokens[at].tells.isdisjoint({"people"})
        or "occupation" in tokens[at].text
        or len(tokens) <= 4
        or tokens[at].text.startswith(("no ", "aucun", "all ", "tous "))
    ):
        return True
    near = tokens if len(tokens) <= 24 else _near(tokens, at, 6, 5)
    return any(
        not t.tells.isdisjoint({"round", "people", "invite"}) or t.text in QUALIFIERS or t.text in {"one", "it"}
        for t in near
    )


_VERSION = re.compile(
    r"[^\w(]{0,3}(?:occupations?|jobs)?\s?\(\s?(?:\d{4}-\d|version \d)\s?\)|,? 20\d\d-version \d", re.IGNORECASE
)


def _category_text(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    version = _VERSION.match(sentence.text, token.end)
    return sentence.text[token.start : version.end() if version else token.end]


def _add_number(sentence: Sentence, at: int) -> None:
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


def _is_marked(tokens: list[Token], at: int, marks: set[str]) -> bool:
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
            before.text in {"and", "et", "y", "e"} and any(t.text in {"between", "entre"} for t in _left(tokens, at, 4))
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
    before = [t for t in _left(tokens, at, 4) if t.text not in {".", ":", "(", "\u2013"}]
    if not before:
        return False
    unit, gap = _unit(tokens, at)
    if unit in {"people", "invite", "points", "other", "ormore"} and gap <= 1:
        return False
    is_year = 2014 <= token.value <= 2100
    if before[0].text in {"#", "\u2116"} or "number" in before[0].tells:
        near = before[1:3] + tokens[at + 1 : at + 3]
        if at + 1 < len(tokens) and tokens[at + 1].text in {"of", "in"} and before[0].text != "#":
            return False
        return (
            not is_year
            and (before[0].text != "no" or any("round" in t.tells for t in before[1:2]))
            and not any("count" in t.tells or "invite" in t.tells or "category" in t.text for t in near)
        )
    if "round" in before[0].tells and not (at + 1 < len(tokens) and tokens[at + 1].text == "of"):
        return not is_year and tokens[at - 1] is before[0]
    return False


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
        if token.kind == "n" or token.text == "":
            break
        if token.kind == "p":
            if token.text not in _OPEN or token.text in {":", "|", "=", "/"}:
                break
            continue
        if gap <= 1 and "ormore" in token.tells:
            return "ormore", gap
        if gap <= 2 and "points" in token.tells and "people" not in token.tells:
            return "points", gap
        if "people" in token.tells:
            return "people", gap
        if "invite" in token.tells and not (gap and token.text.startswith(("invited", "inviting", "invites"))):
            return "invite", gap
        if gap <= 1 and "score" in token.tells:
            return "score", gap
        if gap <= 2 and not token.tells.isdisjoint({"other", "rounds"}) and not _is_category(token):
            return "other", gap
        if "round" in token.tells:
            return ("other", gap) if gap else ("", 0)
        if "stop" in token.tells and not _is_category(token):
            break
    return "", 0


def _is_category(token: Token) -> bool:
    return any(name.startswith("cat:") for name in token.tells)


def _role(tokens: list[Token], at: int) -> tuple[ClueKind | None, bool]:
    token = tokens[at]
    unit, gap = _unit(tokens, at)
    can_score = MIN_SCORE <= token.value <= MAX_SCORE and len(token.text) <= 4
    if unit == "other" or (can_score and token.value == NOMINATION and unit in {"points", "ormore", ""}):
        return None, False
    if _is_how_many(tokens, at):
        return "invitations", False
    if unit in {"points", "score", "ormore"}:
        is_score = can_score and not _is_difference(tokens, at, unit) and not _left_says(tokens, at, {"rank"}, 6)
        return ("score", False) if is_score else (None, False)
    left = _left_role(tokens, at)
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


_AT = frozenset(["at", "with", "con", "com", "при", "avec"])
_IS = frozenset(["is", "was", "were", "are", "est", "etait", "fut", "es", "fue", "foi", "had"])


def _is_how_many(tokens: list[Token], at: int) -> bool:
    """`2,878 is how many invitations`, `the number of invitations … is 2,878`, `500 were invited`."""
    behind = tokens[at + 1 : at + 7]
    if behind and behind[0].text in _IS | {"got", "have"}:
        if any(
            "invite" in t.tells or t.text in {"taken", "picked", "selected", "chosen", "drawn"} for t in behind[1:4]
        ):
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
    for token in _left(tokens, at, 7):
        if (
            token.kind == "n"
            or token.text in {".", "!", "?", ")"}
            or ("other" in token.tells and not _is_category(token))
        ):
            return None
        commas += token.text == ","
        if commas > 1 or (commas and "stop" in token.tells):
            return None
        if "rank" in token.tells:
            return "rank" if not commas else None
        if not token.tells.isdisjoint({"score", "floor"}) or ("points" in token.tells and "people" not in token.tells):
            return None if commas and "points" in token.tells else "score"
        if "invite" in token.tells or "issue" in token.tells:
            return None if commas else "invitations"
    return None


def _is_difference(tokens: list[Token], at: int, unit: str) -> bool:
    """`10 points more`, `dropped 10 points`, `by 25`, `250 fewer`: how far apart two figures are, not a figure."""
    before = _left(tokens, at, 3)
    if before and before[0].text in {"to", "at", "of", "a", "with", "from"}:
        pass
    elif any("more" in t.tells for t in before):
        return True
    if before and before[0].text == "by":
        return True
    behind = tokens[at + 1 : at + 4]
    for token in behind[:1] if unit in {"people", "invite"} else behind:
        if token.kind == "p" or token.kind == "n":
            break
        if token.text == "under" and any("score" in t.tells for t in tokens[at + 2 : at + 7]):
            return False
        if "more" in token.tells and "ormore" not in token.tells:
            return True
    return False


def _left_says(tokens: list[Token], at: int, names: set[str], most: int) -> bool:
    return any(not token.tells.isdisjoint(names) for token in _left(tokens, at, most))


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
    closes = behind is None or behind.kind == "p" or "stop" in behind.tells
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
    if token.value > MAX_SCORE and before.text in _AT and any(t.text == "" for t in _left(tokens, at, 3)):
        return "invitations", True
    return None, False


def _is_yearlike(token: Token) -> bool:
    return len(token.text) == 4 and 1990 <= token.value <= 2100
