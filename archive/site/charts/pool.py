"""The pool over time: candidates by band of scores, stacked, the highest scores on top; gaps where nothing was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from archive.site.charts.axes import days, picture, target, values
from archive.site.charts.svg import Frame, Scale, TimeScale, el, num, round_ticks, spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from markupsafe import Markup

    from archive.site.words import Words

LONGEST_BRIDGE = timedelta(days=62)
"""Days without figures that the areas span; a longer silence is left white."""


@dataclass(frozen=True, slots=True)
class Day:
    """The pool of one day: candidates by band (`601-1200`), and what is told of it."""

    as_of: date
    bands: Mapping[str, int]
    told: str


def pool(
    pools: Sequence[Day], bands: Sequence[str], frame: Frame, words: Words, *, title: str, description: str
) -> Markup:
    """Return the picture of the days, oldest first; `bands` from the lowest scores up. A band that a day lacks counts 0."""
    highest = max(sum(day.bands.get(band, 0) for band in bands) for day in pools)
    ticks = round_ticks(0, highest, 6)
    span = (pools[0].as_of, pools[-1].as_of)
    x = TimeScale(*span, frame.left, frame.x1)
    y = Scale(0, ticks[-1], frame.y1, frame.top)
    areas = []
    for place, band in enumerate(bands):
        shape = "".join(_area(run, bands[:place], band, x, y) for run in _runs(pools))
        areas.append(el("path", d=shape, class_=f"area edge b-{band}"))
    parts = [
        values(ticks, y, frame, words),
        *areas,
        _labels(pools[-1], bands, y, frame, words),
        days(span, x, frame, words),
    ]
    return picture([*parts, _targets(pools, x, frame)], frame, title, description)


def _runs(pools: Sequence[Day]) -> list[list[Day]]:
    runs: list[list[Day]] = []
    for day in pools:
        if runs and day.as_of - runs[-1][-1].as_of <= LONGEST_BRIDGE:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _area(run: list[Day], below: Sequence[str], band: str, x: TimeScale, y: Scale) -> str:
    floors = [sum(day.bands.get(one, 0) for one in below) for day in run]
    upper = [
        f"{num(x(day.as_of))} {num(y(floor + day.bands.get(band, 0)))}" for day, floor in zip(run, floors, strict=True)
    ]
    lower = [f"{num(x(day.as_of))} {num(y(floor))}" for day, floor in zip(run, floors, strict=True)]
    return f"M{'L'.join(upper)}L{'L'.join(reversed(lower))}z"


def _labels(last: Day, bands: Sequence[str], y: Scale, frame: Frame, words: Words) -> Markup:
    """Name each band at its right end, with its candidates on the last day."""
    middles, below = [], 0
    for band in bands:
        count = last.bands.get(band, 0)
        middles.append((y(below + count / 2), band))
        below += count
    middles.sort()
    gap = 15 if frame.narrow else 17
    places = spread([place for place, _ in middles], gap, frame.top + 2, frame.y1 - 4)
    parts = []
    for (middle, band), moved in zip(middles, places, strict=True):
        told = (
            band.replace("-", "–")
            if frame.narrow
            else f"{band.replace('-', '–')}  {words.number(last.bands.get(band, 0))}"
        )
        parts += [
            el("path", d=f"M{frame.x1 + 1} {num(middle)}L{frame.x1 + 9} {num(moved)}", class_="leader plain"),
            el("text", told, x=frame.x1 + 13, y=num(moved + 4), class_="label"),
        ]
    return el("g", *parts, aria_hidden="true")


def _targets(pools: Sequence[Day], x: TimeScale, frame: Frame) -> Markup:
    places = [x(day.as_of) for day in pools]
    parts = []
    for index, day in enumerate(pools):
        left = (places[index - 1] + places[index]) / 2 if index else places[index] - 3
        right = (places[index] + places[index + 1]) / 2 if index + 1 < len(places) else places[index] + 3
        parts.append(target(left, right - left, frame, day.told))
    return el("g", *parts)
