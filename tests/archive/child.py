"""Programs that the tests run as processes of their own, to be killed or to race: `python -m tests.archive.child NAME ARGS`."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from archive import crawls
from archive.errors import HeadMovedError
from archive.snapshots import Content, commit, head, read_table
from archive.store import open_store
from tests.archive.made import NOON, content, draw, observation, pool
from tests.killer import Killer

if TYPE_CHECKING:
    from collections.abc import Callable


def second() -> Content:
    """The version that the killed process is about to commit: a draw more, and its pool."""
    return content(
        draw("292"), draw("293"), pool=pool("293"), observations=[observation("293", NOON + timedelta(hours=1))]
    )


def commit_second(root: str) -> None:
    store = open_store(root)
    commit(store, head(store), second(), created_at=NOON, observed_until=NOON + timedelta(hours=1))


def fold_two_days(root: str) -> None:
    crawls.fold(open_store(root), date(2024, 4, 12))


def steps_of(program: Callable[[str], None], root: str) -> int:
    """How many steps on the file system the program takes, run to its end in this process."""
    killer = Killer(0)
    killer.armed = True
    program(root)
    killer.armed = False
    return killer.steps


def die(program: Callable[[str], None], root: str, step: int) -> None:
    """Run the program in a process of its own, which is killed at that step. Forked, so that imports are paid once."""
    child = os.fork()
    if not child:
        Killer(step).armed = True
        program(root)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        sys.exit(f"{root}: not killed at step {step}, status {status}")


def killed(name: str, template: str, folder: str, most: str) -> None:
    """Run the program on copies of an archive, each killed at another step: all steps, or that many, seeded."""
    program = {"commit": commit_second, "fold": fold_two_days}[name]
    shutil.copytree(template, f"{folder}/0")
    shutil.copytree(template, f"{folder}/whole")
    program(f"{folder}/whole")
    steps = list(range(1, steps_of(program, f"{folder}/0") + 1))
    if int(most) < len(steps):
        # Always with the first and the last, which are the least like the others.
        steps = [steps[0], *random.Random(262).sample(steps[1:-1], int(most) - 2), steps[-1]]
    for step in steps:
        shutil.copytree(template, f"{folder}/{step}")
        die(program, f"{folder}/{step}", step)
    print(*steps)


def write(root: str, name: str, rounds: str) -> None:
    """Commit that many draws, one a version, each time again from the new head where another writer was first."""
    store = open_store(root)
    for count in range(int(rounds)):
        number = f"{name}{count}"
        while True:
            parent = head(store)
            rows = read_table(store, parent, "draws").to_pylist() if parent else []
            told = [observation(number, NOON + timedelta(seconds=len(rows)))]
            made = Content(draws=[*rows, draw(number)], observations=told)
            try:
                commit(store, parent, made, created_at=NOON, observed_until=NOON + timedelta(seconds=len(rows)))
            except HeadMovedError:
                continue
            break


if __name__ == "__main__":
    {"killed": killed, "write": write}[sys.argv[1]](*sys.argv[2:])
