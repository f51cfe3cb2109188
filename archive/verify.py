"""Whether an archive is whole: recompute every hash, name each file that is damaged or missing, and say the way back.

Damage is reported, never raised; what is raised is a store that cannot be reached at all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from archive import crawls, latest, manifest, pruned
from archive.errors import ArchiveError, DamagedError
from archive.manifest import Manifest, TableEntry, TableFile, check_parent, path_of
from archive.parquet import decode, sha256
from archive.parts import joined_digest, read_file
from archive.rows import digest
from archive.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.store import Store

GIVE_UP = (
    "Put the file back from a copy of the archive; the tables do not depend on it, a rebuild does. Where there is no "
    "copy, `draws prune --lost` gives up what cannot be read and puts that on record."
)
GIVE_UP_BODY = (
    "This file is whole. Put the one that held the body back from a copy of the archive; a rebuild needs it. Where there "
    "is no copy, `draws prune --lost` gives up that body alone and puts that on record."
)
REBUILD = "or replay all captures with `draws rebuild --into NEW`"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is damaged or missing: its path below the root, what is wrong, and what to do.

    With `body`, the file itself is whole and refers to a body, by its digest, that no file holds.
    """

    path: str
    what: str
    next_step: str
    body: str = ""


def verify(store: Store) -> list[Problem]:
    """Check the chain of manifests, every table file, crawl and prune record, every WARC file on record and `latest/`.

    An empty list means that every file is what its hash says. Raises OSError only where the store itself fails.
    """
    found = [*_snapshots(store), *_crawls(store), *_latest(store)]
    return list(dict.fromkeys(found))


def _snapshots(store: Store) -> list[Problem]:
    """Check versions from the oldest; the advice depends on the last one before which nothing is damaged."""
    paths = store.list(manifest.FOLDER)
    strange = [path for path in paths if manifest.version_of(path) is None]
    newest = max((manifest.version_of(path) or 0 for path in paths), default=0)
    checked = _Checked(store, {}, {})
    by_version = [(version, _version(store, version, checked)) for version in range(1, newest + 1)]
    whole = next((version - 1 for version, problems in by_version if problems), newest)
    step = _way_back(whole, newest)
    return [
        *(Problem(path, "not a manifest", "Move it out of the archive.") for path in strange),
        *(replace(problem, next_step=step) for _, problems in by_version for problem in problems),
        *_leftovers(store, checked),
    ]


def _way_back(whole: int, newest: int) -> str:
    first = f"Put the file back from a copy of the archive, {REBUILD}."
    if not whole:
        return first
    span = path_of(newest) if newest == whole + 1 else f"{path_of(whole + 1)} to {path_of(newest)}, the newest first"
    back = (
        f"To go back to version {whole}, the last whole one, remove {span}; the next `draws crawl` reads again the "
        "captures that led to what was removed."
    )
    return f"{first} {back}"


@dataclass(slots=True)
class _Checked:
    """What was found of manifests and table files so far; a file that many versions share is read once."""

    store: Store
    manifests: dict[int, Manifest]
    files: dict[TableFile, str]

    def fault(self, file: TableFile) -> str:
        """Return what is wrong with a table file, "" where it is whole."""
        if file not in self.files:
            self.files[file] = _fault(self.store, file)
        return self.files[file]


def _version(store: Store, version: int, checked: _Checked) -> list[Problem]:
    path = path_of(version)
    try:
        found = checked.manifests[version] = manifest.from_bytes(path, store.read(path))
        if version == 1 or version - 1 in checked.manifests:
            check_parent(found, checked.manifests.get(version - 1))
    except FileNotFoundError:
        return [Problem(path, "missing, though a later version is there", "")]
    except DamagedError as error:
        return [Problem(path, error.what, "")]
    except ArchiveError as error:
        return [Problem(path, str(error), "")]
    problems = [Problem(path, what, "") for what in _false_sums(found)]
    for entry in found.tables.values():
        problems += [Problem(file.path, what, "") for file in entry.files if (what := checked.fault(file))]
    if not problems and (before := checked.manifests.get(version - 1)):
        problems = [Problem(path, what, "") for what in _lost_rows(store, before, found, checked)]
    return problems


def _fault(store: Store, file: TableFile) -> str:
    try:
        data = store.read(file.path)
    except FileNotFoundError:
        return "missing"
    if sha256(data) != file.sha256:
        return f"its {len(data)} bytes do not have the SHA-256 that the manifest states"
    try:
        table = decode(data)
    except (pa.ArrowException, OSError) as error:
        return f"not a Parquet file: {error}"
    if table.num_rows != file.rows or digest(table) != file.rows_digest:
        return "its rows do not have the digest that the manifest states"
    return ""


def _false_sums(found: Manifest) -> Iterator[str]:
    for name in TABLES:
        entry = found.tables.get(name)
        if entry is None:
            yield f"it has no table {name}"
        elif entry.rows != sum(file.rows for file in entry.files) or entry.rows_digest != joined_digest(entry.files):
            yield f"the rows of {name} are not those of its files"


def _lost_rows(store: Store, before: Manifest, found: Manifest, checked: _Checked) -> Iterator[str]:
    """Give the tables that should only grow and have lost a row of the version before."""
    for name, table in TABLES.items():
        old, new = before.tables[name], found.tables[name]
        if table.grows and new.files[: len(old.files)] != old.files and not any(map(checked.fault, old.files)):
            lost = _keys(store, name, old) - _keys(store, name, new)
            if lost:
                yield f"{len(lost)} rows of {name} that version {before.version} has are gone"


def _keys(store: Store, name: str, entry: TableEntry) -> set[tuple[object, ...]]:
    key = TABLES[name].key
    tables = [read_file(store, file, key) for file in entry.files]
    return {values for table in tables for values in zip(*(table[column].to_pylist() for column in key), strict=True)}


def _leftovers(store: Store, checked: _Checked) -> Iterator[Problem]:
    """Check table files that no version names: a commit that was cut short left them, and they may be taken up again."""
    named = {file.path for file in checked.files}
    for path in store.list("tables"):
        if path not in named and sha256(store.read(path)) != path.rpartition("/")[2].removesuffix(".parquet"):
            yield Problem(path, "its bytes do not have the SHA-256 that is its name", "Remove it: no version needs it.")


def _crawls(store: Store) -> Iterator[Problem]:
    told: dict[str, str] = {}
    records: list[crawls.CrawlRecord] = []
    for path in store.list(crawls.FOLDER):
        try:
            for _, text in crawls.texts(path, store.read(path)):
                found = crawls.from_text(path, text)
                records.append(found)
                if found.warc and found.warc_sha256:
                    told[found.warc] = found.warc_sha256
        except DamagedError as error:
            yield Problem(path, error.what, error.next_step)
    yield from _versions_gone(store, records)
    gone: dict[str, pruned.PrunedFile] = {}
    for path in store.list(pruned.FOLDER):
        try:
            gone |= {file.path: file for file in pruned.from_bytes(path, store.read(path)).files}
        except DamagedError as error:
            yield Problem(path, error.what, error.next_step)
    left = {path: file.left for path, file in gone.items() if file.left}
    for path, expected in {**{path: told[path] for path in told if path not in gone}, **left}.items():
        yield from _warc(store, path, expected)


def _versions_gone(store: Store, records: list[crawls.CrawlRecord]) -> Iterator[Problem]:
    """Check that the newest version which a crawl record tells of is there: asked last, since crawls may go on."""
    made = max(
        crawls.versions_from(sorted(records, key=lambda one: (one.started_at, one.crawl_id))).values(), default=0
    )
    paths = set(store.list(manifest.FOLDER))
    if made > max((manifest.version_of(path) or 0 for path in paths), default=0):
        what = "missing, though a crawl record says that it was made"
        step = (
            "Put it back from a copy of the archive, or run `draws crawl`: it reads again the captures that led to it."
        )
        yield Problem(path_of(made), what, step)


def _warc(store: Store, path: str, expected: str) -> Iterator[Problem]:
    try:
        data = store.read(path)
    except FileNotFoundError:
        yield Problem(path, "missing, though a crawl record names it", GIVE_UP)
    except ValueError:
        yield Problem(path, "a crawl record names it, but it is no path in the archive", GIVE_UP)
    else:
        if sha256(data) != expected:
            yield Problem(path, f"its {len(data)} bytes do not have the SHA-256 that its record states", GIVE_UP)


def _latest(store: Store) -> Iterator[Problem]:
    """Check the copies against their mark; copies of an older version are no damage, those of one taken back are."""
    step = "Remove the folder latest/: the copies are made anew after the next commit."
    paths = store.list(latest.FOLDER)
    mark = latest.read_mark(store)
    if mark is None:
        yield from (
            Problem(latest.MARK, "missing or damaged, so the copies cannot be checked", step) for _ in paths[:1]
        )
        return
    with suppress(ArchiveError):  # a damaged manifest is named already
        if not latest.stands(store, mark):
            yield Problem(latest.MARK, f"the copies are of a version {mark['version']} that was taken back", step)
    for name, copy in mark["copies"].items():
        path = f"{latest.FOLDER}/{name}.parquet"
        before = mark["replaced"].get(name)
        expected = {copy["sha256"], before}
        if before == "unknown" or (path in paths and sha256(store.read(path)) in expected):
            continue
        yield Problem(path, "missing" if path not in paths else f"not the copy that {latest.MARK} states", step)
