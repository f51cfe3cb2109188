"""The five seeds, taken in as a person would: with the day of publication and an address where the seeds' list has them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FETCHED = {
    "canadim-draw-254.txt": ("canadim", "2023-07-06T12:00:00Z"),
    "asif-stem-draw.txt": ("asifconsulting", "2024-04-20T00:00:00Z"),
    "novus-stem-draw.txt": ("novus", "2024-04-21T00:00:00Z"),
    "moving2canada-stem-draws.txt": ("moving2canada", "2024-04-22T00:00:00Z"),
    "canadim-draw-293.txt": ("canadim", "2024-04-25T00:00:00Z"),
}
"""For each seed its source, and when it could have been fetched: after what it tells."""


def expected(shared: Path) -> dict[str, dict[str, Any]]:
    """What must come out of each seed."""
    found: dict[str, dict[str, Any]] = json.loads((shared / "seeds" / "expected.json").read_bytes())
    return found


def ingest_seeds(shared: Path, root: Path, names: tuple[str, ...] = tuple(FETCHED)) -> None:
    """Take the seeds into an archive, each in a run of its own."""
    for name in names:
        source, fetched_at = FETCHED[name]
        told = expected(shared)[name]
        words = ["--source", source, "--fetched-at", fetched_at]
        for option in ("url", "published"):
            words += [f"--{option}", told[option]] if told[option] else []
        run = subprocess.run(
            [sys.executable, "-m", "pipelines", "ingest", str(shared / "seeds" / name), *words, "--archive", str(root)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
