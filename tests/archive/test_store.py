"""A folder and an object store behave the same; nothing leaves the root; temporary files never show."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from archive.store import LocalStore, Store, open_store


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(tmp_path / "archive" if request.param == "folder" else "memory://")


def test_what_is_put_is_read_and_replaced(store: Store) -> None:
    store.put("tables/draws/a.parquet", b"one")
    store.put("tables/draws/a.parquet", b"two")
    assert store.read("tables/draws/a.parquet") == b"two"


def test_only_the_first_creates(store: Store) -> None:
    assert store.create("snapshots/000001.json", b"first")
    assert not store.create("snapshots/000001.json", b"second")
    assert store.read("snapshots/000001.json") == b"first"


def test_a_missing_file_is_named_with_its_root(store: Store) -> None:
    with pytest.raises(FileNotFoundError, match=r"snapshots/000009\.json"):
        store.read("snapshots/000009.json")
    assert not store.exists("snapshots/000009.json")
    store.delete("snapshots/000009.json")


def test_listing_is_sorted_recursive_and_by_folder(store: Store) -> None:
    assert store.list() == store.list("crawls") == []
    for path in ("crawls/b.json", "crawls/2024-04-11/a.json", "crawlsome/c.json"):
        store.put(path, b"")
    assert store.list("crawls") == store.list("crawls/") == ["crawls/2024-04-11/a.json", "crawls/b.json"]
    assert len(store.list()) == 3
    store.delete("crawls/b.json")
    assert not store.exists("crawls/b.json")


@pytest.mark.parametrize(
    "path", ["../outside", "a/../../b", "/etc/passwd", "", "a//b", ".tmp/x", "a\\..\\b", "a/.", "a\0b"]
)
def test_no_path_leaves_the_root(store: Store, path: str) -> None:
    for act in (
        store.read,
        store.exists,
        store.delete,
        lambda one: store.put(one, b""),
        lambda one: store.create(one, b""),
    ):
        with pytest.raises(ValueError, match="not a path below"):
            act(path)


def test_temporary_files_of_a_killed_process_never_show(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put("latest/draws.parquet", b"x")
    (tmp_path / ".tmp" / "123-half").write_bytes(b"half")
    assert store.list() == ["latest/draws.parquet"]


def test_files_can_be_read_by_others(tmp_path: Path) -> None:
    LocalStore(tmp_path).put("latest/draws.parquet", b"x")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "latest/draws.parquet").stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put("latest", b"a file where a folder is needed")
    with pytest.raises(OSError, match="latest"):
        store.put("latest/draws.parquet", b"x")
    assert store.list() == ["latest"]
    assert list((tmp_path / ".tmp").iterdir()) == []


def test_a_url_that_cannot_be_opened_is_named() -> None:
    with pytest.raises(ArchiveError, match="gopher://draws"):
        open_store("gopher://draws")


def test_a_file_url_is_a_folder(tmp_path: Path) -> None:
    open_store(f"file://{tmp_path}").put("a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"


def test_what_a_killed_writer_left_is_removed_a_day_later(tmp_path: Path) -> None:
    LocalStore(tmp_path).put("a", b"1")
    old, young = tmp_path / ".tmp/1-old", tmp_path / ".tmp/2-young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    LocalStore(tmp_path).put("b", b"2")
    assert (old.exists(), young.exists()) == (False, True)


def test_every_name_on_the_way_is_flushed_also_where_another_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made the folder or the file may have been killed before its name was on the disk."""
    LocalStore(tmp_path / "a").create("tables/draws/x.parquet", b"x")
    flushed: list[Path] = []
    monkeypatch.setattr("archive.store._flush_folder", flushed.append)
    assert not LocalStore(tmp_path / "a").create("tables/draws/x.parquet", b"x")
    assert {tmp_path, tmp_path / "a", tmp_path / "a/tables", tmp_path / "a/tables/draws"} <= set(flushed)


def test_a_file_system_without_hard_links_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_names: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    store = LocalStore(tmp_path)
    with pytest.raises(OSError, match="no hard links"):
        store.create("a", b"1")
    assert store.list() == []
