"""From published text to typed values: what is inferred, what is unreadable, and pools."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest

from pipelines.normalize import FEED_BANDS, Page, draw_number, instruction_url, normalize
from pipelines.records import Observation
from scraper.items import RawDraw

PAGE = Page(
    "ircc-feed-en",
    "https://www.canada.ca/feed.json",
    "0" * 64,
    datetime(2025, 12, 17, tzinfo=UTC),
    "feed 1",
    official=True,
)


def typed(**values: Any) -> Observation:
    return normalize(RawDraw(**values), PAGE)


def test_a_year_less_tie_break_is_the_last_such_day_before_the_draw_and_marked_as_inferred() -> None:
    row = typed(draw_number="208", draw_date="2021-10-27", tie_break="October 7 at 16:38:21 UTC")
    assert row.tie_break_at == datetime(2021, 10, 7, 16, 38, 21, tzinfo=UTC)
    assert row.inferred == ("tie_break_at",)


def test_the_full_date_settles_a_date_with_two_readings() -> None:
    row = typed(draw_number="246", draw_date="12-04-2023", draw_date_full="April 12, 2023")
    assert (row.draw_date, row.draw_date_text) == (date(2023, 4, 12), "12-04-2023 (April 12, 2023)")
    assert (row.inferred, row.unreadable) == ((), ())


def test_two_dates_that_contradict_each_other_give_none() -> None:
    row = typed(draw_date="2023-04-12", draw_date_full="April 13, 2023")
    assert (row.draw_date, row.unreadable) == (None, ("draw_date",))


def test_formats_never_seen_before_give_null_and_a_note_never_a_guess() -> None:
    row = typed(
        draw_number="three hundred",
        draw_date="soon",
        drawn_at="at noon",
        tie_break="the day before",
        invitations="about 4,500",
        crs_cutoff="491+",
        programs="Start-up Visa",
        pool={"dd1": "many"},
        pool_as_of="last week",
    )
    fields = (
        "crs_cutoff",
        "draw_date",
        "draw_number",
        "drawn_at",
        "invitations",
        "pool",
        "pool_as_of",
        "programs",
        "tie_break_at",
    )
    assert row.unreadable == fields
    assert all(getattr(row, name) is None for name in fields)
    assert row.invitations_text == "about 4,500"


def test_a_pool_of_zeros_was_not_published() -> None:
    row = typed(pool=dict.fromkeys(FEED_BANDS, "0"), pool_as_of="January 31, 2015")
    assert (row.pool, row.pool_as_of, row.unreadable) == (None, date(2015, 1, 31), ())


def test_the_bands_of_the_feed() -> None:
    row = typed(pool={"dd1": "390", "dd4": "12,315", "dd18": "237,302"})
    assert row.pool is not None
    assert [(band.crs_low, band.crs_high, band.candidates, band.level) for band in row.pool] == [
        (601, 1200, 390, "band"),
        (491, 500, 12315, "sub-band"),
        (0, 1200, 237302, "total"),
    ]


def test_the_bands_partition_the_scores() -> None:
    for level in ("band", "sub-band"):
        lines = sorted((low, high) for low, high, of in FEED_BANDS.values() if of == level)
        assert all(one[1] < two[0] for one, two in pairwise(lines))
    bands = sorted((low, high) for low, high, level in FEED_BANDS.values() if level == "band")
    assert (bands[0][0], bands[-1][1]) == (0, 1200)
    assert all(one[1] + 1 == two[0] for one, two in pairwise(bands))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("293", "293"),
        ("91a", "91a"),
        ("91 B", "91b"),
        ("#293", "293"),
        ("Draw #293", "293"),
        ("0293", "293"),
        ("29.3", None),
        ("", None),
        ("June", None),
    ],
)
def test_draw_numbers_are_text(text: str, expected: str | None) -> None:
    assert draw_number(text) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/content/canadasite/en/x/invitations.html?q=388", "https://www.canada.ca/en/x/invitations.html?q=388"),
        ("https://www.canada.ca/content/canadasite/en/x.html", "https://www.canada.ca/en/x.html"),
        ("/en/x/invitations-1.html", "https://www.canada.ca/en/x/invitations-1.html"),
        ("https://elsewhere.example/x", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_instruction_url_is_the_public_address(link: str | None, expected: str | None) -> None:
    assert instruction_url(link) == expected
