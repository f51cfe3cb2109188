"""Instants that people and files write."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(text: str) -> datetime:
    """Read an instant in ISO form, in UTC; UTC too where it names no zone, and 00:00 where it is a bare day.

    Raises ValueError for any other text, and for the years 1 and 9999, which another zone may put out of reach.
    """
    return in_reach(datetime.fromisoformat(text.strip()))


def in_reach(at: datetime) -> datetime:
    """Return an instant in UTC that can be counted from; UTC is what a naive one is. Raises ValueError at the calendar's ends."""
    if not 1 < at.year < 9999:
        raise ValueError(f"the year {at.year} is out of reach")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
