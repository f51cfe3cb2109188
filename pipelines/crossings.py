"""Issues that only show when draws are seen beside each other: unusual figures, and draws that one feed lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from pipelines.records import Issue, Observation

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

Reads = Mapping[str, Sequence[datetime]]
"""For each of FEEDS, when it was read whole, in time order."""
Statements = Mapping[str, Mapping[str, Sequence[Observation]]]
"""For each draw what each of FEEDS stated of it, in time order."""


def issues(draws: Iterable[Row], official: Iterable[Observation], reads: Reads) -> list[Issue]:
    """Every such issue, also those that no longer hold, with when each opened and closed.

    `draws` are rows of the table, `official` what IRCC's sources say of numbered draws, in any order.
    """
    stated = _by_feed(official)
    return [*_unusual(draws, stated), *_missing(stated, reads)]


def noted(reads: Reads, source: str, at: datetime) -> Reads:
    """The reads with one more; a source that is none of FEEDS is not noted."""
    known = reads.get(source, ())
    return reads if source not in FEEDS or at in known else {**reads, source: sorted([*known, at])}


def _by_feed(official: Iterable[Observation]) -> Statements:
    found: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(official, key=lambda row: (row.fetched_at, row.observation_id)):
        if row.source in FEEDS and row.stated and row.draw_number:
            found[row.draw_number][row.source].append(row)
    return found


def _unusual(draws: Iterable[Row], stated: Statements) -> Iterator[Issue]:
    """Figures far from what the category had before, for as long as each was the draw's figure."""
    history: dict[tuple[str, str], list[int]] = defaultdict(list)
    for draw in sorted(draws, key=lambda row: (row["draw_date"] or date.min, row["draw_id"])):
        for name, least in LEAST_DISTANCE.items():
            earlier = history[draw["category"] or "", name]
            for value, opened, closed in _held(draw, name, stated):
                if detail := _far(value, earlier[-40:], least):
                    text = f"{name} {value} is far from what {draw['category']} draws had before: {detail}"
                    yield Issue("unusual", "warning", text, opened, draw["draw_id"], name, closed_at=closed)
            if draw[name] is not None:
                earlier.append(draw[name])


def _held(draw: Row, name: str, stated: Statements) -> list[tuple[int, datetime, datetime | None]]:
    """The values that the most trusted feed gave a figure, each with from when until when; else the one that the draw has."""
    feeds = stated.get(draw["draw_id"], {})
    rows = next((feeds[feed] for feed in FEEDS if feed in feeds), ())
    said = [(value, row.fetched_at) for row in rows if (value := getattr(row, name)) is not None]
    turns = [one for at, one in enumerate(said) if not at or said[at - 1][0] != one[0]]
    if not turns or turns[-1][0] != draw[name]:
        return [] if draw[name] is None else [(draw[name], draw["first_seen_at"], None)]
    ends = [at for _, at in turns[1:]]
    return [(value, at, end) for (value, at), end in zip(turns, [*ends, None], strict=True)]


def _far(value: int, earlier: list[int], least: int) -> str | None:
    if len(earlier) < ENOUGH_HISTORY:
        return None
    middle = median(earlier)
    usual = median(abs(one - middle) for one in earlier)
    if abs(value - middle) <= max(least, FAR * usual):
        return None
    return f"median {middle:g} of the last {len(earlier)}, usual distance {usual:g}"


def _missing(stated: Statements, reads: Reads) -> Iterator[Issue]:
    """A draw that one feed states and the other, read days later, did not: until it does."""
    for draw_id, feeds in stated.items():
        first = {feed: rows[0].fetched_at for feed, rows in feeds.items()}
        for feed in FEEDS:
            others = [at for other, at in first.items() if other != feed]
            times = reads.get(feed, ())
            place = bisect_left(times, min(others) + PATIENCE) if others else len(times)
            if place == len(times) or (feed in first and first[feed] <= times[place]):
                continue
            detail = f"{feed} does not list the draw, which the other feed states since {min(others):%F %T} UTC"
            yield Issue("not-in-feed", "warning", detail, times[place], draw_id, closed_at=first.get(feed))
