"""`draws issues` as a person and a script ask it: a question that cannot be meant is no clean bill of health."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from archive.snapshots import commit
from archive.store import open_store
from pipelines.commands import app
from pipelines.records import IssueKind
from tests.archive.made import NOON, content, draw, withdrawn


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two draws: one open issue and one settled of 292, one settled of 262."""
    place = tmp_path_factory.mktemp("questions") / "archive"
    issues = [
        withdrawn("292", "tie_break_at"),
        withdrawn("292", "pool", closed_at=NOON),
        withdrawn("262", "pool", closed_at=NOON),
    ]
    made = content(draw("262"), draw("292"), issues=issues)
    assert commit(open_store(place), None, made, created_at=NOON, observed_until=NOON)
    return place


def draws(root: Path, *words: str) -> tuple[int, str, str]:
    run = CliRunner().invoke(app, [*words, "--archive", str(root)])
    return run.exit_code, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--kind", "nope"), "there is no kind 'nope' of issue; kinds are date-against-time, disagreement,"),
        (("--kind", ""), "there is no kind '' of issue"),
        (("--draw", "9999"), "the archive has no draw '9999'"),
        (("--draw", "29"), "the archive has no draw '29'; did you mean 292?"),
        (("--draw", ""), "name a draw"),
    ],
)
def test_a_kind_or_draw_that_there_is_not_is_told(root: Path, words: tuple[str, ...], message: str) -> None:
    code, out, err = draws(root, "issues", *words)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), [("292", "tie_break_at")]),
        (("--draw", "latest", "--all"), [("292", "pool"), ("292", "tie_break_at")]),
        (("--draw", "292", "--kind", "withdrawn"), [("292", "tie_break_at")]),
        (("--draw", "#292"), [("292", "tie_break_at")]),
        (("--kind", "disagreement"), []),
    ],
)
def test_issues_of_a_kind_and_of_a_draw(root: Path, words: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    code, out, err = draws(root, "issues", *words, "--format", "json")
    assert (code, err) == (0, "")
    assert sorted((row["draw_id"], row["field"]) for row in json.loads(out)) == found


def test_no_issue_is_told_in_words(root: Path) -> None:
    code, out, err = draws(root, "issues", "--draw", "262")
    assert (code, out, err) == (0, "", "no open issue of draw 262; --all lists those that are closed\n")
    assert draws(root, "issues", "--kind", "disagreement", "--all")[2] == "no issue of the kind disagreement\n"


def test_the_manual_explains_every_kind() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "who-said-it.md"
    table = page.read_text(encoding="utf-8").partition("| kind |")[2]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == sorted(get_args(IssueKind))
