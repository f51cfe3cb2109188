"""Ids of the archive as file names that every file system and web server takes as they are."""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def file_name(key: str) -> str:
    """Return the id itself where it is safe (`293`, `91a`, `senior-managers`), else `~` and a digest of it.

    Safe is lower-case Latin letters, digits and hyphens, at most 100, and no device name of Windows. No id made from
    the text of a page reaches another folder, and no two ids share a name, also where case does not count.
    """
    if _SAFE.fullmatch(key) and not _RESERVED.fullmatch(key):
        return key
    return f"~{hashlib.sha256(key.encode()).hexdigest()[:32]}"
