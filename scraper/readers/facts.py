"""The facts of a line that lists them: cells that are each a day, a category, a number with its unit, or words that add nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.readers.calendar import WEEKDAYS, days_in
from scraper.readers.clues import Clue, ClueKind
from scraper.readers.folding import fold, word_set
from scraper.readers.labels import Label, day_clue, label_of
from scraper.readers.lexing import Token, lex, told
from scraper.readers.naming import category_slug, is_category, name_in, split_version
from scraper.readers.settling import Facts, Figure, can_score, figure_of
from scraper.readers.vocabulary import QUALIFIERS

MAX_NAME = 8
"""Words of a category's name."""
_MARK = re.compile(
    r"\s+[-\u2013\u2014/\u2192]+\s+|\s*(?:[|;:\uff1a\u00b7\u2022\u2026\[\]\uff08\uff09\u2014]|\((?!version\s\d|20\d\d-\d)|(?<!ersion\s\d)(?<!20\d\d-\d)\))\s*|(?:,(?!\d)|[\u060c\u3001\uff0c])\s*|\s*(?=[@=])|(?<=[^\W\d_]{4})\.\s+(?=\d)|(?<=\d\d)\.\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_CORE = re.compile(r"[\w(].*[\w)]|\w", re.DOTALL)
_NUMERAL = re.compile(
    r"\d{1,3}(?:(?P<mark>[.,'\u066c \u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*)(?!\d)|\d+(?:[ab](?![^\W\d_]))?"
)
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
    "express entry canada draw id rule rules the of on for a de du le la el ee alert update new results result and et y e no"
    " mon tue tues wed thu thur thurs fri sat sun г года году год р рік року"
)


Cell = Clue | Figure | Label


def facts_of(cells: Sequence[str], *, day_first: bool = False) -> list[Clue] | None:
    """What a line of cells states, one clue a kind; None where any cell is not understood or two contradict each other."""
    facts = understood(cells, day_first=day_first)
    return facts.settled() if facts else None


def states_draw(facts: Sequence[Clue]) -> bool:
    """Whether the facts of a line are a draw's: three and more, its day or number and a figure among them."""
    kinds = {clue.kind for clue in facts}
    return len(facts) > 2 and bool(kinds & {"date", "number"}) and bool(kinds & {"invitations", "score"})


def understood(cells: Sequence[str], *, day_first: bool = False) -> Facts | None:
    """The facts of a line of cells, with figures that nothing in it tells apart; None where any cell is not understood."""
    if any(map(_is_sentence, cells)):
        return None
    found: list[Cell] = []
    for cell in cells:
        typed = _typed(cell, day_first=day_first)
        if typed is None:
            return None
        found += typed
    clues = _distinct([cell for cell in found if isinstance(cell, Clue)])
    return Facts(clues, [cell for cell in found if isinstance(cell, Figure)])


def _is_sentence(cell: str) -> bool:
    """A quick look, word by word, whether a cell says what no list of facts does."""
    return cell.isascii() and any(
        not tells.isdisjoint(_TALK) and tells.isdisjoint(_LABELS) and word not in QUALIFIERS and word != "program"
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
        out.append(day_clue(cell, replace(day), kind))
        place = day.end
    rest = _pieces(cell[place:])
    return None if rest is None else _labelled([*out, *rest])


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
    """Give each label the figure behind it (`CRS: 399`); a label without one, or with a range, is no list of facts."""
    out: list[Cell] = []
    label: Label | None = None
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            label = cell
            continue
        if label and isinstance(cell, Figure):
            clue = figure_of(label, cell)
            behind = cells[at + 1] if at + 1 < len(cells) else None
            is_range = isinstance(behind, Figure) and behind.value > cell.value and can_score(behind)
            if clue is None or (label == "score" and is_range):
                return None
            out.append(clue)
        else:
            out.append(cell)
        label = None
    return out if label in {None, "number", "date", "category"} else None


def _piece(text: str) -> list[Cell] | None:
    """What stands between two marks: one fact, or several that `at`, `for` and the like join (`1,500 ITAs at CRS 557`)."""
    fact = _fact(text)
    parts = _LINK.split(text, MOST_LINKED) if fact is None else []
    if len(parts) < 2:
        return fact
    facts = [_fact(part) for part in parts]
    return None if None in facts else [cell for fact in facts for cell in fact or ()]


_LINK = re.compile(
    r"\s(?=(?:at|with|for|to|from|\u00e0|avec|pour|aux?|con|para|com|a|mit|f\u00fcr|an|bei|\u0441|\u0434\u043b\u044f|\u043f\u0440\u0438)\s)",
    re.IGNORECASE,
)
MOST_LINKED = 3


def _fact(text: str) -> list[Cell] | None:
    """One cell without a day: a category, a figure with or without its unit, a label, or words that add nothing."""
    tokens = [token for token in lex(fold(split_version(text))) if token.kind != "p" or token.tells]
    tells = frozenset[str]().union(*(_tells(token) for token in tokens if token.text not in _FILLERS))
    refused = tells & _REFUSED
    if refused and "tie" not in tells and not (refused == {"other"} and is_category(text)):
        return None
    numbers = list(_NUMERAL.finditer(fold(split_version(text))))
    if not numbers:
        return _words(text, tokens, tells)
    if len(numbers) == 1:
        return _numeral(split_version(text), numbers, tells)
    text = split_version(text)
    apart = fold(text).split()
    return [_figure(one, text) for one in numbers] if [one[0] for one in numbers] == apart else None


def _figure(match: re.Match[str], text: str, *, at: bool = False) -> Figure:
    return Figure(text[match.start() : match.end()], int(re.sub(r"\D", "", match[0])), at)


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
    figure = _figure(match, text, at=bool(re.search(r"(?:@|\bat)\s*$", text[: match.start()])))
    around = fold(text[: match.start()] + " " + text[match.end() :])
    tokens = [token for token in lex(around) if token.kind == "w" or token.tells]
    if not tokens or all(token.text in {"at", "@", "a"} for token in tokens):
        return [figure] if re.fullmatch(r"[^\w%+$]*(?:at\s)?[^\w%+$]*", around) else None
    if "%" in around or "$" in around:
        return None
    if any(slug.startswith(("cat:", "weak:")) for slug in tells):
        return _of_category(figure, around.strip(), tells) if around[0] == " " or match.end() == len(text) else None
    label = label_of(around)
    if label is None and tells & {"people", "invite"}:
        label = "invitations"
    clue = figure_of(label, figure) if label and all(_is_known(token) for token in tokens) else None
    return [clue] if clue else None


def _of_category(figure: Figure, around: str, tells: frozenset[str]) -> list[Cell] | None:
    """A figure beside a category's name: `670 transport`, `400 agriculture ITAs`, `CRS 739 PNP`."""
    named = _words(around, [token for token in lex(around) if token.kind == "w"], tells - {"invite", "score", "people"})
    label: Label | None = "score" if "score" in tells else "invitations" if tells & {"invite", "people"} else None
    told = figure_of(label, figure) if label else figure
    return [told, *named] if named and told and all(isinstance(cell, Clue) for cell in named) else None


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
