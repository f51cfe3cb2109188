"""What the site tells of one snapshot, as plain rows. The only module of the site that reads the archive."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive import crawls
from archive.compare import Change, draw_order, from_json
from archive.parts import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from archive.manifest import Manifest
    from archive.store import Store

Row = dict[str, Any]

TAKEN_IN = {"read", "unchanged", "accepted", "listing"}
"""Outcomes of captures that came whole and said what was expected of them."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The changes that one snapshot brought, and the newest capture that it knew of (UTC)."""

    version: int
    known_until: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh a source is. All instants are UTC, None where it never happened.

    `asked_at`: the last time that anything came back or failed; `read_at`: the last time that it came whole; `said_at`: the
    last time that it said something new of a draw; `draws`: how many draws it states; `trouble`: what went wrong since it
    was last read, empty where nothing did.
    """

    source: str
    asked_at: datetime | None
    read_at: datetime | None
    said_at: datetime | None
    draws: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that the pages need: draws with the columns of `figures.with_previous`, oldest first; the rest by draw or category."""

    manifest: Manifest
    draws: tuple[Row, ...]
    latest: tuple[Row, ...]
    by_month: tuple[Row, ...]
    pool_days: Mapping[date, Mapping[str, int]]
    pools: Mapping[str, list[Row]]
    issues: Mapping[str | None, list[Row]]
    changes: tuple[ChangeSet, ...]
    sources: tuple[Freshness, ...]
    occupations: Mapping[str, list[Row]]


def gather(store: Store, manifest: Manifest) -> Content:
    """Read a snapshot and the crawl records. Raises DamagedError where a file is not what it was."""
    from archive import figures
    from archive.read import load

    draws, pool = (load(name, root=store.root, version=manifest.version) for name in ("draws", "pool"))
    issues, changes, history, occupations = (
        read_table(store, manifest, name).to_pylist() for name in ("issues", "changes", "history", "occupations")
    )
    known = figures.records(figures.with_previous(draws))
    pools = _by(figures.records(pool), "draw_id")
    return Content(
        manifest=manifest,
        draws=tuple(known),
        latest=tuple(figures.records(figures.latest(draws))),
        by_month=tuple(figures.records(figures.totals(draws, ["month", "round_type"]))),
        pool_days=_pool_days(figures.records(figures.pool_over_time(draws, pool))),
        pools={draw_id: sorted(rows, key=_band_order) for draw_id, rows in pools.items()},
        issues=_by(sorted(issues, key=lambda row: (row["opened_at"], row["issue_id"])), "draw_id"),
        changes=_change_sets(changes, history),
        sources=freshness(crawls.crawl_records(store), _said(store, manifest), known),
        occupations=_by(occupations, "category"),
    )


def _by(rows: Iterable[Row], name: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return dict(found)


def _band_order(row: Row) -> tuple[Any, ...]:
    return (row["level"] == "total", -row["crs_high"], row["level"] == "sub-band", row["crs_low"])


def _pool_days(rows: Iterable[Row]) -> dict[date, dict[str, int]]:
    """The `band` rows of each day, by `601-1200`; a day whose bands do not sum to its total (#226) is left out whole."""
    found: dict[date, dict[str, int]] = defaultdict(dict)
    totals: dict[date, int | None] = {}
    for row in rows:
        if row["level"] == "total":
            totals[row["as_of"]] = row["candidates"]
        elif row["level"] == "band" and row["candidates"] is not None:
            found[row["as_of"]][f"{row['crs_low']}-{row['crs_high']}"] = row["candidates"]
    return {day: bands for day, bands in sorted(found.items()) if sum(bands.values()) == totals.get(day)}


def _change_sets(changes: Iterable[Row], history: Iterable[Row]) -> tuple[ChangeSet, ...]:
    """The snapshots that changed a draw, newest first."""
    by_version = _by(changes, "version")
    return tuple(
        ChangeSet(row["version"], row["observed_until"], tuple(from_json(one) for one in by_version[row["version"]]))
        for row in sorted(history, key=lambda row: -row["version"])
        if row["version"] in by_version
    )


def _said(store: Store, manifest: Manifest) -> dict[str, datetime]:
    """For each source, when it last said something new."""
    found: dict[str, datetime] = {}
    for row in read_table(store, manifest, "observations", ["source", "fetched_at"]).to_pylist():
        found[row["source"]] = max(row["fetched_at"], found.get(row["source"], row["fetched_at"]))
    return found


def freshness(
    records: Sequence[crawls.CrawlRecord], said: Mapping[str, datetime], draws: Sequence[Row]
) -> tuple[Freshness, ...]:
    """Return how fresh each source is that was ever asked or heard, by name. `said`: when each last said something new."""
    asked: dict[str, datetime] = {}
    read: dict[str, datetime] = {}
    trouble: dict[str, tuple[datetime, str]] = {}
    for record in records:
        for capture in record.captures:
            at = capture.fetched_at
            asked[capture.source] = max(at, asked.get(capture.source, at))
            if capture.outcome in TAKEN_IN:
                read[capture.source] = max(at, read.get(capture.source, at))
            else:
                trouble[capture.source] = max(
                    (at, capture.detail or capture.outcome), trouble.get(capture.source, (at, ""))
                )
        for one in record.sources:
            if one.outcome != "ok":
                at = record.finished_at
                asked[one.source] = max(at, asked.get(one.source, at))
                trouble[one.source] = max((at, one.detail or one.outcome), trouble.get(one.source, (at, "")))
    stated = [source for draw in draws for source in draw["sources"]]
    return tuple(
        Freshness(
            source=name,
            asked_at=asked.get(name),
            read_at=read.get(name),
            said_at=said.get(name),
            draws=stated.count(name),
            trouble=_since(trouble.get(name), read.get(name)),
        )
        for name in sorted({*asked, *said})
    )


def _since(trouble: tuple[datetime, str] | None, read_at: datetime | None) -> str:
    """What went wrong, where that was after the source was last read."""
    return trouble[1] if trouble and (read_at is None or trouble[0] > read_at) else ""


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """The draws, the last one first."""
    return sorted(rows, key=draw_order, reverse=True)
