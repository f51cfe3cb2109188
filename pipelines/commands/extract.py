"""`draws extract`: what pages state about federal draws, without an archive."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.common import Exit, Format, FormatOption, complain, emit, leave, usage

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a page that are read."""
PATIENCE = 30
"""Seconds that an address may take to answer."""
SHOWN = ("draw_number", "draw_date", "category", "invitations", "crs_cutoff", "tie_break_at", "role", "evidence")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("extract")(extract)


def extract(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE_OR_URL…", help="Saved pages (HTML or text) or addresses; - reads standard input."),
    ],
    url: Annotated[str, typer.Option(metavar="U", help="The address that the page came from.")] = "",
    published: Annotated[
        str | None,
        typer.Option(
            metavar="D", help="The day (in Toronto) it was published (2024-04-11), which `yesterday` counts from."
        ),
    ] = None,
    format_: FormatOption = Format.table,
) -> None:
    """Print every statement about a federal Express Entry draw that the pages make, one a line.

    Of several pages, each statement says which `page` it is from. A page without a draw gives none, and is no failure.

    Example: draws extract page.html --published 2024-04-11 --format jsonl
    """
    from pipelines.extract import KEYS, row
    from pipelines.extract import extract as read_statements
    from scraper.discretion import shown
    from scraper.errors import ReadError

    if published is not None and not _is_day(published):
        usage(f"--published {published!r} is no day; write it as 2024-04-11")
    rows: list[dict[str, object]] = []
    code = Exit.DONE
    for name in files:
        try:
            content, content_type = _content(name)
            address = url or (name if _is_address(name) else "")
            _refuse_feed(content)
            found = read_statements(content, url=address, published=published, content_type=content_type)
        except ReadError as error:
            code = max(code, Exit.REFUSED)
            complain(f"refused: {name}: {error}")
        except OSError as error:
            code = max(code, Exit.SOURCE_FAILED)
            complain(shown(f"failed: {name}: {error.strerror or error}. Check the name, or fetch the page again"))
        else:
            rows += [{"page": name, **row(one)} for one in found]
    columns = SHOWN if format_ is Format.table else KEYS
    emit(rows, format_, columns=("page", *columns) if len(files) > 1 else columns)
    leave(code)


def _refuse_feed(content: bytes) -> None:
    """Raise ReadError for IRCC's feed: it is no page, and would be read as one without a draw."""
    from scraper.errors import ReadError
    from scraper.readers.feed import looks_like_feed

    if looks_like_feed(content):
        raise ReadError("this is IRCC's feed of rounds, not a page", next_step="`draws ingest` takes it in.")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _content(name: str) -> tuple[bytes, str | None]:
    """The bytes of a file, of standard input (`-`), or of an address, and the Content-Type where one was told.

    Raises OSError, also for an address that is none and an answer that is no HTTP or ends too early.
    """
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE), None
    if _is_address(name):
        return _fetched(name)
    with Path(name).open("rb") as file:
        return file.read(MAX_FILE), None


def _fetched(address: str) -> tuple[bytes, str | None]:
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    try:
        request = Request(address, headers={"User-Agent": "express-entry-draws"})  # noqa: S310 - http and https only
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            body = answer.read(MAX_FILE)
            cut = bool(answer.length) and len(body) < MAX_FILE
            content_type = answer.headers.get("Content-Type")
    except (ValueError, HTTPException) as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
    if cut:
        raise OSError(f"the answer ends before its body does, after {len(body)} bytes")
    return body, content_type
