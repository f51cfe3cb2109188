"""A sentence's clues to fragments: each is what the sentence says of one draw, with whether it speaks of an earlier one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from scraper.items import Role
from scraper.readers.calendar import MONTHS, Found
from scraper.readers.clues import Clue, ClueKind, Sentence
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.numbering import CARDINALS
from scraper.readers.siblings import moves

_BREAKS = {
    ",",
    ";",
    ":",
    "(",
    ")",
    "\u2013",
    "\u2014",
    "|",
    "and",
    "while",
    "but",
    "when",
    "whereas",
    "after",
    "which",
    "et",
    "mais",
    "alors",
    "y",
    "mientras",
    "e",
    "enquanto",
    "\u0438",
    "\u0430",
    "-",
}
_SINGULAR = {"round", "categorylabel"}


@dataclass(slots=True)
class Fragment:
    """What one sentence, row or group of labels says of one draw. `previous`: said of an earlier draw than the page's.

    `this`: said of the page's own draw (`today's draw`). `block` says where it stands; `apart`: among other headlines,
    so that nothing around it belongs to it. `rounds`: it speaks of a round, or of people invited; `one_round`: it names a
    round; `names_round`: its category is said of one. `same_category`: an earlier round of the page's own category.
    """

    clues: dict[ClueKind, Clue] = field(default_factory=dict)
    previous: bool = False
    this: bool = False
    role: Role = "prose"
    evidence: str = ""
    block: int = 0
    apart: bool = False
    rounds: bool = False
    names_round: bool = False
    one_round: bool = False
    since: bool = False
    federal: bool = False
    same_category: bool = False

    def add(self, clue: Clue) -> None:
        """Take a clue in; of two that agree the fuller stays."""
        known = self.clues.get(clue.kind)
        if (
            known is None
            or (known.weak and not clue.weak)
            or (same(known, clue) is True and len(clue.text) > len(known.text))
        ):
            self.clues[clue.kind] = clue


def same(one: Clue, two: Clue) -> bool | None:
    """Whether two clues of a kind agree; None where they can be neither (a weak one beside another)."""
    if isinstance(one.value, Found) and isinstance(two.value, Found):
        alike = (one.value.month, one.value.day) == (two.value.month, two.value.day)
        years = one.value.year or one.value.hint, two.value.year or two.value.hint
        return alike and (None in years or years[0] == years[1])
    return one.value == two.value


def fragments(sentence: Sentence, block: int, role: Role = "prose") -> list[Fragment]:
    """Split a sentence where it turns to another draw. Sentences about the future, provinces, or totals give none."""
    tokens, clues = sentence.tokens, sorted(sentence.clues, key=lambda clue: clue.at)
    if not clues or sentence.tells("provincial"):
        return []
    turns = {
        at
        for at, token in enumerate(tokens)
        if (token.text in _MAY_TURN or not _TURNING.isdisjoint(token.tells)) and _turns_back(tokens, at)
    }
    parts = _parts(tokens, clues, turns)
    out: list[Fragment] = []
    named: Clue | None = None
    for part in parts:
        low, previous, members = part.start, part.previous, part.members
        words = tokens[low : part.end]
        if not members or _is_own_story(words):
            continue
        if _unreal(words):
            members = [clue for clue in members if clue.kind == "tie"]
            if not members:
                continue
        fragment = Fragment(
            previous=previous, this=_is_this(words), role=role, block=block, evidence=sentence.text[:200]
        )
        for clue in _of_one_draw(members, words, low):
            fragment.add(clue)
        fragment.rounds = any(
            not token.tells.isdisjoint({"round", "invite", "people", "issue"}) or token.text in _HELD for token in words
        ) or (low == 0 and words[0].text in _PRONOUNS)
        fragment.federal = sentence.tells("ircc", "federal")
        fragment.one_round = any("round" in token.tells for token in words)
        fragment.since = any(token.text in _SINCE for token in words)
        fragment.names_round = _names_round(words, [clue.at - low for clue in members if clue.kind == "category"])
        if fragment.previous and named and _is_of_the_kind(words):
            fragment.clues.setdefault("category", bare_category(named))
        fragment.same_category = previous and _is_of_the_kind(words)
        named = fragment.clues.get("category", named)
        if fragment.clues:
            out.append(fragment)
    return out


def bare_category(clue: Clue) -> Clue:
    """A category as another draw's: its version mark is this draw's alone."""
    return replace(clue, text=re.split(r"\s?[(,]\s?\d", clue.text)[0])


def _is_of_the_kind(words: list[Token]) -> bool:
    """Whether a part speaks of a round of the kind just named: `the previous one`, `the last such draw`, `in that category`."""
    for at, token in enumerate(words):
        behind = [word.text for word in words[at + 1 : at + 3]]
        if not token.tells.isdisjoint({"previous", "last"}) and not {"one", "such", "similar"}.isdisjoint(behind):
            return True
        if token.text in {"this", "that", "same", "cette", "meme"} and any(
            word.startswith("categor") for word in behind
        ):
            return True
    return False


def _names_round(words: list[Token], categories: list[int]) -> bool:
    """Whether a category is said of one round: `a CEC round`, `a draw for trades`, `nominees only`."""
    return any(
        "round" in token.tells
        or token.text == "only"
        or words[at].text.startswith(("no ", "aucun "))
        or (words[0].text in _PRONOUNS and token.text == "for")
        for at in categories
        for token in words[max(0, at - 5) : at + 5]
    )


_PRONOUNS = frozenset({"it", "they", "this", "these"})
_HELD = word_set("held happened conducted occurred took place ran carried tenu lieu realizado realizada")


@dataclass(slots=True)
class _Part:
    """A part of a sentence that speaks of one draw: its tokens from `start` to `end`, whether it looks back, its clues."""

    start: int
    previous: bool = False
    members: list[Clue] = field(default_factory=list)
    end: int = 0


def _parts(tokens: list[Token], clues: list[Clue], turns: set[int]) -> list[_Part]:
    """Cut a sentence where it turns back, contrasts, or gives a second value of a kind."""
    parts = [_Part(0)]
    here: dict[int, list[Clue]] = {}
    for clue in clues:
        here.setdefault(clue.at, []).append(clue)
    loose: list[int] = []
    for at in range(len(tokens)):
        if at in turns:
            _turn(parts, tokens, at)
            loose.append(at)
        elif tokens[at].text in _CONTRASTS and parts[-1].members:
            parts.append(_Part(at, previous=parts[-1].previous and tokens[at].text == ";"))
        for clue in here.get(at, ()):
            loose.clear()
            part = parts[-1]
            rival = next((known for known in part.members if _rivals(known, clue)), None)
            if rival:
                cut = _cut(tokens, rival.at, at)
                parts.append(
                    _Part(
                        cut,
                        any(turn in turns for turn in range(cut, at + 1)),
                        [known for known in part.members if known.at >= cut],
                    )
                )
                part.members = [known for known in part.members if known.at < cut]
            parts[-1].members.append(clue)
    if loose and not _compares(tokens[loose[0]]) and not parts[-1].members and len(parts) > 1:
        _look_back(parts, tokens)
    for part, following in pairwise(parts):
        part.end = following.start
    parts[-1].end = len(tokens)
    return parts


def _turn(parts: list[_Part], tokens: list[Token], at: int) -> None:
    """Begin a part that looks back; a category named just before is already the earlier draw's (`the CEC draw a day earlier`)."""
    part = parts[-1]
    if all(clue.kind == "category" for clue in part.members):
        part.previous, part.members = True, [bare_category(clue) for clue in part.members]
    else:
        parts.append(_Part(_cut(tokens, part.members[-1].at, at), previous=True))


def _look_back(parts: list[_Part], tokens: list[Token]) -> None:
    """What ends in `…, the date of the previous draw` said its last clause of that draw."""
    tail = parts.pop()
    part = parts[-1]
    if part.previous or not part.members:
        return
    cut = _cut(tokens, part.start - 1, part.members[-1].at)
    if tokens[cut].text not in _BREAKS:
        part.previous = True
        return
    parts.append(_Part(cut, True, [clue for clue in part.members if clue.at >= cut], tail.end))
    part.members = [clue for clue in part.members if clue.at < cut]


def _compares(token: Token) -> bool:
    return "than" in token.tells or token.text in {"under", "above", "below", "over", "beneath"}


def _rivals(one: Clue, two: Clue) -> bool:
    return one.kind == two.kind != "category" and not (one.weak or two.weak) and same(one, two) is False


def _cut(tokens: list[Token], low: int, high: int) -> int:
    """Where the sentence turns between two places: at a conjunction that contrasts, else the last comma, else the second place."""
    contrast = (at for at in range(high, low, -1) if tokens[at].text in _CONTRASTS)
    comma = (at for at in range(high, low, -1) if tokens[at].text in _BREAKS)
    return next(contrast, next(comma, high))


_CONTRASTS = frozenset({";", "while", "whereas", "but", "mais", "mientras", "enquanto", "tandis"})


_MAY_TURN = word_set(
    "since depuis desde under above below over beneath from after follows followed following apres tras apos после بعد після"
)
_TURNING = frozenset({"previous", "last", "than", "before", "daybefore", "days"})


def _turns_back(tokens: list[Token], at: int) -> bool:
    """Whether a word turns to an earlier draw: `the previous round`, `one draw earlier`, `than`, `the last CEC draw`."""
    token, behind = tokens[at], tokens[at + 1 : at + 5]
    if "previous" in token.tells:
        return not any("rounds" in t.tells for t in [*behind[:3], *tokens[max(0, at - 2) : at]])
    if "last" in token.tells:
        return any("round" in t.tells or t.text == "one" for t in behind) and not any(
            "rounds" in t.tells for t in behind
        )
    if "than" in token.tells or "daybefore" in token.tells:
        return True
    if "days" in token.tells:
        return bool(behind) and "earlier" in behind[0].tells
    if token.text == "from":
        return any(moves(t) for t in tokens[max(0, at - 4) : at])
    if token.text in _AFTER:
        return _after_a_round(tokens, at)
    if token.text in _SINCE:
        return bool(behind) and behind[0].text == ""
    if "before" in token.tells:
        plural = any("rounds" in t.tells for t in tokens[max(0, at - 2) : at])
        return not plural and (
            not behind or behind[0].text in {"this", "that", "it", "was", "is", ",", ".", ":", "there", "had"}
        )
    if token.text in {"under", "above", "below", "over", "beneath"}:
        compares = at > 0 and (
            tokens[at - 1].kind == "n" or "points" in tokens[at - 1].tells or tokens[at - 1].text in _BY_FAR
        )
        rest = tokens[at + 1 : at + 9]
        measured = any("score" in word.tells for word in behind[1:3]) and not any("round" in t.tells for t in rest)
        return compares and not measured and bool(behind) and behind[0].text in {"the", "that", "last", "yesterday's"}
    return False


_AFTER = word_set("after follows followed following apres tras apos после بعد після")


def _after_a_round(tokens: list[Token], at: int) -> bool:
    """`one week after the second April draw`: the round behind the word is an earlier one."""
    for token in tokens[at + 1 : at + 8]:
        if token.text == "," or "this" in token.tells:
            return False
        if "round" in token.tells:
            return True
    return False


_SINCE = frozenset({"since", "depuis", "desde"})
_BY_FAR = word_set("much far well just one two three four five six seven eight nine ten eleven twelve")


def _is_own_story(words: list[Token]) -> bool:
    """Whether a candidate speaks of himself: `my score`, `I had 478 points`."""
    return any(
        "own" in token.tells or (token.text == "i" and behind.kind == "w" and behind.text not in {"e", "of"})
        for token, behind in pairwise(words)
    )


def _unreal(words: list[Token]) -> bool:
    """Whether a part speaks of what has not happened: a forecast, a plan, an example."""
    dated = any(token.text == "" for token in words)
    for at, token in enumerate(words):
        before = words[at - 1].text if at else ""
        behind = [word.text for word in words[at + 1 : at + 3]]
        if "may" in token.tells:
            if token.text in {"may", "might"} and not _PERMITTED.intersection(behind):
                return True
            continue
        if "future" not in token.tells:
            if token.text == "next" and any("round" in word.tells for word in words[at + 1 : at + 5]):
                return True
            continue
        if token.text in {"will", "would", "sera", "seront"} and before in {
            "who",
            "which",
            "that",
            "they",
            "and",
            "qui",
            "candidates",
        }:
            continue
        if token.text in {"due", "si"} and behind[:1] == ["to"]:
            continue
        if token.text == "example" and dated:
            continue
        return True
    return False


_PERMITTED = word_set("apply now qualify go submit proceed be")


def _is_this(words: list[Token]) -> bool:
    for at, token in enumerate(words):
        near = words[at + 1 : at + 5]
        if ("this" in token.tells or "today" in token.tells) and any(
            "round" in t.tells or t.text == "time" for t in near
        ):
            return not any("rounds" in t.tells for t in near)
    return False


def _of_one_draw(members: list[Clue], words: list[Token], low: int) -> list[Clue]:
    """Leave out what a part does not say of its draw: totals, and categories that it merely lists."""
    totals = _totals(words)
    summed = [at for at, token in enumerate(words) if "rounds" in token.tells and _is_counted(words, at)]
    days = [at for at, token in enumerate(words) if token.text == ""]
    slugs = {str(clue.value) for clue in members if clue.kind == "category"}
    slug = one_category(slugs)
    out = []
    for clue in members:
        if clue.kind == "invitations" and not clue.weak and (totals or _nearer(clue.at - low, summed, days)):
            continue
        if clue.kind == "category" and (clue.value != slug or totals or summed):
            continue
        out.append(clue)
    return out


def one_category(slugs: set[str]) -> str | None:
    """The one category named, None where several are; `general` stands above the programs that it names, a program above the trade it is for."""
    if len(slugs) == 1:
        return next(iter(slugs))
    if "general" in slugs and slugs <= {"general", "fsw", "fst", "cec", "pnp", "trade"}:
        return "general"
    if slugs == {"fst", "trade"}:
        return "fst"
    return None


def _is_counted(words: list[Token], at: int) -> bool:
    """`in four draws`, `14 rounds`; not `as in the two draws before`."""
    if at + 1 < len(words) and not words[at + 1].tells.isdisjoint({"before", "previous"}):
        return False
    return any(token.kind == "n" or token.text in CARDINALS for token in words[max(0, at - 3) : at])


def _nearer(place: int, ones: list[int], others: list[int]) -> bool:
    """Whether one of the first places is nearer to a place than any of the others."""
    return bool(ones) and min(abs(one - place) for one in ones) < min(
        (abs(other - place) for other in others), default=10_000
    )


def _totals(words: list[Token]) -> bool:
    """Whether a part sums up: totals, so far this year, several rounds together, a month or year without a day."""
    single = any("round" in token.tells for token in words)
    dated = any(token.text == "" for token in words)
    for at, token in enumerate(words):
        before = words[at - 1].text if at else ""
        if "total" in token.tells and not (token.text in _SINCE and (single or dated)):
            of_people = (
                token.text == "total" and before in {"a", "un"} and any(t.kind == "n" for t in words[at + 1 : at + 4])
            )
            if not of_people and not (token.text == "total" and (dated or single)):
                return True
        if "rounds" in token.tells and not dated and _is_counted(words, at):
            return True
        if token.kind == "n" and 2014 <= token.value <= 2100 and len(token.text) == 4 and before in _IN:
            return not (single or dated)
        if token.text in MONTHS and token.text not in {"may", "out", "set", "mar"}:
            return not (single or dated)
    return False


_IN = word_set("in en em в for during за au pour")
