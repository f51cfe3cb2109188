"""Elements of SVG as text, scales and ticks: the little that the charts need. All text is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

Attribute = str | int | float | None


def el(name: str, *children: str, **attributes: Attribute) -> Markup:
    """Return an element; `class_` is class, `stroke_width` is stroke-width, None is left out, floats get one decimal."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(num(value) if isinstance(value, float) else str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(escape(child) for child in children)
    return Markup(f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>")  # noqa: S704 - all parts are escaped


def num(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values from `low` to `high` linearly onto coordinates from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the coordinate of a value."""
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps days from `low` to `high` onto coordinates from `start` to `end`."""

    low: date
    high: date
    start: float
    end: float

    def __call__(self, value: date) -> float:
        """Return the coordinate of a day."""
        span = (self.high - self.low).days or 1
        return self.start + (value - self.low).days / span * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a picture: its size, and the room around the plot for axes and labels."""

    width: int
    height: int
    left: int = 44
    right: int = 16
    top: int = 14
    bottom: int = 30
    narrow: bool = False

    @property
    def x1(self) -> int:
        """Right end of the plot."""
        return self.width - self.right

    @property
    def y1(self) -> int:
        """Lower end of the plot."""
        return self.height - self.bottom


def round_ticks(low: float, high: float, most: int = 6) -> list[int]:
    """Return round values, such as 0, 200, 400, from at or below `low` to at or above `high`, in about `most` steps."""
    span = max(high - low, 1)
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            first, last = int(low // step), int(-(-high // step))
            if step >= span / most and last - first <= most + 1:
                return [step * place for place in range(first, last + 1)]
        size *= 10


def day_ticks(low: date, high: date, most: int) -> list[date]:
    """Return firsts of months or years within the span, as many as fit in `most`."""
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    for step in (1, 2, 3, 6, 12, 24, 36, 60):
        if months / step <= most:
            break
    found = []
    for place in range(low.year * 12, high.year * 12 + 12):
        day = date(place // 12, place % 12 + 1, 1)
        on_step = place % step == 0 if step <= 12 else day.month == 1 and day.year % (step // 12) == 0
        if low <= day <= high and on_step:
            found.append(day)
    return found


def clipped(text: str, most: int) -> str:
    """Return the text, cut with an ellipsis where it is longer than `most` letters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def spread(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels apart so that they are at least `gap` from each other, staying as near to their places as that allows.

    `places` ascend; so does the result. Where there is not enough room between `low` and `high`, they begin at `low`.
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap if moved else low))
    limit = high
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    if moved and moved[0] < low:
        return [low + gap * index for index in range(len(moved))]
    return moved
