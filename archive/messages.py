"""Changes in words: how much each matters, a line for a list, and a message for a person in English or French.

A change is data (`archive.compare`), its wording is here and in `templates/`. Pure: no clock, no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from archive import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from archive.compare import Change
    from archive.wording import Language

Severity = Literal["alert", "notice", "info"]

SEVERITIES: tuple[Severity, ...] = ("alert", "notice", "info")
"""From what everyone waits for to what only a curator needs."""

SEVERITY: dict[tuple[str, str | None], Severity] = {
    ("new", None): "alert",
    ("reported", None): "alert",
    ("confirmed", None): "alert",
    ("withdrawn", None): "notice",
    ("reinstated", None): "notice",
    ("corrected", "draw_date"): "notice",
    ("corrected", "category"): "notice",
    ("corrected", "invitations"): "notice",
    ("corrected", "crs_cutoff"): "notice",
    ("corrected", "tie_break_at"): "notice",
    ("corrected", "status"): "notice",
    ("blind", None): "alert",
    ("recovered", None): "notice",
}
"""How much a change matters, by kind and field; what is not listed is info: renamed, one field withdrawn, the pool, links."""

LEADING = ("new", "confirmed", "reported", "withdrawn", "corrected", "reinstated", "renamed")
"""Which kind a message of several changes is named after: the first of these."""


@dataclass(frozen=True, slots=True)
class Text:
    """A message in words: a title of one line, and the whole text (it says by itself what the title says)."""

    title: str
    body: str


def severity(kind: str, field: str | None = None) -> Severity:
    """Return how much a change of that kind and field matters."""
    return SEVERITY.get((kind, field), "info")


def leading(changes: Sequence[Change]) -> str:
    """Return the kind that a message of these changes is named after; a field that is withdrawn names it least."""
    whole = [one.kind for one in changes if one.field is None]
    return min(whole or [one.kind for one in changes], key=LEADING.index)


def line(change: Change, language: Language = "en") -> str:
    """Return a change as one line without its draw and kind: `CEC, 16 Dec 2025: 5,000 invitations, CRS 515`."""
    if change.field is not None:
        return _field_line(change, language)
    figures = change.after if change.after is not None else change.before
    name = wording.category(figures["category"], figures["category_name"], language)
    day = wording.day(figures["draw_date"], language, short=True) if figures["draw_date"] else None
    heading = ", ".join(filter(None, [name, day]))
    known = [
        f"{wording.number(figures['invitations'], language)} invitations" if figures["invitations"] is not None else "",
        f"{'SCG' if language == 'fr' else 'CRS'} {figures['crs_cutoff']}" if figures["crs_cutoff"] is not None else "",
    ]
    was = f" (was {change.before['draw_id']})" if change.kind == "confirmed" else ""
    return ": ".join(filter(None, [heading, ", ".join(filter(None, known))])) + was


def _field_line(change: Change, language: Language) -> str:
    assert change.field is not None
    name = wording.label(change.field, language)
    before, after = (wording.text(value, change.field, language) for value in (change.before, change.after))
    if change.kind in {"withdrawn", "reinstated"}:
        kept = change.before if change.kind == "withdrawn" else change.after
        return f"{name} {wording.text(kept, change.field, language)}"
    if isinstance(change.before, dict) and isinstance(change.after, dict):
        return f"{name}: {_bands(change.before, change.after, language)}"
    return f"{name}: {before} → {after}"


def _bands(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> str:
    """Return the bands that changed; of many only the total, or the first, and how many more."""
    bands = sorted(before, key=lambda band: band != "total")
    shown = bands if len(bands) <= wording.MOST_BANDS else bands[:1]
    parts = [
        f"{band} {wording.text(before[band], band, language)} → {wording.text(after[band], band, language)}"
        for band in shown
    ]
    return ", ".join([*parts, *wording.more(len(bands) - len(shown), language)])


def compose(changes: Sequence[Change], draw: Mapping[str, Any] | None, language: Language = "en") -> Text:
    """Return the message that tells changes of one draw.

    `draw` is its row of `figures.with_previous` as a dict with None for null, None where the draw is gone; then its
    last figures are told.
    """
    kind = leading(changes)
    whole = next((one for one in changes if one.field is None), None)
    told: Mapping[str, Any] = draw if draw is not None else (whole.before if whole else None) or {}
    lines = [(one.kind, line(one, language)) for one in changes if one.field is not None]
    report = whole.before["draw_id"] if whole is not None and whole.kind == "confirmed" else None
    return _render(language, kind=kind, d=_words(told, language), lines=lines, report=report)


def compose_turn(kind: Literal["blind", "recovered"], source: str, detail: str, language: Language = "en") -> Text:
    """Return the message that a source went blind, or recovered."""
    return _render(language, kind=kind, source=source, detail=detail)


def _words(draw: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return what the templates say of a draw: words, and None for what is not known."""

    def said(name: str, write: Any) -> Any:
        value = draw.get(name)
        return None if value is None else write(value)

    return {
        "category": wording.category(draw.get("category"), draw.get("category_name"), language),
        "number": draw.get("draw_number"),
        "day": said("draw_date", lambda value: wording.day(value, language)),
        "invitations": said("invitations", lambda value: wording.number(value, language)),
        "one": draw.get("invitations") == 1,
        "crs": draw.get("crs_cutoff"),
        "tie_break": said("tie_break_at", lambda at: wording.moment(at, draw.get("tie_break_precision"), language)),
        "first": draw.get("previous_draw_id") is None,
        "crs_change": draw.get("crs_change"),
        "days": draw.get("days_since_previous"),
        "url": draw.get("instruction_url"),
        "sources": ", ".join(draw.get("sources") or ()),
        "has_previous": "previous_draw_id" in draw,
    }


def _render(language: Language, **context: Any) -> Text:
    module = _template(language).make_module(context)
    title, body = (str(getattr(module, name)()) for name in ("title", "body"))
    return Text(_line(title), "\n".join(filter(None, map(_line, body.splitlines()))))


def _line(text: str) -> str:
    """Return the text with single spaces and without control characters, whatever a page called its category."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split(" "))).strip()


@cache
def _template(language: Language) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    # Plain text: what a service shows as HTML is escaped by the one that makes it HTML.
    environment = Environment(
        loader=PackageLoader("archive", "templates"),
        autoescape=select_autoescape(enabled_extensions=(), default=False),
        undefined=StrictUndefined,
    )
    return environment.get_template(f"message.{language}.txt")
