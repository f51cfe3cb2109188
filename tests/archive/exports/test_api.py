"""The JSON API made of files: each fits its schema, links lead somewhere, and no id leads elsewhere."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import archive
from archive import figures
from archive.exports import make
from archive.exports.api_names import file_name
from archive.exports.snapshot import read_snapshot
from archive.snapshots import commit
from archive.store import open_store
from tests.archive.exports.hostile import ODD_IDS
from tests.archive.made import NOON, content, draw, report

if TYPE_CHECKING:
    from tests.archive.exports.conftest import Exported


def load(found: Exported, path: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((found.into / "api" / "v1" / path).read_bytes())
    return told


FORMATS = jsonschema.FormatChecker(["date"])


@FORMATS.checks("date-time", raises=ValueError)
def is_instant(value: object) -> bool:
    return not isinstance(value, str) or (value.endswith("Z") and bool(datetime.fromisoformat(value)))


@cache
def validator(path: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads(path.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=FORMATS)


def test_every_file_fits_the_schema_it_names(either: Exported) -> None:
    root = either.into / "api" / "v1"
    files = [path for path in root.rglob("*.json") if path.parent.name != "schemas"]
    # The large lists are checked once each, of the small files every fifth.
    small = sorted(path for path in files if path.parent != root)
    for path in [path for path in files if path.parent == root] + small[::5]:
        body = json.loads(path.read_bytes())
        validator((path.parent / body["$schema"]).resolve()).validate(body)
        assert body["snapshot"] == either.snapshot.origin.record()


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("latest.json", {"draw": None}),
        ("latest.json", {"snapshot": None}),
        ("latest.json", {"more": 1}),
        ("draws.json", {"draws": [{"draw_id": "1"}]}),
        ("categories.json", {"categories": [{}]}),
        ("snapshot.json", {"rows": {}}),
        (
            "snapshot.json",
            {
                "snapshot": {
                    "version": 1,
                    "manifest_sha256": "a" * 64,
                    "created_at": "today",
                    "observed_until": "2024-04-11T12:00:00Z",
                    "schema_version": 1,
                }
            },
        ),
    ],
)
def test_the_schemas_refuse_what_is_not_so(real: Exported, path: str, change: dict[str, Any]) -> None:
    body = load(real, path)
    told = validator((real.into / "api" / "v1" / body["$schema"]).resolve())
    told.validate(body)
    assert not told.is_valid({**body, **change})


def test_there_is_a_file_for_every_draw_and_category(real: Exported) -> None:
    draws = archive.load(root=real.root)
    root = real.into / "api" / "v1"
    assert {path.stem for path in (root / "draws").iterdir()} == set(draws["draw_id"])
    assert {path.stem for path in (root / "categories").iterdir()} == set(draws["category"].dropna())
    assert any(name.startswith("reported-") for name in draws["draw_id"])


def test_a_draw_has_its_pool_changes_and_issues(real: Exported) -> None:
    body = load(real, "draws/262.json")
    assert body["draw"]["tie_break_at"] == "2023-07-04T19:36:18Z"
    correction = next(one for one in body["changes"] if one["field"] == "tie_break_at")
    assert correction["before"] == "2023-08-01T12:59:52Z"
    assert correction["after"] == "2023-07-04T19:36:18Z"
    pool = load(real, "draws/387.json")["pool"]
    total = next(one["candidates"] for one in pool if one["level"] == "total")
    assert sum(one["candidates"] for one in pool if one["level"] == "band") == total


def test_the_latest_is_the_newest_draw(real: Exported) -> None:
    newest = archive.load(root=real.root)["draw_id"].iloc[-1]
    assert load(real, "latest.json")["draw"]["draw_id"] == newest
    assert load(real, "latest.json")["draw"] == load(real, f"draws/{newest}.json")["draw"]


def test_a_category_sums_up_its_draws_and_its_link_leads_there(real: Exported) -> None:
    draws = archive.load(root=real.root)
    listed = load(real, "categories.json")["categories"]
    assert [one["category"] for one in listed] == sorted(draws["category"].dropna().unique())
    for one in listed:
        mine = draws[draws["category"] == one["category"]]
        body = load(real, one["href"])
        assert body["category"] == one
        assert [row["draw_id"] for row in body["draws"]] == mine["draw_id"].tolist()
        assert (one["draws"], one["invitations"]) == (len(mine), mine["invitations"].sum())
        assert (one["last_draw_id"], one["last_draw_date"]) == (
            mine["draw_id"].iloc[-1],
            f"{mine['draw_date'].iloc[-1]:%F}",
        )


def test_an_unconfirmed_draw_counts_nowhere_and_what_nobody_states_stays_null(tmp_path: Path) -> None:
    late = report(draw_id="reported-2024-05-02-general", draw_date=date(2024, 5, 2), category="general")
    rows = [
        draw("292", invitations=None),
        draw("294", invitations=None),
        late | {"status": "unconfirmed"},
        report(status="unconfirmed"),
        draw("91a"),
        draw("91b"),
        draw("9999", category="pnp", draw_date=None),
    ]
    store = open_store(tmp_path)
    made = commit(store, None, content(*rows), created_at=NOON, observed_until=NOON)
    assert made is not None
    files = {
        path: json.loads(data) for path, data in make("api", read_snapshot(store, made)).items() if ".json" in path
    }
    draws = archive.load(root=tmp_path)
    assert files["v1/latest.json"]["draw"]["draw_id"] == "294"
    body = files["v1/categories.json"]
    jsonschema.Draft202012Validator(files["v1/schemas/categories.schema.json"]).validate(body)
    listed = {one["category"]: one for one in body["categories"]}
    stem = listed.pop("stem")
    assert [stem[name] for name in ("draws", "invitations", "first_draw_date", "last_draw_id")] == [0, None, None, None]
    assert [one["draw_id"] for one in files[f"v1/{stem['href']}"]["draws"]] == ["reported-2024-04-11-stem"]
    assert {one["category"]: (one["draws"], one["invitations"]) for one in listed.values()} == {
        one["category"]: (one["draws"], one["invitations"])
        for one in figures.records(figures.totals(draws, "category"))
    }
    assert {one["category"]: (one["last_draw_id"], one["last_crs_cutoff"]) for one in listed.values()} == {
        one["category"]: (one["draw_id"], one["crs_cutoff"]) for one in figures.records(figures.latest(draws))
    }
    assert (listed["general"]["first_draw_date"], listed["general"]["last_draw_date"]) == ("2024-04-10", "2024-04-23")
    assert listed["pnp"]["first_draw_date"] == "2018-05-30"


def test_occupations_are_with_their_category(hostile: Exported, tmp_path: Path) -> None:
    table = hostile.snapshot.all_tables["occupations"]
    store = open_store(tmp_path)
    made = commit(
        store,
        None,
        content(draw("293", category="healthcare"), occupations=table),
        created_at=NOON,
        observed_until=NOON,
    )
    assert made is not None
    files = make("api", read_snapshot(store, made))
    assert len(json.loads(files["v1/categories/healthcare.json"])["occupations"]) == table.num_rows


def test_an_archive_without_draws_has_no_latest_but_all_lists(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    made = commit(store, None, content(draw("293")), created_at=NOON, observed_until=NOON)
    assert made is not None
    made = commit(store, made, content(observations=[]), created_at=NOON, observed_until=NOON)
    assert made is not None
    files = make("api", read_snapshot(store, made))
    assert json.loads(files["v1/draws.json"])["draws"] == json.loads(files["v1/categories.json"])["categories"] == []
    assert "v1/latest.json" not in files


def test_no_id_of_a_page_leads_to_another_folder(hostile: Exported) -> None:
    files = make("api", hostile.snapshot)
    draws = [path for path in files if path.startswith("v1/draws/")]
    assert len(draws) == hostile.snapshot.all_tables["draws"].num_rows
    for path in files:
        assert path == "README.md" or re.fullmatch(r"v1/([a-z]+/)?(~[0-9a-f]{32}|[a-z0-9-]+)(\.schema)?\.json", path)
    for key in ODD_IDS:
        assert json.loads(files[f"v1/draws/{file_name(key)}.json"])["draw"]["draw_id"] == key


def test_no_file_can_close_a_script_element(hostile: Exported) -> None:
    for path, data in make("api", hostile.snapshot).items():
        assert path == "README.md" or b"<" not in data


@given(st.lists(st.text(max_size=12), min_size=2, max_size=2, unique=True))
def test_names_are_safe_and_no_two_ids_share_one(keys: list[str]) -> None:
    names = [file_name(key) for key in keys]
    assert len({name.lower() for name in names}) == 2
    for name in names:
        assert re.fullmatch(r"[a-z0-9~][a-z0-9-]*", name)
        assert PurePosixPath(name).name == name


@pytest.mark.parametrize("key", ["293", "91a", "91b", "reported-2026-11-20-cec", "senior-managers"])
def test_ordinary_ids_are_their_own_names(key: str) -> None:
    assert file_name(key) == key


@pytest.mark.parametrize("key", ["con", "nul", "com1", "91A", "-a", "", "a.b", "x" * 101])
def test_other_ids_are_digests(key: str) -> None:
    assert file_name(key).startswith("~")
