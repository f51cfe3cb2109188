"""The blocks of a page to fragments: tables, labels and values, questions and answers, and the rest as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scraper.readers.blocks import Block, Page
from scraper.readers.calendar import Found
from scraper.readers.clues import Clue
from scraper.readers.fragments import Fragment
from scraper.readers.labels import Label, category_slug, is_category, label_of, split_label, value_of
from scraper.readers.prose import Prose
from scraper.readers.tables import heads_run_together, read_run_together, read_table


def fragments_of(page: Page, prose: Prose) -> Iterator[Fragment]:
    """What each part of a page says of draws, in its order; nothing of what stands under headings that turn elsewhere."""
    blocks = page.blocks
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == "row":
            end = next(
                (at for at in range(place, len(blocks)) if blocks[at].table != block.table or blocks[at].kind != "row"),
                len(blocks),
            )
            if not prose.elsewhere:
                yield from _rows(blocks, place, end, prose)
            place = end
            continue
        if (heads := heads_run_together(block.text)) and not prose.elsewhere:
            rows = read_run_together(heads, blocks[place + 1 :], place)
            yield from _under_headings(rows, blocks, place)
            place += 1 + len(rows)
            continue
        if _names_category(blocks, place):
            yield Fragment(
                {"category": Clue("category", block.text, category_slug(block.text) or "", 0)},
                names_round=True,
                block=place,
                evidence=block.text[:200],
            )
            place += 1
            continue
        if answer := _answer(blocks, place):
            yield answer
        group, used = _labelled(blocks, place, day_first=prose.day_first)
        if group:
            yield from () if prose.elsewhere else group
            place += used
            continue
        for at in range(place, place + max(used, 1) if used <= SILENT_GROUP else place):
            yield from prose.read(blocks[at], at)
        place += max(used, 1)


def _answer(blocks: tuple[Block, ...], place: int) -> Fragment | None:
    """The figure that answers a question: `What CRS score was needed?` above `481. In the first draw …`."""
    question = blocks[place].text
    if not question.endswith("?") or place + 1 >= len(blocks) or not (label := label_of(question)):
        return None
    answer = _BARE.match(blocks[place + 1].text)
    clues = value_of(label, answer[1]) if answer and label in {"invitations", "score"} else []
    return Fragment(
        {clue.kind: clue for clue in clues}, block=place, evidence=f"{question} {answer[1] if answer else ''}"
    )


_BARE = re.compile(r"(\d[\d,. ]{0,8}?)(?:\.(?=\s|$)|$)")


def _rows(blocks: tuple[Block, ...], place: int, end: int, prose: Prose) -> Iterator[Fragment]:
    """The rows of one table: of draws, of labels and values, or (a single row) a line of facts between bars."""
    rows = blocks[place:end]
    found = _under_headings(read_table(rows, place, day_first=prose.day_first), blocks, place)
    found += _labelled(blocks, place, end, day_first=prose.day_first)[0]
    if not found and len(rows) == 1:
        found = prose.read(rows[0], place)
    yield from found


def _names_category(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether a short line is a category and nothing else, right above labels: the official pages name theirs so."""
    if len(blocks[place].text) > 80 or place + 1 >= len(blocks):
        return False
    behind = blocks[place + 1].text
    split = split_label(behind)
    follows = bool(split and split[1]) or bool(_FACT.fullmatch(behind))
    return follows and is_category(blocks[place].text) and split_label(blocks[place].text) is None


_FACT = re.compile(r"\W{0,6}(?:[A-Z]{3}\s)?\d{1,3}(?:[,. ]\d{3})?(?:\s[A-Z]{3}s?)?\W{0,4}")
"""A line of a post that is one figure: `800 ITAs`, `CRS 478`."""
_HEADED_BY = 12
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d|\s?[-\u2013]\s?\d)")


def _under_headings(rows: list[Fragment], blocks: tuple[Block, ...], place: int) -> list[Fragment]:
    """Give rows without a category, or with days without a year, those that the lines right above the table name."""
    lines = [
        block.text
        for block in reversed(blocks[max(0, place - _HEADED_BY) : place])
        if block.kind != "row" and len(block.text) <= 120
    ]
    above = lines[:2]
    titles = [text for text in lines if not _YEAR.fullmatch(text.strip(" :"))][:2]
    slug = next(((text, found) for text in titles if (found := category_slug(text))), None)
    if slug and not any("category" in row.clues for row in rows):
        for row in rows:
            row.add(Clue("category", slug[0], slug[1], 0))
    years = next((named for text in above if (named := set(_YEAR.findall(text)))), set[str]())
    if len(years) == 1:
        year = int(next(iter(years)))
        for row in rows:
            day = row.clues["date"].value if "date" in row.clues else None
            if isinstance(day, Found) and day.year is None:
                row.clues["date"].value = replace(day, hint=year)
    return rows


def _labelled(
    blocks: tuple[Block, ...], start: int, end: int | None = None, *, day_first: bool
) -> tuple[list[Fragment], int]:
    """A group of labels and values from a block on (to `end`): its fragments and how many blocks it takes."""
    out: list[Fragment] = []
    current = Fragment(role="main", block=start)
    at, end = start, min(len(blocks) if end is None else end, start + LONGEST_GROUP)
    while at < end:
        pair = _pair(blocks, at, day_first=day_first)
        if pair is None or (blocks[at].kind == "row") != (blocks[start].kind == "row"):
            break
        label, value, used = pair
        for clue in value_of(label, value, day_first=day_first):
            known = current.clues.get(clue.kind)
            if known is not None and known.value != clue.value:
                out.append(current)
                current = Fragment(role="main", block=start)
            current.add(clue)
            words = " ".join(block.text for block in blocks[at : at + used])
            current.evidence = f"{current.evidence}; {words}" if current.evidence else words
        at += used
    out.append(current)
    return [fragment for fragment in out if len(fragment.clues) > 1], at - start


_DIGIT = re.compile(r"\d")
SHORT_LABEL = 3
"""Words of a label that is not known, before a value that can only be a category."""
MAX_VALUE = 80
"""Characters of a value that stands on the line below its label."""
SILENT_GROUP = 60
"""Labels in a row that state nothing together; of more, none is read as a sentence either."""
LONGEST_GROUP = 400
"""Labels in one group; more are no announcement's."""


def _pair(blocks: tuple[Block, ...], at: int, *, day_first: bool) -> tuple[Label, str, int] | None:
    block = blocks[at]
    if block.kind == "row" and len(block.cells) == 2:
        label = label_of(block.cells[0].rstrip(" :"))
        return (label, block.cells[1], 1) if label else ("none", "", 1)
    if block.kind == "row":
        return ("none", "", 1)
    split = split_label(block.text)
    head, _, value = block.text.partition(": ")
    if not split and value and len(head.split()) <= SHORT_LABEL and is_category(value):
        return "category", value, 1  # `What: French-language proficiency`
    if split and split[1]:
        is_told = split[0] == "none" or value_of(*split, day_first=day_first)
        return (*split, 1) if is_told else None
    behind = blocks[at + 1].text if at + 1 < len(blocks) else ""
    if not behind or len(behind) > MAX_VALUE or (not split and (len(block.text) >= 60 or _DIGIT.search(block.text))):
        return None
    label = split[0] if split else label_of(block.text)
    return (label, behind, 2) if label and _is_value(label, behind) else None


def _is_value(label: Label, text: str) -> bool:
    """Whether a line is a label's value and no sentence that happens to hold one."""
    if len(text) > MAX_VALUE or split_label(text) or not value_of(label, text):
        return False
    return text[0] in "#0123456789" if label in {"number", "invitations", "score"} else len(text.split()) <= 10
