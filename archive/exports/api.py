"""A JSON API made of files, for any static host: `v1/…`, each file with its JSON Schema in `v1/schemas`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive.compare import counts, newest
from archive.exports.about import DESCRIPTION, LICENCES, TITLE, readme
from archive.exports.api_names import file_name
from archive.exports.api_schemas import HELD, schemas
from archive.exports.columns import document, plain_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive.exports.snapshot import Files, Snapshot

Row = dict[str, Any]

VERSION = "v1"
"""Begins every path; raised when a file changes its meaning or a member goes."""


def files(snapshot: Snapshot) -> Files:
    """Return the files of the API and a readme. Draws come in the order of `archive.load`: oldest first."""
    found: Files = {}
    for path, schema, members in _documents(snapshot):
        up = "../" * path.count("/")
        body = {"$schema": f"{up}schemas/{schema}.schema.json", "snapshot": snapshot.origin.record(), **members}
        found[f"{VERSION}/{path}.json"] = document(body)
    for name, told in schemas().items():
        found[f"{VERSION}/schemas/{name}.schema.json"] = document(told)
    return {**found, "README.md": readme("api", snapshot)}


def _documents(snapshot: Snapshot) -> Iterator[tuple[str, str, Row]]:
    """Give the path, the schema and the members of each file."""
    tables = {name: plain_rows(table) for name, table in snapshot.all_tables.items() if name in HELD}
    tables["changes"] = [_change(row) for row in tables["changes"]]
    yield "snapshot", "snapshot", _about(snapshot)
    for name in HELD:
        yield name, name, {name: tables[name]}
    yield from _draw_documents(tables)
    yield from _category_documents(tables)


def _about(snapshot: Snapshot) -> Row:
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "licences": [dict(one) for one in LICENCES],
        "sources": snapshot.sources,
        "rows": {name: table.num_rows for name, table in snapshot.all_tables.items()},
        "files": ["latest.json", "categories.json", *(f"{name}.json" for name in HELD)],
    }


def _change(row: Row) -> Row:
    """Return a row of changes with its values as JSON instead of as text that holds JSON."""
    sides = {side: None if row[side] is None else json.loads(row[side]) for side in ("before", "after")}
    return {**row, **sides}


def _draw_documents(tables: Mapping[str, list[Row]]) -> Iterator[tuple[str, str, Row]]:
    told = {name: _by(tables[name], "draw_id") for name in ("pool", "changes", "issues")}
    last = newest(tables["draws"])
    for row in tables["draws"]:
        key = row["draw_id"]
        members = {"draw": row, **{name: rows.get(key, []) for name, rows in told.items()}}
        yield f"draws/{file_name(key)}", "draw", members
        if row is last:
            yield "latest", "draw", members


def _category_documents(tables: Mapping[str, list[Row]]) -> Iterator[tuple[str, str, Row]]:
    """Give one file a category, and the list of them by slug. A draw whose category no source states is in none."""
    by_slug = _by([row for row in tables["draws"] if row["category"] is not None], "category")
    occupations = _by(tables["occupations"], "category")
    listed = []
    for slug in sorted(by_slug):
        summary = _summary(slug, by_slug[slug])
        listed.append(summary)
        members = {"category": summary, "draws": by_slug[slug], "occupations": occupations.get(slug, [])}
        yield f"categories/{file_name(slug)}", "category", members
    yield "categories", "categories", {"categories": listed}


def _summary(slug: str, draws: list[Row]) -> Row:
    """Return what the list says of a category by those of its draws that count, as `archive.figures` counts them."""
    counted = [row for row in draws if counts(row)]
    invitations = [row["invitations"] for row in counted if row["invitations"] is not None]
    last = newest(counted) or dict.fromkeys(("category_name", "draw_id", "draw_date", "crs_cutoff"))
    return {
        "category": slug,
        "category_name": last["category_name"],
        "draws": len(counted),
        "invitations": sum(invitations) if invitations else None,
        "first_draw_date": min((row["draw_date"] for row in counted if row["draw_date"]), default=None),
        "last_draw_date": last["draw_date"],
        "last_draw_id": last["draw_id"],
        "last_crs_cutoff": last["crs_cutoff"],
        "href": f"categories/{file_name(slug)}.json",
    }


def _by(rows: list[Row], column: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
