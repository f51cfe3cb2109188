"""docs/exports.md says what is so: its code runs, its paths are there, and it lists every loss."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from archive.exports import FORMATS
from archive.exports.about import LOSSES

if TYPE_CHECKING:
    from tests.archive.exports.conftest import Exported

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture
def place(real: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "exports").symlink_to(real.into)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "exports"


def test_the_python_runs(place: Path) -> None:
    assert len(blocks("python")) == 2
    for block in blocks("python"):
        exec(compile(block, "docs/exports.md", "exec"), {})


def test_the_sql_runs(place: Path) -> None:
    duck, lite = blocks("sql")
    with duckdb.connect() as connection:
        rows = connection.execute(duck).fetchall()
    assert ("stem", 1, 4500) in rows
    with closing(sqlite3.connect(place / "sqlite" / "express-entry-draws.db")) as database:
        told = {row[0]: row[2] for row in database.execute(lite)}
    assert told["386"] > 200_000


def test_every_loss_is_listed_and_no_other(place: Path) -> None:
    section = DOCS.split("## What a format cannot hold")[1].split("\n## ")[0]
    assert re.findall(r"^- (.+)$", section, re.MULTILINE) == [loss for name in FORMATS for loss in LOSSES[name]]
    for name in FORMATS:
        row = re.search(rf"^\| `{name}` \|.*\| ([^|]+) \|$", DOCS, re.MULTILINE)
        assert row is not None
        assert row[1] == ("see below" if LOSSES[name] else "nothing")


def test_the_files_are_there(place: Path) -> None:
    for name in re.findall(r"`(v1/[a-z0-9/]+\.json)`", DOCS):
        assert (place / "api" / name).is_file(), name
    for folder, name in [("csv", "datapackage.json"), ("sqlite", "metadata.json"), ("atom", "changes.atom")]:
        assert (place / folder / name).is_file()
