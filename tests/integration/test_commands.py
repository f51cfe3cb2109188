"""The commands as a person or a script uses them, on the real captures."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def draws(*words: str, root: Path | None = None, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the console script in a process of its own."""
    place = {"DRAWS_ARCHIVE": str(root)} if root else {}
    environment = os.environ | place | (env or {})
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *words],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )


@pytest.fixture(scope="session")
def small(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four captures."""
    place = tmp_path_factory.mktemp("small") / "archive"
    names = ("2025-12-11T232046Z", "2025-12-15T232141Z", "2025-12-16T232033Z", "2025-12-17T232058Z")
    run = draws("ingest", *(str(shared / "feed" / f"{name}.json") for name in names), root=place)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    assert "4 captures: 4 snapshots (1 to 4)" in run.stderr
    return place


def test_diff_as_json_is_a_list_of_changes_and_nothing_else(small: Path) -> None:
    run = draws("diff", "2", "4", "--format", "json", root=small)
    assert run.returncode == 0
    assert run.stderr == ""
    changes = json.loads(run.stdout)
    assert [(one["draw_id"], one["kind"], one["field"], one["before"]) for one in changes] == [
        ("387", "new", None, None),
        ("388", "new", None, None),
    ]
    assert changes[1]["after"]["crs_cutoff"] == 399


def test_diff_is_between_the_last_two_by_default_and_its_exit_code_tells(small: Path) -> None:
    assert draws("diff", "--exit-code", root=small).returncode == 1
    assert draws("diff", "3", "3", "--exit-code", root=small).returncode == 0
    run = draws("diff", "--format", "csv", root=small)
    assert [row["draw_id"] for row in csv.DictReader(io.StringIO(run.stdout))] == ["388"]


def test_log_and_show(small: Path) -> None:
    log = draws("log", "--format", "jsonl", root=small)
    assert [json.loads(line)["summary"] for line in log.stdout.splitlines()][1:] == ["new 386", "new 387", "new 388"]
    (shown,) = json.loads(draws("show", "latest", "--format", "json", root=small).stdout)
    assert (shown["draw_id"], shown["tie_break_at"]) == ("388", "2025-08-24T23:43:05Z")
    assert len(shown["pool"]) == 18
    assert "91b" in draws("show", "91b", root=small).stdout
    assert draws("show", "latest", "--version", "2", root=small).stdout.count("386") >= 1


def test_why_names_the_source_the_words_and_the_rule(small: Path) -> None:
    run = draws("why", "388", "tie_break_at", "--format", "json", root=small)
    (row,) = json.loads(run.stdout)
    assert row["published_text"] == "August 24, 2025 at 23:43:05 UTC"
    assert (row["source"], row["rule"], row["chosen"]) == ("ircc-feed-en", "number", True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "999"), "the archive has no draw '999'"),
        (("show", "91"), "the archive has no draw '91'; did you mean 91a, 91b?"),
        (("show", "388", "--version", "0"), "has no version 0: it has versions 1 to 4"),
        (("why", "999"), "the archive has no draw '999'"),
        (("diff", "1", "x"), "'x' is no snapshot"),
        (("why", "388", "nonsense"), "nothing was ever said of 'nonsense'"),
        (("ingest",), "name the files to take in"),
        (("ingest", "absent.json"), "absent.json is not a file"),
        (("ingest", "README.md"), "when was it fetched?"),
        (("ingest", "README.md", "--fetched-at", "2025-01-01T00:00:00Z"), "which source is it from?"),
        (("ingest", "README.md", "--source", "nobody"), "no source is named 'nobody'"),
        (("ingest", "--accept", "ffff"), "no capture has a digest"),
        (("crawl", "nobody"), "no source is named 'nobody'"),
        (("rebuild", "--into", "SAME"), "holds an archive already"),
        (("demo", "--into", "SAME"), "is there already, and a demo mixes with no other data"),
        (("demo", "--into", "README.md"), "give --into a new folder"),
    ],
)
def test_usage_errors_say_what_to_do(small: Path, words: tuple[str, ...], message: str) -> None:
    run = draws(*(str(small) if word == "SAME" else word for word in words), root=small)
    assert run.returncode == 2, run.stderr
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_a_demo_touches_no_folder_that_holds_something(tmp_path: Path) -> None:
    """An archive that only grows would keep the sample's draws for good."""
    (tmp_path / "archive" / "snapshots").mkdir(parents=True)
    (tmp_path / "sources.toml").write_text("mine")
    assert draws("demo", "--into", str(tmp_path)).returncode == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["archive", "snapshots", "sources.toml"]
    assert (tmp_path / "sources.toml").read_text() == "mine"


def test_no_archive_yet_is_told(tmp_path: Path) -> None:
    run = draws("log", root=tmp_path / "none")
    assert (run.returncode, "there is no archive" in run.stderr) == (2, True)


def test_a_refused_capture_is_kept_and_can_be_accepted_for_good(shared: Path, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    page = json.loads((shared / "feed" / "2025-12-17T232058Z.json").read_bytes())
    whole, half = tmp_path / "2025-12-17T000000Z.json", tmp_path / "2025-12-18T000000Z.json"
    whole.write_text(json.dumps(page))
    half.write_text(json.dumps({"rounds": page["rounds"][:200]}))
    run = draws("ingest", str(whole), str(half), root=root)
    assert run.returncode == 4
    assert "the page lists 200 rounds, 389 were listed before" in run.stderr
    digest = run.stderr.split("--accept ")[1].split()[0]
    assert draws("ingest", "--accept", digest, root=root).returncode == 0
    assert len(json.loads(draws("log", "--format", "json", root=root).stdout)) == 2
    assert (
        len(json.loads(draws("issues", "--kind", "missing-from-source", "--format", "json", root=root).stdout)) == 189
    )
    again = draws("ingest", str(half), root=root)
    assert (again.returncode, "1 unchanged" in again.stderr) == (0, True)


def test_rebuilding_twice_gives_the_same_bytes_and_the_same_draws(small: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert draws("rebuild", "--into", str(tmp_path / name), root=small).returncode == 0
    files = {
        name: {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    }
    assert files["one"] == files["two"]
    run = draws("diff", "--between", str(small), str(tmp_path / "one"), "--format", "json", root=small)
    assert json.loads(run.stdout) == []


def test_verify_names_the_file_that_is_damaged(small: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(small, copy)
    assert draws("verify", root=copy).returncode == 0
    victim = next((copy / "tables" / "draws").glob("*.parquet"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(bytes(data))
    run = draws("verify", "--format", "json", root=copy)
    assert run.returncode == 5
    assert [row["path"] for row in json.loads(run.stdout)] == [victim.relative_to(copy).as_posix()]


def test_a_french_feed_is_told_by_what_it_says(shared: Path, tmp_path: Path) -> None:
    from scraper.sample_web.rounds import all_rounds, french_feed

    saved = tmp_path / "2025-12-18T000000Z.json"
    saved.write_bytes(french_feed(all_rounds()))
    english = shared / "feed" / "2025-12-17T232058Z.json"
    root = tmp_path / "archive"
    assert draws("ingest", str(english), str(saved), root=root).returncode == 0
    (shown,) = json.loads(draws("show", "293", "--format", "json", root=root).stdout)
    assert shown["sources"] == ["ircc-feed-en", "ircc-feed-fr"]
    assert shown["category_name"] == "STEM occupations (Version 1)"
    assert json.loads(draws("issues", "--kind", "disagreement", "--format", "json", root=root).stdout) == []
