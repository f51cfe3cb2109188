"""A folded sentence to tokens: words with what they tell, numbers with their value, punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scraper.readers.lexicon import classes_of, lexicon

_TOKEN = re.compile(
    r"(?P<w>[^\W\d_]+(?:[-'][^\W\d_]+){0,8})"
    r"|(?P<n>\d{1,3}(?:[.,']\d{3}){1,3}(?![\d])|\d{1,3}(?: \d{3}){1,2}(?! ?\d)|\d+)"
    r"|(?P<p>[^\w\s]|\n)"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ELIDED = re.compile(r"(?:d|l|qu|jusqu|n|s|c|m|t|j|lorsqu|puisqu)'(?=..)")
NOTHING: frozenset[str] = frozenset()
MAX_DIGITS = 9


@dataclass(slots=True)
class Token:
    """One word (`w`), number (`n`), or mark (`p`) of a folded text, with its place; `tells` are classes of the vocabulary."""

    kind: Literal["w", "n", "p"]
    text: str
    start: int
    end: int
    tells: frozenset[str] = NOTHING
    value: int = -1


def lex(folded: str, language: str = "") -> list[Token]:
    """Split a folded text; phrases of the vocabulary come out as one token. Without a language, words tell what they may in any."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(folded):
        text, kind = match[0], match.lastgroup
        start, end = match.span()
        if text == "#" and folded[end : end + 1].isalpha():
            continue  # `3,264 #ITAs`
        if kind == "p":
            tokens.append(Token("p", text, start, end, MARKS.get(text, NOTHING)))
        elif kind == "n":
            digits = text if text.isdecimal() else "".join(char for char in text if char.isdecimal())
            tokens.append(Token("n", text, start, end, NOTHING, int(digits) if len(digits) <= MAX_DIGITS else -1))
        elif text[:3] == "qu'" and len(text) > 3:
            tokens.append(Token("w", "que", start, start + 3, told("que", language)))
            tokens.append(Token("w", text[3:], start + 3, end, told(text[3:], language)))
        elif text.isascii() or not _CJK.search(text):
            tokens.append(Token("w", text, start, end, told(text, language)))
        else:
            tokens.extend(_segments(text, start, language))
    return _joined(tokens, language)


MARKS = {
    "#": frozenset({"number"}),
    "%": frozenset({"other"}),
    "$": frozenset({"money"}),
    "\u20ac": frozenset({"money"}),
}


@lru_cache(maxsize=50_000)
def told(word: str, language: str = "") -> frozenset[str]:
    """What a word tells, also behind an article (`l'`), before a genitive (`'s`), or as part of a compound."""
    found = classes_of(word, language)
    if found or len(word) > 60:
        return found
    if word.endswith("'s"):
        return told(word[:-2], language)
    if bare := _ELIDED.match(word):
        return told(word[bare.end() :], language)
    if word.startswith("\u0627\u0644") and len(word) > 4:
        return told(word[2:], language)
    if "-" in word:
        return frozenset().union(*(classes_of(part, language) for part in word.split("-")))
    return found


def _segments(text: str, start: int, language: str) -> list[Token]:
    """A run of Chinese or Japanese, cut into the longest words that the vocabulary knows."""
    words, _, _ = lexicon(language)
    tokens, place = [], 0
    while place < len(text):
        size = next(
            (size for size in range(min(8, len(text) - place), 0, -1) if text[place : place + size] in words), 0
        )
        if size:
            part = text[place : place + size]
            tokens.append(Token("w", part, start + place, start + place + size, words[part]))
        place += size or 1
    return tokens


def _joined(tokens: list[Token], language: str) -> list[Token]:
    """Replace the words of a phrase by one token."""
    _, _, phrases = lexicon(language)
    out: list[Token] = []
    done = 0
    for place, token in enumerate(tokens):
        if place < done or (token.text not in phrases and "'" not in token.text):
            continue
        found = _phrase(phrases.get(token.text) or phrases.get(_bare(token.text)) or (), tokens, place)
        if found:
            out += tokens[done:place]
            size, joined = found
            out.append(joined)
            done = place + size
    return out + tokens[done:] if done else tokens


def _phrase(
    options: Sequence[tuple[tuple[str, ...], frozenset[str]]], tokens: list[Token], place: int
) -> tuple[int, Token] | None:
    """The longest of some phrases that stands at a place, as one token, and how many tokens it takes."""
    behind = tokens[place + 1].text if place + 1 < len(tokens) else ""
    skips = behind == "," or behind in _JOINTS
    for parts, names in options:
        if (skips or behind[:1] == parts[1][0]) and (size := _match(parts, tokens, place)):
            covered = tokens[place : place + size]
            token = Token("w", " ".join(parts), covered[0].start, covered[-1].end, _also(covered, names))
            return size, token
    return None


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else _ELIDED.sub("", word, count=1)


def _match(parts: tuple[str, ...], tokens: list[Token], place: int) -> int:
    """How many tokens from a place on are the phrase (commas and `and` may stand between its words); 0 if they are not."""
    here, end = place + 1, len(tokens)
    for part in parts[1:]:
        while here < end and (tokens[here].text == "," or (tokens[here].text in _JOINTS and part not in _JOINTS)):
            here += 1
        if here >= end:
            return 0
        word = tokens[here].text
        if not (word.startswith(part[:-1]) if part[-1] == "*" else word == part):
            return 0
        here += 1
    return here - place


_JOINTS = {"and", "&", "et", "y", "e"}


def _also(covered: list[Token], names: frozenset[str]) -> frozenset[str]:
    """A phrase tells its own lines; a name of people or of a round in it (`provincial nominees`, `general draw`) still names them."""
    if not any(name.startswith("cat:") for name in names):
        return names
    return names | ((covered[0].tells | covered[-1].tells) & _NAMED)


_NAMED = frozenset({"people", "round", "rounds"})
