"""The blocks of a page to fragments: tables, labels and values, questions and answers, and the rest as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scraper.readers.blocks import APART, Block, Page
from scraper.readers.clues import Clue
from scraper.readers.fragments import Fragment
from scraper.readers.items import read_asides, read_cells, read_item
from scraper.readers.labelled import SILENT_GROUP, read_labelled
from scraper.readers.labels import category_slug, is_category, label_of, split_label, value_of
from scraper.readers.prose import Prose, names_province
from scraper.readers.tables import heads_run_together, read_run_together, read_table
from scraper.readers.underheads import foretells, under_headings


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
            yield from under_headings(rows, blocks, place)
            place += 1 + len(rows)
            continue
        if (own := _by_itself(blocks, place, prose)) is not None:
            yield from own
            place += 1
            continue
        if answer := _answer(blocks, place):
            yield answer
        if items := _items(blocks, place, prose):
            yield from () if foretells(blocks, place) else items
            place += len(items)
            continue
        group, used = read_labelled(blocks, place, day_first=prose.day_first)
        if group:
            yield from () if prose.elsewhere or foretells(blocks, place) else group
            place += used
            continue
        for at in range(place, place + max(used, 1) if used <= SILENT_GROUP else place):
            asides, rest = read_asides(blocks[at].text, at, day_first=prose.day_first)
            yield from prose.read(replace(blocks[at], text=rest) if asides else blocks[at], at)
            yield from () if prose.elsewhere else asides
        place += max(used, 1)


def _by_itself(blocks: tuple[Block, ...], place: int, prose: Prose) -> list[Fragment] | None:
    """What a block says that goes with no other: a category's name above labels, a province's heading; None for the rest."""
    block = blocks[place]
    if _names_category(blocks, place):
        category = Clue("category", block.text, category_slug(block.text) or "", 0)
        return [Fragment({"category": category}, names_round=True, block=place, evidence=block.text[:200])]
    return prose.read(block, place) if block.kind == "heading" and names_province(block.text) else None


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
    if foretells(blocks, place):
        return
    found = under_headings(read_table(rows, place, day_first=prose.day_first), blocks, place)
    found += read_labelled(blocks, place, end, day_first=prose.day_first)[0]
    if not found:
        read = [read_cells(row.cells, place, day_first=prose.day_first) for row in rows]
        found = under_headings([item for item in read if item], blocks, place)
    if not found and len(rows) == 1:
        found = prose.read(rows[0], place)
    yield from found


def _items(blocks: tuple[Block, ...], place: int, prose: Prose) -> list[Fragment]:
    """The lines from a block on that each list the facts of one draw."""
    found: list[Fragment] = []
    while not prose.elsewhere and place + len(found) < len(blocks) and blocks[place + len(found)].kind != "row":
        item = read_item(blocks[place + len(found)].text, place + len(found), day_first=prose.day_first)
        if item is None:
            break
        item.apart = blocks[place + len(found)].level == APART
        found.append(item)
    if len(found) == 1 and blocks[place].kind != "item":
        found[0].role = "prose"
    return under_headings(found, blocks, place)


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
