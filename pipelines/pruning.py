"""Remove old captures, and give up damaged ones, without breaking `verify` or time travel.

What is removed is whole WARC files, oldest first. What stays: the snapshots and every table (no capture is needed to
know what was known when), and a file that is still needed, because

- a capture in a file that stays refers to a body in it (such captures hold no body of their own),
- it holds the newest good capture of a source,
- it holds a capture that the gate refused and nobody accepted, or that was not read yet,
- it is damaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from archive import pruned
from archive.crawls import sha256_of
from pipelines.outcomes import GOOD
from pipelines.shelf import FOLDER, Shelf
from scraper.captures import index_warc
from scraper.errors import ReadError

if TYPE_CHECKING:
    from archive.verify import Problem
    from scraper.captures import Entry


@dataclass(frozen=True, slots=True)
class File:
    """One sealed WARC file: its size in bytes, when its captures were received (UTC), which bodies it holds and needs."""

    path: str
    bytes: int
    captures: int
    first: datetime | None
    last: datetime | None
    holds: frozenset[str]
    needs: frozenset[str]

    def record(self) -> pruned.PrunedFile:
        """What the prune record says of it when it is removed."""
        return pruned.PrunedFile(self.path, self.bytes, self.captures, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a prune removes, what it would but for a reason, and the bytes of all that stays."""

    remove: tuple[File, ...] = ()
    spared: dict[str, str] = field(default_factory=dict)
    bytes_left: int = 0


def plan(shelf: Shelf, *, now: datetime, older_than: timedelta | None = None, keep_bytes: int | None = None) -> Plan:
    """Say what to remove: files whose captures are all older, and the oldest until the rest fits into so many bytes.

    Where both limits are given, either is enough.
    """
    files, unreadable = _files(shelf)
    reasons = unreadable | _needed_for_themselves(shelf, files)
    oldest_first = sorted(files, key=lambda file: (file.last or now, file.path))
    old = [file for file in oldest_first if older_than and file.last and now - file.last > older_than]
    found = _without_needed(files, old, reasons)
    count = len(old)
    while keep_bytes is not None and found.bytes_left > keep_bytes and count < len(files):
        surplus = found.bytes_left - keep_bytes
        while surplus > 0 and count < len(files):
            surplus -= oldest_first[count].bytes
            count += 1
        found = _without_needed(files, oldest_first[:count], reasons)
    return found


def prune(
    shelf: Shelf,
    files: Iterable[pruned.PrunedFile],
    *,
    prune_id: str,
    now: datetime,
    asked: str,
    bodies: Iterable[str] = (),
) -> None:
    """Put the prune on record, then remove the files, and those that an earlier prune did not live to remove.

    `bodies` are given up as lost. The caller holds the locks: nothing else may write captures meanwhile.
    """
    told, lost_bodies = sorted(files, key=lambda file: file.path), sorted(set(bodies))
    if told or lost_bodies:
        pruned.record(shelf.store, pruned.Prune(prune_id, now, asked, told, lost_bodies))
    for file in pruned.files(shelf.store).values():
        if file.left is None:
            shelf.store.delete(file.path)
    shelf.forget()


def lost(shelf: Shelf, problems: Iterable[Problem]) -> list[pruned.PrunedFile]:
    """The WARC files that `verify` complains of, as a prune record gives them up: what is left of each stays in place.

    Files that were not read yet are not among them: what is whole of those can still be read. Nor are those that refer
    to a lost body, and are whole themselves.
    """
    found = []
    named = {one.path for one in problems if one.path.startswith(f"{FOLDER}/") and not one.body}
    for path in sorted(named.difference(shelf.unread())):
        rows = [row["fetched_at"] for row in shelf.rows() if row["warc"] == path]
        there = shelf.store.exists(path)
        size, left = (len(shelf.store.read(path)), sha256_of(shelf.store, path)) if there else (0, None)
        times = (min(rows, default=None), max(rows, default=None))
        found.append(pruned.PrunedFile(path, size, len(rows), *times, reason="lost", left=left))
    return found


def _files(shelf: Shelf) -> tuple[list[File], dict[str, str]]:
    """Every file, and of those that cannot be read to their end the reason."""
    gone = pruned.files(shelf.store)
    found, unreadable = [], {}
    for path in shelf.store.list(f"{FOLDER}/"):
        if not path.endswith(".warc.gz") or path in gone:
            continue
        entries: list[Entry] = []
        try:
            for entry in index_warc(shelf.file(path)):
                entries.append(entry)  # noqa: PERF402 - what is whole before the damage counts
        except ReadError as error:
            unreadable[path] = f"cannot be read: {error}"
        found.append(_file(shelf, path, entries))
    return found, unreadable


def _file(shelf: Shelf, path: str, entries: list[Entry]) -> File:
    file = shelf.file(path)
    holds = frozenset(entry.digest for entry in entries if entry.stored)
    refers = frozenset(entry.digest for entry in entries if not entry.stored and entry.status != 304)
    times = [entry.fetched_at for entry in entries]
    return File(
        path=path,
        bytes=len(file) if isinstance(file, bytes) else file.stat().st_size,
        captures=len(entries),
        first=min(times, default=None),
        last=max(times, default=None),
        holds=holds,
        needs=refers - holds,
    )


def _needed_for_themselves(shelf: Shelf, files: list[File]) -> dict[str, str]:
    """Files that stay whatever their age, with the reason."""
    reasons = dict.fromkeys(shelf.unread(), "not read yet: run `draws crawl`")
    newest: dict[str, str] = {}
    for row in shelf.rows():
        if row["outcome"] in GOOD and row["status"] != 304:
            newest[row["source"]] = row["warc"]
    for source, path in newest.items():
        reasons.setdefault(path, f"holds the newest good capture of {source}")
    waiting = {row["digest"] for row in shelf.rows() if row["outcome"] == "refused"} - shelf.accepted()
    for file in files:
        if held := file.holds & waiting:
            reasons.setdefault(file.path, f"holds a refused capture that nobody accepted: {min(held)[:12]}")
    return reasons


def _without_needed(files: list[File], chosen: list[File], reasons: dict[str, str]) -> Plan:
    """Spare what is needed, and again what the spared need, until nothing that stays refers to what goes."""
    spared = {file.path: reasons[file.path] for file in chosen if file.path in reasons}
    going = {file.path: file for file in chosen if file.path not in spared}
    fresh = [file for file in files if file.path not in going]
    # A body that is stored twice is looked for in both files, so one of them is enough.
    there = {digest for file in fresh for digest in file.holds}
    while fresh:
        needed = {digest for file in fresh for digest in file.needs} - there
        fresh = []
        for path, file in sorted(going.items()):
            if needed & file.holds:
                needed -= file.holds
                there |= file.holds
                spared[path] = "holds a body that a later capture refers to"
                fresh.append(going.pop(path))
    left = sum(file.bytes for file in files if file.path not in going)
    return Plan(tuple(going.values()), spared, left)
