"""What all charts share: the frame of a picture, and the axes of values and days."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from archive.site.charts.svg import Frame, Scale, TimeScale, day_ticks, el, num

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markupsafe import Markup

    from archive.site.words import Words


def picture(parts: Sequence[Markup], frame: Frame, title: str, description: str) -> Markup:
    """Return the SVG of a chart, named and described for those who do not see it."""
    key = hashlib.sha256(f"{title}{description}{frame}".encode()).hexdigest()[:8]
    return el(
        "svg",
        el("title", title, id=f"t{key}"),
        el("desc", description, id=f"d{key}"),
        *parts,
        class_="plot narrow" if frame.narrow else "plot wide",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="img",
        aria_labelledby=f"t{key} d{key}",
    )


def values(ticks: Sequence[int], y: Scale, frame: Frame, words: Words) -> Markup:
    """Return the axis of values: hairlines across the plot, numbers at the left."""
    parts = []
    for tick in ticks:
        at = y(tick)
        parts += [
            el("path", d=f"M{frame.left} {num(at)}H{frame.x1}", class_="base" if tick == ticks[0] else None),
            el("text", words.number(tick), x=frame.left - 8, y=num(at + 4), text_anchor="end"),
        ]
    return el("g", *parts, class_="axis", aria_hidden="true")


def days(span: tuple[date, date], x: TimeScale, frame: Frame, words: Words) -> Markup:
    """Return the axis of time: years where the span is long, months where it is short."""
    ticks = day_ticks(*span, (frame.x1 - frame.left) // 62)
    yearly = all(tick.month == 1 for tick in ticks)
    parts = []
    for place, tick in enumerate(ticks):
        text = str(tick.year) if yearly else words.month_tick(tick, year=place == 0 or tick.month == 1)
        parts += [
            el("path", d=f"M{num(x(tick))} {frame.y1}v5", class_="tick"),
            el("text", text, x=num(x(tick)), y=frame.y1 + 19, text_anchor="middle"),
        ]
    return el("g", *parts, class_="axis", aria_hidden="true")


def target(left: float, width: float, frame: Frame, told: str) -> Markup:
    """Return an invisible column of the plot that tells something to who points at it."""
    return el(
        "rect",
        el("title", told),
        class_="target",
        x=left,
        y=frame.top,
        width=max(width, 0.5),
        height=frame.y1 - frame.top,
    )
