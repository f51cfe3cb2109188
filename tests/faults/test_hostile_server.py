"""Real crawls of a server that misbehaves: what is said, what is kept, and that the archive takes no harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import archive
from archive import snapshots
from archive.store import open_store
from pipelines.crawl import due
from pipelines.shelf import Shelf
from scraper.sample_web.rounds import all_rounds, english_feed
from scraper.sources import Source, load_sources
from tests.faults.faults import EXIT, FAULTS, MAX_SIZE, ROUNDS, Fault, table
from tests.faults.server import HostileServer

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "faults.md"
WELL = english_feed(ROUNDS)
NEWEST = english_feed(all_rounds()[:25])

AGAIN = ["well", "server-error", "redirect-loop", "captcha", *(fault.name for fault in FAULTS if fault.knew)]
"""The sources that are asked once more when all is well: those with something to lose, and one of each kind."""


def draws(*words: str, archive: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DRAWS_ARCHIVE": str(archive)}
    command = [sys.executable, "-m", "pipelines", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)


@dataclass
class Crawled:
    """One real crawl: its exit code, its log by source, and the version of the archive after it."""

    code: int
    log: str
    lines: Mapping[str, Mapping[str, Any]]
    crawl_ids: frozenset[str]
    version: int


@dataclass
class Siege:
    """The archive and the crawls of it: all sources well; then each kind of outcome; then all well again."""

    archive: Path
    known: Mapping[str, Source]
    crawls: dict[str, Crawled] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    sent: dict[str, list[bytes]] = field(default_factory=dict)

    def crawl(self, step: str, sources: list[str], *settings: str) -> Crawled:
        file = self.archive.parent / "sources.toml"
        words = [word for setting in settings for word in ("--set", setting)]
        done = draws("crawl", *sources, "--sources", str(file), "--log-format", "json", *words, archive=self.archive)
        assert all(line.startswith("{") for line in done.stderr.splitlines()), done.stderr
        events = [json.loads(line) for line in done.stderr.splitlines()]
        lines = {event["source"]: event for event in events if event["event"] == "source"}
        crawl_ids = frozenset(event["crawl_id"] for event in events if event["event"] == "run")
        head = snapshots.head(open_store(self.archive))
        self.crawls[step] = Crawled(done.returncode, done.stderr, lines, crawl_ids, head.version if head else -1)
        return self.crawls[step]

    def rows(self, fault: Fault) -> list[dict[str, Any]]:
        """What is on record of the answers of a fault, robots.txt left out."""
        crawled = self.crawls[fault.outcome].crawl_ids
        rows = [row for row in self.shelf.rows() if row["crawl_id"] in crawled and row["source"] == fault.name]
        return [row for row in rows if not row["url"].endswith("/robots.txt")]

    @property
    def shelf(self) -> Shelf:
        return Shelf(open_store(self.archive), self.known)


def source_table(server: HostileServer, name: str, kind: str, rank: int) -> str:
    return (
        f'[[source]]\nid = "{name}"\nname = "{name}"\nkind = "{kind}"\nurls = ["{server.url}/{name}/feed.json"]\n'
        f'language = "en"\nrank = {rank}\nevery_minutes = 30\ndomains = ["{server.host}"]\n'
    )


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    folder = tmp_path_factory.mktemp("siege")
    with HostileServer() as server:
        kinds = {"well": "feed"} | {fault.name: fault.kind for fault in FAULTS}
        tables = [source_table(server, name, kind, rank) for rank, (name, kind) in enumerate(kinds.items(), start=1)]
        text = "\n".join(tables)
        (folder / "sources.toml").write_text(text)
        known = {source.id: source for source in load_sources(folder / "sources.toml")}
        found = Siege(folder / "archive", known)
        for name in kinds:
            server.acts[f"/{name}/feed.json"] = lambda talk: talk.answer(WELL)
        found.crawl("before", ["well", *(fault.name for fault in FAULTS if fault.knew)])
        server.acts["/robots.txt"] = lambda talk: talk.answer(b"User-agent: *\nDisallow: /robots/\n")
        for fault in FAULTS:
            server.acts[f"/{fault.name}/feed.json"] = fault.act
        for outcome in EXIT:
            chosen = [fault.name for fault in FAULTS if fault.outcome == outcome]
            limits = ["DOWNLOAD_TIMEOUT=3", f"DOWNLOAD_MAXSIZE={MAX_SIZE}"] if outcome == "failed" else []
            found.crawl(outcome, chosen, *limits)
        found.asked, found.sent = dict(server.asked), dict(server.sent)
        del server.acts["/robots.txt"]
        for name in kinds:
            server.acts[f"/{name}/feed.json"] = lambda talk: talk.answer(NEWEST)
        found.crawl("after", AGAIN)
        yield found


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_and_its_answer_kept(siege: Siege, fault: Fault) -> None:
    line = siege.crawls[fault.outcome].lines[fault.name]
    assert line["outcome"] == fault.outcome, line
    assert fault.says in line["detail"]
    assert "\n" not in line["detail"]
    kept = siege.rows(fault)
    assert len(kept) == fault.kept, kept
    for row in kept:
        capture = siege.shelf.capture(row)
        sent = siege.sent.get(urlsplit(capture.url).path)
        assert not sent or capture.status == 304 or capture.body in sent, "it is kept as it was sent"


@pytest.mark.parametrize(("outcome", "code"), EXIT.items())
def test_the_exit_code_is_that_of_the_worst_outcome(siege: Siege, outcome: str, code: int) -> None:
    assert siege.crawls[outcome].code == code, siege.crawls[outcome].log


def test_nothing_bad_makes_a_version(siege: Siege) -> None:
    assert siege.crawls["before"].code == 0
    assert siege.crawls["failed"].version == siege.crawls["ok"].version
    assert siege.crawls["refused"].version == siege.crawls["ok"].version


def test_an_old_copy_takes_no_draw_away(siege: Siege) -> None:
    """Yesterday's feed lacks the newest round: that it does is on record, and the draw stays."""
    version = siege.crawls["ok"].version
    said = archive.load("observations", root=siege.archive, version=version)
    gone = said[(said.source == "yesterday") & ~said.stated]
    assert len(gone) == 1
    assert len(archive.load(root=siege.archive, version=version)) == len(ROUNDS)


def test_once_well_again_a_source_states_the_new_draw(siege: Siege) -> None:
    after = siege.crawls["after"]
    assert after.code == 0, after.log
    assert all(line["statements"] == 25 for line in after.lines.values())
    assert set(after.lines) == set(AGAIN)


def test_only_declared_domains_are_asked(siege: Siege) -> None:
    articles = {"article", "gone-1", "gone-2"}
    assert {path.split("/")[-1] for path in siege.asked} == {"feed.json", "robots.txt", *articles}
    assert "/robots/feed.json" not in siege.asked, "robots.txt forbade it"
    assert siege.asked["/redirect-loop/feed.json"] == 6


def test_no_password_reaches_a_log_or_a_record(siege: Siege) -> None:
    assert "hunter2" not in siege.crawls["failed"].log
    for record in siege.shelf.records():
        assert all("hunter2" not in source.detail for source in record.sources)


def test_the_archive_is_whole_and_the_refused_are_named(siege: Siege) -> None:
    done = draws("verify", archive=siege.archive)
    assert done.returncode == 0, done.stdout
    for fault in (one for one in FAULTS if one.outcome == "refused"):
        rows = siege.rows(fault)
        assert {row["outcome"] for row in rows} == {"refused"}
        assert all(fault.says in row["detail"] for row in rows)


def test_a_server_that_asked_for_patience_is_left_alone(siege: Siege) -> None:
    line = siege.crawls["failed"].lines["too-many-requests"]
    assert line["not_before"] > line["time"]
    patient = [siege.known[name] for name in ("too-many-requests", "unavailable", "forbidden")]
    moment = max(record.started_at for record in siege.shelf.records()) + timedelta(minutes=31)
    assert [source.id for source in due(patient, siege.shelf.records(), moment)] == ["forbidden"]
    assert len(due(patient, siege.shelf.records(), moment + timedelta(hours=2))) == 3


def test_a_feed_that_truly_changed_is_let_in_for_good(siege: Siege) -> None:
    """The other order of things: what the gate refused is right after all, and a person says so once."""
    fault = next(one for one in FAULTS if one.name == "half-the-rounds")
    digest = siege.rows(fault)[0]["digest"]
    file = siege.archive.parent / "sources.toml"
    done = draws("ingest", "--accept", digest[:16], "--sources", str(file), archive=siege.archive)
    assert done.returncode == 0, done.stderr
    assert digest in Shelf(open_store(siege.archive), siege.known).accepted()


def test_the_document_has_this_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert table() in text, "run: python -m tests.faults.faults"
    assert len(FAULTS) >= 25
