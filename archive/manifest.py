"""The manifest of a snapshot: which files make up which table, what came before, and a hash over it all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from archive.errors import DamagedError
from archive.parquet import sha256

FOLDER = "snapshots"


@dataclass(frozen=True, slots=True)
class File:
    """A Parquet file of a table: its path in the archive, the SHA-256 of its bytes, and its number of rows."""

    path: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files of a table in one version, their rows in all, and the digest of those rows (of each part, where it grows)."""

    files: tuple[File, ...]
    rows_digest: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One snapshot. Instants are aware UTC datetimes.

    `parent` is the hash of the manifest before (None for the first), `sha256` its own over all the rest, `captures` the
    digests of the captures that led to it, `late` whether one of them was older than the snapshot before.
    """

    version: int
    parent: str | None
    created_at: datetime
    observed_until: datetime
    late: bool
    schema_version: int
    tables: dict[str, TableFiles]
    captures: tuple[str, ...]
    summary: str
    sha256: str = ""


def path_of(version: int) -> str:
    """The path of a version's manifest."""
    return f"{FOLDER}/{version:06d}.json"


def version_of(path: str) -> int | None:
    """The version of a manifest's path; None for any other path."""
    name = path.removeprefix(f"{FOLDER}/")
    return int(name[:-5]) if name.endswith(".json") and name[:-5].isdigit() and len(name) == 11 else None


def dump(manifest: Manifest) -> tuple[Manifest, bytes]:
    """The manifest with its own hash, and the bytes of its file."""
    content = _plain(manifest)
    own = _hash(content)
    sealed = Manifest(**{name: getattr(manifest, name) for name in manifest.__slots__ if name != "sha256"}, sha256=own)
    return sealed, json.dumps(content | {"sha256": own}, indent=1, ensure_ascii=False).encode() + b"\n"


def parse(path: str, data: bytes) -> Manifest:
    """The manifest in a file. Raises DamagedError where the file is none, or its hash is wrong."""
    step = "Restore the file from a backup, or see what `draws verify` advises."
    try:
        content = json.loads(data)
        own = content.pop("sha256")
        if _hash(content) != own:
            raise DamagedError(path, "the manifest does not have the hash that it states", step)
        tables = {
            name: TableFiles(tuple(File(**one) for one in table["files"]), table["rows_digest"], table["rows"])
            for name, table in content.pop("tables").items()
        }
        created_at, observed_until = _instant(content.pop("created_at")), _instant(content.pop("observed_until"))
        captures = tuple(content.pop("captures"))
        return Manifest(
            **content,
            created_at=created_at,
            observed_until=observed_until,
            tables=tables,
            captures=captures,
            sha256=own,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(path, f"this is no manifest ({type(error).__name__}: {error})", step) from error


def _plain(manifest: Manifest) -> dict[str, Any]:
    content = asdict(manifest)
    del content["sha256"]
    for name in ("created_at", "observed_until"):
        content[name] = getattr(manifest, name).isoformat()
    return content


def _hash(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
