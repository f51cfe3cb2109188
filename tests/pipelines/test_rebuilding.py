"""A better reader is tried on all captures in a fresh archive, and what it changes is seen before anything is committed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive import compare, snapshots
from archive.store import open_store
from pipelines import normalize, rebuilding, runs
from pipelines.shelf import Shelf
from scraper.sources import load_sources
from tests.pipelines.test_intake import feed, stem
from tests.pipelines.test_life import page
from tests.soak.small import draws_here, take_in

SOURCES = {source.id: source for source in load_sources()}


def test_the_difference_that_a_new_reader_makes_shows_between_the_archive_and_its_rebuild(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = open_store(str(tmp_path / "old")), open_store(str(tmp_path / "new"))
    shelf = Shelf(old, SOURCES)
    run = runs.Run("20240412T000000Z-aaaaaa")
    warc = shelf.write(run.crawl_id, [feed(-1), page(2), feed(5, stem())])
    runs.take_in(shelf, warc, run, kind="ingest", started_at=feed(6).fetched_at)
    before = snapshots.head(old)
    read = normalize.numbers.invitations
    # A reader that takes 4,500 for 4,501: any change of a reader or a rule would do.
    monkeypatch.setattr(normalize.numbers, "invitations", lambda text: 4501 if text == "4,500" else read(text))
    result = rebuilding.rebuild(old, new, SOURCES)
    assert (result.captures, result.snapshots, result.complaints) == (3, 3, [])
    after = snapshots.head(new)
    assert before is not None
    assert after is not None
    changes = compare.between(old, before, new, after)
    assert [(one.draw_id, one.kind, one.field, one.before, one.after) for one in changes] == [
        ("293", "corrected", "invitations", 4500, 4501)
    ]
    assert snapshots.head(old) == before


def test_a_capture_that_a_rebuild_leaves_out_is_told_and_makes_it_fail(tmp_path: Path) -> None:
    """The archive was made with a list of sources of one's own, which the rebuild is not given."""
    mine = SOURCES | {"mine": replace(SOURCES["cicnews"], id="mine")}
    shelf = Shelf(open_store(tmp_path / "old"), mine)
    run = runs.Run("20240412T000000Z-aaaaaa")
    warc = shelf.write(run.crawl_id, [feed(-1), replace(page(2), source="mine")])
    runs.take_in(shelf, warc, run, kind="ingest", started_at=feed(6).fetched_at)
    done = draws_here("rebuild", "--into", tmp_path / "new", "--archive", tmp_path / "old")
    assert "error: mine of 2024-04-11T02:00:00Z: no source is named 'mine'" in done.stderr
    assert "--sources" in done.stderr
    assert "2 captures replayed: 1 snapshots" in done.stderr
    assert done.exit_code == 3


def test_a_file_of_captures_that_is_missing_is_told_and_makes_a_rebuild_fail(tmp_path: Path) -> None:
    take_in(tmp_path / "old", [feed(-1)])
    gone = take_in(tmp_path / "old", [page(2), page(3, "canadim")])
    (tmp_path / "old" / gone).unlink()
    done = draws_here("rebuild", "--into", tmp_path / "new", "--archive", tmp_path / "old")
    assert f"{gone}: missing, though a crawl record names it: 2 captures cannot be replayed" in done.stderr
    assert done.exit_code == 5
