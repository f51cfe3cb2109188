"""Labels and their values: which field a label (or a table's column head) names, and its value as a clue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from scraper.readers.calendar import MONTHS, Found, days_in
from scraper.readers.clues import MAX_NUMBER, MAX_SCORE, Clue, ClueKind, day_text
from scraper.readers.folding import fold, word_set
from scraper.readers.lexing import Token, lex
from scraper.readers.naming import category_slug, name_in, split_version
from scraper.readers.units import MIN_SCORE

Label = Literal["number", "date", "invitations", "score", "category", "tie", "none"]
"""What a label names; `none` is a label that the reader knows and that names nothing of a draw (rank, publication, totals)."""

MAX_LABEL_WORDS, MAX_LABEL = 14, 110
_NUMBER = re.compile(
    r"(?:[^\w#]|#|n[o\u00ba\u00b0]\.?\s|draw\b|round\b|express entry\b|tirage\b|\u7b2c)*(?P<number>\d{1,4}[ab]?)(?!\d|[,.]\d|[A-Za-z_])",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{3}")
_SHORT_DAY = re.compile(r"(?P<day>0?[1-9]|[12]\d|3[01])[/.-](?P<month>0?[1-9]|1[0-2])\.?")
_SHORT_YEAR = re.compile(r"(?P<day>\d{1,2})[\s-](?P<month>[^\W\d_]{3,9})\.?[\s-]'?(?P<year>[12]\d)")
_COUNT = re.compile(
    r"(?:[^\W\d]{0,12}[^\w\n]{1,3}){0,3}?(?P<number>\d{1,3}(?:[.,'\u00a0\u202f\u2009\u066c ]\d{3}){1,2}|\d{1,6})(?![\d]|[.,]\d)(?P<rest>.*)",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """The field that a label names, None where it is none that is known."""
    if len(text) > MAX_LABEL:
        return None
    every = lex(fold(text))
    tokens = [token for token in every if token.kind == "w" or token.tells]
    if not tokens or len(tokens) > MAX_LABEL_WORDS:
        return None
    label = _named(tokens)
    if label in {"invitations", "score"} and _OF_A_YEAR.search(text):
        return "none"
    has_number = any(token.kind == "n" for token in every)
    return None if label == "number" and has_number else label  # `Draw #369 – April 11` names no number behind it


_SUMMED = word_set(fold("total कुल ਕੁੱਲ toplam إجمالي всего jumlah totale gesamt 总 মোট کل"))
"""In a label these sum one draw's invitations."""


_LAST = frozenset({"last", "previous"})
_RANKED = frozenset({"people", "rank"})
"""`The last candidate invited`, `classé au dernier rang` are of this draw."""


def _named(tokens: list[Token]) -> Label | None:
    tells = frozenset[str]().union(
        *(
            token.tells
            for token, behind in zip(tokens, [*tokens[1:], None], strict=True)
            if token.text not in _SUMMED and not (token.tells & _LAST and behind and behind.tells & _RANKED)
        )
    )
    if (tells & _ASIDE and "tie" not in tells) or any("more" in token.tells for token in tokens[:2]):
        return "none"
    if "tie" in tells:
        return "tie"
    if ("rank" in tells and not _score_first(tokens)) or {"submit", "datelabel"} <= tells:
        return "none"
    return next((label for label, fits in _LABELS if fits(tells, tokens)), None)


def earlier_facts(label: str, value: str, *, day_first: bool = False) -> tuple[bool, list[Clue]]:
    """Whether a label such as `Previous CEC cutoff` looks back, and what it says of the draw before: the value, and the category that the label names."""
    if len(label) > MAX_LABEL:
        return False, []
    tokens = lex(fold(label))
    tells = frozenset[str]().union(*(token.tells for token in tokens))
    back = [token for token in tokens if token.tells & {"previous", "last"}]
    if not back or tells & (_ASIDE - {"previous", "last"}) | tells & {"tie"}:
        return bool(back), []
    dated = [day_clue(label, day) for day in days_in(label, day_first=day_first) if not day.several]
    bare = label[: back[0].start] + label[back[0].end :]
    for clue in dated:
        bare = bare.replace(clue.text, "", 1)
    kind = "date" if days_in(value, day_first=day_first) else label_of(bare)
    found = value_of(kind, value, day_first=day_first) if kind else []
    slug = category_slug(bare)
    return True, [*found, *dated[:1], *([Clue("category", name_in(bare), slug, 0)] if slug else [])] if found else []


def day_clue(text: str, day: Found, kind: ClueKind = "date") -> Clue:
    """A day of a text as a clue."""
    return Clue(kind, text[day.start : day.end].strip(" ,.()|@-"), day, 0, day=day_text(text, day))


_ASIDE = frozenset(
    {"published", "previous", "last", "future", "total", "provincial", "rounds", "pool", "if", "average"}
)
"""A label with one of these speaks of something else than the draw's own figure."""
_WHO = word_set(fold("who qui quién quiénes quem chi wer кто хто кого"))
_LABELS: tuple[tuple[Label, Callable[[frozenset[str], list[Token]], bool]], ...] = (
    (
        "category",
        lambda tells, tokens: tokens[0].text in _WHO and bool(tells & {"invite", "round"} or len(tokens) == 1),
    ),
    ("date", lambda tells, tokens: "datelabel" in tokens[0].tells and "invite" in tells and len(tokens) <= 4),
    ("number", lambda tells, _: {"number", "round"} <= tells and not tells & {"people", "invite", "score"}),
    (
        "category",
        lambda tells, _: {"categorylabel", "invite"} <= tells and not tells & {"people", "count", "number", "issue"},
    ),
    ("score", lambda tells, _: bool(tells & {"score", "points"}) or ("floor" in tells and "invite" not in tells)),
    (
        "invitations",
        lambda tells, _: "invite" in tells or ("people" in tells and bool(tells & {"count", "number", "issue"})),
    ),
    ("invitations", lambda tells, _: {"count", "round"} <= tells),
    ("invitations", lambda tells, tokens: "count" in tells and len(tokens) <= 2),
    ("number", lambda tells, tokens: "number" in tells and (bool(tells & {"round", "federal"}) or len(tokens) <= 2)),
    ("date", lambda tells, tokens: "datelabel" in tells and (len(tokens) <= 4 or "round" in tells)),
    ("category", lambda tells, tokens: "categorylabel" in tells and len(tokens) <= 6),
    ("category", lambda tells, tokens: "round" in tells and any(token.text in {"name", "nom"} for token in tokens)),
    ("number", lambda tells, tokens: "round" in tells and len(tokens) <= 3),
)
"""What a label names, by what its words tell; the first that fits."""


def _score_first(tokens: list[Token]) -> bool:
    """`CRS score of the candidate with the lowest rank` is a score, `rank required` is none."""
    first = next(token for token in tokens if not token.tells.isdisjoint({"rank", "score"}))
    return "score" in first.tells


def value_of(label: Label, text: str, *, day_first: bool = False) -> list[Clue]:
    """The value of a label as clues; none where the text is no such value. A moment of the round is a date with a clock."""
    if label == "none" or not text or len(text) > 200:
        return []
    if label == "category":
        is_name = len(text) <= MAX_LABEL and not _FIGURES.search(split_version(text))
        slug = category_slug(text) if is_name else None
        return [Clue("category", text.strip(" .;*"), slug, 0)] if slug else []
    if label in {"date", "tie"}:
        return _day(label, text, day_first=day_first)
    if label == "number":
        match = _NUMBER.match(text)
        if match and _in_day(text, match.start("number")):
            return [
                replace(day, weak=True) for day in _day("date", text, day_first=day_first)
            ]  # `Draw results: 1 May 2025`
        value = int(re.sub(r"\D", "", match["number"])) if match else 0
        if match is None or not 0 < value <= MAX_NUMBER:
            return []
        own = match["number"].lower()
        return [Clue("number", own, value if own.isdecimal() else own, 0)]
    return _figure(label, text)


def _day(kind: ClueKind, text: str, *, day_first: bool) -> list[Clue]:
    if (short := _SHORT_YEAR.fullmatch(fold(text.strip()))) and short["month"] in MONTHS:
        day = Found(0, len(text), 2000 + int(short["year"]), MONTHS[short["month"]], int(short["day"]))
        iso = f"{day.year}-{day.month:02}-{day.day:02}"
        return [Clue(kind, iso, day, 0, day=iso)]
    days = [day for day in days_in(text, day_first=day_first) if not day.several and not day.ambiguous]
    if not days and day_first and (short := _SHORT_DAY.fullmatch(fold(text.strip()))):
        days = [Found(0, len(text), None, int(short["month"]), int(short["day"]))]
    if len(days) != 1:
        return []
    return [day_clue(text, days[0], kind)]


def _in_day(text: str, at: int) -> bool:
    """Whether a place of a value is within a day."""
    return any(day.start <= at < day.end for day in days_in(text[:MAX_LABEL]))


def _figure(kind: ClueKind, text: str) -> list[Clue]:
    match = _COUNT.match(text)
    if match is None or _in_day(text, match.start("number")):
        return []
    if kind == "invitations" and any(
        token.tells & {"round", "number"} for token in lex(fold(text[: match.start("number")]))
    ):
        return []
    value = int(re.sub(r"\D", "", match["number"]))
    rest = lex(fold(match["rest"][:60]))
    in_brackets = bool(rest) and rest[0].text == "("
    if (not in_brackets and any(token.kind == "n" for token in rest[:3])) or (
        rest and rest[0].text in {"%", "+", "-", "\u2013", "th", "st", "nd", "rd"}
    ):
        return []
    if kind == "score":
        return [Clue(kind, match["number"], value, 0)] if 0 < value <= MAX_SCORE and len(match["number"]) <= 5 else []
    if any("ormore" in token.tells for token in rest) or not value:
        return []
    return [Clue(kind, match["number"], value, 0)]


_SPAN = re.compile(r"\D{0,8}(?P<low>\d{2,4})\s?(?:[-\u2013\u2014]|to)\s?(?P<high>\d{2,4})(?!\d)")


def is_span(text: str) -> bool:
    """Whether a score is given as a span (`479 - 489`): a province's stream may invite within one, no federal round does."""
    span = _SPAN.match(text)
    return span is not None and MIN_SCORE <= int(span["low"]) < int(span["high"]) <= MAX_SCORE


_OF_A_YEAR = re.compile(r"\b(?:in|for|during|since|en|em|за|for the year)\s20\d\d\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}[.!?]\s")
_COLON = re.compile(r"\s?[:\uff1a]\s?|\s[\u2013\u2014=|-]\s|\s?\.{4,}\s?|\s?[\u2192\u21d2]\s?|\?\s")


_CALENDARS = frozenset("\U0001f4c5\U0001f4c6\U0001f5d3")
"""Pictures of a calendar, which posts put before a date as its label."""


@lru_cache(maxsize=4096)
def split_label(text: str) -> tuple[Label, str] | None:
    """Split `Label: value` where the label is known; the value may be empty."""
    if text[:1] in _CALENDARS and (value := text[1:].strip("\ufe0f :")) and value_of("date", value):
        return "date", value
    for match in _COLON.finditer(text[: MAX_LABEL + 3]):
        head = text[: match.start()]
        if _SENTENCE_END.search(head) or head.count("(") > head.count(")"):
            return None
        label = label_of(text[: match.start()])
        if label:
            return label, text[match.end() :]
        if match[0].strip() in {":", "\uff1a"}:
            return None
    return None
