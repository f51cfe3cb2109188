"""The outbox of an archive: how far each target was told, what waits for it, and a receipt for each message sent.

```
outbox/phone/state.json            the snapshot that the target was told up to, and the messages that wait; replaced in one step
outbox/phone/sent/<id>.json        the receipt of one message: what was sent, and when; created once, never changed
```

Taking up news and moving on are one write of the state, so no kill can come between them. A message is removed from the
state after its receipt exists; one that has a receipt is never sent again. Sealed like crawl records, and no part of
the snapshots: a rebuilt archive starts with an empty outbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from archive.errors import DamagedError
from archive.sealed import instant, moment, parse, render, sealed
from archive.verify import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from archive.snapshots import Manifest
    from archive.store import Store
    from pipelines.notify.news import Message

FOLDER = "outbox"
RESTART = "Restore it from a backup, or remove it: the target then starts anew at the newest snapshot."

REMOVE = "Remove it: nothing reads it but the check whether its message was sent, which is past."


@dataclass(frozen=True, slots=True)
class State:
    """How far a target is: told up to `version`, whose manifest has the SHA-256 `manifest`, as of `at` (UTC).

    `heard` has the instant of the last turn heard of each source, None where it never listened; `waiting` are the
    messages to send, oldest first.
    """

    version: int
    manifest: str
    at: datetime
    heard: dict[str, datetime] | None = None
    waiting: tuple[Message, ...] = field(default=())

    def without(self, message_id: str) -> State:
        """Return the state without the message of that id."""
        return replace(self, waiting=tuple(one for one in self.waiting if one["id"] != message_id))


def start(head: Manifest, now: datetime) -> State:
    """Return the state of a target that is told of what comes after that snapshot."""
    return State(head.version, head.sha256, now)


@dataclass(frozen=True, slots=True)
class Outbox:
    """The outbox of one target. Raises DamagedError where a file is not what was written, OSError where the store fails."""

    store: Store
    target: str

    def state(self) -> State | None:
        """Return how far the target is; None for one that is new."""
        path = f"{FOLDER}/{self.target}/state.json"
        try:
            data = self.store.read(path)
        except FileNotFoundError:
            return None
        record = parse(path, data, RESTART)
        try:
            return _state(record)
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedError(path, f"not the state of a target: {error!r}", RESTART) from error

    def put(self, state: State) -> None:
        """Write down how far the target is, in one step; durable on return."""
        record = {
            "target": self.target,
            "version": state.version,
            "manifest": state.manifest,
            "at": instant(state.at),
            "heard": None if state.heard is None else {name: instant(at) for name, at in state.heard.items()},
            "waiting": list(state.waiting),
        }
        self.store.put(f"{FOLDER}/{self.target}/state.json", render(sealed(record)))

    def was_sent(self, message_id: str) -> bool:
        """Whether a receipt says that the message was sent."""
        return self.store.exists(self._receipt(message_id))

    def sent(self, message: Message, at: datetime) -> None:
        """Put on record that a message was sent; durable on return."""
        record = {"target": self.target, "sent_at": instant(at), "message": message}
        self.store.create(self._receipt(message["id"]), render(sealed(record)))

    def _receipt(self, message_id: str) -> str:
        return f"{FOLDER}/{self.target}/sent/{message_id}.json"


def problems(store: Store) -> list[Problem]:
    """Return each file of the outbox that is not what was written, with the way back."""
    found = []
    for path in store.list(FOLDER):
        try:
            record = parse(path, store.read(path), RESTART if path.endswith("/state.json") else REMOVE)
            if path.endswith("/state.json"):
                _state(record)
        except DamagedError as error:
            found.append(Problem(path, error.what, error.next_step))
        except (KeyError, TypeError, ValueError) as error:
            found.append(Problem(path, f"not the state of a target: {error!r}", RESTART))
    return found


def _state(record: dict[str, Any]) -> State:
    heard = record["heard"]
    return State(
        version=record["version"],
        manifest=record["manifest"],
        at=moment(record["at"]),
        heard=None if heard is None else {name: moment(at) for name, at in heard.items()},
        waiting=tuple(record["waiting"]),
    )
