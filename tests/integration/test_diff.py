"""`draws diff` as a person, a chat and a script use it, and `draws show` with the draw before."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.snapshots import commit, head
from archive.store import open_store
from pipelines.commands import app
from tests.archive.made import NOON, content, draw, observation, pool, report


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four versions: two draws; a report; it is confirmed and one name changes; the name changes back."""
    place = tmp_path_factory.mktemp("diff") / "archive"
    store = open_store(place)
    confirmed = draw("293", reported_as="reported-2024-04-11-stem", crs_cutoff=492)
    for hour, rows in enumerate(
        (
            [draw("262"), draw("292")],
            [draw("262"), draw("292"), report()],
            [draw("262", category_name="General [x](http://y) <b>"), draw("292"), confirmed],
            [draw("262"), draw("292"), confirmed],
        )
    ):
        at = NOON + timedelta(hours=hour)
        told = [observation("292", at)]
        made = content(*rows, pool=pool("292"), observations=told)
        assert commit(store, head(store), made, created_at=at, observed_until=at)
    return place


def draws(root: Path, *words: str) -> tuple[int, str, str]:
    run = CliRunner().invoke(app, [*words, "--archive", str(root)])
    return run.exit_code, run.stdout, run.stderr


def test_one_line_a_change(root: Path) -> None:
    code, out, err = draws(root, "diff", "1", "3")
    assert (code, err) == (0, "from snapshot 1 to 3: 2 changes\n")
    assert [line.split(maxsplit=2) for line in map(str.rstrip, out.splitlines())] == [
        ["draw", "kind", "what"],
        ["262", "renamed", "name: No Program Specified → General [x](http://y) <b>"],
        ["293", "new", "STEM, 11 Apr 2024: 4,500 invitations, CRS 492"],
    ]


def test_json_keeps_its_five_keys_first_and_adds_a_severity(root: Path) -> None:
    code, out, err = draws(root, "diff", "2", "3", "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert all(list(row) == ["draw_id", "kind", "field", "before", "after", "severity"] for row in rows)
    assert [(row["draw_id"], row["kind"], row["field"], row["severity"]) for row in rows] == [
        ("262", "renamed", "category_name", "info"),
        ("293", "confirmed", None, "alert"),
        ("293", "corrected", "crs_cutoff", "notice"),
    ]


@pytest.mark.parametrize(
    ("words", "code", "found"),
    [
        (("2", "latest", "--kind", "new,confirmed"), 1, [("293", "confirmed")]),
        (("0", "1"), 1, [("262", "new"), ("292", "new")]),
        (("3", "--kind", "new,confirmed"), 0, []),
        (("--since", "2024-04-11T13:00:00Z"), 1, [("293", "confirmed"), ("293", "corrected")]),
        (("--since", "2024-04-11T15:30:00+01:00"), 1, [("262", "renamed")]),
        (("--since", "2024-04-12"), 0, []),
        (("--since", "2024-04-11", "--kind", "reported, new"), 1, [("262", "new"), ("292", "new"), ("293", "new")]),
    ],
)  # fmt: skip
def test_since_and_kinds(root: Path, words: tuple[str, ...], code: int, found: list[tuple[str, str]]) -> None:
    got, out, _ = draws(root, "diff", *words, "--exit-code", "--format", "json")
    assert [(row["draw_id"], row["kind"]) for row in json.loads(out)] == found
    assert got == code


def test_markdown_is_for_a_chat_and_no_page_can_put_a_link_into_it(root: Path) -> None:
    _, out, err = draws(root, "diff", "2", "3", "--format", "markdown")
    assert err == ""
    assert out.splitlines() == [
        "**3 changes** from snapshot 2 to 3",
        "",
        r"- **262** renamed: name: No Program Specified → General \[x\](http://y) \<b\>",
        "- **293** confirmed: STEM, 11 Apr 2024: 4,500 invitations, CRS 492 (was reported-2024-04-11-stem)",
        "- **293** corrected: CRS cutoff: 491 → 492",
    ]
    assert draws(root, "diff", "4", "4", "--format", "markdown")[1] == "**0 changes** from snapshot 4 to 4\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--kind", "newish"), "there is no kind 'newish' of change"),
        (("--since", "yesterday"), "'yesterday' is no day or instant"),
        (("--since", "0001-01-01T00:00+05:00"), "'0001-01-01T00:00+05:00' is no day or instant"),
        (("1", "--since", "2024-01-01"), "give two snapshots, or --since, or --between"),
        (("--since", ""), "--since '' is no day or instant"),  # "$UNSET" of a script is not the last diff
        (("1", "--since", ""), "give two snapshots, or --since, or --between"),
        (("",), "'' is no snapshot"),
        (("1", ""), "'' is no snapshot"),
        (("3", "1"), "snapshot 3 is later than 1; give the earlier one first"),
    ],
)
def test_what_cannot_be_meant_is_told(root: Path, words: tuple[str, ...], message: str) -> None:
    code, out, err = draws(root, "diff", *words)
    assert (code, out) == (2, "")
    assert message in err


def test_show_has_the_draw_before_and_the_line_of_cutoffs(root: Path) -> None:
    _, out, _ = draws(root, "show", "292")
    assert "previous General draw: 262 of 15 August 2023, 239 days before, CRS 496; this one +53 points, -3,020" in out
    assert "General cutoffs, last 2 draws: ▁█  496 to 549, now 549" in out
    assert "\x1b" not in out
    _, text, _ = draws(root, "show", "293", "--format", "json")
    (row,) = json.loads(text)
    assert (row["draw_id"], row["previous_draw_id"], row["draw_date"]) == ("293", None, "2024-04-11")
    (row,) = json.loads(draws(root, "show", "292", "--format", "json")[1])
    assert (row["previous_draw_id"], row["crs_change"], len(row["pool"])) == ("262", 53, 3)


def test_the_console_script_prints_a_table_into_a_pipe(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pipelines", "diff", "1", "2", "--archive", str(root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "reported-2024-04-11-stem  reported  STEM, 11 Apr 2024: 4,500 invitations, CRS 491" in run.stdout
