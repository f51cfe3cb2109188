"""Runs of `tell` that are killed at every step, each on its own copy of an archive: `python -m tests.notify.child ARGS`."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from tests.killer import Killer
from tests.notify.made import hook, told, world

STEPS = frozenset({"open", "os.link", "os.rename", "os.mkdir", "os.remove", "socket.connect"})
"""Python's audit events at which the process may die; `open` and `os.remove` also come after each file is in place."""


def tell(root: str, host: str, name: str) -> None:
    told(root, hook(host, path=name))


def forked(root: str, host: str, name: str, step: int) -> int:
    """Tell in a process of its own, killed at that step (0: never); the signal that ended it, 0 for none.

    Forked, so that imports are paid once. This process itself sends nothing: threads of apprise do not live on in a fork.
    """
    child = os.fork()
    if not child:
        killer = Killer(step, STEPS)
        killer.armed = True
        tell(root, host, name)
        Path(f"{root}/steps").write_text(str(killer.steps))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def main(template: str, folder: str, host: str, most: str) -> None:
    """Tell on copies of an archive, each killed at another step and then told again: all steps, or that many of them."""
    warm(template, host)
    shutil.copytree(template, f"{folder}/count")
    forked(f"{folder}/count", host, "count", 0)
    steps = range(1, int(Path(f"{folder}/count/steps").read_text()) + 1)
    # Evenly spread, with the first and the last.
    for step in sorted({steps[place * (len(steps) - 1) // (int(most) - 1)] for place in range(int(most))}):
        root = f"{folder}/{step}"
        shutil.copytree(template, root)
        # The last steps may be one or two fewer in another run, as the service's library reads files of its own.
        if forked(root, host, str(step), step) == signal.SIGKILL:
            forked(root, host, str(step), 0)
            print(step)


def warm(template: str, host: str) -> None:
    """Import all that a run imports."""
    from apprise import Apprise

    from pipelines.notify.run import sample

    sample(world(template), hook(host))
    Apprise.instantiate(f"json://{host}")


if __name__ == "__main__":
    main(*sys.argv[1:])
