"""Values as people write them, in English and French. Pure; shared by figures, messages, commands and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

Language = Literal["en", "fr"]

_DAY, _SHORT = "d MMMM y", "d MMM y"
_MOMENTS = {"second": f"{_DAY}, HH:mm:ss 'UTC'", "minute": f"{_DAY}, HH:mm 'UTC'", "day": _DAY}

CATEGORIES = {
    "general": ("General", "générale"),
    "pnp": ("PNP", "PCP"),
    "cec": ("CEC", "CEC"),
    "fsw": ("FSW", "TQF"),
    "fst": ("FST", "MSF"),
    "french": ("French-language proficiency", "compétences en français"),
    "healthcare": ("Healthcare", "santé"),
    "stem": ("STEM", "STIM"),
    "trade": ("Trade", "métiers"),
    "transport": ("Transport", "transports"),
    "agriculture": ("Agriculture and agri-food", "agriculture et agroalimentaire"),
    "education": ("Education", "éducation"),
    "physicians": ("Physicians", "médecins"),
    "senior-managers": ("Senior managers", "cadres supérieurs"),
    "researchers": ("Researchers", "chercheurs"),
    "military": ("Military", "militaires"),
}
"""Category slugs with what to call a draw of it, in English and French."""

LABELS = {
    "draw_number": ("number", "numéro"),
    "draw_date": ("date", "date"),
    "drawn_at": ("time of the round", "heure de la ronde"),
    "category": ("category", "catégorie"),
    "category_name": ("name", "nom"),
    "category_version": ("version of the category", "version de la catégorie"),
    "round_type": ("type of round", "type de ronde"),
    "programs": ("programs", "programmes"),
    "invitations": ("invitations", "invitations"),
    "crs_cutoff": ("CRS cutoff", "note SCG minimale"),
    "tie_break_at": ("tie-break", "départage"),
    "tie_break_precision": ("precision of the tie-break", "précision du départage"),
    "status": ("status", "statut"),
    "instruction_url": ("instruction", "instruction"),
    "pool_as_of": ("day of the pool figures", "jour des chiffres du bassin"),
    "pool": ("pool", "bassin"),
}
"""Columns of draws, and `pool`, with their names for people."""


def number(value: int, language: Language = "en") -> str:
    """Return a whole number with its thousands apart: `5,000`, in French `5 000` (with a narrow no-break space)."""
    return format_decimal(value, locale=language)


def day(value: date, language: Language = "en", *, short: bool = False) -> str:
    """Return a day: `9 September 2025`, `9 septembre 2025`; short `9 Sep 2025`."""
    # en_CA, since en_GB writes Sept and the bare en is American.
    return format_date(value, _SHORT if short else _DAY, locale="en_CA" if language == "en" else language).replace(
        ".", ""
    )


def moment(at: datetime, precision: str | None = "second", language: Language = "en") -> str:
    """Return an aware moment in UTC, as exactly as it was published: `9 September 2025, 18:58:59 UTC`.

    `precision` is second, minute or day, as in draws.tie_break_precision (None: second). Raises ValueError for a naive one.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no time zone; give an aware datetime")
    return format_datetime(at.astimezone(UTC), _MOMENTS[precision or "second"], locale=language)


def category(slug: str | None, name: str | None = None, language: Language = "en") -> str | None:
    """Return what to call a category: `CEC`; one that is not among CATEGORIES by its published name, else its slug."""
    if slug in CATEGORIES:
        return CATEGORIES[slug][language == "fr"]
    return name or slug


def label(field: str, language: Language = "en") -> str:
    """Return the name of a column for people: `tie-break`; an unknown column is its own."""
    return LABELS.get(field, (field, field))[language == "fr"]


MOST_BANDS = 3
"""Bands of a pool that are told one by one."""


def more(bands: int, language: Language = "en") -> list[str]:
    """Return the words for that many bands that are not told one by one; nothing for none."""
    if not bands:
        return []
    return [f"et {bands} autres tranches" if language == "fr" else f"and {bands} more bands"]


STATUSES = {
    "unconfirmed": (
        "unconfirmed: IRCC’s feed does not know it two weeks later",
        "non confirmée : le fil d’IRCC ne la connaît pas deux semaines plus tard",
    ),
    "reported": ("reported", "annoncée"),
    "official": ("official", "officielle"),
}
"""What draws.status means, for people."""

BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int | None]) -> str:
    """Return the values as a row of blocks, one each, from the lowest to the highest of them; null is `·`."""
    known = [value for value in values if value is not None]
    low, span = min(known, default=0), max(known, default=0) - min(known, default=0)
    heights = (None if value is None else (value - low) * (len(BLOCKS) - 1) // span if span else 3 for value in values)
    return "".join("·" if height is None else BLOCKS[height] for height in heights)


def text(value: Any, field: str, language: Language = "en") -> str:
    """Return the value of a column (as `archive.compare.Change` holds it) in words; null is `not known`."""
    if value is None:
        return "inconnu" if language == "fr" else "not known"
    if isinstance(value, datetime):
        return moment(value, language=language)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, Mapping):
        bands = sorted(value, key=lambda band: band != "total")
        shown = bands if len(bands) <= MOST_BANDS else bands[:1]
        parts = [f"{band} {text(value[band], band, language)}" for band in shown]
        return ", ".join([*parts, *more(len(bands) - len(shown), language)])
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field == "status" and value in STATUSES:
        return STATUSES[value][language == "fr"]
    if field == "category":
        return category(value, language=language) or str(value)
    return number(value, language) if isinstance(value, int) else str(value)
