"""The files of the site, as (path, bytes): every page in every language, the charts, styles and scripts. No disk, no clock."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive.site import palette
from archive.site.charts.cutoffs import icon, sparkline
from archive.site.content import newest_first
from archive.site.drawings import Drawings
from archive.site.names import page_of
from archive.site.views import Views
from archive.site.words import LANGUAGES, Words, iso, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from archive.site.content import Content, Row

STATIC = ("site.css", "site.js", "theme.js", "favicon.svg")
DOWNLOADS = (
    ("CSV", "csv/draws.csv"),
    ("Excel", "excel/express-entry-draws.xlsx"),
    ("JSON", "api/v1/draws.json"),
    ("Atom", "atom/changes.atom"),
)
"""What pages name of the exports beside them; each folder holds more, and a README."""
MARK = "site.json"
"""The file that says what the folder is, and which snapshot it shows."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a site is built from.

    `statements`: for each draw_id who said what, as `pipelines.provenance` gives it; `source_names`: the sources that are
    known; `official`: those that are IRCC itself; `clock`: the aware instant to which ages are counted; `base_url`: where the site will be
    (empty: not known, then pages name no absolute address); `data`: files for download, by their path below `data/`.
    """

    content: Content
    statements: Mapping[str, Sequence[Row]]
    source_names: Mapping[str, str]
    official: frozenset[str]
    clock: datetime
    base_url: str = ""
    data: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def downloads(self) -> tuple[tuple[str, str], ...]:
        """The files that every page names: a word for each, and its path from the site's root."""
        return tuple((word, f"data/{path}") for word, path in DOWNLOADS if path in self.data)


def pages(request: Request) -> Iterator[tuple[str, bytes]]:
    """Give every file of the site, by its path from the site's root. The same request gives the same bytes."""
    environment = _environment()
    paths = []
    for language in LANGUAGES:
        for path, data in _Edition(request, words(language), environment).pages():
            paths.append(path)
            yield path, data
    yield from static()
    for path, data in request.data.items():
        yield f"data/{path}", data
    yield MARK, _mark(request.content)
    if request.base_url:
        yield "sitemap.xml", _sitemap(request.base_url, [path for path in paths if path.endswith(".html")])


def static() -> Iterator[tuple[str, bytes]]:
    """Give the styles, scripts and pictures that all pages share."""
    folder = files("archive.site") / "static"
    for name in STATIC:
        data = (folder / name).read_bytes()
        yield name, palette.variables().encode() + data if name == "site.css" else data


def _mark(content: Content) -> bytes:
    manifest = content.manifest
    record = {
        "what": "express-entry-draws site",
        "version": manifest.version,
        "sha256": manifest.sha256,
        "created_at": iso(manifest.created_at),
        "observed_until": iso(manifest.observed_until),
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _sitemap(base_url: str, paths: list[str]) -> bytes:
    from xml.sax.saxutils import escape

    urls = "".join(f"<url><loc>{escape(f'{base_url}/{path}')}</loc></url>\n" for path in sorted(paths))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    ).encode()


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("archive.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(icon=icon, sparkline=sparkline, page_of=page_of, iso=iso, css_class=palette.css_class)
    return environment


class _Edition:
    """The site in one language."""

    def __init__(self, request: Request, words_: Words, environment: Environment) -> None:
        self.request = request
        self.words = words_
        self.environment = environment
        self.folder = "" if words_.language == LANGUAGES[0] else f"{words_.language}/"
        self.views = Views(request, words_)
        self.drawings = Drawings(request.content, words_)

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Give every file of this language."""
        content, charts = self.request.content, self.drawings.all()
        draws = newest_first(content.draws)
        yield self._page("index.html", charts=charts, draws=draws)
        yield self._page("charts.html", charts=charts)
        for chart in charts:
            yield f"{self.folder}charts/{chart.name}.js", _script(chart.name, "".join(chart.pictures))
        for slug in self.views.categories:
            mine = [row for row in draws if row["category"] == slug]
            name = f"categories/{page_of(slug)}"
            yield self._page(name, "category.html", slug=slug, draws=mine, chart=self.drawings.category(slug))
        for place, row in enumerate(draws):
            newer = draws[place - 1] if place else None
            older = draws[place + 1] if place + 1 < len(draws) else None
            yield self._page(f"draws/{page_of(row['draw_id'])}", "draw.html", draw=row, newer=newer, older=older)

    def _page(self, name: str, template: str = "", **context: Any) -> tuple[str, bytes]:
        path = f"{self.folder}{name}"
        home = "../" * name.count("/")
        root = "../" * path.count("/")
        others = [language for language in LANGUAGES if language != self.words.language]
        text = self.environment.get_template(f"{template or name}.j2").render(
            w=self.words,
            t=self.words.text,
            v=self.views,
            request=self.request,
            content=self.request.content,
            home=home,
            root=root,
            name=name,
            path=path,
            # A folder's own page is named in full: opened from a disk, a folder shows its listing.
            translations={one: f"{root}{'' if one == LANGUAGES[0] else one + '/'}{name}" for one in others},
            editions={one: f"{'' if one == LANGUAGES[0] else one + '/'}{name}" for one in LANGUAGES},
            **context,
        )
        return path, text.encode()


def _script(name: str, svg: str) -> bytes:
    """A chart as a script, since a page that was opened from a disk may load scripts beside it, and nothing else."""
    return f"drawsChart({json.dumps(name)},{json.dumps(svg, ensure_ascii=False)});\n".encode()
