"""`draws verify`, `draws rebuild` and `draws prune`: whether the archive is whole, made anew, and without old captures."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.common import (
    DEFAULT_ARCHIVE,
    Archive,
    Exit,
    Format,
    FormatOption,
    complain,
    emit,
    existing,
    leave,
    sources_of,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.pruned import PrunedFile
    from pipelines.shelf import Shelf

PRUNE_COLUMNS = ("path", "bytes", "captures", "first", "last", "does", "why")
_AGE = {"d": 1, "w": 7, "y": 365}
_SIZE = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("verify")(verify)
    app.command("rebuild")(rebuild)
    app.command("prune")(prune)


def verify(archive: Archive = DEFAULT_ARCHIVE, format_: FormatOption = Format.table) -> None:
    """Check every hash: the chain of snapshots, every table, every capture, every crawl record.

    Exits with 5 and names each file that is damaged, with the way back.

    Example: draws verify --archive data/archive
    """
    from pipelines.health import problems

    found = problems(existing(archive))
    rows = [{"path": one.path, "what": one.what, "next_step": one.next_step} for one in found]
    if rows or format_ is not Format.table:
        emit(rows, format_, columns=("path", "what", "next_step"))
    complain(f"{len(rows)} problems" if rows else "the archive is whole")
    leave(Exit.DAMAGED if rows else Exit.DONE)


def rebuild(
    into: Annotated[str, typer.Option("--into", metavar="ROOT", help="Where to build; must not hold an archive yet.")],
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
) -> None:
    """Replay every capture in time order into a fresh archive, with the readers of today.

    Late captures find their place, created_at is the capture time, and rebuilding twice gives the same bytes.
    `draws diff --between OLD NEW` shows what is different. Exits with 3, 4 or 5 where a capture had to be left out, and
    names each: its source is not in the list (give --sources), the gate refuses it, its bytes are damaged or gone.

    Example: draws rebuild --into data/rebuilt
    """
    from archive import snapshots
    from archive.store import open_store
    from pipelines import rebuilding

    old, new = existing(archive), open_store(into)
    if snapshots.head(new) is not None:
        usage(f"{into} holds an archive already; name a folder that does not")
    known = {one.id: one for one in sources_of(sources)}
    result = rebuilding.rebuild(old, new, known)
    for line in result.complaints:
        complain(line)
    for line in result.notes:
        complain(f"note: {line}")
    complain(f"{result.captures} captures replayed: {result.snapshots} snapshots in {into}")
    codes = {Exit.SOURCE_FAILED: result.complaints, Exit.REFUSED: result.refused, Exit.DAMAGED: result.damaged}
    leave(*(code for code, applies in codes.items() if applies))


def prune(
    older_than: Annotated[
        str | None, typer.Option("--older-than", metavar="AGE", help="Remove captures older than 400d, 60w or 2y.")
    ] = None,
    keep_bytes: Annotated[
        str | None, typer.Option("--keep-bytes", metavar="SIZE", help="Remove the oldest until 5GB (or so) are left.")
    ] = None,
    lost: Annotated[
        bool,
        typer.Option("--lost", help="Give up what is missing or damaged, and no more, so that verify is clean again."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would do: the default.")] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Remove old captures to free the disk; without --yes, only say which.

    Whole WARC files go, oldest first. Snapshots stay as they are, and so does time travel; `draws rebuild` can no longer
    replay what is gone. A file that something still needs stays, and is listed with the reason. Leaves at once (exit 6)
    while a crawl or an ingest runs.

    Example: draws prune --older-than 400d
    """
    from pipelines import pruning, runs
    from pipelines.shelf import Shelf

    age, size = _age(older_than), _size(keep_bytes)
    if (age is None and size is None) == (not lost):
        usage("name --older-than, --keep-bytes or both, or --lost alone")
    if yes and dry_run:
        usage("--yes and --dry-run exclude each other")
    store = existing(archive)
    shelf, now = Shelf(store, {}), runs.clock()
    with _nothing_writes(shelf, store):
        bodies: list[str] = []
        if lost:
            files, bodies, rows = _lost(shelf)
        else:
            files, rows = _old(shelf, now, age, size)
        if yes:
            asked = " ".join(
                filter(None, [older_than and f"--older-than {older_than}", keep_bytes and f"--keep-bytes {keep_bytes}"])
            )
            pruning.prune(shelf, files, prune_id=runs.new_id(now), now=now, asked=asked or "--lost", bodies=bodies)
    if rows or format_ is not Format.table:
        emit(rows, format_, columns=PRUNE_COLUMNS)
    freed = sum(file.bytes for file in files if file.left is None)
    deed = "done" if yes else "would be done; --yes does it"
    given_up = f"{len(bodies)} bodies that other files refer to, " if bodies else ""
    count = sum(file.captures for file in files)
    complain(f"{len(files)} files, {count} captures, {given_up}{freed:,} bytes freed: {deed}")


def _old(
    shelf: Shelf, now: Any, age: timedelta | None, size: int | None
) -> tuple[list[PrunedFile], list[dict[str, Any]]]:
    from pipelines import pruning

    plan = pruning.plan(shelf, now=now, older_than=age, keep_bytes=size)
    files = [file.record() for file in plan.remove]
    rows = [_row(file, "remove", "old") for file in files]
    rows += [{"path": path, "does": "stays", "why": why} for path, why in sorted(plan.spared.items())]
    if size is not None and plan.bytes_left > size:
        complain(f"{plan.bytes_left:,} bytes stay, more than asked for: the rest is needed")
    return files, rows


def _lost(shelf: Shelf) -> tuple[list[PrunedFile], list[str], list[dict[str, Any]]]:
    """The files and the bodies to give up, and the rows that say so."""
    from pipelines import pruning
    from pipelines.health import problems

    found = problems(shelf.store)
    whats = {problem.path: problem.what for problem in found if not problem.body}
    files = pruning.lost(shelf, found)
    rows = [_row(file, "give up", whats[file.path]) for file in files]
    waiting = {path for path in shelf.unread() if path in whats}
    rows += [{"path": path, "does": "stays", "why": "not read yet: run `draws crawl`"} for path in sorted(waiting)]
    gone = [problem for problem in found if problem.body]
    rows += [{"path": one.path, "does": "stays, without a body", "why": one.what} for one in gone]
    return files, [one.body for one in gone], rows


def _row(file: PrunedFile, does: str, why: str) -> dict[str, Any]:
    names = ("path", "bytes", "captures", "first", "last")
    return {**{name: getattr(file, name) for name in names}, "does": does, "why": why}


@contextmanager
def _nothing_writes(shelf: Shelf, store: Any) -> Iterator[None]:
    """Keep crawls and ingests away; leave at once where one is running, or a crawl has outlived its parent."""
    from pipelines.commands.alone import alone

    with alone(store), shelf.pruning() as free:
        if not free:
            complain(f"draws: captures of {store.root} are being written; this prune leaves")
            raise typer.Exit(Exit.RUNNING)
        yield


def _age(text: str | None) -> timedelta | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,5})([dwy])", text.strip().lower())
    if not match:
        usage(f"--older-than {text!r} is no age; write it as 400d, 60w or 2y")
    return timedelta(days=int(match[1]) * _AGE[match[2]])


def _size(text: str | None) -> int | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,18}) ?([kmgt]?b|)", text.strip().lower())
    if not match:
        usage(f"--keep-bytes {text!r} is no size; write it as 5GB, 500MB or a number of bytes")
    return int(match[1]) * _SIZE[match[2]]
