"""Files for others: CSV, JSON Lines, Parquet, SQLite, Excel, an Atom feed and a static JSON API.

Each format is a pure function from a snapshot to the bytes of files; `writing` puts them where they belong, and `reading`
reads them back through the schema that is shipped with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.exports.snapshot import Files, Snapshot

TABLE_FORMATS = ("csv", "jsonl", "parquet", "sqlite", "excel")
"""Formats that hold any table."""
FORMATS = (*TABLE_FORMATS, "atom", "api")


def make(format_: str, snapshot: Snapshot, *, base_url: str = "") -> Files:
    """Return the files of an export by their path below its folder; the same snapshot gives the same bytes.

    `base_url` is where the export will lie on the web; only the feed needs it, for its links. Raises KeyError for a
    format that is not one of FORMATS.
    """
    from archive.exports import api, columnar, database, delimited, feed, jsonlines, workbook

    makers = {
        "csv": delimited.files,
        "jsonl": jsonlines.files,
        "parquet": columnar.files,
        "sqlite": database.files,
        "excel": workbook.files,
        "atom": lambda given: feed.files(given, base_url),
        "api": api.files,
    }
    return makers[format_](snapshot)
