"""The number of a draw in a sentence: `draw #293`, `the 264th Express Entry draw`, `Draw one`."""

from __future__ import annotations

from scraper.readers.calendar import MONTHS
from scraper.readers.clues import MAX_NUMBER, Clue, Sentence, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.units import unit_of

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


def is_draw_number(tokens: list[Token], at: int) -> bool:
    """Whether the number at a place is a draw's: behind `#`, `number` or a word for a round, and counting nothing."""
    token = tokens[at]
    if not 0 < token.value <= MAX_NUMBER or "," in token.text or "." in token.text or " " in token.text:
        return False
    if _is_counted_round(tokens, at):
        return True
    before = [t for t in left_of(tokens, at, 4) if t.text not in {".", ":", "(", "\u2013"}]
    if not before:
        return False
    unit, gap = unit_of(tokens, at)
    if unit in {"people", "invite", "points", "other", "ormore"} and gap <= 1:
        return False
    is_year = 2014 <= token.value <= 2100
    if before[0].text in {"#", "\u2116"} or "number" in before[0].tells:
        near = before[1:3] + tokens[at + 1 : at + 3]
        if before[0].text != "#" and _of_a_time(tokens, at + 1):
            return False
        if before[0].text == "#" and _numbers_something_else(before[1:2]):
            return False
        return (
            not is_year
            and (before[0].text != "no" or any(t.tells & {"round", "federal"} for t in before[1:2]))
            and not any("count" in t.tells or "invite" in t.tells or "category" in t.text for t in near)
        )
    if "round" in before[0].tells and not before[0].text.endswith("'s") and not _of_a_time(tokens, at + 1):
        of_this = any("this" in t.tells for t in before[1:2])  # `in this round 515 …`
        return not is_year and tokens[at - 1] is before[0] and not of_this
    return False


def _is_counted_round(tokens: list[Token], at: int) -> bool:
    """`376\ucc28 \ucd94\ucca8`, `\u7b2c376\u8f6e\u62bd\u7b7e`: a number of three digits before the word that counts rounds."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.text not in _ROUND_MARKS or len(tokens[at].text) != 3:
        return False
    return any("round" in token.tells or "federal" in token.tells for token in tokens)


_ROUND_MARKS = word_set("\ucc28 \ud68c\ucc28 \u8f6e \u8f2a \u8f6e\u6b21 \u671f")


def _numbers_something_else(before: list[Token]) -> bool:
    """`newsletter #45`, `reply #3`: what publishers and their readers count."""
    return any(token.text in _COUNTED for token in before)


_COUNTED = word_set("newsletter issue edition episode reply comment post part volume vol chapter page step tip item")


def _of_a_time(tokens: list[Token], at: int) -> bool:
    """`round 21 of 2025`, `draw 3 of the month`: counted within a time, not since the start."""
    if at + 1 >= len(tokens) or tokens[at].text not in {"of", "in", "for", "this"}:
        return False
    beyond = tokens[at + 1]
    return beyond.kind == "n" or beyond.text in {"the", "this", "week", "month", "year"} or beyond.text in MONTHS


def word_number(sentence: Sentence, at: int) -> None:
    """Add the draw's number that a word gives: `the eleventh draw`, `Draw one`."""
    tokens, text = sentence.tokens, sentence.tokens[at].text
    if text in ORDINALS and (place := ordinal_draw(tokens, at)):
        sentence.clues.append(Clue("number", str(ORDINALS[text]), ORDINALS[text], place, ordinal=True))
    elif text in CARDINALS and at and "round" in tokens[at - 1].tells and not unit_of(tokens, at)[0]:
        sentence.clues.append(Clue("number", str(CARDINALS[text]), CARDINALS[text], at, ordinal=True))


def ordinal_draw(tokens: list[Token], at: int) -> int:
    """The place of the round in `264th Express Entry draw`, `eleventh draw`; 0 where the ordinal counts something narrower."""
    if at + 1 < len(tokens) and tokens[at + 1].text == "since" and _since_launch(tokens[at + 2 : at + 9]):
        return at + 1
    for place in range(at + 1, min(at + 5, len(tokens))):
        token = tokens[place]
        if token.text == ":" and "federal" in tokens[place - 1].tells:
            return place - 1  # `36th Express Entry: …`
        if "round" in token.tells:
            behind = tokens[place + 1 : place + 4]
            narrower = any(t.text in {"of", "this", "for", "in", "since", "such", "so"} for t in behind[:1]) and not (
                _since_start(behind) or (len(behind) > 1 and (behind[1].text == "" or "invite" in behind[1].tells))
            )
            return 0 if narrower else place
        if not (token.kind == "w" and ("federal" in token.tells or token.text in {"express", "entry", "overall"})):
            return 0
    return 0


def _since_launch(behind: list[Token]) -> bool:
    """`its 41st since the system was launched in January 2015`."""
    return any(token.text in _LAUNCH for token in behind)


_LAUNCH = word_set("2015 launch launched began start started inception introduced introduction beginning")


def _since_start(behind: list[Token]) -> bool:
    return (
        bool(behind)
        and behind[0].text in {"since", "of"}
        and any(t.text in {"2015", "all", "overall", "express"} for t in behind)
    )
