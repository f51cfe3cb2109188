"""Prune records: which WARC files were removed on purpose, or given up as damaged, when and why.

`pruned/<id>.json` is written, and durable, before the first file is removed. From then on its files count as pruned,
also where a kill left some in place; the next prune removes those. So `verify` can tell a file that was pruned from one
that is lost. Snapshots and tables are never pruned: what was known when stays known.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from archive.errors import ArchiveError, DamagedError
from archive.sealed import instant, moment, parse, render, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from archive.store import Store

FOLDER = "pruned"
NEXT_STEP = (
    "Put the file back from a copy of the archive, or remove it and run `draws prune --lost --yes`, which puts on record "
    "anew which captures are gone."
)


@dataclass(frozen=True, slots=True)
class PrunedFile:
    """One WARC file: its path and size in bytes, how many captures it held and from when to when (aware UTC datetimes).

    `reason`: `old` (removed) or `lost` (missing or damaged, and given up by a person). `left` is the SHA-256 of what is
    left of a damaged file, which stays in place; None where nothing is.
    """

    path: str
    bytes: int
    captures: int
    first: datetime | None
    last: datetime | None
    reason: Literal["old", "lost"] = "old"
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Prune:
    """One prune: when (aware UTC datetime), what was asked for in words, and the files.

    `bodies` are the digests of bodies that no file holds and that a person gave up; the files that refer to them stay.
    """

    prune_id: str
    pruned_at: datetime
    asked: str
    files: list[PrunedFile] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


def record(store: Store, prune: Prune) -> None:
    """Put a prune on record; durable on return. Raises ArchiveError where its id is taken."""
    content: dict[str, Any] = asdict(prune) | {"pruned_at": instant(prune.pruned_at)}
    for file in content["files"]:
        file |= {name: file[name] and instant(file[name]) for name in ("first", "last")}
    path = f"{FOLDER}/{prune.prune_id}.json"
    data = render(sealed(content))
    if not store.create(path, data) and store.read(path) != data:
        raise ArchiveError(f"{path} is there already and says something else; records are never changed")


def prunes(store: Store) -> list[Prune]:
    """Return every prune on record, oldest first. Raises DamagedError."""
    found = [from_bytes(path, store.read(path)) for path in store.list(FOLDER)]
    return sorted(found, key=lambda one: (one.pruned_at, one.prune_id))


def files(store: Store) -> dict[str, PrunedFile]:
    """Return every pruned file by its path, as its newest record has it. Raises DamagedError."""
    return {file.path: file for prune in prunes(store) for file in prune.files}


def bodies(store: Store) -> frozenset[str]:
    """Return the digests of the bodies that were given up as lost. Raises DamagedError."""
    return frozenset(body for prune in prunes(store) for body in prune.bodies)


def from_bytes(path: str, data: bytes) -> Prune:
    """Return the prune in the bytes of the file at that path. Raises DamagedError."""
    content = parse(path, data, NEXT_STEP)
    try:
        found = _from_record(content)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(path, f"not a prune record: {error!r}", NEXT_STEP) from error
    if path != f"{FOLDER}/{found.prune_id}.json":
        raise DamagedError(path, f"it is the record of prune {found.prune_id}", NEXT_STEP)
    return found


def _from_record(content: Mapping[str, Any]) -> Prune:
    told = []
    for file in content["files"]:
        times = {name: moment(file[name]) if file[name] else None for name in ("first", "last")}
        told.append(PrunedFile(**{**file, **times}))
    return Prune(content["prune_id"], moment(content["pruned_at"]), content["asked"], told, content.get("bodies", []))
