"""Every wording gives exactly its statements, as plain text and dressed as the HTML of a real page."""

from __future__ import annotations

from collections import Counter

import pytest

from pipelines.extract import extract, row
from tests.scraper.readers.dressing import dress
from tests.scraper.readers.wordings import WORDINGS
from tests.scraper.readers.wordings.base import FIELDS, Wording

TABLE = pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.name)


def stated(content: bytes, published: str | None) -> list[str]:
    """What the reader says, in the form of the table: each draw once, sorted."""
    rows = [row(observation) for observation in extract(content, published=published)]
    said = {
        "|".join(str(one[field] or "")[: 10 if field == "tie_break_at" else None] for field in FIELDS) for one in rows
    }
    return sorted(said)


def test_no_wording_stands_twice() -> None:
    assert [text for text, times in Counter(wording.text for wording in WORDINGS).items() if times > 1] == []


@TABLE
def test_plain_text_gives_its_statements_and_nothing_else(wording: Wording) -> None:
    assert stated(wording.text.encode(), wording.published) == sorted(wording.statements)


@TABLE
def test_html_loses_nothing_and_adds_nothing(wording: Wording) -> None:
    assert stated(dress(wording.text, published=wording.published), None) == sorted(wording.statements)
