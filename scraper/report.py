"""The report of a crawl: what each source was asked, what it answered, what failed. Written as JSON when all is sealed."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals

from scraper.discretion import shown

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from scraper.items import Purpose


@dataclass(slots=True)
class SourceReport:
    """What became of one source. `seconds` runs from its first request to its last answer; `bytes` are as received.

    `responses` counts the answers for pages and lists by status. `lists` counts the source's own lists that could be
    read, `entries` what they name within its domains, `told` how many pages of these and further lists speak of draws. `not_before` is
    when the server allows to be asked again, None where it did not say.
    """

    requests: int = 0
    responses: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    seconds: float = 0.0
    unchanged: int = 0
    draws: int = 0
    failures: list[dict[str, Any]] = field(default_factory=list)
    robots_forbidden: list[str] = field(default_factory=list)
    lists: int = 0
    entries: int = 0
    told: int = 0
    not_before: datetime | None = None
    began: float | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        names = ("requests", "bytes", "unchanged", "draws", "failures", "robots_forbidden", "lists", "entries", "told")
        rest = {name: getattr(self, name) for name in names}
        until = self.not_before.isoformat() if self.not_before else None
        answers = dict(sorted(self.responses.items()))
        return {**rest, "responses": answers, "seconds": round(self.seconds, 3), "not_before": until}


class CrawlReport:
    """Scrapy extension: gathers the report, and writes it to the path in DRAWS_REPORT once the captures are sealed.

    `{spider, started_at, finished_at, finish_reason, warc, items, item_errors, sources: {id: …}}`. Each failure is
    `{url, error, detail, purpose, stored}`: what was asked, the name of the error, its words, why it was asked, and
    whether an answer 200 is stored, which is then judged when it is taken in. Passwords and tokens in addresses are
    masked. A crawl that was killed writes none.
    """

    def __init__(self, path: str | None) -> None:
        self.path = Path(path) if path else None
        self.sources: dict[str, SourceReport] = {}
        self.warc: Path | None = None
        self._started_at = datetime.now(UTC)
        self._reason = "unfinished"
        self._spider = ""
        self._counts: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from DRAWS_REPORT and listen to the crawl."""
        report = cls(crawler.settings.get("DRAWS_REPORT"))
        connect = crawler.signals.connect
        connect(report.spider_closed, signal=signals.spider_closed)
        connect(report.spider_error, signal=signals.spider_error)
        connect(report.item_scraped, signal=signals.item_scraped)
        connect(report.item_error, signal=signals.item_error)
        connect(report.write, signal=signals.engine_stopped)
        return report

    def of(self, source: str) -> SourceReport:
        """The report of a source, begun where it is not there yet."""
        return self.sources.setdefault(source, SourceReport())

    def asked(self, source: str) -> None:
        """Count a request that goes out."""
        report = self.of(source)
        report.requests += 1
        if report.began is None:
            report.began = time.monotonic()

    def answered(self, source: str, status: int, size: int, purpose: Purpose = "page") -> None:
        """Count an answer: its status (a robots.txt says nothing of its source) and its size as received, in bytes."""
        report = self.of(source)
        if purpose != "robots":
            report.responses[str(status)] += 1
        report.bytes += size
        report.unchanged += status == 304
        self._tick(report)

    def failed(
        self, source: str, url: str, error: str, detail: str, purpose: Purpose = "page", *, stored: bool = False
    ) -> None:
        """Note that an address gave nothing that can be used, and why; `stored`: an answer 200 of it is kept."""
        report = self.of(source)
        told = {"url": shown(url), "error": error, "detail": shown(detail)[:500], "purpose": purpose}
        report.failures.append({**told, "stored": stored})
        self._tick(report)

    def waits(self, source: str, until: datetime) -> None:
        """Note that a server asked to be left alone until an instant (UTC)."""
        report = self.of(source)
        report.not_before = max(until, report.not_before or until)

    @property
    def received(self) -> int:
        """The bytes that all bodies of this crawl had, as received."""
        return sum(report.bytes for report in self.sources.values())

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Keep why the crawl ended."""
        self._spider, self._reason = spider.name, reason

    def spider_error(self, failure: Failure, response: Response) -> None:
        """Note a fault of our own: a callback that raised."""
        source, purpose = response.meta.get("source", ""), response.meta.get("purpose", "page")
        words = failure.getErrorMessage()
        self.failed(source, response.url, type(failure.value).__name__, words, purpose, stored=response.status == 200)

    def item_scraped(self) -> None:
        """Count an item that came through all item pipelines."""
        self._counts["items"] += 1

    def item_error(self) -> None:
        """Count an item that a pipeline failed on."""
        self._counts["item_errors"] += 1

    def write(self) -> None:
        """Write the report where DRAWS_REPORT says, whole or not at all."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
        unfinished.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(self.path)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "spider": self._spider,
            "started_at": self._started_at.isoformat(),
            "finished_at": datetime.now(UTC).isoformat(),
            "finish_reason": self._reason,
            "warc": str(self.warc) if self.warc else None,
            "items": self._counts["items"],
            "item_errors": self._counts["item_errors"],
            "sources": {source: report.as_json() for source, report in sorted(self.sources.items())},
        }

    @staticmethod
    def _tick(report: SourceReport) -> None:
        if report.began is not None:
            report.seconds = time.monotonic() - report.began
