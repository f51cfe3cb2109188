"""Instants that people and files write."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(text: str) -> datetime:
    """Read an instant in ISO form, in UTC; UTC too where it names no zone, and 00:00 where it is a bare day.

    Raises ValueError for any other text, and for the years 1 and 9999, which another zone may put out of reach.
    """
    at = datetime.fromisoformat(text.strip())
    if not 1 < at.year < 9999:
        raise ValueError(f"the year {at.year} is out of reach")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
