"""Issues that only show when draws are seen beside each other: unusual figures, and draws that one feed lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from pipelines.records import Issue

Row = dict[str, Any]

ENOUGH_HISTORY = 8
"""Draws of a category before a figure can be called unusual for it."""
FAR = 12
"""How many times the usual distance from the median is far outside."""
LEAST_DISTANCE = {"crs_cutoff": 40, "invitations": 1500}
"""Distances from the median below which a figure is never called unusual."""
FEEDS = ("ircc-feed-en", "ircc-feed-fr")
PATIENCE = timedelta(days=2)
"""How long one feed may lag behind the other before a draw is said to be missing from it."""


KINDS = {"unusual", "not-in-feed"}
"""The kinds of these issues."""


def issues(draws: Iterable[Row], fetched: Mapping[str, datetime]) -> list[Issue]:
    """Every such issue; `draws` are rows of the table, `fetched` says when each source was last read whole."""
    listed = list(draws)
    return [*_unusual(listed), *_missing(listed, fetched)]


def _unusual(draws: list[Row]) -> Iterator[Issue]:
    history: dict[tuple[str, str], list[int]] = defaultdict(list)
    for draw in sorted(draws, key=lambda row: (row["draw_date"] or date.min, row["draw_id"])):
        for name, least in LEAST_DISTANCE.items():
            value, earlier = draw[name], history[draw["category"] or "", name]
            if value is None:
                continue
            if detail := _far(value, earlier[-40:], least):
                text = f"{name} {value} is far from what {draw['category']} draws had before: {detail}"
                yield Issue("unusual", "warning", text, draw["first_seen_at"], draw["draw_id"], name)
            earlier.append(value)


def _far(value: int, earlier: list[int], least: int) -> str | None:
    if len(earlier) < ENOUGH_HISTORY:
        return None
    middle = median(earlier)
    usual = median(abs(one - middle) for one in earlier)
    if abs(value - middle) <= max(least, FAR * usual):
        return None
    return f"median {middle:g} of the last {len(earlier)}, usual distance {usual:g}"


def _missing(draws: list[Row], fetched: Mapping[str, datetime]) -> Iterator[Issue]:
    """A draw that one feed states and the other, read days later, never did."""
    for draw in draws:
        for feed in FEEDS:
            due = draw["first_seen_at"] + PATIENCE
            if draw["status"] != "official" or feed in draw["sources"] or feed not in fetched or fetched[feed] < due:
                continue
            detail = f"{feed} does not list the draw, first seen at {draw['first_seen_at']:%F %T} UTC"
            yield Issue("not-in-feed", "warning", detail, due, draw["draw_id"])
