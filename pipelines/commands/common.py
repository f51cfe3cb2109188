"""What the commands share: exit codes, options, and printing of rows. Imports neither Scrapy nor pandas."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.text import Text

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


def emit(
    rows: Sequence[Mapping[str, Any]], format_: Format, *, columns: Sequence[str], least: Sequence[str] = ()
) -> None:
    """Print rows on standard output in the format asked for; nothing else goes there.

    `least` names the columns that a table leaves out where a terminal is too narrow, the first of them first.
    """
    with _until_enough():
        _emit(rows, format_, columns, least)


@contextmanager
def _until_enough() -> Iterator[None]:
    """Write to whoever reads standard output until they close it, as `head` does; the exit code stays that of the work."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*lines: Text) -> None:
    """Print lines for people on standard output, styled where it is a terminal."""
    console = Console(highlight=False, soft_wrap=True)
    with console.capture() as told:  # Rich itself would end the process where a pipe is closed
        for line in lines:
            console.print(line)
    with _until_enough():
        sys.stdout.write(told.get())


def _emit(rows: Sequence[Mapping[str, Any]], format_: Format, columns: Sequence[str], least: Sequence[str]) -> None:
    if format_ in {Format.json, Format.jsonl}:
        escaped = (sys.stdout.encoding or "utf-8").lower().replace("-", "") != "utf8"
        told = [_jsonable(row, columns) for row in rows]
        if format_ is Format.json:
            print(json.dumps(told, ensure_ascii=escaped, indent=2))  # noqa: T201
            return
        for row in told:
            print(json.dumps(row, ensure_ascii=escaped))  # noqa: T201
    elif format_ is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    else:
        _print_table(rows, columns, least)


def _print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], least: Sequence[str]) -> None:
    from pipelines.commands.tables import Column, lay_out

    made = []
    for name in columns:
        values = [row[name] for row in rows if row.get(name) is not None]
        numeric = bool(values) and all(isinstance(value, int) for value in values)
        cells = [_printable(row.get(name), grouped=name not in _NAMES) for row in rows]
        made.append(Column(name.replace("_", " "), cells, right=numeric))
    laid_out = lay_out(made, _width(), [name.replace("_", " ") for name in least])
    say(*(Text(line, style="bold") for line in laid_out.heading), *map(Text, laid_out.body))
    if laid_out.left_out:
        complain(f"left out for want of room: {', '.join(laid_out.left_out)}; --format csv has every column")


def print_record(values: Mapping[str, Any]) -> None:
    """Print one record for people, a line a value."""
    from pipelines.commands.tables import Column, records

    columns = [Column(name.replace("_", " "), [_printable(value)]) for name, value in values.items()]
    say(*map(Text, records(columns, _width())))


def _width() -> int | None:
    """The columns there are: those of the terminal, or what $COLUMNS says; None in a file or a pipe, where nothing ends."""
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return Console().width
    return None


def _jsonable(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {name: plain(row.get(name)) for name in columns}


def _cell(value: Any) -> Any:
    value = plain(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, bool)) else value


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
