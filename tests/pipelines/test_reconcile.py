"""The life of a draw: reported, confirmed, corrected, withdrawn; who is believed; and that order does not matter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.log import Log
from pipelines.normalize import Page
from pipelines.periods import gone_row
from pipelines.reconcile import Context, Truth, across, update
from pipelines.records import Band, Observation
from tests.pipelines.observed import at, news, official


class Told:
    """The rows of each table, as a test reads them."""

    def __init__(self, truth: Truth, log: Log, context: Context) -> None:
        self.draws, self.pool = truth.rows("draws"), truth.rows("pool")
        self.issues = truth.rows("issues") + across(truth, log, context)
        self.evidence = truth.evidence.to_pylist()


def truth(*rows: Observation, **given: Any) -> Told:
    context = Context(**given)
    return Told(update(Truth(), Log(), rows, context), Log().plus(rows), context)


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    assert len(rows) == 1, rows
    return rows[0]


def test_a_report_bears_its_own_id_until_ircc_confirms_it() -> None:
    reported = only(truth(news(1)).draws)
    assert (reported["draw_id"], reported["status"], reported["draw_number"]) == (
        "reported-2024-04-11-stem",
        "reported",
        None,
    )
    confirmed = only(truth(news(1), official(5)).draws)
    assert (confirmed["draw_id"], confirmed["status"]) == ("293", "official")
    assert confirmed["reported_as"] == "reported-2024-04-11-stem"
    assert confirmed["sources"] == ["canadim", "ircc-feed-en"]
    assert (confirmed["first_seen_at"], confirmed["last_changed_at"]) == (at(1), at(5))


def test_news_after_ircc_makes_no_report() -> None:
    assert only(truth(official(1), news(5)).draws)["reported_as"] is None


def test_a_report_that_the_feed_does_not_know_after_14_days_is_unconfirmed_not_deleted() -> None:
    fetched = {"ircc-feed-en": datetime(2024, 4, 25, 1, tzinfo=UTC)}
    assert only(truth(news(1), fetched=fetched).draws)["status"] == "unconfirmed"
    fetched = {"ircc-feed-en": datetime(2024, 4, 24, 1, tzinfo=UTC)}
    assert only(truth(news(1), fetched=fetched).draws)["status"] == "reported"
    assert only(truth(news(1), fetched={"canadim": datetime(2025, 1, 1, tzinfo=UTC)}).draws)["status"] == "reported"


def test_two_pages_that_agree_are_one_report() -> None:
    both = truth(news(1), news(2, "cicnews", invitations=None))
    assert only(both.draws)["sources"] == ["canadim", "cicnews"]


def test_two_draws_of_one_day_stay_two() -> None:
    # 2018-05-30: 91a for trades, 91b for provincial nominees.
    day = date(2018, 5, 30)
    rows = [
        official(1, draw_number="91a", draw_date=day, category="fst", invitations=500, crs_cutoff=288),
        official(1, draw_number="91b", draw_date=day, category="pnp", invitations=200, crs_cutoff=902),
        news(2, draw_date=day, category="pnp", invitations=200, crs_cutoff=None),
        news(2, "cicnews", draw_date=day, category=None, invitations=None, crs_cutoff=288),
    ]
    result = truth(*rows)
    assert {row["draw_id"]: row["sources"] for row in result.draws} == {
        "91a": ["cicnews", "ircc-feed-en"],
        "91b": ["canadim", "ircc-feed-en"],
    }


def test_two_reports_of_one_day_and_kind_that_contradict_each_other_in_both_figures_stay_two() -> None:
    both = truth(news(1), news(2, "cicnews", invitations=900, crs_cutoff=500))
    assert sorted(row["draw_id"] for row in both.draws) == ["reported-2024-04-11-stem", "reported-2024-04-11-stem-2"]


# (why, what the page says, the draw that it is about, the rule)
LINKS = [
    ("number and figures", {"draw_number": "293"}, "293", "number"),
    ("date and figures", {}, "293", "date-and-figures"),
    ("the seed without a date", {"draw_date": None}, "293", "figures"),
    ("without a date, in another category", {"draw_date": None, "category": "french"}, None, None),
    ("without a date, one figure only", {"draw_date": None, "invitations": None}, None, None),
    ("a wrong number", {"draw_number": "292"}, "293", "date-and-figures"),
    ("a number of no draw", {"draw_number": "999"}, "293", "date-and-figures"),
    (
        "the number alone",
        {"draw_number": "293", "draw_date": None, "category": None, "invitations": None, "crs_cutoff": None},
        "293",
        "number",
    ),
    ("a wrong cutoff", {"crs_cutoff": 481}, "293", "date-and-figures"),
    ("a wrong date, right figures and number", {"draw_number": "293", "draw_date": date(2024, 4, 10)}, "293", "number"),
    ("another draw altogether", {"draw_date": date(2024, 3, 1), "invitations": 1, "crs_cutoff": 300}, None, None),
    ("published before the draw, and brought up to date", {"published_at": "2024-04-01"}, "293", "date-and-figures"),
    ("published before the draw, without a date", {"published_at": "2024-04-01", "draw_date": None}, None, None),
    ("fetched before the draw", {"fetched_at": at(-300)}, None, None),
    ("a category alone on that day", {"invitations": None, "crs_cutoff": None}, "293", "date-and-figures"),
]


@pytest.mark.parametrize(("why", "values", "draw_id", "rule"), LINKS)
def test_a_statement_finds_its_draw_or_stays_apart(
    why: str, values: dict[str, Any], draw_id: str | None, rule: str | None
) -> None:
    other = official(
        0, draw_number="292", draw_date=date(2024, 4, 10), category="general", invitations=1280, crs_cutoff=549
    )
    page = news(30, **values)
    tied = {row["observation_id"]: (row["draw_id"], row["rule"]) for row in truth(official(20), other, page).evidence}
    found = tied.get(page.observation_id, (None, None))
    if draw_id is None:
        assert found[0] not in {"292", "293"}, why
    else:
        assert found == (draw_id, rule), why


def test_a_value_that_goes_blank_stays_and_is_reported_as_withdrawn_until_it_comes_back() -> None:
    blank = official(2, tie_break_at=None, tie_break_precision=None)
    gone = truth(official(1), blank)
    assert only(gone.draws)["tie_break_at"] == datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC)
    issue = only(gone.issues)
    assert (issue["kind"], issue["field"], issue["opened_at"], issue["closed_at"]) == (
        "withdrawn",
        "tie_break_at",
        at(2),
        None,
    )
    back = truth(official(1), blank, official(3))
    assert only(back.issues)["closed_at"] == at(3)


def test_a_pool_wiped_to_zero_is_withdrawn_with_its_figures_kept() -> None:
    # #223, #224, #226 and #227 in January 2023.
    bands = (Band(0, 1200, 240013, "total"), Band(0, 300, 240013, "band"))
    filled = official(1, pool_as_of=date(2024, 4, 9), pool=bands, pool_text="{}")
    result = truth(filled, official(2, pool_text='{"dd18": "0"}'))
    assert [row["candidates"] for row in result.pool] == [240013, 240013]
    assert (only(result.issues)["kind"], only(result.issues)["field"]) == ("withdrawn", "pool")


def test_the_zeros_of_a_half_filled_pool_are_null_and_stay_in_what_was_said() -> None:
    # #226: 601-1200 and 401-450 were filled in, 451-500 and the total were not.
    bands = (Band(601, 1200, 669, "band"), Band(451, 500, 0, "band"), Band(0, 1200, 0, "total"))
    result = truth(official(1, pool_as_of=date(2022, 7, 11), pool=bands, pool_text="{}"))
    assert [row["candidates"] for row in result.pool] == [669, None, None]
    said = "the parts of 0-1200 sum to 669, not to the 0 published; its zeros are taken for not filled in"
    assert said in [issue["detail"] for issue in result.issues]


@pytest.mark.parametrize("total", [669, None])
def test_a_zero_under_a_total_that_may_be_right_is_a_zero(total: int | None) -> None:
    bands = (Band(601, 1200, 669, "band"), Band(0, 300, 0, "band"), Band(0, 1200, total, "total"))
    result = truth(official(1, pool_as_of=date(2022, 7, 11), pool=bands, pool_text="{}"))
    assert [row["candidates"] for row in result.pool] == [669, 0, total]


def test_a_draw_that_disappears_from_the_feed_is_not_deleted() -> None:
    gone = official(
        2,
        stated=False,
        draw_number=None,
        draw_date=None,
        category=None,
        invitations=None,
        crs_cutoff=None,
        subject="293",
    )
    result = truth(official(1), gone)
    assert only(result.draws)["invitations"] == 4500
    assert only(result.issues)["kind"] == "missing-from-source"
    assert only(truth(official(1), gone, official(3)).issues)["closed_at"] == at(3)


def page_of(row: Observation, hours: float) -> Page:
    return Page(row.source, row.url, "ab" * 32, at(hours), row.reader)


def test_an_unreadable_text_that_its_page_drops_or_mends_is_closed() -> None:
    # A date mended changes what the statement is about, so that the old one is gone.
    spoiled = {"draw_date": None, "draw_date_text": "Apr 31", "subject": "/stem/4500/491", "unreadable": ("draw_date",)}
    for bad in (news(1, crs_cutoff=None, crs_cutoff_text="49l", unreadable=("crs_cutoff",)), news(1, **spoiled)):
        assert only(truth(official(), bad).issues)["closed_at"] is None
        gone = gone_row(bad, page_of(bad, 3))
        for now in ([gone], [gone, news(3)]):
            issue = only(truth(official(), bad, *now).issues)
            assert (issue["kind"], issue["opened_at"], issue["closed_at"]) == ("unreadable", at(1), at(3))


def test_a_value_that_went_blank_is_still_withdrawn_when_the_draw_disappears_too() -> None:
    # Closed, it would be told as a value that is stated again.
    blank = official(2, tie_break_at=None, tie_break_precision=None)
    gone = truth(official(1), blank, gone_row(blank, page_of(blank, 3)))
    assert {(row["kind"], row["closed_at"]) for row in gone.issues} == {
        ("withdrawn", None),
        ("missing-from-source", None),
    }
    back = truth(official(1), blank, gone_row(blank, page_of(blank, 3)), official(4))
    assert {(row["kind"], row["closed_at"]) for row in back.issues} == {
        ("withdrawn", at(4)),
        ("missing-from-source", at(4)),
    }


def test_ircc_is_believed_before_the_news_and_the_dissent_is_an_issue() -> None:
    # A seed page gives #288 a wrong tie-break.
    wrong = datetime(2024, 3, 12, 15, 56, 42, tzinfo=UTC)
    result = truth(
        official(1), news(2, tie_break_at=wrong, tie_break_precision="second", tie_break_text="March 12, 2024 15:56:42")
    )
    assert only(result.draws)["tie_break_at"] == datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC)
    issue = only(result.issues)
    assert (issue["kind"], issue["field"]) == ("disagreement", "tie_break_at")
    assert [voice["source"] for voice in issue["statements"]] == ["ircc-feed-en", "canadim"]


def test_a_coarse_tie_break_neither_replaces_nor_contradicts_a_fine_one() -> None:
    day = datetime(2024, 2, 25, tzinfo=UTC)
    result = truth(official(1), news(2, tie_break_at=day, tie_break_precision="day"))
    assert only(result.draws)["tie_break_precision"] == "second"
    assert result.issues == []
    reports = truth(
        news(1, tie_break_at=day, tie_break_precision="day"),
        news(2, "cicnews", tie_break_at=day.replace(hour=11, minute=55), tie_break_precision="minute"),
    )
    assert only(reports.draws)["tie_break_precision"] == "minute"


def test_among_news_the_value_that_most_sources_state_wins() -> None:
    rows = [news(1, invitations=4000), news(2, "cicnews"), news(3, "immigration")]
    assert only(truth(*rows).draws)["invitations"] == 4500
    ranked = truth(news(1, invitations=4000), news(2, "cicnews"), ranks={"cicnews": 1, "canadim": 5})
    assert only(ranked.draws)["invitations"] == 4500


def test_a_correction_and_a_renaming_keep_the_draw() -> None:
    renamed = official(2, category_text="STEM occupations (Version 1)", category_version="Version 1", crs_cutoff=490)
    draw = only(truth(official(1), renamed).draws)
    assert (draw["category_name"], draw["category_version"], draw["crs_cutoff"]) == (
        "STEM occupations (Version 1)",
        "Version 1",
        490,
    )
    assert (draw["first_seen_at"], draw["last_changed_at"]) == (at(1), at(2))


CONTRADICTIONS = [
    (
        "#357: July 22 against July 12",
        {"draw_date": date(2025, 7, 22), "drawn_at": datetime(2025, 7, 12, 16, 27, 45, tzinfo=UTC)},
        "date-against-time",
    ),
    (
        "#139: past midnight in UTC",
        {"draw_date": date(2020, 3, 18), "drawn_at": datetime(2020, 3, 19, 2, 4, 6, tzinfo=UTC)},
        None,
    ),
    (
        "a name never seen before",
        {"category": "aviation-occupations", "category_text": "Aviation occupations (2027-1)"},
        "unknown-category",
    ),
    (
        "a text that could not be read",
        {"invitations": None, "invitations_text": "about 4,500", "unreadable": ("invitations",)},
        "unreadable",
    ),
    (
        "a day of the pool that could not be read: without it the figures belong to no point in time",
        {"pool": (Band(0, 1200, 240013, "total"),), "pool_as_of_text": "last week", "unreadable": ("pool_as_of",)},
        "unreadable",
    ),
]


@pytest.mark.parametrize(("why", "values", "kind"), CONTRADICTIONS)
def test_contradictions_within_ircc_record(why: str, values: dict[str, Any], kind: str | None) -> None:
    kinds = [issue["kind"] for issue in truth(official(1, **values)).issues]
    assert kinds == ([kind] if kind else []), why


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "crs_cutoff": st.sampled_from([491, 481, None]),
        "invitations": st.sampled_from([4500, 4000, None]),
        "category": st.sampled_from(["stem", "general", None]),
        "draw_date": st.sampled_from([date(2024, 4, 11), date(2024, 4, 10), None]),
        "tie_break_at": st.sampled_from([datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC), None]),
    },
)
HOURS = st.integers(0, 400)
OFFICIAL = st.builds(
    lambda hours, number, values: official(hours, draw_number=number, **values),
    HOURS,
    st.sampled_from(["293", "292"]),
    VALUES,
)
NEWS = st.builds(
    lambda hours, source, values: news(hours, source, **values),
    HOURS,
    st.sampled_from(["canadim", "cicnews", "visahq"]),
    VALUES,
)


@settings(max_examples=150, deadline=None)
@given(
    st.data(), st.lists(OFFICIAL | NEWS, max_size=12, unique_by=lambda row: (row.source, row.fetched_at, row.subject))
)
def test_the_order_of_observations_does_not_matter(data: st.DataObject, rows: list[Observation]) -> None:
    shuffled = data.draw(st.permutations(rows))
    one, other = truth(*rows), truth(*shuffled)
    for name in ("draws", "pool", "issues", "evidence"):
        assert sorted(map(repr, getattr(one, name))) == sorted(map(repr, getattr(other, name)))


@settings(max_examples=150, deadline=None)
@given(
    st.data(), st.lists(OFFICIAL | NEWS, max_size=12, unique_by=lambda row: (row.source, row.fetched_at, row.subject))
)
def test_one_statement_at_a_time_gives_the_same_as_all_at_once(data: st.DataObject, rows: list[Observation]) -> None:
    context = Context()
    step, log = Truth(), Log()
    for row in data.draw(st.permutations(rows)):
        step, log = update(step, log, [row], context), log.plus([row])
    one, other = Told(step, log, context), truth(*rows)
    for name in ("draws", "pool", "issues", "evidence"):
        assert sorted(map(repr, getattr(one, name))) == sorted(map(repr, getattr(other, name))), name
