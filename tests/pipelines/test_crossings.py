"""Issues that only show when draws are seen beside each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

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


def test_an_unusual_figure_that_is_corrected_closes_its_warning() -> None:
    wrong, right = (
        history(crs_cutoff=75),
        official(30, draw_number="9", draw_date=DAY + timedelta(weeks=8), crs_cutoff=488),
    )
    issue = only(truth(*wrong, right).issues)
    assert (issue["field"], issue["opened_at"], issue["closed_at"]) == ("crs_cutoff", at(8), at(30))
    assert "crs_cutoff 75" in issue["detail"]
    again = official(40, draw_number="9", draw_date=DAY + timedelta(weeks=8), crs_cutoff=75)
    both = [(one["opened_at"], one["closed_at"]) for one in truth(again, right, *wrong).issues]
    assert sorted(both, key=str) == [(at(8), at(30)), (at(40), None)]


FRENCH = {
    "source": "ircc-feed-fr",
    "url": "https://www.canada.ca/fr.json",
    "language": "fr",
    "category_text": "STIM",
}


@pytest.mark.parametrize(
    ("why", "reads", "stated", "opened_and_closed"),
    [
        ("read too soon after the other feed", [40], None, None),
        ("read two days later, still without it", [40, 60, 70], None, (60, None)),
        ("it came within the two days", [40, 60], 40, None),
        ("the first read after the two days has it", [40, 61], 61, None),
        ("it came after a read that lacked it", [40, 60, 80], 80, (60, 80)),
        ("it was never read", [], None, None),
    ],
)
def test_a_draw_that_one_feed_lists_is_missing_from_the_other_until_it_comes(
    why: str, reads: list[int], stated: int | None, opened_and_closed: tuple[int, int | None] | None
) -> None:
    rows = [official(1), *([official(stated, **FRENCH)] if stated else [])]
    told = truth(*rows, reads={"ircc-feed-en": [at(1)], "ircc-feed-fr": [at(hours) for hours in reads]}).issues
    if opened_and_closed is None:
        assert told == [], why
        return
    opened, closed = opened_and_closed
    issue = only(told)
    assert (issue["kind"], issue["draw_id"], issue["opened_at"]) == ("not-in-feed", "293", at(opened)), why
    assert issue["closed_at"] == (None if closed is None else at(closed)), why
