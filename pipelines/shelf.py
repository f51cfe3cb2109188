"""Where captures are kept: the WARC files of an archive, found again by what the crawl records say of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive import crawls, manifest, pruned
from archive.store import LocalStore
from pipelines.crossings import FEEDS
from pipelines.locks import held
from pipelines.outcomes import GOOD
from scraper.captures import WarcWriter, index_warc, named_bytes, orphans, read_warc, recover
from scraper.errors import ReadError
from scraper.items import Capture, LostBody

if TYPE_CHECKING:
    from archive.store import Store
    from pipelines.periods import Stream
    from scraper.sources import Source

FOLDER = "captures"
PRUNE_LOCK = ".prune.lock"
"""In the archive's root: held shared by whoever writes captures, and alone by a prune."""

COMMIT_LOCK = ".commit.lock"
"""In the archive's root: held by the writer on this machine whose turn it is."""

Row = dict[str, Any]


def _holds(row: Row) -> bool:
    """Whether the record of a capture holds a body; taken to be so where that was not noted."""
    return row["stored"] is not False and row["status"] != 304


class Shelf:
    """The captures of one archive, on a local disk or an object store."""

    def __init__(self, store: Store, sources: Mapping[str, Source]) -> None:
        self.store = store
        self.sources = sources
        self._records: list[crawls.CrawlRecord] | None = None
        self._rows: list[Row] | None = None
        self._all: list[Row] = []

    def records(self) -> list[crawls.CrawlRecord]:
        """Every crawl record, by start."""
        if self._records is None:
            self._records = crawls.crawl_records(self.store)
        return self._records

    def rows(self) -> list[Row]:
        """What the crawl records say of every capture that was not pruned, in time order."""
        if self._rows is None:
            gone = pruned.files(self.store)
            self._all = crawls.rows_of(self.records())
            self._rows = [row for row in self._all if row["warc"] not in gone]
        return self._rows

    def forget(self) -> None:
        """Read the crawl records again when they are next asked for."""
        self._records = self._rows = None

    def fetched(self) -> dict[str, datetime]:
        """For each source, when it was last read whole; also by captures that were pruned since."""
        self.rows()
        newest: dict[str, datetime] = {}
        for row in self._all:
            if row["outcome"] in GOOD:
                newest[row["source"]] = max(row["fetched_at"], newest.get(row["source"], row["fetched_at"]))
        return newest

    def reads(self) -> dict[str, list[datetime]]:
        """For each of IRCC's feeds, when it was read whole, in time order; also by captures that were pruned since."""
        self.rows()
        good = [row for row in self._all if row["outcome"] in GOOD]
        return {feed: [row["fetched_at"] for row in good if row["source"] == feed] for feed in FEEDS}

    def accepted(self) -> frozenset[str]:
        """The digests that a person let in for good."""
        self.rows()
        return frozenset(row["digest"] for row in self._all if row["outcome"] == "accepted")

    def stored(self) -> dict[str, tuple[str, datetime]]:
        """The bodies that need not be kept again: by digest, the address and time of the first capture that holds one.

        One whose file is missing is not among them, nor one that a capture referred to in vain: it is kept whole when it
        next comes.
        """
        there = set(self.store.list(f"{FOLDER}/"))
        found: dict[str, tuple[str, datetime]] = {}
        for row in self.rows():
            if row["outcome"] == "lost":
                found.pop(row["digest"], None)
            elif _holds(row) and row["warc"] in there:
                found.setdefault(row["digest"], (row["url"], row["fetched_at"]))
        return found

    def write(self, crawl_id: str, captures: Iterable[Capture]) -> str:
        """Store captures as one sealed WARC file; gives its path in the archive."""
        path = f"{FOLDER}/{crawl_id}.warc.gz"
        with tempfile.TemporaryDirectory() as folder, self.unpruned():
            self.forget()
            local = self._local(path) or Path(folder) / Path(path).name
            local.parent.mkdir(parents=True, exist_ok=True)
            writer = WarcWriter(local, known=self.stored())
            for capture in captures:
                writer.write(capture)
            sealed = writer.seal()
            if self._local(path) is None:
                self.store.put(path, Path(sealed).read_bytes())
        return path

    def read(self, path: str) -> Iterator[Capture]:
        """Every capture of one WARC file, revisits resolved. Raises ReadError after what is whole where the file is damaged."""
        yield from read_warc(self.file(path), self.payload)

    def file(self, path: str) -> Path | bytes:
        """A WARC file: its place on a local disk, or its bytes."""
        return self._local(path) or self.store.read(path)

    def payload(self, digest: str) -> bytes | LostBody:
        """The decoded body of a capture by its digest; or that it is lost, with the files that should hold it."""
        self.rows()
        told: list[str] = []
        for path in dict.fromkeys(row["warc"] for row in self._all if row["digest"] == digest and _holds(row)):
            try:
                file = self.file(path)
                if any(entry.stored and entry.digest == digest for entry in index_warc(file)):
                    # The revisits in it are left unresolved: their bodies may be in a file that refers to this one.
                    held = (one for one in read_warc(file) if one.digest == digest and not one.referred)
                    if one := next(held, None):
                        return named_bytes(one)
                    told.append(f"{path} is damaged: it holds other bytes than it says")
            except FileNotFoundError:
                told.append(f"{path} is missing")
            except ReadError as error:
                told.append(f"{path} is damaged: {error.what}")
        return LostBody(digest, "; ".join(told) or "no file that is on record holds it")

    def following(self, capture: Capture) -> Capture | None:
        """The good capture of the same stream that comes next in time; a 304 has the body of the one before it.

        It is a `lost` one where its bytes cannot be read.
        """
        wanted = self._stream(capture.source, capture.url)
        good = [
            row
            for row in self.rows()
            if row["outcome"] in GOOD
            and row["source"] in self.sources
            and self._stream(row["source"], row["url"]) == wanted
        ]
        whole: Row | None = None
        for row in good:
            whole = row if row["status"] != 304 else whole
            if whole and row["fetched_at"] > capture.fetched_at:
                return replace(self.capture(whole), fetched_at=row["fetched_at"])
        return None

    def capture(self, row: Row) -> Capture:
        """A capture by its row; a `lost` one where its WARC file cannot be read as far as there, or does not hold it."""
        why = f"{row['warc']} does not hold it"
        try:
            for capture in self.read(row["warc"]):
                same = capture.fetched_at == row["fetched_at"] and capture.url == row["url"]
                if same and capture.digest == row["digest"]:
                    return capture
        except FileNotFoundError:
            why = f"{row['warc']} is missing"
        except ReadError as error:
            why = f"{row['warc']} is damaged: {error.what}"
        lost = LostBody(row["digest"], why)
        return Capture(row["url"], row["source"], row["fetched_at"], b"", row["status"], lost=lost)

    def unread(self) -> list[str]:
        """WARC files to be read, again or for the first time; orphans are sealed first.

        Those that no crawl record speaks of (a kill came between capture and commit), and those whose newest record
        names a version that is no longer there (a person went back to an earlier one).
        """
        local = self._local(FOLDER)
        for orphan in orphans(local) if local and local.is_dir() else ():
            recover(orphan)
        head = manifest.newest_version(self.store)
        newest = crawls.versions_from(self.records())
        gone = pruned.files(self.store)
        found = [path for path in self.store.list(f"{FOLDER}/") if path.endswith(".warc.gz")]
        return [path for path in found if path not in gone and newest.get(path, head + 1) > head]

    def reading(self, path: str, *, wait: bool = True) -> AbstractContextManager[bool]:
        """Hold a WARC file while it is taken in, so that no other process on this machine does; gives whether it is held."""
        local = self._local(path)
        return held(local, wait=wait) if local and local.exists() else nullcontext(True)

    def unpruned(self) -> AbstractContextManager[bool]:
        """Hold off a prune of this machine while a WARC file is written that may refer to bodies in older ones."""
        local = self._local(PRUNE_LOCK)
        return held(local, shared=True) if local else nullcontext(True)

    def queue(self) -> AbstractContextManager[bool]:
        """Wait for this process's turn to commit, among those on this machine. Commits are safe without it; it is fair."""
        local = self._local(COMMIT_LOCK)
        return held(local) if local else nullcontext(True)

    @contextmanager
    def pruning(self) -> Iterator[bool]:
        """Hold off whoever writes captures on this machine; gives False where one is at it. Orphans are sealed first."""
        lock = self._local(PRUNE_LOCK)
        with held(lock, wait=False) if lock else nullcontext(True) as free:
            self.unread()
            local = self._local(FOLDER)
            # A crawl whose parent was killed may write on; what it refers to must stay.
            yield free and not (local and any(local.glob("[!.]*.open")))

    def _local(self, path: str) -> Path | None:
        return Path(self.store.root) / path if isinstance(self.store, LocalStore) else None

    def _stream(self, source: str, url: str) -> Stream:
        from pipelines.periods import stream_of
        from scraper import readers

        return stream_of(source, url, readers.reader_name(self.sources[source].kind))
