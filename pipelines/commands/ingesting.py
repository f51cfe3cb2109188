"""`draws ingest`: take saved pages into the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Exit, complain, errors, leave, sources_of, usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.outcomes import Outcome
    from scraper.items import Capture
    from scraper.sources import Source

CLOCKS_DIFFER = timedelta(days=1)
"""How far beyond this machine's clock a capture time may be: another machine's clock, or its zone, may be wrong."""

_STAMP = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})[T_-]?(\d{2})[:-]?(\d{2})[:-]?(\d{2})Z?(?!\d)")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("ingest")(ingest)


def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Saved pages: feed JSON, HTML, text, or WARC files.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="The source of the pages, as `draws sources` lists it.")
    ] = None,
    fetched_at: Annotated[
        str | None,
        typer.Option(
            metavar="T", help="When they were fetched, an instant: 2025-12-17T23:20:58Z; without a zone it is UTC."
        ),
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(metavar="U", help="Where the page was fetched from; else its digest and file name stand for it."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="D", help="The publication day (in Toronto) of a page that does not say it: 2024-04-11."),
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="DIGEST", help="Let a capture in that the gate refused, for good.")
    ] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
) -> None:
    """Take saved pages into the archive, in the order of their capture times.

    The capture time is --fetched-at, the date of a WARC record, or a stamp in the file's name, such as
    2025-12-17T232058Z.json. One snapshot is made for each capture that changes something. A page that is not what it
    should be is refused, named, and kept; the others go in. Of a WARC file that is cut short or damaged, what is whole goes
    in. Captures that refer to a body in another WARC file need that file beside them.

    Example: draws ingest feed/*.json
    """
    from scraper.discretion import shown

    known = {one.id: one for one in sources_of(sources)}
    if source and source not in known:
        usage(f"no source is named {source!r}; `draws sources` lists them, --sources names another file of them")
    if not paths and not accept:
        usage("name the files to take in, or a digest to --accept")
    captures, wrong = _given(
        paths or [], known, source, lambda path: _page(path, known, source, fetched_at, url, published)
    )
    for line in wrong:
        complain(shown(f"refused: {line}"))
    codes = [Exit.REFUSED] if wrong else []
    leave(
        *codes,
        _ingest(archive, known, captures) if captures else Exit.DONE,
        _accept(archive, known, accept) if accept else Exit.DONE,
    )


def _ingest(root: str, known: Mapping[str, Source], captures: list[Capture]) -> int:
    from archive.store import open_store
    from pipelines import runs
    from pipelines.shelf import Shelf

    started_at = runs.clock()
    shelf = Shelf(open_store(root), known)
    run = runs.Run(runs.new_id(started_at))
    warc = shelf.write(run.crawl_id, captures)
    with _progress(len(captures)) as watch:
        runs.take_in(shelf, warc, run, kind="ingest", started_at=started_at, watch=watch)
    tell(run)
    return run.exit_code


def _accept(root: str, known: Mapping[str, Source], digests: list[str]) -> int:
    from archive.store import open_store
    from pipelines import runs
    from pipelines.shelf import Shelf

    shelf = Shelf(open_store(root), known)
    code = int(Exit.DONE)
    for digest in digests:
        rows = [row for row in shelf.rows() if row["digest"].startswith(digest)]
        if len({row["digest"] for row in rows}) != 1:
            usage(f"{'no' if not rows else 'more than one'} capture has a digest that begins with {digest!r}")
        run = runs.accept(shelf, rows[0]["digest"])
        tell(run)
        code = max(code, run.exit_code)
    return code


def tell(run: object) -> None:
    """Say on standard error what became of a run: each refusal in full, the rest in numbers."""
    from pipelines.outcomes import LEFT_OUT
    from pipelines.runs import Run
    from pipelines.telling import totals
    from scraper.discretion import shown

    assert isinstance(run, Run)
    for outcome in run.outcomes:
        if outcome.result in LEFT_OUT:
            name = f"{outcome.capture.source} of {outcome.capture.fetched_at:%Y-%m-%dT%H:%M:%SZ} ({outcome.capture.digest[:12]})"
            complain(shown(f"{outcome.result}: {name}: {outcome.detail}"))
        for note in outcome.notes:
            complain(
                shown(f"note: {outcome.capture.source} of {outcome.capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}: {note}")
            )
    for one in run.sources:
        if one.outcome == "failed":
            complain(shown(f"failed: {one.source}: {one.detail}"))
    for failure in run.failures:
        complain(f"failed: {failure}")
    if run.damage:
        complain(f"damaged: {run.damage}")
    complain(totals(run))


def _progress(total: int):  # type: ignore[no-untyped-def]
    from contextlib import contextmanager

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    @contextmanager
    def shown() -> Iterator[object]:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("captures", total=total)

            def watch(done: int, _of: int, outcome: Outcome) -> None:
                progress.update(task, completed=done, description=f"{outcome.capture.fetched_at:%Y-%m-%d}")

            yield watch

    return shown()


def _given(
    paths: list[Path], known: Mapping[str, Source], source: str | None, page: Callable[[Path], Capture]
) -> tuple[list[Capture], list[str]]:
    """The captures in some files, and what is wrong with the rest of them; `page` makes one of a saved page."""
    from pipelines.given import GivenWarcs

    for path in paths:
        if not path.is_file():
            usage(f"{path} is not a file")
    warcs = GivenWarcs(paths)
    captures: list[Capture] = []
    wrong: list[str] = []
    for path in paths:
        for one in warcs.read(path) if path in warcs.paths else [page(path)]:
            if isinstance(one, str):
                wrong.append(one)
            elif early := _to_come(one):
                wrong.append(f"{path}: {early}")
            elif path in warcs.paths:
                captures.append(_of_known_source(path, one, known, source))
            else:
                captures.append(one)
    return captures, wrong


def _to_come(capture: Capture) -> str:
    """What is wrong where a capture time is beyond the clock: it would be the newest for good, and all others late."""
    from pipelines.runs import clock

    if capture.fetched_at <= clock() + CLOCKS_DIFFER:
        return ""
    return (
        f"its capture time, {capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}, is yet to come. Give the right one with --fetched-at, "
        "or in the file's name; the other captures are taken"
    )


def _page(
    path: Path,
    known: Mapping[str, Source],
    source: str | None,
    fetched_at: str | None,
    url: str | None,
    published: str | None,
) -> Capture:
    from scraper.items import Capture
    from scraper.readers import PUBLISHED

    body = path.read_bytes()
    at = _instant(fetched_at) if fetched_at else stamp(path.name)
    if at is None:
        usage(f"{path}: when was it fetched? Give --fetched-at, or a name with a stamp such as 2025-12-17T232058Z.json")
    source_id = source or source_of(body, url, path.name, known)
    if source_id is None:
        usage(
            f"{path}: which source is it from? Give --source, or --url with an address of one that `draws sources` lists"
        )
    address = url or (known[source_id].urls[0] if known[source_id].kind in {"feed", "feed2"} else _unnamed(path, body))
    headers = ((PUBLISHED, _day(published)),) if published else ()
    return Capture(address, source_id, at, body, headers=headers)


def _unnamed(path: Path, body: bytes) -> str:
    """Stands for the address of a page that was given without one. No path of this machine: addresses are published."""
    from hashlib import sha256

    return f"file:///{sha256(body).hexdigest()[:12]}/{quote(path.name)}"


def _of_known_source(path: Path, capture: Capture, known: Mapping[str, Source], source: str | None) -> Capture:
    """A capture of a WARC file, with the source that was named, or that it names itself, or that its address is of."""
    from dataclasses import replace

    source_id = source or (capture.source if capture.source in known else None)
    source_id = source_id or source_of(capture.body, capture.url, "", known)
    if source_id is None:
        usage(f"{path}: which source is {capture.url} from? Give --source")
    return replace(capture, source=source_id)


def stamp(name: str) -> datetime | None:
    """The capture time in a file's name, UTC: `2025-12-17T232058Z.json`, `20251217232058.html`; None without one."""
    match = _STAMP.search(name)
    if match is None:
        return None
    try:
        return datetime(*map(int, match.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def source_of(body: bytes, url: str | None, name: str, known: Mapping[str, Source]) -> str | None:
    """The source that a saved page is from: by its address, or for feed JSON by the language it is written in."""
    from urllib.parse import urlsplit

    from scraper.errors import ReadError
    from scraper.readers import feed

    if url:
        exact = [one.id for one in known.values() if url in one.urls]
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        by_host = [one.id for one in known.values() if one.kind == "news" and host in one.domains]
        if exact or by_host:
            return (exact or by_host)[0]
    if not feed.looks_like_feed(body) and not name.endswith(".json"):
        return None
    try:
        french = any(raw.language == "fr" for raw in feed.read(body)[:1])
    except ReadError:
        french = False
    return "ircc-feed-fr" if french else "ircc-feed-en"


def _instant(text: str) -> datetime:
    from scraper.instants import instant

    try:
        return instant(text)
    except ValueError:
        usage(f"--fetched-at {text!r} is no instant; write it as 2025-12-17T23:20:58Z")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        usage(f"--published {text!r} is no day; write it as 2024-04-11")
