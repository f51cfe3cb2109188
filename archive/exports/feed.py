"""An Atom feed (RFC 4287) of the changes worth telling, for people who read with a feed reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from archive.compare import Change, draw_order, from_json
from archive.exports.about import DESCRIPTION, LICENCES, NAME, TITLE, readme
from archive.exports.api_names import file_name
from archive.exports.snapshot import is_web
from archive.messages import compose, line
from archive.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

    from archive.exports.snapshot import Files, Snapshot

FEED = "changes.atom"
MOST = 100
"""Entries of the feed."""
SILENT = {"renamed"}
"""Kinds of change that are no news."""
TAG = f"tag:{NAME},2026:"
"""Begins the id of the feed and of every entry: a tag URI (RFC 4151)."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one snapshot changed in one draw, in one way. `at`: the newest capture that the snapshot knew, UTC."""

    version: int
    draw_id: str
    kind: str
    changes: tuple[Change, ...]
    draw: Mapping[str, Any]
    at: datetime

    @property
    def id(self) -> str:
        """The same for as long as the archive lives: a tag URI of draw, snapshot and kind."""
        return f"{TAG}change/{quote(self.draw_id, safe='')}/{self.version}/{self.kind}"


def files(snapshot: Snapshot, base_url: str = "") -> Files:
    """Return the feed and a readme. `base_url` is where the export will lie on the web; with it entries link to the API."""
    return {FEED: feed(snapshot, base_url), "README.md": readme("atom", snapshot)}


def entries(snapshot: Snapshot) -> list[Entry]:
    """Return the changes worth telling, newest first, of one draw, snapshot and kind together; at most MOST."""
    tables = snapshot.all_tables
    draws = {row["draw_id"]: row for row in tables["draws"].to_pylist()}
    seen = {row["version"]: row["observed_until"] for row in tables["history"].to_pylist()}
    groups: dict[tuple[int, str, str], list[Change]] = {}
    for row in tables["changes"].to_pylist():
        if row["kind"] not in SILENT:
            groups.setdefault((row["version"], row["draw_id"], row["kind"]), []).append(from_json(row))
    found = [
        Entry(version, draw_id, kind, tuple(changes), draws.get(draw_id) or _gone(draw_id, changes), seen[version])
        for (version, draw_id, kind), changes in groups.items()
    ]
    found.sort(key=lambda one: (one.version, *draw_order(one.draw), one.kind), reverse=True)
    return found[:MOST]


def _gone(draw_id: str, changes: Sequence[Change]) -> dict[str, Any]:
    """Return what the changes tell of a draw that is no longer there."""
    wholes = [side for one in changes if one.field is None for side in (one.before, one.after) if side]
    return {
        "draw_number": None,
        "draw_date": None,
        "category_name": None,
        **(wholes[0] if wholes else {}),
        "draw_id": draw_id,
    }


def feed(snapshot: Snapshot, base_url: str = "") -> bytes:
    """Return the bytes of the feed."""
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    origin = snapshot.origin
    generator.id(f"{TAG}changes")
    generator.title(f"{TITLE}: changes")
    generator.language("en")
    generator.subtitle(_clean(f"{DESCRIPTION} Snapshot {origin.version}, manifest {origin.manifest_sha256}."))
    generator.author({"name": TITLE})
    generator.rights("; ".join(f"{one['title']}: {one['path']}" for one in LICENCES))
    generator.updated(origin.observed_until)
    if base_url:
        generator.link(href=f"{base_url.rstrip('/')}/atom/{FEED}", rel="self", type="application/atom+xml")
    generator.category(_categories(origin.record()))
    for entry in entries(snapshot):
        _add(generator, entry, base_url)
    return bytes(generator.atom_str(pretty=True))


def _categories(told: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"term": _clean(str(value)), "scheme": f"{TAG}{name}"} for name, value in told.items()]


def _add(generator: FeedGenerator, entry: Entry, base_url: str) -> None:
    made = generator.add_entry(order="append")
    made.id(entry.id)
    title, lines = words(entry)
    made.title(_clean(title))
    made.updated(entry.at)
    made.published(entry.at)
    fields = {f"field/{one.field}": one.field for one in entry.changes if one.field}
    made.category(_categories({"kind": entry.kind, "draw_id": entry.draw_id, "snapshot": entry.version, **fields}))
    made.content("".join(f"<p>{escape(_clean(one))}</p>" for one in lines), type="html")
    _register_links(made, list(_links(entry, base_url)))


def _register_links(made: FeedEntry, links: list[dict[str, str]]) -> None:
    """Add links to an entry. As an extension, since feedgen 1.0 drops all but the address from an entry's own links."""
    from feedgen.ext.base import BaseEntryExtension
    from lxml.etree import SubElement, _Element

    class Links(BaseEntryExtension):  # type: ignore[misc]
        def extend_atom(self, entry: _Element) -> _Element:
            for link in links:
                SubElement(entry, "{http://www.w3.org/2005/Atom}link", link)
            return entry

    made.register_extension("links", Links, rss=False)


def _links(entry: Entry, base_url: str) -> Iterator[dict[str, str]]:
    if base_url:
        href = f"{base_url.rstrip('/')}/api/v1/draws/{file_name(entry.draw_id)}.json"
        yield {"href": href, "rel": "alternate", "type": "application/json"}
    url = entry.draw.get("instruction_url")
    if url and is_web(url):
        yield {"href": url, "rel": "related", "title": "Ministerial Instruction"}


def words(entry: Entry) -> tuple[str, list[str]]:
    """Return the title and the lines of an entry, worded as messages are; a draw's figures are those of that snapshot."""
    whole = next((one.after or one.before for one in entry.changes if one.field is None), None)
    text = compose(entry.changes, {**entry.draw, **(whole or {})})
    fields = [one for one in entry.changes if one.field is not None]
    told = line(fields[0]) if len(fields) == 1 else ", ".join(label(one.field or "") for one in fields)
    return ": ".join(filter(None, (text.title, told))), text.body.splitlines()


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
