"""A page's bytes to blocks: HTML, plain text, or WordPress's JSON with HTML in it."""

from __future__ import annotations

import json
import re

from scraper.encodings import decode
from scraper.readers.blocks import MAX_TEXT, Page
from scraper.readers.folding import clean
from scraper.readers.text import read_text

_HTML = re.compile(r"<(?:!doctype|html|head|body|p|div|table|ul|article|h[1-6])\b", re.IGNORECASE)


def read_page(content: bytes, *, url: str = "", content_type: str | None = None) -> Page:
    """Read a page as blocks; bytes in any encoding, HTML or text by what they look like."""
    text = clean(decode(content))
    head = text[:2000].lstrip()
    if head.startswith(("{", "[")) and '"' in head[:40]:
        return _json(text)
    return read_text(text)


def _json(text: str) -> Page:
    try:
        post = json.loads(text)
    except ValueError:
        rendered = re.findall(r'"rendered"\s*:\s*"((?:[^"\\]|\\.)*)', text[:MAX_TEXT])
        pieces = [json.loads(f'"{piece.rstrip(chr(92))}"', strict=False) for piece in rendered]
        return read_text(re.sub(r"<[^<>]*>", "", "\n".join(pieces)))
    return read_text(str(post))
