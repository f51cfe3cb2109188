"""The labelled announcements beside the repository, scored as their own tool scores them, held to what was promised."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

from pipelines.extract import extract, row
from tests.scraper.readers.dressing import dress


@dataclass
class Score:
    """What was counted over all pages: right, wrong and missing by field, found by layout, statements on empty pages."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    found: Counter[tuple[str, bool]] = field(default_factory=Counter)
    on_empty_pages: list[str] = field(default_factory=list)

    def recall(self, layout: str) -> float:
        """The share of what pages of a layout state that was found."""
        return self.found[layout, True] / (self.found[layout, True] + self.found[layout, False])

    @property
    def precision(self) -> float:
        """The share of right values over all fields."""
        return self.right.total() / (self.right.total() + self.wrong.total())


def scorer(shared: Path) -> ModuleType:
    """The scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("score_announcements", shared / "tools/score_announcements.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(shared: Path, folder: Path, *, clothed: bool) -> Score:
    """Score every page of the folder, as plain text or dressed as HTML."""
    tool, total = scorer(shared), Score()
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        content = (folder / f"{page['id']}.txt").read_bytes()
        if clothed and not content.startswith(b"{"):
            content = dress(content.decode(), lang=page["lang"])
        labels = [tool.Gold(draw, page["layout"]) for draw in page["draws"]]
        published = (page.get("published") or "")[:10] or None
        said = [tool.said(row(one)) for one in extract(content, url=page["url"], published=published)]
        tool.score_page(said, labels, total.right, total.wrong, total.missing, total.found)
        total.on_empty_pages += [page["id"] for _ in said if not labels]
    return total


@pytest.mark.parametrize("clothed", [False, True], ids=["text", "html"])
def test_scores_are_what_was_promised(shared: Path, clothed: bool) -> None:
    total = score(shared, shared / "announcements", clothed=clothed)
    assert total.on_empty_pages == []
    assert total.precision >= 0.98, total.wrong
    assert total.recall("labels, lists and tables") >= 0.95, total.missing
    assert total.recall("prose") >= 0.75, total.missing


@pytest.mark.parametrize(
    ("name", "precision", "recall", "on_empty_pages"),
    [
        ("first", 0.995, 0.95, 0),
        ("second", 0.995, 0.93, 0),
        ("third", 0.995, 0.915, 0),
        ("fourth", 0.995, 0.92, 0),
        ("fifth", 0.995, 0.96, 0),
        ("sixth", 0.995, 0.94, 0),
        ("seventh", 0.995, 0.96, 0),
        ("eighth", 0.995, 0.905, 0),
    ],
)
def test_our_own_texts_are_read_as_well_as_before(
    shared: Path, name: str, precision: float, recall: float, on_empty_pages: int
) -> None:
    total = score(shared, Path(__file__).parent / "announcements" / name, clothed=False)
    assert total.precision >= precision, total.wrong
    assert total.right.total() / (total.right.total() + total.missing.total()) >= recall, total.missing
    assert len(total.on_empty_pages) <= on_empty_pages, total.on_empty_pages
