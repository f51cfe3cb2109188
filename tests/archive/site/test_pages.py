"""The site without a browser: the same request gives the same bytes, names are safe, texts complete, colours legible."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.kinds import Kind
from archive.site import palette
from archive.site.names import file_name
from archive.site.pages import MARK, pages
from archive.site.words import LANGUAGES, words
from tests.archive.made import REAL
from tests.archive.site import sample

LIMIT = 300_000
"""Bytes of the front page before its charts."""

ISSUE_KINDS = {"disagreement", "withdrawn", "missing-from-source", "unreadable", "unknown-category", "date-against-time",
               "pool-after-draw", "pool-total", "pool-sub-bands", "unusual", "not-in-feed"}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    sample.build(root)
    return root


@pytest.fixture(scope="module")
def built(archive: Path) -> dict[str, bytes]:
    return dict(pages(sample.request(archive)))


def test_the_same_request_gives_the_same_bytes(archive: Path, built: dict[str, bytes]) -> None:
    sample.request.cache_clear()
    assert dict(pages(sample.request(archive))) == built


def test_every_draw_and_category_has_a_page_in_both_languages(built: dict[str, bytes]) -> None:
    names = [*REAL, sample.REPORT, sample.STRANGE_ID, sample.UNCONFIRMED]
    for folder in ("", "fr/"):
        assert {path for path in built if path.startswith(f"{folder}draws/")} == {
            f"{folder}draws/{file_name(name)}.html" for name in names
        }
        assert f"{folder}categories/{file_name(None)}.html" in built


def test_it_says_which_snapshot_it_is(built: dict[str, bytes]) -> None:
    mark = json.loads(built[MARK])
    assert mark["version"] == 2
    for path in ("index.html", "fr/draws/293.html"):
        assert mark["sha256"].encode() in built[path]
    assert "Snapshot 2, made on 2 May 2024, 12:00 UTC" in built["index.html"].decode()
    assert "Not affiliated with the Government of Canada" in built["index.html"].decode()
    assert "Sans lien avec le gouvernement du Canada" in built["fr/index.html"].decode()


def test_no_page_loads_anything_from_elsewhere(built: dict[str, bytes]) -> None:
    for path, tree in trees(built).items():
        policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert policy.startswith("default-src 'none'"), path
        for address in tree.xpath("//script/@src | //link[@rel!='canonical' and @rel!='alternate']/@href | //img/@src"):
            assert re.fullmatch(r"(\.\./)*[a-z]+\.(js|css|svg)", address), f"{path}: {address}"
        assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')] | //script[not(@src)] | //style"), path


def test_every_link_leads_somewhere_and_every_page_is_reached(built: dict[str, bytes]) -> None:
    pages_, reached = trees(built), {"index.html"}
    for path, tree in pages_.items():
        for href in tree.xpath("//a[not(contains(@rel, 'external'))]/@href"):
            relative, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), relative)) if relative else path
            assert target in pages_, f"{path} names {href}"
            assert not fragment or pages_[target].xpath("//*[@id=$id]", id=fragment), f"{path} names {href}"
            reached.add(target)
    assert reached == pages_.keys()


def trees(built: dict[str, bytes]) -> dict[str, Any]:
    return {path: lxml.html.document_fromstring(data) for path, data in built.items() if path.endswith(".html")}


def test_the_front_page_is_light(archive: Path, built: dict[str, bytes]) -> None:
    """Of five hundred draws: there were 389 in eleven years."""
    whole = sample.request(archive)
    one = next(row for row in whole.content.draws if row["draw_id"] == "293")
    many = tuple({**one, "draw_id": f"{number}", "draw_number": f"{number}"} for number in range(500))
    edition = pages(replace(whole, content=replace(whole.content, draws=many, latest=(one,))))
    front = next(data for path, data in edition if path == "index.html")
    assert len(front) < LIMIT
    assert len(built["site.css"]) + len(built["site.js"]) + len(built["theme.js"]) < 50_000


def test_a_base_url_gives_canonical_addresses_and_a_sitemap(archive: Path) -> None:
    built = dict(pages(sample.request(archive, "https://draws.example/ee")))
    assert b'<link rel="canonical" href="https://draws.example/ee/fr/draws/293.html">' in built["fr/draws/293.html"]
    assert b'hreflang="en" href="https://draws.example/ee/draws/293.html"' in built["fr/draws/293.html"]
    assert built["sitemap.xml"].count(b"<loc>https://draws.example/ee/") == sum(
        name.endswith(".html") for name in built
    )


def test_an_empty_archive_of_draws_still_makes_a_site(archive: Path) -> None:
    whole = sample.request(archive)
    content = replace(whole.content, draws=(), latest=(), by_month=(), pool_days={}, pools={}, issues={}, changes=())
    built = dict(pages(replace(whole, content=content, statements={})))
    assert "The archive holds no draw yet" in built["index.html"].decode()


def leaves(texts: dict[str, Any], at: str = "") -> Iterator[tuple[str, str]]:
    for name, value in texts.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{at}{name}.")
        else:
            yield f"{at}{name}", value


def test_both_languages_say_the_same() -> None:
    told = [
        dict(leaves(tomllib.loads((files("archive.site") / "texts" / f"{one}.toml").read_text(encoding="utf-8"))))
        for one in LANGUAGES
    ]
    english, french = told
    assert english.keys() == french.keys()
    places = re.compile(r"\{(\w+)\}")
    for key in english:
        assert sorted(places.findall(english[key])) == sorted(places.findall(french[key])), key


BY_VALUE = {
    "figure",
    "figure_hint",
    "round_type",
    "programs",
    "categories",
    "short",
    "status",
    "issue",
    "rule",
    "kind",
    "noted",
}
"""Sections whose keys are values of the archive."""


def test_every_text_is_used() -> None:
    """A text that no page asks for is a leftover."""
    folder = Path(str(files("archive.site")))
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*folder.rglob("*.py"), *folder.rglob("*.j2")])
    english = tomllib.loads((folder / "texts" / "en.toml").read_text(encoding="utf-8"))
    keys = {key.removesuffix(".one").removesuffix(".other") for key, _ in leaves(english)}
    assert [key for key in sorted(keys) if key.partition(".")[0] not in BY_VALUE and key not in code] == []


def test_every_kind_of_change_and_issue_has_its_words() -> None:
    for language in LANGUAGES:
        for kind in get_args(Kind):
            words(language).text(f"kind.{kind}")
        for kind in sorted(ISSUE_KINDS):
            words(language).text(f"issue.{kind}")


def test_texts_of_a_number_follow_the_language() -> None:
    assert words("en").text("by_category.draws", n=0) == "0 draws"
    assert words("en").text("by_category.draws", n=1) == "1 draw"
    assert words("fr").text("by_category.draws", n=0) == "0 ronde", "French has no plural for none"
    assert words("fr").text("by_category.draws", n=2) == "2 rondes"
    with pytest.raises(KeyError):
        words("fr").text("by_category.nothing")


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_marks_stand_out_from_the_page(mode: int) -> None:
    """WCAG asks 3 to 1 of what a picture is read by, and 4.5 to 1 of text."""
    tokens = (palette.LIGHT, palette.DARK)[mode]
    for slug, look in {**palette.CATEGORIES, **dict(enumerate(palette.STRANGE))}.items():
        assert contrast(look[mode], tokens["surface"]) >= 3, slug
        assert contrast(look[mode], tokens["bg"]) >= 3, slug
    for ink in ("ink", "muted", "link", "accent"):
        for ground in ("bg", "surface", "sunken"):
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
    for name in ("good", "warn", "bad"):
        assert contrast(tokens[name], tokens[f"{name}-bg"]) >= 4.5, name
    types = [look[mode] for look in palette.ROUND_TYPES.values()]
    assert all(contrast(one, two) >= 1.3 for one, two in pairwise(types)), "told apart without colour"


def test_every_category_has_a_look_of_its_own() -> None:
    shapes = [look[2] for look in (*palette.CATEGORIES.values(), *palette.STRANGE)]
    assert len(set(shapes)) == len(shapes)
    assert set(shapes) <= palette.SHAPES.keys()
    assert palette.look("never-seen") == palette.look("never-seen") in palette.STRANGE


def contrast(one: str, two: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("key", ["293", "91a", "reported-2026-11-20-cec", "reported-2026-11-20-cec-2"])
def test_usual_names_stay_as_they_are(key: str) -> None:
    assert file_name(key) == key


@given(st.text(), st.text())
def test_names_are_safe_and_different(one: str, two: str) -> None:
    first, second = file_name(one), file_name(two)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", first)
    assert len(first) <= 80
    assert first not in {"index", "con", "prn", "aux", "nul", "com1", "lpt9"}
    assert (first == second) == (one == two)
