"""Makers of observations for tests: only what a test is about is said."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pipelines.records import Observation

START = datetime(2024, 4, 10, 12, tzinfo=UTC)


def at(hours: float) -> datetime:
    """So many hours after the start."""
    return START + timedelta(hours=hours)


def official(hours: float = 0, **values: Any) -> Observation:
    """What IRCC's English feed says of #293, unless told otherwise."""
    said: dict[str, Any] = {
        "source": "ircc-feed-en",
        "url": "https://www.canada.ca/feed.json",
        "reader": "feed 1",
        "role": "table",
        "draw_number": "293",
        "draw_date": date(2024, 4, 11),
        "category": "stem",
        "category_text": "STEM occupations (2024-1)",
        "category_version": "2024-1",
        "invitations": 4500,
        "crs_cutoff": 491,
        "tie_break_at": datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC),
        "tie_break_precision": "second",
    }
    return _observation(hours, said | values)


def news(hours: float = 0, source: str = "canadim", **values: Any) -> Observation:
    """What a news page says of the same draw, without a number."""
    said: dict[str, Any] = {
        "source": source,
        "url": f"https://www.{source}.com/news/draw",
        "reader": "announcement 3",
        "draw_date": date(2024, 4, 11),
        "category": "stem",
        "category_text": "STEM",
        "invitations": 4500,
        "crs_cutoff": 491,
    }
    return _observation(hours, said | values)


def _observation(hours: float, values: dict[str, Any]) -> Observation:
    for name in ("draw_date", "invitations", "crs_cutoff"):
        values.setdefault(f"{name}_text", None if values[name] is None else str(values[name]))
    if values.get("tie_break_at"):
        values.setdefault("tie_break_precision", "second")
    subject = values.get("draw_number") or f"{values['draw_date']}/{values['category']}"
    capture = hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()
    return Observation(**{"subject": subject, "fetched_at": at(hours), "capture": capture} | values)
