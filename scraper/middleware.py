"""Downloader middleware: store every answer first, ask conditionally, stay within a source's domains, spare loopback."""

from __future__ import annotations

import ipaddress
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urljoin

from scrapy import signals
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from scraper.captures import Stored, WarcWriter
from scraper.items import Capture
from scraper.patience import patience
from scraper.report import CrawlReport

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.items import Purpose
    from scraper.spiders.base import DrawsSpider

_CONDITIONS = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}


class CutShortError(IgnoreRequest):
    """An answer whose connection ended before its body did. Raised by CaptureMiddleware after the bytes are stored."""


class LeftAloneError(IgnoreRequest):
    """An address that is not asked: its server wants to be left alone, or the crawl has received all it may. Raised by CaptureMiddleware."""


class OffDomainError(IgnoreRequest):
    """An address out of the source's domains, or of something that is not http(s). Raised by DomainGuard."""


class CaptureMiddleware:
    """Stores every answer, whatever its status, as it was received, and tells the report of it.

    The file is begun at the first answer. Where DRAWS_VALIDATORS knows a page, it is asked with If-None-Match and
    If-Modified-Since. Robots.txt never is, since a 304 would leave no rules to obey; nor are lists of pages, since the
    pages that failed last time would not be found again. The stored capture goes on in `request.meta["capture"]`. A cut
    body is stored, tried again, and then refused with CutShortError. A source whose server answered 429 or 503 with
    Retry-After, and a crawl that has received DRAWS_MAX_BYTES, ask for nothing more: LeftAloneError.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.report = cast("CrawlReport", crawler.get_extension(CrawlReport))
        self._validators: dict[str, dict[str, str]] = _json_setting(crawler, "DRAWS_VALIDATORS")
        self._known = _json_setting(crawler, "DRAWS_KNOWN")
        self._most_bytes = crawler.settings.getint("DRAWS_MAX_BYTES")
        self._writer: WarcWriter | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the settings and seal the file when the spider is closed."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.spider_closed, signal=signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Ask conditionally where an earlier answer is known; a redirect's conditions are those of its own address.

        Raises LeftAloneError.
        """
        if _over_http(request):
            self._leave_alone(request)
        known = self._validators.get(request.url, {}) if purpose_of(request) == "page" else {}
        for key, header in _CONDITIONS.items():
            request.headers.pop(header, None)
            if known.get(key):
                request.headers[header] = known[key]
        if _over_http(request):
            self.report.asked(self._source_id(request))

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Store the answer before anything else sees it."""
        if not _over_http(request):
            return response
        capture = self._capture(request, response)
        self._warc().write(capture, unchanged_since=self._unchanged_since(request))
        self.report.answered(capture.source, capture.status, len(capture.body), capture.purpose)
        self._heed(capture)
        request.meta["capture"] = capture
        if not capture.truncated:
            return response
        again = get_retry_request(request, spider=self._spider, reason="cut short")
        if again:
            return again
        raise CutShortError(f"the connection ended after {len(capture.body)} bytes of the body, which are kept")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note a robots.txt that cannot be had; of every other address the spider's errback hears."""
        if purpose_of(request) == "robots":
            self.report.failed(
                self._source_id(request), request.url, type(exception).__name__, str(exception), "robots"
            )

    def spider_closed(self) -> None:
        """Seal the file, if anything was answered."""
        if self._writer:
            self.report.warc = self._writer.seal()
            self._writer = None

    def _heed(self, capture: Capture) -> None:
        """Note when a server that is overrun allows to be asked again."""
        wait = capture.header("Retry-After") if capture.status in {429, 503} else None
        if wait and (until := patience(wait, capture.fetched_at)):
            self.report.waits(capture.source, until)

    def _leave_alone(self, request: Request) -> None:
        until = self.report.of(self._source_id(request)).not_before
        if until and until > datetime.now(UTC):
            raise LeftAloneError(f"the server asked to be left alone until {until:%Y-%m-%dT%H:%M:%SZ}")
        if self.report.received > self._most_bytes:
            raise LeftAloneError(f"not asked: this crawl has received {self.report.received} bytes, which is its limit")

    @property
    def _spider(self) -> DrawsSpider:
        return cast("DrawsSpider", self.crawler.spider)

    def _warc(self) -> WarcWriter:
        if self._writer is None:
            path = self.crawler.settings.get("DRAWS_WARC")
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
            name = f"{stamp}-{self._spider.name}.warc.gz"
            known = {digest: Stored(url, datetime.fromisoformat(at)) for digest, (url, at) in self._known.items()}
            self._writer = WarcWriter(Path(path) if path else _own_folder() / name, known)
        return self._writer

    def _capture(self, request: Request, response: Response) -> Capture:
        headers = tuple(
            (name.decode("latin-1"), _text(value)) for name, values in response.headers.items() for value in values
        )
        return Capture(
            url=response.url,
            source=self._source_id(request),
            fetched_at=datetime.now(UTC),
            body=response.body,
            status=response.status,
            headers=headers,
            purpose=purpose_of(request),
            truncated="dataloss" in response.flags,
        )

    def _unchanged_since(self, request: Request) -> Stored | None:
        known = self._validators.get(request.url, {})
        at = known.get("fetched_at")
        return Stored(known.get("url", request.url), datetime.fromisoformat(at)) if at else None

    def _source_id(self, request: Request) -> str:
        if "source" in request.meta:
            return str(request.meta["source"])
        return next((source.id for source in self._spider.chosen if source.covers(request.url)), "")


class DomainGuard:
    """Refuses what is out of the domains of the source that is being asked: any request as it is sent, and redirects."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build for a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise OffDomainError where the address, as Scrapy has made it safe to send, is out of the source's domains."""
        if not self._covers(request, request.url):
            raise OffDomainError(f"{request.url[:200]} is out of the source's domains")

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise OffDomainError where the answer leads out of the source's domains."""
        location = response.headers.get("Location")
        if response.status not in {301, 302, 303, 307, 308} or location is None:
            return response
        target = urljoin(response.url, location.decode("latin-1").strip())
        if self._covers(request, target):
            return response
        raise OffDomainError(f"{response.url} leads out of the source's domains, to {target[:200]}")

    def _covers(self, request: Request, url: str) -> bool:
        spider = cast("DrawsSpider", self.crawler.spider)
        named = request.meta.get("source")
        return any(source.covers(url) for source in spider.chosen if named in {None, source.id})


class Loopback:
    """Keeps hosts on this machine away from the environment's proxies and from AutoThrottle, which protects others."""

    def process_request(self, request: Request) -> None:
        """Set what Scrapy's proxy middleware and AutoThrottle look at."""
        if is_loopback(urlparse_cached(request).hostname or ""):
            request.meta["proxy"] = None
            request.meta["autothrottle_dont_adjust_delay"] = True


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_folder() -> Path:
    """Where a plain `scrapy crawl` leaves its captures: in the archive, for the next `draws crawl` to take in."""
    return Path(os.environ.get("DRAWS_ARCHIVE") or "data/archive") / "captures"


def purpose_of(request: Request) -> Purpose:
    """Why a request is made: as the spider says, or robots.txt, which Scrapy asks for by itself."""
    if "purpose" in request.meta:
        return cast("Purpose", request.meta["purpose"])
    return "robots" if request.meta.get("dont_obey_robotstxt") else "page"


def _over_http(request: Request) -> bool:
    return urlparse_cached(request).scheme in {"http", "https"}


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _json_setting(crawler: Crawler, name: str) -> dict[str, Any]:
    path = crawler.settings.get(name)
    return cast("dict[str, Any]", json.loads(Path(path).read_text(encoding="utf-8"))) if path else {}
