"""Replay every capture of an archive, in time order, into a fresh one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive import crawls, pruned
from pipelines.intake import Intake
from pipelines.outcomes import LEFT_OUT, Outcome
from pipelines.runs import outcome_of, record_of
from pipelines.shelf import FOLDER, Shelf
from scraper.errors import ReadError

if TYPE_CHECKING:
    from archive.store import Store
    from scraper.items import Capture
    from scraper.sources import Source


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild did, and what a person should know of it.

    `refused` counts captures that the gate refused, `damaged` files and captures that could not be read back, `given_up`
    captures whose bytes a person gave up as lost. Every capture and file that was left out, but for what was pruned or
    given up, has its complaint.
    """

    captures: int = 0
    snapshots: int = 0
    refused: int = 0
    damaged: int = 0
    given_up: int = 0
    complaints: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def rebuild(old: Store, new: Store, sources: Mapping[str, Source]) -> Rebuilt:
    """Copy the captures of `old` to `new` and take them in there, oldest first, with the capture time as the clock.

    The crawl records are written anew, each with what the readers of today make of its captures.
    """
    result = Rebuilt()
    for path in old.list(f"{FOLDER}/"):
        if path.endswith(".warc.gz"):
            new.put(path, old.read(path))
    result.notes += _pruned(old, new)
    shelf = Shelf(old, sources)
    captures = _captures(shelf, result)
    intake = Intake(new, sources, now=lambda capture: capture.fetched_at, accepted=shelf.accepted())
    given_up = pruned.bodies(old)
    told: dict[str, list[crawls.CaptureRecord]] = {}
    for warc, capture in sorted(captures, key=lambda pair: (pair[1].fetched_at, pair[1].url)):
        outcome = outcome_of(intake, capture)
        result.captures += 1
        result.snapshots += outcome.version is not None
        # A 304 states nothing itself; where what it confirms is gone, that is told.
        if outcome.result in LEFT_OUT and capture.status != 304:
            _left_out(result, outcome, given_up)
        told.setdefault(warc, []).append(record_of(outcome, warc))
    intake.finish()
    if result.given_up:
        result.notes.append(f"the bytes of {result.given_up} captures were given up as lost and cannot be replayed")
    gone = pruned.files(old).keys() | _missing(shelf, result)
    for record in crawls.crawl_records(old):
        if record.kind == "accept" or (record.warc in gone and record.warc not in told):
            crawls.record(new, replace(record, versions=[]))
        else:
            crawls.record(new, replace(record, captures=told.get(record.warc or "", []), versions=[]))
    return result


def _left_out(result: Rebuilt, outcome: Outcome, given_up: frozenset[str]) -> None:
    """Tell of a page that should have been read and was not."""
    capture = outcome.capture
    if outcome.result == "lost" and capture.digest in given_up:
        result.given_up += 1
        return
    result.refused += outcome.result == "refused"
    result.damaged += outcome.result == "lost"
    result.complaints.append(f"{outcome.result}: {capture.source} of {capture.fetched_at:%FT%TZ}: {outcome.detail}")


def _missing(shelf: Shelf, result: Rebuilt) -> set[str]:
    """The WARC files that are on record and neither there nor pruned; each is told."""
    there = set(shelf.store.list(f"{FOLDER}/"))
    lost: dict[str, int] = {}
    for row in shelf.rows():
        if row["warc"] not in there and row["kind"] != "accept":
            lost[row["warc"]] = lost.get(row["warc"], 0) + 1
    for path, count in lost.items():
        what = f"missing, though a crawl record names it: {count} captures cannot be replayed"
        result.complaints.append(f"{path}: {what}. Put it back from a copy of the archive, and rebuild again")
    result.damaged += len(lost)
    return set(lost)


def _pruned(old: Store, new: Store) -> list[str]:
    """Copy the prune records, and say what cannot be replayed."""
    for path in old.list(pruned.FOLDER):
        new.put(path, old.read(path))
    gone = pruned.files(old).values()
    times = [at for file in gone for at in (file.first, file.last) if at]
    if not gone:
        return []
    span = f" from {min(times):%F} to {max(times):%F}" if times else ""
    what = f"{sum(file.captures for file in gone)} captures{span} were pruned"
    return [f"{what} and cannot be replayed: history that only they told is in the old archive's snapshots alone"]


def _captures(shelf: Shelf, result: Rebuilt) -> list[tuple[str, Capture]]:
    """Every capture that can be read, with the path of its WARC file; damage is told and the rest goes on."""
    found: list[tuple[str, Capture]] = []
    for path in shelf.store.list(f"{FOLDER}/"):
        if not path.endswith(".warc.gz"):
            continue
        try:
            for capture in shelf.read(path):
                found.append((path, capture))  # noqa: PERF401 - what is whole before a damaged record is kept
        except ReadError as error:
            result.damaged += 1
            result.complaints.append(f"{path}: {error}")
    return found
