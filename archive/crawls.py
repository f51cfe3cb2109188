"""Crawl records: one small file a run says what was asked, what came back, and what became of it.

A run is put on record last, after its captures are stored and its versions committed. Each record carries its own
SHA-256. Records of past days are folded into one Parquet file a day, named by its content:
`crawls/2026-11-20-<first 16 digits of its SHA-256>.parquet`.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive.errors import ArchiveError, DamagedError
from archive.parquet import decode, encode, sha256
from archive.schema import INSTANT
from archive.sealed import instant, moment, parse, render, sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from archive.store import Store

FOLDER = "crawls"
RESTORE = (
    "Put the file back from a copy of the archive; the snapshots do not depend on it. Where there is no copy, remove it: "
    "the next `draws crawl` reads the captures again that it told of (an --accept in it has to be given again)."
)
_TRIES = 5
_ID = re.compile(r"[\w][\w.+-]*")
_FOLDED_NAME = re.compile(rf"{FOLDER}/\d{{4}}-\d\d-\d\d-(?P<hash>[0-9a-f]{{16}})\.parquet")

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("crawl_id", pa.string()),
    ("kind", pa.string()),
    ("url", pa.string()),
    ("source", pa.string()),
    ("fetched_at", INSTANT),
    ("status", pa.int32()),
    ("digest", pa.string()),
    ("warc", pa.string()),
    ("offset", pa.int64()),
    ("outcome", pa.string()),
    ("detail", pa.string()),
    ("etag", pa.string()),
    ("last_modified", pa.string()),
]
CAPTURES = pa.schema(_COLUMNS)
"""The columns of `captures`: one row a capture, with the crawl that recorded it."""

_FOLDED = pa.schema(
    [pa.field("crawl_id", pa.string(), nullable=False), pa.field("record", pa.string(), nullable=False)]
)


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """What became of one capture.

    `outcome`: read, unchanged, refused, error, accepted, failed (no answer 200), lost (its bytes are gone), or listing
    (not a page that states draws). `warc` is the path of its file in the archive and `offset` where its record begins
    there, in bytes (None: not noted). `statements` is how many statements about draws were read from it (None: not noted, or not read). `stored` says
    whether its record holds the body itself, rather than a reference to that of an earlier capture (None: not noted).
    """

    url: str
    source: str
    fetched_at: datetime
    status: int
    digest: str
    warc: str
    outcome: str
    detail: str = ""
    etag: str | None = None
    last_modified: str | None = None
    offset: int | None = None
    statements: int | None = None
    stored: bool | None = None


_FIELDS = tuple(one.name for one in fields(CaptureRecord))


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How one source was in a run. `outcome`: ok or failed; `seconds` spent, `requests` made, `detail` what went wrong.

    `bytes` were received. Of a source of news: `entries` is what its own lists named within its domains, `told` how many
    pages of these and further lists spoke of draws (None: no list was read, or an older record). `not_before` is when the server allowed
    to be asked again (Retry-After), an aware UTC datetime.
    """

    source: str
    outcome: str
    seconds: float = 0.0
    requests: int = 0
    detail: str = ""
    bytes: int = 0
    entries: int | None = None
    told: int | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class CrawlRecord:
    """One run. `kind`: crawl, ingest or accept; instants are aware UTC datetimes; `versions` are the snapshots it made."""

    crawl_id: str
    kind: str
    started_at: datetime
    finished_at: datetime
    warc: str | None = None
    warc_sha256: str | None = None
    sources: list[SourceRecord] = field(default_factory=list)
    captures: list[CaptureRecord] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)


def sha256_of(store: Store, path: str) -> str:
    """Return the SHA-256 of a file of the archive."""
    return sha256(store.read(path))


def record(store: Store, crawl: CrawlRecord) -> None:
    """Put a run on record; durable on return. The same record again changes nothing.

    Raises ArchiveError where another record has its id, or the id cannot be a file's name.
    """
    if not _ID.fullmatch(crawl.crawl_id):
        raise ArchiveError(f"{crawl.crawl_id!r} cannot name a crawl record; use letters, digits, dots and hyphens")
    path = f"{FOLDER}/{instant(crawl.started_at)[:10]}/{crawl.crawl_id}.json"
    data = _to_bytes(crawl)
    if not store.create(path, data) and store.read(path) != data:
        raise ArchiveError(f"{path} is there already and says something else; records are never changed")


def crawl_records(store: Store, since: date | None = None) -> list[CrawlRecord]:
    """Return every run on record, by start and id; each once, also where a fold was cut short. Raises DamagedError.

    With `since`, only runs that started on that day (UTC) or later, without reading the files of earlier days.
    """
    records: dict[str, CrawlRecord] = {}
    for path, found in _whole(store, since):
        known = records.setdefault(found.crawl_id, found)
        if known != found:
            raise DamagedError(path, f"crawl {found.crawl_id} has two records that differ", RESTORE)
    return sorted(records.values(), key=lambda one: (one.started_at, one.crawl_id))


def captures(store: Store) -> pa.Table:
    """Return every capture on record, in time order; the columns are CAPTURES. Raises DamagedError."""
    return pa.Table.from_pylist(rows_of(crawl_records(store)), schema=CAPTURES)


def rows_of(records: Iterable[CrawlRecord]) -> list[dict[str, Any]]:
    """Return every capture of some records as a dictionary, in time order, with the keys of CAPTURES, `statements` and `stored`."""
    rows = [
        {"crawl_id": crawl.crawl_id, "kind": crawl.kind, **{name: getattr(capture, name) for name in _FIELDS}}
        for crawl in records
        for capture in crawl.captures
    ]
    rows.sort(key=lambda row: (row["fetched_at"], row["url"], row["crawl_id"]))
    return rows


def versions_from(records: Iterable[CrawlRecord]) -> dict[str, int]:
    """Return for each WARC file the newest version that its captures led to when they were last taken in (0: none).

    `records` are in time order, as `crawl_records` gives them; letting a capture in later adds to the run that stored it.
    """
    newest: dict[str, int] = {}
    for one in records:
        made = max(one.versions, default=0)
        if one.warc:
            newest[one.warc] = made
        for capture in one.captures if one.kind == "accept" else ():
            newest[capture.warc] = max(made, newest.get(capture.warc, 0))
    return newest


def fold(store: Store, before: date) -> int:
    """Fold the records of each day before `before` (UTC) into one Parquet file; return the number of days folded.

    The file is written and read back before the single records are deleted. A kill between leaves both, which count
    once, and the next fold finishes. Raises DamagedError, and deletes nothing, where a record is damaged.
    """
    days: dict[str, list[str]] = {}
    for path in store.list(FOLDER):
        if (day := _day(path)) < before.isoformat():
            days.setdefault(day, []).append(path)
    todo = {day: paths for day, paths in days.items() if len(paths) > 1 or not paths[0].endswith(".parquet")}
    for day, paths in todo.items():
        _fold_day(store, day, paths)
    return len(todo)


def _day(path: str) -> str:
    """The day of a file of `crawls/`, single or folded, in ISO form."""
    return path.removeprefix(f"{FOLDER}/")[:10]


def _fold_day(store: Store, day: str, paths: list[str]) -> None:
    records: dict[str, str] = {}
    for path in paths:
        for crawl_id, text in texts(path, store.read(path)):
            if records.setdefault(crawl_id, text) != text:
                raise DamagedError(path, f"crawl {crawl_id} has two records that differ", RESTORE)
    rows = [{"crawl_id": crawl_id, "record": text} for crawl_id, text in sorted(records.items())]
    data = encode(pa.Table.from_pylist(rows, schema=_FOLDED))
    target = f"{FOLDER}/{day}-{sha256(data)[:16]}.parquet"
    store.put(target, data)
    if dict(texts(target, store.read(target))) != records:
        raise DamagedError(target, "it does not read back as written; nothing was deleted", "Check the disk.")
    for path in paths:
        if path != target:
            store.delete(path)


def _whole(store: Store, since: date | None) -> Iterator[tuple[str, CrawlRecord]]:
    """Give every record with the file that it is in; start again where a fold moves records meanwhile."""
    for attempt in range(_TRIES):
        try:
            found = [
                # The bytes of a folded file have the hash in its name; recomputing each record's own as well would take
                # a start ten times as long after a year. `draws verify` does both.
                (path, from_text(path, text, check=not path.endswith(".parquet")))
                for path in store.list(FOLDER)
                if since is None or _day(path) >= since.isoformat()
                for _, text in texts(path, store.read(path))
            ]
        except FileNotFoundError:
            if attempt == _TRIES - 1:
                raise
        else:
            yield from found
            return


def texts(path: str, data: bytes) -> list[tuple[str, str]]:
    """Return id and text of each record in a file of `crawls/`, single or folded. Raises DamagedError."""
    if not path.endswith(".parquet"):
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise DamagedError(path, f"not UTF-8: {error}", RESTORE) from error
        return [(from_text(path, text).crawl_id, text)]
    name = _FOLDED_NAME.fullmatch(path)
    if name is None or sha256(data)[:16] != name["hash"]:
        raise DamagedError(path, f"its {len(data)} bytes do not have the SHA-256 that its name states", RESTORE)
    try:
        rows = decode(data).select(_FOLDED.names).to_pylist()
    except (pa.ArrowException, KeyError) as error:
        raise DamagedError(path, f"not a file of crawl records: {error}", RESTORE) from error
    return [(row["crawl_id"], row["record"]) for row in rows]


def from_text(path: str, text: str, *, check: bool = True) -> CrawlRecord:
    """Return the record in a text, from the file at that path. Raises DamagedError where it is none, or its hash is wrong.

    Without `check` its own hash is taken at its word.
    """
    try:
        content = parse(path, text.encode(), RESTORE) if check else json.loads(text)
        crawl = _from_record(content)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(path, f"not a crawl record: {error!r}", RESTORE) from error
    if path.endswith(".json") and path != f"{FOLDER}/{instant(crawl.started_at)[:10]}/{crawl.crawl_id}.json":
        raise DamagedError(path, f"it is the record of crawl {crawl.crawl_id}", RESTORE)
    return crawl


def _from_record(content: Mapping[str, Any]) -> CrawlRecord:
    values = {key: value for key, value in content.items() if key != "sha256"}
    return CrawlRecord(
        **{
            **values,
            "started_at": moment(values["started_at"]),
            "finished_at": moment(values["finished_at"]),
            "sources": [SourceRecord(**{**one, "not_before": _moment(one)}) for one in values["sources"]],
            "captures": [
                CaptureRecord(**{**one, "fetched_at": moment(one["fetched_at"])}) for one in values["captures"]
            ],
        }
    )


def _moment(source: Mapping[str, Any]) -> datetime | None:
    at = source.get("not_before")
    return moment(at) if at else None


def _to_bytes(crawl: CrawlRecord) -> bytes:
    content = asdict(crawl)
    for name in ("started_at", "finished_at"):
        content[name] = instant(content[name])
    for capture in content["captures"]:
        capture["fetched_at"] = instant(capture["fetched_at"])
    for source in content["sources"]:
        source["not_before"] = source["not_before"] and instant(source["not_before"])
    return render(sealed(content))
