"""What `draws why` tells: each statement of a value, also its withdrawal, and the rule that chose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from archive import snapshots
from archive.store import open_store
from pipelines.intake import Intake
from pipelines.notebook import why
from pipelines.provenance import COLUMNS, statements
from scraper.sources import load_sources
from tests.pipelines.test_intake import feed, stem, taken
from tests.pipelines.test_life import POOL, REPORT, WIPED, page

RANKS = {source.id: source.rank for source in load_sources()}


def told(intake: Intake, draw: str, field: str) -> list[dict[str, Any]]:
    head = snapshots.head(intake.store)
    assert head is not None
    tables = [snapshots.read_table(intake.store, head, name) for name in ("observations", "evidence")]
    return statements(tables[0], tables[1], draw, field, RANKS)


def test_a_value_that_is_wiped_shows_as_given_then_as_nothing_and_stays_chosen() -> None:
    intake, _ = taken(feed(1, stem(**POOL)), feed(2, stem(**WIPED)), feed(3, stem(**WIPED, drawCRS="490")))
    rows = told(intake, "293", "pool")
    assert [(row["value"], row["chosen"], row["fetched_at"].hour) for row in rows] == [
        ("a total of 5 candidates as of 2024-04-09", True, 1),
        ("nothing", False, 2),
    ]
    assert json.loads(rows[0]["published_text"]) == {"dd17": "5", "dd18": "5"}
    assert told(intake, "293", "pool_as_of") == rows


def test_a_page_that_drops_the_draw_shows_as_saying_nothing() -> None:
    gone = page(2, day="April 2, 2024", category="General", invitations="700", crs="500")
    intake, _ = taken(page(1), gone)
    assert [(row["value"], row["chosen"]) for row in told(intake, REPORT, "crs_cutoff")] == [
        ("491", True),
        ("nothing", False),
    ]


def test_why_ranks_the_news_as_the_archive_did() -> None:
    # Ranks: cicnews 20, visahq 42. One source against one: the better rank is believed, not the earlier page.
    intake, _ = taken(page(1, "visahq", crs="481"), page(2, "cicnews"))
    rows = told(intake, REPORT, "crs_cutoff")
    assert [(row["source"], row["value"], row["chosen"]) for row in rows] == [
        ("visahq", "481", False),
        ("cicnews", "491", True),
    ]
    assert "news pages said it" in rows[1]["reason"]
    assert "1 of 2 sources there agree" in rows[1]["reason"]


def test_the_table_in_python(tmp_path: Path) -> None:
    taken(page(1), feed(2, stem()), store=open_store(str(tmp_path)))
    frame = why("293", root=tmp_path)
    assert tuple(frame.columns) == COLUMNS
    assert set(frame.field) >= {"draw_date", "invitations", "crs_cutoff", "category", "draw_number"}
    pd.testing.assert_frame_equal(frame, why(REPORT, root=tmp_path))
    assert frame[frame.field == "crs_cutoff"].source.tolist() == ["cicnews", "ircc-feed-en"]
    assert why("293", "status", root=tmp_path).empty
    with pytest.raises(KeyError, match="draws have no column 'x'; there are draw_id,"):
        why("293", "x", root=tmp_path)
