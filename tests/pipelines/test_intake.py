"""Captures into an archive: one snapshot for each that changes something, refusals, late captures, any order."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archive import snapshots
from archive.store import Store, open_store
from pipelines import periods, rows
from pipelines.intake import Intake
from pipelines.records import Observation
from scraper.items import Capture
from scraper.readers import reader_name
from scraper.sources import load_sources

SOURCES = {source.id: source for source in load_sources()}
FEED = SOURCES["ircc-feed-en"]
START = datetime(2024, 4, 11, tzinfo=UTC)
COMPARED = ("draws", "pool", "issues", "occupations")


def feed(hours: int, *rounds: dict[str, str], language: str = "en") -> Capture:
    """A capture of the feed so many hours after the start; 20 old rounds are always there."""
    old = [_round(number, "January 31, 2015" if language == "en" else "31 janvier 2015") for number in range(1, 21)]
    body = json.dumps({"rounds": [*({**_round(0, ""), **one} for one in rounds), *old]}).encode()
    return Capture(FEED.urls[0], f"ircc-feed-{language}", START + timedelta(hours=hours), body)


def _round(number: int, day: str) -> dict[str, str]:
    return {
        "drawNumber": str(number),
        "drawDate": "2015-01-31",
        "drawDateFull": day,
        "drawName": "No Program Specified",
        "drawSize": "779",
        "drawCRS": "886",
        "drawCutOff": "",
        "drawDateTime": "",
        "drawText2": "",
    }


def stem(**changes: str) -> dict[str, str]:
    """Round #293."""
    return {
        "drawNumber": "293",
        "drawDate": "2024-04-11",
        "drawDateFull": "April 11, 2024",
        "drawName": "STEM occupations (2024-1)",
        "drawSize": "4,500",
        "drawCRS": "491",
        "drawCutOff": "February 25, 2024 at 11:55:12 UTC",
    } | changes


def taken(*captures: Capture, store: Store | None = None) -> tuple[Intake, list[str]]:
    """An archive that took these in, and what became of each."""
    done: list[Capture] = []

    def following(capture: Capture) -> Capture | None:
        later = [one for one in done if _stream(one) == _stream(capture) and one.fetched_at > capture.fetched_at]
        return min(later, key=lambda one: one.fetched_at, default=None)

    place = store or open_store("memory://")
    intake = Intake(place, SOURCES, now=lambda capture: capture.fetched_at, next_capture=following)
    results = []
    for capture in captures:
        outcome = intake.take(capture)
        results.append(outcome.result)
        if outcome.result in {"read", "unchanged"}:
            done.append(capture)
    return intake, results


def _stream(capture: Capture) -> periods.Stream:
    return periods.stream_of(capture.source, capture.url, reader_name(SOURCES[capture.source].kind))


def table(intake: Intake, name: str) -> list[dict[str, Any]]:
    head = snapshots.head(intake.store)
    assert head is not None
    return snapshots.read_table(intake.store, head, name).to_pylist()


def observations(intake: Intake, draw: str) -> list[Observation]:
    head = snapshots.head(intake.store)
    assert head is not None
    return [
        row
        for row in rows.from_table(snapshots.read_table(intake.store, head, "observations"))
        if row.draw_number == draw
    ]


def test_a_capture_that_changes_nothing_makes_no_snapshot() -> None:
    intake, results = taken(feed(1, stem()), feed(2, stem()), feed(3, stem(drawCRS="490")))
    assert results == ["read", "unchanged", "read"]
    assert [row["version"] for row in table(intake, "history")] == [1, 2]


def test_what_changes_and_changes_back_is_three_rows() -> None:
    intake, _ = taken(feed(1, stem()), feed(2, stem(drawCRS="490")), feed(3, stem()), feed(4, stem()))
    assert sorted((row.fetched_at.hour, row.crs_cutoff) for row in observations(intake, "293")) == [
        (1, 491),
        (2, 490),
        (3, 491),
    ]


def test_a_broken_capture_is_refused_and_changes_nothing() -> None:
    broken = Capture(FEED.urls[0], FEED.id, START + timedelta(hours=2), b"<html>captcha</html>")
    intake, results = taken(feed(1, stem()), broken, feed(3, stem()))
    assert results == ["read", "refused", "unchanged"]
    assert len(table(intake, "history")) == 1


def test_a_french_body_at_the_english_address_is_refused() -> None:
    french = feed(2, stem(drawDateFull="11 avril 2024"), language="fr")
    there = Capture(french.url, "ircc-feed-en", french.fetched_at, french.body)
    intake, results = taken(feed(1, stem()), there)
    assert results == ["read", "refused"]
    assert "written in fr" in intake.take(there).detail


def test_the_french_feed_maps_onto_the_same_draws() -> None:
    french = stem(
        drawDateFull="11 avril 2024",
        drawName="Professions des STIM (Version 1)",
        drawSize="4 500",
        drawCutOff="25 février 2024 à 11:55:12 UTC",
    )
    intake, results = taken(feed(1, stem()), feed(2, french, language="fr"))
    assert results == ["read", "read"]
    draw = next(row for row in table(intake, "draws") if row["draw_id"] == "293")
    assert (draw["sources"], draw["category_name"]) == (["ircc-feed-en", "ircc-feed-fr"], "STEM occupations (2024-1)")
    assert [row for row in table(intake, "issues") if row["draw_id"] == "293"] == []


def test_a_late_capture_takes_its_place_in_time() -> None:
    first, late, last = feed(1, stem()), feed(2, stem(drawCRS="490")), feed(3, stem())
    intake, results = taken(first, last, late)
    assert results == ["read", "unchanged", "read"]
    history = table(intake, "history")
    assert [row["late"] for row in history] == [False, True]
    assert [row["observed_until"] for row in history] == [first.fetched_at, last.fetched_at]
    found = sorted((row.fetched_at.hour, row.crs_cutoff) for row in observations(intake, "293"))
    assert found == [(1, 491), (2, 490), (3, 491)]
    assert next(row for row in table(intake, "draws") if row["draw_id"] == "293")["crs_cutoff"] == 491


def test_a_later_capture_that_cannot_be_read_any_more_is_passed_over_and_told() -> None:
    """A newer reader refuses it; the one after it puts right again what the late one says otherwise."""
    refused = replace(feed(3), body=b"<html>captcha</html>")
    later = [refused, feed(4, stem())]
    intake, _ = taken(feed(1, stem()), later[1])
    intake.next_capture = lambda one: next((next_ for next_ in later if next_.fetched_at > one.fetched_at), None)
    outcome = intake.take(feed(2, stem(drawCRS="490")))
    assert outcome.result == "read"
    assert "ircc-feed-en of 2024-04-11T03:00:00Z" in outcome.notes[0]
    assert "the body is HTML" in outcome.notes[0]
    found = sorted((row.fetched_at.hour, row.crs_cutoff) for row in observations(intake, "293"))
    assert found == [(1, 491), (2, 490), (4, 491)]


def test_an_old_copy_of_the_feed_takes_no_draw_away_in_whatever_order_it_comes() -> None:
    # The third capture lacks the newest round: it is taken at its word, and the draw stays.
    captures = feed(1), feed(2, stem()), feed(3), feed(4, stem(drawCRS="490"))
    in_time, results = taken(*captures)
    assert results == ["read", "read", "read", "read"]
    assert "293" in {row["draw_id"] for row in table(in_time, "draws")}
    for order in ((0, 2, 1, 3), (2, 3, 1, 0), (3, 2, 1, 0), (2, 0, 3, 1)):
        other, _ = taken(*(captures[number] for number in order))
        for name in COMPARED:
            assert table(other, name) == table(in_time, name), (order, name)


def test_the_outcome_says_what_changed() -> None:
    intake, _ = taken(feed(1))
    assert intake.take(feed(2, stem())).detail == "new 293"


def test_two_intakes_on_one_archive_lose_nothing() -> None:
    store = open_store("memory://")
    one, _ = taken(feed(1), store=store)
    two, _ = taken(store=store)
    april = stem(drawNumber="294", drawDate="2024-04-23", drawDateFull="April 23, 2024")
    assert one.take(feed(2, stem())).version == 2
    assert two.take(feed(3, stem(), april)).version == 3
    assert one.take(feed(4, stem(drawCRS="490"), april)).version == 4
    assert {"293", "294"} <= {row["draw_id"] for row in table(one, "draws")}


CHANGES = st.sampled_from(
    [
        {},
        {"drawCRS": "490"},
        {"drawCRS": ""},
        {"drawCutOff": ""},
        {"drawName": "STEM occupations (Version 1)"},
        {"drawDateFull": "April 12, 2024", "drawDate": "2024-04-12"},
        {"drawSize": "many"},
        {"dd1": "5", "dd18": "5", "drawDistributionAsOn": "April 9, 2024"},
    ]
)
CAPTURE = st.tuples(st.integers(1, 30), st.sampled_from(["en", "fr"]), st.none() | CHANGES)


@settings(max_examples=40, deadline=None)
@given(st.data(), st.lists(CAPTURE, min_size=1, max_size=6, unique_by=lambda one: one[:2]))
def test_the_order_in_which_captures_come_does_not_matter(
    data: st.DataObject, drawn: list[tuple[int, str, Any]]
) -> None:
    captures = [
        feed(hours, *([] if changes is None else [_translated(stem(**changes), language)]), language=language)
        for hours, language, changes in drawn
    ]
    other_order = data.draw(st.permutations(captures))
    one, _ = taken(*sorted(captures, key=lambda capture: capture.fetched_at))
    other, _ = taken(*other_order)
    for name in COMPARED:
        assert table(one, name) == table(other, name), name


def _translated(round_: dict[str, str], language: str) -> dict[str, str]:
    if language == "en":
        return round_
    day = "12 avril 2024" if "12" in round_["drawDateFull"] else "11 avril 2024"
    return round_ | {"drawDateFull": day, "drawName": "Professions des STIM (Version 1)"}
