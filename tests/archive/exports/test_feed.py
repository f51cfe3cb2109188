"""The Atom feed: valid against RFC 4287, stable ids, readable titles, and text of pages stays text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

import archive
from archive.exports import make
from archive.exports.feed import MOST, SILENT, entries
from archive.exports.snapshot import read_snapshot
from archive.snapshots import commit, manifest
from archive.store import open_store
from tests.archive.made import NOON, at, content, draw, report, withdrawn

if TYPE_CHECKING:
    from archive.exports.snapshot import Snapshot
    from tests.archive.exports.conftest import Exported

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))


def feed_of(snapshot: Snapshot, base_url: str = "") -> bytes:
    return make("atom", snapshot, base_url=base_url)["changes.atom"]


def problems(data: bytes) -> list[str]:
    """What RFC 4287 forbids in a feed: by its grammar, and by its rules in prose that concern what we write."""
    root = etree.fromstring(data)
    found = [] if GRAMMAR.validate(root) else [str(error) for error in GRAMMAR.error_log]
    authors = root.findall(f"{ATOM}author")
    ids = [one.findtext(f"{ATOM}id") or "" for one in root.iter(f"{ATOM}entry")]
    found += ["two entries with one id"] * (len(set(ids)) != len(ids))
    found += ["no author"] * (not authors)
    for one in root.iter(f"{ATOM}id"):
        found += [f"id {one.text} is no URI"] * (
            not re.fullmatch(r"tag:[a-z-]+,\d{4}:[A-Za-z0-9/%._~-]+", one.text or "")
        )
    for one in [root, *root.iter(f"{ATOM}entry")]:
        links = one.findall(f"{ATOM}link")
        alternates = [
            (link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"
        ]
        found += ["two alternate links of one kind"] * (len(set(alternates)) != len(alternates))
        found += [
            f"link {link.get('href')}"
            for link in links
            if urlsplit(link.get("href", "")).scheme not in {"http", "https"}
        ]
    return found


@pytest.mark.parametrize("base_url", ["", "https://example.org/draws/"])
def test_the_feed_is_valid(either: Exported, base_url: str) -> None:
    assert problems(feed_of(either.snapshot, base_url)) == []


BROKEN = {
    "no id": (rb"<id>tag:express-entry-draws,2026:changes</id>", b""),
    "no date": (rb"<updated>[^<]*</updated>", b"<updated>yesterday</updated>"),
    "an element that there is not": (rb"<rights>", b"<licence>x</licence><rights>"),
    "a category without a term": (rb'<category term="[^"]*"', b"<category"),
    "an entry without a title": (rb"<entry>\s*(<id>[^<]*</id>)\s*<title>[^<]*</title>", rb"<entry>\1"),
    "the title twice": (rb"(<title>[^<]*</title>)", rb"\1\1"),
    "no author": (rb"(?s)<author>.*?</author>", b""),
    "two alternate links": (rb"(<content)", rb'<link href="https://a.example/"/><link href="https://b.example/"/>\1'),
    "a link that runs": (rb"(<content)", rb'<link rel="related" href="javascript:1"/>\1'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_feed_is_found(hostile: Exported, name: str) -> None:
    pattern, repl = BROKEN[name]
    data, count = re.subn(pattern, repl, feed_of(hostile.snapshot), count=1)
    assert count
    assert problems(data)


def test_feedparser_reads_it(real: Exported) -> None:
    data = feed_of(real.snapshot, "https://example.org/draws")
    found = feedparser.parse(data)
    assert not found.bozo
    assert found.version == "atom10"
    told = {one.scheme.rpartition(":")[2]: one.term for one in found.feed.tags}
    assert told == {name: str(value) for name, value in real.snapshot.origin.record().items()}
    one = next(one for one in found.entries if one.id.startswith("tag:express-entry-draws,2026:change/387/"))
    assert one.title == "CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515"
    assert "tie-break 9 September 2025, 18:58:59 UTC" in one.content[0].value
    assert [(link.rel, link.href) for link in one.links] == [
        ("alternate", "https://example.org/draws/api/v1/draws/387.json"),
        ("related", archive.load(root=real.root).set_index("draw_id").loc["387", "instruction_url"]),
    ]


def test_every_entry_is_a_change_of_the_table_and_the_newest_come_first(either: Exported) -> None:
    changes = archive.load("changes", root=either.root)
    loud = changes[~changes["kind"].isin(SILENT)]
    groups = {key: sorted(group["field"].dropna()) for key, group in loud.groupby(["version", "draw_id", "kind"])}
    told = entries(either.snapshot)
    assert len(told) == min(MOST, len(groups))
    for one in told:
        assert (
            sorted(change.field for change in one.changes if change.field) == groups[one.version, one.draw_id, one.kind]
        )
    versions = [one.version for one in told]
    assert versions == sorted(versions, reverse=True)
    left_out = set(groups) - {(one.version, one.draw_id, one.kind) for one in told}
    assert all(version <= versions[-1] for version, _, _ in left_out)


JULY, AUGUST = at("2023-07-04T19:36:18"), at("2023-08-01T12:59:52")
TITLES = {
    "new": ({}, {"draws": [draw("293")]}, "STEM draw #293 of 11 April 2024: 4,500 invitations, CRS 491"),
    "reported": ({}, {"draws": [report()]},
                 "Reported, not confirmed by IRCC: STEM draw of 11 April 2024: 4,500 invitations, CRS 491"),
    "confirmed": ({"draws": [report()]}, {"draws": [draw("293", reported_as="reported-2024-04-11-stem")]},
                  "Confirmed by IRCC: STEM draw #293 of 11 April 2024: 4,500 invitations, CRS 491"),
    "corrected": ({"draws": [draw("262", tie_break_at=AUGUST)]}, {"draws": [draw("262")]},
                  ("Corrected: General draw #262 of 15 August 2023: tie-break: 1 August 2023, 12:59:52 UTC → "
                   "4 July 2023, 19:36:18 UTC")),
    "two corrected": ({"draws": [draw("293", invitations=4800, crs_cutoff=490)]}, {"draws": [draw("293")]},
                      "Corrected: STEM draw #293 of 11 April 2024: CRS cutoff, invitations"),
    "withdrawn": ({"draws": [draw("293")]}, {"draws": [draw("293")], "issues": [withdrawn("293", "tie_break_at")]},
                  "No longer stated: STEM draw #293 of 11 April 2024: tie-break 25 February 2024, 11:55:12 UTC"),
    "gone": ({"draws": [draw("292"), report()]}, {"draws": [draw("292")]}, "No longer stated: STEM draw of 11 April 2024"),
}  # fmt: skip


def newest_titles(root: Path, *versions: dict[str, Any]) -> list[str]:
    """The titles of what the last of these versions brought."""
    store, made = open_store(root), None
    for told in versions:
        tables = {name: rows for name, rows in told.items() if name != "draws"}
        made = commit(
            store, made, content(*told["draws"], observations=[], **tables), created_at=NOON, observed_until=NOON
        )
    assert made is not None
    found = feedparser.parse(feed_of(read_snapshot(store, made)))
    assert problems(feed_of(read_snapshot(store, made))) == []
    return [one.title for one in found.entries if f"/{made.version}/" in one.id]


@pytest.mark.parametrize("name", TITLES)
def test_titles_say_what_happened(tmp_path: Path, name: str) -> None:
    before, after, title = TITLES[name]
    assert newest_titles(tmp_path, *(one for one in (before, after) if one)) == [title]


def test_a_new_draw_is_told_with_the_figures_it_had_then(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    made = commit(store, None, content(draw("293", crs_cutoff=490)), created_at=NOON, observed_until=NOON)
    made = commit(store, made, content(draw("293"), observations=[]), created_at=NOON, observed_until=NOON)
    assert made is not None
    titles = [one.title for one in feedparser.parse(feed_of(read_snapshot(store, made))).entries]
    assert titles == [
        "Corrected: STEM draw #293 of 11 April 2024: CRS cutoff: 490 → 491",
        "STEM draw #293 of 11 April 2024: 4,500 invitations, CRS 490",
    ]


def test_a_renamed_category_is_no_news(tmp_path: Path) -> None:
    before = {"draws": [draw("293", category_name="STEM occupations (2024-1)")]}
    assert newest_titles(tmp_path, before, {"draws": [draw("293")]}) == []


def test_ids_stay_when_the_archive_grows(real: Exported) -> None:
    store = open_store(real.root)
    later = {one.id for one in entries(real.snapshot)}
    newest = max(int(one.split("/")[2]) for one in later)
    earlier = {one.id for one in entries(read_snapshot(store, manifest(store, newest - 1)))}
    assert len(later & earlier) > MOST // 2
    assert {one.split("/")[2] for one in later - earlier} == {str(newest)}


def test_text_of_a_page_stays_text(hostile: Exported) -> None:
    data = feed_of(hostile.snapshot)
    found = feedparser.parse(data, sanitize_html=False)
    told = next(one for one in found.entries if "<script>" in one.title)
    assert told.title_detail.type == "text/plain"
    assert "<script>" not in told.content[0].value
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;]]&gt;" in told.content[0].value
    assert all(char.isprintable() or char in "\n\t" for char in data.decode())
    assert all(link.href.startswith("https://") for one in found.entries for link in one.get("links", []))


def test_what_the_feed_leaves_out_is_in_the_api(real: Exported) -> None:
    body = json.loads((real.into / "api" / "v1" / "changes.json").read_bytes())
    assert len(body["changes"]) == len(archive.load("changes", root=real.root)) > MOST
