"""Groups of lines that give a draw's facts one by one: labels with their values, and short lines that are a fact each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.readers.blocks import APART, Block
from scraper.readers.calendar import days_in
from scraper.readers.clues import Clue, ClueKind
from scraper.readers.facts import facts_of, states_draw
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, earlier_facts, is_span, label_of, split_label, value_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug, is_category, name_in

SHORT_LABEL = 3
"""Words of a label that is not known, before a value that can only be a category."""
MAX_VALUE = 80
"""Characters of a value that stands on the line below its label."""
SILENT_GROUP = 60
"""Labels in a row that state nothing together; of more, none is read as a sentence either."""
LONGEST_GROUP = 400
"""Labels in one group; more are no announcement's."""
LONGEST_ASIDE = 50
"""Characters of the value of a label that names nothing of the draw; a longer one is a sentence."""
MAX_FACT = 70
"""Characters of a line that is one fact of a draw and has no label."""
MAX_WORDS = 5
"""Words of such a line that ends in a full stop; a longer one is a sentence."""
_HANDLE = re.compile(r"[^@\n]{0,40}@\w{2,30}\s+\u00b7\s+")
"""Who posted: `EE Alerts @ee_alerts \u00b7 Nov 15, 2024`."""
_UNKNOWN = re.compile(r"[^:\n.!?]{2,40}:\s\S.{0,60}")
_DIGIT, _FIGURE = re.compile(r"\d"), re.compile(r"\d\d")
_RESTART: frozenset[ClueKind] = frozenset({"number", "date", "category"})
"""Facts that name a draw: a second, other one begins the next draw."""


class Group:
    """Gathers the facts of one draw after the other; what a group says of the draw before goes to a fragment of its own."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.bare = 0
        self.done: list[Fragment] = []
        self.earlier = Fragment(role="list", block=place, previous=True)
        self.current = Fragment(role="main", block=place)

    def add(self, clue: Clue, words: str) -> None:
        """Take a fact in: a second value of a kind begins the next draw where it names one, else it is doubtful and left out."""
        known = self.current.clues.get(clue.kind)
        if known is not None and known.value != clue.value and (clue.weak or not known.weak):
            if (clue.weak and not known.weak) or (
                clue.kind not in _RESTART and next(iter(self.current.clues)) != clue.kind
            ):
                return
            self.close()
        self.current.add(clue)
        if not self.current.evidence.endswith(words):
            self.current.evidence = f"{self.current.evidence}; {words}" if self.current.evidence else words

    def add_line(self, clues: Sequence[Clue], block: Block) -> None:
        """Take in the facts of one line: where one of them names another draw, all are that draw's; an item that has several is one of a list."""
        known = self.current.clues
        if any(c.kind in _RESTART and not c.weak and c.kind in known and known[c.kind].value != c.value for c in clues):
            self.close()
        for clue in clues:
            self.add(clue, block.text)
        if len(clues) > 1 and block.kind == "item":
            self.current.role = "list"

    def head(self, name: str, behind: Label | None) -> None:
        """Take in a category above a line with a label (`behind`, None for a bare figure); above a fact that is known it heads the next draw."""
        known = self.current.clues.keys()
        if behind in known or (behind is None and not known.isdisjoint({"invitations", "score"})):
            self.close()
        self.add(Clue("category", name, category_slug(name) or "", 0), name)

    def close(self) -> None:
        """End the draw that is being gathered."""
        self.done.append(self.current)
        self.current = Fragment(role="main", block=self.place)

    def fragments(self) -> list[Fragment]:
        """What was gathered, each draw a fragment with more than one fact."""
        self.close()
        return [
            one
            for one in [*self.done, self.earlier]
            if sum(not clue.weak for clue in one.clues.values())
            > 1 + (one.previous and one.clues.keys().isdisjoint({"date", "number"}))
        ]


def read_labelled(
    blocks: tuple[Block, ...], start: int, end: int | None = None, *, day_first: bool
) -> tuple[list[Fragment], int]:
    """A group of labels and values from a block on (to `end`): its fragments and how many blocks it takes."""
    group = Group(start)
    at, end = start, min(len(blocks) if end is None else end, start + LONGEST_GROUP)
    while at < end and (blocks[at].kind == "row") == (blocks[start].kind == "row"):
        if _spans(blocks, at):
            return [Fragment(block=start)], at + 1 - start  # what says nothing, so that no line is read as a sentence
        used = _take(group, blocks, at, day_first=day_first)
        if not used:
            break
        at += used
    found = group.fragments()
    if group.bare and group.bare == at - start and not any(len(one.clues) > 2 for one in found):
        return [], at - start if at - start > SILENT_GROUP else 0
    return found, at - start


def _take(group: Group, blocks: tuple[Block, ...], at: int, *, day_first: bool) -> int:
    """Take what a block says of the group's draw in; how many blocks that took, 0 where the group ends before it."""
    if names_category(blocks, at):
        behind = split_label(blocks[at + 1].text)
        group.head(blocks[at].text, behind[0] if behind else None)
        return 1
    pair = _turned(blocks, at) or _pair(blocks, at, day_first=day_first)
    if pair is None:
        return _take_bare(group, blocks, at, day_first=day_first)
    label, value, used = pair
    words = " ".join(block.text for block in blocks[at : at + used])
    clues = value_of(label, value, day_first=day_first)
    if clues and used == 1 and blocks[at].kind != "row" and _SEVERAL.search(value):
        clues = max(clues, facts_of([blocks[at].text], day_first=day_first) or [], key=len)
    for clue in clues:
        group.add(clue, words)
    return used if label != "none" or _earlier(group, blocks[at], day_first=day_first) else 0


_SEVERAL = re.compile(r"[|;,\u00b7\u2013-]\s?[^\W\d].{0,60}\d")
"""A value with another label's behind it: `Invitations: 1,085 | CRS: 727`."""


def _turned(blocks: tuple[Block, ...], at: int) -> tuple[Label, str, int] | None:
    """A figure above its label, as on cards: where figures and labels take turns, from a figure to a label."""
    if not _ALONE.fullmatch(blocks[at].text) or blocks[at].kind == "row":
        return None
    run = at
    while run + 1 < min(len(blocks), at + LONGEST_TURNS) and _ALONE.fullmatch(blocks[run].text):
        if label_of(blocks[run + 1].text) not in {"invitations", "score", "number"}:
            break
        run += 2
    ends = run >= len(blocks) or not _ALONE.fullmatch(blocks[run].text)
    label = label_of(blocks[at + 1].text) if run > at and ends else None
    return (label, blocks[at].text, 2) if label else None


_ALONE = re.compile(r"#?\d{1,3}(?:[,. ]\d{3})?|\d{4,5}")
LONGEST_TURNS = 12


def _take_bare(group: Group, blocks: tuple[Block, ...], at: int, *, day_first: bool) -> int:
    """The same for a block without a label that is known."""
    begins = at == group.place
    facts = _bare_facts(blocks[at], day_first=day_first) if not begins or _may_begin(blocks, at) else []
    if blocks[at].kind == "item" and blocks[group.place].kind != "item" and states_draw(facts):
        return 0  # a list of draws below a line with a fact
    if not facts and not begins and _UNKNOWN.fullmatch(blocks[at].text) and not _tells_of_another(blocks[at].text):
        facts = facts_of([blocks[at].text.partition(":")[2]], day_first=day_first) or []
        facts = [clue for clue in facts if clue.kind != "date"]
    if not facts and (begins or not _is_unknown_label(blocks, at, day_first=day_first)):
        return 0
    group.bare += bool(facts)
    group.add_line(facts, blocks[at])
    return 1


def _tells_of_another(line: str) -> bool:
    """Whether what stands before a colon turns to another draw: `Two days before it was the PNP's turn: 277 invitations`."""
    tells = frozenset[str]().union(*(token.tells for token in lex(fold(line.partition(":")[0]))))
    return bool(tells & {"daybefore", "dayafter", "previous"}) or {"days", "earlier"} <= tells


def names_category(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a short line is a category and nothing else, right above a label or figure: its draw's."""
    if len(blocks[at].text) > MAX_VALUE or blocks[at].kind == "row" or at + 1 >= len(blocks):
        return False
    split = split_label(blocks[at + 1].text)
    follows = bool(split and split[1]) or bool(_FACT.fullmatch(blocks[at + 1].text))
    return follows and is_category(blocks[at].text) and split_label(blocks[at].text) is None


_FACT = re.compile(r"\W{0,6}(?:[A-Z]{3}\s)?\d{1,3}(?:[,. ]\d{3})?(?:\s[A-Z]{3}s?)?\W{0,4}")
"""A line of a post that is one figure: `800 ITAs`, `CRS 478`."""


def _spans(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a label gives a span of scores, in its line or the next, as only provinces have them."""
    block = blocks[at]
    behind = blocks[at + 1].text if at + 1 < len(blocks) else ""
    if block.kind == "row":
        label, value = block.cells if len(block.cells) == 2 else ("", "")
    else:
        label, _, value = block.text.partition(":")
        value = value.strip() or behind
    return is_span(value) and not _DIGIT.search(label) and label_of(label.rstrip(" :")) == "score"


def _may_begin(blocks: tuple[Block, ...], at: int) -> bool:
    """A quick look whether lines of one fact each may begin here: a figure in this line or the next, and no sentence."""
    here, behind = blocks[at].text, blocks[at + 1].text if at + 1 < len(blocks) else ""
    return len(here) <= MAX_FACT and len(behind) <= MAX_VALUE and bool(_DIGIT.search(here) or _DIGIT.search(behind))


def _bare_facts(block: Block, *, day_first: bool) -> list[Clue]:
    """The facts of a short line without labels (`800 ITAs`, `CRS 478`, `French`); its day is weak: it may be the page's own."""
    if block.kind == "row" or block.level == APART or len(block.text) > MAX_FACT:
        return []
    text = _HANDLE.sub("", block.text)
    if text.endswith(".") and len(text.split()) > MAX_WORDS:
        return []
    facts = facts_of([text], day_first=day_first) or []
    if len(facts) == 1 and facts[0].kind == "date" and block.text[0].isalnum():
        return [replace(facts[0], weak=True)]
    return facts


def _is_unknown_label(blocks: tuple[Block, ...], at: int, *, day_first: bool) -> bool:
    """Whether a line is a label that the reader does not know, or with a value that it does not, amid others that it does."""
    if blocks[at].kind == "row" or at + 1 >= len(blocks) or not _UNKNOWN.fullmatch(blocks[at].text):
        return False
    return not _FIGURE.search(blocks[at].text) and _pair(blocks, at + 1, day_first=day_first) is not None


def _earlier(group: Group, block: Block, *, day_first: bool) -> bool:
    """Take `Previous CEC cutoff: 397`, a fact of the draw before, in; False where a line tells of that draw in other words."""
    label, colon, value = block.text.partition(":")
    if block.kind == "row" or not colon:
        return True
    back, facts = earlier_facts(label, value.strip(), day_first=day_first)
    if back:
        days = [label[day.start : day.end] for day in days_in(label, day_first=day_first)]
        facts = max(facts, facts_of([*days, value], day_first=day_first) or [], key=len)
        slug = category_slug(label)
        if facts and slug and not any(clue.kind == "category" for clue in facts):
            facts = [*facts, Clue("category", name_in(label), slug, 0)]
    for clue in facts:
        group.earlier.add(clue)
        group.earlier.evidence = group.earlier.evidence or block.text
    return bool(facts) or not _DIGIT.search(value) or not (back or len(value) > LONGEST_ASIDE)


def _pair(blocks: tuple[Block, ...], at: int, *, day_first: bool) -> tuple[Label, str, int] | None:
    block = blocks[at]
    if block.kind == "row" and len(block.cells) == 2:
        label = label_of(block.cells[0].rstrip(" :"))
        return (label, block.cells[1], 1) if label else ("none", "", 1)
    if block.kind == "row":
        return ("none", "", 1)
    split = split_label(block.text)
    head, _, value = block.text.partition(": ")
    if not split and is_category(value) and len(head.split()) <= SHORT_LABEL and not _DIGIT.search(head):
        return "category", value, 1  # `What: French-language proficiency`
    if split and split[1]:
        is_told = split[0] == "none" or value_of(*split, day_first=day_first)
        if not is_told and split[0] in {"date", "tie"} and any(day.ambiguous for day in days_in(split[1])):
            return ("none", "", 1)
        return (*split, 1) if is_told else None
    behind = blocks[at + 1].text if at + 1 < len(blocks) else ""
    if not behind or len(behind) > MAX_VALUE or (not split and (len(block.text) >= 60 or _DIGIT.search(block.text))):
        return None
    label = split[0] if split else label_of(block.text)
    return (label, behind, 2) if label and _is_value(label, behind, day_first=day_first) else None


def _is_value(label: Label, text: str, *, day_first: bool) -> bool:
    """Whether a line is a label's value and no sentence that happens to hold one."""
    if len(text) > MAX_VALUE or split_label(text) or not value_of(label, text, day_first=day_first):
        return False
    return fold(text[0]) in "#0123456789" if label in {"number", "invitations", "score"} else len(text.split()) <= 10
