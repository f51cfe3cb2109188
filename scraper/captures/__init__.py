"""The store of every answer: WARC files that are written while a crawl runs, sealed when it ends, and read back.

A crawl writes `<name>.warc.gz.open`, one gzip member a record, flushed one by one, so that a killed crawl leaves whole
records behind. Sealing makes the bytes durable and renames the file to `<name>.warc.gz`. A file that nobody holds and
that is still `.open` is an orphan; `recover` seals what is whole of it.

Our own named fields, beside the standard ones: `WARC-Draws-Source` (the source's id), `WARC-Draws-Purpose` (why it was
fetched) and `WARC-Draws-Content` (SHA-256 of the decoded body, the name of a capture). A body whose content is stored
already becomes a `revisit` record: servers pack the same bytes anew, and only how they were packed is not kept twice.
The standard `WARC-Payload-Digest` is always of the body as received.
"""

from scraper.captures.reading import (
    DamagedWarcError,
    Entry,
    FindPayload,
    index_warc,
    named_bytes,
    read_warc,
    verify_warc,
)
from scraper.captures.writing import Stored, WarcWriter, orphans, recover

__all__ = [
    "DamagedWarcError",
    "Entry",
    "FindPayload",
    "Stored",
    "WarcWriter",
    "index_warc",
    "named_bytes",
    "orphans",
    "read_warc",
    "recover",
    "verify_warc",
]
