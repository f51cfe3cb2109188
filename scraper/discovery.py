"""Lists of pages (RSS, Atom, sitemaps, robots.txt, HTML) to the pages worth fetching. Pure: bytes in, addresses out."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from time import struct_time
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
from lxml import etree
from lxml.etree import XMLSyntaxError
from parsel import Selector
from scrapy.utils.sitemap import Sitemap, sitemap_urls_from_robots

from scraper.accents import unaccented
from scraper.encodings import decode, decompress
from scraper.errors import ReadError
from scraper.instants import in_reach, instant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

WINDOW = timedelta(days=14)
"""How far back a source is read that was never crawled, counted from its newest entry: draws come every week or two."""
OVERLAP = timedelta(days=2)
"""How far before the last crawl an entry still counts as new: pages appear in feeds hours after the time they bear."""

EARLIEST = datetime.min.replace(tzinfo=UTC)
"""Stands for the time of an entry that bears none."""

NEXT_STEP = "No page of it was followed; the bytes are kept. Look at the address: its list may have moved."

_TALKS = re.compile(
    r"\bexpress entry\b|\bentree express\b|\bdraws?\b|\btirages?\b|\brondes?\b|\brounds?\b|\bcrs\b|\bscg\b|\bitas?\b"
    r"|\binvit(?:es?|ed|ing|ations?|ees?)\b|\bcategory based\b"
)
_ROOT = re.compile(rb"<\s*(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a list names: its address, its time (UTC) where the list gives one, and the words about it."""

    url: str
    published: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list names: pages, and further lists (of a sitemap index, of a robots.txt)."""

    pages: tuple[Entry, ...] = ()
    lists: tuple[Entry, ...] = ()


def read_listing(content: bytes, url: str) -> Listing:
    """Read a list of pages, whatever its format; `url` makes relative addresses absolute.

    Raises ReadError where it is none of the known formats, is broken beyond reading, is a compression bomb, or declares
    XML entities (no list needs them, and bombs are made of them).
    """
    if content.startswith(b"\x1f\x8b"):
        content = decompress(content, "gzip")
    if urlsplit(url).path.endswith("/robots.txt"):
        return Listing(lists=tuple(_sitemaps_named(content, url)))
    match = _ROOT.search(content[:4096].replace(b"\0", b""))
    root = match[1].lower() if match else b""
    if root != b"html" and re.search(rb"<!entity", content.replace(b"\0", b""), re.IGNORECASE):
        raise ReadError("the list declares XML entities", where=url, next_step=NEXT_STEP)
    if root in {b"rss", b"feed", b"rdf"}:
        return Listing(pages=_feed(content, url))
    if root in {b"urlset", b"sitemapindex"}:
        return _sitemap(content, url)
    if root == b"html":
        return Listing(pages=_links(content, url))
    start = decode(content[:40]).strip()
    raise ReadError("the list is no RSS, Atom, sitemap or HTML", where=f"{url}: {start!r}", next_step=NEXT_STEP)


def speaks_of_draws(entry: Entry) -> bool:
    """Whether the words about a page, or its address, sound like Express Entry draws. Generous: the reader decides."""
    path = unquote(urlsplit(entry.url).path)
    return bool(_TALKS.search(re.sub(r"[^a-z0-9]+", " ", unaccented(f"{entry.words} {path}"))))


def fresh(
    entries: Iterable[Entry], since: datetime | None, seen: Collection[str] = (), *, now: datetime
) -> list[Entry]:
    """The entries worth asking for: those of the WINDOW before the newest, and all since an instant (UTC), less OVERLAP.

    Of these, an address in `seen` is asked again only if its time is since then: its page may have been corrected. A
    page that comes late, or bears an old date, is not lost. Newest first; entries without a time are kept, last, those
    never seen before the others. A time that is beyond `now` (UTC) by more than a day of any time zone counts as none:
    the day of an event to come would hide all that is older than it.
    """
    found = {entry.url: entry for entry in entries}
    told = {url for url, entry in found.items() if EARLIEST < _when(entry) <= now + timedelta(days=1)}
    dated = sorted((entry for url, entry in found.items() if url in told), key=_when, reverse=True)
    undated = sorted((entry for url, entry in found.items() if url not in told), key=lambda entry: entry.url in seen)
    if not dated:
        return undated
    again = since - OVERLAP if since else _when(dated[0]) - WINDOW
    start = min(again, _when(dated[0]) - WINDOW)
    wanted = [entry for entry in dated if _when(entry) >= (again if entry.url in seen else start)]
    return wanted + undated


def _when(entry: Entry) -> datetime:
    return entry.published or EARLIEST


def _feed(content: bytes, url: str) -> tuple[Entry, ...]:
    # A stream, since feedparser takes bytes that look like an address or a file's name for one and opens it.
    try:
        feed = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # its lenient parser lets errors of any kind out, as for `&#x110000;`
        raise ReadError(f"the feed cannot be parsed: {error!r}", where=url, next_step=NEXT_STEP) from error
    pages = tuple(
        Entry(
            url=target,
            published=_utc(entry.get("published_parsed") or entry.get("updated_parsed")),
            words=f"{entry.get('title', '')} {entry.get('summary', '')}"[:2000],
        )
        for entry in feed.entries
        if isinstance(link := entry.get("link"), str) and link and (target := _absolute(url, link))
    )
    if feed.bozo and not pages:
        raise ReadError(f"the feed cannot be parsed: {feed.get('bozo_exception')}", where=url, next_step=NEXT_STEP)
    return pages


def _utc(parsed: object) -> datetime | None:
    """The time feedparser gives; None for what an element of the feed's own by that name holds."""
    try:
        return in_reach(datetime(*parsed[:6], tzinfo=UTC)) if isinstance(parsed, struct_time) else None
    except ValueError:
        return None


def _sitemap(content: bytes, url: str) -> Listing:
    try:
        sitemap = Sitemap(content)
        found = tuple(
            Entry(target, _iso(item.get("lastmod", "")))
            for item in sitemap
            if item.get("loc") and (target := _absolute(url, item["loc"]))
        )
        if not found:
            etree.fromstring(
                content, etree.XMLParser(resolve_entities=False)
            )  # a cut list must not pass for an empty one
    except (XMLSyntaxError, ValueError, StopIteration) as error:  # half a surrogate pair, `&#xdd10;`, is a ValueError
        raise ReadError(f"the sitemap cannot be parsed: {error}", where=url, next_step=NEXT_STEP) from error
    return Listing(lists=found) if sitemap.type == "sitemapindex" else Listing(pages=found)


def _sitemaps_named(content: bytes, url: str) -> Iterator[Entry]:
    """The sitemaps of a robots.txt, line by line: one that is no address hides no other."""
    for line in content.splitlines():
        with suppress(ValueError):
            yield from map(Entry, list(sitemap_urls_from_robots(line, base_url=url)))


def _absolute(url: str, href: str) -> str:
    """An address made absolute; empty where it is none, such as `http://[x`."""
    try:
        return urljoin(url, href)
    except ValueError:
        return ""


def _iso(text: str) -> datetime | None:
    try:
        return instant(text)
    except ValueError:
        return None


def _links(content: bytes, url: str) -> tuple[Entry, ...]:
    page = Selector(text=decode(content))
    # One attribute, not all: a name with a control character in it makes the others unreadable.
    found = [(link.root.get("href", "").strip(), " ".join(link.css("::text").getall())) for link in page.css("a[href]")]
    entries = []
    for href, words in found:
        target = _absolute(url, href).partition("#")[0]
        if target.startswith(("http://", "https://")) and target != url:
            entries.append(Entry(target, words=words.strip()))
    return tuple(entries)
