"""Observations as periods: a row is added only when what a page says of a draw differs from its previous capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pipelines.normalize import Page
from pipelines.records import Observation

Stream = tuple[str, str]
"""What is read again and again: a source and the page's address (empty for a feed, which is one page at any address)."""

Key = tuple[str, str]
"""Which statement of a page: its role and its subject."""


def stream(observation: Observation) -> Stream:
    """The stream that an observation belongs to."""
    return stream_of(observation.source, observation.url, observation.reader)


def stream_of(source: str, url: str, reader: str) -> Stream:
    """The stream of a page of a source that this reader reads."""
    return (source, "" if reader.startswith("feed") else url)


def distinct(observations: Iterable[Observation]) -> list[Observation]:
    """The statements of one page, each with a key of its own: an equal repetition is dropped, an unequal one numbered."""
    seen: set[tuple[object, ...]] = set()
    count: Counter[Key] = Counter()
    kept = []
    for observation in observations:
        if observation.said in seen:
            continue
        seen.add(observation.said)
        key = (observation.role, observation.subject)
        count[key] += 1
        times = count[key]
        kept.append(observation if times == 1 else replace(observation, subject=f"{observation.subject}~{times}"))
    return kept


def state_at(rows: Iterable[Observation], of: Stream, until: datetime) -> dict[Key, Observation]:
    """What the stream said up to and including an instant: for each key the newest row, also where it is `stated=False`."""
    state: dict[Key, Observation] = {}
    for row in rows:
        if row.fetched_at > until or stream(row) != of:
            continue
        key = (row.role, row.subject)
        if key not in state or state[key].fetched_at <= row.fetched_at:
            state[key] = row
    return state


def changed(before: Mapping[Key, Observation], now: Sequence[Observation], page: Page) -> list[Observation]:
    """The rows to add: statements that are new or differ, and one `stated=False` row for each that is gone."""
    current = {(row.role, row.subject): row for row in now}
    added = [row for key, row in current.items() if key not in before or before[key].said != row.said]
    gone = [gone_row(row, page) for key, row in before.items() if row.stated and key not in current]
    return added + gone


def gone_row(last: Observation, page: Page) -> Observation:
    """The row that says: read again, the page no longer states this."""
    return Observation(**page.where(), subject=last.subject, role=last.role, language=last.language, stated=False)
