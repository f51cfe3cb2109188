"""The language of a text without markup, by its script and its commonest words: it settles which way `04/09/2025` is read."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06d2]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("vi", re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0111]")),
)
_WORDS = {
    "en": "the of and to in for with was is",
    "fr": "le la les de des du et une dans pour est ont au avec été sur",
    "es": "el la los las de del y una para con que por se en",
    "pt": "o os as de do da em uma para com que n\u00e3o foi no na",
    "tr": "ve bir i\u00e7in ile bu daveti say\u0131s\u0131",
    "tl": "ang ng mga sa na ay",
    "de": "der die das und mit f\u00fcr von",
    "id": "yang dan untuk dari dengan",
}
_COMMON = {
    word: [language for language, words in _WORDS.items() if word in words.split()]
    for word in " ".join(_WORDS.values()).split()
}
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000
ENOUGH = 12


def by_script(text: str) -> str | None:
    """The language that a text's letters alone tell, whatever the page declares; None for plain Latin letters."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return None
    enough = min(ENOUGH, max(3, len(sample) // 40))
    return next((language for language, script in _SCRIPTS if len(script.findall(sample)) >= enough), None)


def guess(text: str, declared: str | None = None) -> str:
    """The likeliest language (two letters) of a text: the declared one, unless its words plainly speak for another.

    `en` where nothing speaks for any: pages are often declared English whatever they are in.
    """
    if told := by_script(text):
        return told
    if (declared or "")[:2].lower() == "en" and text.count(" the ") >= ENGLISH:
        return "en"
    votes = _votes(text[:ENOUGH_TEXT])
    best = max(votes, key=lambda language: (votes[language], language == "en"), default="en")
    said = (declared or "")[:2].lower()
    if said and (said not in _WORDS or votes.get(best, 0) <= 2 * votes.get(said, 0) + DOUBT):
        return said
    return best


ENOUGH_TEXT = 1500
"""Characters in which the commonest words show."""
ENGLISH = 5
"""Times that a text declared English says `the` to be taken for it at once."""
DOUBT = 3
"""Words beyond twice as many that a text must have of another language than the declared one."""


def _votes(sample: str) -> dict[str, int]:
    votes: dict[str, int] = {}
    for word in _WORD.findall(sample.lower()):
        for language in _COMMON.get(word, ()):
            votes[language] = votes.get(language, 0) + 1
    return votes
