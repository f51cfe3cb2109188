"""A sentence taken apart: its words, numbers and days, and the clues among them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from scraper.readers.calendar import MONTHS, Found, find_days
from scraper.readers.clues import BARE, Clue, Sentence, near
from scraper.readers.dating import DAYS, NAMED_DAYS, RELATIVE, add_day, add_relative_day
from scraper.readers.figures import add_number
from scraper.readers.folding import fold, word_set
from scraper.readers.lexing import Token, lex, told
from scraper.readers.magnitudes import join_magnitudes
from scraper.readers.numbering import NUMBER_WORDS, word_number
from scraper.readers.places import FEWEST
from scraper.readers.vocabulary import QUALIFIERS

MAX_TOKENS, MAX_NUMBERS = 400, 40
"""Of one sentence; what has more is a dump of data and states no draw."""


def read_sentence(
    text: str, *, day_first: bool = False, today: date | None = None, language: str = "", before: Sentence | None = None
) -> Sentence:
    """Take a sentence apart and find its clues. `today` is the publication day, which `yesterday` counts from.

    `before` is the sentence before, of which `it` may speak (`In the draw on July 24 it was 459`).
    """
    folded = fold(text)
    if _MAY_CALL.search(folded):
        folded = _PHONE.sub(_blank, folded)
    tokens = join_magnitudes(folded, lex(folded, language))
    if len(tokens) > MAX_TOKENS or sum(token.kind == "n" for token in tokens) > MAX_NUMBERS:
        return Sentence(text, [])
    months = [
        (token.start, token.start + len(month))
        for token in tokens
        if (token.text in MONTHS or "'" in token.text or "-" in token.text) and (month := _month(token.text))
    ]
    days = find_days(text, folded, months, day_first=day_first)
    sentence = Sentence(text, *_with_days(tokens, _with_year(days)), it=before.last_told() if before else None)
    sentence.kind = before.last_kind() if before else None
    sentence.of_round = before is not None and len(sentence.tokens) <= BARE and before.goes_on()
    for at, token in enumerate(sentence.tokens):
        if at in sentence.days:
            add_day(sentence, at)
        elif token.kind == "n":
            add_number(sentence, at)
        elif token.kind == "w":
            if token.tells or token.text in NUMBER_WORDS:
                _add_word(sentence, at)
            if token.text in NAMED_DAYS or token.text in DAYS or not token.tells.isdisjoint(RELATIVE):
                add_relative_day(sentence, at, today)
    _settle_ties(sentence)
    return sentence


_PHONE = re.compile(
    r"(?<![\d.,])(?:\+?\d{1,3}[\s.-])?(?:\(0?\d{2,4}\)\s?|0?\d{2,4}[\s.-])\d{3,4}-\d{4}(?![\d,])|(?<![\d.,-])0\d{2,4}[\s-]\d{3}[\s-]?\d{3,4}(?!\d)"
)
_MAY_CALL = re.compile(r"\d-\d{4}|(?<![\d.,])\(?0\d{2}")
"""Telephone numbers, as news pages end with them."""


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])


_TALK = frozenset({"round", "previous", "last", "yesterday", "today", "provincial", "ircc"})
_FACTS = _TALK | {"invite", "rounds", "issue", "people", "score", "points", "floor", "tie", "daybefore", "dayafter"}
_WORDS = re.compile(r"[^\W\d_][^\s,.;:()]*")


def talks_of_draws(text: str, language: str = "") -> bool:
    """Whether a sentence without figures may still say something of a draw; a quick look, word by word."""
    words = _WORDS.findall(fold(text))
    tells = frozenset[str]().union(*[told(word, language) for word in words])
    named = "rounds" in tells and any(name.startswith("cat:") for name in tells)
    return named or not tells.isdisjoint(_TALK) or {"invite", "issue"} <= tells or not NAMED_DAYS.isdisjoint(words)


def states_facts(text: str, language: str = "") -> bool:
    """Whether a sentence with figures may state what a draw's are: some word of it says what they count."""
    return (
        any(
            not tells.isdisjoint(_FACTS) or any(name.startswith("cat:") for name in tells)
            for word in _WORDS.findall(fold(text))
            if (tells := told(word, language))
        )
        or not text.isascii()
    )


_COMING = word_set(
    "upcoming expected next coming prochain prochains prochaine prochaines venir proximo proximos proxima proximas"
    " следующии следующие предстоящие ожидаемые 下一轮 下次 预计 다음 次回"
)


_TURNS_PAGE = word_set("next previous prev proximo proxima anterior")
"""Alone, the words on a page's buttons."""


def is_forecast(text: str, language: str = "") -> bool:
    """Whether a heading says that what follows is foretold (`Our forecast:`), or is of another program than Express Entry."""
    tokens = lex(fold(text[:300]), language)
    tells = frozenset[str]().union(*(token.tells for token in tokens))
    coming = any(token.text in _COMING for token in tokens[:2])
    turns_page = all(token.text in _TURNS_PAGE or token.kind == "p" for token in tokens)
    if coming and not turns_page and not any(token.kind == "n" for token in tokens):
        return True  # `Upcoming draws`
    return "forecast" in tells or ("otherprogram" in tells and not tells & {"federal", "round"})


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
    if "'" not in word and "-" not in word:
        return ""
    head = re.split("['-]", word, maxsplit=1)[0]
    return head if head in MONTHS else ""


def _with_year(days: list[Found]) -> list[Found]:
    """Give the earlier days of a sentence the year that its last one ends in: `on March 2 and … on March 3, 2026`."""
    if len(days) < 2 or days[-1].year is None or days[-1].clock or any(day.year or day.clock for day in days[:-1]):
        return days
    last = days[-1]
    return [replace(day, hint=last.year) if (day.month, day.day) <= (last.month, last.day) else day for day in days]


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


def _add_word(sentence: Sentence, at: int) -> None:
    tokens, token = sentence.tokens, sentence.tokens[at]
    for name in token.tells:
        if name.startswith("cat:"):
            if _is_bound(sentence, at):
                sentence.clues.append(Clue("category", _category_text(sentence, at), name[4:], at))
        elif name.startswith("weak:") and (
            _is_item(tokens, at) or _is_purpose(sentence, at) or any(_qualifies(t) for t in near(tokens, at, 1, 2))
        ):
            sentence.clues.append(Clue("category", _category_text(sentence, at), name[5:], at))
    if token.text in NUMBER_WORDS:
        word_number(sentence, at)


def _is_item(tokens: list[Token], at: int) -> bool:
    """`July 5, 2024, French, 3,200 invitations`: alone between marks, in a line that counts invitations; `1,000 French, CRS 444`."""
    if at and tokens[at - 1].value >= FEWEST and tokens[at + 1 : at + 2] and tokens[at + 1].kind == "p":
        return any("score" in t.tells for t in tokens[at + 2 : at + 5])
    ends = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    alone = bool(ends) and all(t.kind == "p" or t.text == "" for t in ends)
    return alone and at > 0 and any("invite" in t.tells for t in tokens[at + 1 : at + 6])


def _is_purpose(sentence: Sentence, at: int) -> bool:
    """`The last round, on December 17, was for French: …`: what a round was for, and nothing behind it that it may belong to."""
    tokens = sentence.tokens
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = behind is None or behind.kind == "p" or behind.text == "" or "stop" in behind.tells
    return at > 0 and tokens[at - 1].text in _FOR and ends and sentence.tells("round", "rounds", "invite", "people")


_FOR = word_set("for pour para")


def _qualifies(token: Token) -> bool:
    return token.text in QUALIFIERS or not token.tells.isdisjoint({"round", "categorylabel"})


def _is_bound(sentence: Sentence, at: int) -> bool:
    """Whether a category phrase stands beside a word for a round, people, or invitations."""
    tokens = sentence.tokens
    if (
        not tokens[at].tells.isdisjoint({"people"})
        or "occupation" in tokens[at].text
        or len(tokens) <= 4
        or (at > 0 and tokens[at - 1].value >= FEWEST)
        or any(one.text == "went" and two.text == "to" for one, two in pairwise(tokens[max(0, at - 3) : at]))
        or tokens[at].text.startswith(EVERY)
    ):
        return True
    around = tokens if len(tokens) <= 24 else near(tokens, at, 6, 5)
    binding = _BINDING | {"issue"} if sentence.tells("score") and not sentence.tells("points") else _BINDING
    return any(not t.tells.isdisjoint(binding) or t.text in QUALIFIERS or t.text in _MEANT for t in around)


EVERY = ("no ", "aucun", "all ", "tous ", "todos ", "todas ", "tutti ", "alle ")
"""How a category begins that stands for every program."""
_BINDING = frozenset({"round", "people", "invite", "tie"})
_MEANT = word_set("one it them everyone everybody here")
"""Words for a round, or the people of one, that was spoken of before."""
_VERSION = re.compile(
    r"[^\w(]{0,3}(?:occupations?|jobs)?\s?\(\s?(?:\d{4}-\d|version \d)\s?\)|,? 20\d\d-version \d", re.IGNORECASE
)


def _category_text(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    version = _VERSION.match(sentence.text, token.end)
    return sentence.text[token.start : version.end() if version else token.end]
