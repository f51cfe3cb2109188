"""What is fuzzed: for each reader of outside bytes a function that raises where the reader breaks its contract.

The contract: for any bytes it returns what it should, or raises the error that callers catch, and nothing else; what it
returns is bounded by what it was given; read again, it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from archive import crawls, manifest, pruned
from archive.errors import ArchiveError
from archive.sealed import render
from pipelines.normalize import normalize, page_of
from scraper import readers
from scraper.captures import index_warc, read_warc, verify_warc
from scraper.discovery import fresh, read_listing, speaks_of_draws
from scraper.errors import ReadError
from scraper.items import Capture, LostBody
from scraper.readers import instruction, occupations
from scraper.sample_web import SampleWeb
from scraper.sample_web.news import pages, rss, sitemap
from scraper.sample_web.news import render as news_page
from scraper.sample_web.official import instruction_page, rounds_page
from scraper.sample_web.rounds import all_rounds, english_feed, french_feed, second_feed

AT = datetime(2024, 4, 11, 15, tzinfo=UTC)
URL = "https://news.example/2024/04/11/draw"
CASES = Path(__file__).parent / "cases"
BYTES_A_DRAW = 5
"""No page can state a draw in fewer bytes: a number and a mark around it."""


def _draws(body: bytes, kind: str) -> None:
    capture = Capture(URL, "fuzzed", AT, body, headers=(("Content-Type", "text/html"),))
    with suppress(ReadError):
        found = readers.read(capture, kind)
        assert len(found) <= 1 + len(body) // BYTES_A_DRAW, f"{len(found)} draws from {len(body)} bytes"
        assert all(len(draw.evidence) <= 200 for draw in found), "more evidence than 200 characters"
        page = page_of(capture, kind)
        typed = [normalize(draw, page) for draw in found]
        assert typed == [normalize(draw, page) for draw in readers.read(capture, kind)], (
            "read again, it says other things"
        )


def feed(body: bytes) -> None:
    _draws(body, "feed")


def announcement(body: bytes) -> None:
    _draws(body, "news")


def official(body: bytes) -> None:
    """The pages of IRCC: an instruction, its occupations."""
    with suppress(ReadError):
        instruction.read(body, url=URL, content_type="text/html")
    with suppress(ReadError):
        occupations.read(body, content_type="text/html")


def listing(body: bytes) -> None:
    for url in ("https://news.example/feed", "https://news.example/robots.txt"):
        with suppress(ReadError):
            found = read_listing(body, url)
            assert len(found.pages) + len(found.lists) <= 1 + len(body), "more addresses than bytes"
            for entry in fresh(found.pages, AT, now=AT):
                speaks_of_draws(entry)


def warc(body: bytes) -> None:
    with suppress(ReadError):
        list(index_warc(body))
    with suppress(ReadError):
        for capture in read_warc(body, LostBody):
            assert capture.digest
    assert isinstance(verify_warc(body, LostBody), list)


def coding(body: bytes) -> None:
    """The codings of a body: the first byte chooses among them."""
    names = ("gzip", "deflate", "br", "gzip, br", "identity", "zstd", "")
    encoding = names[body[0] % len(names)] if body else "gzip"
    capture = Capture(URL, "fuzzed", AT, body[1:], headers=(("Content-Encoding", encoding),))
    with suppress(ReadError):
        assert capture.content is not None
    assert len(capture.digest) == 64


def records(body: bytes) -> None:
    """Manifests, crawl records and prune records: what does not raise has exactly the bytes that the program writes."""
    with suppress(ArchiveError):
        assert manifest.to_bytes(manifest.from_bytes("snapshots/000001.json", body)) == body
    with suppress(ArchiveError):
        crawls.texts("crawls/2024-04-11/x.json", body)
    with suppress(ArchiveError):
        crawls.texts("crawls/2024-04-11-0123456789abcdef.parquet", body)
    with suppress(ArchiveError):
        pruned.from_bytes("pruned/x.json", body)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (feed, announcement, official, listing, warc, coding, records)
}


def seeds(name: str) -> Iterator[bytes]:
    """Good input to begin with, and every case that once broke the reader."""
    yield from {
        "feed": _feeds,
        "announcement": _announcements,
        "official": _official,
        "listing": _listings,
        "warc": _warcs,
        "coding": _codings,
        "records": _records,
    }[name]()
    yield from (path.read_bytes() for path in sorted((CASES / name).glob("*")))


def _feeds() -> Iterator[bytes]:
    few = all_rounds()[:2]
    yield from (english_feed(few), french_feed(few), second_feed(few), b'{"rounds": []}')


def _announcements() -> Iterator[bytes]:
    known = all_rounds()[:6]
    shown = pages(known)
    yield from (news_page(page, shown).encode() for page in shown[:4])
    yield b"Draw #293, April 11, 2024: 4,500 invitations, minimum CRS 491. Tie-breaking: February 25, 2024 at 11:55:12 UTC"


def _official() -> Iterator[bytes]:
    yield from (instruction_page(all_rounds()[-20]).encode(), rounds_page("en").encode(), rounds_page("fr").encode())


def _listings() -> Iterator[bytes]:
    with SampleWeb() as web:
        shown = pages(all_rounds()[:6])
        yield from (rss(web.url, shown, "en").encode(), sitemap(web.url, shown).encode())
    yield b"User-agent: *\nSitemap: https://news.example/sitemap.xml\n"
    yield b'<html><a href="/express-entry-draw">Express Entry draw</a></html>'


def _warcs() -> Iterator[bytes]:
    from tempfile import TemporaryDirectory

    from scraper.captures import WarcWriter

    with TemporaryDirectory() as folder:
        path = Path(folder) / "seed.warc.gz"
        with WarcWriter(path) as writer:
            for body in (b"one", b"two", b"one"):
                writer.write(Capture(URL, "news", AT, body, headers=(("A", "b"),)))
        yield path.read_bytes()
    yield b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-04-11T15:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def _codings() -> Iterator[bytes]:
    import gzip
    import zlib

    import brotli

    yield from (b"\0" + gzip.compress(b"rounds"), b"\1" + zlib.compress(b"rounds"), b"\2" + brotli.compress(b"rounds"))


def _records() -> Iterator[bytes]:
    from archive.snapshots import commit
    from archive.store import open_store
    from tests.archive.made import NOON, content, draw

    store = open_store("memory://")
    commit(store, None, content(draw("293")), created_at=NOON, observed_until=NOON)
    yield store.read("snapshots/000001.json")
    crawls.record(store, crawls.CrawlRecord("x", "crawl", NOON, NOON))
    yield store.read("crawls/2024-04-11/x.json")
    pruned.record(store, pruned.Prune("x", NOON, "test", [pruned.PrunedFile("captures/a.warc.gz", 1, 1, NOON, NOON)]))
    yield store.read("pruned/x.json")
    yield render({"sha256": ""})
