"""The JSON Schemas of the API's files, made from the archive's schema."""

from __future__ import annotations

from typing import Any

from archive.exports.json_schema import DIALECT, object_schema, row_schema
from archive.schema import TABLES

HELD = ("draws", "pool", "changes", "issues", "occupations")
"""The tables that the API holds, each in a file of its own."""

_TEXT: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_INSTANT: dict[str, Any] = {"type": "string", "format": "date-time"}

_ORIGIN = object_schema(
    {
        "version": {"type": "integer", "minimum": 1, "description": "Number of the snapshot."},
        "manifest_sha256": {**_TEXT, "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 that the snapshot states."},
        "created_at": {**_INSTANT, "description": "When the snapshot was committed."},
        "observed_until": {**_INSTANT, "description": "The newest capture that it knows of."},
        "schema_version": {"type": "integer", "minimum": 1},
    }
)


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by name: snapshot, each table, draw, categories and category."""
    rows = {name: _change() if name == "changes" else row_schema(name) for name in HELD}
    lists = {
        name: {"type": "array", "items": schema, "description": TABLES[name].meaning} for name, schema in rows.items()
    }
    members = {
        "snapshot": _about(),
        **{name: {name: lists[name]} for name in HELD},
        "draw": {"draw": rows["draws"], **{name: lists[name] for name in ("pool", "changes", "issues")}},
        "categories": {"categories": {"type": "array", "items": _category()}},
        "category": {"category": _category(), "draws": lists["draws"], "occupations": lists["occupations"]},
    }
    return {
        name: {"$schema": DIALECT, "title": name, **object_schema({"$schema": _TEXT, "snapshot": _ORIGIN, **one})}
        for name, one in members.items()
    }


def _change() -> dict[str, Any]:
    schema = row_schema("changes")
    for side in ("before", "after"):
        # Parsed here: a figure, a text, a list, or an object of figures.
        schema["properties"][side] = {
            "description": f"The value {side}; an object of figures where the whole draw is meant.",
            "x-type": "json",
            "x-nullable": True,
        }
    return schema


def _about() -> dict[str, Any]:
    named = {"title": _TEXT, "path": _TEXT}
    return {
        "title": _TEXT,
        "description": _TEXT,
        "licences": {"type": "array", "items": object_schema({"name": _TEXT, **named}, optional=("name",))},
        "sources": {"type": "array", "items": object_schema(named, optional=("path",))},
        "rows": object_schema(dict.fromkeys(TABLES, _COUNT)),
        "files": {"type": "array", "items": _TEXT},
    }


def _category() -> dict[str, Any]:
    return object_schema(
        {
            "category": {**_TEXT, "description": "The slug."},
            "category_name": {"type": ["string", "null"], "description": "The round name of its last draw."},
            "draws": {**_COUNT, "description": "How many draws count: all but unconfirmed ones."},
            "invitations": {
                "type": ["integer", "null"],
                "description": "Invitations of all of them, as far as they are stated; null where none is.",
            },
            "first_draw_date": _DAY,
            "last_draw_date": _DAY,
            "last_draw_id": {"type": ["string", "null"]},
            "last_crs_cutoff": {"type": ["integer", "null"]},
            "href": {**_TEXT, "description": "The category's file, relative to this version of the API."},
        }
    )
