"""One run of the archive: captures in a sealed WARC file are taken in one by one, then the run is put on record."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from archive import crawls
from archive.errors import ArchiveError
from pipelines.exits import Exit
from pipelines.outcomes import Outcome
from scraper.errors import ReadError

if TYPE_CHECKING:
    from archive.store import Store
    from pipelines.intake import Intake
    from pipelines.shelf import Shelf
    from scraper.items import Capture
    from scraper.sources import Source

Kind = Literal["crawl", "ingest", "accept"]
Watcher = Callable[[int, int, Outcome], None]
"""Told after each capture: how many are done, of how many, and what became of it."""


@dataclass(slots=True)
class Run:
    """What a run did: what became of each capture and of each source that was fetched.

    `failures` are of the run itself, `damage` is of the WARC file that it took in.
    """

    crawl_id: str
    outcomes: list[Outcome] = field(default_factory=list)
    sources: list[crawls.SourceRecord] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    damage: str = ""

    @property
    def versions(self) -> list[int]:
        """The snapshots that it made."""
        return [outcome.version for outcome in self.outcomes if outcome.version is not None]

    @property
    def exit_code(self) -> int:
        """0, 3 where a source failed, 4 where a capture was refused, 5 where one could not be read back."""
        codes = [Exit.DONE]
        failed = any(source.outcome == "failed" for source in self.sources)
        if self.failures or failed or any(outcome.result == "error" for outcome in self.outcomes):
            codes.append(Exit.SOURCE_FAILED)
        if any(outcome.result == "refused" for outcome in self.outcomes):
            codes.append(Exit.REFUSED)
        if self.damage or any(outcome.result == "lost" for outcome in self.outcomes):
            codes.append(Exit.DAMAGED)
        return max(codes)


def new_id(now: datetime) -> str:
    """A name for a run that sorts by time and that no other run bears."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def clock() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


def intake_for(store: Store, sources: Mapping[str, Source], shelf: Shelf) -> Intake:
    """An intake that knows what the archive's crawl records say. Reads the archive's head."""
    from pipelines.intake import Intake

    return Intake(
        store,
        sources,
        now=lambda _capture: clock(),
        fetched=shelf.fetched(),
        reads=shelf.reads(),
        accepted=shelf.accepted(),
        next_capture=shelf.following,
        queue=shelf.queue,
    )


def take_in(
    shelf: Shelf,
    warc: str,
    run: Run,
    *,
    kind: Kind,
    started_at: datetime,
    watch: Watcher | None = None,
) -> Run:
    """Take in a sealed WARC file in time order and put the run on record, which is the last thing done.

    A kill before that leaves a file without a record, which `Shelf.unread` finds: taking it in again changes nothing
    that was taken already.
    """
    with shelf.reading(warc):
        captures, run.damage = _readable(shelf, warc)
        taken = _take(shelf, captures, run, watch)
        rows = [record_of(outcome, warc) for outcome in taken]
        record = crawls.CrawlRecord(
            crawl_id=run.crawl_id,
            kind=kind,
            started_at=started_at,
            finished_at=clock(),
            warc=warc,
            warc_sha256=crawls.sha256_of(shelf.store, warc),
            sources=run.sources,
            captures=rows,
            versions=run.versions,
        )
        crawls.record(shelf.store, record)
    shelf.forget()
    return run


def _readable(shelf: Shelf, warc: str) -> tuple[list[Capture], str]:
    """The captures that can be read, in time order, and what is wrong with the rest of the file."""
    captures: list[Capture] = []
    try:
        captures.extend(shelf.read(warc))
    except ReadError as error:
        return sorted(captures, key=_when), f"{warc}: {error}"
    return sorted(captures, key=_when), ""


def _when(capture: Capture) -> tuple[datetime, str]:
    return capture.fetched_at, capture.url


def _take(shelf: Shelf, captures: list[Capture], run: Run, watch: Watcher | None) -> list[Outcome]:
    if not any(capture.purpose == "page" and capture.status == 200 for capture in captures):
        return _nothing_to_read(shelf, captures, run)
    intake = intake_for(shelf.store, shelf.sources, shelf)
    taken = []
    for capture in captures:
        outcome = outcome_of(intake, capture)
        # The decoded body is made anew where it is needed again; hundreds of them at once would fill the memory.
        vars(capture).pop("content", None)
        taken.append(outcome)
        if watch:
            watch(len(taken), len(captures), outcome)
    intake.finish()
    run.outcomes += taken
    return taken


def _nothing_to_read(shelf: Shelf, captures: list[Capture], run: Run) -> list[Outcome]:
    """What most crawls come to: nothing to read for draws, so that the archive itself need not be read either."""
    known = shelf.fetched()
    told = [outcome for capture in captures if (outcome := _without_reading(capture, known))]
    run.outcomes += told
    return told


def outcome_of(intake: Intake, capture: Capture) -> Outcome:
    """Take one capture in, if it is one that is read for draws."""
    told = _without_reading(capture, intake.fetched)
    if told is None:
        return _read(intake, capture)
    if told.result == "unchanged":
        intake.saw(capture)
    return told


def _without_reading(capture: Capture, fetched: Mapping[str, datetime]) -> Outcome | None:
    """What becomes of a capture that is not read for draws; None for a page with status 200."""
    if capture.lost:
        return Outcome(capture, "lost", str(capture.lost.error(capture.url)))
    if capture.purpose != "page":
        return Outcome(capture, "listing", "kept, but no page that states draws")
    if capture.status == 304 and capture.source not in fetched:
        return Outcome(capture, "error", "the server says that it has not changed, but nothing of it was read before")
    if capture.status == 304:
        return Outcome(capture, "unchanged", "the server says that it has not changed")
    if capture.status != 200:
        return Outcome(capture, "failed", f"the server answered {capture.status}")
    return None


def _read(intake: Intake, capture: Capture) -> Outcome:
    """Read a page, if its source is known."""
    if capture.source not in intake.sources:
        detail = f"no source is named {capture.source!r}; name the file of sources that has it with --sources"
        return Outcome(capture, "error", detail)
    return _taken(intake, capture)


def _taken(intake: Intake, capture: Capture) -> Outcome:
    """Take a page in. A fault of ours in reading it must not end the run: it would meet the same page at every start."""
    try:
        return intake.take(capture)
    except (ArchiveError, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - see above
        detail = f"a fault of this program: {type(error).__name__}: {error}. The bytes are kept; please report it"
        return Outcome(capture, "error", detail)


def accept(shelf: Shelf, digest: str) -> Run:
    """Let a refused capture in, and put on record that a person did.

    Raises KeyError where no capture on record has it.
    """
    started_at = clock()
    run = Run(new_id(started_at))
    row = next((row for row in shelf.rows() if row["digest"] == digest), None)
    if row is None:
        raise KeyError(digest)
    intake = intake_for(shelf.store, shelf.sources, shelf)
    intake.accepted |= {digest}
    capture = shelf.capture(row)
    outcome = outcome_of(intake, capture) if capture.lost else intake.take(capture)
    intake.finish()
    run.outcomes.append(outcome)
    good = outcome.result in {"read", "unchanged"}
    told = replace(record_of(outcome, row["warc"]), outcome="accepted" if good else outcome.result)
    record = crawls.CrawlRecord(run.crawl_id, "accept", started_at, clock(), captures=[told], versions=run.versions)
    crawls.record(shelf.store, record)
    shelf.forget()
    return run


def record_of(outcome: Outcome, warc: str) -> crawls.CaptureRecord:
    """What the crawl record says of a capture."""
    capture = outcome.capture
    read = outcome.result in {"read", "unchanged"} and capture.status == 200
    return crawls.CaptureRecord(
        url=capture.url,
        source=capture.source,
        fetched_at=capture.fetched_at,
        status=capture.status,
        digest=capture.digest,
        warc=warc,
        outcome=outcome.result,
        detail="; ".join(filter(None, [outcome.detail, *outcome.notes])),
        etag=capture.header("ETag"),
        last_modified=capture.header("Last-Modified"),
        statements=outcome.statements if read else None,
        stored=not capture.referred and not capture.lost and capture.status != 304,
    )
