"""`draws prune`: what goes, what is needed and stays, and that neither verify, time travel nor the next crawl is broken."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import archive
from archive import crawls, pruned
from archive.store import open_store
from pipelines import crawl, health, pruning, rebuilding, runs
from pipelines.locks import held
from pipelines.shelf import PRUNE_LOCK, Shelf
from scraper.captures import WarcWriter
from scraper.items import Capture
from tests.pipelines.test_intake import START
from tests.pipelines.test_intake import feed as feed_of_2024
from tests.pipelines.test_life import REPORT
from tests.pipelines.test_life import page as news
from tests.soak.small import FEED, KNOWN, captures_of, draws_here, feed, saved_feeds, take_in

NOW = runs.clock()


def shelf_of(root: Path) -> Shelf:
    return Shelf(open_store(root), KNOWN)


def files(root: Path) -> list[str]:
    return open_store(root).list("captures/")


def prune(root: Path, **limits: object) -> pruning.Plan:
    plan = pruning.plan(shelf_of(root), now=NOW, **limits)
    told = [one.record() for one in plan.remove]
    pruning.prune(shelf_of(root), told, prune_id=runs.new_id(runs.clock()), now=NOW, asked="test")
    return plan


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Five runs of 2015, each with a round more."""
    for capture in captures_of(saved_feeds(tmp_path / "saved", 20, 5)):
        take_in(tmp_path / "archive", [capture])
    return tmp_path / "archive"


def test_old_captures_go_and_everything_else_is_as_before(root: Path) -> None:
    before = [archive.load(root=root, version=version) for version in (1, 3, 5)]
    known_then = archive.load(root=root, as_of="2015-12-01T22:30:00Z")
    plan = prune(root, older_than=timedelta(days=1))
    assert len(plan.remove) == 4
    assert len(files(root)) == 1
    assert list(plan.spared.values()) == ["holds the newest good capture of ircc-feed-en"]
    assert health.problems(open_store(root)) == []
    assert all(
        was.equals(archive.load(root=root, version=version)) for was, version in zip(before, (1, 3, 5), strict=True)
    )
    assert archive.load(root=root, as_of="2015-12-01T22:30:00Z").equals(known_then)
    assert shelf_of(root).unread() == []


def test_the_size_is_what_is_left(root: Path) -> None:
    sizes = {path: len(open_store(root).read(path)) for path in files(root)}
    newest_two = list(dict.fromkeys(row["warc"] for row in shelf_of(root).rows()))[-2:]
    plan = prune(root, keep_bytes=sum(sizes[path] for path in newest_two))
    assert files(root) == sorted(newest_two)
    assert plan.bytes_left == sum(len(open_store(root).read(path)) for path in files(root))


def test_nothing_goes_that_is_young_or_fits(root: Path) -> None:
    assert prune(root, older_than=timedelta(days=36_500)).remove == ()
    assert prune(root, keep_bytes=10**9).remove == ()
    assert open_store(root).list("pruned") == []


def test_a_body_that_a_later_capture_refers_to_stays(root: Path) -> None:
    """The feed's bytes went back to what they were: that capture holds no body, it refers to that of an earlier file."""
    take_in(root, [Capture(FEED.urls[0], FEED.id, NOW - timedelta(hours=3), feed(24) + b"\n")])
    warc = take_in(root, [Capture(FEED.urls[0], FEED.id, NOW - timedelta(hours=1), feed(24))])
    plan = prune(root, older_than=timedelta(days=1))
    assert list(plan.spared.values()) == ["holds a body that a later capture refers to"]
    assert health.problems(open_store(root)) == []
    assert next(shelf_of(root).read(warc)).content == feed(24)


def test_a_refused_capture_stays_until_it_is_accepted(root: Path) -> None:
    first = captures_of([root.parent / "saved" / "2015-12-01T200000Z.json"])[0]
    half = replace(first, fetched_at=first.fetched_at + timedelta(hours=30), body=feed(9))
    warc = take_in(root, [half])
    take_in(root, [replace(half, fetched_at=NOW - timedelta(hours=1), body=feed(25))])
    plan = prune(root, older_than=timedelta(days=1))
    assert plan.spared == {warc: f"holds a refused capture that nobody accepted: {half.digest[:12]}"}
    runs.accept(shelf_of(root), half.digest)
    assert warc in {one.path for one in prune(root, older_than=timedelta(days=1)).remove}
    assert half.digest in shelf_of(root).accepted(), "accepted is for good"
    assert health.problems(open_store(root)) == []


def test_what_was_not_read_yet_stays_and_is_read(root: Path) -> None:
    late = Capture(
        FEED.urls[0], FEED.id, captures_of([root.parent / "saved/2015-12-02T000000Z.json"])[0].fetched_at, b""
    )
    unread = shelf_of(root).write("killed", [replace(late, fetched_at=late.fetched_at + timedelta(1), body=feed(25))])
    plan = prune(root, older_than=timedelta(days=1))
    assert plan.spared[unread].startswith("not read yet")
    assert len(crawl.take_unread(shelf_of(root))) == 1
    assert len(archive.load(root=root)) == 25


def test_what_was_pruned_counts_no_longer_as_stored(root: Path) -> None:
    """A page that says again what a pruned one said is kept whole, and asked for whole."""
    old = feed(21)
    prune(root, older_than=timedelta(days=1))
    memory = crawl.memory(shelf_of(root).rows(), shelf_of(root).stored())
    again = Capture(FEED.urls[0], FEED.id, NOW, old)
    assert again.digest not in memory.known
    warc = take_in(root, [again])
    assert next(shelf_of(root).read(warc)).content == old
    assert health.problems(open_store(root)) == []


def test_a_late_capture_finds_its_place_among_what_is_left(root: Path) -> None:
    prune(root, older_than=timedelta(days=1))
    early = captures_of(saved_feeds(root.parent / "early", 18, 1))[0]
    take_in(root, [early])
    assert len(archive.load(root=root)) == 24
    assert health.problems(open_store(root)) == []


def test_a_prune_changes_no_draw_that_is_told_after_it(tmp_path: Path) -> None:
    """IRCC's feed was asked for weeks and did not know the report; that those answers were pruned makes it no less so."""
    weeks_later = START + timedelta(days=20)
    answered = news(20 * 24 + 2, "canadim")
    unchanged = Capture(FEED.urls[0], FEED.id, weeks_later, b"", 304, headers=(("ETag", '"1"'),))
    for one in (feed_of_2024(-1), news(2), unchanged, answered):
        take_in(tmp_path, [one])
    prune(tmp_path, older_than=timedelta(days=30))
    gone = pruned.files(open_store(tmp_path))
    assert any(file.first == weeks_later for file in gone.values()), "the answer that the test is of was pruned"
    before = archive.load(root=tmp_path).set_index("draw_id")["status"]
    take_in(tmp_path, [news(61 * 24, "moving2canada")])
    after = archive.load(root=tmp_path).set_index("draw_id")["status"]
    assert (before[REPORT], after[REPORT]) == ("unconfirmed", "unconfirmed")


def test_killed_after_the_record_the_next_prune_finishes(root: Path) -> None:
    copy = root.parent / "copy"
    shutil.copytree(root, copy)
    plan = prune(copy, older_than=timedelta(days=1))
    for one in plan.remove[:2]:
        shutil.copy(root / one.path, copy / one.path)
    assert health.problems(open_store(copy)) == []
    assert shelf_of(copy).unread() == []
    prune(copy, older_than=timedelta(days=1))
    assert len(files(copy)) == 1
    assert len(pruned.prunes(open_store(copy))) == 1


def test_a_rebuild_says_what_it_cannot_replay(root: Path) -> None:
    before = archive.load(root=root)
    prune(root, older_than=timedelta(days=1))
    new = root.parent / "new"
    told = rebuilding.rebuild(open_store(root), open_store(new), KNOWN)
    assert told.captures == 1
    assert told.complaints == []
    assert "4 captures from 2015-12-01 to 2015-12-01 were pruned" in told.notes[0]
    assert health.problems(open_store(new)) == []
    after = archive.load(root=new)
    columns = ["draw_id", "draw_date", "invitations", "crs_cutoff"]
    assert after[columns].equals(before[columns])
    assert len(crawls.captures(open_store(new))) == 5, "what was seen stays on record"


def test_an_answer_that_confirms_what_was_pruned_is_no_failure_of_a_rebuild(root: Path) -> None:
    unchanged = Capture(FEED.urls[0], FEED.id, NOW - timedelta(hours=3), b"", 304, headers=(("ETag", '"1"'),))
    take_in(root, [unchanged])
    take_in(root, [Capture(FEED.urls[0], FEED.id, NOW - timedelta(hours=1), feed(25))])
    prune(root, older_than=timedelta(days=1))
    told = rebuilding.rebuild(open_store(root), open_store(root.parent / "new"), KNOWN)
    assert (told.captures, told.snapshots, told.complaints) == (2, 1, [])


def test_a_lost_file_is_given_up_only_when_told_to(root: Path) -> None:
    path = files(root)[1]
    (root / path).unlink()
    (root / files(root)[1]).write_bytes((root / files(root)[1]).read_bytes()[:-30])
    assert draws_here("verify", "--archive", root).exit_code == 5
    said = draws_here("prune", "--lost", "--archive", root)
    assert (said.exit_code, "would be done" in said.stderr) == (0, True), said.stderr
    assert said.stdout.count("give up") == 2
    assert draws_here("verify", "--archive", root).exit_code == 5
    assert draws_here("prune", "--lost", "--yes", "--archive", root).exit_code == 0
    done = draws_here("verify", "--archive", root)
    assert done.exit_code == 0, done.stdout


def test_the_command_says_first_what_it_would_do(root: Path) -> None:
    words = ("prune", "--older-than", "1d", "--archive", root)
    said = draws_here(*words, "--format", "csv")
    assert said.exit_code == 0, said.stderr
    assert "4 files, 4 captures" in said.stderr
    assert said.stdout.count(",remove,old") == 4
    assert len(files(root)) == 5
    assert "done" in draws_here(*words, "--yes").stderr
    assert len(files(root)) == 1


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--older-than", "soon"),
        ("--keep-bytes", "-1"),
        ("--older-than", "1d", "--lost"),
        ("--lost", "--yes", "--dry-run"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = draws_here("prune", *words, "--archive", tmp_path)
    assert done.exit_code == 2, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_leaves_at_once_while_captures_are_written(root: Path) -> None:
    words = ("prune", "--older-than", "1d", "--yes", "--archive", root)
    with held(root / PRUNE_LOCK, shared=True):
        assert draws_here(*words).exit_code == 6
    writer = WarcWriter(root / "captures/going-on.warc.gz")
    assert draws_here(*words).exit_code == 6
    writer.seal()
    assert len(files(root)) == 6


def test_a_broken_body_received_twice_hides_nothing(tmp_path: Path) -> None:
    """It has no content to name it by; once verify ended in an error, and what came after it in the file was not read."""
    packed = (("Content-Encoding", "gzip"),)
    cut = gzip.compress(feed(20))[:-9]
    for hour in range(2):
        at = NOW + timedelta(hours=hour)
        whole = Capture(FEED.urls[0], FEED.id, at + timedelta(minutes=1), feed(20 + hour))
        take_in(tmp_path, [Capture(FEED.urls[0], FEED.id, at, cut, headers=packed), whole])
    assert health.problems(open_store(tmp_path)) == []
    assert [row["outcome"] for row in shelf_of(tmp_path).rows()] == ["refused", "read"] * 2
    assert len(archive.load(root=tmp_path)) == 21


def test_a_crawl_leaves_alone_what_a_living_ingest_is_at(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path)
    warc = shelf.write("ingesting", [Capture(FEED.urls[0], FEED.id, NOW, feed(20))])
    with shelf.reading(warc):
        assert crawl.take_unread(shelf_of(tmp_path)) == []
    assert [run.versions for run in crawl.take_unread(shelf_of(tmp_path))] == [[1]]
