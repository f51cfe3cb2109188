"""The French feed: the real English captures put into French as IRCC writes it, in both encodings it was served in."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.store import open_store
from pipelines.intake import Intake
from scraper.items import Capture
from scraper.sources import load_sources

MONTHS = dict(
    zip(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        strict=True,
    )
)
_DAY = re.compile(rf"({'|'.join(MONTHS)})\s+(\d{{1,2}})[,.]?\s*(\d{{4}})?")
PROGRAMS = {
    "Federal Skilled Worker": "Travailleurs qualifiés (fédéral)",
    "Canadian Experience Class": "Catégorie de l’expérience canadienne",
    "Federal Skilled Trades": "Travailleurs de métiers spécialisés (fédéral)",
    "Provincial Nominee": "Programme des candidats des provinces",
}
AT = datetime(2025, 12, 18, tzinfo=UTC)
SAME = ("draw_date", "drawn_at", "category", "programs", "invitations", "crs_cutoff", "tie_break_at", "pool_as_of")


def french(page: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The page as the French feed has it: names, dates, times and thousands in French, all else as it is."""
    return page | {"rounds": [_round(round_, names) for round_ in page["rounds"]]}


def _round(round_: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    made = {key: re.sub(r"(?<=\d),(?=\d{3}\b)", " ", value) if key.startswith("dd") else value for key, value in round_.items()}  # fmt: skip
    for key in ("drawDateFull", "drawDateTime", "drawCutOff", "drawDistributionAsOn"):
        made[key] = _DAY.sub(lambda found: f"{found[2]} {MONTHS[found[1]]} {found[3] or ''}", round_[key]).replace(" at", " à")  # fmt: skip
    named = [name for word, name in PROGRAMS.items() if word in round_["drawText2"]]
    return made | {
        "drawName": names[round_["drawNumber"]],
        "drawSize": round_["drawSize"].replace(",", " "),
        "drawText2": ", ".join(named),
        "drawNumberURL": round_["drawNumberURL"].replace("/en/", "/fr/"),
    }


def capture(page: dict[str, Any], source: str, encoding: str, hours: int) -> Capture:
    body = json.dumps(page, ensure_ascii=False).encode(encoding)
    return Capture(f"https://www.canada.ca/{source}.json", source, AT + timedelta(hours=hours), body)


@pytest.fixture(scope="module")
def pages(shared: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    english = json.loads((shared / "feed" / "2025-12-17T232058Z.json").read_bytes())
    names = json.loads((shared / "feed-fr" / "names.json").read_text(encoding="utf-8"))
    names |= {"91a": "Programme des travailleurs de métiers spécialisés (fédéral)", "91b": names["386"]}
    return english, french(english, names)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(open_store(tmp_path), {one.id: one for one in load_sources()}, now=lambda one: one.fetched_at)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_it_states_the_same_draws(pages: tuple[dict[str, Any], dict[str, Any]], intake: Intake, encoding: str) -> None:
    english, put_in_french = pages
    _, ours = intake.read(capture(english, "ircc-feed-en", "utf-8", 0))
    _, theirs = intake.read(capture(put_in_french, "ircc-feed-fr", encoding, 1))
    assert len(ours) == len(theirs) == 389
    for one, other in zip(ours, theirs, strict=True):
        assert one.draw_number == other.draw_number
        for name in SAME:
            assert getattr(one, name) == getattr(other, name), (one.draw_number, name, other)
        assert one.pool == other.pool, one.draw_number
        assert "�" not in (other.category_text or "")


def test_both_together_disagree_on_nothing(pages: tuple[dict[str, Any], dict[str, Any]], intake: Intake) -> None:
    english, put_in_french = pages
    assert intake.take(capture(english, "ircc-feed-en", "utf-8", 0)).result == "read"
    before = {row["draw_id"]: row for row in intake._truth.rows("draws")}
    assert intake.take(capture(put_in_french, "ircc-feed-fr", "cp1252", 1)).result == "read"
    after = {row["draw_id"]: row for row in intake._truth.rows("draws")}
    kinds = {issue["kind"] for issue in intake._truth.rows("issues")}
    assert not kinds & {"disagreement", "unreadable", "unknown-category"}
    for draw_id, row in after.items():
        assert row | {"sources": None} == before[draw_id] | {"sources": None}
        assert row["sources"] == ["ircc-feed-en", "ircc-feed-fr"]
    assert len(after) == 389


def test_a_body_of_the_other_language_is_refused(pages: tuple[dict[str, Any], dict[str, Any]], intake: Intake) -> None:
    english, put_in_french = pages
    for page, source, said in ((put_in_french, "ircc-feed-en", "fr"), (english, "ircc-feed-fr", "en")):
        outcome = intake.take(capture(page, source, "utf-8", 0))
        assert outcome.result == "refused"
        assert f"the page is written in {said}" in outcome.detail
        assert outcome.version is None
