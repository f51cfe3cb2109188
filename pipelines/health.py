"""Whether an archive is whole: what `archive.verify` checks, and every capture inside the WARC files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.verify import Problem, verify
from pipelines.shelf import FOLDER, Shelf
from scraper.captures import verify_warc

if TYPE_CHECKING:
    from archive.store import Store

RESTORE = (
    "Restore the file from a backup; no other file is affected. `draws rebuild` makes the tables anew from the rest."
)


def problems(store: Store) -> list[Problem]:
    """Every file that is damaged or missing, with what is wrong and what to do."""
    found = list(verify(store))
    named = {problem.path for problem in found}
    shelf = Shelf(store, {})
    for path in store.list(f"{FOLDER}/"):
        if path.endswith(".warc.gz") and path not in named:
            found += [Problem(path, what, RESTORE) for what in verify_warc(shelf.file(path), shelf.payload)]
    return found
