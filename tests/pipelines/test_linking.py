"""Which draw a statement is about, and what a draw that only news pages state is called, over its whole life."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pipelines.records import Observation
from tests.pipelines.observed import at, news, official
from tests.pipelines.test_reconcile import Told, only, truth

DAY = date(2024, 4, 11)
REPORT = "reported-2024-04-11-stem"


def ids(told: Told) -> list[str]:
    return sorted(row["draw_id"] for row in told.draws)


def gone(hours: float, of: Observation) -> Observation:
    """The page of a statement, read again, no longer makes it."""
    names = ("source", "url", "reader", "role", "subject")
    where = {name: getattr(of, name) for name in names}
    blank = dict.fromkeys(("draw_date", "category", "category_text", "invitations", "crs_cutoff"))
    return news(hours, stated=False, **where, **blank)


# (why, what the page says, the draw that it is about)
SLIPS: list[tuple[str, dict[str, Any], str | None]] = [
    ("the day of the news for the day of the draw", {"draw_date": date(2024, 4, 12)}, "293"),
    ("two days late, without a category", {"draw_date": date(2024, 4, 13), "category": None}, "293"),
    ("a day off, and one figure too", {"draw_date": date(2024, 4, 12), "crs_cutoff": 490}, None),
    ("a day off, in another category", {"draw_date": date(2024, 4, 12), "category": "french"}, None),
    ("a week off", {"draw_date": date(2024, 4, 18)}, None),
    ("day and category, one figure wrong and alone", {"crs_cutoff": 481, "invitations": None}, "293"),
    ("day and category, both figures wrong", {"crs_cutoff": 481, "invitations": 700}, None),
    (
        "the number of the last draw with the day of a new one, and no figures",
        {"draw_number": "293", "draw_date": date(2024, 4, 24), "invitations": None, "crs_cutoff": None},
        None,
    ),
    (
        "the number of the last draw with a new draw's day and figures",
        {"draw_number": "293", "draw_date": date(2024, 4, 24), "invitations": 1400, "crs_cutoff": 410},
        None,
    ),
]


@pytest.mark.parametrize(("why", "values", "draw_id"), SLIPS)
def test_a_page_s_own_slips(why: str, values: dict[str, Any], draw_id: str | None) -> None:
    page = news(400, **values)
    tied = {row["observation_id"]: row["draw_id"] for row in truth(official(20), page).evidence}
    assert (tied.get(page.observation_id) == "293") == (draw_id == "293"), why


def test_a_statement_that_two_draws_fit_equally_is_about_neither_and_announces_no_third() -> None:
    twin = official(20, draw_number="294")
    page = news(30)
    told = truth(official(20), twin, page)
    assert ids(told) == ["293", "294"]
    assert page.observation_id not in {row["observation_id"] for row in told.evidence}


def test_two_general_draws_of_one_day_with_equal_figures_stay_two_and_a_number_tells_them_apart() -> None:
    same = {"category": "general", "category_text": "General"}
    rows = [official(1, **same), official(1, draw_number="294", **same), news(2, draw_number="294", **same)]
    told = truth(*rows)
    assert {row["draw_id"]: row["sources"] for row in told.draws} == {
        "293": ["ircc-feed-en"],
        "294": ["canadim", "ircc-feed-en"],
    }


def test_two_reports_of_one_draw_that_differ_by_the_day_of_the_news_are_one() -> None:
    told = truth(news(1), news(30, "cicnews", draw_date=date(2024, 4, 12)))
    draw = only(told.draws)
    assert (draw["draw_id"], draw["draw_date"], draw["sources"]) == (REPORT, DAY, ["canadim", "cicnews"])
    assert [issue["field"] for issue in told.issues] == ["draw_date"]


def test_a_report_keeps_its_name_when_its_category_becomes_known() -> None:
    first = news(1, category=None, category_text=None)
    known = truth(first, news(2, "cicnews"))
    assert only(known.draws)["draw_id"] == "reported-2024-04-11-unknown"
    assert only(known.draws)["category"] == "stem"
    confirmed = only(truth(first, news(2, "cicnews"), official(5)).draws)
    assert (confirmed["draw_id"], confirmed["reported_as"]) == ("293", "reported-2024-04-11-unknown")


def test_a_day_alone_or_figures_without_a_day_make_no_report() -> None:
    thin = {"category": None, "category_text": None, "invitations": None}
    assert truth(news(1, **thin)).draws == []
    assert truth(news(1, draw_date=None)).draws == []
    joined = truth(news(1), news(2, "cicnews", **thin))
    assert only(joined.draws)["sources"] == ["canadim", "cicnews"]


def test_a_forecast_is_no_report() -> None:
    assert truth(news(-72)).draws == []
    assert ids(truth(news(-5))) == [REPORT]  # April 10 in UTC


def test_two_feeds_that_wipe_a_value_at_one_moment_are_two_issues() -> None:
    french = {"source": "ircc-feed-fr", "url": "https://www.canada.ca/fr.json", "language": "fr"}
    blank = {"tie_break_at": None, "tie_break_precision": None}
    told = truth(official(1), official(1, **french), official(2, **blank), official(2, **french, **blank))
    assert sorted(one["statements"][0]["source"] for one in told.issues) == ["ircc-feed-en", "ircc-feed-fr"]


OTHER = {"invitations": 900, "crs_cutoff": 500}


def test_a_second_report_of_one_day_and_kind_is_2_and_stays_it_when_the_first_is_confirmed() -> None:
    first, second = news(1), news(2, "cicnews", **OTHER)
    assert ids(truth(first, second)) == [REPORT, f"{REPORT}-2"]
    one = truth(first, second, official(5))
    assert {row["draw_id"]: row["reported_as"] for row in one.draws} == {"293": REPORT, f"{REPORT}-2": None}
    other = truth(first, second, official(5, **OTHER))
    assert {row["draw_id"]: row["reported_as"] for row in other.draws} == {"293": f"{REPORT}-2", REPORT: None}
    both = truth(first, second, official(5), official(6, draw_number="294", **OTHER))
    assert {row["draw_id"]: row["reported_as"] for row in both.draws} == {"293": REPORT, "294": f"{REPORT}-2"}


def test_a_page_that_corrects_both_figures_is_still_about_the_same_report() -> None:
    corrected = news(5, invitations=4500, crs_cutoff=491)
    told = truth(news(1, invitations=1280, crs_cutoff=549), corrected)
    draw = only(told.draws)
    assert (draw["invitations"], draw["crs_cutoff"], draw["last_changed_at"]) == (4500, 491, at(5))
    assert told.issues == []


def test_a_page_that_corrects_itself_after_ircc_spoke_leaves_no_report_behind() -> None:
    wrong, right = news(1, invitations=1280, crs_cutoff=549), news(9)
    before = truth(wrong, official(5))
    assert ids(before) == ["293", REPORT]
    after = only(truth(wrong, official(5), right).draws)
    assert (after["draw_id"], after["reported_as"], after["sources"]) == ("293", REPORT, ["canadim", "ircc-feed-en"])


def test_a_report_is_confirmed_whole_also_where_a_page_of_it_is_wrong() -> None:
    # The third page agrees with one figure of each of the others, so that all three speak of one draw.
    rows = [news(1), news(2, "cicnews", invitations=4000), news(3, "visahq", invitations=4000, crs_cutoff=481)]
    told = truth(*rows, official(9))
    assert ids(told) == ["293"]
    assert {issue["field"] for issue in told.issues} == {"invitations", "crs_cutoff"}


def test_a_page_that_drops_the_draw_no_longer_disagrees() -> None:
    wrong = news(2, crs_cutoff=481)
    told = truth(official(1), wrong, gone(3, wrong))
    issue = only(told.issues)
    assert (issue["kind"], issue["opened_at"], issue["closed_at"]) == ("disagreement", at(2), at(3))
    assert only(told.draws)["crs_cutoff"] == 491


def test_a_page_that_drops_its_report_does_not_delete_it() -> None:
    said = news(1)
    assert ids(truth(said, gone(2, said))) == [REPORT]


ROUNDS = {"source": "ircc-rounds-en", "url": "https://www.canada.ca/rounds", "reader": "instruction 1", "role": "main"}


def test_ircc_s_page_of_the_newest_round_moves_on_without_a_draw_going_missing() -> None:
    shown = official(1, draw_number=None, **ROUNDS)
    assert ids(truth(shown)) == [REPORT]
    moved = gone(5, shown)
    assert ids(truth(shown, moved)) == [REPORT]
    told = truth(shown, moved, official(9))
    assert (only(told.draws)["draw_id"], only(told.draws)["reported_as"]) == ("293", REPORT)
    assert told.issues == []
    numbered = official(1, **ROUNDS)
    left = official(5, **ROUNDS, stated=False, draw_date=None, category=None, invitations=None, crs_cutoff=None)
    assert truth(official(0), numbered, left).issues == []


def test_a_phrase_of_the_news_is_no_unknown_round_name() -> None:
    assert truth(news(1, category_text="STEM")).issues == []


def test_all_orders_of_a_whole_life_give_the_same() -> None:
    rows = [
        news(1, category=None, category_text=None, crs_cutoff=481),
        news(2, "cicnews", **OTHER),
        news(3),
        official(5),
        official(7, draw_number="294", **OTHER),
    ]
    tellings = [truth(*order) for order in itertools.permutations(rows)]
    for name in ("draws", "issues", "evidence"):
        assert len({repr(sorted(map(repr, getattr(told, name)))) for told in tellings}) == 1, name


def test_the_moment_of_an_utc_report_is_kept() -> None:
    moment = datetime(2024, 4, 11, 13, 23, 42, tzinfo=UTC)
    assert only(truth(news(1, drawn_at=moment)).draws)["drawn_at"] == moment
