"""The order in which captures come does not matter: not for statements, and not for the bytes of the archive's tables."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import snapshots
from archive.store import open_store
from pipelines import rebuilding, runs
from pipelines.crossings import FEEDS
from pipelines.intake import Intake
from pipelines.log import Log
from pipelines.reconcile import Context, Truth, update
from pipelines.records import Observation
from pipelines.shelf import Shelf
from scraper.items import Capture
from tests.pipelines.observed import at, news, official
from tests.pipelines.test_intake import FEED, SOURCES, taken
from tests.pipelines.test_reconcile import Told, truth

TABLES = ("draws", "pool", "issues", "evidence")
FIGURES = st.fixed_dictionaries(
    {},
    optional={
        "crs_cutoff": st.sampled_from([491, 481, None]),
        "invitations": st.sampled_from([4500, 4000, None]),
        "category": st.sampled_from(["stem", "general", None]),
        "draw_date": st.sampled_from([date(2024, 4, day) for day in (10, 11, 12, 14)] + [None]),
        "tie_break_at": st.sampled_from([datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC), None]),
    },
)
HOURS = st.integers(0, 60)
NUMBERS = st.sampled_from(["293", "292"])
FEED_ROWS = st.builds(
    lambda hours, number, values: official(hours, draw_number=number, **values), HOURS, NUMBERS, FIGURES
)


def _page_row(hours: int, source: str, number: str | None, values: dict[str, Any], *, stated: bool) -> Observation:
    row = news(hours, source, draw_number=number, **values)
    if stated:
        return row
    names = ("draw_number", "draw_date", "category", "category_text", "invitations", "crs_cutoff", "tie_break_at")
    return news(hours, source, subject=row.subject, stated=False, **dict.fromkeys(names))


PAGE_ROWS = st.builds(
    _page_row,
    HOURS,
    st.sampled_from(["canadim", "cicnews", "ircc-rounds-en"]),
    st.sampled_from([None, None, None, "293", "294"]),
    FIGURES,
    stated=st.sampled_from([True, True, True, False]),
)
ROWS = st.lists(
    FEED_ROWS | PAGE_ROWS, max_size=14, unique_by=lambda row: (row.source, row.fetched_at, row.role, row.subject)
)


@settings(max_examples=300, deadline=None)
@given(st.data(), ROWS)
def test_statements_in_any_order_and_any_steps_give_the_same_truth(
    data: st.DataObject, rows: list[Observation]
) -> None:
    reads = {feed: [at(hours) for hours in (0, 50, 90, 24 * 15)] for feed in FEEDS}
    context = Context(fetched={"ircc-feed-en": at(24 * 15)}, reads=reads)
    step, log = Truth(), Log()
    rest = data.draw(st.permutations(rows))
    while rest:
        size = data.draw(st.integers(1, len(rest)))
        step, log, rest = update(step, log, rest[:size], context), log.plus(rest[:size]), rest[size:]
    one, other = Told(step, log, context), truth(*rows, fetched=context.fetched, reads=context.reads)
    for name in TABLES:
        assert sorted(map(repr, getattr(one, name))) == sorted(map(repr, getattr(other, name))), name


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_every_draw_is_stated_and_every_statement_is_about_one_draw_at_most(rows: list[Observation]) -> None:
    told = truth(*rows)
    ids = [row["draw_id"] for row in told.draws]
    assert sorted(set(ids)) == sorted(ids)
    assert {row["draw_id"] for row in told.evidence} == set(ids)
    assert len({row["observation_id"] for row in told.evidence}) == len(told.evidence)
    names = [row["reported_as"] for row in told.draws if row["reported_as"]]
    assert len(set(names)) == len(names)
    assert not set(names) & set(ids)
    assert all((row["status"] == "official") == (row["draw_number"] is not None) for row in told.draws)


# Rounds of the real feed: filled and wiped pools, a date in another shape, a corrected tie-break, renamed categories.
KEPT = {str(number) for number in (*range(216, 231), 246, 247, 254, 262, 274, 288, 291, 292, 293)}
STAMPS = (
    "2023-01-19T034312Z", "2023-01-22T101603Z", "2023-04-13T030157Z", "2023-07-06T130320Z", "2023-07-11T200413Z",
    "2023-08-02T051040Z", "2024-04-06T095537Z", "2025-07-10T030859Z", "2025-07-10T031320Z", "2025-12-17T232058Z",
)  # fmt: skip


@cache
def real(shared: Path) -> list[Capture]:
    """Real captures of the feed, cut to a few rounds; one of them is IRCC's empty answer."""
    found = []
    for stamp in STAMPS:
        body = (shared / "feed" / f"{stamp}.json").read_bytes()
        if body.strip():
            page = json.loads(body.decode("utf-8-sig"))
            body = json.dumps({"rounds": [one for one in page["rounds"] if one["drawNumber"] in KEPT]}).encode()
        moment = datetime.strptime(stamp, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
        found.append(Capture(FEED.urls[0], FEED.id, moment, body))
    return found


PAGE = """<html lang="en"><body><h1>Express Entry: IRCC holds a {category} draw</h1><ul><li>Date of the draw: {day}</li>
<li>Category: {category}</li><li>Invitations issued: {invitations}</li><li>Minimum CRS score: {crs}</li></ul>{rest}</body></html>"""
LIST = "<h2>Eligible STEM occupations</h2><table><tr><th>Occupation</th><th>NOC code</th></tr><tr><td>Architects</td><td>{}</td></tr></table>"
PAGES = st.builds(
    lambda source, hours, number, code, **said: Capture(
        f"https://www.{source}.com/{number}",
        source,
        datetime(2024, 4, 11, tzinfo=UTC) + timedelta(hours=hours),
        PAGE.format(rest=LIST.format(code) if code else "", **said).encode(),
        headers=(("Content-Type", "text/html"),),
    ),
    st.sampled_from(["cicnews", "canadim"]),
    st.sampled_from([1, 20, 40, 24 * 460]),
    st.integers(1, 2),
    st.sampled_from([None, "21200", "21201"]),
    category=st.sampled_from(["STEM", "General"]),
    day=st.sampled_from(["April 10, 2024", "April 11, 2024", "April 12, 2024"]),
    invitations=st.sampled_from(["4,500", "1,280"]),
    crs=st.sampled_from(["491", "549"]),
)


def _bytes(intake: Intake) -> dict[str, list[str]]:
    """The SHA-256 of each table's file in the newest version; nothing where there is none."""
    head = snapshots.head(intake.store)
    return _files(head) if head else {}


def _files(head: snapshots.Manifest) -> dict[str, list[str]]:
    return {
        name: [file.sha256 for file in head.tables[name].files] for name in ("draws", "pool", "issues", "occupations")
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(PAGES, max_size=6, unique_by=lambda page: (page.url, page.fetched_at)))
def test_captures_in_any_order_give_the_same_bytes(shared: Path, data: st.DataObject, pages: list[Capture]) -> None:
    feeds = data.draw(
        st.lists(st.sampled_from(real(shared)), min_size=1, max_size=5, unique_by=lambda one: one.fetched_at)
    )
    captures = [*feeds, *pages]
    one, _ = taken(*sorted(captures, key=_when))
    other, _ = taken(*data.draw(st.permutations(captures)))
    assert _bytes(one) == _bytes(other)


def _when(capture: Capture) -> tuple[datetime, str]:
    return capture.fetched_at, capture.url


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(PAGES, min_size=1, max_size=3, unique_by=lambda page: (page.url, page.fetched_at)))
def test_a_rebuild_knows_at_every_past_moment_what_was_known_then(
    shared: Path, data: st.DataObject, pages: list[Capture]
) -> None:
    feeds = data.draw(st.lists(st.sampled_from(real(shared)), max_size=3, unique_by=lambda one: one.fetched_at))
    captures = data.draw(st.permutations([*feeds, *pages]))
    old, new = open_store("memory://"), open_store("memory://")
    shelf = Shelf(old, SOURCES)
    for number, capture in enumerate(captures):
        run = runs.Run(f"20260101T000000Z-{number:06}")
        warc = shelf.write(run.crawl_id, [capture])
        runs.take_in(shelf, warc, run, kind="ingest", started_at=capture.fetched_at)
    rebuilding.rebuild(old, new, SOURCES)
    versions = list(snapshots.manifests(new))
    for moment in sorted({capture.fetched_at for capture in captures}):
        then, _ = taken(*sorted((one for one in captures if one.fetched_at <= moment), key=_when))
        known = [one for one in versions if one.observed_until <= moment]
        assert (_files(known[-1]) if known else {}) == _bytes(then)
