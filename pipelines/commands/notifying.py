"""`draws notify`: tell people and programs what changed, once each."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.alone import alone
from pipelines.commands.common import (
    DEFAULT_ARCHIVE,
    Archive,
    Exit,
    Format,
    FormatOption,
    complain,
    emit,
    leave,
    sources_of,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.store import Store
    from pipelines.notify.news import Message
    from pipelines.notify.run import Round
    from pipelines.notify.targets import Target
    from pipelines.watching import Turn

COLUMNS = ("target", "outcome", "id", "kind", "severity", "draw_id", "source", "version", "title", "reason")
SHOWN = ("target", "outcome", "id", "title")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("notify")(notify)


def notify(
    names: Annotated[list[str] | None, typer.Argument(metavar="[TARGET…]", help="Only these targets.")] = None,
    targets: Annotated[
        Path, typer.Option("--targets", metavar="FILE", envvar="DRAWS_TARGETS", help="The file of targets.")
    ] = Path("targets.toml"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go; send and write nothing.")] = False,
    test: Annotated[
        bool, typer.Option("--test", help="Send each target a test about the newest draw that counts.")
    ] = False,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Tell every target what changed since it was last told: services through apprise, programs on standard input.

    A new target begins at the newest snapshot. What could not be delivered waits, and is tried again at the next run;
    a message that was sent is not sent again. Exits with 3 where a target failed, or could not be told anything as it is
    written. docs/notify.md tells the rest.

    Example: draws crawl; draws notify
    """
    from archive.store import open_store
    from pipelines.commands.history import head_of
    from pipelines.notify import run

    if dry_run and test:
        usage("give --dry-run or --test: the one sends nothing, the other does")
    chosen = _chosen(targets, names)
    store = open_store(archive)
    head = head_of(store)
    if test:
        world = run.Archive(store, head)
        if world.newest() is None:
            usage("the archive has no draw that counts yet, which a test could be about")
        rounds = run.rehearse(world, chosen)
    else:
        with nullcontext() if dry_run else alone(store, "notify"):
            # Read anew: a run that held the lock may have told of a newer snapshot meanwhile.
            world = run.Archive(store, head_of(store), lambda: _turns(store, sources))
            rounds = run.tell(world, chosen, dry_run=dry_run)
    _show(rounds, format_, dry_run=dry_run)
    troubles = [] if test else list(_troubles(store, chosen))
    for line in troubles:
        complain(line)
    leave(Exit.SOURCE_FAILED if troubles else Exit.DONE, *(code for one in rounds for code in _codes(one)))


def _chosen(path: Path, names: Sequence[str] | None) -> list[Target]:
    from pipelines.notify.targets import TargetsError, load_targets

    try:
        known = load_targets(path)
    except FileNotFoundError:
        usage(f"there is no file of targets at {path}; write one as docs/notify.md shows, or name it with --targets")
    except (TargetsError, OSError) as error:
        usage(str(error))
    for name in names or ():
        if name not in {one.name for one in known}:
            usage(f"no target is named {name!r}; {path} has {', '.join(one.name for one in known)}")
    return [one for one in known if not names or one.name in names]


def _troubles(store: Store, targets: Sequence[Target]) -> Iterator[str]:
    """What would keep a target from ever being told, found before there is anything to tell."""
    from archive import snapshots
    from pipelines.categories import SLUGS
    from pipelines.commands.history import head_of
    from pipelines.notify import sending

    drawn = snapshots.read_table(store, head_of(store), "draws", ["category"])["category"].to_pylist()
    known = SLUGS | set(filter(None, drawn))
    for one in targets:
        if reason := sending.trouble(one):
            yield f"{one.name}: nothing can be sent: {reason}"
        if strange := sorted(set(one.categories) - known):
            yield f"{one.name}: no draw is of the category {strange[0]!r}; categories are {', '.join(sorted(known))}"


def _turns(store: Store, sources: Path | None) -> list[Turn]:
    from archive import crawls
    from pipelines import watching

    return watching.turns(sources_of(sources), crawls.crawl_records(store))


def _show(rounds: Sequence[Round], format_: Format, *, dry_run: bool) -> None:
    rows = [row for one in rounds for row in _rows(one, dry_run=dry_run)]
    if rows or format_ is not Format.table:
        emit(rows, format_, columns=SHOWN if format_ is Format.table else COLUMNS)
    for one in rounds:
        _tell(one, dry_run=dry_run)
    if not rows and not any(one.damage or one.started is not None for one in rounds):
        complain("nothing to tell")


def _tell(done: Round, *, dry_run: bool) -> None:
    name = done.target
    if done.started is not None:
        verb = "would begin" if dry_run else "begins"
        complain(f"{name}: {verb} at snapshot {done.started}; what comes after it is told")
    for note in done.notes:
        complain(f"{name}: {note}")
    if done.old:
        complain(
            f"{name}: {len(done.old)} draws took place too long ago to be announced (max_age_days): "
            f"{', '.join(str(one.draw_id) for one in done.old[:5])}{', …' if len(done.old) > 5 else ''}"
        )
    for message, reason in done.failed:
        complain(f"{name}: {message['id']} was not delivered: {reason}")
    if done.failed and done.waiting:
        complain(f"{name}: {len(done.waiting)} messages wait for the next run")
    if done.damage:
        complain(f"{name}: {done.damage}")


def _rows(done: Round, *, dry_run: bool) -> Iterator[dict[str, Any]]:
    def row(message: Message, outcome: str, reason: str = "") -> dict[str, Any]:
        told = {column: message[column] for column in COLUMNS if column in message}
        return {"target": done.target, "outcome": outcome, **told, "reason": reason or None}

    if dry_run:
        yield from (row(one, "would be sent") for one in done.waiting)
        return
    yield from (row(one, "sent") for one in done.sent)
    yield from (row(one, "failed", reason) for one, reason in done.failed)


def _codes(done: Round) -> Iterator[int]:
    if done.failed:
        yield Exit.SOURCE_FAILED
    if done.damage:
        yield Exit.DAMAGED
