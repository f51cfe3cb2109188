"""Commit a version and read one.

A commit writes its table files first (`tables/<name>/<SHA-256>.parquet`, never changed) and then creates the next
manifest if there is none: that one step is the commit. All tables move together, a reader sees all or nothing, and of
two writers one wins and the other gets HeadMovedError. A commit that is cut short leaves table files that no manifest
names; they are harmless, and the next commit of the same rows takes them up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from archive.compare import NEEDED, Change, compare, to_json
from archive.errors import ContentError, HeadMovedError
from archive.latest import refresh_after_commit, refresh_latest
from archive.manifest import (
    Manifest,
    head,
    manifest,
    manifests,
    path_of,
    to_bytes,
    with_hash,
)
from archive.parts import grown, read_table, whole
from archive.rows import Rows, conform, digest, empty
from archive.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import pyarrow as pa

    from archive.store import Store

__all__ = [
    "Content",
    "HeadMovedError",
    "Manifest",
    "commit",
    "head",
    "manifest",
    "manifests",
    "read_table",
    "refresh_latest",
]

WHOLE = ("draws", "pool", "evidence", "issues", "occupations")
"""The tables that are one file a version."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a version shall hold: all rows of each table, but of `observations` only the new ones."""

    draws: Rows = ()
    pool: Rows = ()
    evidence: Rows = ()
    issues: Rows = ()
    occupations: Rows = ()
    observations: Rows = ()


def commit(
    store: Store,
    parent: Manifest | None,
    content: Content,
    *,
    created_at: datetime,
    observed_until: datetime,
    late: bool = False,
    captures: Sequence[str] = (),
    refresh: bool = True,
) -> Manifest | None:
    """Write a version on top of `parent` (None: the first) and return it; None, and nothing written, where no row differs.

    `created_at` and `observed_until` (the newest capture time known) are aware datetimes and are stored as given;
    `captures` are the digests that led here. Afterwards the plain copies in `latest/` are refreshed; where that fails,
    the version stands and a StaleLatestWarning says so. With `refresh` False they are not: a run that commits many
    versions calls `refresh_latest` once at its end.

    Raises ContentError for rows that do not fit their table, HeadMovedError where another writer was first (read the
    head and try again), DamagedError where the parent's files are not whole, OSError where the store fails.
    """
    tables = {name: conform(name, getattr(content, name)) for name in (*WHOLE, "observations")}
    digests = {name: digest(tables[name]) for name in WHOLE}
    changed = [name for name in WHOLE if digests[name] != _digest_in(parent, name)]
    if not changed and not tables["observations"].num_rows:
        if refresh:
            refresh_after_commit(store, parent)
        return None
    version = parent.version + 1 if parent else 1
    if store.exists(path_of(version)):
        raise HeadMovedError(version)
    _check_new(store, parent, tables["observations"])
    changes = _changes(store, parent, tables, changed)
    draft = Manifest(
        version=version,
        parent=parent.sha256 if parent else None,
        created_at=created_at,
        observed_until=observed_until,
        late=late,
        summary=_summary(changes, tables["observations"].num_rows),
        counts=_counts(parent, tables, len(changes)),
        captures=tuple(captures),
        tables={},
    )
    added = {"observations": tables["observations"], **_records(draft, changes)}
    entries = {
        name: grown(store, parent, name, added[name])
        if TABLES[name].grows
        else parent.tables[name]
        if parent and name not in changed
        else whole(store, name, tables[name], digests[name])
        for name in TABLES
    }
    made = _publish(store, with_hash(replace(draft, tables=entries)))
    if refresh:
        refresh_after_commit(store, made)
    return made


def _publish(store: Store, made: Manifest) -> Manifest:
    path, data = path_of(made.version), to_bytes(made)
    # An object store may have taken the file and lost its answer; then the retried request is refused, and ours is there.
    if not store.create(path, data) and store.read(path) != data:
        raise HeadMovedError(made.version)
    return made


def _digest_in(parent: Manifest | None, name: str) -> str:
    return parent.tables[name].rows_digest if parent else digest(empty(name))


def _check_new(store: Store, parent: Manifest | None, observations: pa.Table) -> None:
    """Raise ContentError where an observation is in the parent already."""
    if parent is None or not observations.num_rows:
        return
    # Rows are sorted by capture time, and the parent knows of no capture after its observed_until.
    if observations["fetched_at"][0].as_py() > parent.observed_until:
        return
    known = set(read_table(store, parent, "observations", ["observation_id"])["observation_id"].to_pylist())
    again = sorted(str(one) for one in known.intersection(observations["observation_id"].to_pylist()))
    if again:
        raise ContentError(f"observations: {len(again)} rows are in version {parent.version} already, e.g. {again[0]}")


def _changes(store: Store, parent: Manifest | None, tables: Mapping[str, pa.Table], changed: list[str]) -> list[Change]:
    if parent is None:
        return compare(None, tables)
    if not set(changed).intersection(NEEDED):
        return []
    before = {name: read_table(store, parent, name) if name in changed else tables[name] for name in NEEDED}
    return compare(before, tables)


def _summary(changes: Sequence[Change], observations: int) -> str:
    """Say in a line what changed: `new 293, 294; corrected 262 (tie_break_at)`."""
    by_kind: dict[str, list[str]] = {}
    for change in changes:
        text = f"{change.draw_id} ({change.field})" if change.field else change.draw_id
        by_kind.setdefault(change.kind, []).append(text)
    parts = [
        f"{kind} {', '.join(texts)}" if len(texts) <= 3 else f"{kind} {texts[0]} to {texts[-1]} ({len(texts)})"
        for kind, texts in by_kind.items()
    ]
    return "; ".join(parts) or f"no draw changed; new observations: {observations}"


def _counts(parent: Manifest | None, tables: Mapping[str, pa.Table], changes: int) -> dict[str, int]:
    return {
        "draws": tables["draws"].num_rows,
        "pool": tables["pool"].num_rows,
        "observations": tables["observations"].num_rows + (parent.tables["observations"].rows if parent else 0),
        "open_issues": tables["issues"]["closed_at"].null_count,
        "changes": changes,
    }


def _records(draft: Manifest, changes: Sequence[Change]) -> dict[str, pa.Table]:
    """Return the rows that the version adds to `history` and `changes`."""
    row: dict[str, Any] = {
        "version": draft.version,
        "created_at": draft.created_at,
        "observed_until": draft.observed_until,
        "late": draft.late,
        "summary": draft.summary,
        **draft.counts,
    }
    rows = [{"version": draft.version, **to_json(change)} for change in changes]
    return {"history": conform("history", [row]), "changes": conform("changes", rows)}
