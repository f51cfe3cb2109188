"""What a page states, without an archive: a page's content to typed observations. Pure: no clock, network or disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pipelines.normalize import Page, normalize
from pipelines.records import Observation
from scraper.readers import announcement, instruction

KEYS = (
    "draw_number",
    "draw_date",
    "drawn_at",
    "category",
    "category_version",
    "invitations",
    "crs_cutoff",
    "tie_break_at",
    "tie_break_precision",
    "role",
    "inferred",
    "evidence",
)
"""What is printed of a statement, in this order."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the time of a capture that was never taken: `extract` keeps nothing."""


def extract(
    content: bytes, *, url: str = "", published: str | None = None, content_type: str | None = None
) -> list[Observation]:
    """Read and type every statement about a federal draw that a page makes, in the order of the page.

    `published` is the publication day as ISO text where the caller knows it. Raises `scraper.errors.ReadError` for a
    page that cannot be read, such as an empty template.
    """
    page = Page(source="", url=url, capture="", fetched_at=UNDATED, reader=announcement.READER)
    return [
        normalize(raw, page)
        for raw in instruction.read(content, url=url, content_type=content_type, published=published)
    ]


def row(observation: Observation) -> Mapping[str, Any]:
    """One statement as plain values under KEYS: dates in ISO form, moments in UTC at their precision."""
    values = {
        "draw_number": observation.draw_number,
        "draw_date": observation.draw_date.isoformat() if observation.draw_date else None,
        "drawn_at": _moment(observation.drawn_at, "second"),
        "category": observation.category,
        "category_version": observation.category_version,
        "invitations": observation.invitations,
        "crs_cutoff": observation.crs_cutoff,
        "tie_break_at": _moment(observation.tie_break_at, observation.tie_break_precision),
        "tie_break_precision": observation.tie_break_precision,
        "role": observation.role,
        "inferred": list(observation.inferred),
        "evidence": observation.evidence,
    }
    return {key: values[key] for key in KEYS}


def _moment(at: datetime | None, precision: str | None) -> str | None:
    if at is None:
        return None
    return at.strftime("%Y-%m-%d" if precision == "day" else "%Y-%m-%dT%H:%M:%SZ")
