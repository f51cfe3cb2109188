"""Where the archive lies: a folder, or a bucket of an object store.

Both give the same few operations. `create` is the one that a commit rests on: of several writers that create the same
path, exactly one gets True, and what it wrote is whole and durable.

In a folder a file is written under `.tmp/`, flushed to the disk, and then linked or renamed into place, and the folder
is flushed too. A process that is killed leaves at most a file in `.tmp/`, which nothing reads; the next writer removes
it once it is a day old.
"""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obstore.store import ObjectStore as RemoteStore

TEMPORARY = ".tmp"
STALE = 24 * 3600
"""Seconds after which a temporary file belongs to no living writer."""

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class Store(Protocol):
    """Files by relative path with `/` between the parts. A path that is absolute, holds `..` or a part that begins with a dot raises ValueError."""

    root: str

    def read(self, path: str) -> bytes:
        """Return the file's bytes. Raises FileNotFoundError naming the path and the root."""
        ...

    def put(self, path: str, data: bytes) -> None:
        """Write the file, replacing what was there in one step; durable on return."""
        ...

    def create(self, path: str, data: bytes) -> bool:
        """Write the file if there is none; durable on return. False where there is one, which is left as it is."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        ...

    def list(self, prefix: str = "") -> list[str]:
        """All files in the folder `prefix` and below, as sorted paths from the root; never a temporary file."""
        ...

    def delete(self, path: str) -> None:
        """Remove the file; no error where there is none."""
        ...


def open_store(root: str | Path) -> Store:
    """Open an archive's root: a folder (made by the first write), or a URL: file://, s3://, gs://, az:// or memory://.

    An object store takes its credentials from the environment, as its own tools do. Each `memory://` is a
    new, empty one. Raises ArchiveError for a URL that cannot be opened.
    """
    text = str(root)
    scheme, mark, rest = text.partition("://")
    if not mark:
        return LocalStore(Path(text))
    if scheme == "file":
        return LocalStore(Path(rest))
    return ObjectStore(text, _remote(text))


def _remote(url: str) -> RemoteStore:
    from obstore.exceptions import BaseError
    from obstore.store import MemoryStore, from_url

    if url.startswith("memory://"):
        return MemoryStore()
    try:
        return from_url(url)
    except (BaseError, ValueError) as error:
        raise ArchiveError(f"{url} cannot be opened as an object store: {error}") from error


def checked(path: str) -> str:
    """Return the path if it stays below the root, else raise ValueError."""
    parts = path.split("/")
    if any(part.startswith(".") or not part or "\\" in part or "\0" in part for part in parts):
        raise ValueError(f"not a path below the archive's root: {path!r}")
    return path


class LocalStore:
    """A folder of a local file system that has hard links. Raises OSError where the disk does."""

    def __init__(self, root: Path) -> None:
        self._folder = root.absolute()
        self.root = str(root)
        self._durable: set[Path] = set()

    def _at(self, path: str) -> Path:
        return self._folder / checked(path)

    def read(self, path: str) -> bytes:
        """Return the file's bytes. Raises FileNotFoundError naming the path and the root."""
        try:
            return self._at(path).read_bytes()
        except FileNotFoundError as error:
            raise FileNotFoundError(error.errno, "no such file in the archive", str(self._folder / path)) from None

    def put(self, path: str, data: bytes) -> None:
        """Write the file, replacing what was there in one step; durable on return."""
        target = self._at(path)
        with self._written(data) as temporary:
            self._make_folder(target.parent)
            temporary.replace(target)
            _flush_folder(target.parent)

    def create(self, path: str, data: bytes) -> bool:
        """Write the file if there is none; durable on return. False where there is one, which is left as it is."""
        target = self._at(path)
        with self._written(data) as temporary:
            self._make_folder(target.parent)
            made = _linked(temporary, target)
            # Also where another made it: it may have been killed before its name was durable, and we build on it.
            _flush_folder(target.parent)
        return made

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return self._at(path).is_file()

    def list(self, prefix: str = "") -> list[str]:
        """All files in the folder `prefix` and below, as sorted paths from the root; never a temporary file."""
        start = self._at(prefix.rstrip("/")) if prefix else self._folder
        return sorted(_files(start, f"{prefix.rstrip('/')}/" if prefix else ""))

    def delete(self, path: str) -> None:
        """Remove the file; no error where there is none."""
        self._at(path).unlink(missing_ok=True)

    @contextmanager
    def _written(self, data: bytes) -> Iterator[Path]:
        """Write and flush a temporary file; it is gone on leaving, unless it was renamed."""
        folder = self._folder / TEMPORARY
        if folder not in self._durable:
            self._make_folder(folder)
            _remove_stale(folder)
        temporary = folder / f"{os.getpid()}-{secrets.token_hex(8)}"
        try:
            # Not the tempfile module: its files are readable by their owner only, and the archive is for others too.
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def _make_folder(self, folder: Path) -> None:
        """Make the folder and its parents, and flush each new name to the disk.

        Once for each store also those that are there: whoever made them may have been killed before they were durable.
        """
        if folder in self._durable and folder.is_dir():
            return
        if folder == self._folder:
            folder.mkdir(parents=True, exist_ok=True)
            # A folder above that may be passed through but not opened is no reason to refuse a commit.
            with suppress(PermissionError):
                _flush_folder(folder.parent)
        else:
            self._make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            _flush_folder(folder.parent)
        self._durable.add(folder)


def _linked(temporary: Path, target: Path) -> bool:
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        what = f"this file system has no hard links ({os.strerror(error.errno)}), which a safe commit needs: keep the archive on another"
        raise OSError(error.errno, what, str(target)) from error
    return True


def _remove_stale(folder: Path) -> None:
    """Remove what killed writers left; where that fails it stays, since nothing reads it."""
    before = time.time() - STALE
    with suppress(OSError):
        for path in folder.iterdir():
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)


def _files(folder: Path, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class ObjectStore:
    """A bucket, through `obstore`. Raises OSError, naming the path, for whatever the service refuses."""

    def __init__(self, root: str, remote: RemoteStore) -> None:
        self.root = root
        self._remote = remote

    @contextmanager
    def _named(self, path: str) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except FileNotFoundError:
            raise FileNotFoundError(2, "no such file in the archive", f"{self.root.rstrip('/')}/{path}") from None
        except BaseError as error:
            raise OSError(f"{self.root.rstrip('/')}/{path}: {error}") from error

    def read(self, path: str) -> bytes:
        """Return the file's bytes. Raises FileNotFoundError naming the path and the root."""
        import obstore

        with self._named(path):
            return bytes(obstore.get(self._remote, checked(path)).bytes())

    def put(self, path: str, data: bytes) -> None:
        """Write the file, replacing what was there in one step; durable on return."""
        import obstore

        with self._named(path):
            obstore.put(self._remote, checked(path), data)

    def create(self, path: str, data: bytes) -> bool:
        """Write the file if there is none; durable on return. False where there is one, which is left as it is."""
        import obstore
        from obstore.exceptions import AlreadyExistsError

        with self._named(path):
            try:
                # In one part: a multipart upload cannot be made conditional everywhere.
                obstore.put(self._remote, checked(path), data, mode="create", use_multipart=False)
            except AlreadyExistsError:
                return False
        return True

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        import obstore

        try:
            with self._named(path):
                obstore.head(self._remote, checked(path))
        except FileNotFoundError:
            return False
        return True

    def list(self, prefix: str = "") -> list[str]:
        """All files in the folder `prefix` and below, as sorted paths from the root; never a temporary file."""
        import obstore

        folder = checked(prefix.rstrip("/")) if prefix else None
        found: list[Any] = []
        with self._named(prefix):
            for batch in obstore.list(self._remote, prefix=folder):
                found.extend(batch)
        return sorted(meta["path"] for meta in found)

    def delete(self, path: str) -> None:
        """Remove the file; no error where there is none."""
        import obstore

        try:
            with self._named(path):
                obstore.delete(self._remote, checked(path))
        except FileNotFoundError:
            return
