"""Errors of the archive that a person or a caller can act on: what is wrong, where, and what to do next."""

from __future__ import annotations


class ArchiveError(Exception):
    """What was asked of the archive cannot be done; the message says why and what to do. The base of the others."""


class DamagedError(ArchiveError):
    """A file of the archive that is missing, cut short or not what its hash says. Raised wherever a file is read.

    `path` is the file below the archive's root, `what` says what is wrong, `next_step` what a person can do.
    """

    def __init__(self, path: str, what: str, next_step: str) -> None:
        self.path, self.what, self.next_step = path, what, next_step
        super().__init__(path, what, next_step)

    def __str__(self) -> str:
        """Give all three parts in one line."""
        return f"{self.path}: {self.what}. {self.next_step}"


class HeadMovedError(ArchiveError):
    """Another writer committed the next version first. Raised by `commit`; read the head again and try again.

    `version` is the version that was taken.
    """

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(version)

    def __str__(self) -> str:
        """Say which version was taken and what to do."""
        return f"version {self.version} was committed by another writer. Read the head again and commit on top of it."


class ContentError(ArchiveError, ValueError):
    """Rows that do not fit their table: an unknown or missing column, a wrong type, a null, a repeated key. Raised by `commit`."""


class RequestError(ArchiveError, ValueError):
    """A request that cannot be meant: an unknown table or column, a moment without a time zone. Raised by readers."""


class NoSnapshotError(ArchiveError, LookupError):
    """The archive has no such snapshot: it is empty, or the version or the moment asked for is not there. Raised by readers."""


class NewerArchiveError(ArchiveError):
    """A manifest of a later schema version than this program knows. Raised by readers; upgrade the program."""


class StaleLatestWarning(UserWarning):
    """A commit went through, but the plain copies in `latest/` could not be refreshed; the next commit does it."""
