"""Whether an archive is whole: what `archive.verify` checks, and every capture inside the WARC files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive import pruned
from archive.errors import DamagedError
from archive.verify import GIVE_UP, GIVE_UP_BODY, Problem, verify
from pipelines.notify import outbox
from pipelines.shelf import FOLDER, Shelf
from scraper.captures import verify_warc
from scraper.items import LostBody

if TYPE_CHECKING:
    from archive.store import Store


def problems(store: Store) -> list[Problem]:
    """Every file that is damaged or missing, with what is wrong and what to do."""
    found = [*verify(store), *outbox.problems(store)]
    named = {problem.path for problem in found}
    try:
        named |= pruned.files(store).keys()
        given_up = pruned.bodies(store)
        shelf = Shelf(store, {})
        shelf.rows()
    except DamagedError:
        # A damaged record is named already; without it the bodies of revisits cannot be looked up.
        return found
    lost: dict[LostBody, list[str]] = {}
    for path in store.list(f"{FOLDER}/"):
        if path.endswith(".warc.gz") and path not in named:
            found += _inside(shelf, path, lost)
    return found + [_gone(body, paths) for body, paths in lost.items() if body.digest not in given_up]


def _inside(shelf: Shelf, path: str, lost: dict[LostBody, list[str]]) -> list[Problem]:
    """What is wrong inside one WARC file; the bodies that it refers to and that cannot be had are added to `lost`."""

    def find(digest: str) -> bytes | LostBody:
        body = shelf.payload(digest)
        if isinstance(body, LostBody) and path not in lost.setdefault(body, []):
            lost[body].append(path)
        return body

    return [Problem(path, what, GIVE_UP) for what in verify_warc(shelf.file(path), find)]


def _gone(body: LostBody, paths: list[str]) -> Problem:
    """A lost body, told once, at the first of the files that refer to it."""
    others = f", as {len(paths) - 1} later files do" if len(paths) > 1 else ""
    what = f"it refers to the body {body.digest}{others}, which is gone: {body.why}"
    return Problem(paths[0], what, GIVE_UP_BODY, body.digest)
