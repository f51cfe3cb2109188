"""The occupations of a category: what a page lists becomes an observation, and all of these the table `occupations`.

So a list is remembered as statements of draws are: a row is added when it differs from what the page listed before, and
the table follows from the rows, in whatever order the captures came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipelines.categories import from_phrase, split_version
from pipelines.normalize import Page
from pipelines.periods import stream
from pipelines.records import Observation, Occupation

if TYPE_CHECKING:
    from scraper.readers.occupations import Occupation as Listed

ROLE = "occupations"
Row = dict[str, Any]


def statements(listed: Iterable[Listed], page: Page, said: Sequence[Observation]) -> list[Observation]:
    """One observation for each heading that a page lists occupations under; `said` is what it says of draws.

    A category that cannot be told from the heading stays null. Its version is the heading's, or the one that the page
    gives the category's draws, where that is one alone.
    """
    made = []
    for words, lines in groupby(listed, key=lambda one: one.category):
        category = from_phrase(words) if words else None
        slug = category.slug if category else None
        version = _version(words, slug, said)
        about = said[0] if said else None
        made.append(
            Observation(
                **page.where(),
                subject="/".join([ROLE, slug or "", version or ""]),
                role=ROLE,
                language=about.language if about else "en",
                published_at=about.published_at if about else None,
                evidence=(words or "")[:200],
                category=slug,
                category_version=version,
                category_text=words,
                occupations=tuple(dict.fromkeys(Occupation(one.noc, one.teer, one.title) for one in lines)),
                unreadable=("category",) if words and slug is None else (),
            )
        )
    return made


def _version(words: str | None, slug: str | None, said: Sequence[Observation]) -> str | None:
    given = split_version(words or "")[1]
    marks = {row.category_version for row in said if row.category == slug and row.category_version}
    return given or (marks.pop() if len(marks) == 1 else None)


def table(observations: Iterable[Observation]) -> list[Row]:
    """The rows of `occupations`: of each page and category the newest list, each line once a source."""
    lists = sorted(
        (row for row in observations if row.occupations and row.category),
        key=lambda row: (row.fetched_at, row.observation_id),
    )
    newest = {(stream(row), row.subject): row for row in lists}
    rows: dict[tuple[Any, ...], Row] = {}
    for row in sorted(newest.values(), key=lambda row: (row.fetched_at, row.observation_id)):
        for one in row.occupations or ():
            key = (row.category, row.category_version, one.noc_code, row.source, one.title)
            earlier = rows.get(key)
            rows[key] = {
                "category": row.category,
                "category_version": row.category_version,
                "noc_code": one.noc_code,
                "teer": one.teer if one.teer is not None or earlier is None else earlier["teer"],
                "title": one.title,
                "source": row.source,
            }
    return list(rows.values())
