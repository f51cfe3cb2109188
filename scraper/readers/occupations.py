"""Tables of eligible occupations: title, National Occupational Classification code, and TEER, also with cells run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scraper.readers.blocks import Block, Page
from scraper.readers.folding import fold
from scraper.readers.naming import category_slug
from scraper.readers.page import read_page

_ROW = re.compile(r"(?P<title>[^\W\d][^\d\n]{2,150}?[^\W\d)]?\)?)[\s|:,-]{0,4}(?P<noc>\d{5})\s{0,3}(?P<teer>[0-5])?")
_CODE_FIRST = re.compile(r"(?P<noc>\d{5})[\s|:,\u2013-]{1,4}(?P<title>[^\W\d][^\d\n]{2,150})")
_NOC, _TEER = re.compile(r"\d{5}"), re.compile(r"(?:teer\s*)?([0-5])", re.IGNORECASE)
_HEAD = re.compile(r"\bnoc\b|\bcnp\b|\bteer\b|\bfeer\b")
_CODE = re.compile(rb"\d\0?\d\0?\d\0?\d\0?\d")
"""Five digits in any encoding: without them no page lists codes, and most pages need not be taken apart."""
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Occupation:
    """One eligible occupation: the five-digit NOC code as text, its TEER (0 to 5, None where the page has none), title.

    `category` is the page's own words for the category that the table belongs to, None where it names none.
    """

    noc: str
    teer: int | None
    title: str
    category: str | None = None


def read(content: bytes, *, content_type: str | None = None) -> list[Occupation]:
    """Read every occupation table of a page, in its order; an empty list where it has none."""
    if not _CODE.search(content):
        return []
    page = read_page(content, content_type=content_type)
    return occupations(page.whole() if page.whole else page)


def occupations(page: Page) -> list[Occupation]:
    """The occupation tables of a page that has been taken apart: rows under a head that speaks of NOC or TEER."""
    found: list[Occupation] = []
    blocks, place = page.blocks, 0
    while place < len(blocks):
        if not _is_head(blocks[place]):
            place += 1
            continue
        category = _category(page, place)
        rows = list(_rows(blocks, place + 1, category))
        found += rows
        place += 1 + len(rows)
    return found


def _is_head(block: Block) -> bool:
    return len(block.text) <= 120 and bool(_HEAD.search(_spaced(block.text))) and not _NOC.search(block.text)


def _spaced(text: str) -> str:
    """Heads that ran together, apart again: `Occupation2021 NOC codeTEER category`."""
    return fold(re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=\d)(?=[A-Z])", " ", text))


def _rows(blocks: tuple[Block, ...], start: int, category: str | None) -> Iterator[Occupation]:
    for block in blocks[start:]:
        row = _of_cells(block.cells, category) if block.cells else _of_line(block.text, category)
        if row is None:
            return
        yield row


def _of_line(text: str, category: str | None) -> Occupation | None:
    if len(text) > 200:
        return None
    if match := _ROW.fullmatch(text.strip()):
        return Occupation(match["noc"], int(match["teer"]) if match["teer"] else None, match["title"].strip(), category)
    match = _CODE_FIRST.fullmatch(text.strip())
    return Occupation(match["noc"], None, match["title"].strip(), category) if match else None


def _of_cells(cells: tuple[str, ...], category: str | None) -> Occupation | None:
    noc = next((match[0] for cell in cells if (match := _NOC.search(cell)) and len(cell) <= 12), None)
    title = next((cell for cell in cells if re.search(r"[^\W\d_]{3}", cell) and not _TEER.fullmatch(cell)), None)
    if noc is None or title is None:
        return None
    teer = next((match[1] for cell in cells if (match := _TEER.fullmatch(cell.strip()))), None)
    return Occupation(noc, int(teer) if teer else None, title, category)


def _category(page: Page, place: int) -> str | None:
    """The words that name the table's category: those of the nearest line above that names one, else the title's."""
    for block in reversed(page.blocks[max(0, place - _LOOK_BACK) : place]):
        if len(block.text) <= 120 and category_slug(block.text):
            return block.text
    return page.title if category_slug(page.title) else None
