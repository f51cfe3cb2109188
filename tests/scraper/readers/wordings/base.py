"""One row of wordings: a page in our own words with the real figures of a draw, and the statements that it makes."""

from __future__ import annotations

from typing import NamedTuple

FIELDS = ("draw_number", "draw_date", "category", "invitations", "crs_cutoff", "tie_break_at")


class Wording(NamedTuple):
    """A page's name, text, publication day (or None), and statements, each as text in the order of FIELDS."""

    name: str
    text: str
    published: str | None
    statements: tuple[str, ...]


def row(name: str, text: str, *statements: str, published: str | None = None) -> Wording:
    """A wording; each statement as `number|date|category|invitations|crs|tie-break day`, blank where the page does not say."""
    return Wording(name, text.strip() + "\n", published, statements)
