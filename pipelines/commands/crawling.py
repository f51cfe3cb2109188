"""`draws crawl` and `draws sources`: fetch, keep, read, commit."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from pipelines.runs import Run
    from pipelines.watching import Turn
    from scraper.sources import Source

SOURCE_COLUMNS = ("id", "name", "kind", "language", "rank", "every_minutes", "urls")
CHECK_COLUMNS = ("source", "outcome", "answers", "entries", "told", "pages", "statements", "seconds", "wrong")

sources_app = typer.Typer(
    invoke_without_command=True,
    help="List what is crawled; `check` asks which of it answers and yields.\n\nExample: draws sources --format json",
)

SourcesFile = Annotated[Path | None, typer.Option("--sources", metavar="FILE", help="Another list of sources.")]
SettingOption = Annotated[
    list[str] | None,
    typer.Option("--set", "-s", metavar="NAME=VALUE", help="A setting of Scrapy, as `scrapy -s` takes it."),
]


class LogFormat(StrEnum):
    """How a crawl tells what it did."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("crawl")(crawl)
    app.add_typer(sources_app, name="sources")


def crawl(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Sources by id, or `news`, or `ircc`; default: all that are due."),
    ] = None,
    sources: SourcesFile = None,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="One line a source on standard error: text, or a JSON object.")
    ] = LogFormat.text,
    settings: SettingOption = None,
    archive: Archive = DEFAULT_ARCHIVE,
) -> None:
    """Fetch the sources, keep every answer, read what they say, and commit what is new.

    Sources that are named are asked at once; without names, those whose least interval has passed and whose server does
    not want to be left alone (Retry-After). What an earlier run fetched and did not live to read is read first. A second
    start while one runs leaves at once with 6.

    Example: draws crawl ircc-feed-en
    """
    from archive.crawls import fold
    from archive.store import open_store
    from pipelines import watching
    from pipelines.crawl import Plan, due, idle, take_unread
    from pipelines.crawl import crawl as run_crawl
    from pipelines.runs import clock
    from pipelines.shelf import Shelf

    known = sources_of(sources)
    plan = Plan(_chosen(known, names) if names else (), sources, _settings(settings))
    store = open_store(archive)
    shelf = Shelf(store, {source.id: source for source in known})
    log = Log(log_format)
    with alone(store, tell=lambda text: log.say("running", text)):
        if not names and idle(store, known, clock()):
            log.say("idle", "no source is due; name one to ask it at once")
            return
        before = watching.turns(known, shelf.records())
        done = take_unread(shelf)
        chosen = plan.sources if names else due(known, shelf.records(), clock())
        done += run_crawl(shelf, replace(plan, sources=chosen))
        turns = [turn for turn in watching.turns(known, shelf.records()) if turn not in before]
        fold(store, before=clock().date())
    for run in done:
        log.run(run)
    for turn in turns:
        log.turn(turn)
    leave(*(run.exit_code for run in done))


@sources_app.callback()
def sources(
    context: typer.Context,
    sources: SourcesFile = None,
    format_: FormatOption = Format.table,
) -> None:
    """List the sources that are crawled: a few lines of data each, in scraper/sources.toml.

    `draws sources check` asks them.
    """
    from dataclasses import asdict

    if context.invoked_subcommand is None:
        emit([asdict(source) for source in sources_of(sources)], format_, columns=SOURCE_COLUMNS)


@sources_app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Sources by id, or `news`, or `ircc`; default: all."),
    ] = None,
    sources: SourcesFile = None,
    settings: SettingOption = None,
    format_: FormatOption = Format.table,
) -> None:
    """Ask sources now, politely, and say which answer and yield; nothing is kept or committed.

    For each: how its server answered, how many pages its lists name and how many of those speak of draws, how many pages
    were read and how many statements about draws they make, and what is wrong. Exits with 3 if one failed.

    Example: draws sources check cicnews
    """
    from pipelines.checking import check as run_check
    from pipelines.crawl import Plan

    known = sources_of(sources)
    plan = Plan(_chosen(known, names) if names else known, sources, _settings(settings))
    found = run_check(plan)
    emit([one.row() for one in found], format_, columns=CHECK_COLUMNS)
    leave(Exit.SOURCE_FAILED if any(one.outcome == "failed" for one in found) else Exit.DONE)


class Log:
    """Tells on standard error what a crawl did, in the format asked for: one line a source."""

    def __init__(self, format_: LogFormat) -> None:
        self.json = format_ is LogFormat.json

    def run(self, run: Run) -> None:
        """Tell what became of each source of a run, and the run in numbers."""
        from pipelines import telling
        from pipelines.runs import clock
        from scraper.discretion import shown

        for line in telling.lines_of(run):
            complain(telling.as_json(line, clock()) if self.json else telling.as_text(line, clock()))
        for outcome in run.outcomes:
            for note in outcome.notes:
                self.say("note", shown(f"note: {outcome.capture.source}: {note}"), crawl_id=run.crawl_id)
        for failure in run.failures:
            self.say("failure", f"failed: {failure}", crawl_id=run.crawl_id)
        if run.damage:
            self.say("damage", f"damaged: {run.damage}", crawl_id=run.crawl_id)
        fields = {"crawl_id": run.crawl_id, "versions": run.versions, "exit_code": int(run.exit_code)}
        self.say("run", telling.totals(run), **fields)

    def turn(self, turn: Turn) -> None:
        """Tell that a source went blind, or recovered."""
        from pipelines import telling
        from pipelines.runs import clock

        if self.json:
            complain(telling.event(turn.kind, clock(), source=turn.source, detail=turn.detail))
        else:
            complain(telling.turn_as_text(turn, clock()))

    def say(self, event: str, message: str, **fields: object) -> None:
        """Tell anything else: words for people, with the fields only in JSON."""
        from pipelines import telling
        from pipelines.runs import clock

        complain(telling.event(event, clock(), message=message, **fields) if self.json else message)


def _settings(given: list[str] | None) -> dict[str, str]:
    pairs = [one.partition("=") for one in given or ()]
    for name, sign, _ in pairs:
        if not sign or not name.isidentifier():
            usage(f"--set {name!r}: write it as NAME=VALUE, for instance DOWNLOAD_TIMEOUT=10")
    return {name: value for name, _, value in pairs}


def _chosen(known: tuple[Source, ...], names: list[str]) -> tuple[Source, ...]:
    from pipelines.crawl import SPIDERS

    for name in names:
        if name not in {source.id for source in known} | set(SPIDERS.values()):
            usage(f"no source is named {name!r}; `draws sources` lists them")
    return tuple(source for source in known if source.id in names or SPIDERS[source.kind] in names)
