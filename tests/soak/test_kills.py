"""`draws ingest` and `draws crawl` killed at random moments: nothing acknowledged is lost, the next run simply works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scraper.sample_web import SampleWeb
from tests.soak.small import ROOT, draws, saved_feeds

SEED = 5

if sys.platform != "linux":
    pytest.skip("the killer needs Linux: it adopts the children of what it kills", allow_module_level=True)


def kill(kind: str, template: Path, folder: Path, count: int, *rest: object) -> None:
    """Run the killer until it has killed that many runs before they were done."""
    folder.mkdir()
    words = ["-m", "tests.soak.killing", kind, str(template), str(folder), str(SEED), str(count), *map(str, rest)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {SEED}\n{done.stdout}\n{done.stderr[-4000:]}"
    print(done.stdout)
    assert done.stdout.startswith(f"{count} {kind}s killed, ")


def kill_ingests(folder: Path, count: int) -> None:
    files = saved_feeds(folder / "saved", 20, 5)
    assert draws("ingest", files[0], "--archive", folder / "template").returncode == 0
    kill("ingest", folder / "template", folder / "copies", count, *files)


def kill_crawls(folder: Path, count: int, *sources: str) -> None:
    with SampleWeb("30") as web:
        listed = folder / "sources.toml"
        listed.write_text(web.sources_toml())
        first = draws("crawl", "--sources", listed, *sources, "--archive", folder / "template")
        assert first.returncode == 0, first.stderr
        web.publish_next()
        kill("crawl", folder / "template", folder / "copies", count, listed, *sources)


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
