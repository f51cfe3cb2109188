"""`draws crawl` and `draws sources`: fetch, keep, read, commit."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.common import (
    DEFAULT_ARCHIVE,
    Archive,
    Exit,
    Format,
    FormatOption,
    complain,
    emit,
    leave,
    usage,
)
from pipelines.commands.ingesting import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.store import Store
    from scraper.sources import Source

SOURCE_COLUMNS = ("id", "name", "kind", "language", "rank", "every_minutes", "urls")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("crawl")(crawl)
    app.command("sources")(sources)


def crawl(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE…]", help="Sources by id, or `news`, or `ircc`; default: all that are due."),
    ] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
) -> None:
    """Fetch the sources, keep every answer, read what they say, and commit what is new.

    Sources that are named are asked at once; without names, those whose least interval has passed. What an earlier run
    fetched and did not live to read is read first.

    Example: draws crawl ircc-feed-en
    """
    from archive.store import open_store
    from pipelines import runs
    from pipelines.crawl import Plan, due, take_unread
    from pipelines.crawl import crawl as run_crawl
    from pipelines.shelf import Shelf

    known = _load(sources)
    store = open_store(archive)
    shelf = Shelf(store, {source.id: source for source in known})
    with alone(store):
        done = take_unread(shelf)
        from archive import crawls

        chosen = _chosen(known, names) if names else due(known, crawls.crawl_records(store), runs.clock())
        done += run_crawl(shelf, Plan(chosen, sources))
    for run in done:
        tell(run)
    if not done:
        complain("no source is due; name one to ask it at once")
    leave(*(run.exit_code for run in done))


def sources(
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    format_: FormatOption = Format.table,
) -> None:
    """List the sources that are crawled: a few lines of data each, in scraper/sources.toml."""
    from dataclasses import asdict

    emit([asdict(source) for source in _load(sources)], format_, columns=SOURCE_COLUMNS)


def _load(path: Path | None) -> tuple[Source, ...]:
    from scraper.sources import SourcesError, load_sources

    try:
        return load_sources(path)
    except (SourcesError, OSError) as error:
        usage(str(error))


def _chosen(known: tuple[Source, ...], names: list[str]) -> tuple[Source, ...]:
    from pipelines.crawl import SPIDERS

    for name in names:
        if name not in {source.id for source in known} | set(SPIDERS.values()):
            usage(f"no source is named {name!r}; `draws sources` lists them")
    return tuple(source for source in known if source.id in names or SPIDERS[source.kind] in names)


@contextmanager
def alone(store: Store) -> Iterator[None]:
    """Hold the lock that lets one crawl run at a time; leave at once where another holds it."""
    import hashlib
    import tempfile

    from filelock import FileLock, Timeout

    from archive.store import LocalStore

    if isinstance(store, LocalStore):
        path = Path(store.root) / ".crawl.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        path = Path(tempfile.gettempdir()) / f"draws-{hashlib.sha256(store.root.encode()).hexdigest()[:16]}.lock"
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        complain(f"draws: another crawl of {store.root} is running; this one leaves")
        raise typer.Exit(Exit.RUNNING) from None
    try:
        yield
    finally:
        lock.release()
