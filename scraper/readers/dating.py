"""Which day of a sentence is a draw's and which its tie-break's, by the words beside it; and days told by words, such as `yesterday`."""

from __future__ import annotations

from datetime import date, timedelta

from scraper.readers.calendar import WEEKDAYS, Before, Found
from scraper.readers.clues import Clue, Sentence, day_text, goes_on, is_it, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token

FEW = 5
"""Tokens of a line that says nothing but one thing."""
_DATING = frozenset({"round", "datelabel", "invite", "issue"})


def add_day(sentence: Sentence, at: int) -> None:
    """Add the day at a place as a draw's date or its tie-break, unless its words make it neither."""
    day, tokens = sentence.days[at], sentence.tokens
    if day.several or day.ambiguous:
        return
    text = sentence.text[day.start : day.end].strip(" ,.()|@-")
    left = left_of(tokens, at, 8)
    if _dates_a_beginning(left) or _dates_a_rule(left) or (day.year is not None and day.year < FIRST_YEAR):
        return
    if len(left) > 1 and left[0].text == "this" and "before" in left[1].tells:
        return
    nth = _place_in_period(tokens, at)
    if nth > 1 or any(token.text in _PUT_OFF for token in tokens[at + 1 : at + 4]):
        return
    if _is_tie(sentence, at) or (sentence.it == "tie" and day.clock and is_it(tokens, at)):
        sentence.clues.append(Clue("tie", text, day, at))
    elif day.clock and len(tokens) <= FEW and not any(not t.tells.isdisjoint(_DATING) for t in tokens):
        return  # a moment alone in its line may be the draw's or the tie-break's
    elif not any("published" in token.tells for token in left[:4]) and (nth or not _bounds_a_span(tokens, at)):
        sentence.clues.append(Clue("date", text, day, at, day=day_text(sentence.text, day)))


NAMED_DAYS = frozenset(WEEKDAYS) | {f"{day}'s" for day in WEEKDAYS}
RELATIVE = frozenset({"today", "yesterday", "daybefore", "dayafter", "days"})


def add_relative_day(sentence: Sentence, at: int, today: date | None) -> None:
    """`yesterday`, `on Tuesday`, `the day before`, unless the day itself stands beside it; `today` weakly: pages say it loosely."""
    token = sentence.tokens[at]
    if back := _days_before(sentence.tokens, at):
        told = days_after(sentence.tokens, at) == 0 and any(near in sentence.days for near in range(at - 3, at + 7))
        if not told:
            text = sentence.text[token.start : token.end]
            sentence.clues.append(Clue("date", text, Before(back), at, weak=True))
        return
    if today is None:
        if _is_recent_weekday(sentence.tokens, at) and not any(near in sentence.days for near in range(at - 3, at + 6)):
            weekday = WEEKDAYS[_bare(token.text)]
            text = sentence.text[token.start : token.end]
            sentence.clues.append(Clue("date", text, Before(0, weekday), at, weak=True))
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
    """How many days before: `the day before` is one, `two days earlier` two, `a day later` minus one; 0 where a word says no such thing."""
    if counted := days_after(tokens, at):
        return counted
    if not tokens[at].tells.isdisjoint({"daybefore", "dayafter"}):
        return 0 if goes_on(tokens, at + 1) else (1 if "daybefore" in tokens[at].tells else -1)
    if not 0 < at < len(tokens) - 1 or "days" not in tokens[at].tells or goes_on(tokens, at + 2):
        return 0
    sign = 1 if "earlier" in tokens[at + 1].tells else -1 if tokens[at + 1].text in _LATER else 0
    count = tokens[at - 1]
    return sign * _COUNTS.get(count.text, count.value if count.kind == "n" and 1 < count.value <= 6 else 0)


def days_after(tokens: list[Token], at: int) -> int:
    """`It came two days after IRCC invited …`, `the day after a CEC draw`: how many days the draw told behind lies back; 0 where none is."""
    token = tokens[at]
    place, count = at + 1, 1
    if token.text in DAYS:
        before = tokens[at - 1] if at else None
        if before is None or place >= len(tokens) or tokens[place].text not in _AFTER:
            return 0
        count = _COUNTS.get(before.text, before.value if before.kind == "n" else _ONE.get(before.text, 0))
        place += 1
    elif token.text != "the day after":
        return 0
    behind = tokens[place : place + 12]
    end = next((n for n, word in enumerate(behind) if word.kind == "p" or word.text == ""), len(behind))
    told = any(not word.tells.isdisjoint({"round", "invite"}) or word.text == "one" for word in behind[:end])
    return count if told and 0 < count <= MOST_DAYS else 0


DAYS = word_set("day days jour jours dia dias")
MOST_DAYS = 6
_ONE = dict.fromkeys(word_set("one a un um uno single"), 1)
_AFTER = word_set("after apres despues depois")
_LATER = word_set("later apres despues depois спустя позже danach spater")


def _dates_a_beginning(left: list[Token]) -> bool:
    """`since they resumed on July 6`: a day that dates no draw; not `since July 4`, `since the draw of July 6`."""
    for place, token in enumerate(left[:6]):
        if "round" in token.tells or token.text in {",", ":", "(", "place", "held", "happened"}:
            return False
        if token.text in SINCE or token.text == "ever since":
            return place > 1
    return False


def _dates_a_rule(left: list[Token]) -> bool:
    """`New rules took effect on November 19`, `as amended on June 6`, `new rules since November 19`."""
    return any(token.text in _RULED for token in left[:3]) or (
        len(left) > 1 and left[0].text in SINCE and left[1].text in _RULES
    )


_RULED = word_set("effect force vigueur vigor amended modifie gazette")
_RULES = word_set("rule rules regle regles reglas regras правила")
SINCE = word_set("since depuis desde")
FIRST_YEAR = 2015
"""The first of Express Entry; its first tie-breaks and draws are of that year."""


def _is_tie(sentence: Sentence, at: int) -> bool:
    """Whether a day is a tie-break's: the nearest word before it (or, failing that, behind it) that says which it is."""
    tokens = sentence.tokens
    left = left_of(tokens, at, 14, over_days=False)
    if sentence.days[at].clock and is_it(tokens, at) and any("tie" in token.tells for token in tokens[:at]):
        return True
    if sentence.days[at].clock and _joins_a_tie(sentence, at):
        return True
    if left and left[0].text == "(" and not sentence.days[at].clock and any("round" in t.tells for t in left[1:6]):
        return False  # `the tie-break of draw #262 (August 15, 2023)`
    if any("tie" in token.tells for token in left):
        return True
    if any("round" in token.tells for token in left):
        return False
    if not sentence.days[at].clock:
        return False
    if any("before" in token.tells or token.text in _UP_TO for token in left_of(tokens, at, 3)):
        return True
    if at and tokens[at - 1].text in _IS and any("tie" in token.tells for token in tokens[:at]):
        return True
    behind = tokens[at + 1 : at + 8]
    end = next((place for place, token in enumerate(behind) if token.text in {";", ""}), len(behind))
    if any("submit" in token.tells for token in left[:6]):
        return True
    told = next((place for place, t in enumerate(behind[:end], start=at + 1) if "tie" in t.tells), 0)
    own = any(sentence.days[other].clock for other in range(told, min(told + 7, len(tokens))) if other in sentence.days)
    return bool(told) and not own and not any("tie" in t.tells for t in tokens[:at])


def _joins_a_tie(sentence: Sentence, at: int) -> bool:
    """`April 10 at 07:07:12 UTC (PNP) and May 2 at …`: a moment that is joined to a tie-break is another."""
    joined = at > 1 and sentence.tokens[at - 1].text in _TO
    return joined and any(clue.kind == "tie" and at - clue.at <= MOST_BETWEEN for clue in sentence.clues)


MOST_BETWEEN = 6
"""Tokens from one tie-break to the next."""


_UP_TO = word_set("until vor trước truoc do до قبل antes") | {"up to"}
"""Words before a moment up to which profiles counted."""
_IS = word_set("was is were etait est fut era fue es foi war ist")


_PUT_OFF = word_set(
    "postponed delayed rescheduled reportee repousse pospuso aplazo adiado adiada перенесен перенесли verschoben"
)
PERIOD = word_set("period periode periodo")


def _place_in_period(tokens: list[Token], at: int) -> int:
    """Which day of a period it is, whose first one is the draw's (`the period that begins on … and ends on …`); 0 outside of one."""
    days = 1
    for token in left_of(tokens, at, 14):
        days += token.text == ""
        if token.text in PERIOD:
            return days
    return 0


def _bounds_a_span(tokens: list[Token], at: int) -> bool:
    """Whether a day begins or ends a span (`from … to …`, `until`, `by`), which dates no draw."""
    if any(token.text in _NOT for token in left_of(tokens, at, 8)):
        return False  # `no further one took place until March 24`
    before = [token.text for token in left_of(tokens, at, 4)]
    if len(before) > 2 and before[1] == "" and before[0] in _TO and _FROM.intersection(before[2:]):
        return True  # `between July 1 and September 30`
    if len(before) > 1 and before[0] in {"on", "le", "el", "em", "the"}:
        return before[1] in _SPAN_WORDS - {"by"}
    return bool(before) and before[0] in _SPAN_WORDS


_TO = word_set("and to - \u2013 et au y al e ao a")
_FROM = word_set("between from entre du del desde")
_NOT = word_set("no not none aucun aucune ningun nenhum нет не")
_SPAN_WORDS = word_set("until till by through between beginning ending starting jusqu'au entre hasta ate")
