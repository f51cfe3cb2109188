"""The five seeds beside the real feed: every statement finds its draw, and what they say wrong is an issue, not a figure."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import archive
from archive import snapshots
from archive.store import open_store
from pipelines.notebook import why
from tests.integration.seeds import FETCHED, expected, ingest_seeds

DRAWS = [sys.executable, "-m", "pipelines"]
FEEDS = ("2024-04-06T095537Z", "2025-07-10T030859Z", "2025-12-17T232058Z")


def run(*words: str) -> str:
    done = subprocess.run([*DRAWS, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def feed(shared: Path, *stamps: str) -> list[str]:
    return [str(shared / "feed" / f"{stamp}.json") for stamp in stamps]


@pytest.fixture(scope="module")
def late(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three captures of the feed (IRCC knows up to #291, #356 and #388), then the seeds, all late."""
    root = tmp_path_factory.mktemp("late") / "archive"
    run("ingest", *feed(shared, *FEEDS), "--archive", str(root))
    ingest_seeds(shared, root)
    return root


@pytest.fixture(scope="module")
def rebuilt(late: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rebuilt") / "archive"
    run("rebuild", "--into", str(root), "--archive", str(late))
    return root


def linked(root: Path) -> pd.DataFrame:
    """Every observation of the seeds with the draw that it was tied to."""
    evidence = archive.load("evidence", root=root).set_index("observation_id")
    told = archive.load("observations", root=root).set_index("observation_id").join(evidence)
    return told[~told.source.str.startswith("ircc") & (told.role != "occupations")]


def same(row: pd.Series[Any], statement: dict[str, Any]) -> bool:
    names = ("draw_date", "invitations", "crs_cutoff")
    return all(
        pd.isna(row[name]) if statement.get(name) is None else str(row[name]).startswith(str(statement[name]))
        for name in names
    )


def test_every_statement_of_every_seed_finds_its_draw(late: Path, rebuilt: Path, shared: Path) -> None:
    checked = 0
    for root in (late, rebuilt):
        rows = linked(root)
        for name, told in expected(shared).items():
            source, fetched_at = FETCHED[name]
            mine = rows[(rows.source == source) & (rows.fetched_at == pd.Timestamp(fetched_at))]
            for statement in told["statements"]:
                found = [row for _, row in mine.iterrows() if same(row, statement)]
                assert found, (name, statement)
                assert {row.draw_id for row in found} == {statement["resolves_to"]}, (name, statement)
                checked += 1
            # Nothing else of the page went astray: every statement is about some draw of IRCC's.
            assert set(mine.draw_id) <= {one["resolves_to"] for one in told["statements"] + told.get("optional", [])}
    assert checked == 2 * 33


def test_the_seeds_disagreements_are_issues_and_no_figure_of_ircc_s_changes(late: Path, shared: Path) -> None:
    issues = archive.load("issues", root=late)
    wrong = {
        (statement["resolves_to"], field)
        for told in expected(shared).values()
        for statement in told["statements"]
        for field in statement.get("disagrees_with_official", {})
    }
    disagreements = issues[issues.kind == "disagreement"]
    assert set(zip(disagreements.draw_id, disagreements.field, strict=True)) == wrong == {("288", "tie_break_at")}
    voices = disagreements.statements.item()
    assert [(one["source"], one["value"]) for one in voices] == [
        ("ircc-feed-en", "2023-11-01T17:08:51Z"),
        ("canadim", "2024-03-12T15:56:42Z"),
    ]
    assert len(archive.load(root=late)) == 389
    assert set(archive.load(root=late).status) == {"official"}


def test_why_gives_the_words_of_both_and_the_rule_in_the_shell_and_in_python(late: Path) -> None:
    printed = json.loads(run("why", "288", "tie_break_at", "--format", "json", "--archive", str(late)))
    assert [(row["source"], row["published_text"], row["chosen"]) for row in printed] == [
        ("ircc-feed-en", "November 01, 2023 at 17:08:51 UTC", True),
        ("canadim", "March 12, 2024 at 15:56:42 UTC", False),
    ]
    assert "because IRCC's feed in English said it" in printed[0]["reason"]
    frame = why("288", "tie_break_at", root=late)
    assert list(frame.columns) == list(printed[0])
    assert frame.published_text.tolist() == [row["published_text"] for row in printed]
    assert (str(frame.fetched_at.dtype), str(frame.chosen.dtype)) == ("datetime64[us, UTC]", "boolean")
    assert set(why("293", root=late).source) == {"asifconsulting", "canadim", "ircc-feed-en", "moving2canada", "novus"}
    with pytest.raises(KeyError, match="no draw '999'"):
        why("999", root=late)


def test_six_draws_were_reported_by_the_seeds_before_ircc_and_are_confirmed_once(rebuilt: Path) -> None:
    changes = archive.load("changes", root=rebuilt)
    reports = {
        "253": "reported-2023-07-04-general",
        "254": "reported-2023-07-05-stem",
        "292": "reported-2024-04-10-general",
        "293": "reported-2024-04-11-stem",
        "294": "reported-2024-04-23-general",
        "295": "reported-2024-04-24-french",
    }
    told = changes[changes.draw_id.isin({*reports, *reports.values()}) & changes.field.isna()]
    assert sorted(zip(told.draw_id, told.kind, strict=True)) == sorted(
        [(number, "confirmed") for number in reports] + [(name, "reported") for name in reports.values()]
    )
    draws = archive.load(root=rebuilt).set_index("draw_id")
    assert draws.reported_as.dropna().to_dict() == reports
    then = archive.load(root=rebuilt, as_of="2024-04-26").set_index("draw_id")
    assert set(then[then.status == "reported"].index) == {name for name in reports.values() if "2024" in name}
    assert (then.invitations["reported-2024-04-11-stem"], then.crs_cutoff["reported-2024-04-11-stem"]) == (4500, 491)
    assert why("reported-2024-04-11-stem", "invitations", root=rebuilt).source.iloc[-1] == "ircc-feed-en"


def files(root: Path, version: int | None = None) -> dict[str, list[str]]:
    store = open_store(root)
    found = snapshots.manifest(store, version) if version else snapshots.head(store)
    assert found is not None
    return {
        name: [file.sha256 for file in found.tables[name].files] for name in ("draws", "pool", "issues", "occupations")
    }


def test_late_captures_and_a_rebuild_in_time_order_give_the_same_bytes(late: Path, rebuilt: Path) -> None:
    assert files(late) == files(rebuilt)
    assert json.loads(run("diff", "--between", str(late), str(rebuilt), "--format", "json")) == []


def test_as_of_warns_where_late_captures_are_missing_and_a_rebuild_mends_it(late: Path, rebuilt: Path) -> None:
    with pytest.warns(UserWarning, match="were taken in late") as caught:
        lacking = archive.load(root=late, as_of="2024-04-26")
    assert "draws rebuild --into NEW" in str(caught[0].message)
    assert caught[0].filename == __file__
    assert not lacking.draw_id.str.startswith("reported").any()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert archive.load(root=rebuilt, as_of="2024-04-26").draw_id.str.startswith("reported").sum() == 4


def test_as_of_a_past_moment_is_the_archive_that_there_was_then(rebuilt: Path, shared: Path, tmp_path: Path) -> None:
    then = tmp_path / "then"
    ingest_seeds(shared, then, ("canadim-draw-254.txt",))
    run("ingest", *feed(shared, FEEDS[0]), "--archive", str(then))
    ingest_seeds(shared, then, ("asif-stem-draw.txt", "novus-stem-draw.txt"))
    history = archive.history(rebuilt)
    version = int(history[history.observed_until <= pd.Timestamp("2024-04-21T12:00Z")].version.max())
    assert files(rebuilt, version) == files(then)
