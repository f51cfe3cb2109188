"""HTML to blocks: headings, paragraphs, list items, definition lists and table rows, without what frames an article."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree

from scraper.readers.blocks import MAX_TEXT, Block, Kind

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
        "canvas",
        "head",
        "dialog",
        "menu",
        "object",
        "audio",
        "video",
    ]
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
_KEPT = frozenset(["html", "body", "main", "article"])
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
MAX_DEPTH = 400


def read_blocks(root: Any) -> tuple[Block, ...]:
    """The blocks of a parsed page, in its order."""
    walk = _Walk()
    walk.visit(root)
    walk.flush()
    return tuple(walk.blocks)


class _Walk:
    """Goes through a tree once, with a stack of its own: broken pages nest deeper than Python may."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.tables = 0
        self.size = 0

    def visit(self, root: Any) -> None:
        skip = None
        for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment":
                if skip is None and node.tail:
                    self.text.append(node.tail)
                continue
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "end":
                if skip is node:
                    skip = None
                    self._tail(node)
                elif skip is None:
                    self._end(node, tag)
            elif skip is None:
                if tag in _DROPPED or tag == "table" or self.size > MAX_TEXT or _is_frame(node, tag):
                    skip = node
                    self.flush()
                    if tag == "table" and self.size <= MAX_TEXT:
                        self._table(node)
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
            self.flush(keep=True)
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

    def flush(self, *, keep: bool = False) -> None:
        """Close the block that is being gathered."""
        text = _SPACE.sub(" ", "".join(self.text)).strip()
        self.text.clear()
        if text:
            self.size += len(text)
            self.blocks.append(Block(self.kind, text, self.level))

    def _table(self, table: Any) -> None:
        self.tables += 1
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            texts = tuple(_flat(cell) for cell in cells)
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
    parts = [
        text
        for each in node.iter()
        if each.tag not in _DROPPED
        for text in (
            (each.text or "") if isinstance(each.tag, str) else "",
            " " if each.tag in _SPACED else "",
            (each.tail or "") if each is not node else "",
        )
    ]
    return _SPACE.sub(" ", "".join(parts)).strip()


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
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return (
        len(names) > 1
        and len(names) < 400
        and tag != "a"
        and bool(_FRAME.search(names))
        and "content" not in names.lower().split()
    )


def parse(text: str) -> Any:
    """Parse HTML, however broken; None where nothing of it can be made out."""
    try:
        return lxml.html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return None
