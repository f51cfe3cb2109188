"""A sentence's clues to fragments: each is what the sentence says of one draw, with whether it speaks of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from scraper.items import Role
from scraper.readers.clues import Clue, ClueKind, Sentence, is_category, same
from scraper.readers.dating import SINCE
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.likeness import carried, is_of_the_kind
from scraper.readers.parts import CONTRASTS, Part, bare_category, parts_of
from scraper.readers.patterns import FIGURES, side_by_side
from scraper.readers.sifting import HELD, sifted
from scraper.readers.tone import (
    ONLY,
    is_counted,
    is_few,
    is_of_a_time,
    is_own_story,
    is_provincial,
    is_supposed,
    is_this,
    is_total,
    is_unreal,
)
from scraper.readers.turning import turns


@dataclass(slots=True, eq=False)
class Fragment:
    """What one sentence, row or group of labels says of one draw. `previous`: said of an earlier draw than the page's.

    `this`: said of the page's own draw (`today's draw`). `block` says where it stands; `apart`: among other headlines,
    so that nothing around it belongs to it. `rounds`: it speaks of a round, or of people invited; `one_round`: it names a
    round; `names_round`: its category is said of one. `same_category`: an earlier round of the page's own category.
    `aside`: a comparison within a sentence about another draw, which the next sentence goes on about. `several`: its day is that of several rounds, whose own figures follow.
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
    several: bool = False
    aside: bool = False

    def add(self, clue: Clue) -> None:
        """Take a clue in; of two that agree the fuller stays."""
        known = self.clues.get(clue.kind)
        if (
            known is None
            or (known.weak and not clue.weak)
            or (same(known, clue) is True and len(clue.text) > len(known.text))
        ):
            self.clues[clue.kind] = clue


def fragments(sentence: Sentence, block: int, role: Role = "prose") -> list[Fragment]:
    """Split a sentence where it turns to another draw. Sentences about the future, provinces, or totals give none."""
    tokens, clues = sentence.tokens, sorted(sentence.clues, key=lambda clue: clue.at)
    if not clues or _is_elsewhere(sentence):
        return []
    if is_supposed(sentence):
        clues = [clue for clue in clues if clue.kind == "tie"]
    clues = sifted(sentence, clues)
    back = turns(tokens)
    parts = parts_of(tokens, clues, back)
    clues = side_by_side(tokens, clues)[1]
    shared = _shared_day(tokens, clues) if not back else None
    out: list[Fragment] = []
    told: dict[ClueKind, Clue] = {}
    same_kind = unreal = False
    for part in parts:
        words = tokens[part.start : part.end]
        unreal = not part.previous and (is_unreal(words) or (unreal and words[0].text not in CONTRASTS))
        members = _real(part.members, words, part.start, unreal=unreal)
        if not members:
            continue
        fragment = _fragment(members, words, part, summed=shared is None)
        fragment.role, fragment.block, fragment.evidence = role, block, sentence.text[:200]
        fragment.federal = sentence.tells("ircc", "federal")
        same_kind = same_kind or is_of_the_kind(words)
        fragment.same_category = same_kind and (part.previous or "date" in fragment.clues)
        fragment.aside = part.previous and any(not before.previous for before in out)
        if fragment.same_category and sentence.kind and "category" not in told:
            fragment.clues.setdefault("category", bare_category(sentence.kind))
        if part.previous:
            for clue in carried(words, told):
                fragment.clues.setdefault(clue.kind, clue)
        told |= {clue.kind: clue for clue in members if clue.kind in FIGURES}
        told |= {kind: clue for kind, clue in fragment.clues.items() if kind == "category"}
        if shared:
            _share(fragment, shared, alone=len(parts) == 1)
        if fragment.clues:
            out.append(fragment)
    return out


def _is_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a province, another country, or invitations to something else than permanent residence."""
    if sentence.tells("unrelated") or is_provincial(sentence):
        return True
    told = sentence.tells("round") or any(clue.kind == "score" for clue in sentence.clues)
    return sentence.tells("otherprogram") and not told


_AND = frozenset({"and", "but", "while", "so"})


def _real(members: list[Clue], words: list[Token], start: int, *, unreal: bool) -> list[Clue]:
    """The clues of a part that speaks of what happened; of a rule for the future its tie-break alone is real."""
    if is_own_story(words):
        own = next((at for at, (one, two) in enumerate(pairwise(words)) if one.text in _AND and two.text == "i"), 0)
        if not own or is_own_story(words[:own]):
            return []
        members = [clue for clue in members if clue.at < start + own]  # `the minimum was 453 and I was sitting at 449`
    return [clue for clue in members if clue.kind == "tie"] if unreal or is_unreal(words) else members


def _fragment(members: list[Clue], words: list[Token], part: Part, *, summed: bool) -> Fragment:
    fragment = Fragment(previous=part.previous, this=is_this(words))
    for clue in _of_one_draw(members, words, part.start, summed=summed):
        fragment.add(clue)
    fragment.rounds = any(
        not token.tells.isdisjoint({"round", "invite", "people", "issue"}) or token.text in HELD for token in words
    ) or (part.start == 0 and words[0].text in _PRONOUNS)
    fragment.one_round = any("round" in token.tells for token in words) or any(
        is_category(token) and behind.text == "one" for token, behind in pairwise(words)
    )
    fragment.one_round = fragment.one_round or _is_title(words)
    fragment.since = any(token.text in SINCE for token in words)
    named = [clue.at - part.start for clue in members if clue.kind == "category"]
    fragment.names_round = _names_round(words, [at for at in named if 0 <= at < len(words)])
    return fragment


def _is_title(words: list[Token]) -> bool:
    """`Express Entry results – 18 September 2025`: a line that names a round by its day and no more; not `January 18, 2023 | Express Entry`."""
    named = [token for token in words if "federal" in token.tells and "ircc" not in token.tells]
    return (
        bool(named)
        and words[-1].text != "|"
        and words[0].text != ""
        and all(token in named or token.kind == "p" or token.text in _RESULTS for token in words)
    )


_RESULTS = word_set(
    "results result resultats resultados resultado risultati hasil ergebnisse ergebnis sonuclari итоги результаты of du del do"
) | {""}


def _shared_day(tokens: list[Token], clues: list[Clue]) -> Clue | None:
    """The day of several rounds at once: `two draws on May 30`; not `the second of two draws`."""
    for clue in clues:
        if clue.kind != "date" or clue.weak:
            continue
        near = range(max(0, clue.at - 5), clue.at)
        at = next((at for at in near if "rounds" in tokens[at].tells), None)
        if at is not None and is_counted(tokens, at) and not any(t.text in {"of", "des"} for t in tokens[at - 3 : at]):
            return clue
    return _day_of_few(tokens, [clue for clue in clues if clue.kind == "date"])


def _day_of_few(tokens: list[Token], days: list[Clue]) -> Clue | None:
    """The only day of a sentence that counts a few rounds and speaks of no single one: `Today, May 30, … in two draws`."""
    tells = frozenset[str]().union(*(token.tells for token in tokens))
    if len(days) != 1 or days[0].weak or tells & {"round", "total", "since", "pool"}:
        return None
    few = [at for at, token in enumerate(tokens) if "rounds" in token.tells and is_few(tokens[max(0, at - 3) : at])]
    return days[0] if few else None


def _share(fragment: Fragment, day: Clue, *, alone: bool) -> None:
    """Give a fragment the day that several rounds share; what is said of all of them together is no round's figure."""
    fragment.clues.setdefault("date", day)
    if alone and "category" not in fragment.clues:
        fragment.several = True


def _names_round(words: list[Token], categories: list[int]) -> bool:
    """Whether a category is said of one round: `a CEC round`, `a draw for trades`, `nominees only`."""
    return any(
        "round" in token.tells
        or token.text in ONLY
        or words[at].text.startswith(("no ", "aucun "))
        or (token.text == "for" and (words[0].text in _PRONOUNS or words[0].text.endswith("'s")))
        or (words[0].text in _ALL and token.text in _WAS)
        for at in categories
        for token in words[max(0, at - 8) : at + 5]
    )


_PRONOUNS = frozenset({"it", "they", "this", "these"})
_ALL = word_set("all everyone everybody each tous toutes chacun todos todas")
_WAS = word_set("was were had etaient avaient eran eram")


def _of_one_draw(members: list[Clue], words: list[Token], low: int, *, summed: bool) -> list[Clue]:
    """Leave out what a part does not say of its draw: totals (and, where several rounds are `summed`, theirs), mere lists of categories."""
    totals = is_total(words, dated=any(clue.kind == "date" for clue in members))
    counted = [
        at
        for at, token in enumerate(words)
        if summed and "rounds" in token.tells and is_counted(words, at) and not _lists(words, at)
    ]
    days = [at for at, token in enumerate(words) if token.text == ""]
    slugs = {str(clue.value) for clue in members if clue.kind == "category"}
    slug = one_category(slugs)
    out = []
    means = any("average" in token.tells for token in words)
    since = {clue.kind for clue in members} <= {"date", "category"} and any(
        token.text in SINCE and behind.text == "" for token, behind in pairwise(words)
    )
    means = means or (totals and is_of_a_time(words) and any(clue.kind == "invitations" for clue in members))
    for clue in members:
        if clue.kind == "score" and means:
            continue  # an average, or one beside the sum of a month
        summed_up = totals or (_nearer(clue.at - low, counted, days) and not _in_brackets(words, clue.at - low))
        if clue.kind == "invitations" and not clue.weak and summed_up:
            continue
        if clue.kind == "category" and (
            clue.value != slug or totals or counted or since or _last_seen(words, clue, low)
        ):
            continue  # `Since October 23 every round was for French`
        out.append(clue)
    return out


def _last_seen(words: list[Token], clue: Clue, low: int) -> bool:
    """`The last time skilled workers were invited was …`: a round for every program invites them too."""
    at = max(0, clue.at - low)
    if clue.value not in _OF_EVERY:
        return False
    before = {token.text for token in words[max(0, at - 4) : at]}
    told = not before.isdisjoint(_TIME) and not before.isdisjoint(_LAST)
    return told and not any("round" in token.tells for token in words)


_OF_EVERY = frozenset({"fsw", "cec", "fst"})
_TIME, _LAST = word_set("time fois vez volta раз"), word_set("last derniere ultima последний")


def _lists(words: list[Token], at: int) -> bool:
    """`two rounds of invitations: 606 nominees with …`: behind the colon stands each round's own."""
    return any(token.text == ":" for token in words[at + 1 : at + 11])


def _in_brackets(words: list[Token], place: int) -> bool:
    return 0 < place <= len(words) and words[place - 1].text == "("


def one_category(slugs: set[str]) -> str | None:
    """The one category named, None where several are; `general` stands above the programs that it names, a program above the trade it is for."""
    if len(slugs) == 1:
        return next(iter(slugs))
    if "general" in slugs and slugs <= {"general", "fsw", "fst", "cec", "pnp", "trade"}:
        return "general"
    if slugs == {"fst", "trade"}:
        return "fst"
    return None


def _nearer(place: int, ones: list[int], others: list[int]) -> bool:
    """Whether one of the first places is nearer to a place than any of the others."""
    return bool(ones) and min(abs(one - place) for one in ones) < min(
        (abs(other - place) for other in others), default=10_000
    )
