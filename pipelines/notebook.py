"""What a notebook asks of an archive that takes the rules of this package to answer; `archive` holds the rest.

from pipelines.notebook import why

why("288", "tie_break_at", root="data/archive")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


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
    which ranks the news. The columns are `pipelines.provenance.COLUMNS`: texts, except `chosen` (boolean) and `fetched_at` (UTC).

    Raises KeyError where the archive has no such draw or draws have no such column, `archive.errors.NoSnapshotError` where it has no such version.
    """
    import pandas as pd

    from archive.parts import read_table
    from archive.read import load, opened
    from pipelines.provenance import COLUMNS, statements
    from scraper.sources import load_sources

    draws = load(root=root, version=version)
    mine = draws[(draws.draw_id == draw.lower()) | (draws.reported_as == draw.lower()).fillna(value=False)]
    if mine.empty:
        raise KeyError(f"the archive has no draw {draw!r}")
    if field is not None and field not in (known := [*draws.columns, "pool"]):
        raise KeyError(f"draws have no column {field!r}; there are {', '.join(known)}")
    store, manifest = opened(root, version)
    observations, evidence = (read_table(store, manifest, name) for name in ("observations", "evidence"))
    ranks = {source.id: source.rank for source in load_sources(sources)}
    rows = statements(observations, evidence, mine.draw_id.iloc[0], field, ranks)
    types = dict.fromkeys(COLUMNS, "string") | {"chosen": "boolean", "fetched_at": "datetime64[us, UTC]"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)
