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
from pipelines.outcomes import GOOD
from pipelines.runs import Run, Watcher
from pipelines.shelf import FOLDER, Shelf
from scraper.patience import LONGEST_WAIT

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


@dataclass(frozen=True, slots=True)
class Plan:
    """What to crawl: the sources, the file that lists them (None for the project's own), and settings for Scrapy."""

    sources: tuple[Source, ...]
    sources_file: Path | None = None
    settings: Mapping[str, str] | None = None


def due(sources: Iterable[Source], records: Iterable[crawls.CrawlRecord], now: datetime) -> tuple[Source, ...]:
    """The sources whose least interval has passed since they were last asked, and whose server does not want to be left alone."""
    asked: dict[str, datetime] = {}
    patient: dict[str, datetime] = {}
    for record in records:
        for one in record.sources:
            asked[one.source] = max(record.started_at, asked.get(one.source, record.started_at))
            if one.not_before:
                patient[one.source] = max(one.not_before, patient.get(one.source, one.not_before))
    return tuple(
        source
        for source in sources
        if source.id not in asked
        or (now - asked[source.id] >= timedelta(minutes=source.every_minutes) and now >= patient.get(source.id, now))
    )


def idle(store: Store, sources: Iterable[Source], now: datetime) -> bool:
    """Whether there is nothing to do: no source is due and no capture of late is unread.

    Told from the records of the last days alone, so that a start that finds nothing to do costs the same after years.
    """
    known = tuple(sources)
    longest = max(timedelta(minutes=source.every_minutes) for source in known) + LONGEST_WAIT
    since = (now - longest).date()
    records = crawls.crawl_records(store, since)
    if due(known, records, now):
        return False
    told = {record.warc for record in records}
    files = [path for path in store.list(f"{FOLDER}/") if _stamped(path) >= f"{since:%Y%m%d}"]
    return all(path in told for path in files)


def _stamped(path: str) -> str:
    """The day that a WARC file's name begins with, `20261120`; one without such a name counts as of today."""
    day = path.removeprefix(f"{FOLDER}/")[:8]
    return day if day.isdigit() else "99999999"


def take_unread(shelf: Shelf, watch: Watcher | None = None) -> list[Run]:
    """Take in the WARC files that a kill left between capture and commit; what a living run is at is left to it."""
    done = []
    for warc in shelf.unread():
        with shelf.reading(warc, wait=False) as free:
            # Asked again: the run that was at it may have put it on record since.
            shelf.forget()
            if not free or warc not in shelf.unread():
                continue
        started_at = runs.clock()
        # A name of its own: the run that wrote the file may still live, on another machine.
        run = Run(f"{runs.new_id(started_at)}-unread")
        done.append(runs.take_in(shelf, warc, run, kind=_kind(warc), started_at=started_at, watch=watch))
    return done


def _kind(warc: str) -> runs.Kind:
    """What run left a WARC file: a crawl's bears the name of its spider, an ingest's does not."""
    return "crawl" if warc.endswith(tuple(f"-{spider}.warc.gz" for spider in SPIDERS.values())) else "ingest"


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
            spider,
            sources,
            local,
            memory(shelf.rows(), shelf.stored()),
            sources_file=plan.sources_file,
            settings=plan.settings,
        )
        if fetched.warc and _local(shelf.store, path) is None:
            shelf.store.put(path, local.read_bytes())
    run.failures += [fetched.closed_early] if fetched.closed_early else []
    run.sources = [_source_record(source, fetched, started_at) for source in sources]
    if fetched.warc is None:
        record = crawls.CrawlRecord(run.crawl_id, "crawl", started_at, runs.clock(), sources=run.sources)
        crawls.record(shelf.store, record)
        shelf.forget()
        return run
    return runs.take_in(shelf, path, run, kind="crawl", started_at=started_at, watch=watch)


def _local(store: Store, path: str) -> Path | None:
    return Path(store.root) / path if isinstance(store, LocalStore) else None


def memory(rows: Iterable[Mapping[str, Any]], stored: Mapping[str, tuple[str, datetime]]) -> Memory:
    """What the next crawl is told of the captures on record (rows of `archive.crawls.captures`, in time order).

    `stored` is `Shelf.stored`. A page whose newest body is not in it is asked for whole, as if it had never been seen.
    """
    validators: dict[str, dict[str, str | None]] = {}
    since: dict[str, str] = {}
    seen: dict[str, bool] = {}
    for row in rows:
        if row["outcome"] not in GOOD:
            continue
        since[row["source"]] = row["fetched_at"].isoformat()
        seen[row["url"]] = row["digest"] in stored if row["status"] != 304 else seen.get(row["url"], False)
        if row["status"] == 200 and (row["etag"] or row["last_modified"]):
            told = {name: row[name] for name in ("etag", "last_modified", "url")}
            validators[row["url"]] = told | {"fetched_at": row["fetched_at"].isoformat()}
    whole = [url for url, there in seen.items() if there]
    return Memory(
        validators={url: validators[url] for url in whole if url in validators},
        known={digest: (url, at.isoformat()) for digest, (url, at) in stored.items()},
        since=since,
        seen=whole,
    )


def _source_record(source: Source, fetched: Fetched, started_at: datetime) -> crawls.SourceRecord:
    """How one source was, from the report of the crawl."""
    report = fetched.report.get("sources", {}).get(source.id, {})
    news = source.lists_pages
    wrong = what_is_wrong(report, news=news)
    until = report.get("not_before")
    return crawls.SourceRecord(
        source=source.id,
        outcome="failed" if wrong or fetched.trouble else "ok",
        seconds=report.get("seconds", round((runs.clock() - started_at).total_seconds(), 3)),
        requests=report.get("requests", 0),
        detail="; ".join(filter(None, [fetched.trouble, wrong or _failures(report)])),
        bytes=report.get("bytes", 0),
        entries=report["entries"] if news and report.get("lists") else None,
        told=report["told"] if news and report.get("lists") else None,
        not_before=datetime.fromisoformat(until) if until else None,
    )


def what_is_wrong(report: Mapping[str, Any], *, news: bool) -> str:
    """Why a source failed, from its part of a crawl's report; empty where it did not.

    An official source fails with any of its pages; one of news where none of its lists could be read or names a page:
    that single articles are gone is normal.
    """
    told = _failures(report)
    answers = report.get("responses", {})
    if not answers.get("200") and not answers.get("304"):
        return told or "nothing answered"
    if not news:
        return _failures(report, robots=False)
    if not report.get("lists"):
        return told or "no list of pages was answered"
    return "" if report.get("entries") else "; ".join(filter(None, ["its list names no page", told]))


def _failures(report: Mapping[str, Any], *, robots: bool = True) -> str:
    """What a report says of a source's failures, the first five in full, with or without those to get a robots.txt.

    Pages that are stored are left out: they are judged, and told, when they are taken in.
    """
    lines = [
        f"{one['url']}: {one['detail'] or one['error']}"
        for one in report.get("failures", ())
        if not (one["stored"] and one["purpose"] == "page") and (robots or one["purpose"] != "robots")
    ]
    more = f"and {len(lines) - 5} more" if len(lines) > 5 else ""
    forbidden = report.get("robots_forbidden", ())
    rules = f"robots.txt forbids {', '.join(forbidden[:5])}" if forbidden else ""
    return "; ".join(filter(None, [*lines[:5], more, rules]))
