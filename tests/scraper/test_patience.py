"""Retry-After, as servers write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scraper.patience import LONGEST_WAIT, patience

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 120 ", timedelta(minutes=2)),
        ("Mon, 02 Mar 2026 12:05:00 GMT", timedelta(minutes=5)),
        ("Mon, 02 Mar 2026 13:05:00 +0100", timedelta(minutes=5)),
        ("604800", LONGEST_WAIT),  # a week
        ("9" * 40, LONGEST_WAIT),
        ("9" * 5000, LONGEST_WAIT),
        ("Mon, 02 Mar 2126 12:00:00 GMT", LONGEST_WAIT),
        ("0", None),
        ("-5", None),
        ("Mon, 02 Mar 2026 11:55:00 GMT", None),
        ("soon", None),
        ("", None),
        ("\x1b[31m", None),
        ("٣", None),
    ],
)
def test_how_long_to_wait(header: str, wait: timedelta | None) -> None:
    assert patience(header, NOW) == (None if wait is None else NOW + wait)
