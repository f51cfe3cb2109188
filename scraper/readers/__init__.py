"""Readers: each takes the content of one page and returns every draw it states, as text, or raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.errors import ReadError

if TYPE_CHECKING:
    from scraper.items import Capture, RawDraw
    from scraper.readers.occupations import Occupation

FEED_KINDS = {"feed", "feed2"}
"""Kinds of source whose body is IRCC's JSON."""

TEMPLATE_KINDS = {"rounds-page"}
"""Kinds of source that serve a template without values to whoever runs no script: usual there, and no failure."""

NEWS_KINDS = {"news", "news-atom"}
"""Kinds of source whose pages are read as announcements."""

OFFICIAL_KINDS = {"instruction", "rounds-page"}
"""Kinds of source whose pages are IRCC's own: announcements too, unless they are empty templates."""

PUBLISHED = "X-Draws-Published"
"""Header that `draws ingest --published` adds to a capture: the publication day of a page that does not say it."""


def read(capture: Capture, kind: str) -> list[RawDraw]:
    """Read a capture as what a source of that kind serves (see `scraper.sources`).

    Raises ReadError (or one of its kinds) where the server did not answer 200, or the body is not what it should be:
    half a page never gets through. One of its kinds is EmptyTemplateError: IRCC's page without the values that a
    script fills in, which says nothing of any draw (and nothing against one).
    """
    if capture.status != 200:
        step = "The answer is kept; the next crawl asks again."
        raise ReadError(f"the server answered {capture.status}", where=capture.url, next_step=step)
    if kind in FEED_KINDS:
        from scraper.readers import feed

        return feed.read(capture.content)
    if kind in NEWS_KINDS:
        from scraper.readers import announcement

        return announcement.read(
            capture.content,
            url=capture.url,
            content_type=capture.header("Content-Type"),
            published=capture.header(PUBLISHED),
        )
    if kind in OFFICIAL_KINDS:
        from scraper.readers import instruction

        return instruction.read_official(capture.content, url=capture.url, content_type=capture.header("Content-Type"))
    raise ReadError(f"no reader for sources of kind {kind!r}", where=capture.url)


def read_occupations(capture: Capture, kind: str) -> list[Occupation]:
    """Read the tables of eligible occupations of a capture; an empty list for the feeds, which have none.

    Raises ReadError where the body cannot be decoded.
    """
    if kind in FEED_KINDS:
        return []
    from scraper.readers import occupations

    return occupations.read(capture.content, content_type=capture.header("Content-Type"))


def reader_name(kind: str) -> str:
    """Name and version of the reader for a kind of source, as observations record it."""
    if kind in FEED_KINDS:
        from scraper.readers import feed

        return feed.READER
    if kind in OFFICIAL_KINDS:
        from scraper.readers import instruction

        return instruction.READER
    from scraper.readers import announcement

    return announcement.READER
