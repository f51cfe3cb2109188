"""`draws status`: how each source is doing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.common import (
    DEFAULT_ARCHIVE,
    Archive,
    Exit,
    Format,
    FormatOption,
    complain,
    emit,
    leave,
    sources_of,
    usage,
)

if TYPE_CHECKING:
    from pipelines.watching import Standing

COLUMNS = ("source", "state", "last_success", "last_change", "lag_minutes", "failures", "not_before", "detail")
SHOWN = tuple("lag" if name == "lag_minutes" else name for name in COLUMNS)
LEAST = ("not_before", "last_change")
"""What a narrow terminal can do without, the first of them first."""
SHORT = 90
"""Characters of a detail that a table shows; the other formats give it whole."""


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("status")(status)


def status(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE…]", help="Sources by id; default: all.")] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Another list of sources.")] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 3 where a person should look, for monitoring.")
    ] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Say how each source is doing: its last success, its last change, and whether it has gone blind.

    States: ok; late, not asked although it was due (is cron running?); failing, its last crawls brought nothing; blind, it
    used to yield and failed three times in a row, or its pages that speak of draws state none any more; never, it has not
    yielded yet. lag_minutes is the time since the last success, failures counts crawls in a row without one.

    With --exit-code it ends with 3 while a source is blind or late, or never yielded in three crawls or more, or while none
    was ever asked; one or two failures after a success are left to recover. Name the sources that matter to hear of no other.

    Example: draws status --exit-code
    """
    from archive.crawls import crawl_records
    from archive.store import open_store
    from pipelines.runs import clock
    from pipelines.watching import alarming, standings

    known = sources_of(sources)
    for name in names or ():
        if name not in {source.id for source in known}:
            usage(f"no source is named {name!r}; `draws sources` lists them")
    chosen = [source for source in known if not names or source.id in names]
    found = standings(chosen, crawl_records(open_store(archive)), clock())
    rows = [_row(one) for one in found]
    if format_ is Format.table:
        emit([_for_people(row) for row in rows], format_, columns=SHOWN, least=LEAST)
    else:
        emit(rows, format_, columns=COLUMNS)
    if exit_code and (alarms := alarming(found)):
        asked = any(one.last_asked for one in found)
        listed = ", ".join(f"{one.source} ({one.state})" for one in alarms)
        complain(
            f"look at {listed}" if asked else "no source was ever asked; does `draws crawl` run, with this archive?"
        )
        leave(Exit.SOURCE_FAILED)


def _row(standing: Standing) -> dict[str, Any]:
    return {name: getattr(standing, name) for name in COLUMNS}


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    """The same with a detail that fits a line, and the lag in the largest unit that tells enough."""
    detail = row["detail"] if len(row["detail"]) <= SHORT else f"{row['detail'][: SHORT - 1]}…"
    return {**row, "detail": detail, "lag": _span(row["lag_minutes"])}


def _span(minutes: int | None) -> str | None:
    if minutes is None:
        return None
    for unit, size in (("d", 1440), ("h", 60)):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}"
    return f"{minutes} min"
