"""The server of the sample web: a free loopback port, validators and 304, gzip, and draws that come out when told."""

from __future__ import annotations

import gzip
import hashlib
import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar, Self
from urllib.parse import urlsplit

from scraper.sample_web import news, official
from scraper.sample_web.rounds import (
    FOLDER,
    FRENCH_PAGE,
    Round,
    all_rounds,
    english_feed,
    french_feed,
    second_feed,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

FEEDS: dict[str, Callable[[tuple[Round, ...]], bytes]] = {
    "/content/dam/ircc/documents/json/ee_rounds_123_en.json": english_feed,
    "/content/dam/ircc/documents/json/ee_rounds_123_fr.json": french_feed,
    "/content/dam/ircc/documents/json/ee_rounds_4_en.json": second_feed,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path gives: its body, type and the time (UTC) of its last change."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        """The validator that changes with the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that the web received."""

    path: str
    headers: dict[str, str]


class SampleWeb:
    """A web on 127.0.0.1 at a free port (or `port`), as a context manager; `url` is its root, without a final slash.

    It starts with IRCC's rounds up to number `newest`; `publish_next` lets the next real one come out. `asked` lists
    the requests received. Raises ValueError where there is no round of that number.
    """

    def __init__(self, newest: str = "387", port: int = 0) -> None:
        rounds = all_rounds()
        self._official = self._known = next((i for i, round_ in enumerate(rounds) if round_.number == newest), -1)
        if self._official < 0:
            raise ValueError(f"there is no round {newest}; there are {rounds[-1].number} to {rounds[0].number}")
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"web": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def newest(self) -> Round:
        """The newest round that the feeds have."""
        return all_rounds()[self._official]

    def publish_next(self) -> Round:
        """Let the next real round come out in the feeds (and in the news). Raises LookupError where none is left."""
        if self._official == 0:
            raise LookupError(f"round {self.newest.number} is the last that is shipped")
        self._official -= 1
        self._known = min(self._known, self._official)
        return self.newest

    def publish_news_first(self) -> Round:
        """Let the news tell of the next round before the feeds have it. Raises LookupError where none is left."""
        if self._known == 0:
            raise LookupError(f"round {all_rounds()[0].number} is the last that is shipped")
        self._known -= 1
        return all_rounds()[self._known]

    def sources_toml(self) -> str:
        """A file of sources (see `scraper.sources`) whose addresses lead here, with the real paths."""
        host = urlsplit(self.url).netloc
        tables = []
        for rank, (name, kind, path, language) in enumerate(_SOURCES, start=1):
            urls = f'["{self.url}{path}"]'
            tables.append(
                f'[[source]]\nid = "{name}"\nname = "{name}"\nkind = "{kind}"\nurls = {urls}\nlanguage = "{language}"\n'
                f'rank = {rank}\nevery_minutes = 0\ndomains = ["{host}"]\n'
            )
        return "\n".join(tables)

    def answer(self, path: str) -> Answer | None:
        """What a path gives now; None where there is nothing."""
        official_rounds, known = all_rounds()[self._official :], all_rounds()[self._known :]
        day = datetime.combine(date.fromisoformat(known[0].date), time(21), UTC)
        if path in FEEDS:
            drawn = datetime.combine(date.fromisoformat(self.newest.date), time(16), UTC)
            return Answer(FEEDS[path](official_rounds), "application/json", drawn)
        text = self._text(path, official_rounds, known)
        if text is None:
            return None
        kind = "text/plain" if path == "/robots.txt" else "application/xml" if text.startswith("<?xml") else "text/html"
        return Answer(text.encode(), f"{kind}; charset=utf-8", day)

    def _text(self, path: str, rounds: tuple[Round, ...], known: tuple[Round, ...]) -> str | None:
        pages = news.pages(known)
        fixed: dict[str, Callable[[], str]] = {
            "/robots.txt": lambda: f"User-agent: *\nDisallow: {news.FORBIDDEN}\nSitemap: {self.url}{news.SITEMAP}\n",
            news.FEED: lambda: news.rss(self.url, pages, "en"),
            news.FRENCH_FEED: lambda: news.rss(self.url, pages, "fr"),
            news.SITEMAP: lambda: news.sitemap_index(self.url, pages),
            news.NEWS_SITEMAP: lambda: news.sitemap(self.url, pages),
            f"{FOLDER}.html": lambda: official.rounds_page("en"),
            FRENCH_PAGE: lambda: official.rounds_page("fr"),
        }
        if path in fixed:
            return fixed[path]()
        for page in pages:
            if page.path == path:
                return news.render(page, pages)
        for round_ in rounds:
            if path == f"{FOLDER}/invitations-{round_.number}.html":
                return official.instruction_page(round_)
        return None


_JSON = "/content/dam/ircc/documents/json/"
_SOURCES = (
    ("ircc-feed-en", "feed", f"{_JSON}ee_rounds_123_en.json", "en"),
    ("ircc-feed-fr", "feed", f"{_JSON}ee_rounds_123_fr.json", "fr"),
    ("ircc-feed2-en", "feed2", f"{_JSON}ee_rounds_4_en.json", "en"),
    ("ircc-rounds-en", "rounds-page", f"{FOLDER}.html", "en"),
    ("ircc-rounds-fr", "rounds-page", FRENCH_PAGE, "fr"),
    ("ircc-instructions-en", "instruction", f"{FOLDER}/invitations-{{74-76}}.html", "en"),
    ("maple-en", "news", news.FEED, "en"),
    ("maple-fr", "news", news.FRENCH_FEED, "fr"),
    ("maple-sitemap", "news", news.SITEMAP, "en"),
)


class _Handler(BaseHTTPRequestHandler):
    """Answers from the web's state."""

    web: ClassVar[SampleWeb]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, 304 or 404."""
        path = urlsplit(self.path).path
        self.web.asked.append(Asked(self.path, dict(self.headers.items())))
        answer = self.web.answer(path)
        if answer is None:
            self._send(HTTPStatus.NOT_FOUND, b"<!DOCTYPE html><title>Not found</title>", {"Content-Type": "text/html"})
            return
        headers = {"ETag": answer.etag, "Last-Modified": format_datetime(answer.modified, usegmt=True)}
        if self._unchanged(answer):
            self._send(HTTPStatus.NOT_MODIFIED, b"", headers)
            return
        body = answer.body
        headers["Content-Type"] = answer.content_type
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._send(HTTPStatus.OK, body, headers)

    def _unchanged(self, answer: Answer) -> bool:
        if tags := self.headers.get("If-None-Match"):
            return answer.etag in tags or tags.strip() == "*"
        since = self.headers.get("If-Modified-Since")
        try:
            return bool(since) and parsedate_to_datetime(since or "") >= answer.modified
        except ValueError:
            return False

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Keep quiet: `SampleWeb.asked` holds the requests."""
