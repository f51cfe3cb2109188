"""`draws log`, `draws show` and `draws diff`: what the archive holds, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Exit, Format, FormatOption, complain, emit, leave, usage

if TYPE_CHECKING:
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
CHANGE_COLUMNS = ("draw_id", "kind", "field", "before", "after")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("log")(log)
    app.command("show")(show)
    app.command("diff")(diff)


def log(archive: Archive = DEFAULT_ARCHIVE, format_: FormatOption = Format.table) -> None:
    """List the snapshots: when each was made, what was known by then, and what it changed."""
    from archive import snapshots

    store = _store(archive)
    head = head_of(store)
    emit(snapshots.read_table(store, head, "history").to_pylist(), format_, columns=LOG_COLUMNS)


def show(
    draw: Annotated[
        str, typer.Argument(metavar="[DRAW|latest]", help="A draw_id such as 293 or 91a, or latest.")
    ] = "latest",
    version: Annotated[int | None, typer.Option(help="As that snapshot has it.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show all that is known of a draw, with its pool figures and open issues.

    Example: draws show 293
    """
    from archive import snapshots

    store = _store(archive)
    manifest = snapshots.manifest(store, version) if version else head_of(store)
    row = _find(snapshots.read_table(store, manifest, "draws").to_pylist(), draw)
    pool = [
        one for one in snapshots.read_table(store, manifest, "pool").to_pylist() if one["draw_id"] == row["draw_id"]
    ]
    issues = [
        one
        for one in snapshots.read_table(store, manifest, "issues").to_pylist()
        if one["draw_id"] == row["draw_id"] and one["closed_at"] is None
    ]
    if format_ is not Format.table:
        emit(
            [row | {"pool": pool, "issues": [one["detail"] for one in issues]}],
            format_,
            columns=[*row, "pool", "issues"],
        )
        return
    emit([{"": name.replace("_", " "), " ": value} for name, value in row.items()], format_, columns=("", " "))
    if pool:
        _show_pool(pool)
    for one in issues:
        complain(f"open issue, {one['kind']}: {one['detail']}")


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


def _find(rows: list[dict[str, Any]], draw: str) -> dict[str, Any]:
    if draw == "latest":
        from archive.compare import draw_order

        return max(rows, key=draw_order)
    found = [row for row in rows if draw.lower() in {row["draw_id"], row["reported_as"]}]
    if not found:
        known = [row["draw_id"] for row in rows if row["draw_id"].startswith(draw)]
        hint = f"; did you mean {', '.join(sorted(known)[:5])}?" if known else ""
        usage(f"the archive has no draw {draw!r}{hint}")
    return found[0]


def diff(
    a: Annotated[str | None, typer.Argument(metavar="[A", help="The earlier snapshot.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]]", help="The later snapshot, or latest.")] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="OLD NEW", help="Compare the newest snapshots of two archives, such as one and its rebuild."
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where there is a difference.")] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show what changed between two snapshots, cell by cell; by default between the last two.

    Example: draws diff 3 7 --format json
    """
    from archive import compare

    if between:
        old, new = (_store(root) for root in between)
        changes = compare.between(old, head_of(old), new, head_of(new))
    else:
        store = _store(archive)
        later = _version(store, b or "latest")
        earlier = _version(store, a) if a else _parent(store, later)
        changes = compare.between(store, earlier, store, later)
        if format_ is Format.table:
            complain(f"from snapshot {earlier.version if earlier else 0} to {later.version}: {len(changes)} changes")
    rows = [dict(zip(CHANGE_COLUMNS, (c.draw_id, c.kind, c.field, c.before, c.after), strict=True)) for c in changes]
    emit(rows, format_, columns=CHANGE_COLUMNS)
    leave(Exit.DIFFERENCE if exit_code and rows else Exit.DONE)


def _version(store: Store, name: str) -> Manifest:
    from archive import snapshots

    if name == "latest":
        return head_of(store)
    if not name.isdigit():
        usage(f"{name!r} is no snapshot; give its number, as `draws log` lists it, or latest")
    return snapshots.manifest(store, int(name))


def _parent(store: Store, manifest: Manifest) -> Manifest | None:
    from archive import snapshots

    return snapshots.manifest(store, manifest.version - 1) if manifest.version > 1 else None


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
