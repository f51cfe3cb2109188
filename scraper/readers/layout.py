"""The blocks of a page to fragments: tables, labels and values, questions and answers, and the rest as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scraper.readers.blocks import Block, Page
from scraper.readers.clues import Clue
from scraper.readers.facts import facts_of
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment
from scraper.readers.items import MAX_LINE, read_asides, read_cells, read_items
from scraper.readers.joined import read_joined
from scraper.readers.labelled import SILENT_GROUP, names_category, read_labelled
from scraper.readers.labels import label_of, split_label, value_of
from scraper.readers.lexing import lex
from scraper.readers.naming import category_slug, is_category, split_version
from scraper.readers.prose import Prose, names_province
from scraper.readers.tables import read_table, read_vertical
from scraper.readers.underheads import foretells, under_headings


def fragments_of(page: Page, prose: Prose) -> Iterator[Fragment]:
    """What each part of a page says of draws, in its order; nothing of what stands under headings that turn elsewhere."""
    blocks = page.blocks
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == "row":
            end = next((at for at in range(place, len(blocks)) if not _is_of_table(blocks[at], block)), len(blocks))
            if not prose.elsewhere:
                yield from _rows(blocks, place, end, prose)
            place = end
            continue
        rows, used = ([], 0) if prose.elsewhere else _table_of_lines(blocks, place, prose)
        if used:
            yield from () if foretells(blocks, place) else under_headings(rows, blocks, place)
            place += used
            continue
        if (own := _by_itself(blocks, place, prose)) is not None:
            yield from own
            place += 1
            continue
        if answer := _answer(blocks, place):
            yield answer
        items, used = _items(blocks, place, prose)
        if used:
            yield from () if foretells(blocks, place) else items
            place += used
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


def _is_of_table(block: Block, first: Block) -> bool:
    return block.kind == "row" and block.table == first.table


def _table_of_lines(blocks: tuple[Block, ...], place: int, prose: Prose) -> tuple[list[Fragment], int]:
    """A table that became lines: its cells ran together, or each is a line of its own; and how many lines it is."""
    if rows := read_joined(blocks, place, day_first=prose.day_first):
        return rows, 1 + len(rows)
    return read_vertical(blocks, place, day_first=prose.day_first)


def _by_itself(blocks: tuple[Block, ...], place: int, prose: Prose) -> list[Fragment] | None:
    """What a block says that goes with no other: a category's name above a table, a province's heading; None for the rest."""
    block = blocks[place]
    if (place + 1 < len(blocks) and blocks[place + 1].kind == "row" and names_category(blocks, place)) or _heads_labels(
        blocks, place
    ):
        category = Clue("category", block.text, category_slug(block.text) or "", 0)
        return [Fragment({"category": category}, names_round=True, block=place, evidence=block.text[:200])]
    return prose.read(block, place) if block.kind == "heading" and names_province(block.text) else None


def _heads_labels(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether a category with its version (`Trade occupations (Version 1)`) stands above labels, a line such as `See the list` between."""
    block = blocks[place]
    if block.kind == "row" or place + 2 >= len(blocks) or not block.text.endswith(")") or len(block.text) > MAX_LINE:
        return False
    versioned = split_version(block.text) != block.text and is_category(block.text)
    split = split_label(blocks[place + 2].text) if versioned else None
    return bool(split and split[1]) and split_label(blocks[place + 1].text) is None


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
    labelled = read_labelled(blocks, place, end, day_first=prose.day_first)[0]
    if len(labelled) == 1 and place and blocks[place - 1].kind == "heading":
        for clue in facts_of([blocks[place - 1].text], day_first=prose.day_first) or ():
            labelled[0].clues.setdefault(clue.kind, clue)
    found += labelled
    if not found:
        read = [read_cells(row.cells, place, day_first=prose.day_first) for row in rows]
        found = under_headings([item for item in read if item], blocks, place)
    if not found and len(rows) == 1:
        found = prose.read(rows[0], place)
    yield from found


def _items(blocks: tuple[Block, ...], place: int, prose: Prose) -> tuple[list[Fragment], int]:
    """The lines from a block on that each list the facts of one draw, and how many they are."""
    if prose.forecast or (prose.provincial and not _is_federal(blocks[place].text)):
        return [], 0
    found, used = read_items(blocks, place, day_first=prose.day_first)
    if len(found) == 1 and blocks[place].kind != "item":
        found[0].role = "prose"
    return under_headings(found, blocks, place), used


def _is_federal(text: str) -> bool:
    """Whether a line says that its draw is a federal one, amid those of provinces."""
    return len(text) <= MAX_LINE and any("ircc" in token.tells for token in lex(fold(text)))
