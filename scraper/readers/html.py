"""HTML to blocks: headings, paragraphs, list items, definition lists and table rows, without what frames an article."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from lxml import etree

from scraper.readers.blocks import APART, MAX_TEXT, MIN_HEADLINE, Block, Kind
from scraper.readers.folding import clean, word_set
from scraper.readers.text import behind_bullet, read_text

_DROPPED = word_set(
    "script style noscript template nav footer aside form button select option iframe svg canvas head dialog menu object audio video"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "body",
        "center",
        "fieldset",
        "hgroup",
    ]
) | frozenset(_HEADINGS)
_FRAME = re.compile(
    r"cookie|consent|newsletter|sidebar|side-bar|related|recent-posts|recommend|popular|trending|breadcrumb|share|social|comment|widget|promo|advert"
    r"|footer|navbar|site-nav|menu|screen-reader|skip-link|popup|modal|toc\b|table-of-contents|you-may|more-news|read-next|ticker",
    re.IGNORECASE,
)
_WHOLE = frozenset({"table", "pre"})
"""Elements that are read as one: by their rows, or by their lines."""
_KEPT = word_set("html body main article")
MAX_DEPTH = 400


MOST_ARTICLES = 30
"""Elements that call themselves articles; in a page of more, none is the article."""
ENOUGH = 400
"""Characters of text that an article has at least."""


def article_of(root: Any) -> Any:
    """The one `<main>` or `<article>` of a page that holds enough text, else what is around its paragraphs and tables.

    None where that is all of the page, or several call themselves so.
    """
    for tag in ("main", "article"):
        named = list(islice(root.iter(tag), MOST_ARTICLES + 1))
        found = [node for node in named if _size(node) >= ENOUGH] if len(named) <= MOST_ARTICLES else named
        if found:
            return found[0] if len(found) == 1 else None
    around = _around([*root.iter("table", "dl"), *(node for node in root.iter("p") if _length(node) >= LINE)])
    return around if around is not None and around.tag not in {"body", "html"} and _size(around) >= ENOUGH else None


MOST = 2000
"""Paragraphs and tables of an article at most; the region of more is not looked for."""
LINE = 40
"""Characters of a paragraph of an article; what frames it has shorter ones."""


def _length(line: Any) -> int:
    """Characters of a line and of what is marked up in it, one level deep: broken markup nests paragraphs without end."""
    return len(line.text or "") + sum(len(part.text or "") + len(part.tail or "") for part in line)


def _around(nodes: list[Any]) -> Any:
    """The innermost element around all of some elements; None where there are none."""
    shared: list[Any] = []
    for at, node in enumerate(nodes if len(nodes) <= MOST else ()):
        chain = list(islice(node.iterancestors(), MAX_DEPTH))
        shared = chain if not at else [each for each in shared if each in chain]
    return shared[0] if shared else None


def _size(node: Any) -> int:
    return sum(map(len, node.itertext()))


def read_blocks(root: Any) -> tuple[Block, ...]:
    """The blocks of a parsed page, in its order."""
    walk = _Walk()
    walk.visit(root)
    walk.flush()
    return tuple(_apart(walk.blocks))


HEADLINES = 4
"""Headings in a row with nothing between them: headlines of other articles, as in a ticker."""


def _apart(blocks: list[Block]) -> list[Block]:
    """Mark headlines that stand beside each other, so that none belongs to the next."""
    out: list[Block] = []
    for (kind, _level), group in groupby(blocks, key=lambda block: (block.kind, block.level)):
        run = list(group)
        if kind == "heading" and len(run) >= HEADLINES and min(len(block.text) for block in run) > MIN_HEADLINE:
            run = [replace(block, level=APART) for block in run]
        out += run
    return out


MOST_NODES = 250_000
"""Elements that are looked at in the cells of tables; cells within cells are looked at for each."""


class _Walk:
    """Goes through a tree once, with a stack of its own: broken pages nest deeper than Python may."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.tables = 0
        self.size = 0
        self.nodes = 0

    def visit(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, node in walker:
            tag = node.tag
            if event == "end":
                if node is skipped:
                    skipped = None
                    if node.tail:
                        self.text.append(node.tail)
                else:
                    self._end(node, tag)
            elif tag in _DROPPED or tag in _WHOLE or self.size > MAX_TEXT or (node.attrib and _is_frame(node, tag)):
                skipped = node
                walker.skip_subtree()
                self.flush()
                if tag in _WHOLE and self.size <= MAX_TEXT:
                    (self._table if tag == "table" else self._lines)(node)
            else:
                self._start(node, tag)

    def _start(self, node: Any, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _HEADINGS:
                self.kind, self.level = "heading", _HEADINGS[tag]
            elif tag == "li":
                self.kind, self.level = "item", 1
            elif tag in {"dt", "dd"}:
                self.kind, self.level = "paragraph", 0
        elif tag == "br":
            self.flush()
        if node.text:
            self.text.append(node.text)

    def _end(self, node: Any, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _HEADINGS or tag == "li":
                self.kind, self.level = "paragraph", 0
        self._tail(node)

    def _tail(self, node: Any) -> None:
        if node.tail:
            self.text.append(node.tail)

    def flush(self) -> None:
        """Close the block that is being gathered."""
        text = clean(" ".join("".join(self.text).split()))
        self.text.clear()
        if text:
            self.size += len(text)
            rest = behind_bullet(text) if self.kind == "paragraph" else None
            self.blocks.append(Block("item", rest, 1) if rest else Block(self.kind, text, self.level))

    def _lines(self, text: Any) -> None:
        """Take in text whose lines are kept as they are: it may hold a list or a table drawn with characters."""
        for line in text.iter("br"):
            line.tail = f"\n{line.tail or ''}"
        blocks = read_text(clean("".join(text.itertext()))).blocks
        self.blocks += [replace(block, table=-block.table - 1000 * len(self.blocks)) for block in blocks]
        self.size += sum(len(block.text) for block in blocks)

    def _table(self, table: Any) -> None:
        self.tables += 1
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            texts = tuple(_flat(cell) for cell in cells)
            self.nodes += sum(sum(1 for _ in cell.iter()) for cell in cells)
            if self.nodes > MOST_NODES or self.size > MAX_TEXT:
                return
            if not any(texts):
                continue
            self.size += sum(map(len, texts))
            if len(texts) == 1 or _is_layout(cells):
                self.blocks += [Block("paragraph", text) for text in texts if text]
                continue
            header = all(cell.tag == "th" for cell in cells)
            self.blocks.append(Block("row", " | ".join(texts), cells=texts, table=self.tables, header=header))


def _is_layout(cells: list[Any]) -> bool:
    return any(
        len(cell) and any(True for _ in cell.iter("table", "p", "div", "ul")) and len(_flat(cell)) > 400
        for cell in cells
    )


def _flat(node: Any) -> str:
    """The text of a cell; what scripts and hidden parts hold left out."""
    parts: list[str] = []
    for each in node.iter():
        if each.tag in _SPACED:
            parts.append("; " if each.tag == "li" and parts else " ")
        if each.text and each.tag not in _DROPPED:
            parts.append(each.text)
        if each.tail and each is not node:
            parts.append(each.tail)
    return clean(" ".join("".join(parts).split()))


_SPACED = _BLOCKS | {"br"}


def _is_frame(node: Any, tag: str) -> bool:
    """Whether an element frames the article: by its role, or by the names that its class and id bear."""
    if tag in _KEPT:
        return False
    attributes = node.attrib
    if not attributes:
        return False
    if (
        attributes.get("role") in {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert"}
        or attributes.get("aria-hidden") == "true"
        or "hidden" in attributes
    ):
        return True
    return tag != "a" and _names_frame(attributes.get("class", ""), attributes.get("id", ""))


@lru_cache(maxsize=4096)
def _names_frame(classes: str, name: str) -> bool:
    names = f"{classes} {name}"
    return 1 < len(names) < 400 and bool(_FRAME.search(names)) and "content" not in names.lower().split()


def parse(source: bytes) -> Any:
    """Parse HTML in UTF-8, however broken; None where nothing of it can be made out."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
