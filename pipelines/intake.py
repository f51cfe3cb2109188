"""Take captures into the archive, one after the other in time: read, gate, compare with before, reconcile, commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from archive import snapshots
from archive.latest import refresh_after_commit
from pipelines import occupations, periods
from pipelines.crossings import Reads, noted
from pipelines.log import Log
from pipelines.normalize import Page, normalize, page_of
from pipelines.outcomes import Outcome
from pipelines.reconcile import Context, Row, Truth, across, update
from pipelines.records import Observation
from pipelines.validate import Refusal, gate
from scraper import readers
from scraper.errors import EmptyTemplateError, ReadError

if TYPE_CHECKING:
    from archive.snapshots import Manifest
    from archive.store import Store
    from scraper.items import Capture
    from scraper.sources import Source

TRIES = 50
"""How often a commit is tried again when another writer was faster."""

NextCapture = Callable[["Capture"], "Capture | None"]
"""Gives the good capture of the same stream that follows a capture in time; None where there is none."""


@dataclass(slots=True)
class Intake:
    """Takes captures into one archive. Keeps what it has read of it between captures; other writers may commit meanwhile.

    `now` gives the creation time of a snapshot for a capture (the clock, or the capture time in a rebuild). `accepted`
    holds the digests that a person let in although the gate refused them. `queue` is held around each try of a commit,
    so that writers on one machine take turns.
    """

    store: Store
    sources: Mapping[str, Source]
    now: Callable[[Capture], datetime]
    fetched: dict[str, datetime] = field(default_factory=dict)
    reads: Reads = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    next_capture: NextCapture = lambda _capture: None
    queue: Callable[[], AbstractContextManager[object]] = nullcontext
    _head: Manifest | None = None
    _log: Log = field(default_factory=Log)
    _truth: Truth = field(default_factory=Truth)

    def __post_init__(self) -> None:
        """Read the archive's head."""
        self._refresh()

    def take(self, capture: Capture) -> Outcome:
        """Take one capture in; whatever is wrong with it is told in the outcome, never raised."""
        try:
            page, statements = self.read(capture)
        except EmptyTemplateError as error:
            # Told in the record; where it is what is served each time, it is no alarm.
            usual = self.sources[capture.source].kind in readers.TEMPLATE_KINDS
            return Outcome(capture, "unchanged" if usual else "refused", str(error))
        except ReadError as error:
            return Outcome(capture, "refused", str(error))
        for _ in range(TRIES):
            # A commit never relies on this lock; without it a slow writer could be overtaken for ever.
            with self.queue():
                self._refresh()
                outcome = self._try(capture, page, statements)
            if outcome is not None:
                return outcome
        return Outcome(capture, "error", f"another writer was faster {TRIES} times; run the command again")

    def saw(self, capture: Capture) -> None:
        """Note that a source was asked and had nothing new."""
        self.fetched[capture.source] = max(capture.fetched_at, self.fetched.get(capture.source, capture.fetched_at))
        self.reads = noted(self.reads, capture.source, capture.fetched_at)

    def finish(self) -> None:
        """Make the plain copies in `latest/` those of the newest snapshot: once after a run, not once a capture."""
        refresh_after_commit(self.store, self._head)

    def read(self, capture: Capture) -> tuple[Page, list[Observation]]:
        """The statements of a capture, typed. Raises ReadError where it is not what its source serves."""
        kind = self.sources[capture.source].kind
        page = page_of(capture, kind)
        said = [normalize(raw, page) for raw in readers.read(capture, kind)]
        listed = occupations.statements(readers.read_occupations(capture, kind), page, said)
        return page, periods.distinct([*said, *listed])

    def _try(self, capture: Capture, page: Page, statements: list[Observation]) -> Outcome | None:
        """Gate and commit on top of the head as known; None where the head moved meanwhile."""
        stream = periods.stream_of(page.source, page.url, page.reader)
        known = periods.state_at(self._log.stream(stream), stream, page.fetched_at)
        if refusal := self._refusal(page, statements, known):
            return Outcome(capture, "refused", str(refusal), statements=len(statements))
        added = periods.changed(known, statements, page)
        following = self.next_capture(capture) if added else None
        notes: list[str] = []
        if following is not None:
            added += self._restated(following, stream, added, notes)
        fetched = self.fetched | {page.source: max(page.fetched_at, self.fetched.get(page.source, page.fetched_at))}
        context = Context(self._ranks(), fetched, noted(self.reads, page.source, page.fetched_at))
        try:
            made = self._commit(capture, added, context, following)
        except snapshots.HeadMovedError:
            return None
        self.fetched, self.reads = fetched, context.reads
        if made is None:
            return Outcome(capture, "unchanged", statements=len(statements))
        return Outcome(capture, "read", made.summary, made.version, len(statements), tuple(notes))

    def _refusal(
        self, page: Page, statements: list[Observation], known: Mapping[periods.Key, Observation]
    ) -> Refusal | None:
        """Why a capture of a feed may not enter after what is known; None where it may, or a person accepted it."""
        source = self.sources[page.source]
        if source.kind not in readers.FEED_KINDS or page.capture in self.accepted:
            return None
        return gate(statements, known, language=source.language)

    def _restated(
        self, following: Capture, stream: periods.Stream, added: list[Observation], notes: list[str]
    ) -> list[Observation]:
        """Rows for the capture that follows a late one, where it says something else than the late one.

        Its statements equalled those before the late capture, so that no row was added then; now they differ again. One
        that the gate would refuse after the late capture (an old copy, a feed cut short) is passed over for the next; so
        is one that cannot be read any more, which is noted.
        """
        before = self._log.stream(stream)
        known = periods.state_at([*before, *added], stream, added[0].fetched_at)
        there = {row.observation_id for row in before}
        later: Capture | None = following
        while later is not None:
            try:
                page, statements = self.read(later)
            except EmptyTemplateError:
                pass  # taken for unchanged when it came: it says nothing
            except ReadError as error:
                name = f"{later.source} of {later.fetched_at:%Y-%m-%dT%H:%M:%SZ}"
                notes.append(f"{name} comes after it and cannot be read any more, so it was passed over: {error}")
            else:
                if self._refusal(page, statements, known) is None:
                    changed = periods.changed(known, statements, page)
                    return [row for row in changed if row.observation_id not in there]
            later = self.next_capture(later)
        return []

    def _commit(
        self, capture: Capture, added: list[Observation], context: Context, following: Capture | None
    ) -> Manifest | None:
        """Commit; a capture that another of its stream, or the head, is newer than is late."""
        truth, log = update(self._truth, self._log, added, context), self._log.plus(added)
        seen = [one.fetched_at for one in (capture, following) if one is not None]
        until = max([*seen, self._head.observed_until] if self._head else seen)
        made = snapshots.commit(
            self.store,
            self._head,
            _content(truth, across(truth, log, context), log, added),
            created_at=self.now(capture),
            observed_until=until,
            late=capture.fetched_at < until,
            captures=(capture.digest,),
            refresh=False,
        )
        if made is not None:
            self._head, self._truth, self._log = made, truth, log
        return made

    def _ranks(self) -> dict[str, int]:
        return {source_id: source.rank for source_id, source in self.sources.items()}

    def _refresh(self) -> None:
        """Read the archive again where another writer has committed since."""
        head = snapshots.head(self.store)
        if head is not None and (self._head is None or head.sha256 != self._head.sha256):
            tables = {
                name: snapshots.read_table(self.store, head, name) for name in ("draws", "pool", "issues", "evidence")
            }
            self._truth = Truth.from_tables(tables)
            self._log = Log(snapshots.read_table(self.store, head, "observations"))
        self._head = head


def _content(truth: Truth, crossing: list[Row], log: Log, added: list[Observation]) -> snapshots.Content:
    return snapshots.Content(
        draws=truth.rows("draws"),
        pool=truth.rows("pool"),
        evidence=truth.evidence,
        issues=[*truth.rows("issues"), *crossing],
        occupations=occupations.table(log.occupations()),
        observations=[row.row() for row in added],
    )
