"""The built wheel, installed in a bare environment and tried from another folder: what is not packed is not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = {"scraper", "pipelines", "archive"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the files that git tracks, so that a left-over of this checkout cannot help."""
    place = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        target = place / "source" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            target.write_bytes((ROOT / name).read_bytes())
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(place), str(place / "source")]  # fmt: skip
    subprocess.run([sys.executable, "-m", "pip", *words], check=True, capture_output=True, cwd=place)
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, and its dependencies lent from this one (without its editable install)."""
    place = tmp_path_factory.mktemp("bare")
    venv.create(place / "env", with_pip=False)
    python = place / "env" / "bin" / "python"
    words = ["--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True, capture_output=True, cwd=place)
    paths = {"base": str(place / "env"), "platbase": str(place / "env")}
    lent = Path(sysconfig.get_path("purelib", vars=paths)) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n")
    return place


def test_exactly_our_packages_with_all_their_data_are_packed(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == PACKAGES
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(listed.split()) <= names


def test_the_wheel_works_from_another_folder(bare: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "DRAWS_ARCHIVE"}}

    def draws(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(bare / "env" / "bin" / "draws"), *words]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)

    page = tmp_path / "page.txt"
    page.write_text("Express Entry draw #293 of April 11, 2024\nInvitations issued: 4,500\nMinimum CRS: 491\n")
    done = draws("extract", str(page), "--format", "jsonl")
    assert (done.returncode, json.loads(done.stdout)["crs_cutoff"]) == (0, 491), done.stderr
    shown = draws("demo", "--into", str(tmp_path / "demo"))
    assert shown.returncode == 0, shown.stderr
    assert "388" in shown.stdout
    probe = "import archive, json; print(json.dumps([len(archive.load(root='demo/archive')), archive.__file__]))"
    python = str(bare / "env" / "bin" / "python")
    told = subprocess.run([python, "-c", probe], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True)  # fmt: skip
    count, place = json.loads(told.stdout)
    assert count == 389
    assert str(bare) in place
