"""`draws why` and `draws issues`: who said what, by which rule a value was chosen, and what disagrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
    from pipelines.provenance import COLUMNS, statements

    store, head = _open(archive)
    found = _draw_id(store, head, draw)
    ranks = {one.id: one.rank for one in sources_of(sources)}
    tables = [snapshots.read_table(store, head, name) for name in ("observations", "evidence")]
    rows = statements(tables[0], tables[1], found, field, ranks)
    if not rows:
        usage(f"nothing was ever said of {field!r} of draw {draw}; fields are {', '.join(_fields())}")
    shown = COLUMNS if format_ is not Format.table else COLUMNS[:-3]
    emit(rows, format_, columns=shown, least=("rule", "fetched_at"))
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
    draw: Annotated[
        str | None, typer.Option(metavar="DRAW", help="Only issues of that draw: a draw_id, or latest.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also issues that are closed.")] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """List what a person should know: disagreements, contradictions, values withdrawn, names never seen before.

    Example: draws issues --kind withdrawn
    """
    from typing import get_args

    from archive import snapshots
    from pipelines.records import IssueKind

    if kind is not None and kind not in (kinds := get_args(IssueKind)):
        usage(f"there is no kind {kind!r} of issue; kinds are {', '.join(kinds)}")
    store, head = _open(archive)
    of = None if draw is None else _draw_id(store, head, draw)
    rows = [
        row
        for row in snapshots.read_table(store, head, "issues").to_pylist()
        if (everything or row["closed_at"] is None) and kind in {None, row["kind"]} and of in {None, row["draw_id"]}
    ]
    rows.sort(key=lambda row: (row["opened_at"], row["kind"], row["draw_id"] or ""))
    if format_ is not Format.table:
        emit(rows, format_, columns=(*ISSUE_COLUMNS, "statements"))
    elif rows:
        columns = ("kind", "severity", "draw", "field", "opened", *(("closed",) if everything else ()), "detail")
        emit([_for_people(row) for row in rows], format_, columns=columns, least=("severity", "closed"))
    else:
        about = (f" of the kind {kind}" if kind else "") + (f" of draw {of}" if of else "")
        complain(f"no issue{about}" if everything else f"no open issue{about}; --all lists those that are closed")


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    """An issue with the days on which it opened and closed: the moments are in the other formats."""
    days = {short: row[name] and row[name].date() for short, name in (("opened", "opened_at"), ("closed", "closed_at"))}
    return row | {"draw": row["draw_id"]} | days


def _draw_id(store: Store, head: Manifest, draw: str) -> str:
    """The draw_id of a draw as a person names it; a usage error where there is none."""
    from archive import snapshots
    from pipelines.commands.history import find

    names = ["draw_id", "reported_as", "draw_date", "status"]
    known = snapshots.read_table(store, head, "draws", columns=names).to_pylist()
    return str(find(known, draw)["draw_id"])


def _open(root: str) -> tuple[Store, Manifest]:
    from archive.store import open_store
    from pipelines.commands.history import head_of

    store = open_store(root)
    return store, head_of(store)
