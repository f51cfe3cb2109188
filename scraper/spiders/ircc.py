"""The spider of IRCC's own pages: the feeds, the rounds pages, the instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scraper.spiders.base import DrawsSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy import Request
    from scrapy.http import Response

    from scraper.items import Stated
    from scraper.sources import Source


class IrccSpider(DrawsSpider):
    """Fetches the official sources and yields every draw that they state, as text."""

    name = "ircc"
    kinds: ClassVar[frozenset[str]] = frozenset({"feed", "feed2", "instruction", "rounds-page"})

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every address of the chosen sources."""
        for source in self.chosen:
            for url in source.urls:
                yield self.ask(source, url, self.parse)

    def parse(self, response: Response, source: Source) -> Iterator[Stated]:
        """Read one official page; one that is unchanged since the last crawl says nothing new."""
        if response.status != 304:
            yield from self.read(response.meta["capture"], source)
