"""Every statement behind a draw's values: who said what, when, in which words, and why one was chosen.

Pure; `pipelines.notebook.why` reads an archive and gives the same as a table of pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.ballot import show, votes_of
from pipelines.fold import fold
from pipelines.precedence import ORDER, TIER_NAMES, standing
from pipelines.reports import voter_of
from pipelines.rows import from_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
"""The keys of a row of `statements`, and the columns of `pipelines.notebook.why`."""


def statements(
    observations: pa.Table,
    evidence: pa.Table,
    draw_id: str,
    field: str | None = None,
    ranks: Mapping[str, int] | None = None,
) -> list[dict[str, Any]]:
    """One row for each statement of a field of a draw, in time order, also those with which a source withdraws it.

    Keys: those of COLUMNS, and observation_id, capture, published_at and language of the page. `value` is text
    (`nothing` where it is withdrawn), `rule` how the statement found its draw, `reason` the rule that chose (on chosen
    rows). Without `field`, all fields. `category_version`, `tie_break_precision` and `pool_as_of` belong to
    category_name, tie_break_at and pool. `ranks` are those of the news sources, as they were when the draw was chosen.
    """
    import pyarrow.compute as pc

    ties = evidence.filter(pc.is_in(evidence["draw_id"], _array([draw_id]))).to_pylist()
    rules = {tie["observation_id"]: tie["rule"] for tie in ties}
    mine = observations.filter(pc.is_in(observations["observation_id"], _array(list(rules))))
    wanted = _field(field)
    return [row for row in _of_draw(draw_id, from_table(mine), rules, ranks) if wanted in {None, row["field"]}]


def all_statements(
    observations: pa.Table, evidence: pa.Table, ranks: Mapping[str, int] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The rows of `statements` for every draw, by draw_id: one pass over the tables."""
    rows = {row.observation_id: row for row in from_table(observations)}
    rules: dict[str, dict[str, str]] = {}
    for tie in evidence.to_pylist():
        rules.setdefault(tie["draw_id"], {})[tie["observation_id"]] = tie["rule"]
    return {draw_id: _of_draw(draw_id, [rows[key] for key in told], told, ranks) for draw_id, told in rules.items()}


def _of_draw(
    draw_id: str, observations: list[Observation], rules: dict[str, str], ranks: Mapping[str, int] | None
) -> list[dict[str, Any]]:
    rows = sorted(observations, key=lambda row: (row.fetched_at, row.observation_id))
    life = fold(draw_id, rows, {row.source: standing(row.source, (ranks or {}).get(row.source, 100)) for row in rows})
    return [
        _row(name, row, life.ballots[name], rules[row.observation_id]) for name in ORDER for row in _telling(name, rows)
    ]


def _telling(name: str, rows: list[Observation]) -> Iterator[Observation]:
    """The statements that give a field a value, and those with which a page stops giving it one."""
    spoke = set()
    for row in rows:
        voter = voter_of(row)
        if row.stated and votes_of(row)[name][0] is not None:
            spoke.add(voter)
            yield row
        elif voter in spoke:
            spoke.remove(voter)
            yield row


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
        "observation_id": row.observation_id,
        "capture": row.capture,
        "published_at": row.published_at,
        "language": row.language,
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
