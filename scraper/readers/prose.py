"""Paragraphs and list items to fragments."""

from __future__ import annotations

from scraper.readers.blocks import Block
from scraper.readers.clues import read_sentence
from scraper.readers.fragments import Fragment, fragments
from scraper.readers.sentences import sentences


def read_block(block: Block, place: int, *, day_first: bool = False) -> list[Fragment]:
    """What a paragraph, heading or list item says of draws, sentence by sentence."""
    out: list[Fragment] = []
    for text in sentences(block.text):
        out += fragments(read_sentence(text, day_first=day_first), place, "list" if block.kind == "item" else "prose")
    return out
