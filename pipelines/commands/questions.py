"""`draws why` and `draws issues`: who said what, by which rule a value was chosen, and what disagrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Format, FormatOption, complain, emit, sources_of, usage

if TYPE_CHECKING:
    from archive.manifest import Manifest
    from archive.store import Store

ISSUE_COLUMNS = ("kind", "severity", "draw_id", "field", "detail", "opened_at", "closed_at")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("why")(why)
    app.command("issues")(issues)


def why(
    draw: Annotated[
        str, typer.Argument(metavar="DRAW", help="A draw_id such as 288, or latest, as `draws show` takes it.")
    ],
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", help="A column of draws, such as tie_break_at.")
    ] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show every statement behind a value: who said it, when, in which words, and the rule that chose.

    Example: draws why 288 tie_break_at
    """
    from archive import snapshots
    from pipelines.commands.history import find
    from pipelines.provenance import COLUMNS, statements

    store, head = _open(archive)
    names = ["draw_id", "reported_as", "draw_date", "status"]
    known = snapshots.read_table(store, head, "draws", columns=names).to_pylist()
    found = find(known, draw)["draw_id"]
    ranks = {one.id: one.rank for one in sources_of(sources)}
    tables = [snapshots.read_table(store, head, name) for name in ("observations", "evidence")]
    rows = statements(tables[0], tables[1], found, field, ranks)
    if not rows:
        usage(f"nothing was ever said of {field!r} of draw {draw}; fields are {', '.join(_fields())}")
    emit(rows, format_, columns=COLUMNS if format_ is not Format.table else COLUMNS[:-3])
    if format_ is Format.table:
        for row in rows:
            if row["chosen"]:
                complain(f"{row['field']}: {row['reason']}")


def _fields() -> list[str]:
    from pipelines.precedence import ORDER

    return sorted(ORDER)


def issues(
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only issues of that kind, such as disagreement.")
    ] = None,
    draw: Annotated[str | None, typer.Option(metavar="DRAW", help="Only issues of that draw, by its draw_id.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also issues that are closed.")] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """List what a person should know: disagreements, contradictions, values withdrawn, names never seen before.

    Example: draws issues --kind withdrawn
    """
    from archive import snapshots

    store, head = _open(archive)
    rows = [
        row
        for row in snapshots.read_table(store, head, "issues").to_pylist()
        if (everything or row["closed_at"] is None) and kind in {None, row["kind"]} and draw in {None, row["draw_id"]}
    ]
    rows.sort(key=lambda row: (row["opened_at"], row["kind"], row["draw_id"] or ""))
    columns = (*ISSUE_COLUMNS, "statements") if format_ is not Format.table else ISSUE_COLUMNS
    emit(rows, format_, columns=columns)


def _open(root: str) -> tuple[Store, Manifest]:
    from archive.store import open_store
    from pipelines.commands.history import head_of

    store = open_store(root)
    return store, head_of(store)
