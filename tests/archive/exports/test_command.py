"""`draws export` as a person or a script uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import archive
from archive.exports import FORMATS, TABLE_FORMATS
from archive.exports.reading import read
from pipelines.commands import app
from pipelines.commands.exporting import Export

if TYPE_CHECKING:
    from click.testing import Result

    from tests.archive.exports.conftest import Exported


def export(found: Exported, into: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words, "--into", str(into), "--archive", str(found.root)])


def test_the_command_offers_every_format() -> None:
    assert [one.value for one in Export] == list(FORMATS)


def test_all_formats_are_written_by_default_and_again_changes_nothing(hostile: Exported, tmp_path: Path) -> None:
    run = export(hostile, tmp_path, "--format", "json")
    assert run.exit_code == 0, run.output
    rows = json.loads(run.stdout)
    assert [row["export"] for row in rows] == list(FORMATS)
    for row in rows:
        files = [path for path in Path(row["folder"]).rglob("*") if path.is_file()]
        assert (len(files), sum(path.stat().st_size for path in files)) == (row["files"], row["bytes"])
    assert "snapshot 2, which knows what was published until 2024-04-11 13:00:00 UTC" in run.stderr
    again = json.loads(export(hostile, tmp_path, "--format", "json").stdout)
    assert {(row["changed"], row["removed"]) for row in again} == {(0, 0)}


def test_formats_and_tables_can_be_chosen(hostile: Exported, tmp_path: Path) -> None:
    run = export(hostile, tmp_path, "jsonl", "csv", "--table", "draws", "--table", "pool")
    assert run.exit_code == 0, run.output
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == ["csv", "jsonl"]
    assert sorted(path.stem for path in (tmp_path / "csv").glob("*.csv")) == ["draws", "pool"]


def test_a_choice_of_tables_without_formats_means_those_that_hold_tables(hostile: Exported, tmp_path: Path) -> None:
    run = export(hostile, tmp_path, "--table", "pool", "--format", "jsonl")
    assert [json.loads(line)["export"] for line in run.stdout.splitlines()] == list(TABLE_FORMATS)


def test_a_smaller_export_removes_what_the_larger_one_wrote(hostile: Exported, tmp_path: Path) -> None:
    export(hostile, tmp_path, "jsonl")
    export(hostile, tmp_path, "jsonl", "--table", "draws")
    assert [path.name for path in sorted((tmp_path / "jsonl").glob("*.jsonl"))] == ["draws.jsonl"]


@pytest.mark.parametrize("words", [("--version", "1"), ("--as-of", "2024-04-11T12:30Z")])
def test_an_earlier_snapshot_can_be_exported(hostile: Exported, tmp_path: Path, words: tuple[str, str]) -> None:
    run = export(hostile, tmp_path, "parquet", *words)
    assert run.exit_code == 0, run.output
    assert "snapshot 1," in run.stderr
    assert (
        read(tmp_path / "parquet")["draw_id"].tolist() == archive.load(root=hostile.root, version=1)["draw_id"].tolist()
    )


def test_the_address_of_the_export_is_in_the_feed(hostile: Exported, tmp_path: Path) -> None:
    export(hostile, tmp_path, "atom", "--base-url", "https://example.org/ee/")
    assert b'href="https://example.org/ee/atom/changes.atom"' in (tmp_path / "atom" / "changes.atom").read_bytes()


WRONG = {
    "an unknown format": (("xml",), "xml"),
    "an unknown table": (("csv", "--table", "rounds"), "no table 'rounds'; there are draws, pool"),
    "tables of the feed": (("atom", "api", "--table", "draws"), "api and atom always hold the same tables"),
    "an address that is none": (("atom", "--base-url", "example.org"), "give one such as https://example.org/draws"),
    "a version that there is not": (("csv", "--version", "9"), "no version 9: it has versions 1 to 2"),
    "two ways to name a snapshot": (("csv", "--version", "1", "--as-of", "2024-04-11"), "version or as_of, not both"),
    "a moment without a zone": (("csv", "--as-of", "2024-04-11T12:00"), "has no time zone"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_meant_writes_nothing_and_says_why(hostile: Exported, tmp_path: Path, name: str) -> None:
    words, message = WRONG[name]
    run = export(hostile, tmp_path, *words)
    told = run.output + str(run.exception or "")
    assert run.exit_code != 0
    assert message in " ".join(told.split())
    assert not list(tmp_path.iterdir())


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["export", "--archive", str(tmp_path / "none"), "--into", str(tmp_path / "out")])
    assert "fill it with `draws crawl` or `draws ingest`" in str(run.exception)
    assert not (tmp_path / "out").exists()
