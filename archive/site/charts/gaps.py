"""Gaps between draws: a line for each category, a stroke for each draw, and how long the waits were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.site import palette
from archive.site.charts.axes import days, picture
from archive.site.charts.svg import Frame, TimeScale, clipped, el, num

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markupsafe import Markup

    from archive.site.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """The draws of one category: its slug and name, their days (oldest first), and the waits in words."""

    category: str | None
    name: str
    days: Sequence[date]
    waits: tuple[str, str, str]
    told: str


def gaps(
    rows: Sequence[Row],
    span: tuple[date, date],
    frame: Frame,
    words: Words,
    *,
    heads: tuple[str, str, str],
    title: str,
    description: str,
) -> Markup:
    """Return the picture; each row's `waits` stand at its right, under `heads`. On a narrow picture names stand above."""
    x = TimeScale(*span, frame.left, frame.x1)
    step = (frame.y1 - frame.top) / max(len(rows), 1)
    parts = [days(span, x, frame, words)]
    columns = [frame.x1 + (frame.right - 14) * place // 3 for place in (1, 2, 3)]
    if not frame.narrow:
        parts += [
            el("text", text, x=at, y=frame.top - 12, text_anchor="end", class_="head")
            for text, at in zip(heads, columns, strict=True)
        ]
    for place, row in enumerate(rows):
        parts.append(_row(row, frame.top + step * place, step, x, frame, columns))
    return picture(parts, frame, title, description)


def _row(row: Row, top: float, step: float, x: TimeScale, frame: Frame, columns: list[int]) -> Markup:
    low, high = (top + 19, top + step - 5) if frame.narrow else (top + 5, top + step - 5)
    middle = (low + high) / 2
    strokes = "".join(f"M{num(x(day))} {num(low)}V{num(high)}" for day in row.days)
    parts = [
        el("path", d=f"M{frame.left} {num(middle)}H{frame.x1}", class_="rail"),
        el("path", d=strokes, class_="stroke"),
    ]
    if frame.narrow:
        mark = f"translate({frame.left + 6} {num(top + 10)})"
        parts += [
            el("path", d=palette.shape(row.category), transform=mark, class_="swatch"),
            el("text", clipped(row.name, 38), x=frame.left + 18, y=num(top + 14), class_="label"),
            el("text", row.waits[0], x=frame.x1, y=num(top + 14), text_anchor="end", class_="label"),
        ]
    else:
        mark = f"translate(12 {num(middle)})"
        parts += [
            el("path", d=palette.shape(row.category), transform=mark, class_="swatch"),
            el("text", clipped(row.name, 32), x=24, y=num(middle + 4), class_="label"),
            *(
                el("text", text, x=at, y=num(middle + 4), text_anchor="end", class_="label")
                for text, at in zip(row.waits, columns, strict=True)
            ),
        ]
    hit = el("rect", el("title", row.told), class_="target", x=0, y=top, width=frame.width, height=step)
    return el("g", *parts, hit, class_=f"series {palette.css_class(row.category)}", data_category=row.category)
