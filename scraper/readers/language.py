"""The language of a text without markup, by its script and its commonest words: it settles which way `04/09/2025` is read."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("vi", re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0111]")),
)
_WORDS = {
    "en": "the of and to in for with was is",
    "fr": "le la les des du et une dans pour est",
    "es": "el los las del y una para con que por",
    "pt": "o os as do da em uma para com que n\u00e3o",
    "tr": "ve bir i\u00e7in ile bu daveti say\u0131s\u0131",
    "tl": "ang ng mga sa na ay",
    "de": "der die das und mit f\u00fcr von",
    "id": "yang dan untuk dari dengan",
}
_COMMON = {word: language for language, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000
ENOUGH = 12


def guess(text: str) -> str:
    """The likeliest language (two letters) of a text; `en` where nothing speaks for another."""
    sample = text[:SAMPLE]
    if not sample.isascii():
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) >= min(ENOUGH, max(3, len(sample) // 40)):
                return language
    votes: dict[str, int] = {}
    for word in _WORD.findall(sample.lower()):
        if word in _COMMON:
            votes[_COMMON[word]] = votes.get(_COMMON[word], 0) + 1
    return max(votes, key=lambda language: (votes[language], language == "en")) if votes else "en"
