"""`draws notify` from a shell: exit codes, what it prints, and what it never prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner

from archive import crawls
from archive.store import Store, open_store
from pipelines.commands import app, notifying
from scraper.sources import load_sources
from tests.notify.made import DRAWS, REPORT, hook, snapshot, told
from tests.notify.servers import Hook

ROOT = Path(__file__).resolve().parents[2]
SECRET = "s3cr3t-t0ken"


def draws(root: Path, *words: str, targets: Path | None = None) -> subprocess.CompletedProcess[str]:
    place = {"DRAWS_ARCHIVE": str(root), "TOKEN": SECRET}
    command = [sys.executable, "-m", "pipelines", "notify", "--targets", str(targets or root / "targets.toml"), *words]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | place, cwd=ROOT, check=False)


def quick(root: Path, *words: str, targets: Path | None = None) -> tuple[int, str, str]:
    """The same in this process, where no process of its own is needed to see it."""
    command = ["notify", "--archive", str(root), "--targets", str(targets or root / "targets.toml"), *words]
    run = CliRunner().invoke(app, command)
    return run.exit_code, run.stdout, run.stderr


def archive_of(folder: Path, text: str) -> Path:
    root = folder / "archive"
    snapshot(root, DRAWS["384"])
    (root / "targets.toml").write_text(text, encoding="utf-8")
    return root


def test_a_day_of_cron(tmp_path: Path) -> None:
    up = False
    with Hook(lambda got: 200 if up or "bad" not in got.path else 500) as web:
        root = archive_of(
            tmp_path,
            f'[[target]]\nname = "good"\nurl = "json://user:${{TOKEN}}@{web.host}/good"\nmax_age_days = 100000\n'
            f'[[target]]\nname = "bad"\nurl = "json://{web.host}/bad/${{TOKEN}}"\nmax_age_days = 100000\n'
            '[[target]]\nname = "unset"\nurl = "json://127.0.0.1:9/${NOT_SET_ANYWHERE}"\nmax_age_days = 100000\n',
        )
        first = draws(root)
        assert (first.returncode, first.stdout) == (3, "")
        assert "unset: nothing can be sent: the environment variable NOT_SET_ANYWHERE is not set" in first.stderr
        assert "good: begins at snapshot 1; what comes after it is told" in first.stderr
        snapshot(root, *DRAWS.values())
        dry = draws(root, "--dry-run", "--format", "json")
        assert dry.returncode == 3
        assert {row["outcome"] for row in json.loads(dry.stdout)} == {"would be sent"}
        assert web.got == []
        second = draws(root, "--format", "json")
        assert second.returncode == 3, second.stderr
        rows = json.loads(second.stdout)
        assert {(row["target"], row["outcome"], row["draw_id"]) for row in rows} == {
            *(("good", "sent", one) for one in ("386", "387")),
            *(("bad", "failed", one) for one in ("386", "387")),
            *(("unset", "failed", one) for one in ("386", "387")),
        }
        assert {row["id"] for row in json.loads(dry.stdout)} == {row["id"] for row in rows}
        assert "unset: " in second.stderr
        assert "the environment variable NOT_SET_ANYWHERE is not set" in second.stderr
        assert "bad: 2 messages wait for the next run" in second.stderr
        up = True
        third = draws(root, "bad")
        assert (third.returncode, third.stdout.count("sent")) == (0, 2)
        assert "PNP draw #386 of 15 December 2025: 399 invitations, CRS 731" in third.stdout
        assert draws(root, "good", "bad").stderr == "nothing to tell\n"
    for run in (first, dry, second, third):
        assert SECRET not in run.stdout + run.stderr
    assert not [path for path in root.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert len(web.ids("/good")) == 2


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        ('url = "gibberish"', "x: nothing can be sent: its url is none that apprise understands"),
        ('url = "ntfys://h/${NOT_SET_ANYWHERE}"', "the environment variable NOT_SET_ANYWHERE is not set"),
        ('command = ["no-such-program"]', "x: nothing can be sent: its command is no program"),
        ('url = "json://h/"\ncategories = ["cec", "ccc"]', "x: no draw is of the category 'ccc'; categories are agri"),
        ('url = "json://h/"\ncategories = ["cec", "military"]', ""),  # known, and not drawn yet
        ('command = ["sh"]', ""),
    ],
)
def test_what_would_keep_a_target_from_ever_being_told_is_told_at_once(
    tmp_path: Path, lines: str, trouble: str
) -> None:
    root = archive_of(tmp_path, f'[[target]]\nname = "x"\n{lines}\n')
    code, _, err = quick(root, "--dry-run")
    assert (code, trouble in err) == (3 if trouble else 0, True)
    assert "gibberish" not in err


def test_a_test_goes_out_and_is_no_news(tmp_path: Path) -> None:
    with Hook() as web:
        root = archive_of(tmp_path, f'[[target]]\nname = "x"\nurl = "json://{web.host}/"\n')
        code, _, _ = quick(root, "--test")
        assert (code, len(web.got)) == (0, 1)
        assert web.got[0].json["title"].startswith("Test, nothing new")
        assert not (root / "outbox").exists()


def test_a_test_needs_a_draw_that_counts(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    snapshot(root, REPORT | {"status": "unconfirmed"})
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nname = "x"\nurl = "json://127.0.0.1:9/"\n', encoding="utf-8")
    code, out, err = quick(root, "--test", targets=targets)
    assert (code, out) == (2, "")
    assert "no draw that counts" in err


def test_a_source_that_goes_blind_is_told_from_the_crawl_records(tmp_path: Path) -> None:
    with Hook() as web:
        root = archive_of(tmp_path, f'[[target]]\nname = "ops"\nurl = "json://{web.host}/"\nkinds = ["blind", "recovered"]\n')  # fmt: skip
        assert quick(root)[0] == 0
        source = load_sources()[0]
        start = datetime(2025, 12, 17, tzinfo=UTC)
        for hour, outcome in enumerate(("ok", "failed", "failed", "failed")):
            at = start + timedelta(hours=hour)
            page = crawls.CaptureRecord(source.urls[0], source.id, at, 200, "ab", "captures/x.warc.gz", "unchanged")
            told = crawls.SourceRecord(source.id, outcome, detail="" if outcome == "ok" else "403 Forbidden")
            record = crawls.CrawlRecord(f"crawl-{hour}", "crawl", at, at, sources=[told], captures=[page][: outcome == "ok"])  # fmt: skip
            crawls.record(open_store(root), record)
        for _ in range(2):
            assert quick(root)[0] == 0
        (got,) = web.got
    assert got.json["title"] == f"Source {source.id} has gone blind"
    assert "403 Forbidden" in got.json["message"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nobody",), "no target is named 'nobody'"),
        (("--test", "--dry-run"), "give --dry-run or --test"),
    ],
)
def test_what_cannot_be_meant_is_told(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    code, out, err = quick(archive_of(tmp_path, '[[target]]\nname = "x"\nurl = "json://127.0.0.1:9/"\n'), *words)
    assert (code, out) == (2, "")
    assert message in err


def test_no_targets_and_no_archive_are_told(tmp_path: Path) -> None:
    code, _, err = quick(tmp_path, targets=tmp_path / "none.toml")
    assert (code, "there is no file of targets" in err) == (2, True)
    root = archive_of(tmp_path, "[[target]]\nname = 'x'\nurl = 'json://127.0.0.1:9/'\n")
    code, _, err = quick(tmp_path / "empty", targets=root / "targets.toml")
    assert (code, "there is no archive" in err) == (2, True)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    root = archive_of(tmp_path, '[[target]]\nname = "x"\nurl = "json://127.0.0.1:9/"\n')
    with FileLock(root / ".notify.lock"):
        run = draws(root)
    assert (run.returncode, "another `draws notify`" in run.stderr) == (6, True)


def test_a_run_that_another_overtook_tells_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hook() as web:
        root = archive_of(
            tmp_path, f'[[target]]\nname = "hook"\nurl = "json://{web.host}/hook"\nmax_age_days = 100000\n'
        )
        assert quick(root)[0] == 0
        lock = notifying.alone

        @contextmanager
        def overtaken(store: Store, work: str) -> Iterator[None]:
            snapshot(root, *DRAWS.values())
            told(root, hook(web.host, max_age_days=100_000))
            with lock(store, work):
                yield

        monkeypatch.setattr(notifying, "alone", overtaken)
        assert quick(root) == (0, "", "nothing to tell\n")
        monkeypatch.undo()
        assert quick(root) == (0, "", "nothing to tell\n")
        assert [got.json["draws"]["draw_id"] for got in web.got] == ["386", "387"]


def test_a_damaged_outbox_is_exit_5_and_says_what_to_do(tmp_path: Path) -> None:
    root = archive_of(tmp_path, '[[target]]\nname = "x"\nurl = "json://127.0.0.1:9/"\n')
    quick(root)
    (root / "outbox" / "x" / "state.json").write_text("{}")
    code, _, err = quick(root)
    assert code == 5
    assert "outbox/x/state.json" in err
    assert "or remove it: the target then starts anew" in err
