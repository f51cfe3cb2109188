"""Every export reads back, through the schema shipped with it, to the rows of `archive.load`, but for the losses it lists."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import archive
from archive.errors import RequestError
from archive.exports import FORMATS, TABLE_FORMATS, make
from archive.exports.about import LOSSES
from archive.exports.api_schemas import HELD
from archive.exports.reading import read, read_arrow
from archive.exports.workbook import LONGEST
from archive.rows import conform, digest
from archive.schema import TABLES
from archive.snapshots import head
from archive.store import open_store
from tests.archive.exports.hostile import LONG

if TYPE_CHECKING:
    from pathlib import Path

    from tests.archive.exports.conftest import Exported

EXACT = [name for name in TABLE_FORMATS if not LOSSES[name]]


def test_only_excel_of_the_table_formats_loses_anything() -> None:
    assert [*EXACT, "excel"] == list(TABLE_FORMATS)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format_", EXACT)
def test_every_table_reads_back_to_exactly_its_rows(either: Exported, format_: str, table: str) -> None:
    assert_frame_equal(read(either.into / format_, table), archive.load(table, root=either.root))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format_", EXACT)
def test_the_rows_have_the_digest_that_the_manifest_states(either: Exported, format_: str, table: str) -> None:
    newest = head(open_store(either.root))
    assert newest is not None
    entry = newest.tables[table]
    if len(entry.files) == 1:
        assert digest(conform(table, read_arrow(either.into / format_, table))) == entry.rows_digest


@pytest.mark.parametrize("table", HELD)
def test_the_api_reads_back_to_exactly_the_rows_it_holds(either: Exported, table: str) -> None:
    assert_frame_equal(read(either.into / "api", table), archive.load(table, root=either.root))


@pytest.mark.parametrize(
    ("format_", "table"), [("atom", "changes"), *(("api", name) for name in sorted(set(TABLES) - set(HELD)))]
)
def test_what_the_feed_and_the_api_do_not_hold_is_said_so(hostile: Exported, format_: str, table: str) -> None:
    with pytest.raises(RequestError, match=f"no export with a table '{table}'"):
        read(hostile.into / format_, table)
    assert format_ == "atom" or table in LOSSES["api"][0].partition("; not ")[2]


@pytest.mark.parametrize("table", TABLES)
def test_excel_loses_what_it_lists_and_nothing_else(either: Exported, table: str) -> None:
    expected = archive.load(table, root=either.root)
    for name in expected:
        if isinstance(expected[name].dtype, pd.DatetimeTZDtype):
            # Instants that Excel's calendar lacks are text and exact.
            cells = expected[name].between(pd.Timestamp("1900-03-01", tz="UTC"), pd.Timestamp("9999-12-30", tz="UTC"))
            expected.loc[cells, name] = expected.loc[cells, name].dt.round("ms")
    found = read(either.into / "excel", table)
    if table == "observations":
        long = expected["pool_text"] == LONG
        assert long.sum() == (1 if "hostile" in str(either.root) else 0)
        for cut in found.loc[long, "pool_text"]:
            assert LONG.startswith(cut)
            assert len(cut) > LONGEST // 7
        expected, found = expected[~long], found[~long]
    assert_frame_equal(found, expected)


def test_the_hostile_archive_shows_each_loss_of_excel(hostile: Exported) -> None:
    exact = archive.load("history", root=hostile.root)["created_at"]
    assert (read(hostile.into / "excel", "history")["created_at"] != exact).all()
    assert len(read(hostile.into / "excel", "observations")["pool_text"].dropna().iloc[0]) < len(LONG)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_snapshot_gives_the_same_bytes(hostile: Exported, format_: str) -> None:
    assert make(format_, hostile.snapshot) == make(format_, hostile.snapshot)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_readme_tells_the_snapshot_and_every_loss(either: Exported, format_: str) -> None:
    text = (either.into / format_ / "README.md").read_text(encoding="utf-8")
    for value in either.snapshot.origin.record().values():
        assert f": {value}\n" in text
    for loss in LOSSES[format_]:
        assert loss in text


def test_an_export_alone_is_enough_to_read_it(hostile: Exported, tmp_path: Path) -> None:
    shutil.copytree(hostile.into / "csv", tmp_path / "elsewhere")
    assert len(read(tmp_path / "elsewhere")) == len(archive.load(root=hostile.root))


def test_a_folder_without_an_export_is_named(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"no export with a table 'draws': give the folder of one format"):
        read(tmp_path)


@pytest.mark.parametrize(("format_", "found"), [("sqlite", "no table"), ("excel", "no sheet"), ("csv", "no export")])
def test_a_table_that_was_not_exported_is_named(hostile: Exported, tmp_path: Path, format_: str, found: str) -> None:
    for path, data in make(format_, hostile.snapshot.only(["draws"])).items():
        (tmp_path / path).write_bytes(data)
    assert len(read(tmp_path, "draws")) == len(archive.load(root=hostile.root))
    with pytest.raises(RequestError, match=f"{found}.*pool"):
        read(tmp_path, "pool")


def test_a_value_that_does_not_fit_the_schema_is_named(hostile: Exported, tmp_path: Path) -> None:
    shutil.copytree(hostile.into / "jsonl", tmp_path / "jsonl")
    path = tmp_path / "jsonl" / "draws.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"2024-04-11"', '"11 April"'), encoding="utf-8")
    with pytest.raises(RequestError, match="draw_date: a value does not fit"):
        read(tmp_path / "jsonl")
