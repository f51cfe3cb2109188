"""`draws latest`, `totals`, `pool` and `score` as a person and a script use them."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.snapshots import commit
from archive.store import open_store
from pipelines.commands import app
from tests.archive.made import NOON, band, content, draw, pool, report, withdrawn


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("numbers") / "archive"
    bands = [*pool("293"), band("293", 0, 450, 154094), *pool("294")]
    rows = [draw("262"), draw("292", invitations=None), report(), draw("294")]
    assert commit(open_store(place), None, content(*rows, pool=bands), created_at=NOON, observed_until=NOON)
    return place


def draws(root: Path, *words: str, columns: str = "") -> tuple[int, str, str]:
    run = CliRunner(env={"COLUMNS": columns}).invoke(app, [*words, "--archive", str(root)])
    return run.exit_code, run.stdout, run.stderr


def test_the_last_draw_of_each_category(root: Path) -> None:
    code, out, err = draws(root, "latest", "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert [(row["draw_id"], row["status"], row["crs_change"], row["days_since_previous"]) for row in rows] == [
        ("294", "official", -20, 13),
        ("reported-2024-04-11-stem", "reported", None, None),
    ]
    assert rows[1]["days_ago"] - rows[0]["days_ago"] == 12


def test_a_narrow_terminal_has_whole_dates_and_numbers_and_says_what_is_left_out(root: Path) -> None:
    _, out, err = draws(root, "latest", columns="70")
    assert all(len(line) <= 70 for line in out.splitlines())
    assert {"2024-04-23", "2024-04-11", "2,095", "4,500", "reported-2024-04-11-stem"} <= set(out.split())
    assert err.startswith("left out for want of room: days since previous, previous draw id")
    _, out, err = draws(root, "latest")
    assert (len(out.splitlines()), err) == (3, "")


def test_the_newest_draw_is_none_that_is_unconfirmed_or_undated(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    undated, unconfirmed = draw("9999", draw_date=None), report(status="unconfirmed")
    first = commit(store, None, content(draw("292"), unconfirmed, undated), created_at=NOON, observed_until=NOON)
    for asked, named in (("latest", "292"), ("reported-2024-04-11-stem", "reported-2024-04-11-stem")):
        code, out, err = draws(tmp_path, "show", asked, "--format", "json")
        assert (code, err, json.loads(out)[0]["draw_id"]) == (0, "", named)
    later = NOON + timedelta(hours=1)
    commit(store, first, content(unconfirmed, observations=[]), created_at=later, observed_until=later)
    code, _, err = draws(tmp_path, "show", "latest")
    assert (code, "the archive has no draw that counts yet" in err) == (2, True)


def test_totals(root: Path) -> None:
    _, out, _ = draws(root, "totals", "--by", "month, category", "--format", "csv")
    assert list(csv.reader(io.StringIO(out))) == [
        ["month", "category", "draws", "invitations", "invitations_unknown", "reported"],
        ["2023-08", "general", "1", "4300", "0", "0"],
        ["2024-04", "general", "2", "2095", "1", "0"],
        ["2024-04", "stem", "1", "4500", "0", "1"],
    ]
    _, out, _ = draws(root, "totals", "--since", "2024-04-11", "--format", "jsonl")
    assert json.loads(out) == {"year": 2024, "draws": 2, "invitations": 6595, "invitations_unknown": 0, "reported": 1}


def test_the_pool_is_wide_for_people_and_long_for_programs(root: Path) -> None:
    _, out, _ = draws(root, "pool")
    assert [line.split() for line in out.splitlines()] == [
        ["as", "of", "total", "451–500"],
        ["2024-04-09", "216,167", "62,073"],
    ]
    assert "451–460" in draws(root, "pool", "--sub-bands")[1]
    rows = json.loads(draws(root, "pool", "--format", "json")[1])
    assert [(row["level"], row["crs_low"], row["candidates"], row["draw_id"]) for row in rows] == [
        ("total", 0, 216167, "294"),
        ("band", 451, 62073, "294"),
        ("sub-band", 451, 11298, "294"),
    ]
    assert draws(root, "pool", "--since", "2024-04-10", "--format", "json")[1] == "[]\n"


def test_figures_of_the_pool_that_were_taken_back_are_marked(tmp_path: Path) -> None:
    told = "withdrawn by IRCC since, and kept as last published: 2024-04-09 (#294)\n"
    for closed, err in ((None, told), (NOON, "")):
        place = tmp_path / str(closed)
        made = content(draw("294"), pool=pool("294"), issues=[withdrawn("294", "pool", closed_at=closed)])
        assert commit(open_store(place), None, made, created_at=NOON, observed_until=NOON)
        assert draws(place, "pool")[2] == err
        rows = json.loads(draws(place, "pool", "--format", "json")[1])
        assert {row["withdrawn"] for row in rows} == {closed is None}


def test_a_score_is_told_as_history(root: Path) -> None:
    code, out, err = draws(root, "score", "529", "--category", "general", "--since", "2024-01-01")
    assert code == 0
    assert "invited if the profile was submitted before 8 November 2023, 17:50:29 UTC" in out
    assert "Of 2 draws: 0 would have invited a score of 529, 1 only profiles" in err
    assert "history and no forecast" in err
    _, out, err = draws(root, "score", "491", "--format", "json")
    assert [(row["draw_id"], row["invited"]) for row in json.loads(out)] == [
        ("294", "no"),
        ("reported-2024-04-11-stem", "tie-break"),
        ("292", "no"),
        ("262", "no"),
    ]
    assert "history and no forecast" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("score", "1201"), "between 0 and 1200"),
        (("score", "500", "--category", "cecc"), "no draw of a category 'cecc'; it has general, stem"),
        (("score", "500", "--since", "soon"), "--since 'soon' is no day"),
        (("score", "500", "--since", ""), "--since '' is no day"),
        (("totals", "--by", "day"), "give one or more of year, month"),
        (("totals", "--since", "2024"), "--since '2024' is no day"),
        (("pool", "--since", "x"), "--since 'x' is no day"),
    ],
)
def test_what_cannot_be_meant_is_told(root: Path, words: tuple[str, ...], message: str) -> None:
    code, out, err = draws(root, *words)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize("command", ["latest", "totals", "pool", "score"])
def test_no_archive_yet_is_told(tmp_path: Path, command: str) -> None:
    code, _, err = draws(tmp_path / "none", command, *(["500"] if command == "score" else []))
    assert (code, "there is no archive" in err) == (2, True)
