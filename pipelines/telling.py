"""What a crawl did, told in one line for each source: for a log that people read, or that programs do. Pure."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from archive.crawls import SourceRecord
from pipelines.outcomes import LEFT_OUT
from scraper.discretion import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from pipelines.outcomes import Outcome
    from pipelines.runs import Run
    from pipelines.watching import Turn

MOST_DETAILS = 3
"""How many refused pages of one source are told in full; `draws log` and the crawl records have the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one crawl of one source came to.

    `outcome`: ok, failed (it could not be asked, gave nothing, or its bytes are lost) or refused (a page of it may not
    enter). `pages` counts what became of its pages: read, unchanged, refused, error, failed, lost. `statements` about
    draws were read, `versions` are the snapshots that they made. The rest is as in `archive.crawls.SourceRecord`.
    """

    source: str
    outcome: str
    requests: int
    bytes: int
    seconds: float
    pages: Mapping[str, int]
    statements: int
    versions: tuple[int, ...]
    entries: int | None
    told: int | None
    not_before: datetime | None
    detail: str


def lines_of(run: Run) -> list[Line]:
    """One line for each source of a run, in the order in which they were asked."""
    records = {one.source: one for one in run.sources}
    for outcome in run.outcomes:
        # A crawl that was killed left captures, and no word of how its sources were.
        records.setdefault(outcome.capture.source, SourceRecord(outcome.capture.source, "ok"))
    return [_line(record, run.outcomes) for record in records.values()]


def _line(record: SourceRecord, outcomes: Iterable[Outcome]) -> Line:
    mine = [one for one in outcomes if one.capture.source == record.source and one.result != "listing"]
    bad = [one for one in mine if one.result in LEFT_OUT]
    details = [f"{one.result}: {one.capture.url} ({one.capture.digest[:12]}): {one.detail}" for one in bad]
    more = [f"and {len(bad) - MOST_DETAILS} more pages"] if len(bad) > MOST_DETAILS else []
    failed = record.outcome == "failed" or any(one.result != "refused" for one in bad)
    return Line(
        source=record.source,
        outcome="failed" if failed else "refused" if bad else "ok",
        requests=record.requests,
        bytes=record.bytes,
        seconds=record.seconds,
        pages=dict(sorted(Counter(one.result for one in mine).items())),
        statements=sum(one.statements for one in mine),
        versions=tuple(one.version for one in mine if one.version is not None),
        entries=record.entries,
        told=record.told,
        not_before=record.not_before,
        detail=shown("; ".join(filter(None, [record.detail, *details[:MOST_DETAILS], *more]))),
    )


def as_text(line: Line, at: datetime) -> str:
    """A line for people: `2026-11-20T15:00:04Z ircc-feed-en ok: 2 requests, 598 kB, 1.2 s, 435 statements, snapshot 12`."""
    parts = [f"{line.requests} requests", f"{line.bytes // 1000} kB", f"{line.seconds:.1f} s"]
    if line.entries is not None:
        parts.append(f"{line.entries} listed, {line.told} of them speak of draws")
    parts += [f"{count} {result}" for result, count in line.pages.items()]
    parts.append(f"{line.statements} statements")
    if line.versions:
        parts.append(f"snapshot {', '.join(map(str, line.versions))}")
    if line.not_before:
        parts.append(f"not before {line.not_before:%Y-%m-%dT%H:%M:%SZ}")
    detail = f": {line.detail}" if line.detail else ""
    return f"{at:%Y-%m-%dT%H:%M:%SZ} {line.source} {line.outcome}: {', '.join(parts)}{detail}"


def as_json(line: Line, at: datetime) -> str:
    """The same as one JSON object: event `source`, time, and the fields of Line."""
    until = f"{line.not_before:%Y-%m-%dT%H:%M:%SZ}" if line.not_before else None
    return event("source", at, **asdict(line) | {"not_before": until})


def event(name: str, at: datetime, **fields: Any) -> str:
    """One JSON object in one line: `{"time", "event", …}`."""
    return json.dumps({"time": f"{at:%Y-%m-%dT%H:%M:%SZ}", "event": name, **fields}, ensure_ascii=False)


def turn_as_text(turn: Turn, at: datetime) -> str:
    """A source that went blind or recovered, for people."""
    what = "is blind" if turn.kind == "blind" else "has recovered"
    return f"{at:%Y-%m-%dT%H:%M:%SZ} {turn.source} {what}: {shown(turn.detail)}"


def totals(run: Run) -> str:
    """A run in numbers: `4 captures: 1 snapshots (12), 2 unchanged, 1 refused`."""
    counts = Counter(outcome.result for outcome in run.outcomes)
    told = ("unchanged", "refused", "error", "lost")
    rest = "".join(f", {counts[result]} {result}" for result in told if counts[result])
    made = run.versions
    versions = f" ({made[0]} to {made[-1]})" if len(made) > 1 else f" ({made[0]})" if made else ""
    return f"{len(run.outcomes)} captures: {len(made)} snapshots{versions}{rest}"
