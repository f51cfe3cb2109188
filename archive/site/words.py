"""What the pages say, in English and French: texts from `texts/*.toml`, numbers and days through Babel. No clock."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton

from archive import wording

LANGUAGES: tuple[wording.Language, ...] = ("en", "fr")
"""The languages of the site; the first is at its root."""


@dataclass(frozen=True)
class Words:
    """The words of one language. Raises KeyError for a text that the language lacks: a page never shows a key."""

    language: wording.Language
    texts: dict[str, Any] = field(repr=False, hash=False, compare=False)

    @cached_property
    def locale(self) -> Locale:
        """The language as Babel knows it."""
        return Locale.parse(self.language)

    def text(self, key: str, **values: Any) -> str:
        """Return the text at a dotted key, such as `draws.found`, with its places filled.

        A text that depends on a number has the forms `one`, `other` (and others that the language needs); the number is `n`.
        """
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        if isinstance(found, dict):
            form = self.locale.plural_form(values["n"])
            found = found.get(form) or found["other"]
        filled = {
            name: self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in values.items()
        }
        return str(found.format(**filled)) if values else str(found)

    def has(self, key: str) -> bool:
        """Whether the language has that text."""
        found: Any = self.texts
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                return False
            found = found[part]
        return True

    def number(self, value: int) -> str:
        """Return a whole number with its thousands apart."""
        return _number(value, self.language)

    def signed(self, value: int) -> str:
        """Return a difference with its sign, a true minus, and plus-minus for none: `+5`, `−12`, `±0`."""
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        return f"{sign}{_number(abs(value), self.language)}"

    def day(self, value: date) -> str:
        """Return a day in full: `17 December 2025`, `17 décembre 2025`."""
        return _day(value, self.language)

    def short_day(self, value: date) -> str:
        """Return a day for a table: `17 Dec 2025`, `17 déc. 2025`."""
        return _short_day(value, self.language)

    def month(self, value: date) -> str:
        """Return a month and its year: `December 2025`."""
        return str(format_skeleton("yMMMM", value, locale=self.locale))

    def month_tick(self, value: date, *, year: bool) -> str:
        """Return a month for an axis: `Mar`, with its year `Mar 2025`."""
        return str(format_date(value, "LLL y" if year else "LLL", locale=self.language))

    def moment(self, value: datetime, precision: str | None = "second") -> str:
        """Return a moment in UTC, as exactly as it is known."""
        return wording.moment(value, precision, self.language)

    def category(self, slug: str | None, name: str | None = None) -> str:
        """Return the name of a category: ours for a known slug, else as published, else the slug."""
        if slug and self.has(f"categories.{slug}"):
            return self.text(f"categories.{slug}")
        return name or slug or self.text("none.category")

    def short_category(self, slug: str | None, name: str | None = None) -> str:
        """Return the name of a category for a narrow place."""
        if slug and self.has(f"short.{slug}"):
            return self.text(f"short.{slug}")
        return self.category(slug, name)


@cache
def words(language: wording.Language) -> Words:
    """Return the words of a language of LANGUAGES."""
    text = (files("archive.site") / "texts" / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))


@cache
def _number(value: int, language: wording.Language) -> str:
    return wording.number(value, language)


@cache
def _day(value: date, language: wording.Language) -> str:
    return wording.day(value, language)


@cache
def _short_day(value: date, language: wording.Language) -> str:
    return str(format_date(value, "d MMM y", locale=language))


def iso(value: date) -> str:
    """Return a day or a UTC instant for the `datetime` attribute of `<time>`."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()
