"""What both spiders share: which sources are asked, how a page is read, and how a failure is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError

from scraper import readers
from scraper.discretion import shown
from scraper.errors import ReadError
from scraper.items import Stated
from scraper.report import CrawlReport
from scraper.sources import Source, SourcesError, load_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from scraper.items import Capture, Purpose


class DrawsSpider(Spider):
    """A spider over sources; `-a sources=ID,ID` chooses among those of its kinds (default: all of them)."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    handle_httpstatus_list: ClassVar[list[int]] = [304]

    def __init__(self, sources: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._named = [name.strip() for name in sources.split(",") if name.strip()]
        self.chosen: tuple[Source, ...] = ()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build with the sources of DRAWS_SOURCES. Raises SourcesError where a named one is not there."""
        spider: Self = super().from_crawler(crawler, *args, **kwargs)
        spider.chosen = spider.choose(load_sources(crawler.settings.get("DRAWS_SOURCES")))
        return spider

    @property
    def report(self) -> CrawlReport:
        """The report of this crawl."""
        report = self.crawler.get_extension(CrawlReport)
        assert isinstance(report, CrawlReport)
        return report

    def choose(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """The sources of this spider's kinds that were named. Raises SourcesError where a named one is not among them."""
        mine = {source.id: source for source in sources if source.kind in self.kinds}
        if unknown := [name for name in self._named if name not in mine]:
            raise SourcesError(f"the spider {self.name} has no source {unknown[0]!r}; it has: {', '.join(mine)}")
        return tuple(mine[name] for name in self._named) if self._named else tuple(mine.values())

    def ask(self, source: Source, url: str, callback: Callable[..., Any], purpose: Purpose = "page") -> Request:
        """A request for a source's address."""
        meta = {"source": source.id, "purpose": purpose}
        return Request(url, callback, errback=self.failed, meta=meta, cb_kwargs={"source": source})

    def read(self, capture: Capture, source: Source) -> Iterator[Stated]:
        """Every draw that a page states; none, and a failure in the report, where its reader refuses it."""
        try:
            draws = readers.read(capture, source.kind)
        except ReadError as error:
            self.refuse(capture, error)
            return
        self.report.of(source.id).draws += len(draws)
        yield from (Stated(draw, capture, source.kind) for draw in draws)

    def refuse(self, capture: Capture, error: ReadError) -> None:
        """Tell that a page cannot be read."""
        self.logger.error("%s", shown(f"{capture.url}: {error}"))
        self.report.failed(capture.source, capture.url, type(error).__name__, str(error), capture.purpose, stored=True)

    def failed(self, failure: Failure) -> None:
        """Tell that an address gave no page: refused, timed out, forbidden, an error of the server."""
        request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        source, url, purpose = request.meta.get("source", ""), request.url, request.meta.get("purpose", "page")
        error = failure.value
        if isinstance(error, HttpError):
            response = error.response
            wait = (response.headers.get("Retry-After") or b"").decode("latin-1")
            detail = f"the server answered {response.status}" + (f", Retry-After: {wait}" if wait else "")
            self.report.failed(source, url, "HttpError", detail, purpose)
        elif isinstance(error, IgnoreRequest) and "robots.txt" in str(error):
            self.report.of(source).robots_forbidden.append(shown(url))
        else:
            capture = request.meta.get("capture")
            stored = capture is not None and capture.status == 200
            self.report.failed(source, url, type(error).__name__, words_of(failure), purpose, stored=stored)
        self.logger.warning("%s", shown(f"{url}: {words_of(failure)}"))


def words_of(failure: Failure) -> str:
    """What went wrong on the network, in words: Twisted wraps some reasons in lists, which Scrapy wraps again, and gives others none."""
    error = failure.value
    cause = getattr(error, "__cause__", None)
    reasons = getattr(error, "reasons", None) or getattr(cause, "reasons", None)
    if reasons:
        return f"no answer: {'; '.join(str(reason.getErrorMessage()) for reason in reasons)}"
    if isinstance(error, DownloadCancelledError):
        return str(error) or "cancelled: the body is larger than DOWNLOAD_MAXSIZE"
    return str(failure.getErrorMessage()) or type(error).__name__
