"""`draws log` and `draws show`: the history, and all that is known of a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.common import (
    DEFAULT_ARCHIVE,
    Archive,
    Format,
    FormatOption,
    complain,
    emit,
    print_record,
    say,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.snapshots import Manifest
    from archive.store import Store

LOG_COLUMNS = (
    "version",
    "created_at",
    "observed_until",
    "late",
    "draws",
    "observations",
    "open_issues",
    "changes",
    "summary",
)
LOG_LEAST = ("observations", "open_issues", "created_at", "late", "draws")
"""What a narrow terminal can do without, the first of them first."""
SPARKS = 30
"""Draws of a category that the line of cutoffs shows."""


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("log")(log)
    app.command("show")(show)


def log(archive: Archive = DEFAULT_ARCHIVE, format_: FormatOption = Format.table) -> None:
    """List the snapshots: when each was made, what was known by then, and what it changed.

    Example: draws log --format jsonl
    """
    from archive import snapshots

    store = _store(archive)
    head = head_of(store)
    emit(snapshots.read_table(store, head, "history").to_pylist(), format_, columns=LOG_COLUMNS, least=LOG_LEAST)


def show(
    draw: Annotated[
        str,
        typer.Argument(
            metavar="[DRAW|latest]",
            help="A draw_id such as 293 or 91a, or latest: the newest that counts, so no unconfirmed one.",
        ),
    ] = "latest",
    version: Annotated[int | None, typer.Option(help="As that snapshot has it.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show all that is known of a draw: its figures, the previous draw of its category, its pool, and open issues.

    Example: draws show 293
    """
    from archive import figures, read, snapshots

    store = _store(archive)
    manifest = head_of(store) if version is None else snapshots.manifest(store, version)
    rows = figures.records(figures.with_previous(read.load(root=archive, version=manifest.version)))
    row = find(rows, draw)
    pool, issues = (
        [one for one in snapshots.read_table(store, manifest, name).to_pylist() if one["draw_id"] == row["draw_id"]]
        for name in ("pool", "issues")
    )
    issues = [one for one in issues if one["closed_at"] is None]
    if format_ is not Format.table:
        whole = row | {"pool": pool, "issues": [one["detail"] for one in issues]}
        emit([whole], format_, columns=[*row, "pool", "issues"])
        return
    print_record({name: value for name, value in row.items() if name not in figures.PREVIOUS})
    _show_category(row, rows)
    if pool:
        _show_pool(pool)
    for one in issues:
        complain(f"open issue, {one['kind']}: {one['detail']}")


def _show_category(row: dict[str, Any], rows: Sequence[dict[str, Any]]) -> None:
    """Print the previous draw of the category, and its cutoffs until this draw as a line of blocks."""
    from rich.text import Text

    from archive import wording
    from archive.compare import counts

    name = wording.category(row["category"], row["category_name"])
    if name is None:
        return
    if row["previous_draw_id"] is not None:
        previous = next(one for one in rows if one["draw_id"] == row["previous_draw_id"])
        text = f"\nprevious {name} draw: {previous['draw_id']} of {wording.day(previous['draw_date'])}, "
        text += f"{row['days_since_previous']} days before, CRS {wording.text(previous['crs_cutoff'], 'crs_cutoff')}"
        changes = [_signed(row["crs_change"], "points"), _signed(row["invitations_change"], "invitations")]
        known_changes = ", ".join(filter(None, changes))
        say(Text(f"{text}; this one {known_changes}" if known_changes else text))
    place = rows.index(row)
    cutoffs = [one["crs_cutoff"] for one in rows[: place + 1] if one["category"] == row["category"] and counts(one)][
        -SPARKS:
    ]
    known = [one for one in cutoffs if one is not None]
    if len(known) > 1:
        line = Text(f"{name} cutoffs, last {len(cutoffs)} draws: ")
        line.append(wording.sparkline(cutoffs), style="cyan")
        line.append(f"  {min(known)} to {max(known)}, now {wording.text(cutoffs[-1], 'crs_cutoff')}\n")
        say(line)


def _signed(value: int | None, unit: str) -> str:
    return "" if value is None else f"{value:+,} {unit}"


def _show_pool(pool: list[dict[str, Any]]) -> None:
    rows = sorted(pool, key=lambda one: (one["level"] == "total", -one["crs_high"], one["crs_low"]))
    lines = [
        {
            "pool": f"{'  ' * (one['level'] == 'sub-band')}{one['crs_low']}–{one['crs_high']}",
            "candidates": one["candidates"],
        }
        for one in rows
        if one["level"] != "total"
    ]
    lines += [{"pool": "total", "candidates": one["candidates"]} for one in rows if one["level"] == "total"]
    emit(lines, Format.table, columns=("pool", "candidates"))


def find(rows: list[dict[str, Any]], draw: str) -> dict[str, Any]:
    """The row of a draw by its draw_id, by what it was reported as, or `latest`. A usage error without one.

    `#388` is 388: messages and pages write it so.
    """
    from archive.compare import newest

    name = draw.strip().lower().removeprefix("#")
    if not name:
        usage("name a draw by its draw_id, such as 293, or latest")
    if name == "latest":
        return newest(rows) or usage("the archive has no draw that counts yet, only undated or unconfirmed ones if any")
    found = [row for row in rows if name in {row["draw_id"], row["reported_as"]}]
    if not found:
        known = [row["draw_id"] for row in rows if row["draw_id"].startswith(name)]
        hint = f"; did you mean {', '.join(sorted(known)[:5])}?" if known else ""
        usage(f"the archive has no draw {draw!r}{hint}")
    return found[0]


def _store(root: str) -> Store:
    from archive.store import open_store

    return open_store(root)


def head_of(store: Store) -> Manifest:
    """The newest snapshot; a usage error where there is no archive yet."""
    from archive import snapshots

    head = snapshots.head(store)
    if head is None:
        usage(f"there is no archive at {store.root} yet; make one with `draws crawl` or `draws ingest`")
    return head
