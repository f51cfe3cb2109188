"""A page's bytes to blocks: HTML, plain text, or WordPress's JSON with HTML in it."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

from scraper.encodings import decode
from scraper.readers.blocks import MAX_TEXT, Block, Page
from scraper.readers.calendar import days_in
from scraper.readers.folding import clean
from scraper.readers.html import article_of, parse, read_blocks
from scraper.readers.pagedates import published_in_markup, published_in_words
from scraper.readers.records import records_and_texts, tables_of
from scraper.readers.text import read_text

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|p|div|table|tr|td|ul|ol|li|dl|article|section|main|h[1-6]|span|strong|br)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_RENDERED = re.compile(r'"rendered"\s*:\s*"((?:[^"\\]|\\.)*)')
_DATED = re.compile(
    r'"(?:date(?:_gmt|Published|_published)?|published(?:_?[aA]t|_?[oO]n)?)"\s*:\s*"(20\d\d-\d\d-\d\d[T\d:]{0,9})'
)
PIECE = 16_384
MAX_HEAD = 20_000
"""Characters in which the first tag of a page of markup stands."""
MAX_SOURCE = 16 * 1024 * 1024
"""Characters of markup that are parsed; a page beyond that is cut."""


def read_page(content: bytes, *, content_type: str | None = None) -> Page:
    """Read a page as blocks; bytes in any encoding, HTML or text by what they look like."""
    if len(_TWICE.findall(content[:MAX_HEAD])) >= MIN_TWICE:
        content = _mended(content)
    if _is_utf8(content):
        head = content[:MAX_HEAD].decode("utf-8-sig", "ignore")
        if _TAG.search(head) and not _is_json(head) and not _ITEM.match(head):
            return _html(content.removeprefix(BOM_UTF8)[:MAX_SOURCE])  # no copy to hold while the tree is built
    text = _decoded(content, content_type)[:MAX_SOURCE]
    head = text[:MAX_HEAD]
    if _is_json(head):
        return _json(text)
    if _ITEM.match(head):
        return _item(text)
    if _TAG.search(head):
        return _html(text.encode("utf-8", "replace"))
    return _dated(read_text(clean(text)))


_TWICE = re.compile(rb"\xc3[\x83\x90\x91]\xc2[\x80-\xbf]")
_TWICE_READ = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\u017d\u017e]{1,3}"
)
MIN_TWICE = 3
"""Letters encoded twice (`Ã©` for `é`) from which on a page is taken for broken so throughout."""


def _mended(content: bytes) -> bytes:
    """UTF-8 that was taken for Windows-1252 and encoded again, made whole; what fits no letter stays."""
    return _TWICE_READ.sub(_once, content.decode("utf-8", "replace")).encode()


def _once(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode()
    except UnicodeError:
        return match[0]


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return True
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), PIECE):  # piece by piece: no text of the whole page is held beside its tree
            decoder.decode(content[start : start + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_json(head: str) -> bool:
    start = head[:200].lstrip()
    return start.startswith(("{", "[")) and '"' in start[:40]


def _decoded(content: bytes, content_type: str | None) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        charset = re.search(
            r"charset\s*=\s*[\"']?\s*([\w-]+)",
            f"{content_type or ''} {content[:2048].decode('latin-1')}",
            re.IGNORECASE,
        )
        if charset and charset[1].lower() not in {"utf-8", "utf8"}:
            try:
                return content.decode(charset[1], errors="strict")
            except (LookupError, UnicodeDecodeError):
                return decode(content)
        damaged = content.decode("utf-8", errors="replace")
        return (
            damaged if damaged.count("\ufffd") * 4 < sum(byte > 127 for byte in content[:200_000]) else decode(content)
        )


def _html(source: bytes) -> Page:
    root = parse(source)
    if root is None:
        text = source.decode("utf-8", "replace")
        return _dated(read_text(clean(re.sub(r"<[^<>]{0,2000}>", " ", text))))
    title = (root.findtext(".//title") or "").strip()
    language = root.get("lang") or root.get("xml:lang")
    published = published_in_markup(root)

    def read(part: Any, whole: Callable[[], Page] | None = None) -> Page:
        blocks = read_blocks(part)
        return Page(blocks, title, language, published or published_in_words(blocks), whole)

    def whole() -> Page:
        page = read(root)
        return replace(page, blocks=(*page.blocks, *_embedded(root)))

    article = article_of(root)
    return read(root if article is None else article, whole if article is not None or _has_records(root) else None)


def _has_records(root: Any) -> bool:
    return any(_is_records(script) for script in root.iter("script"))


def _is_records(script: Any) -> bool:
    return (script.get("type") or "") == "application/json" and bool(script.text)


def _embedded(root: Any) -> tuple[Block, ...]:
    """The tables of draws in the data that a page's own script draws it from."""
    found = [records_and_texts(script.text)[0] for script in root.iter("script") if _is_records(script)]
    return tables_of([records for lists in found for records in lists])


_ITEM = re.compile(r"\s{0,20}(?:<\?xml[^<>]{0,200}>\s{0,20})?<(?:item|entry)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,100}>([^<>]{1,500})</title>", re.IGNORECASE)
_MACHINE = re.compile(
    r"<(link|guid|id|pubDate|updated|category)\b[^<>]{0,300}>[^<>]{0,500}</\1>|<!\[CDATA\[|\]\]>", re.IGNORECASE
)
_WHEN = re.compile(r"<(?:pubDate|published|updated)>([^<>]{10,40})<", re.IGNORECASE)


def _item(text: str) -> Page:
    """One item of a feed, whose markup may be escaped."""
    dated = _WHEN.search(text)
    body = _TITLE.sub(r"<h1>\1</h1>", _MACHINE.sub(" ", text))
    page = _html(f"<html><body>{unescape(body)}</body></html>".encode("utf-8", "replace"))
    return replace(page, published=_iso(dated[1]) if dated else page.published)


def _iso(text: str) -> str | None:
    """The day of a feed's date, as `Wed, 25 Nov 2020 18:02:00 GMT` or in ISO form."""
    day = next((found.on(found.year) for found in days_in(text) if found.year), None)
    return day.isoformat() if day else None


def _dated(page: Page) -> Page:
    return Page(page.blocks, page.title, page.language, published_in_words(page.blocks))


def _json(text: str) -> Page:
    """The rendered title and content of a WordPress post, also of an answer that was cut short; else records and texts."""
    pieces = [_unescaped(piece) for piece in _RENDERED.findall(text[: 2 * MAX_TEXT])]
    if not pieces:
        return _records(text)
    body = "".join(f"<div>{piece}</div>" for piece in pieces)
    page = _html(f"<html><body>{body}</body></html>".encode("utf-8", "replace"))
    dated = _DATED.search(text[:4000])
    return Page(page.blocks, page.title, page.language, dated[1] if dated else page.published)


def _records(text: str) -> Page:
    """A JSON document as its tables of draws and the texts in it, which may hold markup."""
    lists, texts = records_and_texts(text)
    tables = tables_of(lists)
    pages = [_html(piece.encode()) if _TAG.search(piece) else read_text(clean(piece)) for piece in texts[:MOST_TEXTS]]
    blocks = (*tables, *(block for page in pages for block in page.blocks))
    titled = _TITLED.search(text[:4000])
    title = _unescaped(titled[1]) if titled else ""
    if title and not tables:
        blocks = (Block("heading", clean(title)), *blocks)
    dated = None if tables else _DATED.search(text[:4000])
    return Page(blocks, title, None, dated[1] if dated else published_in_words(blocks))


_TITLED = re.compile(r'"(?:title|headline)"\s*:\s*"((?:[^"\\]|\\.){1,200})"')
MOST_TEXTS = 200
"""Strings of a JSON document that are read as text."""


def _unescaped(piece: str) -> str:
    piece = re.sub(r"\\u[0-9a-fA-F]{0,3}$|\\$", "", piece)
    try:
        found = json.loads(f'"{piece}"', strict=False)
    except ValueError:
        return piece
    return found if isinstance(found, str) else ""
