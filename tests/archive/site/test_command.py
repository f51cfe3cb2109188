"""`draws site` from a shell."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.archive.site import sample

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    sample.build(root)
    return root


def draws(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False
    )


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_site_is_written_and_said_where(archive: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    run = draws("site", first, "--archive", archive, "--now", "2024-05-20T12:00:00Z")
    assert (run.returncode, run.stdout) == (0, "")
    assert (first / "index.html").as_uri() in run.stderr
    draws("site", second, "--archive", archive, "--now", "2024-05-20T12:00:00Z")
    assert digests(first) == digests(second)
    assert len(digests(first)) > 30


def test_another_folder_is_not_touched(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    run = draws("site", tmp_path, "--archive", archive)
    assert run.returncode == 2
    assert "holds other files and no site" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--base-url", "example.org"], "is no address"),
        (["--archive", "/nowhere/at/all"], "there is no archive at /nowhere/at/all yet"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(archive: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    run = draws("site", tmp_path / "out", *(["--archive", archive] if "--archive" not in arguments else []), *arguments)
    assert run.returncode == 2
    assert words in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_second_build_of_the_same_folder_says_so(archive: Path, tmp_path: Path) -> None:
    with FileLock(tmp_path / ".out.lock"):
        run = draws("site", tmp_path / "out", "--archive", archive)
    assert run.returncode == 6
    assert "another build" in run.stderr
