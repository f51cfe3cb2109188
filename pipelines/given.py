"""WARC files that a person gives, of this program or of others: what is whole of them, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from scraper.captures import index_warc, named_bytes, read_warc
from scraper.errors import ReadError
from scraper.items import Capture, LostBody


class GivenWarcs:
    """Some WARC files that are read together: a capture in one may refer to a body in another, in whatever order."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = [path for path in paths if is_warc(path)]

    def read(self, path: Path) -> Iterator[Capture | str]:
        """Yield the captures of one of the files; in place of what cannot be read, what is wrong and what to do."""
        try:
            for capture in read_warc(path, self._body):
                if capture.lost is None:
                    yield capture
                    continue
                error = capture.lost.error(capture.url)
                yield f"{path}: {error.what} ({error.where}). Name that file as well; the other captures are taken"
        except ReadError as error:
            yield f"{path}: {error.what} ({error.where}). What is whole before that is taken"

    def _body(self, digest: str) -> bytes | LostBody:
        path = self._holders.get(digest)
        try:
            for capture in read_warc(path) if path else ():
                if capture.digest == digest and not capture.referred:
                    return named_bytes(capture)
        except ReadError:
            pass  # told when that file is read itself
        return LostBody(digest)

    @cached_property
    def _holders(self) -> dict[str, Path]:
        """By its digest, the file that holds a body."""
        found: dict[str, Path] = {}
        for path in self.paths:
            try:
                for entry in index_warc(path):
                    if entry.stored:
                        found.setdefault(entry.digest, path)
            except ReadError:
                continue  # told when that file is read itself
        return found


def is_warc(path: Path) -> bool:
    """Whether a file's name is that of a WARC file."""
    return path.name.endswith((".warc", ".warc.gz"))
