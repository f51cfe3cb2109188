"""Crawl records: one small file a run says what was asked, what came back, and what became of it.

A run is put on record last, after its captures are stored and its snapshots committed; a WARC file that no record
speaks of was left by a kill. Records of past days are folded into one Parquet file a day, named by its content.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from archive.errors import DamagedError
from archive.parquet import from_bytes, sha256, to_bytes
from archive.schema import INSTANT

if TYPE_CHECKING:
    from archive.store import Store

FOLDER = "crawls"
RESTORE = "Restore the file from a backup; the snapshots do not depend on it."

_TEXTS = ("url", "source", "digest", "warc", "outcome", "detail", "etag", "last_modified")
_COLUMNS: list[tuple[str, pa.DataType]] = [(name, pa.string()) for name in _TEXTS]
CAPTURES = pa.schema([*_COLUMNS, ("fetched_at", INSTANT), ("status", pa.int32())])
"""One row a capture: what the records say of it."""

_FOLDED = pa.schema([pa.field("crawl_id", pa.string()), pa.field("record", pa.string())])


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """What became of one capture. `outcome`: read, unchanged, refused, error, accepted, failed (no answer 200),
    or listing (not a page that states draws)."""

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


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How one source was in a run. `outcome`: ok or failed; `seconds` spent, `requests` made, `detail` what went wrong."""

    source: str
    outcome: str
    seconds: float = 0.0
    requests: int = 0
    detail: str = ""


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
    """The SHA-256 of a file of the archive."""
    return sha256(store.read(path))


def record(store: Store, crawl: CrawlRecord) -> None:
    """Put a run on record."""
    store.put(f"{FOLDER}/{crawl.started_at:%Y-%m-%d}/{crawl.crawl_id}.json", _dump(crawl))


def crawl_records(store: Store) -> Iterator[CrawlRecord]:
    """Every run on record, by day and id; each once, also where a fold was cut short. Raises DamagedError."""
    folded: set[str] = set()
    for path in store.list(f"{FOLDER}/"):
        if path.endswith(".parquet"):
            for crawl_id, text in read_folded(path, store.read(path)):
                folded.add(crawl_id)
                yield parse(path, text.encode())
    for path in store.list(f"{FOLDER}/"):
        if path.endswith(".json") and path.rpartition("/")[2].removesuffix(".json") not in folded:
            yield parse(path, store.read(path))


def captures(store: Store) -> pa.Table:
    """What the records say of every capture, in time order; the schema is CAPTURES."""
    rows = [asdict(capture) for crawl in crawl_records(store) for capture in crawl.captures]
    rows.sort(key=lambda row: (row["fetched_at"], row["url"]))
    return pa.Table.from_pylist(rows, schema=CAPTURES)


def fold(store: Store, before: date) -> int:
    """Fold the records of each day before a date into one Parquet file; gives the number of days folded.

    The file is written, and read back, before the single records are deleted; a kill between leaves both, which
    `crawl_records` counts once and the next fold finishes.
    """
    days: dict[str, list[str]] = {}
    for path in store.list(f"{FOLDER}/"):
        day = path.removeprefix(f"{FOLDER}/")[:10]
        if path.endswith(".json") and day < before.isoformat():
            days.setdefault(day, []).append(path)
    for day, paths in days.items():
        earlier = [path for path in store.list(f"{FOLDER}/{day}-") if path.endswith(".parquet")]
        rows = {crawl_id: text for path in earlier for crawl_id, text in read_folded(path, store.read(path))}
        for path in paths:
            data = store.read(path)
            rows[parse(path, data).crawl_id] = data.decode()
        listed = [{"crawl_id": crawl_id, "record": text} for crawl_id, text in sorted(rows.items())]
        data = to_bytes(pa.Table.from_pylist(listed, schema=_FOLDED))
        target = f"{FOLDER}/{day}-{sha256(data)[:16]}.parquet"
        store.put(target, data)
        read_folded(target, store.read(target))
        for path in [*paths, *(path for path in earlier if path != target)]:
            store.delete(path)
    return len(days)


def read_folded(path: str, data: bytes) -> list[tuple[str, str]]:
    """The id and the text of each record in a folded file. Raises DamagedError where it does not have its name's hash."""
    if sha256(data)[:16] != path.removesuffix(".parquet")[-16:]:
        raise DamagedError(path, "the file does not have the hash that its name states", RESTORE)
    return [(row["crawl_id"], row["record"]) for row in from_bytes(data).to_pylist()]


def parse(path: str, data: bytes) -> CrawlRecord:
    """The record in a file. Raises DamagedError where it is none, or its hash is wrong."""
    try:
        content = json.loads(data)
        own = content.pop("sha256")
        if _hash(content) != own:
            raise DamagedError(path, "the record does not have the hash that it states", RESTORE)
        for name in ("started_at", "finished_at"):
            content[name] = _instant(content[name])
        content["sources"] = [SourceRecord(**one) for one in content["sources"]]
        content["captures"] = [
            CaptureRecord(**one | {"fetched_at": _instant(one["fetched_at"])}) for one in content["captures"]
        ]
        return CrawlRecord(**content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(path, f"this is no crawl record ({type(error).__name__}: {error})", RESTORE) from error


def _dump(crawl: CrawlRecord) -> bytes:
    content = json.loads(json.dumps(asdict(crawl), default=lambda value: value.isoformat(), ensure_ascii=False))
    return json.dumps(content | {"sha256": _hash(content)}, ensure_ascii=False, indent=1).encode() + b"\n"


def _hash(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
