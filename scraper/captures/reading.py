"""Reading captures back: our own WARC files and those of other tools, whole, cut or damaged."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from scraper.captures.records import CONTENT, NOT_MODIFIED, PURPOSE, SOURCE, from_warc_date, payload_digest
from scraper.errors import ReadError
from scraper.items import Capture, LostBody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

MAX_RECORD = 128 * 1024 * 1024
"""Largest decompressed gzip member in bytes; a record of ours is at most DOWNLOAD_MAXSIZE."""

_CHUNK = 1 << 20
_RECORD_END = b"\r\n\r\n"
_ANSWERS = {"response", "resource", "revisit"}
_NOT_MODIFIED = {NOT_MODIFIED, NOT_MODIFIED.replace("/1.1/", "/1.0/")}
_NEXT_STEP = "What is whole was read; `draws verify` lists the damage. Put the file back from a copy if there is one."


class DamagedWarcError(ReadError):
    """A WARC file that ends in the middle of a record or is not what it should be. Raised after all that is whole."""


@dataclass(frozen=True, slots=True)
class Member:
    """A gzip member of a file, decompressed, and the offsets in bytes of its start and end in the file."""

    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored answer of a WARC file: where it is (byte offset) and what it holds, without its body.

    `digest` names the capture; `stored` says whether the body itself is in this record (a revisit's is not).
    """

    offset: int
    source: str
    url: str
    fetched_at: datetime
    status: int
    digest: str
    stored: bool


FindPayload = Callable[[str], bytes | LostBody]
"""Gives the decoded body (or the body as received) of a capture stored elsewhere by its digest, or says why it cannot be had."""


def read_warc(file: Path | bytes, find_payload: FindPayload | None = None, *, source: str = "") -> Iterator[Capture]:
    """Yield the answers of a WARC file in file order; `source` is given to records that name none (other tools').

    The body of a revisit comes from its record in the same file or else from `find_payload`; where the same content was
    packed differently there, it is given decoded, without its Content-Encoding. A revisit whose body cannot be had is
    given as `lost`: it costs no other capture. A 304 has no body. Raises DamagedWarcError after what is whole where the
    file is cut or damaged.
    """
    for capture, _ in _resolved(file, find_payload, source):
        yield capture


def named_bytes(capture: Capture) -> bytes:
    """The bytes that a capture's digest is of: the decoded body, or as received where it cannot be decoded."""
    try:
        return capture.content
    except ReadError:
        return capture.body


def index_warc(file: Path | bytes) -> Iterator[Entry]:
    """Yield where each answer of a WARC file is and what it holds. Raises DamagedWarcError as `read_warc` does."""
    for record in _records(file):
        capture = _capture(record, "")
        digest = record.content or capture.digest
        stored = record.kind != "revisit"
        yield Entry(record.offset, capture.source, capture.url, capture.fetched_at, capture.status, digest, stored)


def verify_warc(file: Path | bytes, find_payload: FindPayload | None = None) -> list[str]:
    """Recompute every digest of a WARC file; returns what is wrong, a line each, empty where nothing is.

    That the body of a revisit cannot be had elsewhere is no fault of this file.
    """
    problems: list[str] = []
    try:
        for capture, record in _resolved(file, find_payload, ""):
            problems += [f"at byte {record.offset}: {problem}" for problem in record.problems]
            if record.content and record.content != capture.digest:
                problems.append(f"at byte {record.offset}: the content of {capture.url} is not {record.content}")
    except DamagedWarcError as error:
        problems.append(str(error))
    return problems


def read_members(stream: IO[bytes]) -> Iterator[Member]:
    """Yield the gzip members of a file from where it stands. Raises DamagedWarcError where one is cut or damaged."""
    start = stream.tell()
    while first := stream.read(_CHUNK):
        data, rest = _inflate(first, stream, start)
        end = stream.tell() - len(rest)
        yield Member(start, end, data)
        stream.seek(end)
        start = end


def _inflate(buffer: bytes, stream: IO[bytes], start: int) -> tuple[bytes, bytes]:
    """Decompress one gzip member; gives its data and what was read beyond it."""
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    parts, size = [], 0
    try:
        while not decoder.eof:
            if not buffer:
                raise DamagedWarcError("the file ends within a record", where=f"byte {start}", next_step=_NEXT_STEP)
            parts.append(decoder.decompress(buffer, MAX_RECORD + 1 - size))
            size += len(parts[-1])
            if size > MAX_RECORD:
                step = "If another tool made it, `warcio recompress` splits it into records."
                what = f"a record decompresses to more than {MAX_RECORD} bytes"
                raise DamagedWarcError(what, where=f"byte {start}", next_step=step)
            buffer = decoder.unconsumed_tail or stream.read(0 if decoder.eof else _CHUNK)
    except zlib.error as error:
        raise DamagedWarcError(f"the file is damaged: {error}", where=f"byte {start}", next_step=_NEXT_STEP) from error
    return b"".join(parts), decoder.unused_data


@dataclass(frozen=True, slots=True)
class _Record:
    """One WARC record that holds an answer: its block is read and its length checked."""

    offset: int
    kind: str
    headers: Any
    http: Any
    body: bytes
    problems: list[str]

    @property
    def payload(self) -> str | None:
        """The standard digest of the body as received."""
        return self.headers.get_header("WARC-Payload-Digest")  # type: ignore[no-any-return]

    @property
    def content(self) -> str | None:
        """The digest that names the capture; None in files of other tools."""
        stated = self.headers.get_header(CONTENT)
        return stated.removeprefix("sha256:") if stated else None

    @property
    def refers_elsewhere(self) -> bool:
        """Whether the body is that of another record (a 304, also a revisit, has none)."""
        return self.kind == "revisit" and self.headers.get_header("WARC-Profile") not in _NOT_MODIFIED


def _resolved(file: Path | bytes, find_payload: FindPayload | None, source: str) -> Iterator[tuple[Capture, _Record]]:
    """Every answer with its body, and its record."""
    seen: dict[str, int] = {}
    for record in _records(file):
        capture = _capture(record, source)
        if record.refers_elsewhere:
            capture = _with_body(capture, record, _elsewhere(file, record, seen, find_payload or LostBody))
        elif record.kind != "revisit" and not capture.truncated:
            for key in (record.content, record.payload):
                seen.setdefault(key or capture.digest, record.offset)
        yield capture, record


def _records(file: Path | bytes, offset: int = 0) -> Iterator[_Record]:
    """Every record with an answer in it from an offset on."""
    with _opened(file) as stream:
        stream.seek(offset)
        compressed = stream.read(2) == b"\x1f\x8b"
        stream.seek(offset)
        found = _compressed(stream) if compressed else _plain(stream)
        for record in found:
            about = record.headers.get_header("WARC-Target-URI") or ""
            if record.kind in _ANSWERS and not about.startswith("dns:"):
                yield record


def _compressed(stream: IO[bytes]) -> Iterator[_Record]:
    for member in read_members(stream):
        for record in _records_of(BytesIO(member.data), member.start):
            yield replace(record, offset=member.start)


def _plain(stream: IO[bytes]) -> Iterator[_Record]:
    """Every record of an uncompressed file; the last one is whole only where blank lines follow it."""
    start = stream.tell()
    stream.seek(max(start, stream.seek(0, SEEK_END) - len(_RECORD_END)))
    ends_whole = stream.read() == _RECORD_END
    stream.seek(start)
    last: _Record | None = None
    for record in _records_of(stream, 0):
        if last:
            yield last
        last = record
    if last and not ends_whole:
        raise DamagedWarcError("the file ends within a record", where=f"byte {last.offset}", next_step=_NEXT_STEP)
    if last:
        yield last


@contextmanager
def _opened(file: Path | bytes) -> Iterator[IO[bytes]]:
    if isinstance(file, bytes):
        yield BytesIO(file)
        return
    with file.open("rb") as stream:
        yield stream


def _records_of(stream: IO[bytes], start: int) -> Iterator[_Record]:
    records = ArchiveIterator(stream, check_digests=True)
    try:
        for record in records:
            offset = records.offset
            body = record.raw_stream.read()
            _refuse_cut(record, body, start + offset)
            problems = list(record.digest_checker.problems)
            yield _Record(offset, record.rec_type, record.rec_headers, record.http_headers, body, problems)
    except (
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        EOFError,
        ValueError,
        AttributeError,
        OverflowError,
    ) as error:
        where = f"byte {start + records.offset}"
        raise DamagedWarcError(f"not a WARC record: {error}", where=where, next_step=_NEXT_STEP) from error


def _refuse_cut(record: Any, body: bytes, offset: int) -> None:
    if record.length is None:
        raise DamagedWarcError("a record names no length", where=f"byte {offset}", next_step=_NEXT_STEP)
    expected = record.payload_length if record.http_headers and record.payload_length >= 0 else record.length
    if len(body) != expected and not (record.http_headers and record.payload_length < 0):
        what = f"the file ends within a record: {len(body)} of {expected} bytes"
        raise DamagedWarcError(what, where=f"byte {offset}", next_step=_NEXT_STEP)


def _capture(record: _Record, source: str) -> Capture:
    fields = record.headers
    body, headers, status = record.body, (), 200
    try:
        fetched_at = from_warc_date(fields.get_header("WARC-Date") or "")
        if record.http:
            status, headers, body = int(record.http.get_statuscode()), tuple(record.http.headers), _unchunked(record)
    except ValueError as error:
        raise DamagedWarcError(
            f"not a WARC record: {error}", where=f"byte {record.offset}", next_step=_NEXT_STEP
        ) from error
    return Capture(
        url=fields.get_header("WARC-Target-URI") or "",
        source=fields.get_header(SOURCE) or source,
        fetched_at=fetched_at,
        body=body,
        status=status,
        headers=headers,
        purpose=fields.get_header(PURPOSE) or "page",
        truncated=bool(fields.get_header("WARC-Truncated")),
    )


def _unchunked(record: _Record) -> bytes:
    """The body without its transfer coding, which other tools keep and Scrapy undoes."""
    if (record.http.get_header("Transfer-Encoding") or "").lower() != "chunked":
        return record.body
    reader = ChunkedDataReader(BytesIO(record.body))
    return b"".join(iter(reader.read, b""))


def _elsewhere(
    file: Path | bytes, record: _Record, seen: dict[str, int], find_payload: FindPayload
) -> bytes | LostBody:
    """The body that a revisit refers to: as received where it was packed alike, else decoded; or that it is lost."""
    key = next((key for key in (record.content, record.payload) if key in seen), None)
    if key is not None:
        for first in _records(file, seen[key]):
            if key in {first.content, first.payload, _capture(first, "").digest}:
                return first.body if first.payload == record.payload else named_bytes(_capture(first, ""))
    return find_payload(record.content) if record.content else LostBody(record.payload or "without a name")


def _with_body(capture: Capture, record: _Record, body: bytes | LostBody) -> Capture:
    capture = replace(capture, referred=True)
    if isinstance(body, LostBody):
        return replace(capture, lost=body)
    if record.payload in {None, payload_digest(body)} or not record.content:
        return replace(capture, body=body)
    packing = {"content-encoding", "content-length"}
    return replace(
        capture, body=body, headers=tuple(pair for pair in capture.headers if pair[0].lower() not in packing)
    )
