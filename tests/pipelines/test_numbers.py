"""Real numbers as pages write them."""

import pytest

from pipelines import numbers

WHOLE = [
    ("feed", "6,000", 6000),
    ("feed #176", "27,332", 27332),
    ("French feed", "20 784", 20784),
    ("French, narrow no-break space", "20\u202f784", 20784),
    ("French, no-break space", "20\u00a0784", 20784),
    ("Portuguese", "3.350", 3350),
    ("Swiss", "3'350", 3350),
    ("instruction page of #205", "521 Footnote *", 521),
    ("a raised footnote digit is none of the figure's", "521\u00b2", 521),
    ("more digits than any count has", "4" * 5000, None),
    ("French instruction page", "521 Note de bas de page *", 521),
    ("Persian digits", "۴۵۰۰", 4500),
    ("Arabic digits", "٤٥٠٠", 4500),
    ("full-width digits", "４５００", 4500),
    ("a rank, not a number", "521th or above", None),
    ("grouped wrongly", "4,50", None),
    ("a fraction", "4.5", None),
    ("two numbers", "4,500 and 491", None),
    ("negative", "-5", None),
    ("words", "over a thousand", None),
    ("only a footnote", "Footnote *", None),
    ("empty", "", None),
    ("nothing", None, None),
]


@pytest.mark.parametrize(("why", "text", "expected"), WHOLE)
def test_whole_number(why: str, text: str | None, expected: int | None) -> None:
    assert numbers.whole_number(text) == expected, why


@pytest.mark.parametrize(("text", "expected"), [("75", 75), ("902", 902), ("1,200", 1200), ("1,201", None), ("0", 0)])
def test_crs_score_is_at_most_1200(text: str, expected: int | None) -> None:
    assert numbers.crs_score(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("5", 5), ("27,332", 27332), ("0", None), ("16135550123", None)])
def test_invitations_have_no_narrow_bounds(text: str, expected: int | None) -> None:
    assert numbers.invitations(text) == expected
