"""The numbers that people ask for, on made rows with the figures of real draws and on the real captures."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive
from archive import figures
from archive.rows import conform
from archive.rows import frame as typed
from tests.archive.made import Row, at, band, draw, pool

ROOT = Path(__file__).resolve().parents[2]


def frame(*rows: Row) -> pd.DataFrame:
    """Rows of draws as `archive.load()` gives them."""
    return typed(conform("draws", list(rows)))


def cells(found: pd.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for every null."""
    rows = found[list(names)].astype(object)
    return [tuple(rows.where(found[list(names)].notna(), None).iloc[place]) for place in range(len(rows))]


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of IRCC's feed as it was on 17 December 2025."""
    root = tmp_path_factory.mktemp("real") / "archive"
    words = ["ingest", str(shared / "feed" / "2025-12-17T232058Z.json"), "--archive", str(root)]
    subprocess.run([sys.executable, "-m", "pipelines", *words], cwd=ROOT, check=True, capture_output=True)
    return root


def test_the_previous_draw_is_that_of_the_category() -> None:
    draws = frame(draw("294"), draw("293"), draw("292"), draw("262"))
    found = figures.with_previous(draws)
    assert cells(found, "draw_id", *figures.PREVIOUS) == [
        ("262", None, None, None, None, None),
        ("292", "262", pd.Timestamp("2023-08-15"), 53, -3020, 239),
        ("293", None, None, None, None, None),
        ("294", "292", pd.Timestamp("2024-04-10"), -20, 815, 13),
    ]
    types = {name: str(found[name].dtype) for name in figures.PREVIOUS}
    assert types == {
        "previous_draw_id": "string",
        "previous_draw_date": "datetime64[us]",
        "crs_change": "Int16",
        "invitations_change": "Int32",
        "days_since_previous": "Int32",
    }


def test_two_draws_of_one_day_follow_their_numbers() -> None:
    draws = frame(draw("91b"), draw("91a", category="pnp"), draw("90", category="pnp"))
    assert cells(figures.with_previous(draws), "draw_id", "previous_draw_id", "days_since_previous") == [
        ("90", None, None),
        ("91a", "90", 7),
        ("91b", "91a", 0),
    ]


def test_an_unknown_figure_gives_no_difference_and_is_not_jumped_over() -> None:
    draws = frame(draw("262"), draw("292", crs_cutoff=None), draw("294", invitations=None))
    found = figures.with_previous(draws)
    assert cells(found, "previous_draw_id", "crs_change", "invitations_change", "days_since_previous") == [
        (None, None, None, None),
        ("262", None, -3020, 239),
        ("292", None, None, 13),
    ]


def test_a_reported_draw_counts_and_an_unconfirmed_or_undated_one_does_not() -> None:
    told = draw("r", draw_id="reported-2024-04-15-general", category="general", status="reported", draw_number=None)
    day = {"draw_date": date(2024, 4, 15), "invitations": 900}
    undated = draw("292", draw_id="9999", draw_date=None)
    reported = frame(draw("292"), draw("294"), {**told, **day}, undated)
    found = figures.with_previous(reported).set_index("draw_id")
    assert found.loc["294", "previous_draw_id"] == "reported-2024-04-15-general"
    assert found.loc["292", "previous_draw_id"] is pd.NA
    assert found.loc["9999", "previous_draw_id"] is pd.NA
    assert cells(figures.totals(reported, "category"), "draws", "invitations", "reported") == [(4, 5555, 1)]
    unconfirmed = frame(draw("292"), draw("294"), {**told, **day, "status": "unconfirmed"})
    found = figures.with_previous(unconfirmed).set_index("draw_id")
    assert found.loc["294", "previous_draw_id"] == "292"
    assert found.loc["reported-2024-04-15-general", "previous_draw_id"] == "292"
    assert cells(figures.totals(unconfirmed, "category"), "draws", "invitations", "reported") == [(2, 3375, 0)]
    assert "reported-2024-04-15-general" not in set(figures.would_be_invited(unconfirmed, 500)["draw_id"])


def test_the_last_draw_of_each_category() -> None:
    draws = frame(draw("262"), draw("292"), draw("293"), draw("91b"), draw("91a", category=None))
    assert cells(figures.latest(draws), "draw_id", "crs_change") == [("293", None), ("292", 53), ("91b", None)]


def test_the_days_since_each_kind_of_draw_are_those_of_that_day() -> None:
    draws = frame(draw("292"), draw("293"), draw("294"))
    assert cells(figures.since_last(draws, date(2024, 4, 30)), "of", "name", "draw_id", "days") == [
        ("category", "general", "294", 7),
        ("category", "stem", "293", 19),
        ("round_type", "general", "294", 7),
        ("round_type", "category-based", "293", 19),
    ]
    before = figures.since_last(draws, date(2024, 4, 22))
    assert cells(before[before["of"] == "category"], "name", "draw_id", "days") == [
        ("stem", "293", 11),
        ("general", "292", 12),
    ]


def test_totals_say_what_is_not_known() -> None:
    draws = frame(
        draw("262", invitations=None), draw("292"), draw("293", invitations=None), draw("294", draw_date=None)
    )
    names = ("draws", "invitations", "invitations_unknown")
    assert cells(figures.totals(draws, "month"), "month", *names) == [
        ("2023-08", 1, None, 1),
        ("2024-04", 2, 1280, 1),
        (None, 1, 2095, 0),
    ]
    both = figures.totals(draws, ("year", "category"))
    assert cells(both, "year", "category", *names) == [
        (2023, "general", 1, None, 1),
        (2024, "general", 1, 1280, 0),
        (2024, "stem", 1, None, 1),
        (None, "general", 1, 2095, 0),
    ]


@pytest.mark.parametrize("by", ["day", [], ["year", "year"]])
def test_a_grouping_that_is_none_is_told(by: Any) -> None:
    with pytest.raises(ValueError, match="give one or more of year, month, category, round_type"):
        figures.totals(frame(draw("293")), by)


NUMBERS = st.lists(st.sampled_from(["9", "10", "90", "91a", "91b", "262", "292", "293", "294"]), unique=True)


@settings(max_examples=40, deadline=None)
@given(numbers=NUMBERS, blank=st.sets(st.sampled_from(["9", "262", "294"])), random=st.randoms())
def test_every_grouping_counts_every_draw_once_and_order_does_not_matter(
    numbers: list[str], blank: set[str], random: Any
) -> None:
    rows = [draw(one, **({"invitations": None} if one in blank else {})) for one in numbers]
    draws = frame(*rows)
    known = sum(row["invitations"] or 0 for row in rows)
    for by in ("year", "month", "category", "round_type", ("year", "category"), ("month", "round_type")):
        found = figures.totals(draws, by)
        assert found["draws"].sum() == len(rows)
        assert found["invitations"].sum() == known
        assert found["invitations_unknown"].sum() == sum(row["invitations"] is None for row in rows)
    mixed = draws.sample(frac=1, random_state=random.randrange(1000))
    pd.testing.assert_frame_equal(figures.with_previous(mixed), figures.with_previous(draws))
    pd.testing.assert_frame_equal(figures.totals(mixed, "month"), figures.totals(draws, "month"))


def test_the_pool_has_each_day_once_and_the_later_draw_counts() -> None:
    draws = frame(draw("292"), draw("293"), draw("294"))
    rows = [*pool("292", high=60000), *pool("293", high=None), {**band("294", 451, 500, 61000), "as_of": None}]
    found = figures.pool_over_time(draws, typed(conform("pool", rows)))
    assert cells(found, "as_of", "level", "crs_low", "crs_high", "candidates", "draw_id") == [
        (pd.Timestamp("2024-04-09"), "total", 0, 1200, 216167, "293"),
        (pd.Timestamp("2024-04-09"), "band", 451, 500, 60000, "292"),
        (pd.Timestamp("2024-04-09"), "sub-band", 451, 460, 11298, "293"),
    ]


def test_where_a_score_would_have_been_invited() -> None:
    day_only = draw("90", crs_cutoff=491, tie_break_at=at("2017-12-30T00:00:00"), tie_break_precision="day")
    none = draw("10", crs_cutoff=491, tie_break_at=None, tie_break_precision=None)
    draws = frame(none, day_only, draw("262", crs_cutoff=None), draw("292"), draw("293"), draw("91a"))
    found = figures.would_be_invited(draws, 491)
    assert cells(found, "draw_id", "invited", "words") == [
        ("293", "tie-break", "at the cutoff of 491: invited if the profile was submitted before 25 February 2024, 11:55:12 UTC"),
        ("292", "no", "not invited: 58 below the cutoff of 549"),
        ("262", "unknown", "the cutoff is not known"),
        ("91a", "yes", "invited: 203 above the cutoff of 288"),
        ("90", "tie-break", "at the cutoff of 491: invited if the profile was submitted before 30 December 2017"),
        ("10", "tie-break", "at the cutoff of 491: the tie-breaking moment is not known"),
    ]  # fmt: skip
    assert cells(figures.would_be_invited(draws, 491, "general", date(2024, 4, 10)), "draw_id") == [("292",)]
    assert "no forecast" in figures.HISTORY_ONLY


@pytest.mark.parametrize("score", [-1, 1201])
def test_a_score_that_is_none_is_told(score: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 1200"):
        figures.would_be_invited(frame(draw("293")), score)


def test_an_archive_without_draws_gives_empty_frames_with_the_same_columns() -> None:
    full, none = frame(draw("293")), frame()
    empty_pool, some = typed(conform("pool", [])), typed(conform("pool", pool()))
    for function in (
        lambda draws, _pool: figures.with_previous(draws),
        lambda draws, _pool: figures.latest(draws),
        lambda draws, _pool: figures.since_last(draws, date(2024, 5, 1)),
        lambda draws, _pool: figures.totals(draws, "month"),
        lambda draws, _pool: figures.would_be_invited(draws, 400),
        figures.pool_over_time,
    ):
        empty, filled = function(none, empty_pool), function(full, some)
        assert not len(empty)
        assert empty.dtypes.to_dict() == filled.dtypes.to_dict()


def test_the_real_months_and_draws(real: Path) -> None:
    draws, bands = archive.load(root=real), archive.load("pool", root=real)
    months = figures.totals(draws, "month").set_index("month")
    assert tuple(months.loc["2024-03", ["draws", "invitations", "invitations_unknown"]]) == (4, 7305, 0)
    last = figures.with_previous(draws).set_index("draw_id").loc["387"]
    assert (last["previous_draw_id"], last["crs_change"], last["days_since_previous"]) == ("384", -5, 6)
    assert list(figures.latest(draws)["draw_id"])[:3] == ["388", "387", "386"]
    over_time = figures.pool_over_time(draws, bands)
    assert not over_time.duplicated(["as_of", "level", "crs_low", "crs_high"]).any()
    assert set(over_time["as_of"]) == set(bands["as_of"].dropna())
    found = figures.would_be_invited(draws, 515, "cec").set_index("draw_id")
    assert found.loc["387", "words"].endswith("before 9 September 2025, 18:58:59 UTC")
    assert found.loc["384", "invited"] == "no"
