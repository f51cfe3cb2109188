"""`draws latest`, `draws totals`, `draws pool` and `draws score`: the numbers that people ask for."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.common import DEFAULT_ARCHIVE, Archive, Format, FormatOption, complain, emit, usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

LATEST_COLUMNS = (
    "draw_id",
    "draw_date",
    "days_ago",
    "category",
    "status",
    "invitations",
    "invitations_change",
    "crs_cutoff",
    "crs_change",
    "previous_draw_id",
    "days_since_previous",
)
LATEST_LEAST = ("days_since_previous", "previous_draw_id", "invitations_change", "status", "crs_change", "days_ago")
"""What a narrow terminal can do without, the first of them first."""
POOL_COLUMNS = ("as_of", "level", "crs_low", "crs_high", "candidates", "draw_id", "withdrawn")
SCORE_COLUMNS = (
    "draw_id",
    "draw_date",
    "category",
    "status",
    "invitations",
    "crs_cutoff",
    "tie_break_at",
    "invited",
    "words",
)
SCORE_SHOWN = ("draw_id", "draw_date", "category", "invited", "words")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("latest")(latest)
    app.command("totals")(totals)
    app.command("pool")(pool)
    app.command("score")(score)


def latest(archive: Archive = DEFAULT_ARCHIVE, format_: FormatOption = Format.table) -> None:
    """Show the last draw of each category, the newest first, and how it differs from the one before it.

    Days ago are counted until today in Ottawa. Reported draws are among them, and marked by their status.

    Example: draws latest --format csv
    """
    from archive import figures

    draws = _load(archive)
    waits = figures.since_last(draws, _today())
    days = {row["draw_id"]: row["days"] for row in figures.records(waits[waits["of"] == "category"])}
    rows = [row | {"days_ago": days.get(row["draw_id"])} for row in figures.records(figures.latest(draws))]
    emit(rows, format_, columns=LATEST_COLUMNS, least=LATEST_LEAST)


def totals(
    by: Annotated[
        str, typer.Option(metavar="BY,…", help="year, month, category, round_type, or several of them.")
    ] = "year",
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only draws from that day on.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Count draws and add up invitations, by year, month, category or type of round.

    A draw whose invitations no source gives adds nothing to the sum, and is counted as unknown. Draws that IRCC has not
    confirmed yet are counted, and told apart as reported.

    Example: draws totals --by year,category --since 2023-01-01
    """
    from archive import figures

    draws = _load(archive)
    if since is not None:
        draws = draws[draws["draw_date"] >= _day("--since", since).isoformat()]
    groups = [one.strip() for one in by.split(",")]
    try:
        found = figures.totals(draws, groups)  # type: ignore[arg-type]
    except ValueError:
        usage(f"cannot total by {by!r}; give one or more of year, month, category, round_type, each once")
    emit(figures.records(found), format_, columns=list(found.columns))


def pool(
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only figures of that day and later.")] = None,
    sub_bands: Annotated[
        bool, typer.Option("--sub-bands", help="In the table, show the tens of 401-450 and 451-500 too.")
    ] = False,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show the candidates in the pool over time, as IRCC published them with its rounds.

    The table has a row a day; the other formats have a row a day and band. Where several draws published the same day's
    figures, they are there once. Figures that IRCC published and took back are kept, and marked as withdrawn; what was not
    published is empty.

    Example: draws pool --since 2025-06-01
    """
    from archive import figures

    rows = figures.records(figures.pool_over_time(_load(archive), _load(archive, "pool")))
    issues = _load(archive, "issues")
    gone = issues[(issues["kind"] == "withdrawn") & (issues["field"] == "pool") & issues["closed_at"].isna()]
    withdrawn = set(gone["draw_id"])
    rows = [row | {"withdrawn": row["draw_id"] in withdrawn} for row in rows]
    if since is not None:
        first = _day("--since", since)
        rows = [row for row in rows if row["as_of"] >= first]
    if format_ is not Format.table:
        emit(rows, format_, columns=POOL_COLUMNS)
        return
    wide, bands = _wide([row for row in rows if sub_bands or row["level"] != "sub-band"])
    emit(wide, format_, columns=("as_of", *bands), least=bands[:0:-1])
    taken_back = {f"{row['as_of']} (#{row['draw_id']})": None for row in rows if row["withdrawn"]}
    if taken_back:
        complain(f"withdrawn by IRCC since, and kept as last published: {', '.join(taken_back)}")


def _wide(rows: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """One row a day, one column a band; the total first, then from the highest band down."""
    days: dict[date, dict[str, Any]] = {}
    bands: dict[str, tuple[bool, int, int]] = {}
    for row in rows:
        band = "total" if row["level"] == "total" else f"{row['crs_low']}–{row['crs_high']}"
        bands[band] = (row["level"] != "total", -row["crs_high"], row["crs_low"])
        days.setdefault(row["as_of"], {"as_of": row["as_of"]})[band] = row["candidates"]
    return list(days.values()), sorted(bands, key=bands.__getitem__)


def score(
    score: Annotated[int, typer.Argument(metavar="SCORE", help="A CRS score, 0 to 1200.")],
    category: Annotated[
        str | None, typer.Option(metavar="SLUG", help="Only draws of that category, e.g. cec or french.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only draws from that day on.")] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    format_: FormatOption = Format.table,
) -> None:
    """Show in which past draws a score would have been invited: history, and no forecast.

    Only the score is compared with the cutoffs. At the cutoff itself, only profiles submitted before the tie-breaking
    moment were invited. Whether a profile was eligible for a category or program is another matter.

    Example: draws score 495 --category cec --since 2025-01-01
    """
    from archive import figures

    draws = _load(archive)
    known = sorted(set(draws["category"].dropna()))
    if category is not None and category not in known:
        usage(f"the archive has no draw of a category {category!r}; it has {', '.join(known)}")
    try:
        found = figures.would_be_invited(draws, score, category, None if since is None else _day("--since", since))
    except ValueError as error:
        usage(str(error))
    rows = figures.records(found)
    emit(rows, format_, columns=SCORE_SHOWN if format_ is Format.table else SCORE_COLUMNS)
    counts = {answer: sum(row["invited"] == answer for row in rows) for answer in ("yes", "tie-break", "no", "unknown")}
    if format_ is Format.table:
        complain(
            f"Of {len(rows)} draws: {counts['yes']} would have invited a score of {score}, {counts['tie-break']} only "
            f"profiles submitted before the tie-break, {counts['no']} not; {counts['unknown']} have no known cutoff."
        )
    complain(figures.HISTORY_ONLY)


def _load(root: str, table: str = "draws") -> pd.DataFrame:
    from archive import read
    from archive.store import open_store
    from pipelines.commands.history import head_of

    return read.load(table, root=root, version=head_of(open_store(root)).version)


def _today() -> date:
    """The day in Ottawa, as IRCC dates its draws."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("America/Toronto")).date()


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        usage(f"{option} {text!r} is no day; write it as 2025-01-01")
