"""The five announcement texts that the project was created from: every statement, every field, nothing false beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.extract import extract, row
from tests.scraper.readers.dressing import dress

NAMES = ("canadim-draw-293", "asif-stem-draw", "canadim-draw-254", "novus-stem-draw", "moving2canada-stem-draws")
FIELDS = ("draw_number", "draw_date", "drawn_at", "category", "category_version", "invitations", "crs_cutoff")
TIES = ("tie_break_at", "tie_break_precision")
FIGURES = ("draw_number", "draw_date", "invitations", "crs_cutoff")


def seed(shared: Path, name: str) -> tuple[bytes, dict[str, Any]]:
    """A seed's bytes and what must come out of it."""
    expected = json.loads((shared / "seeds/expected.json").read_text(encoding="utf-8"))
    return (shared / "seeds" / f"{name}.txt").read_bytes(), expected[f"{name}.txt"]


def gives(said: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a statement says every field that is wanted, and of the draw's figures no other."""
    everything = all(said[field] == wanted[field] for field in (*FIELDS, *TIES) if field in wanted)
    return everything and agrees(said, wanted)


def agrees(said: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a statement contradicts a wanted one nowhere and shares a figure with it."""
    alike = [said[field] == wanted[field] for field in FIGURES if said[field] is not None and field in wanted]
    return all(alike) and any(alike)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("clothed", [False, True], ids=["text", "html"])
def test_every_statement_comes_out_and_nothing_false_beside_them(shared: Path, name: str, clothed: bool) -> None:
    text, expected = seed(shared, name)
    content = dress(text.decode("utf-8", "replace")) if clothed else text
    said = [dict(row(one)) for one in extract(content, url=expected["url"] or "", published=expected["published"])]
    missing = [wanted for wanted in expected["statements"] if not any(gives(one, wanted) for one in said)]
    known = [*expected["statements"], *expected.get("optional", [])]
    false = [one for one in said if not any(agrees(one, wanted) for wanted in known)]
    assert (missing, false) == ([], [])


def test_what_was_counted_from_the_publication_day_is_marked(shared: Path) -> None:
    text, expected = seed(shared, "canadim-draw-254")
    said = [row(one) for one in extract(text, url=expected["url"], published=expected["published"])]
    yesterday = next(one for one in said if one["invitations"] == 700)
    assert (yesterday["draw_date"], "draw_date" in yesterday["inferred"]) == ("2023-07-04", True)
