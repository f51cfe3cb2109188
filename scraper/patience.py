"""How long a server wants to be left alone. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)
"""A server that asks for more patience than this is asked again after it: a slip of a zero must not silence a source."""


def patience(retry_after: str, now: datetime) -> datetime | None:
    """The instant (UTC) that a Retry-After header names, in seconds or as a date: at most LONGEST_WAIT from `now` on.

    None where it is neither, or names the past.
    """
    text = retry_after.strip()
    try:
        wait = timedelta(seconds=int(text)) if text.isascii() and text.isdigit() else _since(text, now)
    except (ValueError, OverflowError):
        # A number beyond what can be counted is a wish to be left alone all the same.
        wait = LONGEST_WAIT if text.isascii() and text.isdigit() else timedelta()
    return now + min(wait, LONGEST_WAIT) if wait > timedelta() else None


def _since(text: str, now: datetime) -> timedelta:
    at = parsedate_to_datetime(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
