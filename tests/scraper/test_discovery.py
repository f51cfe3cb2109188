"""Finding pages: every kind of list, which entries are worth asking for, and lists that are broken or hostile."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from scraper.discovery import OVERLAP, WINDOW, Entry, fresh, read_listing, speaks_of_draws
from scraper.errors import ReadError

NOW = datetime(2025, 12, 17, 20, tzinfo=UTC)
SITE = "https://news.example/"


def entry(name: str, days_ago: float | None) -> Entry:
    return Entry(SITE + name, None if days_ago is None else NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("why", "entries", "since", "seen", "wanted"),
    [
        ("a first crawl reads the window", [("a", 0), ("b", 13), ("c", 15)], None, (), ["a", "b"]),
        ("newest first", [("b", 3), ("a", 1)], None, (), ["a", "b"]),
        ("a page seen lately is asked again: it may be corrected", [("a", 0)], 1, ("a",), ["a"]),
        ("a page seen long ago is not", [("a", 0), ("b", 5)], 1, ("a", "b"), ["a"]),
        ("a page that bears an old date but is new here is not lost", [("a", 0), ("b", 9)], 1, ("a",), ["a", "b"]),
        ("after a month of silence all that came since is read", [("a", 0), ("b", 29)], 30, (), ["a", "b"]),
        ("a list whose dates stand still yields its new pages", [("a", 340), ("b", 341)], 0, ("b",), ["a"]),
        ("the day of an event to come hides nothing", [("e", -300), ("a", 0), ("b", 9)], None, (), ["a", "b", "e"]),
        ("pages without a time come last, the unseen first", [("b", None), ("c", None), ("a", 0)], 1, ("b",), ["a", "c", "b"]),
    ],
)  # fmt: skip
def test_which_entries_are_worth_asking_for(
    why: str,
    entries: list[tuple[str, float | None]],
    since: float | None,
    seen: tuple[str, ...],
    wanted: list[str],
) -> None:
    listed = [entry(*one) for one in entries]
    asked = fresh(
        listed, None if since is None else NOW - timedelta(days=since), {SITE + name for name in seen}, now=NOW
    )
    assert [one.url.removeprefix(SITE) for one in asked] == wanted, why


def test_the_bounds_are_those_that_the_table_assumes() -> None:
    assert (timedelta(days=14), timedelta(days=2)) == (WINDOW, OVERLAP)


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><title>Express Entry draw #388</title><link>/draw-388</link><pubDate>Wed, 17 Dec 2025 15:00:00 -0500</pubDate></item>
<item><title>No link</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>x</title><id>1</id>
<link href="https://news.example/x"/><updated>2025-12-17T20:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/y</loc>
<lastmod>2025-12-17</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>"""
HTML = b"""<html><body><a href="/z#top">CRS <b>399</b></a><a href="mailto:a@b">m</a><a href="http://[bad">b</a></body></html>"""


@pytest.mark.parametrize(
    ("content", "pages", "lists"),
    [
        (RSS, [Entry(SITE + "draw-388", NOW, "Express Entry draw #388 ")], []),
        (ATOM, [Entry(SITE + "x", NOW, "x ")], []),
        (SITEMAP, [Entry(SITE + "y", NOW.replace(hour=0))], []),
        (gzip.compress(SITEMAP), [Entry(SITE + "y", NOW.replace(hour=0))], []),
        (INDEX, [], [Entry(SITE + "map.xml")]),
        (HTML, [Entry(SITE + "z", None, "CRS  399")], []),
    ],
    ids=["rss", "atom", "sitemap", "gzip", "index", "html"],
)
def test_every_kind_of_list(content: bytes, pages: list[Entry], lists: list[Entry]) -> None:
    found = read_listing(content, SITE + "list")
    assert list(found.pages) == pages
    assert list(found.lists) == lists


def test_robots_txt_names_sitemaps() -> None:
    found = read_listing(b"User-agent: *\nSitemap: /a.xml\nSitemap: https://news.example/b.xml\n", SITE + "robots.txt")
    assert [one.url for one in found.lists] == [SITE + "a.xml", SITE + "b.xml"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "the list is no RSS, Atom, sitemap or HTML"),
        (b'{"a": 1}', "the list is no RSS, Atom, sitemap or HTML"),
        (b"<urlset>", "the sitemap cannot be parsed"),
        (b"<rss><channel><item>", "the feed cannot be parsed"),
        (b'<!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>', "the list declares XML entities"),
        (b"\x1f\x8b not gzip", "gzip"),
    ],
)
def test_what_is_no_list_is_refused_with_a_way_on(content: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint) as caught:
        read_listing(content, SITE + "list")
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("words", "path", "speaks"),
    [
        ("Express Entry: 6,000 invited", "a", True),
        ("Entrée express : 6 000 invitations", "a", True),
        ("", "latest-express-entry-draw", True),
        ("Study permit fees stay the same", "fees", False),
        ("Canada withdraws a policy", "policy", False),
    ],
)
def test_headlines_that_speak_of_draws(words: str, path: str, speaks: bool) -> None:
    assert speaks_of_draws(Entry(SITE + path, None, words)) is speaks
