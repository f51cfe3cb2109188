"""Paragraphs and list items to fragments."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from scraper.readers.blocks import APART, Block
from scraper.readers.calendar import days_in
from scraper.readers.clues import Sentence
from scraper.readers.folding import fold
from scraper.readers.fragments import Fragment, fragments
from scraper.readers.lexicon import phrases_of
from scraper.readers.lexing import told
from scraper.readers.reading import is_forecast, read_sentence, states_facts, talks_of_draws
from scraper.readers.sentences import sentences
from scraper.readers.tone import is_provincial, opens_case

BEGINNING = 14
"""Blocks in which a page may name its draw's category without a figure beside it."""
MAX_LEAD = 80
"""Characters of a line such as `Federal Express Entry that week:` that turns to what follows as a heading does."""
MIN_TITLE = 4
"""Words of a heading that ends what the one before began."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
MOST_SAID = 20
"""Times that a page says the same in a block of its own; more is a frame or a dump."""
MAX_LINE = 60
"""Characters of a line at a page's beginning that is read whatever its words are: it may be a category's name."""
_FIGURE = re.compile(r"\d\d")
_PROVINCIAL = re.compile(rf"\b(?:{'|'.join(re.escape(' '.join(words)) for words in phrases_of('provincial'))})\b")


def names_province(text: str) -> bool:
    """Whether a text names a province or what only provinces have."""
    return bool(_PROVINCIAL.search(fold(text)))


class Prose:
    """Reads the blocks of a page in turn, and knows whether the last heading turned to a province.

    `today` is the page's publication day, `day_first` how its language orders numeric dates.
    """

    def __init__(self, language: str = "", *, day_first: bool = False, today: date | None = None) -> None:
        self.language, self.day_first, self.today = language, day_first, today
        self.provincial = False
        self.forecast = False
        self.years: set[int] = set()
        self.said: Counter[str] = Counter()

    @property
    def elsewhere(self) -> bool:
        """Whether the last heading turned to what is no federal draw: a province's, or a forecast."""
        return self.provincial or self.forecast

    def read(self, block: Block, place: int) -> list[Fragment]:
        """What a paragraph, heading or list item says of draws, sentence by sentence.

        Beyond the page's beginning, only headings and what holds a figure is read: nothing else states a draw.
        """
        self.said[block.text] += 1
        if self.said[block.text] > MOST_SAID or (
            self._is_silent(block) if place >= BEGINNING else self._is_idle(block)
        ):
            return []
        out: list[Fragment] = []
        sentence: Sentence | None = None
        is_heading = block.kind == "heading"
        if is_heading or block.text.endswith(":"):
            self._turn(block.text)
        provincial = self.provincial and (not is_heading or bool(_FIGURE.search(block.text)) or _goes_on(block.text))
        for text in sentences(_without_dateline(block, place, self.today)):
            if (place >= BEGINNING or len(text) > MAX_LINE) and not self._may_tell(text):
                continue
            before = sentence
            sentence = read_sentence(
                text, before=before, day_first=self.day_first, today=self.today, language=self.language
            )
            self.years |= _years(sentence)
            if opens_case(sentence):
                break
            provincial = _is_provincial(sentence, provincial, is_heading=is_heading)
            if not provincial and not self.forecast:
                found = fragments(sentence, place, "list" if block.kind == "item" else "prose")
                for fragment in found:
                    fragment.apart = block.level == APART
                out += found
        if is_heading or (block.text.endswith(":") and len(block.text) <= MAX_LEAD):
            self.provincial = provincial if block.level != APART else self.provincial
        return out

    def _turn(self, heading: str) -> None:
        """Take note of whether a heading (no mere date or name) tells a forecast."""
        if is_forecast(heading, self.language):
            self.forecast = True
        elif self.forecast and len(_LETTERS.findall(heading)) >= MIN_TITLE:
            self.forecast = False

    def _is_silent(self, block: Block) -> bool:
        """Whether a block states no draw; a heading without a figure still turns to a province or from it."""
        is_heading = block.kind == "heading"
        if _FIGURE.search(block.text):
            return not is_heading and not self._may_tell(block.text)
        if is_heading:
            self._turn(block.text)
            self.provincial = names_province(block.text) or (self.provincial and _goes_on(block.text))
        return True

    def _is_idle(self, block: Block) -> bool:
        """Whether a paragraph at a page's beginning has neither a figure nor a word of draws."""
        text = block.text
        if block.kind != "paragraph" or len(text) <= MAX_LINE or text.endswith(":"):
            return False
        return not _FIGURE.search(text) and not self._may_tell(text)

    def _may_tell(self, text: str) -> bool:
        """A quick look at a sentence before it is taken apart."""
        return (states_facts if _FIGURE.search(text) else talks_of_draws)(text, self.language)


def _goes_on(heading: str) -> bool:
    """Whether a heading such as `Draw details` turns nowhere: a few words that name neither a program nor who holds the draw."""
    tells = frozenset[str]().union(*(told(word) for word in _LETTERS.findall(fold(heading))))
    named = tells & {"federal", "ircc"} or any(name.startswith("cat:") for name in tells)
    return len(heading.split()) < MIN_TITLE and not named


def _is_provincial(sentence: Sentence, before: bool, *, is_heading: bool) -> bool:
    """Whether a text speaks of a province from a sentence on, as it did `before` or did not."""
    if is_provincial(sentence):
        return not (is_heading and sentence.tells("ircc"))
    return before and not sentence.tells("ircc", *(["federal"] if is_heading else []))


_JOINED = 3
"""Words between two days that share the year behind the second: `June 9 and June 10, 2021`."""


def _years(sentence: Sentence) -> set[int]:
    """The years that a sentence gives its days, unless it leaves another day without: then theirs are other years."""
    dated = {at: day.year for at, day in sentence.days.items() if day.year and not day.clock}
    bare = [at for at, day in sentence.days.items() if not day.year]
    if any(min((abs(one - at) for at in dated), default=0) > _JOINED for one in bare):
        return set()
    return {year for year in dated.values() if year}


_DATELINE = re.compile(
    r"\s*(?:date[\s:]{1,3}|[^\W\d_][^\d:.!?\n]{2,40},\s)?(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}\s[^\W\d_]{3,9}\s\d{4}|\d{4}-\d\d-\d\d)(?P<end>\s*[-\u2013\u2014|.:]\s+|\s+)",
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
