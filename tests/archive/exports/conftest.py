"""Two archives to export: one of real captures, one whose texts are as hostile as a page could make them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.exports import FORMATS, make
from archive.exports.snapshot import read_snapshot
from archive.exports.writing import write
from archive.snapshots import commit, head
from archive.store import open_store
from tests.archive.exports.hostile import first, second
from tests.archive.made import NOON

if TYPE_CHECKING:
    from archive.exports.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[3]
BASE_URL = "https://example.org/draws"
REPORT = """Express Entry draw for French speakers
Date of the round: December 17, 2025
Category: French language proficiency
Invitations issued: 6,000
Minimum CRS: 399
"""


@dataclass(frozen=True)
class Exported:
    """An archive and all its exports."""

    root: Path
    snapshot: Snapshot
    into: Path


def exported(root: Path, into: Path) -> Exported:
    store = open_store(root)
    newest = head(store)
    assert newest is not None
    snapshot = read_snapshot(store, newest)
    for name in FORMATS:
        write(open_store(into), name, make(name, snapshot, base_url=BASE_URL), snapshot.origin)
    return Exported(root, snapshot, into)


def ingest(root: Path, *words: str) -> None:
    command = [sys.executable, "-m", "pipelines", "ingest", *words, "--archive", str(root)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The feed of 2023 to 2025 with its corrections and withdrawals, two news pages, and a draw that only news report."""
    place = tmp_path_factory.mktemp("real")
    captures = sorted((shared / "feed").glob("*.json"))[:-1]  # the last one has #388, which is reported here
    some = [
        path
        for at, path in enumerate(captures)
        if at % 12 == 0 or at >= len(captures) - 3 or path.name.startswith("2024")
    ]
    ingest(place / "archive", *map(str, some))
    pages = [str(shared / "seeds" / name) for name in ("novus-stem-draw.txt", "canadim-draw-293.txt")]
    ingest(place / "archive", *pages, "--fetched-at", "2025-12-18T00:00Z", "--url", "https://www.canadim.com/news/stem")
    news = place / "2025-12-18T010000Z.txt"
    news.write_text(REPORT, encoding="utf-8")
    ingest(place / "archive", str(news), "--url", "https://www.cicnews.com/2025/12/french-draw.html")
    return exported(place / "archive", place / "out")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    place = tmp_path_factory.mktemp("hostile")
    store = open_store(place / "archive")
    moment = NOON + timedelta(microseconds=123_456)
    made = commit(store, None, first(), created_at=moment, observed_until=moment)
    commit(store, made, second(), created_at=moment, observed_until=moment + timedelta(hours=1))
    return exported(place / "archive", place / "out")


@pytest.fixture(params=["real", "hostile"])
def either(request: pytest.FixtureRequest) -> Exported:
    found: Exported = request.getfixturevalue(request.param)
    return found
