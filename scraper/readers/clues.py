"""What a sentence gives away: its clues, and small helpers to look around a place in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scraper.readers.calendar import Before, Found
from scraper.readers.lexing import Token

ClueKind = Literal["number", "date", "invitations", "score", "category", "tie"]
MAX_SCORE, MAX_NUMBER = 1200, 1999
BARE = 4
"""Tokens of a sentence that says one figure and nothing else."""
MAX_INVITATIONS = 50_000
"""Of one draw in running text (27,332 is the record); what is more counts a pool or a year."""


@dataclass(slots=True)
class Clue:
    """One fact of a sentence: its kind, the published text, the value to compare by, and the token that it stands at.

    `weak` marks what its place alone suggests: it only completes a statement that stands without it. `ordinal` marks a
    number given as one (`the 264th draw`). `day` is the text of a date without its clock time.
    """

    kind: ClueKind
    text: str
    value: int | str | Found | Before
    at: int
    weak: bool = False
    ordinal: bool = False
    day: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence taken apart: tokens (days are one token each, in `days` by token), its clues, what `it` means in it, and all that its words tell.

    `kind` is the category that the paragraph named last before. `of_round` marks a bare one (`1,350 people.`) behind a sentence about a round.
    """

    text: str
    tokens: list[Token]
    days: dict[int, Found] = field(default_factory=dict)
    clues: list[Clue] = field(default_factory=list)
    it: ClueKind | None = None
    said: frozenset[str] | None = None
    of_round: bool = False
    kind: Clue | None = None

    def last_kind(self) -> Clue | None:
        """The category named last, here or before."""
        for token in reversed(self.tokens):
            for name in token.tells:
                if name.startswith("cat:"):
                    return Clue("category", self.text[token.start : token.end], name[4:], 0)
        return self.kind

    def goes_on(self) -> bool:
        """Whether the next sentence, if it is as bare as `542 points.`, speaks of a round."""
        return self.tells("round") or (self.of_round and len(self.tokens) <= BARE)

    def last_told(self) -> ClueKind | None:
        """What the sentence spoke of last: a tie-break, else a score or count; what `it` means in the next one."""
        kinds = [clue.kind for clue in self.clues]
        if "tie" in kinds:
            return "tie"
        told = {kind for kind in kinds if kind in {"score", "invitations"}}
        return told.pop() if len(told) == 1 else None

    def tells(self, *names: str) -> bool:
        """Whether any word of the sentence is of these classes."""
        if self.said is None:
            self.said = frozenset[str]().union(*[token.tells for token in self.tokens])
        return not self.said.isdisjoint(names)


def day_text(text: str, day: Found) -> str:
    """The words of a day without its clock time."""
    return text[day.day_start : day.day_end] if day.day_end > 0 else text[day.start : day.end].strip(" ,.()|@-")


def left_of(tokens: list[Token], at: int, most: int, *, over_days: bool = True) -> list[Token]:
    """The tokens before a place, nearest first, to the end of the sentence part."""
    out: list[Token] = []
    for token in reversed(tokens[max(0, at - most) : at]):
        if token.text == ";" or (not over_days and token.text == "" and token.kind == "w"):
            break
        out.append(token)
    return out


def is_it(tokens: list[Token], at: int) -> bool:
    """Whether a value is said of something named before: `it was 459`."""
    before = [token.text for token in left_of(tokens, at, 3)]
    return (
        bool(before)
        and before[0] in {"was", "is", "at", "were", "etait", "est", "era", "fue", "foi"}
        and "it" in before[1:] + ["it"] * (before[0] in {"etait", "era"})
    )


def goes_on(tokens: list[Token], at: int) -> bool:
    """`four days before the round`, which counts to the draw and not back from it; not `on the previous day the round …`."""
    if tokens[at - 1].text.endswith(" day"):
        return False
    return at < len(tokens) and tokens[at].text in {"the", "this", "its", "le", "la", "el", "o", "a", "yesterday"}


def near(tokens: list[Token], at: int, before: int, behind: int) -> list[Token]:
    """The tokens around a place, without the one at it."""
    return tokens[max(0, at - before) : at] + tokens[at + 1 : at + 1 + behind]


def is_category(token: Token) -> bool:
    """Whether a token is the name of a category."""
    return any(name.startswith("cat:") for name in token.tells)


def same(one: Clue, two: Clue) -> bool | None:
    """Whether two clues of a kind agree; None where they can be neither (a weak one beside another)."""
    if isinstance(one.value, Found) and isinstance(two.value, Found):
        alike = (one.value.month, one.value.day) == (two.value.month, two.value.day)
        years = one.value.year or one.value.hint, two.value.year or two.value.hint
        return alike and (None in years or years[0] == years[1])
    return one.value == two.value
