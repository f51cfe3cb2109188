"""What an earlier draw has in common with the one just spoken of: `the previous one`, `the same as`, `the same number`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from scraper.readers.clues import Clue, ClueKind
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.parts import bare_category


def carried(words: list[Token], told: Mapping[ClueKind, Clue]) -> list[Clue]:
    """What a part about an earlier draw takes from what was `told`: `the previous one` its category, `the same as` its score."""
    out = []
    if "category" in told and is_of_the_kind(words):
        out.append(bare_category(told["category"]))
    if "score" in told and any(token.text in _SAME for token in words):
        out.append(told["score"])
    if "invitations" in told and any(one.text == "same" and two.text in _SIZE for one, two in pairwise(words)):
        out.append(told["invitations"])  # `the same number as on January 11`
    return out


_SIZE = word_set("number size amount")


_SAME = frozenset(
    {
        "same as",
        "igual que",
        "igual a",
        "igual al",
        "mesmo que",
        "meme que",
        "memes que",
        "identique a",
        "identique au",
        "uguale a",
    }
)


_EARLIER = frozenset({"previous", "last"})
_KINDS = ("categor", "clas", "program", "grup", "group", "type", "tipo", "kategor")
_KIND = word_set("kind sort type genre tipo")
_THAT = word_set("this that same cette meme esta essa mesma misma")


def is_of_the_kind(words: list[Token]) -> bool:
    """Whether a part speaks of a round of the kind just named: `the previous one`, `the last such draw`, `in that category`."""
    for at, token in enumerate(words):
        named = token.text in _THAT
        if not named and token.tells.isdisjoint(_EARLIER):
            continue
        behind = [word.text for word in words[at + 1 : at + 3]]
        if not token.tells.isdisjoint(_EARLIER) and any(
            of.text == "of" and kind.text in _KIND
            for of, kind in zip(words[at + 1 :], words[at + 3 : at + 7], strict=False)
        ):
            return True  # `the last draw of the kind`
        if not token.tells.isdisjoint(_EARLIER) and not {"one", "such", "similar"}.isdisjoint(behind):
            return True
        if named and any(word.startswith(_KINDS) for word in behind):
            return True
    return False
