"""Numbers, days and moments as people write them, in English and French. Pure; shared by figures, messages and pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

Language = Literal["en", "fr"]

_DAY = "d MMMM y"
_MOMENTS = {"second": f"{_DAY}, HH:mm:ss 'UTC'", "minute": f"{_DAY}, HH:mm 'UTC'", "day": _DAY}


def number(value: int, language: Language = "en") -> str:
    """Return a whole number with its thousands apart: `5,000`, in French `5 000` (with a narrow no-break space)."""
    return format_decimal(value, locale=language)


def day(value: date, language: Language = "en") -> str:
    """Return a day: `9 September 2025`, `9 septembre 2025`."""
    return format_date(value, _DAY, locale=language)


def moment(at: datetime, precision: str | None = "second", language: Language = "en") -> str:
    """Return an aware moment in UTC, as exactly as it was published: `9 September 2025, 18:58:59 UTC`.

    `precision` is second, minute or day, as in draws.tie_break_precision (None: second). Raises ValueError for a naive one.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no time zone; give an aware datetime")
    return format_datetime(at.astimezone(UTC), _MOMENTS[precision or "second"], locale=language)
