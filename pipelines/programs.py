"""The programs whose candidates a round may invite, from the words of the feed in English and French."""

from __future__ import annotations

import re

from scraper.accents import unaccented

_PROGRAMS = {
    "FSW": r"federal skilled workers?|travailleurs qualifies(?: \(?(?:federal|volet federal)\)?)?",
    "CEC": r"canadian experience class|(?:categorie de l ?)?experience canadienne",
    "FST": r"federal skilled trades?|(?:travailleurs de )?metiers specialises(?: \(?federal\)?)?",
    "PNP": r"provincial nominees?|candidats des provinces",
}
_PATTERNS = {code: re.compile(pattern) for code, pattern in _PROGRAMS.items()}
_FILLING = re.compile(
    r"\b(?:federal|programs?|progran|programmes?|class|categorie|and|or|the|et|ou|du|de|des|la|le|les|l|d)\b|[^\w]+"
)


def programs(text: str | None) -> tuple[str, ...] | None:
    """The programs that a text names, in the order FSW, CEC, FST, PNP.

    None where the text is empty, names none, or names something else beside them: half a list would be a false one.
    `Progran` (#380 to #385) is IRCC's own slip.
    """
    rest = " ".join(unaccented(text or "").replace("'", " ").split())
    found = []
    for code in ("FST", "FSW", "CEC", "PNP"):
        rest, times = _PATTERNS[code].subn(" ", rest)
        if times:
            found.append(code)
    if not found or _FILLING.sub("", rest):
        return None
    return tuple(code for code in _PROGRAMS if code in found)
