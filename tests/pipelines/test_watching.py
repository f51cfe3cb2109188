"""Who is blind, who came back, who is late: stories told as crawl records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.crawls import CaptureRecord, CrawlRecord, SourceRecord, from_text, record, texts
from archive.sealed import render, sealed
from archive.store import open_store
from pipelines.watching import BLIND_AFTER, SILENT_PAGES, Standing, alarming, standings, turns
from scraper.sources import Source

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
STEP = timedelta(minutes=30)


def source(kind: str = "feed", **over: Any) -> Source:
    values = {"name": "s", "urls": ("https://example.org/feed",), "language": "en", "rank": 1, "every_minutes": 30}
    return Source(id="s", kind=kind, domains=("example.org",), **{**values, **over})  # type: ignore[arg-type]


def crawl(at: int, *, outcome: str = "ok", pages: list[CaptureRecord] | None = None, **of_source: Any) -> CrawlRecord:
    """The crawl at step `at`."""
    started = START + at * STEP
    told = SourceRecord("s", outcome, 1.0, 1, **of_source)
    return CrawlRecord(f"c{at:03}", "crawl", started, started + STEP / 30, sources=[told], captures=pages or [])


def page(at: int, outcome: str, *, url: str = "https://example.org/feed", **over: Any) -> CaptureRecord:
    return CaptureRecord(url, "s", START + at * STEP, 200, "0" * 64, "captures/c.warc.gz", outcome, **over)


def feed_look(at: int, what: str) -> CrawlRecord:
    """A look at the feed: `r` read, `u` unchanged, `x` refused, `f` failed."""
    if what == "f":
        return crawl(at, outcome="failed", detail="the server answered 503")
    outcome = {"r": "read", "u": "unchanged", "x": "refused"}[what]
    return crawl(at, pages=[page(at, outcome, detail="the body is empty" if what == "x" else "", statements=435)])


def feed_looks(story: str) -> list[CrawlRecord]:
    return [feed_look(at, what) for at, what in enumerate(story)]


def story_of(records: list[CrawlRecord], of: Source) -> list[tuple[str, int]]:
    return [(turn.kind, (turn.at - START) // STEP) for turn in turns([of], records)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("", []),
        ("ruuuuu", []),
        ("rffu", []),  # two hiccups are none
        ("rfff", [("blind", 3)]),
        ("rffffffff", [("blind", 3)]),  # told once
        ("rfxfu", [("blind", 3), ("recovered", 4)]),  # a refused page yields as little as no page
        ("rfffufffr", [("blind", 3), ("recovered", 4), ("blind", 7), ("recovered", 8)]),
        ("ffffff", []),  # what never yielded cannot go blind
        ("fffffrfff", [("blind", 8)]),
    ],
)
def test_each_turn_of_a_feed_is_told_once(story: str, expected: list[tuple[str, int]]) -> None:
    assert story_of(feed_looks(story), source()) == expected


@given(st.text("ruxf", max_size=30), st.integers(0, 30))
def test_turns_alternate_and_later_records_only_add_to_them(story: str, cut: int) -> None:
    records = feed_looks(story)
    told = turns([source()], records)
    assert turns([source()], reversed(records)) == told
    assert told[: len(before := turns([source()], records[:cut]))] == before
    kinds = [turn.kind for turn in told]
    assert kinds[:1] in ([], ["blind"])
    assert all(a != b for a, b in pairwise(kinds))


def standing(records: list[CrawlRecord], minutes: float, of: Source | None = None) -> Standing:
    return standings([of or source()], records, START + timedelta(minutes=minutes))[0]


@pytest.mark.parametrize(
    ("story", "minutes", "state", "failures", "lag"),
    [
        ("", 0, "never", 0, None),
        ("ff", 31, "never", 2, None),
        ("r", 20, "ok", 0, 20),
        ("ru", 89, "ok", 0, 59),
        ("ru", 91, "late", 0, 61),  # due after 30 minutes, and as long again went by
        ("rf", 31, "failing", 1, 31),
        ("rfff", 91, "blind", 3, 91),
    ],
)
def test_the_state_of_a_feed(story: str, minutes: float, state: str, failures: int, lag: int | None) -> None:
    found = standing(feed_looks(story), minutes)
    assert (found.state, found.failures, found.lag_minutes) == (state, failures, lag)


@pytest.mark.parametrize(
    ("story", "minutes", "alarms"),
    [
        ("r", 20, False),
        ("ru", 91, True),  # late: is cron running?
        ("rf", 31, False),
        ("rff", 61, False),
        ("rfff", 91, True),
        ("ff", 31, False),
        ("fff", 61, True),  # behind a firewall from the first day
        ("", 0, True),  # nothing was ever asked
    ],
)
def test_what_a_monitor_should_hear_of(story: str, minutes: float, alarms: bool) -> None:
    found = standing(feed_looks(story), minutes)
    assert alarming([found]) == ([found] if alarms else [])


def test_a_source_that_is_left_out_by_choice_is_no_alarm() -> None:
    other = replace(source(), id="t")
    found = standings([source(), other], feed_looks("r"), START)
    assert ([one.state for one in found], alarming(found)) == (["ok", "never"], [])
    assert len(alarming(standings([source(), other], [], START))) == 2


def test_what_is_wrong_and_the_last_change_are_told() -> None:
    found = standing(feed_looks("ruuxx"), 121)
    assert (found.last_change, found.last_success) == (START, START + 2 * STEP)
    assert found.detail == "the body is empty"


def test_a_server_that_asked_for_patience_is_not_late() -> None:
    until = START + timedelta(hours=5)
    asked = replace(feed_look(0, "r"), sources=[SourceRecord("s", "ok", not_before=until)])
    assert standing([asked], 290).state == "ok"
    assert standing([asked], 290).not_before == until
    assert standing([asked], 331).state == "late"


NEWS = source("news")


def listed(*entries: int | None, told: int = 0) -> list[CrawlRecord]:
    return [crawl(at, entries=count, told=told) for at, count in enumerate(entries)]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (listed(*[25] * 60), []),  # months of news without a draw are normal
        (listed(25, 0, 0, 0, 25), [("blind", 3), ("recovered", 4)]),
        (listed(25, 3, 2, 4), [("blind", 3)]),  # a captcha has links too
        (listed(25, 4, 4, 4, told=1), []),  # a shorter list that still speaks of draws
        (listed(25, 8, 8, 8), []),
        (listed(None, None, None, None), []),  # records from before lists were counted
    ],
)
def test_a_source_of_news_is_judged_by_its_list(records: list[CrawlRecord], expected: list[tuple[str, int]]) -> None:
    assert story_of(records, NEWS) == expected


def read_pages(at: int, count: int, statements: int | None) -> CrawlRecord:
    """A look at news whose list led to `count` pages that no look had before."""
    urls = [f"https://example.org/{at}/{number}" for number in range(count)]
    pages = [page(at, "read" if statements else "unchanged", url=url, statements=statements) for url in urls]
    return crawl(at, entries=25, told=count, pages=pages)


def test_pages_that_speak_of_draws_and_never_state_one_any_more_blind_a_source() -> None:
    silent = [read_pages(at, 5, 0) for at in range(1, 1 + SILENT_PAGES // 5)]
    records = [read_pages(0, 1, 1), *silent]
    assert story_of(records, NEWS) == [("blind", 4)]
    again = [*records, read_pages(9, 1, 2)]
    assert story_of(again, NEWS) == [("blind", 4), ("recovered", 9)]
    assert story_of(silent, NEWS) == [], "it never stated any"
    assert story_of([records[0], *[silent[0]] * 9], NEWS) == [], "the same pages again are not further pages"


def test_a_crawl_whose_record_a_kill_took_counts_by_its_captures() -> None:
    recovered = replace(crawl(1, pages=[page(1, "read", statements=435)]), sources=[])
    assert story_of([*feed_looks("r"), recovered, *[feed_look(at, "f") for at in range(2, 5)]], source()) == [
        ("blind", 2 + BLIND_AFTER - 1)
    ]
    assert standing([recovered], 31).state == "ok"


@pytest.mark.parametrize(
    ("warc", "age"),
    [
        ("captures/b.warc.gz", -300),  # captures of long ago, which a kill left unread
        ("captures/a.warc.gz", 2),  # those of a look that is on record, after a person went back a version
    ],
)
def test_captures_that_are_read_again_are_no_look(warc: str, age: int) -> None:
    looks = [replace(look, warc="captures/a.warc.gz") for look in feed_looks("ru")]
    again = replace(crawl(3, pages=[page(age, "refused", detail="empty")]), sources=[], warc=warc)
    assert standing([*looks, again], 89) == standing(looks, 89)


def test_pages_that_a_person_gave_are_no_looks() -> None:
    given_by_hand = replace(crawl(0, pages=[page(0, "read")]), kind="ingest", sources=[])
    found = standing([given_by_hand], 10)
    assert (found.state, found.last_change) == ("never", START)


def test_records_of_before_are_read_and_new_ones_come_back_whole(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    kept = crawl(0, entries=25, told=2, not_before=START + STEP, bytes=7, pages=[page(0, "read", statements=3)])
    record(store, kept)
    path = next(iter(store.list("crawls")))
    (_, text), *_ = texts(path, store.read(path))
    assert from_text(path, text) == kept
    old = json.loads(text)
    for name in ("entries", "told", "not_before", "bytes"):
        del old["sources"][0][name]
    del old["captures"][0]["statements"]
    found = from_text(path, render(sealed(old)).decode())
    assert (found.sources, found.captures[0].statements) == ([SourceRecord("s", "ok", 1.0, 1)], None)
