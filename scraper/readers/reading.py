"""A sentence taken apart: its words, numbers and days, and the clues among them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from scraper.readers.calendar import MONTHS, WEEKDAYS, Before, Found, find_days
from scraper.readers.clues import Clue, Sentence, day_text, goes_on, is_it, left_of, near
from scraper.readers.figures import add_number
from scraper.readers.folding import fold, word_set
from scraper.readers.lexing import Token, lex, told
from scraper.readers.magnitudes import join_magnitudes
from scraper.readers.numbering import NUMBER_WORDS, word_number
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
    for at, token in enumerate(sentence.tokens):
        if at in sentence.days:
            _add_day(sentence, at)
        elif token.kind == "n":
            add_number(sentence, at)
        elif token.kind == "w":
            if token.tells or token.text in NUMBER_WORDS:
                _add_word(sentence, at)
            if token.text in _WEEKDAYS or not token.tells.isdisjoint(_RELATIVE):
                _add_relative_day(sentence, at, today)
    _settle_ties(sentence)
    return sentence


_PHONE = re.compile(
    r"(?<![\d.,])(?:\+?\d{1,3}[\s.-])?(?:\(0?\d{2,4}\)\s?|0?\d{2,4}[\s.-])\d{3,4}-\d{4}(?![\d,])|(?<![\d.,-])0\d{2,4}[\s-]\d{3}[\s-]?\d{3,4}(?!\d)"
)
_MAY_CALL = re.compile(r"\d-\d{4}|(?<!\d)\(?0\d{2}")
"""Telephone numbers, as news pages end with them."""


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])


_TALK = frozenset({"round", "previous", "last", "yesterday", "today", "provincial", "ircc"})
_FACTS = _TALK | {"invite", "rounds", "issue", "people", "score", "points", "floor", "tie", "daybefore"}
_WORDS = re.compile(r"[^\W\d_][^\s,.;:()]*")


def talks_of_draws(text: str, language: str = "") -> bool:
    """Whether a sentence without figures may still say something of a draw; a quick look, word by word."""
    words = _WORDS.findall(fold(text))
    tells = frozenset[str]().union(*[told(word, language) for word in words])
    return not tells.isdisjoint(_TALK) or {"invite", "issue"} <= tells or not _WEEKDAYS.isdisjoint(words)


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


def is_forecast(text: str, language: str = "") -> bool:
    """Whether a heading says that what follows is foretold (`Our forecast:`), or is of another program than Express Entry."""
    tokens = lex(fold(text[:300]), language)
    tells = frozenset[str]().union(*(token.tells for token in tokens))
    coming = any(token.text in _COMING for token in tokens[:2])
    if coming and not any(token.kind == "n" for token in tokens):
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
    if len(days) < 2 or days[-1].year is None or any(day.year or day.clock for day in days[:-1]):
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


FEW = 5
"""Tokens of a line that says nothing but one thing."""
_DATING = frozenset({"round", "datelabel", "invite", "issue"})


def _add_day(sentence: Sentence, at: int) -> None:
    day, tokens = sentence.days[at], sentence.tokens
    if day.several or day.ambiguous:
        return
    text = sentence.text[day.start : day.end].strip(" ,.()|@-")
    left = left_of(tokens, at, 8)
    if _dates_a_beginning(left):
        return
    if len(left) > 1 and left[0].text == "this" and "before" in left[1].tells:
        return
    if _is_tie(sentence, at) or (sentence.it == "tie" and day.clock and is_it(tokens, at)):
        sentence.clues.append(Clue("tie", text, day, at))
    elif day.clock and len(tokens) <= FEW and not any(not t.tells.isdisjoint(_DATING) for t in tokens):
        return  # a moment alone in its line may be the draw's or the tie-break's
    elif not any("published" in token.tells for token in left[:4]) and not _bounds_a_span(tokens, at):
        sentence.clues.append(Clue("date", text, day, at, day=day_text(sentence.text, day)))


_WEEKDAYS = frozenset(WEEKDAYS) | {f"{day}'s" for day in WEEKDAYS}
_RELATIVE = frozenset({"today", "yesterday", "daybefore", "days"})


def _add_relative_day(sentence: Sentence, at: int, today: date | None) -> None:
    """`yesterday`, `on Tuesday`, `the day before`, unless the day itself stands beside it; `today` weakly: pages say it loosely."""
    token = sentence.tokens[at]
    if back := _days_before(sentence.tokens, at):
        if not any(near in sentence.days for near in range(at - 3, at + 7)):
            text = sentence.text[token.start : token.end]
            sentence.clues.append(Clue("date", text, Before(back), at, weak=True))
        return
    if today is None:
        return
    beside = [near for near in range(at - 3, at + 6) if near in sentence.days]
    if beside and not ("yesterday" in token.tells and all(_is_on(sentence.days[near], today) for near in beside)):
        return
    sentence.clues = [clue for clue in sentence.clues if clue.kind != "date" or clue.at not in beside]
    if token.tells & {"today", "yesterday"}:
        day = today - timedelta(days="yesterday" in token.tells)
    elif _is_recent_weekday(sentence.tokens, at):
        day = today - timedelta(days=(today.weekday() - WEEKDAYS[_bare(token.text)]) % 7)
    else:
        return
    found = Found(0, 0, day.year, day.month, day.day)
    text = sentence.text[token.start : token.end]
    sentence.clues.append(Clue("date", text, found, at, weak="today" in token.tells))


def _is_on(day: Found, today: date) -> bool:
    return day.year is not None and day.on(day.year) == today


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _is_recent_weekday(tokens: list[Token], at: int) -> bool:
    """`on Tuesday`, `Tuesday's draw`, `jeudi`: the last such day; not `every Tuesday`, `next Tuesday`, `two Tuesdays ago`."""
    word = tokens[at].text
    if _bare(word) not in WEEKDAYS:
        return False
    before = tokens[at - 1] if at else None
    if before is None or before.text in {",", "on", "held", "this", "le", "el", "na", "no"}:
        return True
    return word.endswith("'s") and before.text not in {"last", "next"}


_COUNTS = {word: number for number, word in enumerate(["two", "three", "four", "five", "six"], start=2)} | {
    **dict(zip(["deux", "trois", "quatre", "cinq", "six"], range(2, 7), strict=True)),
    **dict(zip(["dos", "tres", "cuatro", "cinco", "seis"], range(2, 7), strict=True)),
    **dict(zip(["dois", "tres", "quatro", "cinco", "seis"], range(2, 7), strict=True)),
    **dict(zip(["два", "три", "четыре", "пять", "шесть"], range(2, 7), strict=True)),
}


def _days_before(tokens: list[Token], at: int) -> int:
    """How many days before: `the day before` is one, `two days earlier` two; 0 where a word says no such thing."""
    if "daybefore" in tokens[at].tells:
        return 0 if goes_on(tokens, at + 1) else 1
    if not 0 < at < len(tokens) - 1 or "days" not in tokens[at].tells or "earlier" not in tokens[at + 1].tells:
        return 0
    if goes_on(tokens, at + 2):
        return 0
    count = tokens[at - 1]
    return _COUNTS.get(count.text, count.value if count.kind == "n" and 1 < count.value <= 6 else 0)


def _dates_a_beginning(left: list[Token]) -> bool:
    """`since they resumed on July 6`: a day that dates no draw; not `since July 4`, `since the draw of July 6`."""
    for place, token in enumerate(left[:6]):
        if "round" in token.tells or token.text == ",":
            return False
        if token.text in {"since", "depuis", "desde", "ever since"}:
            return place > 1
    return False


def _is_tie(sentence: Sentence, at: int) -> bool:
    """Whether a day is a tie-break's: the nearest word before it (or, failing that, behind it) that says which it is."""
    tokens = sentence.tokens
    left = left_of(tokens, at, 14, over_days=False)
    if any("tie" in token.tells for token in left):
        return True
    if any("round" in token.tells for token in left):
        return False
    if any("before" in token.tells for token in left_of(tokens, at, 3)) and sentence.days[at].clock:
        return True
    if not sentence.days[at].clock:
        return False
    if at and tokens[at - 1].text in _IS and any("tie" in token.tells for token in tokens[:at]):
        return True
    behind = tokens[at + 1 : at + 6]
    end = next((place for place, token in enumerate(behind) if token.text in {";", ""}), len(behind))
    if any("submit" in token.tells for token in left[:6]):
        return True
    return not any("tie" in t.tells for t in tokens[:at]) and any("tie" in t.tells for t in behind[:end])


_IS = word_set("was is were etait est fut era fue es foi war ist")


def _bounds_a_span(tokens: list[Token], at: int) -> bool:
    """Whether a day begins or ends a span (`from … to …`, `until`, `by`), which dates no draw."""
    before = [token.text for token in left_of(tokens, at, 2)]
    if len(before) > 1 and before[0] in {"on", "le", "el", "em", "the"}:
        return before[1] in _SPAN_WORDS - {"by"}
    return bool(before) and before[0] in _SPAN_WORDS


_SPAN_WORDS = word_set("until till by through between beginning ending starting jusqu'au entre hasta ate")


def _add_word(sentence: Sentence, at: int) -> None:
    tokens, token = sentence.tokens, sentence.tokens[at]
    for name in token.tells:
        if name.startswith("cat:"):
            if _is_bound(tokens, at):
                sentence.clues.append(Clue("category", _category_text(sentence, at), name[4:], at))
        elif name.startswith("weak:") and (_is_item(tokens, at) or any(_qualifies(t) for t in near(tokens, at, 1, 2))):
            sentence.clues.append(Clue("category", _category_text(sentence, at), name[5:], at))
    if token.text in NUMBER_WORDS:
        word_number(sentence, at)


def _is_item(tokens: list[Token], at: int) -> bool:
    """`July 5, 2024, French, 3,200 invitations`: alone between marks, in a line that counts invitations."""
    ends = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    alone = bool(ends) and all(t.kind == "p" or t.text == "" for t in ends)
    return alone and at > 0 and any("invite" in t.tells for t in tokens[at + 1 : at + 6])


def _qualifies(token: Token) -> bool:
    return token.text in QUALIFIERS or not token.tells.isdisjoint({"round", "categorylabel"})


def _is_bound(tokens: list[Token], at: int) -> bool:
    """Whether a category phrase stands beside a word for a round, people, or invitations."""
    if (
        not tokens[at].tells.isdisjoint({"people"})
        or "occupation" in tokens[at].text
        or len(tokens) <= 4
        or tokens[at].text.startswith(("no ", "aucun", "all ", "tous "))
    ):
        return True
    around = tokens if len(tokens) <= 24 else near(tokens, at, 6, 5)
    return any(
        not t.tells.isdisjoint({"round", "people", "invite", "tie"}) or t.text in QUALIFIERS or t.text in {"one", "it"}
        for t in around
    )


_VERSION = re.compile(
    r"[^\w(]{0,3}(?:occupations?|jobs)?\s?\(\s?(?:\d{4}-\d|version \d)\s?\)|,? 20\d\d-version \d", re.IGNORECASE
)


def _category_text(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    version = _VERSION.match(sentence.text, token.end)
    return sentence.text[token.start : version.end() if version else token.end]
