"""JSON records that carry their own SHA-256, so that one changed byte is found.

The hash is taken over the canonical form (sorted keys, no spaces, UTF-8) without the `sha256` key. The file itself is
indented for people; a file whose bytes are not exactly what this module would write counts as damaged too.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from archive.errors import DamagedError


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record with its own `sha256` set, as its last key."""
    bare = {key: value for key, value in record.items() if key != "sha256"}
    canonical = json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return {**bare, "sha256": hashlib.sha256(canonical.encode()).hexdigest()}


def render(record: dict[str, Any]) -> bytes:
    """Return the bytes of the file that holds the record."""
    return (json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def parse(path: str, data: bytes, next_step: str) -> dict[str, Any]:
    """Return the record in the bytes of a file. Raises DamagedError where it is cut short or not what it was."""
    try:
        record = json.loads(data)
        unchanged = isinstance(record, dict) and record == sealed(record) and data == render(record)
    except (ValueError, RecursionError) as error:
        raise DamagedError(
            path, f"not JSON, {len(data)} bytes long: cut short or overwritten ({error})", next_step
        ) from error
    if not unchanged:
        raise DamagedError(path, "its content does not have the SHA-256 that it states", next_step)
    assert isinstance(record, dict)
    return record


def instant(moment: datetime) -> str:
    """Return an aware datetime as ISO text in UTC, e.g. `2026-11-20T15:00:00Z`. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; give an aware datetime")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Return the aware UTC datetime of a text that `instant` gave."""
    return datetime.fromisoformat(text)
