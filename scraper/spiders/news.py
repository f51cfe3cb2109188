"""The spider of news: finds pages that speak of draws through feeds and sitemaps, and reads them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from scraper.discovery import Entry, Listing, fresh, read_listing, speaks_of_draws
from scraper.errors import ReadError
from scraper.instants import instant
from scraper.sources import NEWS_KINDS, SourcesError
from scraper.spiders.base import DrawsSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.items import Capture, Stated
    from scraper.sources import Source

MAX_LISTS = 6
"""Further lists (sitemaps) that one crawl follows for a source; the newest come first."""
MAX_DEPTH = 3
"""How deep lists may name lists: robots.txt, an index, an index of an index, a sitemap."""


class NewsSpider(DrawsSpider):
    """Asks each source's lists, follows the pages that speak of draws, and yields every draw that they state, as text.

    Which pages count follows from the source's time in DRAWS_SINCE and the addresses in DRAWS_SEEN (see
    `scraper.discovery.fresh`), up to the source's `max_pages`.
    """

    name = "news"
    kinds: ClassVar[frozenset[str]] = NEWS_KINDS

    def __init__(self, sources: str = "", **kwargs: Any) -> None:
        super().__init__(sources, **kwargs)
        self.since: dict[str, datetime] = {}
        self.seen: frozenset[str] = frozenset()
        self._lists: Counter[str] = Counter()
        self._pages: dict[str, set[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build with what DRAWS_SINCE and DRAWS_SEEN say. Raises SourcesError where one of them is no time."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if path := crawler.settings.get("DRAWS_SINCE"):
            spider.since = read_since(Path(path))
        if path := crawler.settings.get("DRAWS_SEEN"):
            spider.seen = frozenset(json.loads(Path(path).read_text(encoding="utf-8")))
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every list of the chosen sources."""
        for source in self.chosen:
            for url in source.urls:
                yield self.ask(source, url, self.parse_listing, "listing")

    def parse_listing(self, response: Response, source: Source) -> Iterator[Request]:
        """Follow what a list names: further lists, and the pages that speak of draws."""
        capture: Capture = response.meta["capture"]
        try:
            listing = read_listing(capture.content, response.url)
        except ReadError as error:
            self.refuse(capture, error)
            return
        told = [entry for entry in listing.pages if source.covers(entry.url) and speaks_of_draws(entry)]
        self._note(source, listing, len(told), own="lists" not in response.meta)
        depth, now = response.meta.get("lists", 0) + 1, datetime.now(UTC)
        if depth <= MAX_DEPTH:
            for entry in fresh(listing.lists, self.since.get(source.id), now=now):
                yield from self._ask_list(source, entry, depth)
        for entry in fresh(told, self.since.get(source.id), self.seen, now=now):
            yield from self._ask_page(source, entry)

    def _note(self, source: Source, listing: Listing, told: int, *, own: bool) -> None:
        """Count what a list names: from this a source that went blind is known.

        Only the source's `own` lists, those of its addresses, name about as much every time.
        """
        report = self.report.of(source.id)
        report.told += told
        if own:
            report.lists += 1
            report.entries += sum(source.covers(entry.url) for entry in (*listing.pages, *listing.lists))

    def parse(self, response: Response, source: Source) -> Iterator[Stated]:
        """Read one news page; one that is unchanged since the last crawl says nothing new."""
        if response.status != 304:
            yield from self.read(response.meta["capture"], source)

    def _ask_list(self, source: Source, entry: Entry, depth: int) -> Iterator[Request]:
        if source.covers(entry.url) and self._lists[source.id] < MAX_LISTS:
            self._lists[source.id] += 1
            request = self.ask(source, entry.url, self.parse_listing, "listing")
            request.meta["lists"] = depth
            yield request

    def _ask_page(self, source: Source, entry: Entry) -> Iterator[Request]:
        asked = self._pages.setdefault(source.id, set())
        if entry.url not in asked and len(asked) < source.max_pages:
            asked.add(entry.url)
            yield self.ask(source, entry.url, self.parse)


def read_since(path: Path) -> dict[str, datetime]:
    """Read a JSON object, source -> time in ISO form (UTC where it names no zone). Raises SourcesError."""
    since = {}
    for source, text in json.loads(path.read_text(encoding="utf-8")).items():
        try:
            since[source] = instant(text)
        except (AttributeError, ValueError) as error:
            raise SourcesError(f"{path}: {source}: {text!r} is no time in ISO form") from error
    return since
