"""The life of a draw on captures as they would come: news pages and the feed, from the first report to the last renaming."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from archive.store import open_store
from pipelines.intake import Intake
from scraper.items import Capture
from tests.pipelines.test_intake import FEED, START, feed, stem, table, taken

PAGE = """<html lang="en"><head><title>Express Entry draw</title></head><body><h1>{title}</h1>
<ul><li>Date of the draw: {day}</li><li>Category: {category}</li><li>Number of invitations issued: {invitations}</li>
<li>CRS score of the lowest-ranked candidate invited: {crs}</li></ul></body></html>"""


def page(hours: float, source: str = "cicnews", **said: str) -> Capture:
    """A news page on #293, so many hours after 2024-04-11."""
    values = {
        "title": "IRCC holds a new Express Entry draw",
        "day": "April 11, 2024",
        "category": "STEM",
        "invitations": "4,500",
        "crs": "491",
    }
    body = PAGE.format(**(values | said)).encode()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Capture(f"https://www.{source}.com/draw", source, START + timedelta(hours=hours), body, headers=headers)


def told(intake: Intake, *kinds: str) -> list[tuple[int, str, str, str | None]]:
    """The changes of the newest draw since the first snapshot: version, draw, kind and field."""
    rows = [(row["version"], row["draw_id"], row["kind"], row["field"]) for row in table(intake, "changes")]
    return [row for row in rows if row[0] > 1 and (not kinds or row[2] in kinds)]


def newest(intake: Intake) -> dict[str, Any]:
    return max(table(intake, "draws"), key=lambda row: row["draw_date"])


REPORT = "reported-2024-04-11-stem"
POOL = {"dd17": "5", "dd18": "5", "drawDistributionAsOn": "April 9, 2024"}
WIPED = {"dd17": "0", "dd18": "0", "drawDistributionAsOn": ""}


def test_the_whole_life_of_a_draw_is_told_step_by_step() -> None:
    intake, results = taken(
        feed(-1),  # 1: IRCC does not know the draw
        page(2),  # 2: reported
        page(3, "canadim", crs="481"),  # 3: a second source joins, and disagrees on the cutoff
        page(4, "canadim"),  # 4: it corrects itself
        feed(5, stem(**POOL)),  # 5: IRCC confirms
        feed(6, stem(**POOL, drawCRS="490")),  # 6: corrects the cutoff; the news disagrees now
        feed(7, stem(**POOL, drawCRS="490", drawName="STEM occupations (Version 1)")),  # 7: renames the category
        feed(8, stem(**WIPED, drawCRS="490", drawName="STEM occupations (Version 1)")),  # 8: wipes the pool
        feed(9, stem(**POOL, drawCRS="490", drawName="STEM occupations (Version 1)")),  # 9: brings it back
    )
    assert results == ["read"] * 9
    assert told(intake) == [
        (2, REPORT, "reported", None),
        (5, "293", "confirmed", None),
        (6, "293", "corrected", "crs_cutoff"),
        (7, "293", "renamed", "category_name"),
        (7, "293", "renamed", "category_version"),
        (8, "293", "withdrawn", "pool"),
        (9, "293", "reinstated", "pool"),
    ]
    draw = newest(intake)
    assert (draw["draw_id"], draw["reported_as"], draw["status"]) == ("293", REPORT, "official")
    assert draw["sources"] == ["canadim", "cicnews", "ircc-feed-en"]
    assert (draw["first_seen_at"], draw["last_changed_at"]) == (page(2).fetched_at, feed(7).fetched_at)
    hours = lambda moment: None if moment is None else round((moment - START) / timedelta(hours=1))  # noqa: E731
    issues = {
        (row["kind"], row["field"], hours(row["opened_at"]), hours(row["closed_at"]))
        for row in table(intake, "issues")
        if row["kind"] in {"disagreement", "withdrawn"}
    }
    assert issues == {
        ("disagreement", "crs_cutoff", 3, 4),
        ("disagreement", "crs_cutoff", 6, None),
        ("withdrawn", "pool", 8, 9),
    }


def test_confirmation_with_other_figures_says_so_and_is_no_second_announcement() -> None:
    intake, _ = taken(feed(-1), page(2, crs="481"), feed(5, stem()))
    assert told(intake) == [
        (2, REPORT, "reported", None),
        (3, "293", "confirmed", None),
        (3, "293", "corrected", "crs_cutoff"),
    ]


def test_a_report_that_the_feed_does_not_know_14_days_later_is_unconfirmed_until_it_does() -> None:
    late = stem(drawNumber="294", drawDate="2024-04-24", drawDateFull="April 24, 2024")
    intake, _ = taken(feed(-1), page(2), feed(24 * 13), feed(24 * 15, late))
    assert told(intake) == [
        (2, REPORT, "reported", None),
        (3, "294", "new", None),
        (3, REPORT, "corrected", "status"),
    ]
    statuses = {row["draw_id"]: row["status"] for row in table(intake, "draws") if row["status"] != "official"}
    assert statuses == {REPORT: "unconfirmed"}
    assert intake.take(feed(24 * 20, late, stem())).result == "read"
    assert told(intake)[3:] == [(4, "293", "confirmed", None)]
    assert {row["status"] for row in table(intake, "draws")} == {"official"}


def test_a_report_that_changes_its_figures_is_corrected_not_told_again() -> None:
    intake, _ = taken(feed(-1), page(2, invitations="1,280", crs="549"), page(3))
    assert told(intake) == [
        (2, REPORT, "reported", None),
        (3, REPORT, "corrected", "crs_cutoff"),
        (3, REPORT, "corrected", "invitations"),
    ]


def test_two_reports_of_one_draw_by_two_sources_are_told_once() -> None:
    intake, _ = taken(feed(-1), page(2), page(3, "canadim"), page(4, "visahq", crs="481"))
    assert told(intake) == [(2, REPORT, "reported", None)]
    assert newest(intake)["sources"] == ["canadim", "cicnews", "visahq"]
    assert newest(intake)["crs_cutoff"] == 491


def test_two_draws_on_one_day_stay_two_through_their_whole_life() -> None:
    other = {"category": "French language proficiency", "invitations": "1,400", "crs": "410"}
    french = stem(drawNumber="294", drawName="French language proficiency (Version 1)", drawSize="1,400", drawCRS="410")
    intake, _ = taken(feed(-1), page(2), page(3, "canadim", **other), feed(5, stem()), feed(6, stem(), french))
    assert [row for row in told(intake) if row[3] is None] == [
        (2, REPORT, "reported", None),
        (3, "reported-2024-04-11-french", "reported", None),
        (4, "293", "confirmed", None),
        (5, "294", "confirmed", None),
    ]


def test_two_reports_of_one_day_and_category_keep_their_names_when_one_is_confirmed() -> None:
    second = {"invitations": "900", "crs": "500"}
    intake, _ = taken(feed(-1), page(2), page(3, "canadim", **second), feed(5, stem(drawSize="900", drawCRS="500")))
    assert [row for row in told(intake) if row[3] is None] == [
        (2, REPORT, "reported", None),
        (3, f"{REPORT}-2", "reported", None),
        (4, "293", "confirmed", None),
    ]
    assert {row["draw_id"]: row["reported_as"] for row in table(intake, "draws") if row["reported_as"]} == {
        "293": f"{REPORT}-2"
    }
    assert REPORT in {row["draw_id"] for row in table(intake, "draws")}


@pytest.mark.parametrize("number", ["292", "999"])
def test_a_wrong_number_on_a_page_drags_its_figures_nowhere(number: str) -> None:
    before = stem(
        drawNumber="292", drawDate="2024-04-10", drawDateFull="April 10, 2024", drawName="General", drawSize="1,280", drawCRS="549"
    )  # fmt: skip
    title = f"Express Entry draw #{number}: 4,500 invited"
    intake, _ = taken(feed(-1, before), page(2, title=title))
    assert told(intake) == [(2, REPORT, "reported", None)]
    assert intake.take(feed(5, before, stem())).detail.startswith("confirmed 293")
    assert {row["kind"] for row in table(intake, "issues")} <= {"unusual"}
    assert {row["draw_id"]: row["sources"] for row in table(intake, "draws")}["292"] == [FEED.id]


def test_another_writer_s_reports_are_confirmed_under_their_names() -> None:
    # The intake that sees the confirmation has read everything from the archive.
    store = open_store("memory://")
    taken(feed(-1), page(2), page(3, "canadim", invitations="900", crs="500"), store=store)
    intake, _ = taken(feed(5, stem()), store=store)
    change = next(row for row in table(intake, "changes") if row["kind"] == "confirmed")
    assert json.loads(change["before"])["draw_id"] == REPORT
