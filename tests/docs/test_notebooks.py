"""The notebooks run on real captures, give what they show, and stay small."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat

from tools import notebooks

ROOT = Path(__file__).resolve().parents[2]


def test_they_run_and_their_outputs_are_those_committed(corrected: Path) -> None:
    """Made anew with: python tools/notebooks.py --write ARCHIVE."""
    told = []
    for path in notebooks.paths():
        run = notebooks.run(path, corrected)
        assert notebooks.words(run) == notebooks.words(nbformat.read(path, as_version=4)), path.name
        told += notebooks.words(run)
    assert told.count("picture") >= 5
    text = "\n".join(told)
    # IRCC's corrections, as the design tells them.
    assert "as of 2024-05-01: 292 draws known; draw 262 was tied at August 01, 2023 12:59:52 UTC" in text
    assert "draw 262 was tied at July 04, 2023 19:36:18 UTC" in text
    assert "draw 227: withdrawn by 2025-07-10; the total that is kept is 239,631" in text
    assert all(f"draw {number}: withdrawn by 2025-07-10" in text for number in (223, 224, 226))


def test_they_are_small_and_quiet() -> None:
    assert len(notebooks.paths()) == 3
    for path in notebooks.paths():
        assert path.stat().st_size < 150_000, path.name
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
        assert all(cell.metadata.get("alt") for cell in book.cells if "image/png" in str(cell.get("outputs"))), (
            path.name
        )
        assert not [one for cell in book.cells for one in cell.get("outputs", ()) if one.get("name") == "stderr"]


def test_without_an_archive_they_say_what_to_do(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from common import find_archive; find_archive()"],
        capture_output=True,
        text=True,
        cwd=ROOT / "notebooks",
        env=os.environ | {"DRAWS_ARCHIVE": str(tmp_path)},
        check=False,
    )
    assert run.returncode == 1
    assert f"the archive at {tmp_path} is empty" in run.stderr
    assert "draws crawl" in run.stderr
    assert "Traceback" not in run.stderr
