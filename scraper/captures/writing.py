"""Writing captures: one WARC file a crawl, safe against a kill at any moment."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO, FileIO
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from scraper.captures.reading import DamagedWarcError, read_members
from scraper.captures.records import (
    CONTENT,
    IDENTICAL,
    NOT_MODIFIED,
    OPEN_SUFFIX,
    PURPOSE,
    SEALED_SUFFIX,
    SOURCE,
    payload_digest,
    to_warc_date,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from scraper.items import Capture


class Stored(NamedTuple):
    """Where a body was stored first: the address and the capture time (UTC) of its record."""

    url: str
    fetched_at: datetime


class WarcWriter:
    """Writes captures into `<path>.open` and, sealed, to `path` (which must end in `.warc.gz`).

    `known` maps the digest (`Capture.digest`) of contents in older files to the address and capture time of their record:
    a content in it, or written before, becomes a `revisit` record. As a context manager it seals at the end, also after
    an error: what was received stays. Raises FileExistsError where either file exists.
    """

    def __init__(self, path: Path, known: Mapping[str, tuple[str, datetime]] | None = None) -> None:
        if not path.name.endswith(SEALED_SUFFIX):
            raise ValueError(f"a WARC file's name must end in {SEALED_SUFFIX}: {path.name}")
        if path.exists():
            raise FileExistsError(f"{path} exists already; every crawl writes a file of its own")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.open_path = path.with_name(path.name + OPEN_SUFFIX)
        self._file = _held(self.open_path)
        self._known = {digest: Stored(*where) for digest, where in (known or {}).items()}
        self._buffer = BytesIO()
        self._warc = _Sha256Writer(self._buffer, gzip=True, warc_version="1.1")
        info = {"software": f"express-entry-draws/{version('express-entry-draws')}", "format": "WARC File Format 1.1"}
        self._append(self._warc.create_warcinfo_record(path.name, info))

    def write(self, capture: Capture, *, unchanged_since: Stored | None = None) -> int:
        """Write one record, hand it to the operating system, and return its offset in bytes.

        `unchanged_since` says of a 304 what it refers to. Raises ValueError where the capture's address or source holds
        a control character, which would break the record, and OSError where the disk takes no more: then the file ends
        with the record before.
        """
        return self._append(self._record(capture, unchanged_since))

    def seal(self) -> Path:
        """Make the bytes durable, rename the file to its final name, make the name durable; returns the path."""
        _seal(self._file, self.open_path, self.path)
        self._file.close()
        return self.path

    def _append(self, record: Any) -> int:
        """Write a record whole or not at all; half of one would hide all that follow it."""
        self._buffer.seek(0)
        self._buffer.truncate()
        self._warc.write_record(record)
        left, offset = self._buffer.getbuffer(), self._file.tell()
        try:
            while left:
                left = left[self._file.write(left) or 0 :]
        except OSError:
            self._file.seek(offset)
            self._file.truncate()
            raise
        finally:
            left.release()
        return offset

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.seal()

    def _record(self, capture: Capture, unchanged_since: Stored | None) -> Any:
        fields = _fields(capture)
        over_http = bool(capture.headers) and capture.url.startswith(("http://", "https://"))
        head = _HttpHead(capture) if over_http else None
        if capture.status == HTTPStatus.NOT_MODIFIED:
            fields["WARC-Profile"] = NOT_MODIFIED
            fields |= _refers_to(unchanged_since)
            return self._warc.create_warc_record(capture.url, "revisit", http_headers=head, warc_headers_dict=fields)
        fields["WARC-Payload-Digest"] = payload_digest(capture.body)
        fields[CONTENT] = f"sha256:{capture.digest}"
        first = self._first(capture)
        if first is not None:
            fields["WARC-Profile"] = IDENTICAL
            fields |= _refers_to(first)
            return self._warc.create_warc_record(capture.url, "revisit", http_headers=head, warc_headers_dict=fields)
        return self._warc.create_warc_record(
            capture.url,
            "response" if head else "resource",
            payload=BytesIO(capture.body),
            length=len(capture.body),
            warc_content_type="" if head else "application/octet-stream",
            http_headers=head,
            warc_headers_dict=fields,
        )

    def _first(self, capture: Capture) -> Stored | None:
        """Where the capture's content is stored already. A cut body is always stored: it proves nothing of the whole."""
        if capture.truncated or not capture.body:
            return None
        if capture.digest in self._known:
            return self._known[capture.digest]
        self._known[capture.digest] = Stored(capture.url, capture.fetched_at)
        return None


def orphans(folder: Path) -> list[Path]:
    """The unsealed WARC files of a folder that no living process writes, by name: what a killed crawl left behind."""
    left = []
    for path in sorted(folder.glob(f"[!.]*{SEALED_SUFFIX}{OPEN_SUFFIX}")):
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            left.append(path)
    return left


def recover(path: Path) -> Path:
    """Cut an orphan after its last whole record, seal it, and return the sealed path.

    Raises BlockingIOError where a living process still writes it, FileExistsError where the sealed name is taken by
    another file.
    """
    sealed = path.with_name(path.name.removesuffix(OPEN_SUFFIX))
    with path.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        whole = 0
        try:
            for member in read_members(file):
                whole = member.end
        except DamagedWarcError:
            file.truncate(whole)
        _seal(file, path, sealed)
    return sealed


def _held(open_path: Path) -> FileIO:
    """A new file of that name, locked before it bears it: it is never taken for an orphan."""
    unnamed = open_path.with_name(f".{open_path.name}")
    file = FileIO(unnamed, "x")
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.link(unnamed, open_path)
    except OSError:
        file.close()
        raise
    finally:
        unnamed.unlink()
    return file


def _seal(file: IO[bytes] | FileIO, open_path: Path, path: Path) -> None:
    os.fsync(file.fileno())
    if path.exists():
        raise FileExistsError(f"{path} exists already; {open_path} is left as it is")
    open_path.rename(path)
    # The folder of captures may be new, and the archive's with it.
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        with suppress(PermissionError):
            _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fields(capture: Capture) -> dict[str, str]:
    for name, value in (("address", capture.url), ("source", capture.source)):
        if not value.isprintable() or (name == "address" and not value):
            raise ValueError(f"the {name} of a capture must be printable text, not {value!r}")
    fields = {"WARC-Date": to_warc_date(capture.fetched_at), SOURCE: capture.source, PURPOSE: capture.purpose}
    if capture.truncated:
        fields["WARC-Truncated"] = "disconnect"
    return fields


def _refers_to(first: Stored | None) -> dict[str, str]:
    if first is None:
        return {}
    return {"WARC-Refers-To-Target-URI": first.url, "WARC-Refers-To-Date": to_warc_date(first.fetched_at)}


class _Sha256Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """warcio's writer with SHA-256 digests, since its SHA-1 no longer proves that bytes are the same."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


class _HttpHead(StatusAndHeaders):  # type: ignore[misc]
    """The status line and headers of an answer as UTF-8: warcio would percent-encode what is not ASCII.

    Scrapy keeps the status code but not the words beside it, so those are the standard ones.
    """

    def __init__(self, capture: Capture) -> None:
        try:
            phrase = HTTPStatus(capture.status).phrase
        except ValueError:
            phrase = ""
        super().__init__(f"{capture.status} {phrase}".rstrip(), list(capture.headers), protocol="HTTP/1.1")

    def compute_headers_buffer(self, header_filter: Any = None) -> None:
        self.headers_buff = self.to_bytes(header_filter, encoding="utf-8")
