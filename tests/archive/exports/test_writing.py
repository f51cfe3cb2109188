"""Exports on disk: whole files only, nothing written twice, nothing left over, also after a kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archive.exports.writing import Written, write
from archive.store import LocalStore, open_store
from tests.archive.exports.child import NEW, OLD, export_new, origin

ROOT = Path(__file__).resolve().parents[3]


def there(root: Path) -> dict[str, bytes]:
    """The files of the export below the root, without its index."""
    folder = root / "csv"
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop("export.json", None)
    return found


def index(root: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((root / "csv" / "export.json").read_bytes())
    return told


@pytest.fixture
def old(tmp_path: Path) -> Path:
    write(open_store(tmp_path / "old"), "csv", OLD, origin(1))
    return tmp_path / "old"


def test_what_an_earlier_export_left_is_brought_up_to_date(old: Path) -> None:
    done = write(open_store(old), "csv", NEW, origin(2))
    assert there(old) == NEW
    assert (done.changed, done.removed, done.files) == (2, 1, 4)
    assert index(old)["snapshot"] == origin(2).record()
    assert index(old)["complete"] is True
    assert {path: one["bytes"] for path, one in index(old)["files"].items()} == {
        path: len(data) for path, data in NEW.items()
    }


def test_the_same_again_writes_nothing(old: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in old.rglob("*") if path.is_file()}
    done = write(open_store(old), "csv", OLD, origin(1))
    assert (done.changed, done.removed) == (0, 0)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in old.rglob("*") if path.is_file()} == before


def test_a_file_that_a_person_put_there_stays_and_one_that_was_damaged_is_mended(old: Path) -> None:
    (old / "csv" / "notes.txt").write_bytes(b"mine")
    (old / "csv" / "draws.csv").write_bytes(b"cut")
    assert write(open_store(old), "csv", OLD, origin(1)).changed == 1
    assert there(old) == {**OLD, "notes.txt": b"mine"}


def test_other_formats_are_left_alone(old: Path) -> None:
    write(open_store(old), "jsonl", {"draws.jsonl": b"{}\n"}, origin(1))
    write(open_store(old), "csv", NEW, origin(2))
    assert (old / "jsonl" / "draws.jsonl").read_bytes() == b"{}\n"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"files": {"../../outside": null, "/etc/x": null, "": null, "a/../b": null}}']
)
def test_an_index_that_is_not_ours_removes_nothing_outside(old: Path, text: str) -> None:
    outside = old.parent / "outside"
    outside.write_bytes(b"mine")
    (old / "csv" / "export.json").write_text(text, encoding="utf-8")
    write(open_store(old), "csv", NEW, origin(2))
    assert outside.read_bytes() == b"mine"
    assert index(old)["complete"] is True
    assert NEW.items() <= there(old).items()


def test_a_bucket_takes_an_export_too() -> None:
    store = open_store("memory://")
    write(store, "csv", OLD, origin(1))
    assert write(store, "csv", NEW, origin(2)) == Written(
        "csv", 4, sum(map(len, NEW.values())) + len(store.read("csv/export.json")), 2, 1
    )
    assert store.list() == ["csv/draws.csv", "csv/export.json", "csv/more/pool.csv", "csv/same.csv"]


def test_a_full_disk_says_so_and_leaves_whole_files(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: LocalStore, path: str, _data: bytes) -> None:
        raise OSError(28, "No space left on device", path)

    monkeypatch.setattr(LocalStore, "put", full)
    with pytest.raises(OSError, match="No space left"):
        write(open_store(old), "csv", NEW, origin(2))
    assert there(old) == OLD


def test_a_killed_export_leaves_no_half_file_and_the_next_one_finishes_it(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    most = 200 if os.environ.get("DRAWS_SOAK") else 40
    command = [sys.executable, "-m", "tests.archive.exports.child", str(old), str(folder), str(most)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    steps = run.stdout.split()
    assert len(steps) >= 20
    seen = set()
    for step in steps:
        root = folder / step
        for path, data in there(root).items():
            assert data in {OLD.get(path), NEW.get(path)}, (step, path)
        told = index(root)
        seen.add((told["snapshot"]["version"], told["complete"]))
        if told["complete"]:
            assert there(root) == (OLD if told["snapshot"]["version"] == 1 else NEW)
        export_new(str(root))
        assert there(root) == NEW
        assert index(root)["complete"] is True
    assert seen == {(1, True), (2, False), (2, True)}
