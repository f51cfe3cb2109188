"""When a source is asked, and when a start may end at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.crawls import CrawlRecord, SourceRecord, crawl_records, fold, record
from archive.store import open_store
from pipelines.crawl import due, idle
from scraper.sources import Source

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def source(name: str, minutes: int) -> Source:
    return Source(name, name, "feed", ("https://example.org/",), "en", 1, minutes, ("example.org",))


def crawled(name: str, minutes_ago: float, *, patience: float | None = None) -> CrawlRecord:
    at = NOW - timedelta(minutes=minutes_ago)
    until = None if patience is None else NOW + timedelta(minutes=patience)
    sources = [SourceRecord(name, "ok", not_before=until)]
    stamp = f"{at:%Y%m%dT%H%M%SZ}-{name}"
    return CrawlRecord(stamp, "crawl", at, at, f"captures/{stamp}.warc.gz", "0" * 64, sources)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], ["a"]),
        ([crawled("a", 29)], []),
        ([crawled("a", 30)], ["a"]),
        ([crawled("a", 300), crawled("a", 5)], []),
        ([crawled("b", 5)], ["a"]),
        ([crawled("a", 45, patience=1)], []),
        ([crawled("a", 45, patience=0)], ["a"]),
        ([crawled("a", 90, patience=60), crawled("a", 45)], []),
        ([crawled("a", 5, patience=-1)], []),
    ],
)
def test_a_source_is_due(records: list[CrawlRecord], expected: list[str]) -> None:
    assert [one.id for one in due([source("a", 30)], records, NOW)] == expected


@pytest.mark.parametrize("folded", [False, True])
def test_a_start_is_idle(tmp_path: Path, folded: bool) -> None:
    store = open_store(tmp_path)
    sources = [source("a", 30), source("b", 600)]
    assert not idle(store, sources, NOW)
    for one in (crawled("a", 60 * 24 * 40), crawled("b", 500), crawled("a", 5)):
        record(store, one)
        assert one.warc
        store.put(one.warc, b"a capture")
    if folded:
        assert fold(store, NOW.date()) == 1
        assert [one.crawl_id for one in crawl_records(store)] == [
            one.crawl_id for one in (crawled("a", 60 * 24 * 40), crawled("b", 500), crawled("a", 5))
        ]
    assert idle(store, sources, NOW)
    assert not idle(store, sources, NOW + timedelta(minutes=25))
    store.put("captures/20260302T115900Z-ircc.warc.gz", b"left by a kill")
    assert not idle(store, sources, NOW)


def test_only_the_days_that_are_asked_for_are_read(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    old, new = crawled("a", 60 * 24 * 3), crawled("a", 5)
    record(store, old)
    record(store, new)
    store.put(f"crawls/2026-02-01/{old.crawl_id}.json", b"damaged")
    assert crawl_records(store, since=NOW.date()) == [new]
