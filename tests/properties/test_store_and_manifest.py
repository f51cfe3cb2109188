"""A folder and an object store behave as a dictionary of files would; a manifest survives its file, and no other does."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from archive.errors import ArchiveError
from archive.manifest import Manifest, TableEntry, TableFile, from_bytes, path_of, to_bytes, with_hash
from archive.store import open_store

paths = st.lists(st.sampled_from(["a", "b", "crawls", "x.json", "ö"]), min_size=1, max_size=3).map("/".join)
bodies = st.binary(max_size=20)


class AsADictionary(RuleBasedStateMachine):
    """Any sequence of operations, on a folder and in memory; a file never lies where a folder is."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stores = [open_store(self.folder / "archive"), open_store("memory://")]
        self.files: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def clashes(self, path: str) -> bool:
        return any(one.startswith(f"{path}/") or path.startswith(f"{one}/") for one in self.used)

    @property
    def used(self) -> set[str]:
        """Also the paths of deleted files: their folders stay."""
        return self.files.keys() | self.gone

    @rule(path=paths, data=bodies)
    def put(self, path: str, data: bytes) -> None:
        if not self.clashes(path):
            for store in self.stores:
                store.put(path, data)
            self.files[path] = data

    @rule(path=paths, data=bodies)
    def create(self, path: str, data: bytes) -> None:
        if not self.clashes(path):
            assert [store.create(path, data) for store in self.stores] == [path not in self.files] * 2
            self.files.setdefault(path, data)

    @rule(path=paths)
    def delete(self, path: str) -> None:
        if not self.clashes(path):
            for store in self.stores:
                store.delete(path)
            self.files.pop(path, None)
            self.gone.add(path)

    @rule(path=paths)
    def read(self, path: str) -> None:
        for store in self.stores:
            assert store.exists(path) == (path in self.files)
            if path in self.files:
                assert store.read(path) == self.files[path]
            elif not self.clashes(path):
                with pytest.raises(FileNotFoundError):
                    store.read(path)

    @invariant()
    def lists_the_same(self) -> None:
        for store in self.stores:
            assert store.list() == sorted(self.files)
            assert store.list("crawls") == sorted(path for path in self.files if path.startswith("crawls/"))

    def teardown(self) -> None:
        assert not list(self.folder.glob("archive/.tmp/*"))
        shutil.rmtree(self.folder)


AsADictionary.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None, derandomize=True)
TestAsADictionary = AsADictionary.TestCase

instants = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
words = st.text(st.characters(codec="utf-8"), max_size=12)
counts = st.integers(0, 10**6)
table_files = st.builds(TableFile, path=words, sha256=words, rows=counts, rows_digest=words)
entries = st.builds(TableEntry, files=st.lists(table_files, max_size=3).map(tuple), rows=counts, rows_digest=words)
made = st.builds(
    Manifest,
    version=st.integers(1, 10**7),
    parent=st.none() | words,
    created_at=instants,
    observed_until=instants,
    late=st.booleans(),
    summary=words,
    counts=st.dictionaries(words, counts, max_size=3),
    captures=st.lists(words, max_size=3).map(tuple),
    tables=st.dictionaries(words, entries, max_size=3),
)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(manifest=made, where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_manifest_survives_its_file_and_no_bit_of_it_may_change(manifest: Manifest, where: float, bit: int) -> None:
    path, data = path_of(manifest.version), to_bytes(manifest)
    assert from_bytes(path, data) == with_hash(manifest)
    assert to_bytes(from_bytes(path, data)) == data
    spoiled = bytearray(data)
    spoiled[int(where * len(data))] ^= 1 << bit
    for other in (bytes(spoiled), data[: int(where * len(data))]):
        with pytest.raises(ArchiveError):
            from_bytes(path, other)
