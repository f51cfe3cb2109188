"""The names that a WARC record of ours bears, and the digests in it."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime

from scraper.instants import instant

SOURCE = "WARC-Draws-Source"
PURPOSE = "WARC-Draws-Purpose"
CONTENT = "WARC-Draws-Content"

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

OPEN_SUFFIX = ".open"
SEALED_SUFFIX = ".warc.gz"


def payload_digest(body: bytes) -> str:
    """The standard WARC digest of a body as received: `sha256:` and base32."""
    return "sha256:" + base64.b32encode(hashlib.sha256(body).digest()).decode()


def to_warc_date(at: datetime) -> str:
    """Write an aware datetime as a WARC 1.1 date: UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_warc_date(text: str) -> datetime:
    """Read a WARC date of any precision that ISO 8601 allows; UTC where it names no zone. Raises ValueError."""
    return instant(text)
