"""Small real input for the faults: IRCC's oldest rounds as feeds that grow by one, and ways to run `draws`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scraper.sample_web.rounds import all_rounds, english_feed

ROOT = Path(__file__).resolve().parents[2]


def feed(count: int) -> bytes:
    """The feed as it was when only the oldest rounds were out."""
    return english_feed(all_rounds()[-count:])


def saved_feeds(folder: Path, first: int, count: int) -> list[Path]:
    """Files with a stamp in their names, an hour apart, each with a round more: each makes a snapshot."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for index in range(count):
        day, hour = divmod(first + index, 24)
        path = folder / f"2015-12-{day + 1:02}T{hour:02}0000Z.json"
        path.write_bytes(feed(first + index))
        made.append(path)
    return made


def draws(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "pipelines", *map(str, words)]
    env = os.environ | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)
