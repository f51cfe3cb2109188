"""Runs on an archive on disk: captures in a WARC file, taken in and put on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.store import open_store
from pipelines import runs
from pipelines.shelf import Shelf
from tests.soak.small import KNOWN


def shelf_of(root: Path) -> Shelf:
    return Shelf(open_store(root), KNOWN)


def test_what_no_file_holds_cannot_be_accepted(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="ffff"):
        runs.accept(shelf_of(tmp_path), "ffff")
