"""Where captures are kept: the WARC files of an archive, found again by what the crawl records say of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive import crawls
from archive.store import LocalStore
from scraper.captures import WarcWriter, index_warc, orphans, read_warc, recover

if TYPE_CHECKING:
    from archive.store import Store
    from pipelines.periods import Stream
    from scraper.items import Capture
    from scraper.sources import Source

FOLDER = "captures"
GOOD = {"read", "unchanged", "accepted"}
"""Outcomes of the captures that the archive took in."""

Row = dict[str, Any]


class Shelf:
    """The captures of one archive, on a local disk or an object store."""

    def __init__(self, store: Store, sources: Mapping[str, Source]) -> None:
        self.store = store
        self.sources = sources
        self._records: list[crawls.CrawlRecord] | None = None
        self._rows: list[Row] | None = None

    def records(self) -> list[crawls.CrawlRecord]:
        """Every crawl record, by start."""
        if self._records is None:
            self._records = crawls.crawl_records(self.store)
        return self._records

    def rows(self) -> list[Row]:
        """What the crawl records say of every capture, in time order."""
        if self._rows is None:
            self._rows = crawls.rows_of(self.records())
        return self._rows

    def forget(self) -> None:
        """Read the crawl records again when they are next asked for."""
        self._records = self._rows = None

    def fetched(self) -> dict[str, datetime]:
        """For each source, when it was last read whole."""
        newest: dict[str, datetime] = {}
        for row in self.rows():
            if row["outcome"] in GOOD:
                newest[row["source"]] = max(row["fetched_at"], newest.get(row["source"], row["fetched_at"]))
        return newest

    def accepted(self) -> frozenset[str]:
        """The digests that a person let in for good."""
        return frozenset(row["digest"] for row in self.rows() if row["outcome"] == "accepted")

    def write(self, crawl_id: str, captures: Iterable[Capture]) -> str:
        """Store captures as one sealed WARC file; gives its path in the archive."""
        path = f"{FOLDER}/{crawl_id}.warc.gz"
        with tempfile.TemporaryDirectory() as folder:
            local = self._local(path) or Path(folder) / Path(path).name
            local.parent.mkdir(parents=True, exist_ok=True)
            writer = WarcWriter(local, known=self._known())
            for capture in captures:
                writer.write(capture)
            sealed = writer.seal()
            if self._local(path) is None:
                self.store.put(path, Path(sealed).read_bytes())
        return path

    def read(self, path: str) -> Iterator[Capture]:
        """Every capture of one WARC file, revisits resolved. Raises ReadError where the file is damaged."""
        yield from read_warc(self.file(path), self.payload)

    def file(self, path: str) -> Path | bytes:
        """A WARC file: its place on a local disk, or its bytes."""
        return self._local(path) or self.store.read(path)

    def payload(self, digest: str) -> bytes:
        """The decoded body of a capture by its digest. Raises KeyError where no WARC file holds it."""
        for path in dict.fromkeys(row["warc"] for row in self.rows() if row["digest"] == digest):
            file = self.file(path)
            if any(entry.stored and entry.digest == digest for entry in index_warc(file)):
                return next(capture.content for capture in read_warc(file, self.payload) if capture.digest == digest)
        raise KeyError(digest)

    def following(self, capture: Capture) -> Capture | None:
        """The good capture of the same stream that comes next in time; a 304 has the body of the one before it."""
        wanted = self._stream(capture.source, capture.url)
        good = [
            row
            for row in self.rows()
            if row["outcome"] in GOOD
            and row["source"] in self.sources
            and self._stream(row["source"], row["url"]) == wanted
        ]
        following = next((row for row in good if row["fetched_at"] > capture.fetched_at), None)
        if following is None:
            return None
        whole = [row for row in good if row["status"] != 304 and row["fetched_at"] <= following["fetched_at"]]
        return replace(self.capture(whole[-1]), fetched_at=following["fetched_at"]) if whole else None

    def capture(self, row: Row) -> Capture:
        """A capture by its row. Raises KeyError where its WARC file does not hold it."""
        for capture in self.read(row["warc"]):
            same = capture.fetched_at == row["fetched_at"] and capture.url == row["url"]
            if same and capture.digest == row["digest"]:
                return capture
        raise KeyError(row["digest"])

    def unread(self) -> list[str]:
        """WARC files that no crawl record speaks of: a kill came between capture and commit. Orphans are sealed first."""
        local = self._local(FOLDER)
        for orphan in orphans(local) if local and local.is_dir() else ():
            recover(orphan)
        told = {row["warc"] for row in self.rows()} | {record.warc for record in self.records()}
        return [path for path in self.store.list(f"{FOLDER}/") if path.endswith(".warc.gz") and path not in told]

    def _known(self) -> dict[str, tuple[str, datetime]]:
        return {row["digest"]: (row["url"], row["fetched_at"]) for row in self.rows() if row["digest"]}

    def _local(self, path: str) -> Path | None:
        return Path(self.store.root) / path if isinstance(self.store, LocalStore) else None

    def _stream(self, source: str, url: str) -> Stream:
        from pipelines.periods import stream_of
        from scraper import readers

        return stream_of(source, url, readers.reader_name(self.sources[source].kind))
