"""What a number counts: the word behind it that says so."""

from __future__ import annotations

from scraper.readers.clues import is_category
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token

_OPEN = frozenset("()\"'-\u2013\u2014\u2018\u2019[]*~")
MIN_SCORE = 60
"""Below it a number that may be a score is taken for something else (a score of 75 has been seen)."""
ENOUGH = word_set("enough needed required sufficed suffice suffisaient needing sufficient")
TAKEN = word_set(
    "picked called taken selected chosen drawn welcomed pris prises retenus retenues choisis choisies elegidos elegidas escolhidos escolhidas"
)


def unit_of(tokens: list[Token], at: int) -> tuple[str, int]:
    """The word that says what a number counts, and how many words stand between; nothing where none does."""
    for gap, token in enumerate(tokens[at + 1 : at + 9]):
        if token.kind == "n" or token.text == "" or (token.kind == "p" and token.text not in _OPEN):
            break
        if token.kind == "p":
            continue
        if _is_label(tokens, at + 1 + gap):
            break
        if unit := _counted(token, gap):
            return ("", 0) if unit == "score" and _has_own(tokens, at + 1 + gap) else (unit, gap)
        if "round" in token.tells:
            return ("other", gap) if gap else ("", 0)
        if "stop" in token.tells and not is_category(token):
            break
    return "", 0


def _is_label(tokens: list[Token], at: int) -> bool:
    """Whether a word is the label of a number behind it, and so no unit of the one before: `1,085 CRS: 727`."""
    behind = tokens[at + 1 : at + 3]
    is_named = bool(tokens[at].tells & {"score", "invite"}) and "people" not in tokens[at].tells
    return is_named and len(behind) > 1 and behind[0].text == ":" and behind[1].kind == "n"


def _has_own(tokens: list[Token], at: int) -> bool:
    """Whether a word for a score has its number behind it, and so is not said of the one before: `646 (CRS 750)`."""
    behind = [token for token in tokens[at + 1 : at + 4] if token.kind != "p" and "score" not in token.tells]
    return tokens[at - 1].kind == "p" and bool(behind) and behind[0].kind == "n"


UNITS = (("ormore", 1), ("points", 2), ("people", 8), ("invite", 8), ("score", 1), ("other", 2), ("rounds", 2))
"""What a number may count, and how far behind it the word may stand."""


def _counted(token: Token, gap: int) -> str:
    """What a word `gap` words behind a number makes of it, nothing where it says nothing."""
    if gap == 0 and token.text in TAKEN:
        return "people"
    for unit, most in UNITS:
        if gap > most or unit not in token.tells or (unit == "points" and "people" in token.tells):
            continue
        if unit == "invite" and gap and token.text.startswith(("invited", "inviting", "invites")):
            continue
        if unit in {"other", "rounds"}:
            return "" if is_category(token) else "other"
        return unit
    return ""


def is_yearlike(token: Token) -> bool:
    """Whether a number may be a year."""
    return len(token.text) == 4 and 1990 <= token.value <= 2100
