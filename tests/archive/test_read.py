"""What Python is told that asks the archive for what cannot be meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.errors import NoSnapshotError, RequestError
from archive.snapshots import commit
from archive.store import open_store
from tests.archive.made import NOON, content, draw


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("read") / "archive"
    assert commit(open_store(place), None, content(draw("293")), created_at=NOON, observed_until=NOON)
    return place


@pytest.mark.parametrize(
    ("ask", "error", "told"),
    [
        (lambda root: archive.load(root=root, version="latest"), RequestError, "version 'latest' is no whole number; leave it out"),
        (lambda root: archive.diff("0", "latest", root=root), RequestError, "version '0' is no whole number"),
        (lambda root: archive.load(root=root, version=1.0), RequestError, "version 1.0 is no whole number"),
        (lambda root: archive.load(root=root, version=2), NoSnapshotError, "no version 2: it has versions 1 to 1"),
        (lambda root: archive.load(root=root, version=1, as_of="2024-05-01"), RequestError, "give version or as_of, not both"),
        (lambda root: archive.load(root=root, as_of="2024-05-01T12:00"), RequestError, "has no time zone"),
        (lambda root: archive.load(root=root, as_of="0001-01-01T00:00+05:00"), RequestError, "is out of the calendar"),
        (lambda root: archive.load("drawz", root=root), RequestError, "drawz"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(
    root: Path, ask: Callable[[Path], Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error) as caught:
        ask(root)
    assert told in str(caught.value)


def test_a_number_of_the_history_is_a_version(root: Path) -> None:
    newest = archive.history(root).version.iloc[-1]
    assert len(archive.load(root=root, version=newest)) == 1
    assert len(archive.diff(0, newest, root=root)) == 1
