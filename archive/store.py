"""Where the files of an archive lie: a folder on a local disk, or an object store.

Both give the two writes that everything stands on: `put` replaces a whole file at once, `create` makes one only if it is
not there. On a local disk each is durable when it returns: the bytes are flushed before the name appears, and the name
after it. Temporary files bear a name that `list` never shows, so that one left by a killed process is harmless.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from obstore.store import ObjectStore as Remote

TEMPORARY = ".tmp-"


class Store(Protocol):
    """Files by their path relative to the root, with `/` between the parts."""

    root: str

    def read(self, path: str) -> bytes:
        """The whole file. Raises FileNotFoundError."""

    def put(self, path: str, data: bytes) -> None:
        """Write the file, in place of what was there."""

    def create(self, path: str, data: bytes) -> bool:
        """Write the file only if there is none; False where there is one. Of several writers one wins."""

    def exists(self, path: str) -> bool:
        """Whether the file is there."""

    def list(self, prefix: str = "") -> list[str]:
        """The paths of all files that begin with a prefix, sorted."""

    def delete(self, path: str) -> None:
        """Remove the file; nothing happens where there is none."""


def open_store(root: str | Path) -> Store:
    """The store at a folder, or at a URL with a scheme (`s3://bucket/prefix`); a folder is made at the first write.

    Raises ArchiveError where the URL is none that can be opened.
    """
    text = str(root)
    if "://" not in text or text.startswith("file://"):
        return LocalStore(text.removeprefix("file://"))
    from obstore.exceptions import BaseError
    from obstore.store import MemoryStore, from_url

    try:
        return ObjectStore(MemoryStore() if text.startswith("memory://") else from_url(text), text)
    except (BaseError, ValueError) as error:
        raise ArchiveError(f"{text} cannot be opened as an object store: {error}") from error


def _checked(path: str) -> str:
    """A path that stays below the root. Raises ArchiveError for any other."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or any(part in {".", ".."} for part in parts) or "\\" in path:
        raise ArchiveError(f"{path!r} is no path inside an archive")
    return path


class LocalStore:
    """A folder on a local disk."""

    def __init__(self, root: str | Path) -> None:
        self.root = str(root)
        self._base = Path(root)

    def read(self, path: str) -> bytes:
        """See Store."""
        return (self._base / _checked(path)).read_bytes()

    def put(self, path: str, data: bytes) -> None:
        """See Store."""
        target = self._folder_of(path)
        temporary = self._written(target.parent, data)
        temporary.replace(target)
        _flush(target.parent)

    def create(self, path: str, data: bytes) -> bool:
        """See Store."""
        target = self._folder_of(path)
        temporary = self._written(target.parent, data)
        try:
            os.link(temporary, target)
        except FileExistsError:
            return False
        finally:
            temporary.unlink()
        _flush(target.parent)
        return True

    def exists(self, path: str) -> bool:
        """See Store."""
        return (self._base / _checked(path)).is_file()

    def list(self, prefix: str = "") -> list[str]:
        """See Store."""
        start = self._base / prefix.rpartition("/")[0]
        found = (
            (Path(folder) / name).relative_to(self._base).as_posix()
            for folder, _, names in os.walk(start)
            for name in names
            if not name.startswith(TEMPORARY)
        )
        return sorted(path for path in found if path.startswith(prefix))

    def delete(self, path: str) -> None:
        """See Store."""
        target = self._base / _checked(path)
        with contextlib.suppress(FileNotFoundError):
            target.unlink()
            _flush(target.parent)

    def _folder_of(self, path: str) -> Path:
        """The file's place, its folder made and durable."""
        target = self._base / _checked(path)
        missing = [folder for folder in target.parents if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            _flush(folder.parent)
        return target

    @staticmethod
    def _written(folder: Path, data: bytes) -> Path:
        temporary = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        return temporary


def _flush(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class ObjectStore:
    """A bucket or a part of one, through obstore; `create` is the store's conditional put."""

    def __init__(self, remote: Remote, root: str) -> None:
        self.root = root
        self._remote = remote

    def read(self, path: str) -> bytes:
        """See Store."""
        return bytes(self._remote.get(_checked(path)).bytes())

    def put(self, path: str, data: bytes) -> None:
        """See Store."""
        self._remote.put(_checked(path), data)

    def create(self, path: str, data: bytes) -> bool:
        """See Store."""
        from obstore.exceptions import AlreadyExistsError

        try:
            self._remote.put(_checked(path), data, mode="create")
        except AlreadyExistsError:
            return False
        return True

    def exists(self, path: str) -> bool:
        """See Store."""
        try:
            self._remote.head(_checked(path))
        except FileNotFoundError:
            return False
        return True

    def list(self, prefix: str = "") -> list[str]:
        """See Store."""
        folder = prefix.rpartition("/")[0]
        found = (str(entry["path"]) for batch in self._remote.list(folder or None) for entry in batch)
        return sorted(path for path in found if path.startswith(prefix))

    def delete(self, path: str) -> None:
        """See Store."""
        with contextlib.suppress(FileNotFoundError):
            self._remote.delete(_checked(path))
