"""Lines of text that was wrapped at a fixed width (PDF, mail) made whole again.

A text is taken for wrapped where lines end in the middle of a phrase (`the number` / `of invitations`) and no line could
have held the next one's first word. Then a line goes on in the next where that begins in lower case, or where this one
ends in a comma, a hyphen, or a word that asks for another.
"""

from __future__ import annotations

from collections.abc import Sequence

from scraper.readers.folding import fold, word_set

MIN_WIDTH, MAX_WIDTH = 30, 100
"""Characters of a line at which texts are wrapped."""
MIN_TORN = 2
"""Places at which a text is torn in the middle of a phrase, to be taken for wrapped."""
_ASKING = word_set(
    "a an the of for to in on at by with and or from was were is are had has have its their this that than each all"
    " no de du des la le les un une et ou pour dans en au aux par sur avec est ont el los las del y o con para por que"
    " da do das dos e em uma um com"
)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a text, those joined that a fixed width tore apart; all as they are where none shows."""
    lengths = [len(line) for line in lines if len(line) <= MAX_WIDTH]
    width = max(lengths, default=0)
    wraps = width >= MIN_WIDTH and len(lengths) >= FEWEST * len(lines)
    if not wraps or sum(map(_is_torn, lines, lines[1:])) < MIN_TORN:
        return list(lines)
    out: list[str] = []
    last = ""
    for line in lines:
        if out and _goes_on(last, line, width):
            out[-1] += line.strip() if last.endswith("-") else f" {line.strip()}"
        else:
            out.append(line.rstrip())
        last = line.rstrip()
    return out


FEWEST, FULL = 0.9, 0.85
"""Share of lines that keep to the width, and of the width that a line fills with the next one's first word."""


def _is_torn(line: str, behind: str) -> bool:
    """Whether a line ends in a word or hyphen that asks for more, and the next one begins in lower case."""
    words, next_words = fold(line).split(), behind.split()
    if not words or not next_words or not next_words[0][0].islower():
        return False
    return words[-1] in _ASKING or (words[-1].endswith("-") and words[-1][:-1].isalpha())


def _goes_on(line: str, behind: str, width: int) -> bool:
    words, next_words = line.split(), behind.split()
    if not words or len(line) + 1 + len(next_words[0]) <= FULL * width or not next_words[0].lstrip("($")[:1].isalnum():
        return False
    return next_words[0][0].islower() or line[-1] in ",-" or fold(words[-1]) in _ASKING
