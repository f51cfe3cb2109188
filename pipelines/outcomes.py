"""What became of a capture: the record that reading gives and the commands tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.items import Capture


GOOD = frozenset({"read", "unchanged", "accepted"})
"""Outcomes of the captures that the archive took in."""

LEFT_OUT = frozenset({"refused", "error", "lost"})
"""What becomes of a page that should have been read and was not: a person has to hear of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture: `read`, `unchanged`, `refused`, `error`, `failed`, `lost` or `listing`.

    `detail` is the reason, `version` the snapshot that it made; `notes` are what a person should know of how it was taken.
    """

    capture: Capture
    result: str
    detail: str = ""
    version: int | None = None
    statements: int = 0
    notes: tuple[str, ...] = ()
