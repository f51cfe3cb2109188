"""Whether an archive is whole: what `archive.verify` checks, and every capture inside the WARC files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive import pruned
from archive.errors import DamagedError
from archive.verify import GIVE_UP, Problem, verify
from pipelines.notify import outbox
from pipelines.shelf import FOLDER, Shelf
from scraper.captures import verify_warc

if TYPE_CHECKING:
    from archive.store import Store


def problems(store: Store) -> list[Problem]:
    """Every file that is damaged or missing, with what is wrong and what to do."""
    found = [*verify(store), *outbox.problems(store)]
    named = {problem.path for problem in found}
    try:
        named |= pruned.files(store).keys()
        shelf = Shelf(store, {})
        shelf.rows()
    except DamagedError:
        # A damaged record is named already; without it the bodies of revisits cannot be looked up.
        return found
    for path in store.list(f"{FOLDER}/"):
        if path.endswith(".warc.gz") and path not in named:
            found += [Problem(path, what, GIVE_UP) for what in verify_warc(shelf.file(path), shelf.payload)]
    return found
