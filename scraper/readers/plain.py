"""Numbers that are no figure of a draw: money, percentages, decimals, ranges, series, about-so-many, clock times."""

from __future__ import annotations

from scraper.readers.clues import left_of
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.siblings import is_moved


def is_no_plain_number(tokens: list[Token], at: int) -> bool:
    """Money, percentages, decimals, ranges, series, about-so-many, and clock times that no day took."""
    return _is_told_off_before(tokens, at) or _is_in_series(tokens, at) or _is_told_off_behind(tokens, at)


def _is_told_off_before(tokens: list[Token], at: int) -> bool:
    if not at:
        return False
    token, before = tokens[at], tokens[at - 1]
    if before.text in _BETWEEN or (
        before.text in {"and", "et", "y", "e"} and any(t.text in _BETWEEN for t in left_of(tokens, at, 4))
    ):
        return True
    if before.text in _UNDER and not is_bar(tokens, at):
        return True  # `the score drops below 495`
    if before.text in _OR and at > 1 and tokens[at - 2].kind == "n":
        return True  # `50 or 200 points`
    if "money" in before.tells or ("approx" in before.tells and before.text != "under" and not is_bar(tokens, at)):
        return True
    if before.end == token.start and before.text in {".", ",", ":", "/"}:
        return True
    return at > 1 and tokens[at - 2].kind == "n" and _is_span(tokens, at - 2)


def _is_told_off_behind(tokens: list[Token], at: int) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return False
    if behind.text in _OR and at + 2 < len(tokens) and tokens[at + 2].kind == "n":
        return True
    if behind.text in {"+", "%"} or "money" in behind.tells:
        return True
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    if beyond is not None and "points" in behind.tells and _tops(tokens[at + 2 : at + 4]):
        return True
    if behind.text == "in" and beyond is not None and beyond.text in _ABILITIES:
        return True  # `scored 458 in reading`
    if beyond is None or beyond.kind != "n":
        return False
    touches = behind.start == tokens[at].end and beyond.start == behind.end and behind.text in {".", ":", "/", ","}
    return touches or _is_span(tokens, at)


def _tops(behind: list[Token]) -> bool:
    """`200 points at most`: the most that a rule gives, where a cutoff is the least that is asked for."""
    return behind[0].text in _MOST or (len(behind) > 1 and "stop" in behind[0].tells and behind[1].text in _MOST)


_MOST = word_set("maximum max maximo maksimum hochstens") | {"at most", "au plus"}


def is_bar(tokens: list[Token], at: int) -> bool:
    """`nobody below 511`, `no one with a score of less than 491 points`, `from 431 up`."""
    before = [token.text for token in left_of(tokens, at, 9)]
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if not before or (before[0] in _SINCE and behind in _UPWARDS):
        return bool(before)
    return before[0] in _UNDER and not _NOBODY.isdisjoint(before)


_UNDER = frozenset({"below", "under", "less than", "lower than", "fewer than"}) | word_set("sous bajo unter abaixo")
_OR = word_set("or ou oder")
_ABILITIES = word_set("reading listening writing speaking")
_SINCE, _UPWARDS = word_set("from de desde"), word_set("up upwards upward onwards")
_NOBODY = word_set("nobody none no")
_BETWEEN = word_set("between entre")


_TO = word_set(
    "- \u2013 \u2014 ~ to a до تا إلى الى bis hasta ate đến den ila 至 到 से থেকে ਤੋਂ hanggang hingga sampai ad"
)


def _is_span(tokens: list[Token], at: int) -> bool:
    """Whether the numbers at a place and two places on are the ends of a range, and no figure that moved."""
    joint = tokens[at + 1].text in _TO
    return joint and _is_range(tokens[at], tokens[at + 2]) and not is_moved(tokens, at)


def _is_in_series(tokens: list[Token], at: int) -> bool:
    """`557, 542, 533, 525, 516`: one of three numbers and more in a row, which are several draws'."""
    low = at
    while low > 1 and tokens[low - 1].text == "," and tokens[low - 2].kind == "n":
        low -= 2
    row = tokens[low : low + 5]
    return len(row) == 5 and all(t.kind == "n" if i % 2 == 0 else t.text == "," for i, t in enumerate(row))


def _is_range(low: Token, high: Token) -> bool:
    """`491-500`, `2024-26`: two like numbers; `1,400 - 410` is a count and a score."""
    if (
        low.value < high.value <= 4 * low.value
        and len(low.text) > 3
        and len(high.text) > 3
        and not high.text.isdecimal()
    ):
        return True
    return (low.value < high.value and len(high.text) <= 4 and len(low.text) <= 4) or (
        low.value > 2000 and high.value < 100
    )
