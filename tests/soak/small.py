"""Small real input for the faults: IRCC's oldest rounds as feeds that grow by one, and ways to run `draws`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from archive.store import open_store
from pipelines import runs
from pipelines.commands import app
from pipelines.commands.ingesting import stamp
from pipelines.shelf import Shelf
from scraper.items import Capture
from scraper.sample_web.rounds import all_rounds, english_feed
from scraper.sources import load_sources

ROOT = Path(__file__).resolve().parents[2]
KNOWN = {source.id: source for source in load_sources(None)}
FEED = KNOWN["ircc-feed-en"]


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


def draws_here(*words: object) -> Result:
    """Run the command in this process, which is quicker; unexpected errors are raised."""
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def captures_of(files: list[Path]) -> list[Capture]:
    """Saved feeds as captures."""
    return [Capture(FEED.urls[0], FEED.id, stamp(path.name) or runs.clock(), path.read_bytes()) for path in files]


def ingest(root: Path, files: list[Path]) -> str:
    """What `draws ingest` does, in this process; gives the path of its WARC file."""
    return take_in(root, captures_of(files))


def take_in(root: Path | str, captures: list[Capture]) -> str:
    """Take captures in as one run, with a WARC file and a crawl record of its own."""
    shelf, started = Shelf(open_store(root), KNOWN), runs.clock()
    run = runs.Run(runs.new_id(started))
    warc = shelf.write(run.crawl_id, captures)
    runs.take_in(shelf, warc, run, kind="ingest", started_at=started)
    return warc
