"""`draws demo`: the main job on the embedded sample web, without any network beyond this machine."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.common import complain, leave, usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.crawl import Plan
    from pipelines.shelf import Shelf
    from scraper.sources import Source


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("demo")(demo)


def demo(
    into: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="A new folder for the archive; default: a temporary one.")
    ] = None,
) -> None:
    """Crawl an embedded sample web, show what changed in between, and write the archive as pages.

    The sample web is on 127.0.0.1 and serves IRCC's feeds, and news pages, with real figures.

    Example: draws demo --into demo
    """
    import tempfile

    from archive.store import open_store
    from pipelines.crawl import Plan
    from pipelines.shelf import Shelf
    from scraper.sample_web import SampleWeb
    from scraper.sources import load_sources

    if into is not None and not _is_free(into):
        usage(f"{into} is there already, and a demo mixes with no other data; give --into a new folder")
    folder = into or Path(tempfile.mkdtemp(prefix="draws-demo-"))
    root = folder / "archive"
    with SampleWeb() as web:
        file = folder / "sources.toml"
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(web.sources_toml(), encoding="utf-8")
        sources = load_sources(file)
        shelf = Shelf(open_store(root), {source.id: source for source in sources})
        plan = Plan(sources, file)
        complain(f"The sample web is at {web.url}; the archive goes to {root}.\n")
        codes = [_step("1. A first crawl of everything", shelf, plan)]
        _tell_reader(shelf)
        round_ = web.publish_news_first()
        title = f"2. The news tell of a new draw before IRCC's feed has it (it is #{round_.number})"
        codes.append(_step(title, shelf, plan))
        web.publish_next()
        codes.append(_step("3. IRCC's feed has it now", shelf, plan))
    pages = _site(shelf, sources, folder / "site")
    complain(f"\nLook at it:\n  {pages}")
    complain(f"\nLook around:{_activation()}\n  export DRAWS_ARCHIVE={root}")
    complain("  draws log\n  draws show latest\n  draws why latest\n")
    leave(*codes)


def _is_free(folder: Path) -> bool:
    """Whether nothing of another can be overwritten there: no such path yet, or an empty folder."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _activation() -> str:
    """The line that puts `draws` on the path of a person who started it by its own path, as `make demo` does."""
    import shutil
    import sys

    script = Path(sys.executable).with_name("activate")
    return "" if shutil.which("draws") or not script.exists() else f"\n  . {script}"


READER = "import json, sys; print('message:', json.load(sys.stdin)['title'], file=sys.stderr)"
"""The program that messages go to here: it prints their titles."""


def _tell_reader(shelf: Shelf) -> None:
    """Do what `draws notify` does, for one target that is a program."""
    import sys

    from pipelines.commands.history import head_of
    from pipelines.notify import run
    from pipelines.notify.targets import Target

    # The sample's newest draw is of December 2025, whenever this runs.
    target = Target("reader", command=(sys.executable, "-c", READER), max_age_days=100_000)
    (done,) = run.tell(run.Archive(shelf.store, head_of(shelf.store)), [target])
    if done.started is not None:
        complain("`draws notify` tells a program of what changes from here on.\n")
    for message, reason in done.failed:
        complain(f"message {message['id']} could not be sent: {reason}")


def _site(shelf: Shelf, sources: Sequence[Source], out: Path) -> str:
    """Write the archive as pages, and return the address of the first."""
    from datetime import UTC, datetime

    from pipelines.commands.history import head_of
    from pipelines.commands.site import write_site

    write_site(shelf.store, head_of(shelf.store), out, sources, datetime.now(UTC))
    return (out / "index.html").absolute().as_uri()


def _step(title: str, shelf: Shelf, plan: Plan) -> int:
    """Crawl, tell, and show what the crawl changed."""
    from archive import compare, snapshots
    from pipelines.commands.diffing import DiffFormat, print_changes
    from pipelines.commands.ingesting import tell
    from pipelines.crawl import crawl

    complain(f"{title} …")
    began = monotonic()
    before = snapshots.head(shelf.store)
    done = crawl(shelf, plan)
    for run in done:
        tell(run)
    after = snapshots.head(shelf.store)
    if before is None or after is None or after.version == before.version:
        complain("")
        return max(run.exit_code for run in done)
    changes = compare.between(shelf.store, before, shelf.store, after)
    print_changes(changes, DiffFormat.table, f"from snapshot {before.version} to {after.version}")
    _tell_reader(shelf)
    complain(f"({monotonic() - began:.0f} seconds after it came out)\n")
    return max(run.exit_code for run in done)
