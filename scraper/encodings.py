"""Bytes to text: undo a Content-Encoding within bounds, then decode as UTF-8 or, failing that, Windows-1252."""

from __future__ import annotations

import zlib

import brotli

from scraper.errors import ReadError

MAX_CONTENT = 64 * 1024 * 1024
"""Largest decoded body in bytes; the real feed is 0.6 MB, so anything near this is a compression bomb."""

NEXT_STEP = "The bytes are kept; fetch the page again later."


def decompress(body: bytes, encoding: str | None) -> bytes:
    """Undo the Content-Encoding named (several, comma-separated, are undone last to first); None gives the body as it is.

    Raises ReadError where the data is cut, is not what the header says, names an unknown coding, or decodes to more
    than MAX_CONTENT bytes.
    """
    for coding in reversed([part.strip().lower() for part in (encoding or "").split(",") if part.strip()]):
        body = _undo(body, coding)
    return body


def _undo(body: bytes, coding: str) -> bytes:
    if coding == "identity":
        return body
    if coding in {"gzip", "x-gzip"}:
        return _inflate(body, 16 + zlib.MAX_WBITS, coding)
    if coding == "deflate":
        # Servers send deflate with and without its zlib header; the header's low four bits are 8.
        wrapped = bool(body) and body[0] & 0x0F == 8
        return _inflate(body, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, coding)
    if coding == "br":
        return _unbrotli(body)
    raise ReadError(f"unknown Content-Encoding {coding!r}", next_step=NEXT_STEP)


def _inflate(body: bytes, wbits: int, coding: str) -> bytes:
    """Undo one stream after another: a gzip body may be several joined, filled up with zeros."""
    content, rest = b"", body
    while True:
        decoder = zlib.decompressobj(wbits)
        try:
            content += decoder.decompress(rest, MAX_CONTENT + 1 - len(content))
        except zlib.error as error:
            raise ReadError(f"the body is not {coding}: {error}", next_step=NEXT_STEP) from error
        if len(content) > MAX_CONTENT:
            raise ReadError(f"the body decodes to more than {MAX_CONTENT} bytes", next_step=NEXT_STEP)
        if not decoder.eof:
            raise ReadError(f"the {coding} body is cut short after {len(body)} bytes", next_step=NEXT_STEP)
        rest = decoder.unused_data.lstrip(b"\0")
        if not rest:
            return content


def _unbrotli(body: bytes) -> bytes:
    decoder = brotli.Decompressor()
    parts, size = [], 0
    try:
        for start in range(0, len(body), 65536):
            parts.append(decoder.process(body[start : start + 65536]))
            size += len(parts[-1])
            if size > MAX_CONTENT:
                raise ReadError(f"the body decodes to more than {MAX_CONTENT} bytes", next_step=NEXT_STEP)
    except brotli.error as error:
        raise ReadError(f"the body is not br: {error}", next_step=NEXT_STEP) from error
    if not decoder.is_finished():
        raise ReadError(f"the br body is cut short after {len(body)} bytes", next_step=NEXT_STEP)
    return b"".join(parts)


def decode(content: bytes) -> str:
    """Decode as UTF-8 (with or without BOM), else as Windows-1252, in which every byte means something.

    IRCC's French feed declares no charset and was Windows-1252 on 2026-09-18 and UTF-8 on 2026-10-03. The five bytes
    that Windows-1252 leaves undefined become U+FFFD.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
