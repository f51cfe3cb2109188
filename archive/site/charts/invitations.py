"""Invitations by month: stacked bars by type of round, with the total of each year below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.site.charts.axes import picture, target, values
from archive.site.charts.svg import Frame, Scale, el, num, round_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from markupsafe import Markup

    from archive.site.words import Words

ORDER = ("general", "program-specific", "category-based")
"""Types of round, from the axis upward."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its first day, the known invitations by type of round, the number of draws, and what is told of it."""

    first: date
    by_type: Mapping[str, int]
    told: str

    @property
    def total(self) -> int:
        """Invitations of all types."""
        return sum(self.by_type.values())


def invitations(months: Sequence[Month], frame: Frame, words: Words, *, title: str, description: str) -> Markup:
    """Return the picture of a run of months without gaps, oldest first."""
    ticks = round_ticks(0, max((month.total for month in months), default=0) or 1, 6)
    y = Scale(0, ticks[-1], frame.y1, frame.top)
    step = (frame.x1 - frame.left) / max(len(months), 1)
    bars, targets = [], []
    for place, month in enumerate(months):
        left, below = frame.left + place * step, 0
        for name in ORDER:
            count = month.by_type.get(name, 0)
            if count:
                top, bottom = y(below + count), y(below)
                box = f"M{num(left + step * 0.1)} {num(bottom)}V{num(top)}h{num(step * 0.8)}V{num(bottom)}z"
                bars.append((name, box))
                below += count
        targets.append(target(left, step, frame, month.told))
    drawn = [
        el("path", d="".join(box for name, box in bars if name == wanted), class_=f"area t-{wanted}")
        for wanted in ORDER
        if any(name == wanted for name, _ in bars)
    ]
    axes = [values(ticks, y, frame, words), _years(months, step, frame, words)]
    return picture([*axes, *drawn, el("g", *targets)], frame, title, description)


def _years(months: Sequence[Month], step: float, frame: Frame, words: Words) -> Markup:
    """Name each year under its months, with its total where there is room."""
    parts = []
    for year in sorted({month.first.year for month in months}):
        places = [place for place, month in enumerate(months) if month.first.year == year]
        left, right = frame.left + places[0] * step, frame.left + (places[-1] + 1) * step
        middle = num((left + right) / 2)
        total = sum(months[place].total for place in places)
        parts.append(el("path", d=f"M{num(left)} {frame.y1}v{8 if frame.narrow else 36}", class_="tick"))
        text = f"’{year % 100:02}" if frame.narrow else str(year)
        if right - left > (18 if frame.narrow else 26):
            parts.append(el("text", text, x=middle, y=frame.y1 + 18, text_anchor="middle"))
        if not frame.narrow and right - left > 44:
            parts.append(el("text", words.number(total), x=middle, y=frame.y1 + 34, text_anchor="middle", class_="sum"))
    return el("g", *parts, class_="axis", aria_hidden="true")
