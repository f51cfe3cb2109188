"""Cutoff scores over time: a mark for each draw, in the colour and shape of its category, joined by thin lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from archive.site import palette
from archive.site.charts.axes import days, picture, values
from archive.site.charts.svg import Frame, Scale, TimeScale, clipped, el, num, round_ticks, spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markupsafe import Markup

    from archive.site.words import Words

LONGEST_BRIDGE = timedelta(days=366)
"""Days between two draws of a category that a line joins; a longer silence is left open."""

LIVE = timedelta(days=200)
"""Days after its last draw in which a category is named at the end of its line; the legend names the others."""


@dataclass(frozen=True, slots=True)
class Point:
    """One draw on a chart: its day, its cutoff, its category, and what a reader is told who points at it."""

    day: date
    score: int
    category: str | None
    told: str
    page: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """How a category is called in full, and at the end of its line."""

    full: str
    short: str


def cutoffs(
    points: Sequence[Point],
    names: dict[str | None, Names],
    span: tuple[date, date],
    frame: Frame,
    words: Words,
    *,
    title: str,
    description: str,
    only: str | None = None,
) -> Markup:
    """Return the picture of the draws of `span` (first and last day); with `only` a slug, the others stand behind in grey.

    `points` are oldest first. Lines that run on into a later draw keep their end outside of the span off the picture.
    """
    shown = [point for point in points if span[0] <= point.day <= span[1]]
    scores = [point.score for point in shown if only is None or point.category == only] or [300, 600]
    ticks = round_ticks(min(scores) - 10, max(scores) + 10, 7 if frame.narrow else 8)
    x = TimeScale(*span, frame.left, frame.x1)
    y = Scale(ticks[0], ticks[-1], frame.y1, frame.top)
    series: dict[str | None, list[Point]] = {}
    for point in shown:
        series.setdefault(point.category, []).append(point)
    parts = [values(ticks, y, frame, words), days(span, x, frame, words)]
    ordered = sorted(series, key=lambda slug: (slug == only, -len(series[slug])))
    for slug in ordered:
        behind = only is not None and slug != only
        inside = [point for point in series[slug] if not behind or ticks[0] <= point.score <= ticks[-1]]
        parts.append(_line(inside, slug, x, y, names[slug].full, behind=behind))
    if only is None and frame.right > 60:
        parts.append(_labels(series, x, y, frame, names))
    return picture(parts, frame, title, description)


def _line(points: list[Point], slug: str | None, x: TimeScale, y: Scale, name: str, *, behind: bool) -> Markup:
    if behind:
        dots = "".join(f"M{num(x(point.day))} {num(y(point.score))}h0" for point in points)
        return el("path", class_="behind", d=dots)
    path = ""
    for before, point in zip([None, *points], points, strict=False):
        joined = before is not None and point.day - before.day <= LONGEST_BRIDGE
        path += f"{'L' if joined else 'M'}{num(x(point.day))} {num(y(point.score))}"
    marks = [
        el(
            "path",
            el("title", point.told),
            class_="mark" if point.confirmed else "mark open",
            d=palette.shape(slug),
            transform=f"translate({num(x(point.day))} {num(y(point.score))})",
            data_page=point.page,
        )
        for point in points
    ]
    line = [el("path", class_="line", d=path)] if len(points) > 1 else []
    return el("g", *line, *marks, class_=f"series {palette.css_class(slug)}", data_name=name, data_category=slug)


def _labels(
    series: dict[str | None, list[Point]], x: TimeScale, y: Scale, frame: Frame, names: dict[str | None, Names]
) -> Markup:
    """Name each line of a category that is still drawn at its end, the names moved apart where lines end close together."""
    newest = max(points[-1].day for points in series.values())
    live = {slug: points for slug, points in series.items() if newest - points[-1].day <= LIVE}
    ends = sorted(((y(points[-1].score), slug) for slug, points in live.items()), key=lambda end: end[0])
    places = spread([place for place, _ in ends], 17, frame.top + 4, frame.y1)
    parts = []
    for (place, slug), moved in zip(ends, places, strict=True):
        last = series[slug][-1]
        from_x, to_x = x(last.day) + 7, frame.x1 + 10
        bend = f"M{num(from_x)} {num(place)}L{num(max(from_x, to_x - 12))} {num(place)}L{num(to_x)} {num(moved)}"
        leader = el("path", class_="leader", d=bend)
        mark = el("path", class_="swatch", d=palette.shape(slug), transform=f"translate({num(to_x + 8)} {num(moved)})")
        name = el(
            "text", f"{clipped(names[slug].short, 14)} {last.score}", x=to_x + 18, y=num(moved + 4), class_="label"
        )
        parts.append(el("g", leader, mark, name, class_=palette.css_class(slug), data_category=slug))
    return el("g", *parts, aria_hidden="true")


def sparkline(scores: Sequence[int], slug: str | None, title: str, *, width: int = 132, height: int = 40) -> Markup:
    """Return a small line of the last scores of a category, oldest first, with a mark on the newest."""
    x = Scale(0, max(len(scores) - 1, 1), 6, width - 8)
    y = Scale(min(scores), max(scores), height - 8, 8)
    if len(scores) == 1 or min(scores) == max(scores):
        y = Scale(min(scores) - 1, max(scores) + 1, height - 8, 8)
    places = [(x(index), y(score)) for index, score in enumerate(scores)]
    if len(scores) == 1:
        places = [(width - 8, height / 2)]
    path = "L".join(f"{num(left)} {num(top)}" for left, top in places)
    end = f"translate({num(places[-1][0])} {num(places[-1][1])})"
    return el(
        "svg",
        el("title", title),
        el("path", class_="line", d=f"M{path}"),
        el("path", class_="mark", d=palette.shape(slug), transform=end),
        class_=f"spark {palette.css_class(slug)}",
        viewBox=f"0 0 {width} {height}",
        role="img",
        width=width,
        height=height,
    )


def icon(slug: str | None) -> Markup:
    """Return the mark of a category for running text; it says nothing that the name beside it does not."""
    shape = el("path", d=palette.shape(slug))
    return el("svg", shape, class_=f"icon {palette.css_class(slug)}", viewBox="-7 -7 14 14", aria_hidden="true")
