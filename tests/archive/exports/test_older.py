"""Snapshots from before a column was added: they load and export with the column, null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pandas.testing import assert_frame_equal

import archive
from archive import parts
from archive.exports import FORMATS, TABLE_FORMATS, make
from archive.exports.reading import read
from archive.exports.snapshot import read_snapshot
from archive.parts import read_file
from archive.schema import TABLES
from archive.snapshots import head
from archive.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.archive.exports.conftest import Exported


@pytest.fixture
def older(hostile: Exported, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive whose observations have no column `occupations`, as those of 2026 before it was added."""

    def without(store: Any, file: Any, columns: Any = None) -> Any:
        table = read_file(store, file, columns)
        late = "observations" in file.path and "occupations" in table.column_names
        return table.drop_columns(["occupations"]) if late else table

    monkeypatch.setattr(parts, "read_file", without)
    return hostile.root


def test_a_column_that_came_later_is_null_and_in_its_place(older: Path) -> None:
    frame = archive.load("observations", root=older)
    assert list(frame) == TABLES["observations"].schema.names
    assert frame["occupations"].isna().all()


def test_an_older_snapshot_is_exported_in_every_format(older: Path, tmp_path: Path) -> None:
    store = open_store(older)
    newest = head(store)
    assert newest is not None
    snapshot = read_snapshot(store, newest)
    for name in FORMATS:
        for path, data in make(name, snapshot).items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    expected = archive.load("observations", root=older)
    for name in TABLE_FORMATS[:-1]:
        assert_frame_equal(read(tmp_path / name, "observations"), expected)
