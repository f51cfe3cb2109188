"""Processes that are killed while they write, and processes that write at once: nothing is lost, doubled or half there."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from archive import crawls
from archive.snapshots import commit, head, manifests, read_table
from archive.store import open_store
from archive.verify import verify
from tests.archive.child import second
from tests.archive.made import NOON, at, content, draw

ROOT = Path(__file__).resolve().parents[2]


def run(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.archive.child", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def copies_killed(program: str, template: Path, folder: Path, most: int) -> list[Path]:
    """Run the program on copies of an archive, each killed at another step of it, and one not at all."""
    folder.mkdir()
    done = run("killed", program, template, folder, most)
    assert done.returncode == 0, done.stderr
    steps = done.stdout.split()
    assert len(steps) >= min(most, 10)
    return [folder / step for step in (*steps, "whole")]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    root = tmp_path / "first"
    commit(open_store(root), None, content(draw("292")), created_at=NOON, observed_until=NOON)
    return root


def check_commits(first: Path, folder: Path, most: int) -> None:
    seen = set()
    for root in copies_killed("commit", first, folder, most):
        store = open_store(root)
        newest = head(store)
        assert newest is not None
        seen.add(newest.version)
        assert verify(store) == []
        draws = read_table(store, newest, "draws")["draw_id"].to_pylist()
        assert (newest.version, draws) in [(1, ["292"]), (2, ["292", "293"])]
        assert not [path for path in store.list() if ".tmp" in path]
        if newest.version == 1:
            newest = commit(store, newest, second(), created_at=NOON, observed_until=NOON + timedelta(hours=1))
        else:
            done = second()
            again = type(done)(draws=done.draws, pool=done.pool, evidence=done.evidence)
            assert commit(store, newest, again, created_at=NOON, observed_until=NOON) is None
        assert newest is not None
        assert newest.version == 2
        assert verify(store) == []
        assert pq.ParquetFile(root / "latest/draws.parquet").read()["draw_id"].to_pylist() == ["292", "293"]
        assert pq.ParquetFile(root / "latest/observations.parquet").read().num_rows == 2
    assert seen == {1, 2}


def test_a_commit_killed_at_any_step_is_all_there_or_not_at_all(first: Path, tmp_path: Path) -> None:
    check_commits(first, tmp_path / "copies", 14)


@pytest.mark.soak
def test_a_commit_killed_at_every_step(first: Path, tmp_path: Path) -> None:
    check_commits(first, tmp_path / "copies", 10_000)


def test_a_fold_killed_at_any_step_counts_every_crawl_once(tmp_path: Path) -> None:
    template = tmp_path / "template"
    store = open_store(template)
    for hour in range(4):
        started = at(f"2024-04-{10 + hour % 2}T0{hour}:00:00")
        crawls.record(store, crawls.CrawlRecord(f"crawl-{hour}", "crawl", started, started))
    expected = crawls.crawl_records(store)
    for root in copies_killed("fold", template, tmp_path / "copies", 12):
        store = open_store(root)
        assert crawls.crawl_records(store) == expected
        assert verify(store) == []
        crawls.fold(store, at("2024-04-12T00:00:00").date())
        assert crawls.crawl_records(store) == expected
        assert [path.endswith(".parquet") for path in store.list(crawls.FOLDER)] == [True, True]


def test_four_writers_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda name: run("write", root, name, 5), "abcd"))
    assert [process.returncode for process in done] == [0, 0, 0, 0], done
    store = open_store(root)
    chain = manifests(store)
    assert [one.version for one in chain] == list(range(1, 21))
    wanted = sorted(f"{name}{count}" for name in "abcd" for count in range(5))
    assert read_table(store, chain[-1], "draws")["draw_id"].to_pylist() == wanted
    assert sorted(read_table(store, chain[-1], "observations")["subject"].to_pylist()) == wanted
    assert sorted(read_table(store, chain[-1], "changes")["draw_id"].to_pylist()) == wanted
    assert read_table(store, chain[-1], "history")["draws"].to_pylist() == list(range(1, 21))
    assert verify(store) == []
    assert pq.ParquetFile(root / "latest/draws.parquet").read()["draw_id"].to_pylist() == wanted
