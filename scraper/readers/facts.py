"""The facts of a line that lists them: cells that are each a day, a category, a number with its unit, or words that add nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.readers.calendar import WEEKDAYS, Found, days_in
from scraper.readers.clues import MAX_NUMBER, MAX_SCORE, Clue, ClueKind, day_text
from scraper.readers.folding import fold, word_set
from scraper.readers.labels import Label, category_slug, is_category, label_of, name_in, split_version
from scraper.readers.lexing import Token, lex, told
from scraper.readers.units import MIN_SCORE
from scraper.readers.vocabulary import QUALIFIERS

MAX_NAME = 8
"""Words of a category's name."""
_MARK = re.compile(
    r"\s+[-\u2013\u2014/\u2192]+\s+|\s*(?:[|;:\uff1a\u00b7\u2022\u2026\[\]\uff08\uff09\u2014]|\((?!version\s\d|20\d\d-\d)|(?<!ersion\s\d)(?<!20\d\d-\d)\))\s*|[,\u060c\u3001\uff0c](?!\d)\s*|\s*(?=[@=])",
    re.IGNORECASE,
)
_CORE = re.compile(r"[\w(].*[\w)]|\w", re.DOTALL)
_NUMERAL = re.compile(r"\d{1,3}(?:[.,'\u066c \u00a0\u202f]\d{3})+(?!\d)|\d+[ab]?(?![^\W\d_])|\d+")
_PAIR = re.compile(r"(\d{1,2},\d{3})\s+(\d{2,4})")
"""A count and a score in a list of draws: `19/09/2018 3,500 441`."""
_REFUSED = frozenset(
    [
        "previous",
        "last",
        "future",
        "total",
        "pool",
        "rounds",
        "provincial",
        "approx",
        "more",
        "peak",
        "money",
        "other",
        "own",
        "rank",
        "than",
        "by",
    ]
)
"""What a line tells that no plain list of facts does: other draws, sums, estimates."""
_EMPTY = frozenset(["federal", "ircc", "round", "this", "datelabel", "categorylabel", "number", "today"])
_FILLERS = frozenset(WEEKDAYS) | word_set(
    "express entry canada draw the of on for a de du le la el ee alert update new results result and et y e no"
    " mon tue tues wed thu thur thurs fri sat sun г года году год р рік року"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a line without a unit, and whether `@` or `at` stands before it."""

    text: str
    value: int
    at: bool


Cell = Clue | Figure | Label


def facts_of(cells: Sequence[str], *, day_first: bool = False) -> list[Clue] | None:
    """What a line of cells states, one clue a kind; None where any cell is not understood or two contradict each other."""
    if any(map(_is_sentence, cells)):
        return None
    found: list[Cell] = []
    for cell in cells:
        typed = _typed(cell, day_first=day_first)
        if typed is None:
            return None
        found += typed
    clues = _distinct([cell for cell in found if isinstance(cell, Clue)])
    settled = _settled([cell for cell in found if isinstance(cell, Figure)], clues)
    if settled is None or len({clue.kind for clue in settled}) < len(settled):
        return None
    return settled


def _is_sentence(cell: str) -> bool:
    """A quick look, word by word, whether a cell says what no list of facts does."""
    return cell.isascii() and any(
        not tells.isdisjoint(_TALK) and tells.isdisjoint(_LABELS) and not word.startswith(("occupation", "program"))
        for word in _WORD.findall(fold(cell))
        if (tells := told(word))
    )


_TALK = frozenset({"other", "approx", "total", "pool", "previous"})
_LABELS = frozenset({"categorylabel", "datelabel", "tie"})
_WORD = re.compile(r"[^\W\d_]+")


def _distinct(clues: list[Clue]) -> list[Clue]:
    """Leave out what repeats a fact: `Provincial Nominee Program (PNP)`."""
    out: list[Clue] = []
    for clue in clues:
        if not any(clue.kind == known.kind and clue.value == known.value for known in out):
            out.append(clue)
    return out


def _settled(figures: list[Figure], clues: list[Clue]) -> list[Clue] | None:
    """Tell which figure without a unit is the count and which the score; None where that is not clear."""
    kinds = {clue.kind for clue in clues}
    free: list[ClueKind] = [kind for kind in ("invitations", "score") if kind not in kinds]
    if not figures:
        return clues
    if len(figures) > len(free):
        return None
    if len(figures) == 2:
        count, score = figures
        if not (score.at or count.value > MAX_SCORE) or count.at:
            return None
        told = [_figure_of("invitations", count), _figure_of("score", score)]
    elif figures[0].at or free == ["score"]:
        told = [_figure_of("score", figures[0]) if "score" in free else None]
    else:
        told = [_figure_of("invitations", figures[0]) if free == ["invitations"] else None]
    sure = [clue for clue in told if clue]
    return [*clues, *sure] if len(sure) == len(told) else None


def _can_score(figure: Figure) -> bool:
    return MIN_SCORE <= figure.value <= MAX_SCORE and len(figure.text) <= 5


def _typed(cell: str, *, day_first: bool) -> list[Cell] | None:
    """What a cell holds: the days in it first, then what stands around them, cut at marks."""
    days = days_in(cell, day_first=day_first)
    if any(day.several or day.ambiguous for day in days):
        return None
    out: list[Cell] = []
    place = 0
    for day in days:
        before = _pieces(cell[place : day.start])
        if before is None:
            return None
        out += before
        kind: ClueKind = "tie" if out and out[-1] == "tie" else "date"
        if kind == "date" and day.clock:
            return None
        out.append(_day(cell, day, kind))
        place = day.end
    rest = _pieces(cell[place:])
    return None if rest is None else _labelled([*out, *rest])


def _day(text: str, day: Found, kind: ClueKind) -> Clue:
    return Clue(kind, text[day.start : day.end].strip(" ,.()|@-"), replace(day), 0, day=day_text(text, day))


def _pieces(text: str) -> list[Cell] | None:
    out: list[Cell] = []
    for piece in _MARK.split(text):
        if piece and piece.strip():
            read = _piece(piece.strip())
            if read is None:
                return None
            out += read
    return out


def _labelled(cells: list[Cell]) -> list[Cell] | None:
    """Give each label the figure behind it (`CRS: 399`); a label without one is no list of facts."""
    out: list[Cell] = []
    label: Label | None = None
    for cell in cells:
        if isinstance(cell, str):
            label = cell
            continue
        if label and isinstance(cell, Figure):
            clue = _figure_of(label, cell)
            if clue is None:
                return None
            out.append(clue)
        else:
            out.append(cell)
        label = None
    return out if label in {None, "number", "date", "category"} else None


def _piece(text: str) -> list[Cell] | None:
    """One cell without a day: a category, a figure with or without its unit, a label, or words that add nothing."""
    tokens = [token for token in lex(fold(split_version(text))) if token.kind != "p" or token.tells]
    tells = frozenset[str]().union(*(_tells(token) for token in tokens if token.text not in _FILLERS))
    refused = tells & _REFUSED
    if refused and "tie" not in tells and not (refused == {"other"} and is_category(text)):
        return None
    if pair := _PAIR.fullmatch(text):
        return [Figure(one, int(re.sub(r"\D", "", one)), False) for one in pair.groups()]
    numbers = list(_NUMERAL.finditer(fold(split_version(text))))
    if not numbers:
        return _words(text, tokens, tells)
    return _numeral(split_version(text), numbers, tells) if len(numbers) == 1 else None


def _words(text: str, tokens: list[Token], tells: frozenset[str]) -> list[Cell] | None:
    words = [token for token in tokens if token.kind == "w"]
    if not words:
        return []
    slug = category_slug(text) if is_category(text) or _may_name(text, words) else None
    if slug and not tells & {"invite", "score"}:
        return [Clue("category", name_in(text), slug, 0)]
    label = label_of(text)
    if all(token.text in _FILLERS or (token.tells and _tells(token) <= _EMPTY) for token in words):
        return ["number"] if label == "number" else []
    return [label] if label and label != "none" and all(map(_is_known, words)) else None


def _numeral(text: str, numbers: list[re.Match[str]], tells: frozenset[str]) -> list[Cell] | None:
    match = numbers[0]
    digits = re.sub(r"[^\dab]", "", match[0])
    figure = Figure(
        text[match.start() : match.end()],
        int(digits.rstrip("ab")),
        bool(re.search(r"(?:@|\bat)\s*$", text[: match.start()])),
    )
    around = fold(text[: match.start()] + " " + text[match.end() :])
    tokens = [token for token in lex(around) if token.kind == "w" or token.tells]
    if not tokens or all(token.text in {"at", "@", "a"} for token in tokens):
        return [figure] if re.fullmatch(r"[^\w%+$]*(?:at\s)?[^\w%+$]*", around) else None
    if any(slug.startswith("cat:") for slug in tells) or "%" in around or "$" in around:
        return None
    label = label_of(around)
    if label is None and tells & {"people", "invite"}:
        label = "invitations"
    clue = _figure_of(label, figure) if label and all(_is_known(token) for token in tokens) else None
    return [clue] if clue else None


def _is_known(token: Token) -> bool:
    return bool(token.tells) or token.text in _FILLERS


def _may_name(text: str, words: list[Token]) -> bool:
    """Whether words may be a category's name in full: in English each must be known, `French workshop` is no category."""
    unknown = [token for token in words if not (_is_known(token) or token.text in QUALIFIERS or token.text in _NAMING)]
    return len(words) <= MAX_NAME and len(unknown) <= (0 if text.isascii() else 2)


_NAMING = word_set("social services service specific focused general class experience language and in with")


def trimmed(text: str) -> str:
    """A text without the marks and pictures around it."""
    core = _CORE.search(fold(text))
    return text[core.start() : core.end()] if core else text


def _tells(token: Token) -> frozenset[str]:
    """What a word tells in a list of facts, where `program` and `day` are labels."""
    return token.tells - {"other"} if token.tells & {"categorylabel", "datelabel"} else token.tells


def _figure_of(label: Label, figure: Figure) -> Clue | None:
    """A figure as its label's clue; None where it can be no such value."""
    if label == "score" and _can_score(figure):
        return Clue("score", figure.text, figure.value, 0)
    if label == "invitations" and figure.value:
        return Clue("invitations", figure.text, figure.value, 0)
    if label == "number" and 0 < figure.value <= MAX_NUMBER and figure.text.rstrip("ab").isdecimal():
        value = figure.text if figure.text[-1:] in "ab" else figure.value
        return Clue("number", figure.text, value, 0)
    return None
