"""A Scrapy extension that ends a crawl whose parent is gone."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Self

from scrapy.exceptions import NotConfigured

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Lifeline:
    """Where DRAWS_LIFELINE is set, reads standard input until its end, and then ends this process at once.

    The parent holds the other end, so it is cut however the parent dies. Nothing is lost: every answer is in its file
    as soon as it is received, and the next crawl seals and reads what is whole. A crawl that lived on would ask the
    sites a second time beside the next one.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the settings. Raises NotConfigured where there is no parent to watch."""
        if not crawler.settings.getbool("DRAWS_LIFELINE"):
            raise NotConfigured
        threading.Thread(target=_watch, daemon=True).start()
        return cls()


def _watch() -> None:
    # Not sys.stdin: its lock, held by a waiting thread, would make the interpreter abort when the crawl ends by itself.
    while os.read(0, 1):
        pass
    os._exit(1)
