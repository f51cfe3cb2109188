"""One round of telling: for each target take up what is new, then send what waits; a target that fails holds back no other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from archive import compare, snapshots
from archive.errors import DamagedError
from pipelines.notify import news as news_of
from pipelines.notify.news import Message, News
from pipelines.notify.outbox import Outbox, State, start
from pipelines.notify.sending import Send, SendError, sender
from pipelines.notify.targets import Target, too_old, wants
from pipelines.runs import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from archive.snapshots import Manifest
    from archive.store import Store
    from pipelines.watching import Turn

PATIENCE = 3
"""Failures in a row after which a target is left for this round: one message that it refuses holds back no other."""


@dataclass(slots=True)
class Round:
    """What a round did for one target; `failed` pairs a message with the reason, `trouble` is what kept it from any.

    `started` is the snapshot at which a new target begins; `old` the news that were too old to be announced.
    """

    target: str
    started: int | None = None
    sent: list[Message] = field(default_factory=list)
    failed: list[tuple[Message, str]] = field(default_factory=list)
    waiting: list[Message] = field(default_factory=list)
    old: list[News] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    damage: DamagedError | None = None


class Archive:
    """What an archive has to tell since a version; read once, however many targets ask.

    `turns` gives every turn of every source in time order, `now` the time (UTC).
    """

    def __init__(
        self,
        store: Store,
        head: Manifest,
        turns: Callable[[], Iterable[Turn]] = tuple,
        clock: Callable[[], datetime] = clock,
    ) -> None:
        self.store, self.head, self.now = store, head, clock
        self._turns = turns
        self._heard: list[Turn] | None = None
        self._told: dict[int, list[News]] = {}
        self._rows: dict[str, Mapping[str, Any]] | None = None

    def since(self, base: Manifest | None) -> list[News]:
        """Return what changed of draws from that version (None: the empty archive) to the newest."""
        version = base.version if base else 0
        if version not in self._told:
            changes = compare.between(self.store, base, self.store, self.head)
            self._told[version] = news_of.of_draws(changes, self.rows(), base.sha256 if base else "")
        return self._told[version]

    def rows(self) -> dict[str, Mapping[str, Any]]:
        """Return the draws as they are now, by draw_id, each with the previous one of its category."""
        if self._rows is None:
            from archive import figures, read

            frame = figures.with_previous(read.load(root=self.store.root, version=self.head.version))
            self._rows = {row["draw_id"]: row for row in figures.records(frame)}
        return self._rows

    def newest(self) -> Mapping[str, Any] | None:
        """Return the newest draw that counts, None where there is none."""
        return compare.newest(self.rows().values())

    def turns(self) -> list[Turn]:
        """Return every turn of every source, in time order."""
        if self._heard is None:
            self._heard = list(self._turns())
        return self._heard

    def base_of(self, state: State) -> tuple[Manifest | None, str]:
        """Return the version that a target was told up to, and what to say where the archive is not the one it knew.

        Where versions were taken back, or the archive was rebuilt, that is the last one made before the target was told.
        """
        if state.version <= self.head.version:
            known = self.head if state.version == self.head.version else snapshots.manifest(self.store, state.version)
            if known.sha256 == state.manifest:
                return known, ""
        rows = snapshots.read_table(self.store, self.head, "history", ["version", "created_at"]).to_pylist()
        version = max((row["version"] for row in rows if row["created_at"] <= state.at), default=0)
        note = f"snapshot {state.version} is not the one that it was told of; going on from snapshot {version}"
        return (snapshots.manifest(self.store, version) if version else None), note


def tell(archive: Archive, targets: Iterable[Target], *, dry_run: bool = False) -> list[Round]:
    """Tell each target what is new for it. With `dry_run` nothing is sent or written; `waiting` says what would go."""
    return [_tell(archive, target, dry_run=dry_run) for target in targets]


def _tell(archive: Archive, target: Target, *, dry_run: bool) -> Round:
    done = Round(target.name)
    outbox = Outbox(archive.store, target.name)
    try:
        before = outbox.state()
        state = _taken_up(archive, target, before, done)
        if dry_run:
            done.waiting = [one for one in state.waiting if not outbox.was_sent(one["id"])]
            return done
        if state != before:
            outbox.put(state)
        _deliver(outbox, state, sender(target), done, archive.now)
    except DamagedError as error:
        done.damage = error
    return done


def _taken_up(archive: Archive, target: Target, state: State | None, done: Round) -> State:
    """Return the state with everything new among what waits, told up to the newest snapshot."""
    now = archive.now()
    if state is None:
        done.started = archive.head.version
        return _listening(archive, target, start(archive.head, now))
    found: list[News] = []
    if (state.version, state.manifest) != (archive.head.version, archive.head.sha256):
        base, note = archive.base_of(state)
        done.notes += [note] if note else []
        wanted = [one for one in archive.since(base) if wants(target, one)]
        done.old = [one for one in wanted if too_old(target, one, now.date())]
        found = [one for one in wanted if one not in done.old]
        state = replace(state, version=archive.head.version, manifest=archive.head.sha256, at=now)
    if target.watches_sources and state.heard is not None:
        heard = state.heard
        fresh = [one for one in archive.turns() if one.source not in heard or one.at > heard[one.source]]
        found += [one for one in news_of.of_turns(fresh) if wants(target, one)]
    messages = [news_of.message(one, archive.head.version, target.language) for one in found]
    known = {one["id"] for one in state.waiting}
    fresh_messages = tuple(one for one in messages if one["id"] not in known)
    return replace(_listening(archive, target, state), waiting=(*state.waiting, *fresh_messages))


def _listening(archive: Archive, target: Target, state: State) -> State:
    """Return the state with every turn of a source counted as heard, for a target that wants to hear of them."""
    if not target.watches_sources:
        return state
    return replace(state, heard=(state.heard or {}) | {turn.source: turn.at for turn in archive.turns()})


def _deliver(outbox: Outbox, state: State, send: Send, done: Round, now: Callable[[], datetime]) -> None:
    """Send what waits, in order, a receipt after each; then write down what still waits."""
    rest, in_a_row = state, 0
    for message in state.waiting:
        if outbox.was_sent(message["id"]):
            rest = rest.without(message["id"])
            continue
        if in_a_row >= PATIENCE:
            continue
        try:
            send(message)
        except SendError as error:
            done.failed.append((message, str(error)))
            in_a_row += 1
            continue
        outbox.sent(message, now())
        done.sent.append(message)
        rest, in_a_row = rest.without(message["id"]), 0
    if rest != state:
        outbox.put(rest)
    done.waiting = list(rest.waiting)


def sample(archive: Archive, target: Target) -> Message:
    """Return a message about the newest draw that says it is a test; there must be one."""
    newest = archive.newest()
    assert newest is not None
    change = compare.Change(newest["draw_id"], "new", None, None, {name: newest[name] for name in compare.FIGURES})
    made = news_of.message(News("new", "", newest["draw_id"], (change,), newest), archive.head.version, target.language)
    word = "Essai, rien de nouveau" if target.language == "fr" else "Test, nothing new"
    return made | {"id": f"test-{made['id']}", "title": f"{word}: {made['title']}", "text": f"{word}: {made['text']}"}


def rehearse(archive: Archive, targets: Iterable[Target]) -> list[Round]:
    """Send every target a test message about the archive's newest draw; nothing is written."""
    rounds = []
    for target in targets:
        done, message = Round(target.name), sample(archive, target)
        try:
            sender(target)(message)
            done.sent.append(message)
        except SendError as error:
            done.failed.append((message, str(error)))
        rounds.append(done)
    return rounds
