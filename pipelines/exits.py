"""The exit codes of `draws`."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; where several apply, the highest wins."""

    DONE = 0
    DIFFERENCE = 1
    USAGE = 2
    SOURCE_FAILED = 3
    REFUSED = 4
    DAMAGED = 5
    RUNNING = 6
    UNEXPECTED = 70
