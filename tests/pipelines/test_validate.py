"""The gate: which captures of the feed are refused, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pipelines.periods import Key
from pipelines.records import Observation
from pipelines.validate import gate
from tests.pipelines.observed import official

FEED = [
    official(draw_number=str(number), draw_date=date(2020, 1, 1) + timedelta(days=number)) for number in range(1, 41)
]


def known(rows: list[Observation]) -> dict[Key, Observation]:
    return {(row.role, row.subject): row for row in rows}


def each(rows: list[Observation], share: float, **changes: Any) -> list[Observation]:
    """The rows with the changes made to the first `share` of them."""
    some = int(len(rows) * share)
    return [replace(row, **changes) for row in rows[:some]] + rows[some:]


CASES = [
    ("as before", FEED, None),
    ("one more", [*FEED, official(draw_number="41")], None),
    ("one fewer is reported as missing, not refused", FEED[1:], None),
    ("half the rounds", FEED[:20], "too-few-rounds"),
    ("French at the English address, seen in January 2026", each(FEED, 1, language="fr"), "wrong-language"),
    ("a required field blank in most rounds", each(FEED, 0.6, crs_cutoff=None), "blank-field"),
    ("a required field blank in some rounds", each(FEED, 0.4, crs_cutoff=None), None),
    ("shifted columns", each(FEED, 0.5, invitations=491), "rewritten"),
    ("23 names changed at once", each(FEED, 0.6, category_version="Version 1"), None),
    ("a tenth of the figures corrected", each(FEED, 0.1, invitations=4600), None),
]


@pytest.mark.parametrize(("why", "rows", "kind"), CASES)
def test_gate(why: str, rows: list[Observation], kind: str | None) -> None:
    refusal = gate(rows, known(FEED), language="en")
    assert (refusal and refusal.kind) == kind, why


def test_the_first_capture_of_an_archive_is_judged_by_itself() -> None:
    assert gate(FEED, {}, language="en") is None
    refusal = gate(each(FEED, 1, draw_date=None, draw_date_text="the day before"), {}, language="en")
    assert refusal is not None
    assert refusal.what == "draw_date is blank or unreadable in 40 of 40 rounds (it says 'the day before')"
    assert f"--accept {FEED[0].capture}" in refusal.next_step
