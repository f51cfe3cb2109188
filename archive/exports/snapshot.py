"""What an export is made from: the tables of one snapshot, and where they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from archive.errors import RequestError
from archive.schema import TABLES
from archive.sealed import instant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import pyarrow as pa

    from archive.manifest import Manifest
    from archive.store import Store

Files = dict[str, bytes]
"""An export: the bytes of each file by its path below the export's folder, `/` between the parts."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which snapshot an export came from. Times are aware UTC datetimes."""

    version: int
    manifest_sha256: str
    created_at: datetime
    observed_until: datetime
    schema_version: int

    def record(self) -> dict[str, Any]:
        """Return it as it is written into every export: instants as ISO text in UTC."""
        return {
            "version": self.version,
            "manifest_sha256": self.manifest_sha256,
            "created_at": instant(self.created_at),
            "observed_until": instant(self.observed_until),
            "schema_version": self.schema_version,
        }


@dataclass(frozen=True)
class Snapshot:
    """The tables of one snapshot as Arrow tables, their rows in the order of `archive.load`.

    `all_tables` holds every table; `chosen` names those that an export of tables shall hold.
    """

    origin: Origin
    all_tables: Mapping[str, pa.Table]
    chosen: tuple[str, ...] = tuple(TABLES)

    @property
    def tables(self) -> dict[str, pa.Table]:
        """The chosen tables by name, in the order of the schema."""
        return {name: self.all_tables[name] for name in self.chosen}

    def only(self, names: Sequence[str]) -> Snapshot:
        """Return the snapshot with these tables chosen; all where none are named. Raises RequestError for an unknown one."""
        unknown = [name for name in names if name not in TABLES]
        if unknown:
            raise RequestError(f"no table {', '.join(map(repr, unknown))}; there are {', '.join(TABLES)}")
        return replace(self, chosen=tuple(name for name in TABLES if not names or name in names))

    @cached_property
    def sources(self) -> list[dict[str, str]]:
        """Who is quoted, by name: `title`, and `path` (the address, or the site where several were read) if it is on the web."""
        found: dict[str, set[str]] = {}
        rows = self.all_tables["observations"].select(["source", "url"]).to_pylist()
        for row in rows:
            found.setdefault(row["source"], set()).add(row["url"])
        return [{"title": name, **_address(urls)} for name, urls in sorted(found.items())]


def is_web(url: str) -> bool:
    """Whether a text is an address that may be a link: http or https, with no blanks and nothing odd."""
    return bool(re.fullmatch(r"https?://[\x21-\x7e]+", url)) and not set(url) & set("<>\"'`\\")


def _address(urls: set[str]) -> dict[str, str]:
    # A page that was saved by hand has the address of a file, which is nobody else's business.
    found = sorted(filter(is_web, urls))
    if not found:
        return {}
    parts = urlsplit(found[0])
    return {"path": found[0] if len(found) == 1 else f"{parts.scheme}://{parts.netloc}/"}


def read_snapshot(store: Store, manifest: Manifest) -> Snapshot:
    """Read all tables of that version. Raises DamagedError where a file is not what it was."""
    from archive.read import ordered

    origin = Origin(
        manifest.version,
        manifest.sha256,
        manifest.created_at,
        manifest.observed_until,
        manifest.schema_version,
    )
    return Snapshot(origin, {name: ordered(store, manifest, name) for name in TABLES})
