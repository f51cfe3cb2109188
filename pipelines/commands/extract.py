"""`draws extract`: what pages state about federal draws, without an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.common import Exit, Format, FormatOption, complain, emit, leave

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a page that are read."""
SHOWN = ("draw_number", "draw_date", "category", "invitations", "crs_cutoff", "tie_break_at", "role", "evidence")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("extract")(extract)


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE_OR_URL…", help="Saved pages; - reads standard input.")],
    url: Annotated[str, typer.Option(metavar="U", help="The address that the page came from.")] = "",
    published: Annotated[
        str | None, typer.Option(metavar="D", help="The day (in Toronto) it was published: 2024-04-11.")
    ] = None,
    format_: FormatOption = Format.table,
) -> None:
    """Print every statement about a federal Express Entry draw that the pages make, one a line.

    Example: draws extract page.html --published 2024-04-11 --format jsonl
    """
    from pipelines.extract import KEYS, row
    from pipelines.extract import extract as read_statements
    from scraper.errors import ReadError

    rows = []
    code = Exit.DONE
    for name in files:
        try:
            found = read_statements(_content(name), url=url or _address(name), published=published)
        except ReadError as error:
            code = max(code, Exit.REFUSED)
            complain(f"refused: {name}: {error}")
        except OSError as error:
            code = max(code, Exit.SOURCE_FAILED)
            complain(f"failed: {name}: {error}. Check the name, or fetch the page again")
        else:
            rows += [row(one) for one in found]
    emit(rows, format_, columns=SHOWN if format_ is Format.table else KEYS)
    leave(code)


def _address(name: str) -> str:
    return name if name.startswith(("http://", "https://")) else ""


def _content(name: str) -> bytes:
    """The bytes of a file, of standard input (`-`), or of an address. Raises OSError."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE)
    if _address(name):
        from urllib.request import Request, urlopen

        request = Request(name, headers={"User-Agent": "express-entry-draws"})  # noqa: S310 - http and https only
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            content: bytes = answer.read(MAX_FILE)
            return content
    return Path(name).read_bytes()
