"""Runs on an archive on disk: captures in a WARC file, taken in and put on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.store import open_store
from pipelines import crawl, runs
from pipelines.shelf import Shelf
from tests.pipelines.test_intake import feed
from tests.soak.small import KNOWN


def shelf_of(root: Path) -> Shelf:
    return Shelf(open_store(root), KNOWN)


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
