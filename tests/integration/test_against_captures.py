"""The archive against the real captures, read here by other means than the product's: json, strptime and string cuts.

The newest statement of each field is what the archive must hold, unless IRCC blanked it later; then the last one given.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import archive
from tests.integration.seeds import ingest_seeds

BANDS = [
    ("dd1", 601, 1200), ("dd2", 501, 600), ("dd3", 451, 500), ("dd4", 491, 500), ("dd5", 481, 490), ("dd6", 471, 480),
    ("dd7", 461, 470), ("dd8", 451, 460), ("dd9", 401, 450), ("dd10", 441, 450), ("dd11", 431, 440), ("dd12", 421, 430),
    ("dd13", 411, 420), ("dd14", 401, 410), ("dd15", 351, 400), ("dd16", 301, 350), ("dd17", 0, 300), ("dd18", 0, 1200),
]  # fmt: skip
WORDS = {"Worker": "FSW", "Experience": "CEC", "Trades": "FST", "Nominee": "PNP"}


@pytest.fixture(scope="session")
def captures(shared: Path) -> list[dict[str, Any]]:
    bodies = [path.read_text(encoding="utf-8-sig") for path in sorted((shared / "feed").glob("*.json"))]
    return [json.loads(body) for body in bodies if body.strip()]


@pytest.fixture(scope="session")
def root(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that `draws ingest` made of all captures."""
    place = tmp_path_factory.mktemp("real") / "archive"
    files = map(str, sorted((shared / "feed").glob("*.json")))
    run = subprocess.run(
        [*DRAWS, "ingest", *files, "--archive", str(place)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 4, run.stderr
    assert "2025-07-10T03:13:20Z" in run.stderr
    assert "the body is empty" in run.stderr
    return place


@pytest.fixture(scope="session")
def seeded(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the five seeds taken in afterwards, so that each of them is late."""
    place = tmp_path_factory.mktemp("seeded") / "archive"
    shutil.copytree(root, place)
    ingest_seeds(shared, place)
    return place


DRAWS = [sys.executable, "-m", "pipelines"]


@pytest.fixture(params=["feed", "feed and seeds"])
def either(request: pytest.FixtureRequest, root: Path, seeded: Path) -> Path:
    """What IRCC says is the truth, whether or not others speak too."""
    return root if request.param == "feed" else seeded


@pytest.fixture(scope="session")
def latest(captures: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """For each draw, the newest text of each field that is not blank, and of the pool the newest that is not all zeros."""
    known: dict[str, dict[str, str]] = {}
    for page in captures:
        for round_ in page["rounds"]:
            texts = {key: value for key, value in round_.items() if value.strip() and not key.startswith("dd")}
            pool = {key: round_[key] for key, _, _ in BANDS}
            if set(pool.values()) != {"0"}:
                texts |= pool | {"pool_as_of": round_["drawDistributionAsOn"]}
            known.setdefault(round_["drawNumber"], {}).update(texts)
    return known


def words_to_day(text: str) -> date:
    month, day, year = re.findall(r"[A-Za-z]+|\d+", text)[:3]
    return datetime.strptime(f"{month} {day} {year}", "%B %d %Y").date()  # noqa: DTZ007


def words_to_instant(text: str, year: int | None = None) -> pd.Timestamp:
    clock = re.search(r"(\d{1,2}):(\d\d):(\d\d)", text)
    assert clock is not None
    day = words_to_day(text) if year is None else words_to_day(text.replace(" at", f" {year} at", 1))
    return pd.Timestamp(f"{day} {clock[0].zfill(8)}", tz="UTC")


def test_every_draw_is_there_once(either: Path, latest: dict[str, dict[str, str]]) -> None:
    draws = archive.load(root=either)
    assert len(draws) == 389
    assert set(draws.draw_id) == set(latest) == set(draws.draw_number)
    assert {"91a", "91b"} <= set(draws.draw_id)
    assert set(draws.status) == {"official"}


def test_every_field_of_every_draw_is_what_the_captures_say(either: Path, latest: dict[str, dict[str, str]]) -> None:
    compared = 0
    for row in archive.load(root=either).to_dict("records"):
        text = latest[row["draw_id"]]
        year = 2021 if row["draw_id"] == "208" else None  # its tie-break has no year; the draw was on 2021-10-27
        link = re.search(r"href='([^']*)'", text["drawNumberURL"])
        assert link is not None
        expected = {
            "draw_date": pd.Timestamp(words_to_day(text["drawDateFull"])),
            "drawn_at": words_to_instant(text["drawDateTime"]),
            "category_name": text["drawName"],
            "invitations": int(text["drawSize"].replace(",", "")),
            "crs_cutoff": int(text["drawCRS"]),
            "tie_break_at": words_to_instant(text["drawCutOff"], year) if "drawCutOff" in text else pd.NaT,
            "tie_break_precision": "second" if "drawCutOff" in text else pd.NA,
            "programs": sorted(code for word, code in WORDS.items() if word in text["drawText2"]),
            "instruction_url": "https://www.canada.ca" + link[1].replace("/content/canadasite", ""),
            "pool_as_of": pd.Timestamp(words_to_day(text["pool_as_of"])) if "pool_as_of" in text else pd.NaT,
        }
        found = {name: row[name] for name in expected} | {"programs": sorted(row["programs"])}
        for name, value in expected.items():
            same = (
                (pd.isna(value) and pd.isna(found[name]))
                if not isinstance(value, list) and pd.isna(value)
                else found[name] == value
            )
            assert same, (row["draw_id"], name, found[name], value)
            compared += 1
    assert compared == 389 * 10


def test_every_band_of_every_pool_is_what_the_captures_say(either: Path, latest: dict[str, dict[str, str]]) -> None:
    pool = archive.load("pool", root=either).set_index(["draw_id", "crs_low", "crs_high"]).candidates.to_dict()
    expected = {
        (number, low, high): int(text[key].replace(",", ""))
        for number, text in latest.items()
        if "pool_as_of" in text
        for key, low, high in BANDS
    }
    # IRCC filled in half of #226: its zeros are no counts.
    blank = {place: None for place, count in expected.items() if place[0] == "226" and not count}
    assert len(blank) == 9
    assert {place: None if pd.isna(count) else count for place, count in pool.items()} == expected | blank
    assert len(pool) > 3000


def test_categories_follow_the_names(root: Path) -> None:
    draws = archive.load(root=root)
    slugs = draws.groupby("category").category_name.unique().map(sorted).to_dict()
    assert slugs["trade"] == ["Trade occupations (Version 1)", "Trade occupations (Version 2)"]
    assert slugs["general"] == ["General", "No Program Specified"]
    assert slugs["fst"] == ["Federal Skilled Trades"]
    assert draws.groupby("category").round_type.nunique().max() == 1
    assert set(slugs) == {
        "agriculture", "cec", "education", "french", "fst", "fsw", "general", "healthcare", "pnp", "stem", "trade", "transport",
    }  # fmt: skip


def test_one_snapshot_for_each_capture_that_changed_something(root: Path) -> None:
    history = archive.load("history", root=root)
    assert len(history) == 51  # 53 captures, one broken, one the same as the one before
    assert list(history.version) == list(range(1, 52))
    assert not history.late.any()


def test_time_travel_gives_what_was_known_then(root: Path) -> None:
    assert len(archive.load(root=root, as_of="2024-06-01")) == 292
    first = archive.load(root=root, version=1)
    assert len(first) == 239
    assert archive.load(root=root, version=11).set_index("draw_id").draw_date["246"] == pd.Timestamp("2023-04-12")


def test_ircc_rewriting_its_history_shows(either: Path) -> None:
    changes = archive.load("changes", root=either)
    withdrawn = changes[changes.kind == "withdrawn"]
    assert sorted(withdrawn.draw_id) == ["223", "224", "226", "227"]
    assert set(withdrawn.field) == {"pool"}
    renamed = changes[(changes.kind == "renamed") & (changes.field == "category_name")]
    assert len(renamed) == 23
    corrected = changes[(changes.draw_id == "262") & (changes.field == "tie_break_at")]
    assert corrected.before.item().startswith('"2023-08-01')
    assert corrected.after.item() == '"2023-07-04T19:36:18Z"'
    issues = archive.load("issues", root=either)
    assert {"223", "224", "226", "227"} == set(issues[issues.kind == "withdrawn"].draw_id)
    assert {"357", "104", "108", "146", "148"} == set(issues[issues.kind == "date-against-time"].draw_id)
    assert {"226", "247"} == set(issues[issues.kind == "pool-sub-bands"].draw_id)
    assert {"226"} == set(issues[issues.kind == "pool-after-draw"].draw_id)
    details = issues[issues.kind.str.startswith("pool-")].set_index(["draw_id", "kind"]).detail
    assert details["226", "pool-sub-bands"] == (
        "the parts of 451-500 sum to 55917, not to the 0 published; "
        "the parts of 401-450 sum to 10951, not to the 53094 published"
    )
    assert details["226", "pool-total"] == (
        "the parts of 0-1200 sum to 61780, not to the 0 published; its zeros are taken for not filled in"
    )
    pool = archive.load("pool", root=either)
    totals = pool[pool.level == "total"].set_index("draw_id").candidates
    assert totals.isna().sum() == 1
    assert pd.isna(totals["226"])
    assert totals.min() > 190_000
    assert details["247", "pool-sub-bands"] == "the parts of 451-500 sum to 55687, not to the 55867 published"
    unusual = issues[issues.kind == "unusual"]
    assert sorted(zip(unusual.draw_id, unusual.field, strict=True)) == [
        ("176", "crs_cutoff"), ("176", "invitations"), ("226", "crs_cutoff"), ("227", "crs_cutoff"), ("296", "invitations"),
    ]  # fmt: skip
