"""Text to a form in which words can be looked up: lower case, no accents, ASCII digits, one character for one.

`fold` keeps the length, so that a place in the folded text is the same place in the published one.
"""

from __future__ import annotations

import re
import unicodedata

_MARK = "\u02bc"
"""Stands for a vowel sign or other mark: a letter to regular expressions, so that words of Indian scripts stay whole."""

_ALIKE = {
    "\u2019": "'",
    "\u2018": "'",
    "\u00b4": "'",
    "`": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2015": "\u2014",
    "\u0111": "d",
    "\u0110": "d",
    "\u0131": "i",
    "\u0142": "l",
    "\u00df": "s",
    "\u00f8": "o",
    "\u064a": "\u06cc",
    "\u0649": "\u06cc",
    "\u0643": "\u06a9",
    "\u0629": "\u0647",
    "\u066c": ",",
    "\u00b0": "o",
    "\u060c": ",",
    "\u3001": ",",
    "\u061b": ";",
    "\u061f": "?",
    "\u06d4": ".",
    "\u3002": ".",
    "\u0964": ".",
}
_TRADITIONAL = "輪類別語醫療請數發獲經驗農業運輸項選籤預測計將總處職貿術無歷聯邦實務輛員學軍優標準線單時間號萬與後邀"
_SIMPLIFIED = "轮类别语医疗请数发获经验农业运输项选签预测计将总处职贸术无历联邦实务辆员学军优标准线单时间号万与后邀"
_ALIKE |= dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
"""Traditional Chinese characters of the vocabulary's words, in which it is written in simplified ones."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\u20e3\ufeff]")


class _Folding(dict[int, str]):
    """The table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    if char.isspace():
        return char if char in "\n\t" else " "
    if char.isnumeric():  # also a half, which decomposes into digits and is none
        return str(unicodedata.digit(char)) if unicodedata.category(char) == "Nd" else char
    if unicodedata.category(char).startswith("M"):
        return _MARK
    if "\uac00" <= char <= "\ud7a3":  # a syllable of Korean decomposes into its letters, not into a letter and accents
        return char
    return unicodedata.normalize("NFKD", char)[0].lower()[0]


_TABLE = _Folding()


def fold(text: str) -> str:
    """Fold a text to the same number of characters: lower case, no accents, plain digits, quotes, hyphens and spaces."""
    return text.lower() if text.isascii() else text.translate(_TABLE)


def clean(text: str) -> str:
    """Compose accents, drop invisible characters: to be done once to a whole page, before places in it are counted."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def word_set(text: str) -> frozenset[str]:
    """A set of folded words, written in one line."""
    return frozenset(text.split())
