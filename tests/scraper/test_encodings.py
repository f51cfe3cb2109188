"""What a Content-Encoding hides comes out whole, or the body is refused."""

from __future__ import annotations

import gzip
import zlib

import pytest

from scraper.encodings import MAX_CONTENT, decompress
from scraper.errors import ReadError

MEMBER = gzip.compress(b"rounds ", mtime=0)


@pytest.mark.parametrize(
    ("encoding", "body", "content"),
    [
        (None, b"rounds ", b"rounds "),
        ("gzip", MEMBER, b"rounds "),
        ("gzip", MEMBER * 3, b"rounds " * 3),
        ("gzip", MEMBER + bytes(512), b"rounds "),
        ("deflate", zlib.compress(b"rounds "), b"rounds "),
        ("gzip, gzip", gzip.compress(MEMBER), b"rounds "),
    ],
)
def test_a_coding_is_undone(encoding: str | None, body: bytes, content: bytes) -> None:
    assert decompress(body, encoding) == content


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"", "is cut short after 0 bytes"),
        (MEMBER[:-1], "is cut short after"),
        (MEMBER + MEMBER[:-1], "is cut short after"),
        (MEMBER + b"<html>", "is not gzip"),
        (gzip.compress(bytes(MAX_CONTENT)) + MEMBER, "decodes to more than"),
    ],
)
def test_a_gzip_body_that_is_not_whole_is_refused(body: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        decompress(body, "gzip")
