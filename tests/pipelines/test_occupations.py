"""Tables of eligible occupations, from captures of pages to the table of the archive."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.intake import Intake
from scraper.items import Capture
from tests.pipelines.test_intake import observations, table, taken

START = datetime(2024, 4, 12, tzinfo=UTC)
HTML = """<html lang="en"><head><title>Express Entry</title></head><body><h1>IRCC holds a healthcare Express Entry draw</h1>
<p>On {day}, IRCC issued 1,000 invitations to healthcare candidates with a minimum CRS of 470.</p>
<h2>Eligible healthcare occupations{version}</h2>
<table><tr><th>Occupation</th><th>2021 NOC code</th><th>TEER</th></tr>{rows}</table></body></html>"""
DENTISTS = "<tr><td>Dentists</td><td>31110</td><td>1</td></tr>"
NURSES = "<tr><td>Nursing coordinators and supervisors</td><td>31300</td><td>TEER 1</td></tr>"
LEGISLATORS = "<tr><td>Legislators</td><td>00010</td><td></td></tr>"


def page(
    hours: int, *rows: str, version: str = "", url: str = "https://www.cicnews.com/1", source: str = "cicnews"
) -> Capture:
    body = HTML.format(day="April 11, 2024", rows="".join(rows), version=version)
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Capture(url, source, START + timedelta(hours=hours), body.encode(), headers=headers)


def rows_of(intake: Intake) -> list[tuple[str, str | None, str, int | None, str, str]]:
    names = ("category", "category_version", "noc_code", "teer", "title", "source")
    return [tuple(row[name] for name in names) for row in table(intake, "occupations")]


def test_a_table_of_a_page_is_in_the_archive() -> None:
    intake, _ = taken(page(1, DENTISTS, NURSES, LEGISLATORS, version=" (2025-1)"))
    assert rows_of(intake) == [
        ("healthcare", "2025-1", "00010", None, "Legislators", "cicnews"),
        ("healthcare", "2025-1", "31110", 1, "Dentists", "cicnews"),
        ("healthcare", "2025-1", "31300", 1, "Nursing coordinators and supervisors", "cicnews"),
    ]
    assert len(table(intake, "draws")) == 1  # a list of occupations is no draw


def test_a_page_that_changes_its_list_is_believed_anew_and_one_that_drops_it_keeps_it() -> None:
    intake, results = taken(page(1, DENTISTS, NURSES), page(2, DENTISTS), page(3))
    assert results == ["read", "read", "read"]
    assert [row[2] for row in rows_of(intake)] == ["31110"]


def test_equal_lists_of_two_pages_of_a_source_are_one_and_two_sources_are_two() -> None:
    again = page(2, DENTISTS, url="https://www.cicnews.com/2")
    other = page(3, DENTISTS, url="https://www.canadim.com/1", source="canadim")
    intake, _ = taken(page(1, DENTISTS), again, other)
    assert [(row[2], row[5]) for row in rows_of(intake)] == [("31110", "canadim"), ("31110", "cicnews")]


def test_the_order_in_which_lists_come_does_not_matter() -> None:
    captures = (page(1, DENTISTS, NURSES), page(2, DENTISTS), page(3, LEGISLATORS, url="https://www.cicnews.com/2"))
    tables = [table(taken(*order)[0], "occupations") for order in itertools.permutations(captures)]
    assert all(one == tables[0] for one in tables)
    assert len(tables[0]) == 2


def seeds(shared: Path) -> list[Capture]:
    """The five seeds as captures, each with the publication day that the seeds' list gives."""
    sources = {"canadim": "canadim", "asif": "asifconsulting", "novus": "novus", "moving2canada": "moving2canada"}
    found = []
    for name, told in sorted(json.loads((shared / "seeds" / "expected.json").read_bytes()).items()):
        source = sources[name.partition("-")[0]]
        headers = (("X-Draws-Published", told["published"]),) if told["published"] else ()
        url = told["url"] or f"https://{source}.example/{name}"
        body = (shared / "seeds" / name).read_bytes()
        found.append(Capture(url, source, datetime(2025, 1, 1, len(found), tzinfo=UTC), body, headers=headers))
    return found


def test_the_seeds_list_23_23_and_24_stem_occupations_though_their_cells_ran_together(shared: Path) -> None:
    intake, results = taken(*seeds(shared))
    assert results == ["read"] * 5
    rows = rows_of(intake)
    assert Counter(row[:2] + row[5:] for row in rows) == {
        ("stem", "2023-1", "canadim"): 23,
        ("stem", "2024-1", "canadim"): 23,
        ("stem", None, "moving2canada"): 24,
    }
    assert ("stem", None, "21200", 1, "Architects", "moving2canada") in rows
    assert ("stem", "2024-1", "20011", 0, "Architecture and science managers", "canadim") in rows
    # In the NOC of 2021 the second digit is the TEER.
    assert all(len(row[2]) == 5 and row[3] == int(row[2][1]) for row in rows)


def test_the_publication_day_given_by_hand_is_the_page_s_own(shared: Path) -> None:
    canadim = next(capture for capture in seeds(shared) if capture.url.endswith("draw-254/"))
    intake, _ = taken(canadim)
    assert {row.published_at for row in observations(intake, "254")} == {"2023-07-05"}
