"""Each page in a folder `<reader>/<case>/` gives its expected statements, or its expected error.

A folder holds the page (`page.html`, `page.txt`, `page.json`), `expected.json` (a list of statements, or
`{"error": its kind, "says": words of it}`), `why.txt` (why it is kept), and, where the page's surroundings matter,
`about.json` (url, published, content_type).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.extract import extract, row
from pipelines.normalize import Page, normalize
from scraper.errors import ReadError
from scraper.readers import feed, instruction

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/why.txt"))
MORE = ("programs", "instruction_url", "pool_as_of", "language")
OFFICIAL = Page(
    "ircc-feed-en", "https://www.canada.ca/", "0" * 64, datetime(2025, 12, 17, tzinfo=UTC), "", official=True
)


def of_announcement(content: bytes, about: dict[str, str]) -> list[dict[str, Any]]:
    """What `draws extract` would print."""
    return [dict(row(one)) for one in extract(content, **about)]


def of_official(raws: list[Any]) -> list[dict[str, Any]]:
    """The statements of an official page, with what only official pages give."""
    typed = [normalize(raw, OFFICIAL) for raw in raws]
    return [
        dict(row(one)) | {name: getattr(one, name) for name in MORE} | {"pool": len(one.pool or ())} for one in typed
    ]


READERS: dict[str, Callable[[bytes, dict[str, str]], list[dict[str, Any]]]] = {
    "announcement": of_announcement,
    "instruction": lambda content, about: of_official(instruction.read(content, **about)),
    "feed": lambda content, _about: of_official(feed.read(content)),
}


def read(case: Path) -> Any:
    """What the case's reader gives, as JSON holds it: statements without their blanks, or the error."""
    (page,) = case.glob("page.*")
    about = case / "about.json"
    try:
        said = READERS[case.parent.name](page.read_bytes(), json.loads(about.read_text()) if about.exists() else {})
    except ReadError as error:
        return {"error": type(error).__name__, "says": error.what}
    filled = [{key: value for key, value in one.items() if value not in (None, [], (), 0)} for one in said]
    return json.loads(json.dumps(filled, default=str))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_page_gives_what_is_expected_of_it(case: Path, request: pytest.FixtureRequest) -> None:
    given, file = read(case), case / "expected.json"
    expected = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    if given != expected and request.config.getoption("--regenerate-golden", default=False):
        file.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{file} was written anew: read it, then run the test again")
    assert given == expected, (case / "why.txt").read_text(encoding="utf-8")


def test_every_folder_says_why_it_is_kept() -> None:
    folders = {path.parent for path in HERE.glob("*/*/page.*")}
    assert folders == set(CASES)
    assert all(len((case / "why.txt").read_text(encoding="utf-8").split()) > 3 for case in CASES)
