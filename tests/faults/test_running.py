"""Crawls that are killed, started twice, or fed with traps: real processes and a real server."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.crawls import crawl_records
from archive.store import open_store
from pipelines.crawl import Plan, crawl, take_unread
from pipelines.shelf import Shelf
from scraper.captures import read_warc
from scraper.errors import ReadError
from scraper.sample_web import SampleWeb
from scraper.sample_web.rounds import all_rounds, english_feed
from scraper.sources import SourcesError, load_sources
from tests.faults.server import Conversation, HostileServer

ROOT = Path(__file__).resolve().parents[2]
FEW = english_feed(all_rounds()[1:6])


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "pipelines", *map(str, words)]


def draws(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as hostile:
        yield hostile


def sources_of(server: HostileServer, folder: Path, *names: str, kind: str = "feed") -> Path:
    file = folder / "sources.toml"
    tables = [
        f'[[source]]\nid = "{name}"\nname = "{name}"\nkind = "{kind}"\nurls = ["{server.url}/{name}"]\n'
        f'language = "en"\nrank = {rank}\nevery_minutes = 0\ndomains = ["{server.host}"]\n'
        for rank, name in enumerate(names, start=1)
    ]
    file.write_text("\n".join(tables))
    return file


def shelf_at(root: Path, file: Path) -> Shelf:
    return Shelf(open_store(root), {source.id: source for source in load_sources(file)})


def test_a_second_start_leaves_at_once(server: HostileServer, tmp_path: Path) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def waits(talk: Conversation) -> None:
        asked.set()
        go_on.wait(60)
        talk.answer(FEW)

    server.acts["/slow"] = waits
    words = ("crawl", "slow", "--sources", sources_of(server, tmp_path, "slow"), "--archive", tmp_path / "archive")
    with subprocess.Popen(command(*words), stderr=subprocess.PIPE, text=True, cwd=ROOT) as first:
        assert asked.wait(60)
        second = draws(*words, "--log-format", "json")
        go_on.set()
        _, told = first.communicate(timeout=60)
    assert (second.returncode, json.loads(second.stderr)["event"]) == (6, "running")
    assert first.returncode == 0, told
    assert server.asked["/slow"] == 1
    assert len(archive.load(root=tmp_path / "archive")) == 5


KILL = "import os, signal; from pipelines import {module}; {module}.{name} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL); from pipelines.commands import main; main()"


@pytest.mark.parametrize(("module", "name"), [("runs", "take_in"), ("runs", "record_of")])
def test_what_a_kill_left_unread_is_read_first(server: HostileServer, tmp_path: Path, module: str, name: str) -> None:
    """Killed when the captures are sealed, and when they are committed and not yet on record."""
    server.acts["/a"] = lambda talk: talk.answer(FEW)
    file, root = sources_of(server, tmp_path, "a"), tmp_path / "archive"
    words = ["crawl", "a", "--sources", str(file), "--archive", str(root)]
    code = KILL.format(module=module, name=name)
    killed = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert crawl_records(open_store(root)) == []
    assert len(shelf_at(root, file).unread()) == 1
    done = draws("crawl", "--log-format", "json", *words[1:])
    assert done.returncode == 0, done.stderr
    first, *_ = [json.loads(line) for line in done.stderr.splitlines()]
    assert (first["source"], first["pages"]) == ("a", {"read": 1} if name == "take_in" else {"unchanged": 1})
    assert len(archive.load(root=root)) == 5
    assert shelf_at(root, file).unread() == []
    assert draws("verify", "--archive", root).returncode == 0


def children() -> list[int]:
    """The living children of this process."""
    tasks = Path("/proc/self/task")
    return [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]


def test_the_captures_of_a_crawl_that_is_ended_from_outside_are_taken_in(server: HostileServer, tmp_path: Path) -> None:
    asked_again = threading.Event()

    def fails_then_waits(talk: Conversation) -> None:
        if server.asked["/a"] == 1:
            talk.answer(b"later", 500)
        else:  # that it is asked again shows that the first answer is stored
            asked_again.set()
            talk.stall()

    server.acts["/a"] = fails_then_waits
    file, root = sources_of(server, tmp_path, "a"), tmp_path / "archive"
    before = set(children())

    def end_it() -> None:
        assert asked_again.wait(60)
        for pid in set(children()) - before:
            os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=end_it)
    killer.start()
    shelf = shelf_at(root, file)
    (run,) = crawl(shelf, Plan(load_sources(file), file))
    killer.join()
    assert run.exit_code == 3
    assert "scrapy ended with -9" in run.sources[0].detail
    assert [(outcome.capture.status, outcome.result) for outcome in run.outcomes if outcome.result != "listing"] == [
        (500, "failed")
    ]
    assert take_unread(shelf) == []
    assert list((root / "captures").glob("*.open")) == []


def test_a_killed_crawl_leaves_no_second_one_running(server: HostileServer, tmp_path: Path) -> None:
    """The child is in the middle of its pages when the parent is killed: it asks no more, and what it has can be read."""
    killed = threading.Event()

    def waits(talk: Conversation) -> None:
        killed.wait(60)
        talk.answer(FEW)

    names = [f"s{number}" for number in range(40)]
    server.acts["/s0"] = lambda talk: talk.answer(FEW)
    for name in names[1:]:
        server.acts[f"/{name}"] = waits
    file, root = sources_of(server, tmp_path, *names), tmp_path / "archive"
    words = command("crawl", "--sources", file, "--archive", root, "--set", "DOWNLOAD_DELAY=0")
    with subprocess.Popen(words, stderr=subprocess.DEVNULL, cwd=ROOT) as parent:
        until(lambda: holds(root, "/s0"))
        parent.kill()
    shelf = shelf_at(root, file)
    (run,) = until(lambda: take_unread(shelf))  # a file that is still written to is not taken
    asked = sum(server.asked[f"/{name}"] for name in names)
    killed.set()
    assert run.versions
    assert asked < len(names)


def holds(root: Path, path: str) -> bool:
    """Whether the file that a crawl writes holds the answer of a path."""
    found = set()
    for file in (root / "captures").glob("*.open"):
        with suppress(ReadError, OSError):  # its last record may be half written
            found |= {capture.url for capture in read_warc(file, None)}
    return any(url.endswith(path) for url in found)


def until(condition: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait until something is true of the world, and return it."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.05)
    return found


def test_a_crawl_that_meets_its_limit_says_so_and_keeps_what_it_has(server: HostileServer, tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(40)]
    for name in names:
        server.acts[f"/{name}"] = lambda talk: talk.answer(b"null")
    server.acts["/s0"] = lambda talk: talk.answer(FEW)
    file, root = sources_of(server, tmp_path, *names), tmp_path / "archive"
    limit = ("--set", "CLOSESPIDER_PAGECOUNT=2")
    done = draws("crawl", "--sources", file, "--archive", root, "--log-format", "json", *limit)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    (failure,) = [event for event in events if event["event"] == "failure"]
    assert "closed early (closespider_pagecount)" in failure["message"]
    told = {event["source"]: event for event in events if event["event"] == "source"}
    assert len(told) == len(names)
    assert told["s39"]["detail"] == "nothing answered"
    assert told["s0"]["outcome"] == "ok"
    assert len(archive.load(root=root)) == 5


def test_a_second_crawl_asks_conditionally_and_stores_nothing_twice(tmp_path: Path) -> None:
    root, file = tmp_path / "archive", tmp_path / "sources.toml"
    with SampleWeb() as web:
        file.write_text(web.sources_toml())
        words = ("crawl", "ircc-feed-en", "--sources", file, "--archive", root)
        assert draws(*words).returncode == 0
        first = {one.path: one.headers for one in web.asked}
        web.asked.clear()
        assert draws(*words).returncode == 0
        second = {one.path: one.headers for one in web.asked}
    (feed,) = (path for path in second if path.endswith(".json"))
    assert "If-None-Match" not in first[feed]
    assert {"If-None-Match", "If-Modified-Since"} <= set(second[feed])
    one, two = sorted((root / "captures").glob("*.warc.gz"))
    assert two.stat().st_size < 0.2 * one.stat().st_size
    found = [
        (capture.status, capture.url.rpartition("/")[2]) for capture in read_warc(two, shelf_at(root, file).payload)
    ]
    assert (304, "ee_rounds_123_en.json") in found
    for warc in (one, two):
        check = subprocess.run([sys.executable, "-m", "warcio.cli", "check", warc], check=False)
        assert check.returncode == 0, "a standard tool finds the digests right"
        index = [sys.executable, "-m", "warcio.cli", "index", "-f", "warc-type,warc-target-uri", warc]
        listed = subprocess.run(index, capture_output=True, text=True, check=True)
        assert feed in listed.stdout


def test_a_crawl_asks_whole_for_what_was_lost_and_keeps_it_again(tmp_path: Path) -> None:
    root, file = tmp_path / "archive", tmp_path / "sources.toml"
    with SampleWeb() as web:
        file.write_text(web.sources_toml())
        words = ("crawl", "ircc-feed-en", "--sources", file, "--archive", root)
        assert draws(*words).returncode == 0
        (first,) = (root / "captures").glob("*.warc.gz")
        body = next(one for one in read_warc(first) if one.url.endswith(".json"))
        first.unlink()
        web.asked.clear()
        assert draws(*words).returncode == 0
        (asked,) = (one for one in web.asked if one.path.endswith(".json"))
    assert not {"If-None-Match", "If-Modified-Since"} & set(asked.headers)
    (second,) = (root / "captures").glob("*.warc.gz")
    assert body.content in {one.content for one in read_warc(second)}


def test_bytes_that_are_found_lost_are_told_to_cron_and_the_next_crawl_mends_it(
    server: HostileServer, tmp_path: Path
) -> None:
    """The file that held the body is damaged between two crawls, which nobody sees before the second refers to it."""
    server.acts["/a"] = lambda talk: talk.answer(FEW)
    file, root = sources_of(server, tmp_path, "a"), tmp_path / "archive"
    words = ("crawl", "a", "--sources", file, "--archive", root, "--log-format", "json")
    assert draws(*words).returncode == 0
    (first,) = (root / "captures").glob("*.warc.gz")
    data = bytearray(first.read_bytes())
    data[len(data) * 2 // 3] ^= 1
    first.write_bytes(data)
    second, third, fourth = (draws(*words) for _ in range(3))
    assert [done.returncode for done in (second, third, fourth)] == [5, 0, 0], second.stderr
    told = json.loads(second.stderr.splitlines()[0])
    assert (told["outcome"], told["pages"]) == ("failed", {"lost": 1})
    assert f"captures/{first.name} is damaged" in told["detail"]
    assert json.loads(third.stderr.splitlines()[0])["pages"] == {"unchanged": 1}
    sizes = [path.stat().st_size for path in sorted((root / "captures").glob("*.warc.gz"))]
    assert sizes[3] < sizes[2], "kept whole once, then referred to again"


def test_sources_check_says_what_answers_and_yields(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    with SampleWeb() as web:
        file.write_text(web.sources_toml().replace("ee_rounds_123_fr.json", "gone.json"))
        words = ("sources", "check", "--sources", file, "--format", "json")
        done = draws(*words)
        well = draws(*words, "ircc-feed-en", "maple-en")
    found = {row["source"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 3
    assert well.returncode == 0, well.stdout
    assert (found["ircc-feed-en"]["outcome"], found["ircc-feed-en"]["statements"]) == ("ok", 388)
    assert (found["ircc-feed-fr"]["outcome"], found["ircc-feed-fr"]["answers"]) == ("failed", "1 × 404")
    assert "the server answered 404" in found["ircc-feed-fr"]["wrong"]
    news = found["maple-en"]
    assert news["outcome"] == "ok"
    assert news["entries"] >= news["told"] >= news["pages"] >= 1
    assert news["statements"] >= news["pages"]
    assert not (tmp_path / "archive").exists()
    template = found["ircc-rounds-en"]  # filled by a script in a browser; `draws crawl` calls it ok too
    assert (template["outcome"], template["pages"], template["statements"]) == ("ok", 0, 0)
    assert "labels of a draw and no value" in template["wrong"]


def test_going_blind_and_coming_back_is_told_once(server: HostileServer, tmp_path: Path) -> None:
    file, root = sources_of(server, tmp_path, "a"), tmp_path / "archive"
    events = []
    for works in (True, False, False, False, False, True):
        body = FEW if works else b""
        server.acts["/a"] = lambda talk, body=body: talk.answer(body)  # type: ignore[misc]
        done = draws("crawl", "a", "--sources", file, "--archive", root, "--log-format", "json")
        events.append([event for line in done.stderr.splitlines() if (event := json.loads(line)["event"]) in TURNS])
        if len(events) == 4:
            status = draws("status", "--sources", file, "--archive", root, "--format", "json", "--exit-code")
    assert events == [[], [], [], ["blind"], [], ["recovered"]]
    (row,) = json.loads(status.stdout)
    assert (status.returncode, row["state"], row["failures"]) == (3, "blind", 3)
    assert status.stderr == "look at a (blind)\n"
    assert "the body is empty" in row["detail"]


TURNS = {"blind", "recovered"}


def test_nothing_from_a_page_reaches_a_shell_a_path_or_a_terminal(server: HostileServer, tmp_path: Path) -> None:
    traps = {
        "drawNumber": "../../$(touch pwned)",
        "drawName": "<script>alert(1)</script>\x1b[31m`touch pwned`; touch pwned",
        "drawNumberURL": "<a href='javascript:alert(1)'>\x1b]0;title\x07</a>",
    }
    rounds = json.loads(FEW)["rounds"]
    rounds[0] |= traps
    server.acts["/a"] = lambda talk: talk.answer(json.dumps({"rounds": rounds}).encode())
    server.acts["/b"] = lambda talk: talk.answer(b"", 503, Retry_After="\x1b[31m soon")
    file, root = sources_of(server, tmp_path, "a", "b"), tmp_path / "archive"
    crawled = draws("crawl", "--sources", file, "--archive", root)
    assert crawled.returncode == 3, crawled.stderr
    shown = [draws(*words, "--archive", root) for words in (("log",), ("show", "latest"), ("diff",), ("issues",))]
    for done in (crawled, *shown):
        assert "\x1b" not in done.stdout + done.stderr
        assert "\x07" not in done.stdout + done.stderr
    assert not list(tmp_path.rglob("pwned")) + list(ROOT.glob("pwned"))
    names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"(\.?[\w-]+/)*\.?[\w.-]+", name) for name in names), names


@pytest.mark.parametrize("url", ["https://me:hunter2@example.org/feed", "https://hunter2@example.org/feed"])
def test_an_address_with_a_password_is_no_source(url: str, tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(
        f'[[source]]\nid = "a"\nname = "a"\nkind = "news"\nurls = ["{url}"]\nlanguage = "en"\nrank = 1\n'
        'every_minutes = 0\ndomains = ["example.org"]\n'
    )
    with pytest.raises(SourcesError) as caught:
        load_sources(file)
    assert "hunter2" not in str(caught.value)
