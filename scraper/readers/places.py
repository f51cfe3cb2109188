"""Numbers without a word of their own: what the place that they stand in makes them."""

from __future__ import annotations

from scraper.readers.clues import MAX_SCORE, ClueKind, left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.units import is_yearlike

AT = word_set("at with con com при avec")
"""Words between a count and its score."""
_WAS = frozenset({"was", "were"})
FEWEST = 100
"""People that a number without a word of its own may count; a smaller one counts occupations, rounds or months."""


def beside_at(tokens: list[Token], at: int) -> ClueKind | None:
    """`174 @ 816`: a count and its score."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "@" and tokens[at + 2].kind == "n":
        return "invitations"
    return "score" if at > 1 and tokens[at - 1].text == "@" and tokens[at - 2].kind == "n" else None


def is_in_brackets(tokens: list[Token], at: int) -> bool:
    """`940 ITAs for nominees (711)`: alone in brackets, where a score stands."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"


def _names_group(tokens: list[Token], at: int) -> bool:
    """`Draw 20 Dec 2023: 670 transport, CRS 435`: a count of a category's people, in a line that names a draw first or the score next."""
    behind = tokens[at + 1 : at + 3]
    ends = len(behind) == 1 or (len(behind) == 2 and behind[1].kind == "p")
    named = ends and any(name.startswith(("cat:", "weak:")) for name in behind[0].tells)
    counts = tokens[at].value >= FEWEST and not is_yearlike(tokens[at])
    told = any("round" in token.tells for token in tokens[max(0, at - 8) : at])
    return named and counts and (told or any("score" in token.tells for token in tokens[at + 2 : at + 5]))


def by_place(tokens: list[Token], at: int, *, can_score: bool) -> tuple[ClueKind | None, bool]:
    """A number without a word of its own, where a score or count would stand: `500 people, 486.`, `picked at 539`."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    closes = behind is None or behind.kind == "p" or "stop" in behind.tells or behind.text in {"and", "et"}
    if behind and behind.text == "of" and at + 2 < len(tokens) and tokens[at + 2].text in {"them", "these", "those"}:
        return ("invitations", True) if token.value >= FEWEST else (None, False)
    if before is None:
        return None, False
    if _names_group(tokens, at):
        return "invitations", False
    if can_score and before.text == "the" and behind and behind.text in {"needed", "required"}:
        return "score", False
    if can_score and before.text in {"needed", "required", "requiring", "needing"} and closes:
        return "score", True
    if not closes:
        return None, False
    if (
        can_score
        and before.text == "the"
        and behind
        and behind.text == "of"
        and at + 2 < len(tokens)
        and tokens[at + 2].text == ""
    ):
        return "score", False
    if (
        can_score
        and token.value >= 100
        and not is_yearlike(token)
        and before.text in {",", "at", "with", "the", "to", "con", "com", "при", "a", "avec"}
    ):
        return "score", True
    return ("invitations", False) if token.value > MAX_SCORE and _counts(tokens, at) else (None, False)


def _counts(tokens: list[Token], at: int) -> bool:
    """`on May 1 with 6,000`, `which was also for 6,000`: a number that is too large for a score, where a count stands."""
    before = tokens[at - 1].text
    near = left_of(tokens, at, 3)
    return (before in AT and any(t.text == "" for t in near)) or (before == "for" and any(t.text in _WAS for t in near))
