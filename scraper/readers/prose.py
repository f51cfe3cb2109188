"""Paragraphs and list items to fragments."""

from __future__ import annotations

import re
from datetime import date

from scraper.readers.blocks import APART, Block
from scraper.readers.calendar import days_in
from scraper.readers.clues import read_sentence
from scraper.readers.fragments import Fragment, fragments
from scraper.readers.sentences import sentences


class Prose:
    """Reads the blocks of a page in turn, and knows whether the last heading turned to a province.

    `today` is the page's publication day, `day_first` how its language orders numeric dates.
    """

    def __init__(self, *, day_first: bool = False, today: date | None = None) -> None:
        self.day_first, self.today = day_first, today
        self.provincial = False

    def read(self, block: Block, place: int) -> list[Fragment]:
        """What a paragraph, heading or list item says of draws, sentence by sentence."""
        out: list[Fragment] = []
        provincial = self.provincial and block.kind != "heading"
        for text in sentences(_without_dateline(block, place, self.today)):
            sentence = read_sentence(text, day_first=self.day_first, today=self.today)
            if sentence.tells("provincial"):
                provincial = True
            elif provincial and sentence.tells("ircc"):
                provincial = False
            if not provincial:
                found = fragments(sentence, place, "list" if block.kind == "item" else "prose")
                for fragment in found:
                    fragment.apart = block.level == APART
                out += found
        if block.kind == "heading" and block.level != APART:
            self.provincial = provincial
        return out


_DATELINE = re.compile(
    r"\s*(?:date[\s:]{1,3})?(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}\s[^\W\d_]{3,9}\s\d{4}|\d{4}-\d\d-\d\d)(?P<end>\s*[-\u2013\u2014|]\s+|\s+)",
    re.IGNORECASE,
)


def _without_dateline(block: Block, place: int, today: date | None) -> str:
    """The text of a block without the publication day that an article may begin with."""
    match = _DATELINE.match(block.text) if place < 8 and block.kind != "item" else None
    if match is None:
        return block.text
    days = days_in(match["day"])
    is_today = bool(days) and today is not None and days[0].year is not None and days[0].on(days[0].year) == today
    named = match[0].lower().lstrip().startswith("date")
    return block.text[match.end() :] if named or (is_today and match["end"].strip()) else block.text
