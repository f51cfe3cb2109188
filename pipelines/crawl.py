"""A crawl from end to end: what was left unread, which sources are due, fetch, take in, put on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from archive import crawls
from archive.store import LocalStore
from pipelines import runs
from pipelines.fetching import Fetched, Memory, fetch
from pipelines.runs import Run, Watcher
from pipelines.shelf import FOLDER, GOOD, Shelf

if TYPE_CHECKING:
    from archive.store import Store
    from scraper.sources import Source

SPIDERS = {
    "feed": "ircc",
    "feed2": "ircc",
    "instruction": "ircc",
    "rounds-page": "ircc",
    "news": "news",
    "news-atom": "news",
}
"""The spider that crawls each kind of source."""

REFUSALS = {"ReadError", "NotTheFeedError", "EmptyTemplateError", "DamagedWarcError", "CutShortError"}
"""Failures of the report that are refusals of a page: the page is judged again, and told, when it is taken in."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to crawl: the sources, the file that lists them (None for the project's own), and settings for Scrapy."""

    sources: tuple[Source, ...]
    sources_file: Path | None = None
    settings: Mapping[str, str] | None = None


def due(sources: Iterable[Source], records: Iterable[crawls.CrawlRecord], now: datetime) -> tuple[Source, ...]:
    """The sources whose least interval has passed since they were last asked."""
    asked: dict[str, datetime] = {}
    for record in records:
        for one in record.sources:
            asked[one.source] = max(record.started_at, asked.get(one.source, record.started_at))
    return tuple(
        source
        for source in sources
        if source.id not in asked or now - asked[source.id] >= timedelta(minutes=source.every_minutes)
    )


def take_unread(shelf: Shelf, watch: Watcher | None = None) -> list[Run]:
    """Take in the WARC files that a kill left between capture and commit; what a living run is at is left to it."""
    done = []
    for warc in shelf.unread():
        with shelf.reading(warc, wait=False) as free:
            # Asked again: the run that was at it may have put it on record since.
            if not free or warc not in shelf.unread():
                continue
        started_at = runs.clock()
        # A name of its own: the run that wrote the file may still live, on another machine.
        run = Run(f"{runs.new_id(started_at)}-unread")
        done.append(runs.take_in(shelf, warc, run, kind="crawl", started_at=started_at, watch=watch))
    return done


def crawl(shelf: Shelf, plan: Plan, watch: Watcher | None = None) -> list[Run]:
    """Fetch the sources of a plan, one spider after the other, and take in what came."""
    done = []
    for spider in dict.fromkeys(SPIDERS.values()):
        chosen = [source for source in plan.sources if SPIDERS[source.kind] == spider]
        if chosen:
            done.append(_crawl(shelf, spider, chosen, plan, watch))
    return done


def _crawl(shelf: Shelf, spider: str, sources: list[Source], plan: Plan, watch: Watcher | None) -> Run:
    started_at = runs.clock()
    run = Run(f"{runs.new_id(started_at)}-{spider}")
    path = f"{FOLDER}/{run.crawl_id}.warc.gz"
    with TemporaryDirectory() as folder:
        local = _local(shelf.store, path) or Path(folder) / Path(path).name
        local.parent.mkdir(parents=True, exist_ok=True)
        fetched = fetch(
            spider, sources, local, memory(shelf.rows()), sources_file=plan.sources_file, settings=plan.settings
        )
        if fetched.warc and _local(shelf.store, path) is None:
            shelf.store.put(path, local.read_bytes())
    told = [_source_record(source, fetched, started_at) for source in sources]
    run.failures += [f"{one.source}: {one.detail}" for one in told if one.outcome == "failed"]
    if fetched.warc is None:
        crawls.record(shelf.store, crawls.CrawlRecord(run.crawl_id, "crawl", started_at, runs.clock(), sources=told))
        shelf.forget()
        return run
    return runs.take_in(shelf, path, run, kind="crawl", started_at=started_at, watch=watch, source_records=told)


def _local(store: Store, path: str) -> Path | None:
    return Path(store.root) / path if isinstance(store, LocalStore) else None


def memory(rows: Iterable[Mapping[str, Any]]) -> Memory:
    """What the next crawl is told of the captures on record (rows of `archive.crawls.captures`, in time order)."""
    validators: dict[str, dict[str, str | None]] = {}
    known: dict[str, tuple[str, str]] = {}
    since: dict[str, str] = {}
    for row in rows:
        at = row["fetched_at"].isoformat()
        if row["digest"] and row["status"] != 304:
            known.setdefault(row["digest"], (row["url"], at))
        if row["outcome"] not in GOOD:
            continue
        since[row["source"]] = at
        if row["status"] == 200 and (row["etag"] or row["last_modified"]):
            names = ("etag", "last_modified", "url")
            validators[row["url"]] = {name: row[name] for name in names} | {"fetched_at": at}
    return Memory(validators, known, since)


def _source_record(source: Source, fetched: Fetched, started_at: datetime) -> crawls.SourceRecord:
    """How one source was, from the report of the crawl."""
    report = fetched.report.get("sources", {}).get(source.id, {})
    failures = [one for one in report.get("failures", ()) if one["error"] not in REFUSALS]
    answers = report.get("responses", {})
    answered = answers.get("200", 0) + answers.get("304", 0)
    detail = "; ".join(f"{one['url']}: {one['detail'] or one['error']}" for one in failures[:5])
    if report.get("robots_forbidden"):
        detail = "; ".join(filter(None, [detail, f"robots.txt forbids {', '.join(report['robots_forbidden'][:5])}"]))
    if fetched.trouble:
        detail = "; ".join(filter(None, [fetched.trouble, detail]))
    failed = bool(fetched.trouble) or not answered or (bool(failures) and SPIDERS[source.kind] == "ircc")
    return crawls.SourceRecord(
        source=source.id,
        outcome="failed" if failed else "ok",
        seconds=report.get("seconds", (runs.clock() - started_at).total_seconds()),
        requests=report.get("requests", 0),
        detail=detail or ("nothing answered" if not answered else ""),
    )
