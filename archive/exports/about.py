"""What every export says of itself: title, licences, how it reads, and what it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.exports.snapshot import Snapshot

NAME = "express-entry-draws"
TITLE = "Express Entry draws"
DESCRIPTION = (
    "Every round of invitations of Canada's Express Entry, every figure, and which page said it when. "
    "Not affiliated with the Government of Canada: check a figure with IRCC before you act on it."
)
LICENCES = (
    {"name": "MIT", "title": "MIT License (the compilation)", "path": "https://opensource.org/license/mit"},
    {
        "title": "Terms of Canada.ca (the figures and words quoted from IRCC; those quoted from others are theirs)",
        "path": "https://www.canada.ca/en/transparency/terms.html",
    },
)

READING = {
    "csv": "A Frictionless data package: `datapackage.json` tells the type of every column. An empty cell is a null. Lists "
    "are JSON. So that no spreadsheet runs a text of a page as a formula, an apostrophe stands before = + - @ where a text "
    "begins with one (also behind blanks, and behind a semicolon, tab or line break inside it), before a text that begins "
    "with a tab or a line break, and alone for an empty text; where apostrophes stand there already there is one more. "
    "Take one away to have the text. Numbers are never changed.",
    "jsonl": "One JSON object a line; `TABLE.schema.json` is the JSON Schema of a line, with `x-type` for the exact type.",
    "parquet": "Plain Parquet. pandas gives nullable integers and `string`; the snapshot is in the key-value metadata.",
    "sqlite": "One file. `columns` tells the type of every column and `snapshot` the snapshot; lists are JSON, instants ISO "
    "text in UTC, booleans 0 and 1. For Datasette: `datasette express-entry-draws.db --metadata metadata.json`.",
    "excel": "One sheet a table; `columns` tells the type of every column. Times are UTC. Lists are JSON. Texts are text "
    "cells, never formulas.",
    "atom": "A feed for people. Categories of the feed name the snapshot; those of an entry the draw, the kind, the "
    "snapshot that brought it and the fields.",
    "api": "Files for any static host, each with its JSON Schema in `v1/schemas`. `v1/snapshot.json` is the place to begin.",
}
"""How each format reads."""

LOSSES: dict[str, tuple[str, ...]] = {
    "csv": (),
    "jsonl": (),
    "parquet": (),
    "sqlite": (),
    "excel": (
        "Instants are kept to the millisecond, Excel's own precision; what is finer is lost.",
        "Days and instants before 1 March 1900 or after 30 December 9999 are ISO text, since Excel has no such dates.",
        "A text longer than 32,767 characters is cut there; the sheet `read me` counts them.",
    ),
    "atom": (
        "Only the newest 100 changes; renamed categories and what the archive began with beyond that are left out.",
        "Values are words for people: the rows of `changes` cannot be rebuilt from them.",
        "Characters that XML does not allow are replaced by U+FFFD.",
    ),
    "api": ("Only draws, pool, changes, issues and occupations; not observations, evidence and history.",),
}
"""What each format cannot hold; empty where every table reads back to exactly its rows. The tests measure each."""


REFERENCES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "pool": (("draw_id", "draws", "draw_id"),),
    "evidence": (("observation_id", "observations", "observation_id"), ("draw_id", "draws", "draw_id")),
    "issues": (("draw_id", "draws", "draw_id"),),
    "changes": (("version", "history", "version"),),
}
"""What refers to what. `changes.draw_id` is none: a change may tell of a draw that is gone."""


def readme(format_: str, snapshot: Snapshot) -> bytes:
    """Return README.md of an export: which snapshot, how it reads, what it lacks, whose it is."""
    lacks = [f"- {one}" for one in LOSSES[format_]] or ["Nothing: every table reads back to exactly its rows."]
    lines = [
        f"# {TITLE}: {format_}",
        "",
        DESCRIPTION,
        "",
        "## Snapshot",
        "",
        *(f"- {name.replace('_', ' ')}: {value}" for name, value in snapshot.origin.record().items()),
        "",
        "## How it reads",
        "",
        READING[format_],
        "",
        "## What it cannot hold",
        "",
        *lacks,
        "",
        "## Licences and sources",
        "",
        *(f"- [{one['title']}]({one['path']})" for one in LICENCES),
        *(f"- {one['title']}" + (f": <{one['path']}>" if "path" in one else "") for one in snapshot.sources),
    ]
    return ("\n".join(lines) + "\n").encode()


def foreign_keys(names: tuple[str, ...]) -> dict[str, list[tuple[str, str, str]]]:
    """Return for each of these tables its (column, table, column) references to others of them."""
    return {name: [key for key in REFERENCES.get(name, ()) if key[1] in names] for name in names}


def package_facts(snapshot: Snapshot) -> dict[str, Any]:
    """Return what a data package says of the whole: name, title, version, created, licences, sources, snapshot."""
    origin = snapshot.origin
    return {
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": f"{origin.schema_version}.{origin.version}.0",
        "created": origin.record()["created_at"],
        "licenses": [dict(one) for one in LICENCES],
        "sources": snapshot.sources,
        "snapshot": origin.record(),
    }
