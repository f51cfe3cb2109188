"""CSV, JSON Lines, Parquet, SQLite and Excel, each as the tools that people have read it."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import jsonschema
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, validate
from pandas.testing import assert_frame_equal

import archive
from archive.exports import make
from archive.exports.columns import columns
from archive.exports.snapshot import read_snapshot
from archive.schema import TABLES
from archive.snapshots import commit
from archive.store import open_store
from tests.archive.made import FEED, NOON, content, draw, observation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.archive.exports.conftest import Exported


def package(found: Exported) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((found.into / "csv" / "datapackage.json").read_bytes())
    return told


def test_the_data_package_is_valid_and_so_is_every_resource(real: Exported) -> None:
    report = validate(str(real.into / "csv" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "message"])[:5]
    # An empty table (no page of occupations was taken in) is a valid resource too.
    assert [task.name for task in report.tasks] == list(TABLES)


def test_the_data_package_says_what_it_is(real: Exported) -> None:
    told, origin = package(real), real.snapshot.origin
    assert told["snapshot"] == origin.record()
    assert (told["version"], told["created"]) == (f"1.{origin.version}.0", origin.record()["created_at"])
    assert [one["title"] for one in told["sources"]] == sorted(
        set(archive.load("observations", root=real.root)["source"])
    )
    assert all(one["path"].startswith("https://") for one in [*told["licenses"], *told["sources"]])
    fields = {one["name"]: one for one in told["resources"][0]["schema"]["fields"]}
    assert fields["invitations"]["type"] == "integer"
    assert fields["invitations"]["unit"] == "people"
    assert fields["draw_id"]["constraints"] == {"required": True}
    assert fields["tie_break_at"]["type"] == "datetime"


@pytest.mark.parametrize(
    ("urls", "source"),
    [
        ([FEED], {"title": "x", "path": FEED}),
        (["https://cicnews.com/a", "https://cicnews.com/b"], {"title": "x", "path": "https://cicnews.com/"}),
        (["file:///home/ada/page.html"], {"title": "x"}),
        (["javascript:alert(1)", "https://a.example/><b>", ""], {"title": "x"}),
        (["file:///home/ada/page.html", "https://cicnews.com/a"], {"title": "x", "path": "https://cicnews.com/a"}),
    ],
)
def test_a_source_has_an_address_only_on_the_web(tmp_path: Path, urls: list[str], source: dict[str, str]) -> None:
    told = [observation("293", NOON + timedelta(hours=at), source="x", url=url) for at, url in enumerate(urls)]
    made = commit(
        open_store(tmp_path), None, content(draw("293"), observations=told), created_at=NOON, observed_until=NOON
    )
    assert made is not None
    snapshot = read_snapshot(open_store(tmp_path), made)
    assert snapshot.sources == [source]
    assert (
        f"- x{': <' + source['path'] + '>' if 'path' in source else ''}\n"
        in make("csv", snapshot)["README.md"].decode()
    )
    for path, data in make("csv", snapshot).items():
        (tmp_path / path).write_bytes(data)
    assert validate(str(tmp_path / "datapackage.json")).valid


def test_a_wrong_value_makes_the_data_package_invalid(hostile: Exported, tmp_path: Path) -> None:
    for path, data in make("csv", hostile.snapshot.only(["pool"])).items():
        (tmp_path / path).write_bytes(data.replace(b",451,", b",low,"))
    report = validate(str(tmp_path / "datapackage.json"))
    assert [error[1] for error in report.flatten(["fieldName", "type"])] == ["type-error"]


def test_frictionless_reads_typed_rows(real: Exported) -> None:
    rows = Package(str(real.into / "csv" / "datapackage.json")).get_resource("draws").read_rows()
    row = next(row for row in rows if row["draw_id"] == "293")
    assert (row["invitations"], row["crs_cutoff"], row["programs"]) == (4500, 491, ["FSW", "CEC", "FST"])
    assert row["tie_break_at"].isoformat() == "2024-02-25T11:55:12+00:00"


def test_no_cell_of_the_csv_is_a_formula_and_numbers_stay_numbers(hostile: Exported) -> None:
    for name in TABLES:
        kinds = {one["name"]: one["type"] for one in columns(name)}
        with (hostile.into / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    if str(kinds[column]).startswith("int"):
                        assert re.fullmatch(r"(-?\d+)?", cell)
                    else:
                        assert not re.match(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]", cell), (name, column, cell)
    with (hostile.into / "csv" / "pool.csv").open(encoding="utf-8", newline="") as file:
        assert [row["candidates"] for row in csv.DictReader(file)] == ["-5", ""]


def test_pandas_reads_the_csv_of_real_draws_without_the_escape_in_the_way(real: Exported) -> None:
    found = pd.read_csv(real.into / "csv" / "draws.csv", dtype={"draw_id": "string", "draw_number": "string"})
    expected = archive.load(root=real.root)
    assert found["draw_id"].tolist() == expected["draw_id"].tolist()
    assert found["category_name"].tolist() == expected["category_name"].tolist()
    assert found["invitations"].sum() == expected["invitations"].sum()


@pytest.mark.parametrize("table", TABLES)
def test_every_line_fits_its_json_schema(either: Exported, table: str) -> None:
    schema = json.loads((either.into / "jsonl" / f"{table}.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["x-snapshot"] == either.snapshot.origin.record()
    validator = jsonschema.Draft202012Validator(schema)
    lines = (either.into / "jsonl" / f"{table}.jsonl").read_bytes().splitlines()
    for line in lines[:200] + lines[-50:]:
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("before", "after"),
    [('"crs_cutoff":491', '"crs_cutoff":"491"'), ('"draw_id":"293"', '"draw_id":null'), ('"status"', '"state"'),
     ('"crs_cutoff":491', '"crs_cutoff":99999')],
)  # fmt: skip
def test_the_json_schema_refuses_what_is_no_draw(hostile: Exported, before: str, after: str) -> None:
    schema = json.loads((hostile.into / "jsonl" / "draws.schema.json").read_bytes())
    text = (hostile.into / "jsonl" / "draws.jsonl").read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if '"draw_id":"293"' in line)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads(line))
    assert before in line
    assert not validator.is_valid(json.loads(line.replace(before, after)))


def test_pandas_reads_the_parquet_with_nullable_types(real: Exported) -> None:
    found = pd.read_parquet(real.into / "parquet" / "draws.parquet")
    expected = archive.load(root=real.root)
    days = ["draw_date", "pool_as_of"]
    lists = ["programs", "sources"]
    # Days come as objects and lists as arrays, which is pandas' way with any Parquet file.
    assert_frame_equal(found.drop(columns=[*days, *lists]), expected.drop(columns=[*days, *lists]))
    assert found["draw_date"].astype("datetime64[us]").equals(expected["draw_date"])
    assert [one if one is None else list(one) for one in found["programs"]] == expected["programs"].tolist()


def test_duckdb_reads_the_parquet_as_it_is(real: Exported) -> None:
    path = real.into / "parquet"
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        row = connection.execute(
            f"SELECT invitations, crs_cutoff, draw_date, programs, epoch(tie_break_at) FROM '{path}/draws.parquet' WHERE draw_id = '293'"
        ).fetchone()
        assert row is not None
        assert (row[0], row[1], str(row[2]), row[3]) == (4500, 491, "2024-04-11", ["FSW", "CEC", "FST"])
        assert row[4] == pd.Timestamp("2024-02-25T11:55:12Z").timestamp()
        joined = connection.execute(
            f"SELECT count(*) FROM '{path}/pool.parquet' JOIN '{path}/draws.parquet' USING (draw_id)"
        ).fetchone()
        band = connection.execute(
            f"SELECT pool[1].candidates FROM '{path}/observations.parquet' WHERE pool IS NOT NULL LIMIT 1"
        ).fetchone()
    assert joined == (len(archive.load("pool", root=real.root)),)
    assert band is not None
    assert isinstance(band[0], int)


def test_the_parquet_names_the_snapshot(real: Exported) -> None:
    told = pq.ParquetFile(real.into / "parquet" / "draws.parquet").metadata.metadata
    for name, value in real.snapshot.origin.record().items():
        assert told[f"express-entry-draws:{name}".encode()] == str(value).encode()


@pytest.fixture
def database(either: Exported) -> Any:
    with closing(sqlite3.connect(either.into / "sqlite" / "express-entry-draws.db")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def test_the_database_is_whole_and_names_the_snapshot(database: sqlite3.Connection, either: Exported) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    told = dict(database.execute("SELECT name, value FROM snapshot").fetchall())
    assert {name: told[name] for name in ("version", "manifest_sha256", "created_at", "observed_until")} == {
        name: str(value) for name, value in either.snapshot.origin.record().items() if name != "schema_version"
    }


def test_the_database_has_keys_types_and_indexes(real: Exported) -> None:
    with closing(sqlite3.connect(real.into / "sqlite" / "express-entry-draws.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        told = {row[1]: row for row in connection.execute("PRAGMA table_info(draws)")}
        assert (told["draw_id"][2], told["draw_id"][3], told["draw_id"][5]) == ("TEXT", 1, 1)
        assert (told["invitations"][2], told["invitations"][3]) == ("INTEGER", 0)
        keys = {
            (name, row[2], row[3]) for name in TABLES for row in connection.execute(f"PRAGMA foreign_key_list({name})")
        }
        assert keys == {
            ("pool", "draws", "draw_id"), ("evidence", "observations", "observation_id"), ("evidence", "draws", "draw_id"),
            ("issues", "draws", "draw_id"), ("changes", "history", "version"),
        }  # fmt: skip
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM draws WHERE category = 'cec'").fetchall()
        assert "draws_category" in plan[0][3]
        several = connection.execute(
            "SELECT count(*) FROM draws, json_each(draws.programs) AS program WHERE program.value = 'PNP'"
        ).fetchone()
    assert several[0] == sum("PNP" in (one or ()) for one in archive.load(root=real.root)["programs"])


def test_the_database_holds_its_keys(hostile: Exported) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize((hostile.into / "sqlite" / "express-entry-draws.db").read_bytes())
        connection.execute("PRAGMA foreign_keys = ON")
        again = "INSERT INTO {0} SELECT * FROM {0} LIMIT 1"
        for name in ("draws", "pool", "changes", "occupations"):
            with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
                connection.execute(again.format(name))
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("INSERT INTO evidence VALUES ('nowhere', '292', 'number')")


def test_a_part_of_the_tables_refers_only_to_what_is_there(hostile: Exported, tmp_path: Path) -> None:
    files = make("sqlite", hostile.snapshot.only(["evidence", "draws"]))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["express-entry-draws.db"])
        assert [row[2] for row in connection.execute("PRAGMA foreign_key_list(evidence)")] == ["draws"]
    package = json.loads(make("csv", hostile.snapshot.only(["evidence"]))["datapackage.json"])
    assert package["resources"][0]["schema"]["foreignKeys"] == []


def test_datasette_is_told_of_columns_that_there_are(real: Exported) -> None:
    told = json.loads((real.into / "sqlite" / "metadata.json").read_bytes())
    tables = told["databases"]["express-entry-draws"]["tables"]
    assert list(tables) == list(TABLES)
    for name, one in tables.items():
        named = [
            *one["columns"],
            *one.get("facets", []),
            *[one[key] for key in ("sort_desc", "label_column") if key in one],
        ]
        assert set(named) <= set(TABLES[name].schema.names)


@pytest.fixture(scope="module")
def book(hostile: Exported) -> Any:
    return openpyxl.load_workbook(hostile.into / "excel" / "express-entry-draws.xlsx")


def test_the_workbook_has_no_formula_and_every_text_is_marked_as_text(book: Any) -> None:
    seen = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2 if sheet.title != "read me" else 1):
            for cell in row:
                assert cell.data_type != "f"
                if cell.data_type in {"s", "inlineStr"}:
                    seen += 1
                    assert cell.quotePrefix
    assert seen > 1000


def test_the_workbook_has_a_sheet_a_table_with_typed_cells_and_a_frozen_header(book: Any) -> None:
    assert book.sheetnames == ["read me", *TABLES, "columns"]
    assert all(sheet.freeze_panes == "B2" for sheet in book.worksheets[1:])
    sheet = book["draws"]
    header = [cell.value for cell in sheet[1]]
    assert header == TABLES["draws"].schema.names
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "293")
    cells = dict(zip(header, row, strict=True))
    assert (cells["draw_date"].is_date, cells["draw_date"].value.isoformat()) == (True, "2024-04-11T00:00:00")
    assert cells["tie_break_at"].value.isoformat() == "2024-02-25T11:55:12"
    assert (cells["invitations"].data_type, cells["invitations"].value) == ("n", 4500)
    assert cells["reported_as"].value is None
    assert [row[4].value for row in book["pool"].iter_rows(min_row=2)] == [-5, None]


def test_the_workbook_names_the_snapshot_and_holds_no_clock(book: Any, hostile: Exported) -> None:
    record = hostile.snapshot.origin.record()
    assert {one.name: one.value for one in book.custom_doc_props.props} == {
        key: str(one) for key, one in record.items()
    }
    lines = {row[0].value: row[1].value for row in book["read me"].iter_rows(max_col=2)}
    assert lines["manifest sha256"] == record["manifest_sha256"]
    assert lines["texts cut"] == "1"
    with zipfile.ZipFile(hostile.into / "excel" / "express-entry-draws.xlsx") as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book.properties.modified.isoformat() == "2024-04-11T12:00:00"
