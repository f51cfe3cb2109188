"""`draws extract`: what pages state about federal draws, without an archive."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipelines.extract import KEYS, row
from pipelines.extract import extract as read_statements
from scraper.errors import ReadError

EXIT_REFUSED = 4
MAX_FILE = 64 * 1024 * 1024


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE_OR_URL...", help="Saved pages; - reads standard input.")],
    url: Annotated[str, typer.Option("--url", help="The address that the page came from.")] = "",
    published: Annotated[
        str | None, typer.Option("--published", help="The day the page was published, as YYYY-MM-DD.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the statements.")] = Format.table,
) -> None:
    """Print every statement about a federal Express Entry draw that the pages make, one a line."""
    rows: list[Mapping[str, Any]] = []
    refused = False
    for name in files:
        try:
            content = _content(name)
            rows += [row(found) for found in read_statements(content, url=url or _address(name), published=published)]
        except (ReadError, OSError) as error:
            refused = True
            typer.echo(f"{name}: {error}", err=True)
    _print(rows, format_)
    if refused:
        raise typer.Exit(EXIT_REFUSED)


def _address(name: str) -> str:
    return name if name.startswith(("http://", "https://")) else ""


def _content(name: str) -> bytes:
    """The bytes of a file, of standard input (`-`), or of an address."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE)
    if _address(name):
        from urllib.request import Request, urlopen

        request = Request(name, headers={"User-Agent": "express-entry-draws (draws extract)"})  # noqa: S310
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            content: bytes = answer.read(MAX_FILE)
            return content
    return Path(name).read_bytes()


def _print(rows: Iterable[Mapping[str, Any]], format_: Format) -> None:
    if format_ is Format.jsonl:
        for each in rows:
            sys.stdout.write(json.dumps(each, ensure_ascii=False) + "\n")
    elif format_ is Format.json:
        sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n")
    elif format_ is Format.csv:
        writer = csv.DictWriter(sys.stdout, KEYS)
        writer.writeheader()
        writer.writerows({**each, "inferred": " ".join(each["inferred"])} for each in rows)
    else:
        _table(rows)


def _table(rows: Iterable[Mapping[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    shown = [key for key in KEYS if key not in {"category_version", "tie_break_precision", "inferred", "evidence"}]
    table = Table(*shown)
    for each in rows:
        table.add_row(*("" if each[key] is None else str(each[key]) for key in shown))
    Console().print(table)


if __name__ == "__main__":
    typer.run(extract)
