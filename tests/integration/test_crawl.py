"""A real crawl of the embedded sample web: Scrapy over HTTP, captures, commits, and what a second crawl asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive
from scraper.sample_web import SampleWeb

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


def run(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | (env or {})
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    with SampleWeb() as served:
        yield served


def test_a_new_draw_is_caught_by_the_second_crawl(web: SampleWeb, tmp_path: Path) -> None:
    sources, root = tmp_path / "sources.toml", tmp_path / "archive"
    sources.write_text(web.sources_toml())
    words = (
        "-m",
        "pipelines",
        "crawl",
        "ircc-feed-en",
        "ircc-feed-fr",
        "--sources",
        str(sources),
        "--archive",
        str(root),
    )
    first = run(*words, env=NOWHERE)  # a proxy in the environment does not disturb a crawl of this machine
    assert first.returncode == 0, first.stderr
    assert len(archive.load(root=root)) == 388
    second = run(*words)
    assert second.returncode == 0
    assert "0 snapshots, 2 unchanged" in second.stderr
    web.publish_next()
    third = run(*words)
    assert third.returncode == 0, third.stderr
    draws = archive.load(root=root)
    assert draws.draw_id.iloc[-1] == "388"
    assert draws.sources.iloc[-1] == ["ircc-feed-en", "ircc-feed-fr"]
    assert run("-m", "pipelines", "verify", "--archive", str(root)).returncode == 0


def test_scrapy_crawl_exports_one_typed_line_a_draw(web: SampleWeb, tmp_path: Path) -> None:
    sources, out = tmp_path / "sources.toml", tmp_path / "draws.jsonl"
    sources.write_text(web.sources_toml())
    env = {"DRAWS_ARCHIVE": str(tmp_path / "archive")}
    words = (
        "-m",
        "scrapy",
        "crawl",
        "ircc",
        "-a",
        "sources=ircc-feed-en",
        "-s",
        f"DRAWS_SOURCES={sources}",
        "-O",
        str(out),
    )
    done = run(*words, env=env)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 388
    assert (lines[0]["draw_number"], lines[0]["crs_cutoff"], lines[0]["source"]) == ("387", 515, "ircc-feed-en")
    assert not (tmp_path / "archive" / "snapshots").exists(), "a plain crawl commits nothing"
    taken = run("-m", "pipelines", "crawl", "ircc-feed-fr", "--sources", str(sources), env=env)
    assert taken.returncode == 0, taken.stderr
    assert archive.load(root=tmp_path / "archive").sources.iloc[-1] == ["ircc-feed-en", "ircc-feed-fr"]


def test_a_source_that_does_not_answer_is_told_and_the_rest_goes_on(web: SampleWeb, tmp_path: Path) -> None:
    sources, root = tmp_path / "sources.toml", tmp_path / "archive"
    gone = web.sources_toml().replace("ee_rounds_123_fr.json", "gone.json")
    sources.write_text(gone)
    done = run(
        "-m", "pipelines", "crawl", "ircc-feed-en", "ircc-feed-fr", "--sources", str(sources), "--archive", str(root)
    )
    assert done.returncode == 3, done.stderr
    assert "ircc-feed-fr" in done.stderr
    assert "404" in done.stderr
    assert len(archive.load(root=root)) == 388


def test_one_crawl_at_a_time(tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "archive").mkdir()
    with FileLock(tmp_path / "archive" / ".crawl.lock"):
        done = run("-m", "pipelines", "crawl", "ircc-feed-en", "--archive", str(tmp_path / "archive"))
    assert (done.returncode, "another `draws crawl`" in done.stderr) == (6, True)


def test_scrapy_lists_its_spiders() -> None:
    assert "ircc" in run("-m", "scrapy", "list").stdout.split()


def test_news_report_a_draw_before_ircc_confirms_it(web: SampleWeb, tmp_path: Path) -> None:
    sources, root = tmp_path / "sources.toml", tmp_path / "archive"
    sources.write_text(web.sources_toml())
    words = ("-m", "pipelines", "crawl", "--sources", str(sources), "--archive", str(root))
    assert run(*words).returncode == 0
    web.publish_news_first()
    second = run(*words)
    assert second.returncode == 0, second.stderr
    reported = archive.load(root=root).iloc[-1]
    # Crawled more than 14 days after its date, while IRCC's feed, fetched since, does not know it.
    assert (reported.draw_id, reported.status) == ("reported-2025-12-17-french", "unconfirmed")
    assert (reported.invitations, reported.crs_cutoff) == (6000, 399)
    web.publish_next()
    assert run(*words).returncode == 0
    confirmed = archive.load(root=root).iloc[-1]
    assert (confirmed.draw_id, confirmed.reported_as) == ("388", "reported-2025-12-17-french")
    kinds = archive.load("changes", root=root).query("draw_id == '388' or draw_id == 'reported-2025-12-17-french'")
    assert list(kinds.kind).count("confirmed") == 1, "a confirmed draw is announced once"
    assert "new" not in set(kinds.kind), "and never as a new one"
    assert kinds[kinds.kind == "corrected"].before.isna().all(), "what IRCC adds is no correction of a figure"
