"""Values and changes in words, as the Atom feed tells them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.compare import Change

_NAMES = {
    "crs_cutoff": "CRS cutoff",
    "tie_break_at": "tie-break",
    "instruction_url": "instruction",
    "drawn_at": "time of the draw",
}
_BEGINNINGS = {
    "reported": "Reported: ",
    "confirmed": "Confirmed: ",
    "corrected": "Corrected: ",
    "withdrawn": "Withdrawn: ",
    "reinstated": "Reinstated: ",
}


def field_words(name: str) -> str:
    """Return the name of a field as people say it."""
    return _NAMES.get(name, name.replace("_", " "))


def value_words(value: Any) -> str:
    """Return a value as people write it: `5,000`, `16 December 2025`, `9 September 2025, 18:58:59 UTC`; null is `not stated`."""
    if value is None:
        return "not stated"
    if isinstance(value, datetime):
        return f"{_day(value)}, {value:%H:%M:%S} UTC"
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, dict):
        return ", ".join(f"{name} {value_words(one)}" for name, one in value.items())
    return ", ".join(map(value_words, value)) if isinstance(value, list) else str(value)


def _day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def draw_words(draw: Mapping[str, Any]) -> str:
    """Return which draw it is: `Canadian Experience Class draw #387 of 16 December 2025`."""
    name = draw.get("category_name") or draw.get("category")
    number = f" #{draw['draw_number']}" if draw.get("draw_number") else ""
    day = f" of {_day(draw['draw_date'])}" if draw.get("draw_date") else ""
    return f"{name} draw{number}{day}" if name else f"Draw{number}{day}"


def headline(kind: str, changes: Sequence[Change], draw: Mapping[str, Any]) -> str:
    """Return the title of what changed in a draw: the figures of a new draw, the field that was corrected."""
    beginning = _BEGINNINGS.get(kind, "")
    whole = next((one.after or one.before for one in changes if one.field is None), None)
    if whole is not None:
        figures = [
            f"{value_words(whole['invitations'])} invitations" if whole.get("invitations") is not None else "",
            f"CRS {whole['crs_cutoff']}" if whole.get("crs_cutoff") is not None else "",
        ]
        told = ", ".join(filter(None, figures))
        return f"{beginning}{draw_words({**draw, **whole})}{': ' if told else ''}{told}"
    fields = ", ".join(field_words(one.field or "") for one in changes)
    only = changes[0]
    if (
        kind == "corrected"
        and len(changes) == 1
        and not isinstance(only.after, dict)
        and not isinstance(only.before, dict)
    ):
        fields = f"{fields} {value_words(only.after)}, was {value_words(only.before)}"
    return f"{beginning}{draw_words(draw)}: {fields}"
