"""All observations of an archive as one Arrow table; only the rows that are asked for become objects.

So a million statements cost a filter, not a million objects, when one new capture touches a few draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from archive.schema import OBSERVATIONS
from pipelines.linking import Anchors
from pipelines.occupations import ROLE as OCCUPATIONS
from pipelines.periods import Stream
from pipelines.precedence import TIERS
from pipelines.records import NUMBERED, Observation
from pipelines.rows import from_table


class Log:
    """The observations, in the order in which they were added. Immutable: `plus` gives a longer one."""

    def __init__(self, table: pa.Table | None = None) -> None:
        self.table = OBSERVATIONS.schema.empty_table() if table is None else table

    def plus(self, rows: Sequence[Observation]) -> Log:
        """The log with some rows added."""
        if not rows:
            return self
        added = pa.Table.from_pylist([row.row() for row in rows], schema=OBSERVATIONS.schema)
        return Log(pa.concat_tables([self.table, added]))

    def stream(self, of: Stream) -> list[Observation]:
        """The rows of a stream."""
        source, url = of
        mask = _is_in(self.table["source"], [source])
        if url:
            mask = pc.and_(mask, _is_in(self.table["url"], [url]))
        return self._rows(mask)

    def official(self) -> list[Observation]:
        """What IRCC itself says of numbered draws."""
        return self._rows(self._official())

    def occupations(self) -> list[Observation]:
        """What pages list of the occupations of a category."""
        return self._rows(_is_in(self.table["role"], [OCCUPATIONS]))

    def having(self, ids: pa.Array[Any] | pa.ChunkedArray[Any]) -> list[Observation]:
        """The rows with these observation_ids."""
        return self._rows(pc.is_in(self.table["observation_id"], value_set=_flat(ids)))

    def about(self, anchors: Anchors, draw_ids: Iterable[str]) -> list[Observation]:
        """The rows, not official, that share a number, a date or both figures with some draws."""
        known = [anchors.by_id[draw_id].values for draw_id in draw_ids if draw_id in anchors.by_id]
        if not known:
            return []
        said = {name: sorted({value for values in known for value in values[name]}) for name in _CLUES}
        columns = {name: _is_in(self.table[name], said[name]) for name in _CLUES}
        figures = pc.and_(columns["invitations"], columns["crs_cutoff"])
        return self._news(pc.or_(pc.or_(columns["draw_number"], columns["draw_date"]), figures))

    def on(self, days: Iterable[date]) -> list[Observation]:
        """The rows, not official, that speak of a draw on some days."""
        return self._news(_is_in(self.table["draw_date"], sorted(days)))

    def gone(self, urls: Iterable[str]) -> list[Observation]:
        """The rows, not official, that say that some pages no longer state a draw."""
        return self._news(pc.and_(pc.invert(self.table["stated"]), _is_in(self.table["url"], sorted(urls))))

    def pages(self, urls: Iterable[str]) -> list[Observation]:
        """The rows, not official, of some pages."""
        return self._news(_is_in(self.table["url"], sorted(urls)))

    def _news(self, mask: Any) -> list[Observation]:
        return self._rows(pc.and_(mask, pc.invert(self._official())))

    def _official(self) -> Any:
        """IRCC's statements of numbered draws, and those that it no longer lists one."""
        left = pc.and_(pc.invert(self.table["stated"]), pc.match_substring_regex(self.table["subject"], NUMBERED))
        numbered = pc.or_(pc.is_valid(self.table["draw_number"]), left)
        return pc.and_(_is_in(self.table["source"], list(TIERS)), numbered)

    def _rows(self, mask: Any) -> list[Observation]:
        return from_table(self.table.filter(mask))


_CLUES = ("draw_number", "draw_date", "invitations", "crs_cutoff")


def _is_in(column: pa.ChunkedArray[Any], values: Any) -> Any:
    flat = _flat(values) if isinstance(values, (pa.Array, pa.ChunkedArray)) else pa.array(values, column.type)
    return pc.is_in(column, value_set=flat)


def _flat(values: Any) -> Any:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
