"""Names of files that are safe for any draw_id or slug, on any file system, and different for different ones."""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")


def file_name(key: str | None) -> str:
    """Return the name for a draw_id or a slug, without an ending: itself where that is safe, else its safe part and a digest."""
    text = key or ""
    if _SAFE.fullmatch(text) and not _TAKEN.fullmatch(text):
        return text
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:48] or "unnamed"
    # A name that is safe as it is never holds two hyphens in a row, so the two kinds never meet.
    return f"{plain}--{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def page_of(key: str | None) -> str:
    """Return the name of the page of a draw or a category."""
    return f"{file_name(key)}.html"
