"""What a log shows of addresses and of what servers say."""

from __future__ import annotations

import pytest

from scraper.discretion import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://me:secret@example.org/feed", "https://…@example.org/feed"),
        ("https://me@example.org/", "https://…@example.org/"),
        ("https://example.org/@me", "https://example.org/@me"),
        ("https://example.org/?a=1&api_key=abc&b=2", "https://example.org/?a=1&api_key=…&b=2"),
        ("https://example.org/?Access-Token=abc#x", "https://example.org/?Access-Token=…#x"),
        ("https://example.org/?key=abc", "https://example.org/?key=…"),
        ("https://example.org/?keyword=draws&sort=publishedDate", "https://example.org/?keyword=draws&sort=publishedDate"),
        ("X-Amz-Signature: https://b.example/?X-Amz-Signature=ab12 took", "X-Amz-Signature: https://b.example/?X-Amz-Signature=… took"),
        ("two\nlines \x1b[31mred", "two lines  [31mred"),
        ("ends with « été »", "ends with « été »"),
    ],
)  # fmt: skip
def test_what_is_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_long_text_is_cut() -> None:
    assert len(shown("x" * 1_000_000)) == 2001
