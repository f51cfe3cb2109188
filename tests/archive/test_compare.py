"""What counts as which kind of change, and that a change survives its JSON form."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.compare import FIGURES, Change, compare, from_json, to_json
from archive.rows import conform
from tests.archive.made import Row, at, band, draw, pool, report, withdrawn

Tables = dict[str, list[Row]]


def tables(*draws: Row, pool: list[Row] | None = None, issues: list[Row] | None = None) -> Tables:
    return {"draws": list(draws), "pool": pool or [], "issues": issues or []}


def figures(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in FIGURES}


OFFICIAL = draw("293")
CONFIRMED = draw("293", reported_as="reported-2024-04-11-stem")
AUGUST = at("2023-08-01T19:36:18")
JULY = at("2023-07-04T19:36:18")
POOLS = {"451-500": 62073, "451-460": 11298, "total": 216167}

CASES = {
    "the first version: every draw is new": (None, tables(OFFICIAL), [("293", "new", None, None, figures(OFFICIAL))]),
    "a draw that only news state is reported": (
        tables(),
        tables(report()),
        [("reported-2024-04-11-stem", "reported", None, None, figures(report()))],
    ),
    "a report that IRCC confirms is confirmed, and what IRCC adds is no correction": (
        tables(report()),
        tables(CONFIRMED, pool=pool()),
        [("293", "confirmed", None, {"draw_id": "reported-2024-04-11-stem", **figures(report())}, figures(CONFIRMED))],
    ),
    "a report that IRCC contradicts is confirmed and corrected": (
        tables(report(invitations=4800, category_name="STEM")),
        tables(CONFIRMED),
        [
            (
                "293",
                "confirmed",
                None,
                {"draw_id": "reported-2024-04-11-stem", **figures(report(invitations=4800, category_name="STEM"))},
                figures(CONFIRMED),
            ),
            ("293", "corrected", "invitations", 4800, 4500),
        ],
    ),
    "#262's tie-break went from August 01 to July 04, 2023": (
        tables(draw("262", tie_break_at=AUGUST)),
        tables(draw("262")),
        [("262", "corrected", "tie_break_at", AUGUST, JULY)],
    ),
    "a value that was not known is corrected from null": (
        tables(draw("293", invitations=None)),
        tables(OFFICIAL),
        [("293", "corrected", "invitations", None, 4500)],
    ),
    "(2024-1) became (Version 1) in 23 names": (
        tables(draw("293", category_name="STEM occupations (2024-1)", category_version="2024-1")),
        tables(draw("293", category_version="Version 1")),
        [
            ("293", "renamed", "category_name", "STEM occupations (2024-1)", "STEM occupations (Version 1)"),
            ("293", "renamed", "category_version", "2024-1", "Version 1"),
        ],
    ),
    "a report that IRCC still does not know after 14 days": (
        tables(report()),
        tables(report(status="unconfirmed")),
        [("reported-2024-04-11-stem", "corrected", "status", "reported", "unconfirmed")],
    ),
    "who states a draw and when it was seen is no change of the draw": (
        tables(OFFICIAL),
        tables(draw("293", sources=["cicnews"], first_seen_at=JULY, last_changed_at=AUGUST)),
        [],
    ),
    "pools of #223 to #227 were filled later: one change, all bands": (
        tables(OFFICIAL),
        tables(OFFICIAL, pool=pool()),
        [("293", "corrected", "pool", None, POOLS)],
    ),
    "only the bands that differ are told": (
        tables(OFFICIAL, pool=pool(high=62000)),
        tables(OFFICIAL, pool=pool()),
        [("293", "corrected", "pool", {"451-500": 62000}, {"451-500": 62073})],
    ),
    "a band that goes": (
        tables(OFFICIAL, pool=[*pool(), band("293", 0, 300, 7)]),
        tables(OFFICIAL, pool=pool()),
        [("293", "corrected", "pool", {"0-300": 7}, None)],
    ),
    "the source withdraws a pool, which is kept": (
        tables(OFFICIAL, pool=pool()),
        tables(OFFICIAL, pool=pool(), issues=[withdrawn("293", "pool")]),
        [("293", "withdrawn", "pool", POOLS, None)],
    ),
    "the source withdraws a figure, which is kept": (
        tables(OFFICIAL),
        tables(OFFICIAL, issues=[withdrawn("293", "crs_cutoff")]),
        [("293", "withdrawn", "crs_cutoff", 491, None)],
    ),
    "the source gives it again: the issue is closed": (
        tables(OFFICIAL, issues=[withdrawn("293", "crs_cutoff")]),
        tables(OFFICIAL, issues=[withdrawn("293", "crs_cutoff", closed_at=AUGUST)]),
        [("293", "reinstated", "crs_cutoff", None, 491)],
    ),
    "the issue is gone altogether": (
        tables(OFFICIAL, pool=pool(), issues=[withdrawn("293", "pool")]),
        tables(OFFICIAL, pool=pool()),
        [("293", "reinstated", "pool", None, POOLS)],
    ),
    "an issue that stays open is told once": (
        tables(OFFICIAL, issues=[withdrawn("293", "pool")]),
        tables(OFFICIAL, issues=[withdrawn("293", "pool")]),
        [],
    ),
    "an issue that was closed before it was seen": (
        tables(OFFICIAL),
        tables(OFFICIAL, issues=[withdrawn("293", "pool", closed_at=AUGUST)]),
        [],
    ),
    "a draw that is gone": (tables(OFFICIAL), tables(), [("293", "withdrawn", None, figures(OFFICIAL), None)]),
    "a report that is merged into a draw known before": (
        tables(report(), OFFICIAL),
        tables(CONFIRMED),
        [("293", "confirmed", None, {"draw_id": "reported-2024-04-11-stem", **figures(report())}, figures(CONFIRMED))],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_kinds_of_change(case: str) -> None:
    before, after, expected = CASES[case]
    assert compare(before, after) == [Change(*one) for one in expected]


@pytest.mark.parametrize("case", CASES)
def test_arrow_tables_give_the_same_changes(case: str) -> None:
    before, after, expected = CASES[case]
    old = {name: conform(name, rows) for name, rows in before.items()} if before else None
    assert compare(old, {name: conform(name, rows) for name, rows in after.items()}) == [
        Change(*one) for one in expected
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_change_comes_back_from_its_json_form(case: str) -> None:
    before, after, _ = CASES[case]
    for change in compare(before, after):
        assert from_json(to_json(change)) == change


def test_changes_come_by_date_then_as_ircc_numbers_its_draws() -> None:
    numbers = ["293", "91b", "10", "9", "91a", "90"]
    same_day = [draw("100", draw_date=date(2015, 5, 22)), report(draw_date=date(2015, 5, 22))]
    told = compare(None, tables(*same_day, *(draw(number) for number in numbers)))
    assert [change.draw_id for change in told] == [
        "9", "100", "reported-2024-04-11-stem", "10", "90", "91a", "91b", "293",
    ]  # fmt: skip


MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DRAWS = st.builds(
    draw,
    st.sampled_from(["9", "91a", "91b", "293"]),
    invitations=st.none() | st.integers(1, 30_000),
    tie_break_at=st.none() | MOMENTS,
    draw_date=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    category_name=st.none() | st.text(max_size=20),
    programs=st.lists(st.sampled_from(["CEC", "FSW"]), unique=True),
)
VERSIONS = st.lists(DRAWS, unique_by=lambda row: row["draw_id"])


@given(VERSIONS, VERSIONS)
def test_a_diff_applied_to_the_old_draws_gives_the_new(old: list[Row], new: list[Row]) -> None:
    changes = [from_json(to_json(change)) for change in compare(tables(*old), tables(*new))]
    rebuilt = {row["draw_id"]: dict(row) for row in old}
    for change in changes:
        if change.kind == "withdrawn":
            del rebuilt[change.draw_id]
        elif change.kind == "new":
            rebuilt[change.draw_id] = {**next(row for row in new if row["draw_id"] == change.draw_id), **change.after}
        else:
            assert rebuilt[change.draw_id][change.field] == change.before
            rebuilt[change.draw_id][change.field or ""] = change.after
    assert rebuilt == {row["draw_id"]: row for row in new}


@given(VERSIONS)
def test_equal_versions_differ_in_nothing(draws: list[Row]) -> None:
    assert compare(tables(*draws), tables(*reversed(draws))) == []
