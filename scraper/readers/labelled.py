"""Groups of lines that give a draw's facts one by one: labels with their values, and short lines that are a fact each."""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.readers.blocks import Block
from scraper.readers.calendar import days_in
from scraper.readers.clues import Clue, ClueKind
from scraper.readers.facts import facts_of
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, earlier_facts, is_category, is_span, label_of, split_label, value_of

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

    def add_line(self, facts: list[Clue], block: Block) -> None:
        """Take the facts of a line without labels in; an item that has several is one of a list of draws."""
        for clue in facts:
            self.add(clue, block.text)
        if len(facts) > 1 and block.kind == "item":
            self.current.role = "list"

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
            if sum(not clue.weak for clue in one.clues.values()) > 1 + one.previous
        ]


def read_labelled(
    blocks: tuple[Block, ...], start: int, end: int | None = None, *, day_first: bool
) -> tuple[list[Fragment], int]:
    """A group of labels and values from a block on (to `end`): its fragments and how many blocks it takes."""
    group = Group(start)
    at, end = start, min(len(blocks) if end is None else end, start + LONGEST_GROUP)
    bare = 0
    while at < end:
        if (blocks[at].kind == "row") != (blocks[start].kind == "row"):
            break
        pair = _pair(blocks, at, day_first=day_first)
        if pair is None:
            if _spans(blocks, at):
                return [
                    Fragment(block=start)
                ], at + 1 - start  # what says nothing, so that no line is read as a sentence
            facts = _bare_facts(blocks[at], day_first=day_first) if at > start or _may_begin(blocks, at) else []
            if not facts and at > start and _UNKNOWN.fullmatch(blocks[at].text):
                facts = facts_of([blocks[at].text.partition(":")[2]], day_first=day_first) or []
                facts = [clue for clue in facts if clue.kind != "date"]
            if not facts and (at == start or not _is_unknown_label(blocks, at, day_first=day_first)):
                break
            bare += bool(facts)
            group.add_line(facts, blocks[at])
            at += 1
            continue
        label, value, used = pair
        words = " ".join(block.text for block in blocks[at : at + used])
        for clue in value_of(label, value, day_first=day_first):
            group.add(clue, words)
        if label == "none" and not _earlier(group, blocks[at], day_first=day_first):
            break
        at += used
    found = group.fragments()
    if bare and bare == at - start and not any(len(one.clues) > 2 for one in found):
        return [], at - start if at - start > SILENT_GROUP else 0
    return found, at - start


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
    if block.kind == "row" or len(block.text) > MAX_FACT:
        return []
    text = _HANDLE.sub("", block.text)
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
    if back and len(listed := facts_of([value.strip()], day_first=day_first) or []) > 1:
        facts = [*listed, *(clue for clue in facts if clue.kind == "category")]
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
