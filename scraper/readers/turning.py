"""Words that turn a sentence to an earlier draw: `the previous round`, `than`, `the day before`, `up from`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from scraper.readers.clues import goes_on, is_category
from scraper.readers.dating import DAYS, SINCE, days_after
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.siblings import moves

AFTER = word_set("like unlike after follows followed following apres tras apos после بعد після")
_OVER = word_set("under above below over beneath")
_LIKE = word_set("as comme como come wie как")
_BY_FAR = word_set("much far well just one two three four five six seven eight nine ten eleven twelve")


def turns(tokens: list[Token]) -> set[int]:
    """The places of a sentence that turn to an earlier draw."""
    found = set()
    for at, token in enumerate(tokens):
        if token.text in _WORDS or not token.tells.isdisjoint(_CLASSES):
            names = [*(token.tells & _CLASSES), *([_WORDS[token.text]] if token.text in _WORDS else [])]
            if any(_TURNS[name](tokens, at) for name in names):
                found.add(at)
    return found


def _previous(tokens: list[Token], at: int) -> bool:
    if at + 1 < len(tokens) and not tokens[at + 1].tells.isdisjoint({"people", "invite"}):
        return False  # `le score du dernier invité`
    return not any("rounds" in t.tells for t in [*tokens[at + 1 : at + 4], *tokens[max(0, at - 2) : at]])


def _last(tokens: list[Token], at: int) -> bool:
    behind = tokens[at + 1 : at + 5]
    named = any("round" in t.tells or t.text == "one" for t in behind)
    return named and not any("rounds" in t.tells for t in behind)


def _days(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and "earlier" in tokens[at + 1].tells and not goes_on(tokens, at + 2)


def _from(tokens: list[Token], at: int) -> bool:
    return any(moves(token) for token in tokens[max(0, at - 4) : at])


def _after(tokens: list[Token], at: int) -> bool:
    """`one week after the second April draw`: the round behind the word is an earlier one."""
    for place, token in enumerate(tokens[at + 1 : at + 8], start=at + 1):
        if token.text == "," or "this" in token.tells:
            return False
        if "round" in token.tells or (token.text in {"one", "celui", "celle"} and is_category(tokens[place - 1])):
            return True
    return False


def _as(tokens: list[Token], at: int) -> bool:
    """`490 points, as on January 18`, `come il 18 gennaio`: a day of which the same is said."""
    words = [t.text for t in tokens[at + 1 : at + 3]]
    return at > 0 and len(words) == 2 and words[0] in _ARTICLES and words[1] == ""


_ARTICLES = word_set("on le el il em no la am и")


def _since(tokens: list[Token], at: int) -> bool:
    """`since November 1`, `the lowest since the CEC round of February`: a day, or a round behind what was told."""
    behind = tokens[at + 1 : at + 6]
    return bool(behind) and (behind[0].text == "" or (at > 4 and behind[0].text in _THE and _names_round(behind)))


def _names_round(words: list[Token]) -> bool:
    """Whether words name a category's round."""
    return any("round" in two.tells and is_category(one) for one, two in pairwise(words))


_THE = word_set("the la le el a o")


def _before(tokens: list[Token], at: int) -> bool:
    if any("rounds" in t.tells for t in tokens[max(0, at - 2) : at]):
        return False
    if at and tokens[at - 1].text in _EVER:
        return False
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return behind in {"this", "that", "it", "was", "is", ",", ".", ":", "there", "had"}


_EVER = word_set("ever never seen")


def _over(tokens: list[Token], at: int) -> bool:
    """`25 points under the open round's`; not `under the score of …`."""
    before = tokens[at - 1] if at else None
    if before is None or not (before.kind == "n" or "points" in before.tells or before.text in _BY_FAR):
        return False
    behind = tokens[at + 1 : at + 9]
    measured = any("score" in t.tells for t in behind[1:3]) and not any("round" in t.tells for t in behind)
    return not measured and bool(behind) and behind[0].text in {"the", "that", "last", "yesterday's"}


def _compared(tokens: list[Token], at: int) -> bool:
    """`48 points more than in the draw of …`; not `more than 48 points`."""
    before = tokens[at - 1] if at else None
    return before is not None and (
        before.kind == "n" or before.text in _BY_FAR or not before.tells.isdisjoint({"points", "people", "invite"})
    )


_TURNS: dict[str, Callable[[list[Token], int], bool]] = {
    "previous": _previous,
    "last": _last,
    "than": lambda _tokens, _at: True,
    "daybefore": lambda tokens, at: not goes_on(tokens, at + 1),
    "days": _days,
    "day": lambda tokens, at: days_after(tokens, at) > 0,
    "before": _before,
    "more_than": _compared,
    "from": _from,
    "after": _after,
    "over": _over,
    "since": _since,
    "as": _as,
}
_CLASSES = frozenset({"previous", "last", "than", "daybefore", "days", "before"})
_WORDS = {
    word: name
    for name, words in (
        ("more_than", ("more than", "less than", "fewer than", "plus de", "moins de")),
        ("from", ("from",)),
        ("day", (*DAYS, "the day after")),
        ("after", AFTER),
        ("over", _OVER),
        ("since", SINCE),
        ("as", _LIKE),
    )
    for word in words
}
"""What turns a sentence back: classes of the vocabulary, and words of their own."""
