"""What a draw's own record contradicts: date against time, pool figures that do not add up, a pool dated after the draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.categories import SLUGS, from_name
from pipelines.dates import toronto_day
from pipelines.records import Band, IssueKind, half_filled

Contradiction = tuple[IssueKind, str, str]
"""Kind of the issue, the field that it is about, and the figures in words."""


def contradictions(chosen: dict[str, Any]) -> Iterator[Contradiction]:
    """Every contradiction within the chosen values of one draw (those of `pipelines.fold.Life.chosen`)."""
    yield from _date_against_time(chosen)
    yield from _pool(chosen)
    yield from _category(chosen)


def _date_against_time(chosen: dict[str, Any]) -> Iterator[Contradiction]:
    """Not where the moment is past midnight in UTC but the same day in Toronto (#7, #8, #9, #11, #13, #139)."""
    day, at = chosen["draw_date"], chosen["drawn_at"]
    if day and at and day not in {at.date(), toronto_day(at)}:
        yield (
            "date-against-time",
            "drawn_at",
            f"the round is dated {day} but timed {at:%F %T} UTC; both are kept as published",
        )


def _pool(chosen: dict[str, Any]) -> Iterator[Contradiction]:
    if chosen["pool"] is None:
        return
    as_of, bands = chosen["pool"]
    if as_of and chosen["draw_date"] and as_of > chosen["draw_date"]:
        yield "pool-after-draw", "pool", f"the pool is dated {as_of}, after the draw of {chosen['draw_date']}"
    wrong: dict[IssueKind, list[str]] = {}
    for band, stated, summed in _sums(bands):
        if stated != summed:
            kind: IssueKind = "pool-total" if band.level == "total" else "pool-sub-bands"
            text = f"the parts of {band.crs_low}-{band.crs_high} sum to {summed}, not to the {stated} published"
            wrong.setdefault(kind, []).append(text)
    if half_filled(bands) and "pool-total" in wrong:
        wrong["pool-total"].append("its zeros are taken for not filled in")
    for kind, texts in wrong.items():
        yield kind, "pool", "; ".join(texts)


def _sums(bands: tuple[Band, ...]) -> Iterator[tuple[Band, int, int]]:
    """Each band that has parts, what is published for it, and what its parts sum to; not where a part is unknown."""
    for whole in bands:
        part_level = {"total": "band", "band": "sub-band"}.get(whole.level)
        parts = [
            band.candidates
            for band in bands
            if band.level == part_level and whole.crs_low <= band.crs_low and band.crs_high <= whole.crs_high
        ]
        if whole.candidates is not None and parts and all(part is not None for part in parts):
            yield whole, whole.candidates, sum(part or 0 for part in parts)


def _category(chosen: dict[str, Any]) -> Iterator[Contradiction]:
    name = chosen["category_name"]
    category = from_name(name[0]) if name else None
    # A news page's phrase ("STEM") is no round name of IRCC's, but names a category that is known.
    if category and not category.known and category.slug == chosen["category"] not in SLUGS:
        yield (
            "unknown-category",
            "category",
            f"{name[0]!r} is a round name never seen before; filed under {category.slug!r}",
        )
