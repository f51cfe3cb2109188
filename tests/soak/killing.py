"""Kill `draws ingest` and `draws crawl` at random moments and look at what they leave: `python -m tests.soak.killing …`.

Every run is a process of its own, forked from here so that imports are paid once. This process adopts the children of
those that it kills, so that it sees when the last of them is gone. It ends at the first archive that is not as it must
be, and says which seed gave it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pipelines.rebuilding
import scraper.readers.announcement
from archive import snapshots
from archive.manifest import manifests
from archive.store import open_store
from pipelines import commands, crawl, health, intake
from pipelines.shelf import Shelf
from scraper.sources import load_sources
from tests.killer import Killer

PRELOADED = (pipelines.rebuilding, scraper.readers.announcement)
PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 600
TIMES = {"first_seen_at", "last_changed_at", "pool_as_of", "reported_as"}
"""What depends on when a page was fetched: news that were read before the feed make a draw that was reported first."""


@dataclass
class Tally:
    """What the kills did, for the report."""

    kills: int = 0
    too_late: int = 0
    acknowledged: int = 0
    left_by: dict[str, int] = field(default_factory=dict)


def main(kind: str, template: str, folder: str, seed: str, count: str, *rest: str) -> None:
    """Kill that many runs, each on its own copy of the template, and print what came of it.

    A run that is done before its kill comes is looked at all the same, and does not count.
    """
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    words = ["ingest", *rest] if kind == "ingest" else ["crawl", "--sources", *rest]
    place, tally = Path(folder), Tally()
    # A whole run first: how long it takes, how many steps on the disk it makes, and what it ends in.
    shutil.copytree(template, place / "whole")
    started = time.monotonic()
    assert _forked(lambda: _counted(words, place / "whole", place / "steps")).wait() == 0, "the whole run failed"
    whole, steps = time.monotonic() - started, int((place / "steps").read_text())
    for number in range(3 * int(count)):
        if tally.kills == int(count):
            break
        try:
            _one(kind, words, template, place, number, random.Random(f"{seed}-{number}"), whole, steps, tally)
        except BaseException:
            sys.stderr.write(f"seed {seed}, kill {number}: see {place / str(number)}\n")
            raise
    print(
        f"{tally.kills} {kind}s killed, {tally.too_late} done before it came; {tally.acknowledged} acknowledged commits, "
        f"all there; left behind: {tally.left_by}"
    )


def _one(
    kind: str,
    words: list[str],
    template: str,
    place: Path,
    number: int,
    dice: random.Random,
    whole: float,
    steps: int,
    tally: Tally,
) -> None:
    root, acknowledged = place / str(number), place / f"{number}.acknowledged"
    shutil.copytree(template, root)
    _kill(kind, words, root, acknowledged, dice, whole, steps, tally)
    code = _forked(lambda: _check(kind, words, root, acknowledged, place / "whole")).wait()
    assert code == 0, "the archive is not as it must be"
    tally.acknowledged += len(_lines(acknowledged))
    shutil.rmtree(root)


class Child:
    """A forked process."""

    def __init__(self, pid: int) -> None:
        self.pid, self.descriptor = pid, os.pidfd_open(pid)

    def over_within(self, seconds: float) -> bool:
        """Whether it ends by itself in that time."""
        return bool(select.select([self.descriptor], [], [], seconds)[0])

    def wait(self) -> int:
        """Its exit code, negative for a signal; it is ended where it takes too long."""
        if not self.over_within(PATIENCE):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            raise AssertionError("it hangs")
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _forked(deed: Callable[[], int]) -> Child:
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return Child(pid)
    code = 99
    faulthandler.dump_traceback_later(PATIENCE / 2)
    try:
        code = deed()
    except BaseException:  # noqa: BLE001 - the fork must not run on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _command(words: list[str], root: Path) -> int:
    """Run a command here; gives its exit code."""
    sys.argv = ["draws", *words, "--archive", str(root)]
    try:
        commands.main()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def _counted(words: list[str], root: Path, steps: Path) -> int:
    killer = Killer(0)
    killer.armed = True
    code = _command(words, root)
    killer.armed = False
    steps.write_text(str(killer.steps))
    return code


def _acknowledging(words: list[str], root: Path, acknowledged: Path, step: int) -> int:
    """Run the command; each commit that returned is noted at once. With a step, die at that one."""
    commit = snapshots.commit
    note = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def noted(*args: Any, **words: Any) -> Any:
        made = commit(*args, **words)
        if made is not None:
            os.write(note, f"{made.version} {made.sha256}\n".encode())
        return made

    intake.snapshots.commit = noted
    if step:
        Killer(step).armed = True
    return _command(words, root)


def _kill(
    kind: str,
    words: list[str],
    root: Path,
    acknowledged: Path,
    dice: random.Random,
    whole: float,
    steps: int,
    tally: Tally,
) -> None:
    """Kill the run at a random step on the disk, or at a random time: it, its child, or both."""
    how = dice.choice(["step", "time"] if kind == "ingest" else ["step", "time", "time", "its child", "both"])
    step = dice.randint(1, steps) if how == "step" else 0
    child = _forked(lambda: _acknowledging(words, root, acknowledged, step))
    over = child.over_within(PATIENCE if step else dice.uniform(0, whole))
    if not over:
        for pid in _victims(child.pid, how):
            os.kill(pid, signal.SIGKILL)
    code = child.wait()
    killed = code < 0 or (how == "its child" and not over)
    tally.kills += killed
    tally.too_late += not killed
    assert code in {-signal.SIGKILL, 0, 3}, code
    _await_orphans()
    left = "an unsealed file" if list(root.glob("captures/*.open")) else "no unsealed file"
    tally.left_by[left] = tally.left_by.get(left, 0) + 1


def _victims(pid: int, how: str) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    theirs = [int(one) for one in children]
    return {"step": [pid], "time": [pid], "its child": theirs, "both": [pid, *theirs]}[how]


def _await_orphans() -> None:
    """Wait until nothing of the killed run lives; raises where something of it goes on."""
    while True:
        try:
            left = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG)
        except ChildProcessError:
            return
        if left is None:
            pids = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            for pid in pids:
                try:
                    if not select.select([os.pidfd_open(int(pid))], [], [], PATIENCE)[0]:
                        raise AssertionError(f"process {pid} outlives the one that started it")
                except ProcessLookupError:
                    continue


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def _rows(root: Path, names: set[str]) -> list[dict[str, Any]]:
    store = open_store(root)
    head = snapshots.head(store)
    assert head is not None
    rows = snapshots.read_table(store, head, "draws").to_pylist()
    return [{key: value for key, value in row.items() if key not in names} for row in rows]


def _check(kind: str, words: list[str], root: Path, acknowledged: Path, whole: Path) -> int:
    """Whole, nothing acknowledged is gone, the next run works and ends in the same draws."""
    store = open_store(root)
    assert health.problems(store) == []
    there = {f"{one.version} {one.sha256}" for one in manifests(store)}
    assert set(_lines(acknowledged)) <= there, "an acknowledged commit is gone"
    assert _command(words, root) == 0, "the next run failed"
    sources = {one.id: one for one in load_sources(Path(words[2]) if kind == "crawl" else None)}
    crawl.take_unread(Shelf(store, sources))
    assert Shelf(store, sources).unread() == []
    assert health.problems(store) == []
    assert set(_lines(acknowledged)) <= {f"{one.version} {one.sha256}" for one in manifests(store)}
    names = TIMES if kind == "crawl" else set()
    assert _rows(root, names) == _rows(whole, names), "other draws than those of a run that was not killed"
    return 0


if __name__ == "__main__":
    main(*sys.argv[1:])
