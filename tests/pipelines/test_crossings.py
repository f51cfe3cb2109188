"""Issues that only show when draws are seen beside each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.pipelines.observed import at, official
from tests.pipelines.test_reconcile import only, truth

DAY = date(2024, 1, 1)


def history(**newest: Any) -> list[Any]:
    """Nine STEM draws with cutoffs of 480 to 488 and 4,500 invitations, the last as told."""
    rows = []
    for number in range(9):
        said: dict[str, Any] = {"draw_date": DAY + timedelta(weeks=number), "crs_cutoff": 480 + number}
        rows.append(official(number, draw_number=str(number + 1), **(said | (newest if number == 8 else {}))))
    return rows


def test_a_figure_far_outside_its_category_s_history_is_a_warning_and_stays() -> None:
    # #176: 27,332 invitations and a cutoff of 75.
    told = truth(*history(invitations=27332, crs_cutoff=75))
    assert {(one["kind"], one["severity"], one["draw_id"], one["field"]) for one in told.issues} == {
        ("unusual", "warning", "9", "invitations"),
        ("unusual", "warning", "9", "crs_cutoff"),
    }
    draw = next(row for row in told.draws if row["draw_id"] == "9")
    assert (draw["invitations"], draw["crs_cutoff"]) == (27332, 75)


def test_usual_figures_and_the_first_draws_of_a_category_are_no_issue() -> None:
    assert truth(*history()).issues == []
    assert truth(*history(category="physicians", crs_cutoff=169)).issues == []


def test_a_draw_that_one_feed_lists_and_the_other_read_days_later_does_not() -> None:
    french = {
        "source": "ircc-feed-fr",
        "url": "https://www.canada.ca/fr.json",
        "language": "fr",
        "category_text": "STIM",
    }
    assert truth(official(1), fetched={"ircc-feed-fr": at(40)}).issues == []
    missing = only(truth(official(1), fetched={"ircc-feed-fr": at(60)}).issues)
    assert (missing["kind"], missing["draw_id"], missing["opened_at"]) == ("not-in-feed", "293", at(49))
    assert truth(official(1), official(61, **french), fetched={"ircc-feed-fr": at(61)}).issues == []
