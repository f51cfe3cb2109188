"""An export that is killed: `python -m tests.archive.exports.child TEMPLATE FOLDER MOST` on copies of an earlier export."""

from __future__ import annotations

import random
import shutil
import sys

from archive.exports.snapshot import Origin
from archive.exports.writing import write
from archive.store import open_store
from tests.archive.child import die, steps_of
from tests.archive.made import NOON

OLD = {"draws.csv": b"draw_id\n292\n" * 1000, "gone.csv": b"old\n", "same.csv": b"same\n"}
NEW = {"draws.csv": b"draw_id\n292\n293\n" * 1000, "more/pool.csv": b"new\n", "same.csv": b"same\n"}


def origin(version: int) -> Origin:
    return Origin(version, f"{version:064x}", NOON, NOON, 1)


def export_new(root: str) -> None:
    write(open_store(root), "csv", NEW, origin(2))


def killed(template: str, folder: str, most: str) -> None:
    """Export on copies of the template, each killed at another step: all steps, or that many, seeded."""
    shutil.copytree(template, f"{folder}/0")
    steps = list(range(1, steps_of(export_new, f"{folder}/0") + 1))
    if int(most) < len(steps):
        steps = [steps[0], *random.Random(293).sample(steps[1:-1], int(most) - 2), steps[-1]]
    for step in steps:
        shutil.copytree(template, f"{folder}/{step}")
        die(export_new, f"{folder}/{step}", step)
    print(*steps)


if __name__ == "__main__":
    killed(*sys.argv[1:])
