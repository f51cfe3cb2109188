"""The sources that are crawled: a few lines of data each, read from `sources.toml` or another file of that shape."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from scraper.discretion import shown

Kind = Literal["feed", "feed2", "instruction", "rounds-page", "news-atom", "news"]

NEWS_KINDS = frozenset({"news-atom", "news"})
"""Kinds whose addresses are lists of pages; the others' addresses are themselves read for draws."""

_HOST = re.compile(r"[a-z0-9.-]+")
_COUNT = re.compile(r"\{(\d{1,4})-(\d{1,4})\}")

DEFAULT = Path(__file__).with_name("sources.toml")


class SourcesError(ValueError):
    """A file of sources that cannot be used; says which source and which key, and what is expected. Raised by `load_sources`."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source; see the head of `sources.toml` for what each field means.

    `rank`: lower is believed first. `every_minutes`: least time between two crawls. `domains`: `canada.ca` stands for
    itself and every name under it, `127.0.0.1:8000` for that port only. `max_pages`: pages followed in one crawl.
    """

    id: str
    name: str
    kind: Kind
    urls: tuple[str, ...]
    language: str
    rank: int
    every_minutes: int
    domains: tuple[str, ...]
    max_pages: int = 20

    @property
    def lists_pages(self) -> bool:
        """Whether its addresses are lists of pages, and not themselves read for draws."""
        return self.kind in NEWS_KINDS

    def covers(self, url: str) -> bool:
        """Whether an address is http or https, names no user or password, and is within the source's domains.

        A host of anything but letters, digits, hyphens and points is within none: with a backslash or an escape before
        the domain, what is sent goes to the host before it.
        """
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return False
        if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or "@" in parts.netloc:
            return False
        return any(
            f"{host}:{port}" == domain if ":" in domain else host == domain or host.endswith(f".{domain}")
            for domain in self.domains
        )


def load_sources(path: Path | str | None = None) -> tuple[Source, ...]:
    """Read a file of sources, in file order; without a path, the project's own.

    Raises SourcesError where the file is not TOML or a source lacks a key, names an unknown one, or gives a value of
    the wrong kind; OSError where the file cannot be read.
    """
    file = Path(path) if path else DEFAULT
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("source", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourcesError(f"{file} is not TOML: {error}") from error
    if not isinstance(tables, list) or not tables:
        raise SourcesError(f"{file} names no source: it needs at least one [[source]] table")
    sources = tuple(_source(table, index, file) for index, table in enumerate(tables, start=1))
    names = [source.id for source in sources]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SourcesError(f"{file}: source {', '.join(twice)} is there twice")
    return sources


def _source(table: Any, index: int, file: Path) -> Source:
    if not isinstance(table, dict):
        raise SourcesError(f"{file}: source number {index} is not a table; write [[source]]")
    where = f"{file}: source {table.get('id') or f'number {index}'}"
    known = {field.name: field for field in fields(Source)}
    if unknown := sorted(set(table) - set(known)):
        raise SourcesError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(known)}")
    if missing := [name for name in known if name not in table and name != "max_pages"]:
        raise SourcesError(f"{where}: the key {missing[0]!r} is missing")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    if isinstance(table.get("urls"), list):
        values["urls"] = tuple(url for text in table["urls"] for url in _counted(text))
    for key, value in values.items():
        if problem := _problem(key, value):
            raise SourcesError(f"{where}: {key} = {table[key]!r}: {problem}")
    source = Source(**values)
    for url in source.urls:
        if not source.covers(url):
            what = "is not an http(s) address within its domains, without a user name or password"
            raise SourcesError(f"{where}: urls: {shown(url)} {what}")
    return source


def _counted(text: Any) -> Iterator[Any]:
    """The addresses that a text stands for: `page-{1-3}.html` for three; any other for itself."""
    match = _COUNT.search(text) if isinstance(text, str) else None
    if match is None:
        yield text
        return
    for number in range(int(match[1]), int(match[2]) + 1):
        yield f"{text[: match.start()]}{number}{text[match.end() :]}"


def _problem(key: str, value: Any) -> str:
    if key in {"urls", "domains"}:
        good = isinstance(value, tuple) and value and all(isinstance(item, str) and item for item in value)
        return "" if good else "a list of texts is expected, not empty"
    if key in {"rank", "every_minutes", "max_pages"}:
        good = isinstance(value, int) and not isinstance(value, bool) and value >= (0 if key == "every_minutes" else 1)
        return "" if good else "a whole number from 1 is expected (0 is allowed for every_minutes)"
    if key == "kind":
        return "" if value in get_args(Kind) else f"one of {', '.join(get_args(Kind))} is expected"
    good = isinstance(value, str) and bool(value) and value.isprintable()
    if key == "id":
        good = good and all(char.isalnum() or char in "-_." for char in value)
    return "" if good else "a text is expected (for id: letters, digits, - _ .)"
