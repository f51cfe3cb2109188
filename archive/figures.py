"""The numbers that people ask for, from the frames of `archive.load()`: differences, totals, the pool over time, scores.

Every function is pure: frames in, a new frame out; the day of today is an argument. Draws are taken in the order of
`archive.compare.draw_order` whatever the order given. Nulls propagate: a difference with an unknown figure is null.

Which draws count: official ones and reported ones (which only news pages state yet; `status` marks them, and totals say
how many they are). A draw that is `unconfirmed` (reported, and IRCC's feed does not know it two weeks later) counts
nowhere: it is never the previous or the latest draw of a category, and is in no total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from archive import wording
from archive.compare import draw_order

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

By = Literal["year", "month", "category", "round_type"]

HISTORY_ONLY = (
    "This is history and no forecast: it compares one score with the cutoffs of past draws, and says neither whether a "
    "profile was eligible for their categories and programs nor what the next draw will ask."
)
"""What must stand beside every answer of `would_be_invited`."""

PREVIOUS = ("previous_draw_id", "previous_draw_date", "crs_change", "invitations_change", "days_since_previous")
"""The columns that `with_previous` adds."""


def with_previous(draws: pd.DataFrame) -> pd.DataFrame:
    """Return the draws, oldest first, each with the previous draw of its category and the differences from it.

    Adds previous_draw_id (string), previous_draw_date (day), crs_change (points, Int16), invitations_change (people,
    Int32) and days_since_previous (days, Int32): this draw less the previous one. All are null for the first draw of a
    category, for a draw without a category, and for one without a date.
    """
    ordered = _ordered(draws)
    places = pd.Series(range(len(ordered)), index=ordered.index, dtype="Int64").where(_counts(ordered))
    before = places.groupby(ordered["category"]).transform(lambda one: one.ffill().shift())
    told = ordered[["draw_id", "draw_date", "crs_cutoff", "invitations"]].add_prefix("previous_")
    previous = before.where(ordered["draw_date"].notna()).astype("Int64").to_frame("place").join(told, on="place")
    return ordered.assign(
        previous_draw_id=previous["previous_draw_id"].astype("string"),
        previous_draw_date=previous["previous_draw_date"],
        crs_change=(ordered["crs_cutoff"] - previous["previous_crs_cutoff"]).astype("Int16"),
        invitations_change=(ordered["invitations"] - previous["previous_invitations"]).astype("Int32"),
        days_since_previous=(ordered["draw_date"] - previous["previous_draw_date"]).dt.days.astype("Int32"),
    )


def latest(draws: pd.DataFrame) -> pd.DataFrame:
    """Return the last draw of each category with the columns of `with_previous`, the newest draw first."""
    known = with_previous(draws)
    last = known[_counts(known) & known["category"].notna()].drop_duplicates("category", keep="last")
    return last.iloc[::-1].reset_index(drop=True)


def since_last(draws: pd.DataFrame, today: date) -> pd.DataFrame:
    """Return the days since the last draw of each category and of each round type, the longest wait last.

    Columns: of (`category` or `round_type`), name, draw_id, draw_date, status, days (Int32; from the draw's day to
    `today`, both days of Ottawa). Draws after `today` are left out, so a day of the past gives what held then.
    """
    known = _ordered(draws)
    known = known[_counts(known) & (known["draw_date"] <= pd.Timestamp(today))]
    parts = [
        known[known[of].notna()].drop_duplicates(of, keep="last").assign(of=of, name=known[of])
        for of in ("category", "round_type")
    ]
    last = pd.concat(parts, ignore_index=True)
    last["of"] = last["of"].astype("string")
    last["days"] = (pd.Timestamp(today) - last["draw_date"]).dt.days.astype("Int32")
    last = last.sort_values(["of", "days", "name"], ignore_index=True)
    return last[["of", "name", "draw_id", "draw_date", "status", "days"]]


def totals(draws: pd.DataFrame, by: By | Sequence[By] = "year") -> pd.DataFrame:
    """Return draws and invitations by year, month, category or round_type, or by several of them, in ascending order.

    Columns: those asked for (year Int32; month as text, `2024-03`; null where a draw has none), draws (their number),
    invitations (Int64, the sum of the known ones; null where none is known), invitations_unknown (draws whose
    invitations no source gives), reported (draws that IRCC has not confirmed yet; they are among `draws`). Raises
    ValueError for another grouping.
    """
    names = [by] if isinstance(by, str) else list(by)
    strange = [name for name in names if name not in {"year", "month", "category", "round_type"}]
    if strange or not names or len(set(names)) < len(names):
        raise ValueError(f"cannot total by {by!r}; give one or more of year, month, category, round_type, each once")
    known = _ordered(draws)
    known = known[_counts(known, dated=False)]
    known = known.assign(
        year=known["draw_date"].dt.year.astype("Int32"),
        month=known["draw_date"].dt.strftime("%Y-%m").astype("string"),
        unknown=known["invitations"].isna(),
        reported=known["status"] != "official",
        invitations=known["invitations"].astype("Int64"),
    )
    groups = known.groupby(names, dropna=False, sort=True)
    found = groups.agg(
        draws=("draw_id", "size"),
        invitations=("invitations", lambda one: one.sum(min_count=1)),
        invitations_unknown=("unknown", "sum"),
        reported=("reported", "sum"),
    )
    return found.reset_index().astype(dict.fromkeys(found.columns, "Int64"))


def pool_over_time(draws: pd.DataFrame, pool: pd.DataFrame) -> pd.DataFrame:
    """Return the candidates in the pool: one row a day of figures and band, oldest first, the highest band first.

    Columns: as_of (day), level (total, band or sub-band), crs_low, crs_high (points), candidates (people, Int32),
    draw_id (the draw that the figures were published with). Where several draws published figures of one day, the last
    one that gives a band counts. Figures without a day are left out, since they belong to no point in time.
    """
    ordered = _ordered(draws)
    place = dict(zip(ordered["draw_id"], ordered.index, strict=True))
    known = pool[pool["as_of"].notna() & pool["draw_id"].isin(place)].copy()
    known["_place"] = known["draw_id"].map(place)
    known["_given"] = known["candidates"].notna()
    known = known.sort_values(["_given", "_place"], kind="stable")
    known = known.drop_duplicates(["as_of", "level", "crs_low", "crs_high"], keep="last")
    known["_level"] = known["level"].map({"total": 0, "band": 1, "sub-band": 1})
    known = known.sort_values(["as_of", "_level", "crs_high", "crs_low"], ascending=[True, True, False, True])
    return known[["as_of", "level", "crs_low", "crs_high", "candidates", "draw_id"]].reset_index(drop=True)


def would_be_invited(
    draws: pd.DataFrame, score: int, category: str | None = None, since: date | None = None
) -> pd.DataFrame:
    """Return the past draws, newest first, with whether that score would have been invited; history and no forecast.

    Adds `invited` (string): `yes` above the cutoff, `no` below it, `tie-break` at it, where only profiles submitted
    before tie_break_at were invited, `unknown` where no source gives the cutoff; and `words`, the same for a person.
    `category` (a slug) and `since` (a day, included) limit the draws. Only the score is compared; show HISTORY_ONLY
    with the answer. Raises ValueError for a score that is not between 0 and 1200.
    """
    if not 0 <= score <= 1200:
        raise ValueError(f"a CRS score is between 0 and 1200, not {score}")
    known = _ordered(draws)
    known = known[_counts(known, dated=False)]
    if category is not None:
        known = known[known["category"] == category]
    if since is not None:
        known = known[known["draw_date"] >= pd.Timestamp(since)]
    known = known.iloc[::-1].reset_index(drop=True)
    cutoffs = known["crs_cutoff"]
    invited = pd.Series("unknown", index=known.index, dtype="string")
    invited = invited.mask((cutoffs < score).fillna(value=False), "yes")
    invited = invited.mask((cutoffs > score).fillna(value=False), "no")
    invited = invited.mask((cutoffs == score).fillna(value=False), "tie-break")
    told = [_answer(score, row) for row in known.assign(invited=invited).to_dict("records")]
    return known.assign(invited=invited, words=pd.Series(told, index=known.index, dtype="string"))


def _answer(score: int, row: Mapping[Hashable, Any]) -> str:
    """Say what one draw meant for a score."""
    cutoff = row["crs_cutoff"]
    if row["invited"] == "unknown":
        return "the cutoff is not known"
    if row["invited"] == "yes":
        return f"invited: {score - cutoff} above the cutoff of {cutoff}"
    if row["invited"] == "no":
        return f"not invited: {cutoff - score} below the cutoff of {cutoff}"
    if pd.isna(row["tie_break_at"]):
        return f"at the cutoff of {cutoff}: the tie-breaking moment is not known"
    precision = row["tie_break_precision"]
    moment = wording.moment(row["tie_break_at"].to_pydatetime(), None if pd.isna(precision) else precision)
    return f"at the cutoff of {cutoff}: invited if the profile was submitted before {moment}"


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts of Python's own values, None for null: what words are made from.

    Days without a time of day are dates, instants aware datetimes, lists lists.
    """
    columns = {str(name): _values(frame[name]) for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: pd.Series[Any]) -> list[Any]:
    known = column.notna()
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        values: list[Any] = [value.to_pydatetime() for value in column]
    elif pd.api.types.is_datetime64_any_dtype(column.dtype):
        values = [value.date() for value in column]
    else:
        values = column.tolist()
    return [value if there else None for value, there in zip(values, known, strict=True)]


def _ordered(draws: pd.DataFrame) -> pd.DataFrame:
    """The draws in the order in which they took place, with a new index."""
    days = [None if pd.isna(day) else day.date() for day in draws["draw_date"]]
    keys = [draw_order({"draw_id": one, "draw_date": day}) for one, day in zip(draws["draw_id"], days, strict=True)]
    return draws.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)


def _counts(draws: pd.DataFrame, *, dated: bool = True) -> pd.Series[bool]:
    """Which draws count: not unconfirmed, and dated where their place in time matters."""
    counts = draws["status"] != "unconfirmed"
    return counts & draws["draw_date"].notna() if dated else counts
