"""Four writers at once, on the store and through `draws ingest`: none lost, none doubled, the history linear."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

import archive
from archive import crawls, snapshots
from archive.snapshots import manifests, read_table
from archive.store import open_store
from pipelines import health
from tests.soak.small import ROOT, draws, ingest, saved_feeds


@pytest.mark.soak
def test_200_commits_by_four_writers(tmp_path: Path) -> None:
    def write(name: str) -> subprocess.CompletedProcess[str]:
        words = ["-m", "tests.archive.child", "write", str(tmp_path / "archive"), name, "50"]
        return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(write, "abcd"))
    assert [process.returncode for process in done] == [0, 0, 0, 0], done
    store = open_store(tmp_path / "archive")
    chain = manifests(store)
    assert [one.version for one in chain] == list(range(1, 201))
    wanted = sorted(f"{name}{count}" for name in "abcd" for count in range(50))
    assert sorted(read_table(store, chain[-1], "draws")["draw_id"].to_pylist()) == wanted
    assert sorted(read_table(store, chain[-1], "observations")["subject"].to_pylist()) == wanted
    assert health.problems(store) == []


def ingest_at_once(folder: Path, each: int) -> None:
    """Every writer takes in every fourth capture, so that each is late for what the others have committed meanwhile."""
    files = saved_feeds(folder / "saved", 20, 4 * each)
    ingest(folder / "alone", files)
    root = folder / "archive"
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda first: draws("ingest", *files[first::4], "--archive", root), range(4)))
    assert [one.returncode for one in done] == [0] * 4, [one.stderr for one in done]
    store = open_store(root)
    assert health.problems(store) == []
    chain = manifests(store)
    assert [one.version for one in chain] == list(range(1, len(chain) + 1))
    assert all(one.parent == before.sha256 for before, one in pairwise(chain))
    ids = read_table(store, chain[-1], "observations", ["observation_id"])["observation_id"].to_pylist()
    assert not [one for one, count in Counter(ids).items() if count > 1]
    told = crawls.captures(store).to_pylist()
    assert len(told) == len(files)
    assert {row["outcome"] for row in told} <= {"read", "unchanged"}
    assert sorted(version for record in crawls.crawl_records(store) for version in record.versions) == [
        one.version for one in chain
    ]
    assert archive.load(root=root).equals(archive.load(root=folder / "alone"))
    assert snapshots.head(store) == chain[-1]


def test_four_ingests_at_once(tmp_path: Path) -> None:
    ingest_at_once(tmp_path, 2)


@pytest.mark.soak
def test_four_ingests_of_fifty_captures(tmp_path: Path) -> None:
    ingest_at_once(tmp_path, 50)
