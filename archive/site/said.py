"""What was said of one draw, made ready to be read: each figure with its values and pages, and the pool by bands. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.site.content import Row

STATED = [
    "draw_number",
    "draw_date",
    "drawn_at",
    "category",
    "category_name",
    "programs",
    "invitations",
    "crs_cutoff",
    "tie_break_at",
    "instruction_url",
    "pool",
]
"""The figures that pages state, in the order in which a reader asks for them."""

INFERRED = " (inferred)"
"""How a statement marks a value that its page does not fully state."""


def figures_and_pages(rows: Sequence[Row]) -> tuple[list[dict[str, Any]], list[Row]]:
    """Return what the statements of a draw tell: the figures with their values, and the pages that state them, in time order.

    A figure: field, reason (of the choice, in English, or None), disputed (whether another value was stated), values: each with value, inferred, text (its words), chosen,
    and pages (places in the list of pages, from 1).
    """
    pages: dict[str, Row] = {}
    for one in sorted(rows, key=lambda one: (one["fetched_at"], one["observation_id"])):
        pages.setdefault(one["observation_id"], one)
    place = {key: number for number, key in enumerate(pages, 1)}
    figures = []
    for field in STATED:
        mine = [one for one in rows if one["field"] == field]
        if mine:
            reason = next((one["reason"] for one in mine if one["chosen"]), None)
            values = _values(mine, place)
            disputed = not all(one["chosen"] for one in values)
            figures.append({"field": field, "reason": reason, "disputed": disputed, "values": values})
    return figures, list(pages.values())


def _values(rows: Sequence[Row], place: dict[str, int]) -> list[dict[str, Any]]:
    """The values of one figure, the chosen one first, each with the pages that state it."""
    found: dict[tuple[str, Any], dict[str, Any]] = {}
    chosen = next((one["value"].removesuffix(INFERRED) for one in rows if one["chosen"]), None)
    for one in rows:
        value = one["value"].removesuffix(INFERRED)
        entry = found.setdefault(
            (one["value"], one["published_text"]),
            {
                "value": value,
                "inferred": one["value"] != value,
                "text": one["published_text"],
                "chosen": value == chosen,
                "pages": set(),
            },
        )
        entry["pages"].add(place[one["observation_id"]])
    values = [{**entry, "pages": sorted(entry["pages"])} for entry in found.values()]
    return sorted(values, key=lambda one: (not one["chosen"], one["pages"]))


def bands(rows: Sequence[Row], cutoff: int | None) -> list[Row]:
    """Return the rows of a pool with what a picture needs.

    Added: `look` (the band it is or lies in, such as `451-500`), `width` (percent of the largest band, 0 for the total), and
    `cutoff` (whether the draw's cutoff lies there).
    """
    whole = [one for one in rows if one["level"] == "band"]
    most = max((one["candidates"] or 0 for one in whole), default=0) or 1
    return [
        {
            **one,
            "look": next((_range(band) for band in whole if _within(one, band)), ""),
            "width": round(100 * (one["candidates"] or 0) / most, 1) if one["level"] != "total" else 0,
            "cutoff": cutoff is not None and one["level"] != "total" and one["crs_low"] <= cutoff <= one["crs_high"],
        }
        for one in rows
    ]


def _range(band: Row) -> str:
    return f"{band['crs_low']}-{band['crs_high']}"


def _within(one: Row, band: Row) -> bool:
    return bool(band["crs_low"] <= one["crs_low"] and one["crs_high"] <= band["crs_high"])
