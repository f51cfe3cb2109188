"""`draws ingest` and `draws crawl` killed at random moments: nothing acknowledged is lost, the next run simply works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.sample_web import SampleWeb
from tests.soak.small import ROOT, draws, saved_feeds

SEED = 5

if sys.platform != "linux":
    pytest.skip("the killer needs Linux: it adopts the children of what it kills", allow_module_level=True)


def killed(kind: str, template: Path, folder: Path, count: int, *rest: object) -> int:
    """Run the killer; gives how many runs died before they were done."""
    folder.mkdir()
    words = ["-m", "tests.soak.killing", kind, str(template), str(folder), str(SEED), str(count), *map(str, rest)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {SEED}\n{done.stdout}\n{done.stderr[-4000:]}"
    print(done.stdout)
    found = re.match(rf"(\d+) {kind}s killed, (\d+) done before", done.stdout)
    assert found
    assert int(found[1]) + int(found[2]) == count
    return int(found[1])


def kill_ingests(folder: Path, count: int) -> None:
    files = saved_feeds(folder / "saved", 20, 5)
    assert draws("ingest", files[0], "--archive", folder / "template").returncode == 0
    assert killed("ingest", folder / "template", folder / "copies", count, *files) >= count // 2


def kill_crawls(folder: Path, count: int, *sources: str) -> None:
    with SampleWeb("30") as web:
        listed = folder / "sources.toml"
        listed.write_text(web.sources_toml())
        first = draws("crawl", "--sources", listed, *sources, "--archive", folder / "template")
        assert first.returncode == 0, first.stderr
        web.publish_next()
        assert killed("crawl", folder / "template", folder / "copies", count, listed, *sources) >= count // 2


def test_an_ingest_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    kill_ingests(tmp_path, 5)


def test_a_crawl_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    kill_crawls(tmp_path, 2, "ircc-feed-en")


@pytest.mark.soak
def test_200_ingests_killed(tmp_path: Path) -> None:
    kill_ingests(tmp_path, 200)


@pytest.mark.soak
def test_100_crawls_killed(tmp_path: Path) -> None:
    kill_crawls(tmp_path, 100, "ircc-feed-en", "ircc-feed-fr", "maple-en")
