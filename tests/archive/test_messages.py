"""What is said of a change: its severity, its line, and the message in both languages; figures of real draws."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from archive import figures, messages, wording
from archive.compare import FIGURES, Change
from archive.kinds import Kind
from archive.rows import conform, frame
from tests.archive.made import Row, at, draw, report

CEC = {"category": "cec", "category_name": "Canadian Experience Class", "round_type": "program-specific"}
DRAW_384 = draw("384", draw_date=date(2025, 12, 10), invitations=6000, crs_cutoff=520, **CEC)
DRAW_387 = draw(
    "387", draw_date=date(2025, 12, 16), invitations=5000, crs_cutoff=515, tie_break_at=at("2025-09-09T18:58:59"), **CEC
)
OF_387 = {name: DRAW_387[name] for name in FIGURES}
REPORT = {"draw_id": "reported-2025-12-16-cec", **OF_387, "draw_number": None, "crs_cutoff": 516}


def change(draw_id: str, kind: Any, field: str | None = None, before: Any = None, after: Any = None) -> Change:
    return Change(draw_id, kind, field, before, after)


NEW = change("387", "new", None, None, OF_387)
CONFIRMED = change("387", "confirmed", None, REPORT, OF_387)
JULY = change("262", "corrected", "tie_break_at", at("2023-08-01T19:36:18"), at("2023-07-04T19:36:18"))


def row(*draws: Row, of: str = "387") -> dict[str, Any]:
    """A draw as messages take it: with the previous one of its category."""
    rows = figures.records(figures.with_previous(frame(conform("draws", list(draws)))))
    return next(one for one in rows if one["draw_id"] == of)


@pytest.mark.parametrize(
    ("kind", "field", "severity"),
    [
        ("new", None, "alert"),
        ("reported", None, "alert"),
        ("confirmed", None, "alert"),
        ("corrected", "crs_cutoff", "notice"),
        ("corrected", "instruction_url", "info"),
        ("corrected", "pool", "info"),
        ("renamed", "category_name", "info"),
        ("withdrawn", "tie_break_at", "info"),
        ("withdrawn", None, "notice"),
    ],
)
def test_how_much_a_change_matters(kind: str, field: str | None, severity: str) -> None:
    assert messages.severity(kind, field) == severity


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (NEW, "CEC, 16 Dec 2025: 5,000 invitations, CRS 515"),
        (CONFIRMED, "CEC, 16 Dec 2025: 5,000 invitations, CRS 515 (was reported-2025-12-16-cec)"),
        (change("387", "reported", None, None, OF_387 | {"invitations": None}), "CEC, 16 Dec 2025: CRS 515"),
        (change("387", "reported", None, None, dict.fromkeys(FIGURES) | {"crs_cutoff": 515}), "CRS 515"),
        (change("387", "withdrawn", None, OF_387, None), "CEC, 16 Dec 2025: 5,000 invitations, CRS 515"),
        (JULY, "tie-break: 1 August 2023, 19:36:18 UTC → 4 July 2023, 19:36:18 UTC"),
        (change("293", "renamed", "category_name", "STEM (2024-1)", "STEM (Version 1)"), "name: STEM (2024-1) → STEM (Version 1)"),
        (change("293", "corrected", "invitations", None, 4500), "invitations: not known → 4,500"),
        (change("293", "corrected", "category", "fst", "trade"), "category: FST → Trade"),
        (change("293", "corrected", "status", "reported", "unconfirmed"), "status: reported → unconfirmed: IRCC’s feed does not know it two weeks later"),
        (change("293", "corrected", "programs", [], ["CEC", "FSW"]), "programs:  → CEC, FSW"),
        (change("293", "withdrawn", "crs_cutoff", 491, None), "CRS cutoff 491"),
        (change("293", "reinstated", "crs_cutoff", None, 491), "CRS cutoff 491"),
        (change("293", "corrected", "pool", {"451-500": 62073}, {"451-500": None}), "pool: 451-500 62,073 → not known"),
        (change("223", "corrected", "pool", None, {"0-300": 1, "301-350": 2, "351-400": 3, "total": 211093}), "pool: not known → total 211,093, and 3 more bands"),
    ],
)  # fmt: skip
def test_a_change_is_one_line(one: Change, line: str) -> None:
    assert messages.line(one) == line


def test_a_new_draw_is_told_with_what_it_changes() -> None:
    told = messages.compose([NEW], row(DRAW_384, DRAW_387))
    assert told.title == "CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515"
    assert told.body == (
        "CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515, down 5 on the last CEC draw 6 days before; "
        "tie-break 9 September 2025, 18:58:59 UTC"
    )
    french = messages.compose([NEW], row(DRAW_384, DRAW_387), "fr")
    assert french.body == (
        "Ronde nº 387 (CEC) du 16 décembre 2025 : 5 000 invitations, SCG 515, 5 de moins que la dernière ronde de cette "
        "catégorie, 6 jours plus tôt; départage 9 septembre 2025, 18:58:59 UTC"
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ({"crs_cutoff": 510}, ", up 5 on the last CEC draw 6 days before;"),
        ({"crs_cutoff": 515}, ", the same as the last CEC draw 6 days before;"),
        ({"crs_cutoff": None}, "CRS 515; the last CEC draw was 6 days before;"),
        ({"draw_date": date(2025, 12, 15)}, ", down 5 on the last CEC draw the day before;"),
        ({"draw_date": date(2025, 12, 16)}, ", down 5 on the last CEC draw the same day;"),
        ({"category": "pnp"}, "CRS 515; the first CEC draw on record;"),
        ({"status": "unconfirmed"}, "CRS 515; the first CEC draw on record;"),
    ],
)
def test_the_difference_is_told_as_it_is(before: dict[str, Any], words: str) -> None:
    assert words in messages.compose([NEW], row({**DRAW_384, **before}, DRAW_387)).body


def test_what_is_not_known_is_said_and_not_filled() -> None:
    told = report(invitations=None, crs_cutoff=None, draw_date=None)
    body = messages.compose([change(told["draw_id"], "reported", None, None, dict.fromkeys(FIGURES))], row(told, of=told["draw_id"])).body  # fmt: skip
    assert body.splitlines() == [
        "Reported, not confirmed by IRCC: STEM draw: number of invitations not given, CRS cutoff not given",
        "Reported by cicnews; figures of reports can be wrong.",
    ]


def test_a_confirmed_draw_says_that_it_was_reported_and_what_was_wrong() -> None:
    told = messages.compose([CONFIRMED, change("387", "corrected", "crs_cutoff", 516, 515)], row(DRAW_384, DRAW_387))
    assert told.title == "Confirmed by IRCC: CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515"
    assert told.body.splitlines()[1:] == [
        "It was reported before, as reported-2025-12-16-cec; it is not a second draw.",
        "corrected: CRS cutoff: 516 → 515",
    ]


def test_corrections_and_names_are_not_told_as_new_draws() -> None:
    name = change("262", "renamed", "category_name", "No Program Specified", "General")
    told = messages.compose([JULY, name], row(draw("262"), of="262"))
    assert told.title == "Corrected: General draw #262 of 15 August 2023"
    assert told.body.splitlines()[1:] == [f"corrected: {messages.line(JULY)}", f"renamed: {messages.line(name)}"]


def test_a_draw_that_is_gone_is_told_from_its_last_figures() -> None:
    told = messages.compose([change("387", "withdrawn", None, OF_387, None)], None)
    assert told.body.startswith("No longer stated: CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515")


def test_no_control_character_of_a_page_reaches_a_message() -> None:
    odd = draw("400", category="rural", category_name="Rural\x1b[31m\n  pilots\u202e")
    told = messages.compose(
        [change("400", "new", None, None, {name: odd[name] for name in FIGURES})], row(odd, of="400")
    )
    assert told.title.startswith("Rural [31m")
    assert not [char for char in told.title + told.body.replace("\n", "") if not char.isprintable()]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_can_be_told_in_every_language(kind: Any, language: Any) -> None:
    whole = {"new": NEW, "confirmed": CONFIRMED}.get(kind, change("387", kind, None, OF_387, OF_387))
    cell = [] if kind in {"new", "reported", "confirmed"} else [change("387", kind, "crs_cutoff", 516, 515)]
    for one in (whole, *cell):
        told = messages.compose([one], row(DRAW_387), language)
        assert "\n" not in told.title
        assert "387" in told.title
        assert "515" in told.body
        assert "None" not in told.body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_source_that_turns_is_told(language: Any) -> None:
    for kind in ("blind", "recovered"):
        told = messages.compose_turn(kind, "cicnews", "3 times in a row: 403", language)  # type: ignore[arg-type]
        assert "cicnews" in told.title
        assert told.body.endswith("3 times in a row: 403")


def test_words_for_values() -> None:
    assert wording.moment(at("2017-12-30T00:00:00"), "day") == "30 December 2017"
    assert wording.moment(at("2017-12-30T06:39:00"), "minute", "fr") == "30 décembre 2017, 06:39 UTC"
    assert [wording.day(date(2025, month, 3), short=True) for month in (5, 6, 9)] == ["3 May 2025", "3 Jun 2025", "3 Sep 2025"]  # fmt: skip
    assert wording.category("rural-pilots", "Rural pilots") == "Rural pilots"
    assert wording.sparkline([357, None, 547, 452]) == "▁·█▄"
    assert wording.sparkline([500, 500]) == "▄▄"
    assert wording.sparkline([]) == ""
    with pytest.raises(ValueError, match="no time zone"):
        wording.moment(at("2017-12-30T00:00:00").replace(tzinfo=None))
