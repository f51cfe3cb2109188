"""Published text to whole numbers: thousands separators of every language, footnote marks, digits of other scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scraper.readers.magnitudes import in_full

# Spaces that French pages use (plain, no-break, narrow, thin), commas, points, apostrophes.
_SEPARATOR = "[ \u00a0\u202f\u2009,.'\u2019\u066c]"
_NUMBER = re.compile(rf"(?P<digits>\d{{1,3}}(?:{_SEPARATOR}\d{{3}}){{1,3}}|\d{{1,12}})")
_FOOTNOTE = re.compile(r"\s*(?:footnote|note de bas de page)?\s*[*\u2020]*\s*$", re.IGNORECASE)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079]+\\s*$")
"""Raised digits at the end: a footnote's number, which NFKC would make digits of the figure."""

MAX_INVITATIONS = 2_000_000
"""No bound from the field (27,332 has been seen); only what no round can hold, so that a phone number is not a count."""
MAX_CRS = 1200
"""The Comprehensive Ranking System gives at most 1,200 points."""


@lru_cache(maxsize=65_536)
def whole_number(text: str | None) -> int | None:
    """Read a text that is one whole number and nothing else but a footnote mark: `4,500`, `20 784`, `521 Footnote *`, `521\u00b2`.

    None where the text is empty, is not just a number, has more than twelve digits, or groups its digits wrongly (`4,50`): never a guess.
    """
    if text is None:
        return None
    bare = _FOOTNOTE.sub("", unicodedata.normalize("NFKC", _RAISED.sub("", text))).strip()
    match = _NUMBER.fullmatch(bare)
    return int(re.sub(r"\D", "", match["digits"])) if match else None


def invitations(text: str | None) -> int | None:
    """Invitations to apply, also as newsrooms write them (`5 thousand`, `1,5 mil`); None where the text is no plausible count."""
    number = whole_number(text)
    if number is None and text:
        number = in_full(text)
    return number if number is not None and 0 < number <= MAX_INVITATIONS else None


def crs_score(text: str | None) -> int | None:
    """Comprehensive Ranking System score, 0 to 1200; None for anything else, among them ranks such as `521th or above`."""
    number = whole_number(text)
    return number if number is not None and 0 <= number <= MAX_CRS else None


def candidates(text: str | None) -> int | None:
    """Candidates in a band of the pool; None where the text is no count."""
    number = whole_number(text)
    return number if number is not None and number <= MAX_INVITATIONS else None
