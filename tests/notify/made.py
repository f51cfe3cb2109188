"""An archive for the tests of messages: made step by step, with the figures of real draws of December 2025."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.sealed import parse
from archive.snapshots import Manifest, commit, head
from archive.store import Store, open_store
from pipelines.notify.outbox import FOLDER
from pipelines.notify.run import Archive, Round, tell
from pipelines.notify.targets import Target
from tests.archive.made import Row, at, content, draw, observation

NOW = at("2025-12-17T20:00:00")
CEC = {"category": "cec", "category_name": "Canadian Experience Class", "round_type": "program-specific"}
PNP = {"category": "pnp", "category_name": "Provincial Nominee Program", "round_type": "program-specific"}
DRAWS = {
    "384": draw("384", draw_date=date(2025, 12, 10), invitations=6000, crs_cutoff=520, tie_break_at=None, **CEC),
    "386": draw("386", draw_date=date(2025, 12, 15), invitations=399, crs_cutoff=731, tie_break_at=None, **PNP),
    "387": draw("387", draw_date=date(2025, 12, 16), invitations=5000, crs_cutoff=515, tie_break_at=None, **CEC),
}
REPORT = DRAWS["387"] | {
    "draw_id": "reported-2025-12-16-cec",
    "draw_number": None,
    "status": "reported",
    "sources": ["cicnews"],
}
CONFIRMED = DRAWS["387"] | {"reported_as": "reported-2025-12-16-cec"}


def snapshot(root: Path | str, *rows: Row, hours: int = 0) -> Manifest:
    """Commit a version that holds these draws."""
    store = open_store(root)
    parent = head(store)
    until = NOW + timedelta(hours=hours, seconds=parent.version if parent else 0)
    made = content(*rows, observations=[observation(rows[0]["draw_id"], until)])
    done = commit(store, parent, made, created_at=until, observed_until=until)
    assert done is not None
    return done


def receipts(store: Store) -> list[dict[str, Any]]:
    """Every receipt of every target: target, sent_at, message; in order of sending. Each must be what was written."""
    found = [parse(path, store.read(path), "") for path in store.list(FOLDER) if "/sent/" in path]
    return sorted(found, key=lambda one: (one["sent_at"], one["target"], one["message"]["id"]))


def world(root: Path | str, turns: Any = tuple, now: datetime = NOW) -> Archive:
    """What the archive has to tell now."""
    store = open_store(root)
    newest = head(store)
    assert newest is not None
    return Archive(store, newest, turns, lambda: now)


def told(root: Path | str, *targets: Target, **options: Any) -> list[Round]:
    """Tell the targets what is new."""
    return tell(world(root, **options), targets)


def hook(host: str, name: str = "hook", path: str = "hook", **options: Any) -> Target:
    """A target that is a JSON webhook."""
    return Target(name, url=f"json://{host}/{path}", **options)
