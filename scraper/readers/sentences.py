"""A block of text to sentences, in one pass."""

from __future__ import annotations

import re

from scraper.readers.calendar import MONTHS
from scraper.readers.folding import fold

MAX_SENTENCE = 1500
"""Characters; what runs on for longer is no sentence and is cut."""

_END = re.compile(
    r"[.!?\u3002\u061f\u06d4\u0964]+[\"'\u201d\u2019)\]]{0,2}(?=\s|$)|\n+|\s\*{2,5}\s|\s{3,}|(?<=[\u3002\uff01\uff1f])"
)
_SHORT = re.compile(
    r"(?:\b(?:no|nos|nr|num|dr|mr|mrs|ms|st|vs|approx|prev|jan|feb|fev|fevr|mar|apr|avr|jun|jul|juil|aug|(?:\d|de) (?:ago|out)|sept?|oct|nov|dec|dez|dic|inc|ltd|etc|art|e\.g|i\.e|p\.ex|a\.m|p\.m|u\.s|b\.c|p\.e\.i|[a-z]))\.$",
    re.IGNORECASE,
)


_DAY = re.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH = re.compile(
    rf"\s?(?:{'|'.join(sorted({name[:3] for name in MONTHS if name.isascii() and len(name) > 2}))})[a-z]{{0,7}}\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Split a text at full stops, line ends and wide gaps; abbreviations and initials end none."""
    out: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith("."):
            behind = text[match.end() : match.end() + 2].strip()
            head = text[max(start, match.start() - 8) : match.start() + 1]
            if _DAY.search(head) and _MONTH.match(fold(text[match.end() : match.end() + 12])):
                continue
            if _SHORT.search(head) and not (
                head.lower().endswith("m.")
                and behind[:1].isupper()
                and not text[match.end() :].lstrip().startswith(("UTC", "E", "GMT"))
            ):
                continue
            if behind[:1].islower():
                continue
        _keep(out, text[start : match.end()])
        start = match.end()
    _keep(out, text[start:])
    return out


def _keep(out: list[str], piece: str) -> None:
    piece = piece.strip()
    out.extend(piece[start : start + MAX_SENTENCE] for start in range(0, len(piece), MAX_SENTENCE))
