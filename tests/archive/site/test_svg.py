"""The few parts that charts are made of."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.site.charts.svg import clipped, day_ticks, el, num, round_ticks, spread


def test_text_and_attributes_are_escaped() -> None:
    assert el("title", "<b>\"'&") == "<title>&lt;b&gt;&#34;&#39;&amp;</title>"
    assert el("path", d='"><script>', class_="a", data_page=None) == '<path d="&#34;&gt;&lt;script&gt;" class="a"/>'
    assert el("g", el("a"), stroke_width=1.25) == '<g stroke-width="1.2"><a/></g>'


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (1.04, "1"), (1.06, "1.1"), (-0.04, "0"), (-2.5, "-2.5")])
def test_coordinates(value: float, text: str) -> None:
    assert num(value) == text


@given(st.integers(0, 30_000), st.integers(0, 30_000), st.integers(3, 9))
def test_ticks_are_round_and_span_the_values(one: int, two: int, most: int) -> None:
    low, high = sorted((one, two))
    ticks = round_ticks(low, high, most)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert len(ticks) <= most + 2
    steps = {after - before for before, after in pairwise(ticks)}
    assert len(steps) <= 1
    assert all(str(step).rstrip("0") in {"1", "2", "5"} for step in steps)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (date(2015, 1, 31), date(2025, 12, 17), 14, [date(year, 1, 1) for year in range(2016, 2026)]),
        (date(2015, 1, 31), date(2025, 12, 17), 5, [date(year, 1, 1) for year in (2016, 2019, 2022, 2025)]),
        (date(2025, 1, 1), date(2025, 3, 2), 6, [date(2025, month, 1) for month in (1, 2, 3)]),
    ],
)
def test_ticks_of_time(low: date, high: date, most: int, expected: list[date]) -> None:
    assert day_ticks(low, high, most) == expected


@given(st.lists(st.floats(0, 300), max_size=15))
def test_labels_are_moved_apart_and_stay_in_order(places: list[float]) -> None:
    moved = spread(sorted(places), 17, 0, 300)
    assert len(moved) == len(places)
    assert all(after - before >= 17 - 1e-9 for before, after in pairwise(moved))
    assert all(place >= 0 for place in moved)


def test_labels_that_do_not_collide_stay() -> None:
    assert spread([10, 100, 200], 17, 0, 300) == [10, 100, 200]


def test_long_names_are_cut() -> None:
    assert clipped("French", 6) == "French"
    assert clipped("French x", 6) == "Frenc…"
