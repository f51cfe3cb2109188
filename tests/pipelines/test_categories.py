"""Round names of every era, English and French."""

import json
from pathlib import Path

import pytest

from pipelines.categories import from_name, split_version
from pipelines.programs import programs

NAMES = [
    ("#1", "No Program Specified", "general", None),
    ("#272", "General", "general", None),
    ("#48", "Provincial Nominee Program", "pnp", None),
    ("#3", "Canadian Experience Class", "cec", None),
    ("#64", "Federal Skilled Trades", "fst", None),
    ("#240", "Federal Skilled Worker", "fsw", None),
    ("#254", "STEM occupations (2023-1)", "stem", "2023-1"),
    ("#287", "French language proficiency (2024-1)", "french", "2024-1"),
    ("#388", "French language proficiency (Version 1)", "french", "Version 1"),
    ("#345", "Healthcare and social services occupations (Version 2)", "healthcare", "Version 2"),
    ("#252", "Healthcare occupations (2023-1)", "healthcare", "2023-1"),
    ("#261", "Trade occupations (2023-1)", "trade", "2023-1"),
    ("#289", "Transport occupations (2024-1)", "transport", "2024-1"),
    ("#267", "Agriculture and agri-food occupations (2023-1)", "agriculture", "2023-1"),
    ("#344", "Education occupations (Version 1)", "education", "Version 1"),
    ("#397", "Physicians with Canadian Work Experience, 2026-Version 1", "physicians", "2026-Version 1"),
    ("#402", "Senior managers with Canadian Work Experience, 2026-Version 1", "senior-managers", "2026-Version 1"),
    ("a version in another place", "Trade occupations, 2026-Version 3", "trade", "2026-Version 3"),
    ("French #388", "Compétence linguistique en français (Version 1)", "french", "Version 1"),
    ("French #387", "Catégorie de l’expérience canadienne", "cec", None),
    ("French #385", "Professions de la santé et des services sociaux (Version 2)", "healthcare", "Version 2"),
    ("French trade", "Métiers spécialisés (Version 1)", "trade", "Version 1"),
    ("French FST", "Programme des travailleurs de métiers spécialisés (fédéral)", "fst", None),
    ("French STEM", "Professions des STIM (Version 1)", "stem", "Version 1"),
]


@pytest.mark.parametrize(("why", "name", "slug", "version"), NAMES)
def test_official_names(why: str, name: str, slug: str, version: str | None) -> None:
    found = from_name(name)
    assert found is not None, why
    assert (found.slug, found.version, found.known) == (slug, version, True), why


def test_a_name_never_seen_before_is_kept_and_marked() -> None:
    found = from_name("Aviation & aérospace occupations (2027-1)")
    assert found is not None
    assert (found.slug, found.version, found.known) == ("aviation-and-aerospace-occupations", "2027-1", False)


@pytest.mark.parametrize("name", ["", "   ", None, "(Version 1)"])
def test_no_name_is_no_category(name: str | None) -> None:
    assert from_name(name) is None


def test_trade_the_category_is_not_federal_skilled_trades_the_program() -> None:
    trade, program = from_name("Trade occupations (Version 2)"), from_name("Federal Skilled Trades")
    assert trade is not None
    assert program is not None
    assert (trade.slug, trade.round_type) == ("trade", "category-based")
    assert (program.slug, program.round_type) == ("fst", "program-specific")


def test_a_year_in_a_name_is_no_version() -> None:
    assert split_version("Levels plan 2024") == ("Levels plan 2024", None)


def test_every_official_french_name_has_the_slug_of_its_english_one(shared: Path) -> None:
    french = json.loads((shared / "feed-fr" / "names.json").read_text(encoding="utf-8"))
    page = json.loads((shared / "feed" / "2025-12-17T232058Z.json").read_bytes())
    english = {round_["drawNumber"]: round_["drawName"] for round_ in page["rounds"]}
    compared = 0
    for number, name in french.items():
        if number not in english:  # 91a and 91b share a number in the tracker that the names were read from
            continue
        one, other = from_name(name), from_name(english[number])
        assert one is not None
        assert other is not None
        assert (one.slug, one.known) == (other.slug, True), (number, name)
        compared += 1
    assert compared >= 387


ALL_FOUR = ("FSW", "CEC", "FST", "PNP")
PROGRAMS = [
    (
        "#1",
        "Federal Skilled Worker, Canadian Experience Class, Federal Skilled Trades and Provincial Nominee Program",
        ALL_FOUR,
    ),
    (
        "#388",
        "Federal Skilled Worker Program, Canadian Experience Class and Federal Skilled Trades Program",
        ALL_FOUR[:3],
    ),
    (
        "the slip of 2025",
        "Federal Skilled Worker Progran, Canadian Experience Class, Federal Skilled Trades Program and Provincial Nominee Program",
        ALL_FOUR,
    ),
    ("#386", "Provincial Nominee Program", ("PNP",)),
    ("#91a", "Federal Skilled Trades", ("FST",)),
    (
        "French",
        "Programme des travailleurs qualifiés (fédéral), catégorie de l’expérience canadienne et Programme des travailleurs de métiers spécialisés (fédéral)",
        ALL_FOUR[:3],
    ),
    ("a program never seen before makes the list incomplete", "Canadian Experience Class and Start-up Visa", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("why", "text", "expected"), PROGRAMS)
def test_programs(why: str, text: str, expected: tuple[str, ...] | None) -> None:
    assert programs(text) == expected, why
