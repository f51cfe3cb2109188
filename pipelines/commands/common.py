"""What the commands share: exit codes, options, and printing of rows. Imports neither Scrapy nor pandas."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from pipelines.exits import Exit as Exit  # noqa: PLC0414 - the commands take it from here
from pipelines.values import plain

if TYPE_CHECKING:
    from archive.store import Store
    from scraper.sources import Source


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


DEFAULT_ARCHIVE = "data/archive"


Archive = Annotated[
    str,
    typer.Option(
        "--archive",
        metavar="ROOT",
        envvar="DRAWS_ARCHIVE",
        help="The archive: a folder or an object-store URL.",
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="How to print: table for people, the others for programs.")
]

errors = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(message: str) -> None:
    """Tell a person on standard error, as plain text."""
    errors.print(message, markup=False)


def usage(message: str) -> NoReturn:
    """End with a usage error that says what is wrong. Raises typer.Exit with code 2."""
    complain(f"draws: {message}")
    raise typer.Exit(Exit.USAGE)


def existing(root: str) -> Store:
    """Open the archive that a command looks at. Ends with a usage error where nothing of one is there, nothing is made."""
    from archive.store import open_store

    store = open_store(root)
    if not any(store.list(folder) for folder in ("snapshots", "tables", "captures", "crawls")):
        usage(f"there is no archive at {store.root} yet; make one with `draws crawl` or `draws ingest`")
    return store


def sources_of(path: Path | None) -> tuple[Source, ...]:
    """Read the list of sources in a file; without one, the project's own. Ends with a usage error where it cannot be used."""
    from scraper.sources import SourcesError, load_sources

    try:
        return load_sources(path)
    except (SourcesError, OSError) as error:
        usage(str(error))


def leave(*codes: int) -> None:
    """End with the highest of the codes; return where that is 0. Raises typer.Exit."""
    code = max(codes, default=0)
    if code:
        raise typer.Exit(code)


def emit(rows: Sequence[Mapping[str, Any]], format_: Format, *, columns: Sequence[str], title: str = "") -> None:
    """Print rows on standard output in the format asked for; nothing else goes there."""
    if format_ is Format.json:
        print(json.dumps([_jsonable(row, columns) for row in rows], ensure_ascii=False, indent=2))  # noqa: T201
    elif format_ is Format.jsonl:
        for row in rows:
            print(json.dumps(_jsonable(row, columns), ensure_ascii=False))  # noqa: T201
    elif format_ is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    else:
        _print_table(rows, columns, title)


WIDE = 220
"""Columns of a table that is not printed on a terminal: nothing is folded for a file or a pipe."""


def _print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], title: str) -> None:
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else WIDE)
    table = Table(title=title or None, title_justify="left", header_style="bold", pad_edge=False, box=None)
    for name in columns:
        values = [row[name] for row in rows if row.get(name) is not None]
        numeric = bool(values) and all(isinstance(value, int) for value in values)
        table.add_column(name.replace("_", " "), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_printable(row.get(name), grouped=name not in _NAMES) for name in columns))
    console.print(table)


def _jsonable(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {name: plain(row.get(name)) for name in columns}


def _cell(value: Any) -> Any:
    value = plain(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value


_NAMES = {"year", "version"}
"""Columns whose whole numbers are names: 2,025 is no year."""


def _printable(value: Any, *, grouped: bool = True) -> str:
    """A value for a table on a terminal: control characters of a page never reach it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if grouped else str(value)
    value = plain(value)
    text = ", ".join(map(str, value)) if isinstance(value, list) else _flat(value)
    return "".join(char if char.isprintable() else " " for char in text)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one is not None)
    return str(value)
