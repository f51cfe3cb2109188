"""The edges of the commands: closed pipes, full disks, files for folders, other encodings, Ctrl-C, and the version."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.snapshots import commit
from archive.store import open_store
from tests.archive.made import NOON, content, draw, pool

DRAWS = [sys.executable, "-m", "pipelines"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("edges") / "archive"
    made = content(draw("262"), draw("292", category_name="Général 文"), pool=pool("292"))
    assert commit(open_store(place), None, made, created_at=NOON, observed_until=NOON)
    return place


def draws(root: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"DRAWS_ARCHIVE": str(root)} | more
    return subprocess.run([*DRAWS, *words], capture_output=True, env=environment, cwd=ROOT, check=False)


@pytest.mark.parametrize(
    "words", [("log",), ("log", "--format", "csv"), ("log", "--format", "jsonl"), ("show",), ("diff", "--exit-code")]
)
def test_a_reader_that_has_enough_is_no_difference_and_no_failure(root: Path, words: tuple[str, ...]) -> None:
    here, there = os.pipe()
    os.close(here)
    environment = os.environ | {"DRAWS_ARCHIVE": str(root)}
    ran = subprocess.run([*DRAWS, *words], stdout=there, stderr=subprocess.PIPE, env=environment, cwd=ROOT, check=False)
    os.close(there)
    assert ran.returncode == (1 if "--exit-code" in words else 0), ran.stderr
    assert b"Broken pipe" not in ran.stderr


def test_a_full_disk_under_the_output_is_not_laid_at_the_archives_door(root: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        environment = os.environ | {"DRAWS_ARCHIVE": str(root)}
        ran = subprocess.run(
            [*DRAWS, "log"], stdout=full, stderr=subprocess.PIPE, env=environment, cwd=ROOT, check=False
        )
    assert (ran.returncode, b"send the output elsewhere" in ran.stderr) == (70, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "csv", "--into", "README.md"), "a file stands where a folder must be"),
        (("export", "--format", "csv"), "for files say `draws export csv`"),
        (("totals", "--by", "year,nonsense"), "cannot total by 'year,nonsense'; give one or more of"),
        (("demo", "--into", "README.md/x"), "a file stands where a folder must be"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(root: Path, words: tuple[str, ...], told: str) -> None:
    ran = draws(root, *words)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert told in ran.stderr.decode()


def test_an_output_of_ascii_shows_what_it_can_and_json_stays_json(root: Path) -> None:
    shown = draws(root, "show", PYTHONIOENCODING="ascii")
    assert shown.returncode == 0, shown.stderr
    assert rb"G\xe9n\xe9ral \u6587" in shown.stdout
    (row,) = json.loads(draws(root, "show", "--format", "json", PYTHONIOENCODING="ascii").stdout)
    assert row["category_name"] == "Général 文"
    assert "Général 文".encode() in draws(root, "show", "--format", "json", PYTHONIOENCODING="utf-8").stdout


def test_truth_values_are_written_as_the_exports_write_them(root: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(draws(root, "log", "--format", "csv").stdout.decode()))
    assert row["late"] == "false"


def test_ctrl_c_is_told() -> None:
    code = (
        "import os, signal, sys, pipelines.commands as one; from pipelines.commands import history\n"
        "one.history.head_of = lambda store: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['draws', 'log']; one.main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (ran.returncode, ran.stdout) == (128 + signal.SIGINT, "")
    assert "draws: stopped; what was committed stays" in ran.stderr


def test_the_version_is_told(root: Path) -> None:
    from importlib.metadata import version

    assert draws(root, "--version").stdout.decode() == f"draws {version('express-entry-draws')}\n"
