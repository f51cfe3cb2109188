"""What a page is to the readers of announcements: blocks of text in the order of the page, whatever its markup was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "row"]

MAX_TEXT = 1_000_000
"""Characters of a page that are read; an announcement is a few thousand, the longest archive page seen is 0.3 million."""
MAX_BLOCK = 20_000
"""Characters of one block; a longer one is a data dump and is cut into pieces."""


MIN_HEADLINE = 12
"""Characters; what is shorter is a label or a name."""
APART = 9
"""The level of headlines that stand beside each other in one line (a ticker): none belongs to the next."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row. A row has its `cells`; rows of one table share its number `table`.

    `header` marks a row of header cells. `level` is the heading's (1 to 6) or the depth of the list, 0 where unknown.
    """

    kind: Kind
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page as blocks, with its language and publication day (ISO text) where it gives them.

    Where the markup says which part is the article, the blocks are that part's; `whole` then gives all of the page.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    language: str | None = None
    published: str | None = None
    whole: Callable[[], Page] | None = None


MOST_ALIKE = 1000
"""Blocks with the same words; of a label, one for each draw of a decade. What comes more often is a dump."""


def without_dump(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those left out that stand a thousandth time and more."""
    if len(blocks) <= MOST_ALIKE:
        return blocks
    said: Counter[str] = Counter()
    out = []
    for block in blocks:
        said[block.text] += 1
        if said[block.text] <= MOST_ALIKE:
            out.append(block)
    return tuple(out)
