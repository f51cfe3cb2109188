"""`draws site`: the archive as pages for people."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Exit, complain, leave, sources_of, usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.manifest import Manifest
    from archive.store import Store
    from scraper.sources import Source


DATA = ("csv", "excel", "atom", "api")
"""The exports that lie beside the pages."""


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("site")(site)


def site(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write: new, empty, or an earlier site.")],
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url", metavar="URL", help="Where the site will be: for canonical addresses and a sitemap."
        ),
    ] = "",
    now: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"], help="Count ages to that moment (UTC); default: now."),
    ] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
) -> None:
    """Write a static site of the newest snapshot, in English and French; it needs no server and no network.

    Beside the pages, in data/, lie the snapshot's exports: CSV, Excel, a JSON API, and a feed of changes (see draws export).
    An earlier site in the same folder is replaced in one step. The same snapshot and --now give the same bytes.

    Example: draws site public --base-url https://draws.example.org
    """
    from urllib.parse import urlsplit

    from filelock import Timeout

    from archive.store import open_store
    from pipelines.commands.history import head_of

    if base_url and (urlsplit(base_url).scheme not in {"http", "https"} or not urlsplit(base_url).netloc):
        usage(f"--base-url {base_url!r} is no address; give one such as https://draws.example.org")
    store = open_store(archive)
    head = head_of(store)
    clock = now.replace(tzinfo=UTC) if now else datetime.now(UTC)
    try:
        count = write_site(store, head, out, sources_of(sources), clock, base_url)
    except Timeout:
        complain(f"draws: another build of {out} is at work; wait until it is done")
        leave(Exit.RUNNING)
        return
    complain(f"{count} files of snapshot {head.version} in {out}; open {(out / 'index.html').absolute().as_uri()}")


def write_site(
    store: Store, head: Manifest, out: Path, sources: Iterable[Source], clock: datetime, base_url: str = ""
) -> int:
    """Write the site of a snapshot into the folder `out` and return the number of its files.

    Ages are counted to `clock` (aware). Raises RequestError where `out` holds something else than a site, filelock.Timeout
    where another build of it is at work, DamagedError where a file of the archive is not what it was.
    """
    from archive.exports import make
    from archive.exports.snapshot import read_snapshot
    from archive.site import pages
    from archive.site.content import gather
    from archive.site.publish import publish
    from archive.snapshots import read_table
    from pipelines.precedence import is_official
    from pipelines.provenance import all_statements

    listed = tuple(sources)
    known = {one.id: one.name for one in listed}
    ranks = {one.id: one.rank for one in listed}
    snapshot, home = read_snapshot(store, head), base_url.rstrip("/")
    data = {
        f"{name}/{path}": content
        for name in DATA
        for path, content in make(name, snapshot, base_url=f"{home}/data" if home else "").items()
    }
    request = pages.Request(
        content=gather(store, head),
        statements=all_statements(read_table(store, head, "observations"), read_table(store, head, "evidence"), ranks),
        source_names=known,
        official=frozenset(name for name in known if is_official(name)),
        clock=clock,
        base_url=home,
        data=data,
    )
    return publish(out, pages.pages(request))
