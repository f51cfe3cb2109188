"""`draws diff`: what changed between two snapshots, cell by cell."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from archive.kinds import KINDS
from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Exit, Format, complain, emit, leave, usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.compare import Change
    from archive.snapshots import Manifest
    from archive.store import Store

CHANGE_COLUMNS = ("draw_id", "kind", "field", "before", "after", "severity")


class DiffFormat(StrEnum):
    """How changes are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("diff")(diff)


def diff(
    a: Annotated[str | None, typer.Argument(metavar="A", help="The earlier snapshot; 0 is before the first.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The later snapshot, or latest.")] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="OLD NEW", help="Compare the newest snapshots of two archives, such as one and its rebuild."
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="T", help="What changed since a day (its 00:00 UTC) or an instant, until the newest."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND,…", help=f"Only changes of these kinds: {', '.join(KINDS)}.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where there is a difference.")] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: Annotated[
        DiffFormat,
        typer.Option("--format", help="How to print: table for people, markdown for a chat, the others for programs."),
    ] = DiffFormat.table,
) -> None:
    """Show what changed between two snapshots, cell by cell; by default between the last two.

    Each change has a severity: alert (a draw is new, reported or confirmed), notice (a figure was corrected), or info.
    With --since a value that changed and changed back is no difference; `draws log` tells every step.

    Example: draws diff 12 latest --kind new,confirmed --format markdown
    """
    from archive import compare

    kinds = _kinds(kind)
    if sum(one is not None for one in (b if a is None else a, between, since)) > 1:
        usage("give two snapshots, or --since, or --between: they answer different questions")
    if between:
        old, new = (_store(root) for root in between)
        changes = compare.between(old, _head(old), new, _head(new))
        span = f"from {between[0]} to {between[1]}"
    else:
        store = _store(archive)
        later, earlier = _ends(store, a, b, since)
        changes = compare.between(store, earlier, store, later)
        span = f"from snapshot {earlier.version if earlier else 0} to {later.version}"
    changes = [change for change in changes if change.kind in kinds]
    print_changes(changes, format_, span)
    leave(Exit.DIFFERENCE if exit_code and changes else Exit.DONE)


def print_changes(changes: Sequence[Change], format_: DiffFormat, span: str) -> None:
    """Print changes: data for programs, one line each for people. `span` says between what."""
    if format_ is DiffFormat.markdown:
        print(_markdown(changes, span))  # noqa: T201
        return
    if format_ is not DiffFormat.table:
        emit([_row(change) for change in changes], Format(format_), columns=CHANGE_COLUMNS)
        return
    from archive import messages

    complain(f"{span}: {_count(changes)}")
    if changes:
        rows = [{"draw": one.draw_id, "kind": one.kind, "what": messages.line(one)} for one in changes]
        emit(rows, Format.table, columns=("draw", "kind", "what"))


def _row(change: Change) -> dict[str, Any]:
    from archive import messages

    values = (change.draw_id, change.kind, change.field, change.before, change.after)
    return dict(zip(CHANGE_COLUMNS, (*values, messages.severity(change.kind, change.field)), strict=True))


def _markdown(changes: Sequence[Change], span: str) -> str:
    from archive import messages

    lines = [f"- **{_plain(one.draw_id)}** {one.kind}: {_plain(messages.line(one))}" for one in changes]
    return "\n".join([f"**{_count(changes)}** {_plain(span)}", *(["", *lines] if lines else [])])


def _plain(text: str) -> str:
    """Text that means nothing in Markdown or HTML, whatever a page called its category."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", printable.replace("&", "&amp;"))


def _count(changes: Sequence[Change]) -> str:
    return f"{len(changes)} change{'' if len(changes) == 1 else 's'}"


def _kinds(text: str | None) -> set[str]:
    if text is None:
        return set(KINDS)
    kinds = {one.strip() for one in text.split(",")}
    if strange := sorted(kinds - set(KINDS)):
        usage(f"there is no kind {strange[0]!r} of change; kinds are {', '.join(KINDS)}")
    return kinds


def _known_by(store: Store, later: Manifest, since: str) -> Manifest | None:
    """The last snapshot that knew nothing from after a moment; None where there is none."""
    from archive import snapshots
    from scraper.instants import instant

    try:
        at = instant(since)
    except ValueError:
        usage(f"--since {since!r} is no day or instant; write it as 2026-01-01 or 2026-01-01T15:00:00Z")
    rows = snapshots.read_table(store, later, "history", ["version", "observed_until"]).to_pylist()
    known = [row["version"] for row in rows if row["observed_until"] <= at]
    return snapshots.manifest(store, max(known)) if known else None


def _ends(store: Store, a: str | None, b: str | None, since: str | None) -> tuple[Manifest, Manifest | None]:
    """The later snapshot and the earlier one, None where that is from before the first."""
    later = _version(store, "latest" if b is None else b)
    if since is not None:
        return later, _known_by(store, later, since)
    if a is None:
        return later, _parent(store, later)
    earlier = None if a == "0" else _version(store, a)
    if earlier is not None and earlier.version > later.version:
        usage(f"snapshot {earlier.version} is later than {later.version}; give the earlier one first")
    return later, earlier


def _version(store: Store, name: str) -> Manifest:
    from archive import snapshots

    if name == "latest":
        return _head(store)
    if not name.isdigit():
        usage(f"{name!r} is no snapshot; give its number, as `draws log` lists it, or latest")
    return snapshots.manifest(store, int(name))


def _parent(store: Store, manifest: Manifest) -> Manifest | None:
    from archive import snapshots

    return snapshots.manifest(store, manifest.version - 1) if manifest.version > 1 else None


def _store(root: str) -> Store:
    from archive.store import open_store

    return open_store(root)


def _head(store: Store) -> Manifest:
    from pipelines.commands.history import head_of

    return head_of(store)
