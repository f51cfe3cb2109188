"""The file of sources: what is there, what a file may say, and that a wrong one is told with the place."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request

from pipelines.crawl import SPIDERS
from pipelines.precedence import is_official
from scraper.middleware import DomainGuard, OffDomainError
from scraper.sources import Source, SourcesError, load_sources

GOOD = """
[[source]]
id = "a"
name = "A"
kind = "news"
urls = ["https://a.example/feed"]
language = "en"
rank = 20
every_minutes = 60
domains = ["a.example"]
"""


def write(place: Path, text: str) -> Path:
    file = place / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_projects_own_sources_are_the_official_ones_and_the_publishers() -> None:
    ours = load_sources()
    domains = {domain for source in ours for domain in source.domains}
    assert {
        "canada.ca", "cicnews.com", "canadim.com", "moving2canada.com", "immigration.ca", "immigrationnewscanada.ca",
        "cimmigrationnews.com", "canadavisa.com", "business-standard.com", "visaverge.com", "visahq.com",
        "asifconsulting.pk", "novusimmigration.com",
    } <= domains  # fmt: skip
    assert all(source.kind in SPIDERS and source.every_minutes >= 30 for source in ours)
    for source in ours:
        if source.kind not in {"news", "news-atom"}:
            assert is_official(source.id), f"{source.id} has no tier in pipelines/precedence.py"


def test_an_address_may_count() -> None:
    (instructions,) = (source for source in load_sources() if source.kind == "instruction")
    assert len(instructions.urls) == 76
    assert instructions.urls[0].endswith("/invitations-1.html")
    assert instructions.urls[-1].endswith("/invitations-76.html")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "news"', 'kind = "blog"', "a: kind = 'blog': one of feed, "),
        ('rank = 20\n', "", "a: the key 'rank' is missing"),
        ("rank = 20", 'rank = "high"', "a: rank = 'high': a whole number"),
        ("rank = 20", "rank = 20\ncolour = 3", "a: unknown key 'colour'"),
        ('["https://a.example/feed"]', '["https://b.example/feed"]', "is not an http(s) address within its domains"),
        ('["https://a.example/feed"]', '["file:///etc/passwd"]', "is not an http(s) address within its domains"),
        ('["https://a.example/feed"]', "[]", "a list of texts is expected"),
        ('["https://a.example/feed"]', "[3]", "a list of texts is expected"),
        ('id = "a"', 'id = "a b"', "a text is expected"),
        ("[[source]]", "[[source", "is not TOML"),
        (GOOD, "", "names no source"),
        (GOOD, GOOD + GOOD, "source a is there twice"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_the_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    with pytest.raises(SourcesError) as caught:
        load_sources(write(tmp_path, text))
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("url", "covered"),
    [
        ("https://a.example/x", True),
        ("http://www.a.example/x", True),
        ("https://nota.example/x", False),
        ("https://a.example.evil.test/x", False),
        ("https://evil.test/?a.example", False),
        ("ftp://a.example/x", False),
        ("javascript:alert(1)", False),
        ("https://a.example:notaport/", False),
        ("https://user@evil.test/a.example", False),
        ("https://evil.test\\.a.example/x", False),
        ("https://evil.test%2f.a.example/x", False),
        ("https://evil.test\u3002a.example/x", False),
    ],
)
def test_a_source_covers_its_domains_and_nothing_else(tmp_path: Path, url: str, covered: bool) -> None:
    (source,) = load_sources(write(tmp_path, GOOD))
    assert isinstance(source, Source)
    assert source.covers(url) is covered


@pytest.mark.parametrize(
    ("url", "covered"),
    [
        ("https://a.example/x", True),
        ("https://evil.test\\.a.example/x", False),
        ("https://evil.test/x", False),
    ],
)
def test_a_request_is_judged_by_the_address_that_is_sent(tmp_path: Path, url: str, covered: bool) -> None:
    """Scrapy makes `https://evil.test\\.a.example/` safe by ending the host at the backslash."""
    spider = SimpleNamespace(chosen=load_sources(write(tmp_path, GOOD)))
    guard = DomainGuard(cast("Any", SimpleNamespace(spider=spider)))
    with nullcontext() if covered else pytest.raises(OffDomainError):
        guard.process_request(Request(url))
