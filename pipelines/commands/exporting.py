"""`draws export`: files for others."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Format, complain, emit, usage

if TYPE_CHECKING:
    from archive.exports.snapshot import Snapshot

COLUMNS = ("export", "folder", "files", "bytes", "changed", "removed")


class Export(StrEnum):
    """What can be exported; the names of `archive.exports.FORMATS`."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    sqlite = "sqlite"
    excel = "excel"
    atom = "atom"
    api = "api"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("export")(export)


def export(
    exports: Annotated[
        list[Export] | None,
        typer.Argument(
            metavar="[FORMAT]…",
            help="csv (a Frictionless data package), jsonl, parquet, sqlite (for Datasette), excel, atom (a feed of "
            "changes), api (JSON files for a static host). Default: all.",
        ),
    ] = None,
    into: Annotated[
        str, typer.Option(metavar="DIR", help="Where to: a folder or an object-store URL.")
    ] = "data/exports",
    table: Annotated[
        list[str] | None,
        typer.Option(help="Only this table (again for more); not for atom and api. Default: all tables."),
    ] = None,
    version: Annotated[int | None, typer.Option(help="That snapshot. Default: the newest.")] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="T", help="As it was known then: 2025-07-20, or 2025-07-20T15:00Z."),
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where DIR will lie on the web; the feed links there.")
    ] = "",
    archive: Archive = DEFAULT_ARCHIVE,
    format_: Annotated[
        Format, typer.Option("--format", help="How to print what was done; which files are written is FORMAT.")
    ] = Format.table,
) -> None:
    """Write the archive as files for others, one folder a format; each says which snapshot it came from.

    Files that are there already are not written again; files of an earlier export of that format that this one lacks
    are removed.

    Example: draws export csv excel --into out --table draws --table pool
    """
    from archive import exports as formats
    from archive.exports.writing import write
    from archive.store import open_store

    if not (exports or table) and format_ in {Format.csv, Format.jsonl}:
        usage(
            f"--format is how the report is printed; for files say `draws export {format_}`, for all of them `--format json`"
        )
    chosen = _chosen(exports or [], table or [])
    _check_url(base_url)
    snapshot = _snapshot(archive, version, as_of).only(table or [])
    target = open_store(into)
    rows = []
    for name in chosen:
        done = write(target, name, formats.make(name, snapshot, base_url=base_url), snapshot.origin)
        counts = {"files": done.files, "bytes": done.bytes, "changed": done.changed, "removed": done.removed}
        rows.append({"export": name, "folder": f"{into.rstrip('/')}/{done.folder}", **counts})
    emit(rows, format_, columns=COLUMNS)
    origin = snapshot.origin
    complain(f"snapshot {origin.version}, which knows what was published until {origin.observed_until:%F %T} UTC")


def _chosen(exports: list[Export], tables: list[str]) -> list[str]:
    """The formats to write, in the order of FORMATS."""
    from archive.exports import FORMATS, TABLE_FORMATS

    named = {one.value for one in exports}
    whole = sorted(named - set(TABLE_FORMATS))
    if tables and whole:
        usage(
            f"{' and '.join(whole)} always hold the same tables; leave out --table, or export them by a run of their own"
        )
    return [name for name in (TABLE_FORMATS if tables else FORMATS) if not named or name in named]


def _check_url(base_url: str) -> None:
    if base_url and not base_url.startswith(("https://", "http://")):
        usage(f"--base-url {base_url} is no address of a web site; give one such as https://example.org/draws")


def _snapshot(root: str, version: int | None, as_of: str | None) -> Snapshot:
    from archive.exports.snapshot import read_snapshot
    from archive.read import select
    from archive.store import open_store

    store = open_store(root)
    return read_snapshot(store, select(store, version, as_of))
