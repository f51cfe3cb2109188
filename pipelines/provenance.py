"""Every statement behind a draw's values: who said what, when, in which words, and why one was chosen.

In Python, as a table:

    from pipelines.provenance import why
    why("288", "tie_break_at", root="data/archive")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.ballot import show, votes_of
from pipelines.fold import fold
from pipelines.precedence import ORDER, TIER_NAMES, standing
from pipelines.rows import from_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from pipelines.ballot import Ballot
    from pipelines.records import Observation


COLUMNS = (
    "field",
    "value",
    "chosen",
    "source",
    "published_text",
    "fetched_at",
    "rule",
    "url",
    "evidence",
    "reason",
)
"""The keys of a row of `statements`, and the columns of `why`."""


def why(
    draw: str,
    field: str | None = None,
    *,
    root: str | Path | None = None,
    version: int | None = None,
    sources: str | Path | None = None,
) -> pd.DataFrame:
    """Load every statement behind a draw's values as a table, one row a statement and field, in time order.

    `draw` is a draw_id, also one that it bore as a report; `field` a column of draws or `pool`, all of them without it.
    `root` and `version` are those of `archive.load`; `sources` is the file of sources that the archive was made with,
    which ranks the news. The columns are COLUMNS: texts, except `chosen` (boolean) and `fetched_at` (UTC).

    Raises KeyError where the archive has no such draw, `archive.errors.NoSnapshotError` where it has no such version.
    """
    import pandas as pd

    from archive.parts import read_table
    from archive.read import load, opened
    from scraper.sources import load_sources

    draws = load(root=root, version=version)
    mine = draws[(draws.draw_id == draw.lower()) | (draws.reported_as == draw.lower()).fillna(value=False)]
    if mine.empty:
        raise KeyError(f"the archive has no draw {draw!r}")
    store, manifest = opened(root, version)
    observations, evidence = (read_table(store, manifest, name) for name in ("observations", "evidence"))
    ranks = {source.id: source.rank for source in load_sources(sources)}
    rows = statements(observations, evidence, mine.draw_id.iloc[0], field, ranks)
    types = dict.fromkeys(COLUMNS, "string") | {"chosen": "boolean", "fetched_at": "datetime64[us, UTC]"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)


def statements(
    observations: pa.Table,
    evidence: pa.Table,
    draw_id: str,
    field: str | None = None,
    ranks: Mapping[str, int] | None = None,
) -> list[dict[str, Any]]:
    """One row for each statement of a field of a draw, in time order.

    Keys: those of COLUMNS: `value` as text, `rule` how the statement found its draw, `reason` the rule that chose (on
    chosen rows). Without `field`, all fields. `category_version`, `tie_break_precision` and `pool_as_of` belong to
    category_name, tie_break_at and pool. `ranks` are those of the news sources, as they were when the draw was chosen.
    """
    import pyarrow.compute as pc

    ties = evidence.filter(pc.is_in(evidence["draw_id"], _array([draw_id]))).to_pylist()
    rules = {tie["observation_id"]: tie["rule"] for tie in ties}
    mine = observations.filter(pc.is_in(observations["observation_id"], _array(list(rules))))
    rows = sorted(from_table(mine), key=lambda row: (row.fetched_at, row.observation_id))
    life = fold(draw_id, rows, {row.source: standing(row.source, (ranks or {}).get(row.source, 100)) for row in rows})
    wanted = _field(field)
    return [
        _row(name, row, life.ballots[name], rules[row.observation_id])
        for name in ORDER
        if wanted in {None, name}
        for row in rows
        if row.stated and votes_of(row)[name][0] is not None
    ]


def _array(values: list[str]) -> Any:
    import pyarrow as pa

    return pa.array(values, pa.string())


def _field(field: str | None) -> str | None:
    same = {
        "category_version": "category_name",
        "round_type": "category",
        "tie_break_precision": "tie_break_at",
        "pool_as_of": "pool",
    }
    return same.get(field or "", field)


def _row(name: str, row: Observation, ballot: Ballot, rule: str) -> dict[str, Any]:
    value, text = votes_of(row)[name]
    chosen = ballot.choice is not None and ballot.choice.row.observation_id == row.observation_id
    return {
        "field": name,
        "value": show(name, value) + (" (inferred)" if name in row.inferred else ""),
        "chosen": chosen,
        "source": row.source,
        "published_text": text,
        "fetched_at": row.fetched_at,
        "rule": rule,
        "url": row.url,
        "evidence": row.evidence,
        "reason": _reason(name, ballot) if chosen else None,
    }


def _reason(name: str, ballot: Ballot) -> str:
    """The rule that chose, in words."""
    choice = ballot.choice
    assert choice is not None
    tier = TIER_NAMES[choice.standing.tier]
    order = ", then ".join(TIER_NAMES[one] for one in ORDER[name])
    agreeing, all_of_them = ballot.rivals()
    agreed = f"; {agreeing} of {all_of_them} sources there agree" if all_of_them > 1 else ""
    return f"{show(name, choice.value)} is believed because {tier} said it (in order: {order}){agreed}"
