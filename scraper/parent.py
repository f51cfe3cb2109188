"""A crawl ends with the process that began it, so that a killed `draws crawl` leaves no second one running beside the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured
from twisted.internet.task import LoopingCall

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

LOOKS_EVERY = 1.0
"""Seconds between two looks at whether the parent lives."""


class EndWithParent:
    """Scrapy extension: closes the spider in order, captures sealed, once the process DRAWS_PARENT is no longer the parent.

    Raises NotConfigured where the setting names none: a plain `scrapy crawl` has no such parent.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.parent = crawler.settings.getint("DRAWS_PARENT")
        if not self.parent:
            raise NotConfigured
        self._looking = LoopingCall(self.look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from DRAWS_PARENT and look while the spider is open."""
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.closed, signal=signals.spider_closed)
        return extension

    def opened(self) -> None:
        """Begin to look."""
        self._looking.start(LOOKS_EVERY, now=False)

    def closed(self) -> None:
        """Look no longer."""
        if self._looking.running:
            self._looking.stop()

    def look(self) -> None:
        """Close the spider where the parent is gone: only what the downloader has already is still asked."""
        engine, spider = self.crawler.engine, self.crawler.spider
        if os.getppid() != self.parent and engine and spider:
            self._looking.stop()
            engine.close_spider(spider, "parent_gone")
