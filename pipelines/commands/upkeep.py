"""`draws verify` and `draws rebuild`: whether the archive is whole, and how to make it anew from its captures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Exit, Format, FormatOption, complain, emit, leave, usage


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("verify")(verify)
    app.command("rebuild")(rebuild)


def verify(archive: Archive = DEFAULT_ARCHIVE, format_: FormatOption = Format.table) -> None:
    """Check every hash: the chain of snapshots, every table, every capture, every crawl record.

    Exits with 5 and names each file that is damaged, with the way back.
    """
    from archive.store import open_store
    from pipelines.health import problems

    found = problems(open_store(archive))
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
    Compare with: draws diff --between OLD NEW
    """
    from archive import snapshots
    from archive.store import open_store
    from pipelines import rebuilding
    from scraper.sources import load_sources

    old, new = open_store(archive), open_store(into)
    if snapshots.head(new) is not None:
        usage(f"{into} holds an archive already; name a folder that does not")
    known = {one.id: one for one in load_sources(sources)}
    result = rebuilding.rebuild(old, new, known)
    for line in result.complaints:
        complain(line)
    complain(f"{result.captures} captures replayed: {result.snapshots} snapshots in {into}")
    leave(Exit.REFUSED if result.refused else Exit.DONE, Exit.SOURCE_FAILED if result.complaints else Exit.DONE)
