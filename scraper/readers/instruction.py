"""IRCC's own pages: Ministerial Instructions (`invitations-N.html`, English and French) and the rounds page.

They state one draw in labels, as news pages do, so the reader of announcements reads them. What is theirs: the address
is the instruction's, and the newer ones are templates that a script fills in; fetched without one, they have the
labels and no values, which must not pass for a page without a draw.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.errors import EmptyTemplateError
from scraper.items import RawDraw
from scraper.readers import announcement
from scraper.readers.blocks import Page
from scraper.readers.labels import split_label
from scraper.readers.page import read_page

READER = "instruction 3"
"""Name and version; the version goes up when the same bytes would be read differently."""

_INSTRUCTION = re.compile(r"/(?:express-entry-rounds|entree-express-rondes)/invitations[-.]")
_BLANK = re.compile(r"\s*(?:footnote|note de bas de page)?[\s*\u2020:.\u2013-]*", re.IGNORECASE)
LEAST_BLANKS = 2
NEXT_STEP = "The values come from the ee_rounds feeds; read those, or a page saved from a browser."


def read(
    content: bytes, *, url: str = "", content_type: str | None = None, published: str | None = None
) -> list[RawDraw]:
    """Read the draw of an official page, as `announcement.read` does, with the page's address as `instruction_url`.

    Raises EmptyTemplateError where the page has a draw's labels and not one value.
    """
    page = read_page(content, content_type=content_type)
    draws = announcement.of_page(page, url=url, published=published)
    if not draws:
        refuse_empty_template(page.whole() if page.whole else page, url)
    link = url if _INSTRUCTION.search(url) else None
    return [replace(draw, instruction_url=link) if at == 0 else draw for at, draw in enumerate(draws)]


def read_official(content: bytes, *, url: str = "", content_type: str | None = None) -> list[RawDraw]:
    """Read a page that IRCC serves in order to state draws. Raises EmptyTemplateError where it states none at all."""
    draws = read(content, url=url, content_type=content_type)
    if not draws:
        raise EmptyTemplateError("the page states no draw", where=url, next_step=NEXT_STEP)
    return draws


def refuse_empty_template(page: Page, url: str = "") -> None:
    """Raise EmptyTemplateError where the page has at least two labels of a draw and every one of them is blank."""
    values = [value for block in page.blocks if (pair := _label(block.cells, block.text)) for value in [pair]]
    figures = [value for label, value in values if label in {"invitations", "score", "date", "tie"}]
    blank = [value for value in figures if _BLANK.fullmatch(value)]
    if len(blank) >= LEAST_BLANKS and len(blank) == len(figures):
        raise EmptyTemplateError(
            f"the page has {len(blank)} labels of a draw and no value", where=url, next_step=NEXT_STEP
        )


def _label(cells: tuple[str, ...], text: str) -> tuple[str, str] | None:
    found = split_label(f"{cells[0].rstrip(' :')}: {cells[1]}" if len(cells) == 2 else text)
    return (found[0], found[1]) if found else None
