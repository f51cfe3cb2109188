"""Errors of the archive; each says what is wrong, where, and what to do next."""

from __future__ import annotations


class ArchiveError(Exception):
    """Something that a caller asked of the archive cannot be done; the message says why and what to do."""


class HeadMovedError(ArchiveError):
    """Another writer committed first. Raised by `archive.snapshots.commit`: read the new head and try again."""


class DamagedError(ArchiveError):
    """A file of the archive is not what it should be: `path` names it, `next_step` tells the way back."""

    def __init__(self, path: str, what: str, next_step: str) -> None:
        self.path, self.what, self.next_step = path, what, next_step
        super().__init__(f"{path}: {what}. {next_step}")
