"""Whether an archive is whole: recompute every hash and name each file that is damaged or missing. Never raises on damage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from archive import crawls
from archive import manifest as manifests_
from archive.errors import DamagedError
from archive.manifest import Manifest, TableFiles, path_of, version_of
from archive.parquet import from_bytes, rows_digest, sha256
from archive.schema import TABLES

if TYPE_CHECKING:
    from archive.store import Store

FROM_BACKUP = "Restore the file from a backup, or make the archive anew with `draws rebuild --into NEW`."
NEWEST = (
    "It is the newest snapshot: to go back to the one before, move this file away; its captures are kept, and "
    "`draws rebuild --into NEW` takes them in again."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is damaged or missing: its path, what is wrong, and the way back."""

    path: str
    what: str
    next_step: str


def verify(store: Store) -> list[Problem]:
    """Check the chain of manifests, every table file, every crawl record and the hash of every WARC file."""
    problems: dict[tuple[str, str], Problem] = {}
    for problem in (*_snapshots(store), *_crawls(store)):
        problems.setdefault((problem.path, problem.what), problem)
    return list(problems.values())


def _snapshots(store: Store) -> Iterator[Problem]:
    paths = store.list(f"{manifests_.FOLDER}/")
    versions = [version for path in paths if (version := version_of(path)) is not None]
    for path in paths:
        if version_of(path) is None:
            yield Problem(path, "this is no snapshot", "Move the file out of the archive.")
    checked: dict[str, bool] = {}
    parent: Manifest | None = None
    for version in range(1, max(versions, default=0) + 1):
        step = NEWEST if version == max(versions) else FROM_BACKUP
        manifest, problems = _manifest(store, version, step)
        yield from problems
        if manifest is None:
            parent = None
            continue
        if parent is not None and manifest.parent != parent.sha256:
            yield Problem(path_of(version), "the hash of the snapshot before is not the one that this one names", step)
        if version == 1 and manifest.parent is not None:
            yield Problem(path_of(version), "the first snapshot names one before it", step)
        yield from _files(store, manifest, checked, step)
        parent = manifest


def _manifest(store: Store, version: int, step: str) -> tuple[Manifest | None, list[Problem]]:
    path = path_of(version)
    try:
        manifest = manifests_.parse(path, store.read(path))
    except FileNotFoundError:
        return None, [Problem(path, "the snapshot is missing", FROM_BACKUP)]
    except DamagedError as error:
        return None, [Problem(path, error.what, step)]
    if manifest.version != version:
        return None, [Problem(path, f"the file holds snapshot {manifest.version}", step)]
    return manifest, []


def _files(store: Store, manifest: Manifest, checked: dict[str, bool], step: str) -> Iterator[Problem]:
    """Every file of a snapshot; a file that several share is read once."""
    for name, table in manifest.tables.items():
        for file in table.files:
            if file.path in checked:
                continue
            checked[file.path] = True
            try:
                data = store.read(file.path)
            except FileNotFoundError:
                yield Problem(file.path, f"the file is missing (snapshot {manifest.version}, table {name})", step)
                continue
            if sha256(data) != file.sha256:
                what = f"the file does not have its hash (snapshot {manifest.version}, table {name})"
                yield Problem(file.path, what, step)
            elif not _same_rows(name, data, table):
                yield Problem(file.path, f"the rows do not have their digest (snapshot {manifest.version})", step)


def _same_rows(name: str, data: bytes, table: TableFiles) -> bool:
    """A table that grows has a digest of its parts' digests, which their hashes cover."""
    if TABLES[name].grows:
        return True
    try:
        return rows_digest([from_bytes(data)]) == table.rows_digest
    except (pa.ArrowInvalid, OSError):
        return False


def _crawls(store: Store) -> Iterator[Problem]:
    told: dict[str, str] = {}
    for path in store.list(f"{crawls.FOLDER}/"):
        try:
            for record in _records(store, path):
                if record.warc and record.warc_sha256:
                    told[record.warc] = record.warc_sha256
        except DamagedError as error:
            yield Problem(path, error.what, error.next_step)
    for path, expected in told.items():
        if not store.exists(path):
            yield Problem(path, "the captures are missing", "Restore the file from a backup.")
        elif sha256(store.read(path)) != expected:
            yield Problem(
                path, "the file does not have the hash that its crawl record states", "Restore it from a backup."
            )


def _records(store: Store, path: str) -> list[crawls.CrawlRecord]:
    data = store.read(path)
    if path.endswith(".parquet"):
        return [crawls.parse(path, text.encode()) for _, text in crawls.read_folded(path, data)]
    return [crawls.parse(path, data)]
