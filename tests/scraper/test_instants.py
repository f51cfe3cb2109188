"""Instants that people and files write."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.instants import instant
from scraper.sources import SourcesError
from scraper.spiders.news import read_since


@pytest.mark.parametrize("text", ["2024-04-11", "2024-04-11T00:00Z", " 20240411T000000 ", "2024-04-11T05:30:00+05:30"])
def test_an_instant_is_utc_where_it_names_no_other_zone(text: str) -> None:
    assert instant(text) == datetime(2024, 4, 11, tzinfo=UTC)
    assert instant(text).tzinfo is UTC


@pytest.mark.parametrize("text", ["", "soon", "2024-04", "0001-01-01T00:00+05:00", "9999-12-31T23:00-05:00"])
def test_what_is_no_instant_or_out_of_reach_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|out of reach|month"):
        instant(text)


@pytest.mark.parametrize("value", ["soon", "0001-01-01T00:00+05:00", None, 20240411, ["2024-04-11"]])
def test_the_time_since_which_a_spider_reads_is_told_where_it_is_none(tmp_path: Path, value: object) -> None:
    file = tmp_path / "since.json"
    file.write_text(json.dumps({"cicnews": value}))
    with pytest.raises(SourcesError, match=r"since\.json: cicnews: .* is no time in ISO form"):
        read_since(file)
