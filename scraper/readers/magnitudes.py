"""Counts written with a word: `5 thousand`, `1,5 mil`, `5 тысяч`."""

from __future__ import annotations

import re

from scraper.readers.folding import fold
from scraper.readers.lexing import Token
from scraper.readers.numbering import CARDINALS

MAGNITUDES = {
    fold(word): size
    for size, words in (
        (1000, "thousand mil тысяч тысячи тысяча тыс हज़ार हजार ਹਜ਼ਾਰ nghìn ngàn bin هزار ألف آلاف الاف ribu libo 천 千"),
        (10_000, "万 萬 만"),
    )
    for word in words.split()
}
_WRITTEN = re.compile(r"(?P<whole>\d{1,4})(?:[.,](?P<tenths>\d))?\s?(?P<word>[^\W\d_]+)")


def in_full(text: str) -> int | None:
    """The count that a text writes with a word, None where it is no such text."""
    count, _, size_word = fold(text.strip()).partition(" ")
    if size_word in _SPELLED and (times := _times(count, _SPELLED[size_word])):
        return times * _SPELLED[size_word]
    match = _WRITTEN.fullmatch(fold(text.strip()))
    size = MAGNITUDES.get(match["word"]) if match else None
    if match is None or size is None:
        return None
    return int(match["whole"]) * size + int(match["tenths"] or 0) * size // 10


def join_magnitudes(folded: str, tokens: list[Token]) -> list[Token]:
    """Make one number of a number and the word that multiplies it."""
    if not any(token.text in MAGNITUDES or token.text in _SPELLED for token in tokens):
        return tokens
    tokens = _spelled(tokens)
    out: list[Token] = []
    for token in tokens:
        first = _number_before(out) if token.text in MAGNITUDES else None
        value = in_full(folded[out[first].start : token.end]) if first is not None else None
        if first is None or value is None:
            out.append(token)
            continue
        start = out[first].start
        del out[first:]
        out.append(Token("n", str(value), start, token.end, value=value))
    return out


_SPELLED = {"hundred": 100, "thousand": 1000}


def _times(word: str, size: int) -> int:
    """How many hundreds or thousands a word counts; `a thousand` is one, `a hundred` is said loosely."""
    return 1 if word == "a" and size > 100 else CARDINALS.get(word, 0)


def _spelled(tokens: list[Token]) -> list[Token]:
    """Make one number of `one thousand`, `five hundred`; not of `three hundred and thirty-two`, which goes on."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        size, before = _SPELLED.get(token.text), out[-1] if out else None
        behind = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if size and before and _times(before.text, size) and behind != "and" and not behind.startswith(_TENS):
            value = _times(before.text, size) * size
            out[-1] = Token("n", str(value), before.start, token.end, value=value)
        else:
            out.append(token)
    return out


_TENS = (*CARDINALS, "thir", "fif", "twen", "for")


def _number_before(tokens: list[Token]) -> int | None:
    """Where the number that ends a row of tokens begins: `5`, or `1,5` of three tokens that touch."""
    if not tokens or tokens[-1].kind != "n":
        return None
    last = tokens[-3:]
    touch = len(last) == 3 and last[0].end == last[1].start and last[1].end == last[2].start
    return len(tokens) - 3 if touch and last[0].kind == "n" and last[1].text in {",", "."} else len(tokens) - 1
