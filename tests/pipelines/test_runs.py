"""Runs on an archive on disk: captures in a WARC file, taken in and put on record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import archive
from archive.store import open_store
from pipelines import crawl, health, rebuilding, runs
from pipelines.shelf import Shelf
from scraper.captures import index_warc
from scraper.items import Capture
from tests.pipelines.test_intake import feed, stem
from tests.pipelines.test_life import REPORT, page
from tests.soak.small import KNOWN, draws_here, take_in


def shelf_of(root: Path) -> Shelf:
    return Shelf(open_store(root), KNOWN)


ETAG = (("ETag", '"1"'),)
FIRST = replace(feed(-1), headers=ETAG)
"""The feed before #293, which IRCC serves again and again."""


def again(hours: int) -> Capture:
    return replace(FIRST, fetched_at=feed(hours).fetched_at)


def take(root: Path, crawl_id: str, *captures: Capture) -> runs.Run:
    """What a crawl does after it has fetched."""
    shelf = shelf_of(root)
    run = runs.Run(crawl_id)
    return runs.take_in(shelf, shelf.write(crawl_id, captures), run, kind="crawl", started_at=captures[0].fetched_at)


def results(run: runs.Run) -> list[tuple[str, str]]:
    return [(outcome.capture.source, outcome.result) for outcome in run.outcomes]


def spoil(file: Path) -> None:
    """Flip a bit in the middle: the body that the file holds cannot be read back."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


DAMAGE = {"missing": Path.unlink, "damaged": spoil}


@pytest.fixture(params=DAMAGE)
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, runs.Run]:
    """An archive whose second crawl refers to the body of the first, gone since; the damage, and the second run."""
    first = take_in(tmp_path, [FIRST])
    shelf_of(tmp_path).write("20240411T030000Z-b-ircc", [again(1), page(2)])
    DAMAGE[request.param](tmp_path / first)
    (run,) = crawl.take_unread(shelf_of(tmp_path))
    return tmp_path, f"{first} is {request.param}", run


def test_a_capture_whose_bytes_are_gone_costs_no_other(broken: tuple[Path, str, runs.Run]) -> None:
    root, damage, run = broken
    assert results(run) == [("ircc-feed-en", "lost"), ("cicnews", "read")]
    assert run.exit_code == 5
    told = run.outcomes[0].detail
    assert f"the body {FIRST.digest} is gone: {damage}" in told
    assert "Put the file back from a copy" in told
    assert REPORT in set(archive.load(root=root)["draw_id"])
    assert shelf_of(root).unread() == []


def test_the_next_crawl_keeps_again_what_is_gone(broken: tuple[Path, str, runs.Run]) -> None:
    root, _, _ = broken
    memory = crawl.memory(shelf_of(root).rows(), shelf_of(root).stored())
    assert FIRST.digest not in memory.known
    assert FIRST.url not in memory.validators, "a 304 would bring no bytes"
    assert FIRST.url not in memory.seen
    third = take(root, "20240411T040000Z-c-ircc", again(3))
    fourth = take(root, "20240411T050000Z-d-ircc", again(4))
    assert results(third) == results(fourth) == [("ircc-feed-en", "unchanged")]
    assert [
        [entry.stored for entry in index_warc(root / f"captures/{run.crawl_id}.warc.gz")] for run in (third, fourth)
    ] == [
        [True],
        [False],
    ]
    assert FIRST.url in crawl.memory(shelf_of(root).rows(), shelf_of(root).stored()).validators
    assert len(health.problems(open_store(root))) == 1, "what referred to the lost body has it again"
    assert next(shelf_of(root).read("captures/20240411T030000Z-b-ircc.warc.gz")).content == FIRST.content


def test_a_page_that_is_known_by_a_304_alone_is_asked_for_whole(tmp_path: Path) -> None:
    first = take_in(tmp_path, [FIRST])
    take(tmp_path, "20240411T030000Z-b-ircc", replace(again(1), body=b"", status=304))
    assert crawl.memory(shelf_of(tmp_path).rows(), shelf_of(tmp_path).stored()).seen == [FIRST.url]
    (tmp_path / first).unlink()
    assert draws_here("prune", "--lost", "--yes", "--archive", tmp_path).exit_code == 0
    memory = crawl.memory(shelf_of(tmp_path).rows(), shelf_of(tmp_path).stored())
    assert (memory.seen, dict(memory.validators)) == ([], {})


def test_files_that_refer_to_each_other_are_read(tmp_path: Path) -> None:
    """A refers to a body that was lost and kept again in B, which refers to one in A."""
    first = take_in(tmp_path, [FIRST])
    other = feed(2, stem())
    take(tmp_path, "20240411T030000Z-a-ircc", again(1), other)
    (tmp_path / first).unlink()
    take(tmp_path, "20240411T040000Z-b-ircc", replace(other, fetched_at=feed(3).fetched_at), again(4))
    for name in "ab":
        path = f"captures/20240411T0{3 + (name == 'b')}0000Z-{name}-ircc.warc.gz"
        assert {one.digest for one in shelf_of(tmp_path).read(path) if not one.lost} == {FIRST.digest, other.digest}


def test_a_lost_body_is_given_up_and_nothing_else(broken: tuple[Path, str, runs.Run]) -> None:
    root, _, _ = broken
    said = draws_here("prune", "--lost", "--archive", root, "--format", "json")
    assert "1 files, 1 captures, 1 bodies that other files refer to" in said.stderr
    assert draws_here("prune", "--lost", "--yes", "--archive", root).exit_code == 0
    assert health.problems(open_store(root)) == []
    there = {row["warc"] for row in shelf_of(root).rows()}
    assert there == {"captures/20240411T030000Z-b-ircc.warc.gz"}
    assert FIRST.digest not in shelf_of(root).stored()
    done = draws_here("rebuild", "--into", root / "new", "--archive", root)
    assert "the bytes of 1 captures were given up as lost" in done.stderr


def test_a_rebuild_tells_of_lost_bytes_and_goes_on(broken: tuple[Path, str, runs.Run]) -> None:
    root, damage, _ = broken
    told = rebuilding.rebuild(open_store(root), open_store(root / "new"), KNOWN)
    assert any(FIRST.digest in line and damage in line for line in told.complaints)
    assert told.snapshots == 1
    assert set(archive.load(root=root / "new")["draw_id"]) == {REPORT}
    assert draws_here("rebuild", "--into", root / "newer", "--archive", root).exit_code == 5


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_late_capture_is_taken_where_the_file_of_the_one_after_it_is_gone(tmp_path: Path, damage: str) -> None:
    """It stopped every crawl: the late capture stayed unread, and reading it failed at each start."""
    take(tmp_path, "20240411T000000Z-a-ircc", FIRST)
    take(tmp_path, "20240411T050000Z-b-ircc", feed(5, stem()))
    take(tmp_path, "20240411T070000Z-c-ircc", feed(7, stem(drawCRS="480")))
    DAMAGE[damage](tmp_path / "captures/20240411T050000Z-b-ircc.warc.gz")
    late = take(tmp_path, "late", feed(2, stem(drawCRS="480")), page(6))
    assert results(late) == [("ircc-feed-en", "read"), ("cicnews", "read")]
    (note,) = late.outcomes[0].notes
    assert "ircc-feed-en of 2024-04-11T05:00:00Z" in note
    assert f"captures/20240411T050000Z-b-ircc.warc.gz is {damage}" in note
    assert note in shelf_of(tmp_path).rows()[1]["detail"]
    assert shelf_of(tmp_path).unread() == []


def test_what_no_file_holds_cannot_be_accepted(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="ffff"):
        runs.accept(shelf_of(tmp_path), "ffff")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("20240601T121000Z-abcdef-ircc", "crawl"),
        ("20240601T121000Z-abcdef-news", "crawl"),
        ("20240601T121000123456Z-news", "crawl"),  # a plain `scrapy crawl`
        ("20240601T121000Z-abcdef", "ingest"),
    ],
)
def test_what_a_kill_left_unread_goes_on_record_as_what_it_was(tmp_path: Path, name: str, kind: str) -> None:
    """An ingest that was killed looked at no server: `draws status` would give the source a success of long ago."""
    shelf_of(tmp_path).write(name, [feed(1)])
    assert len(crawl.take_unread(shelf_of(tmp_path))) == 1
    assert [record.kind for record in shelf_of(tmp_path).records()] == [kind]
