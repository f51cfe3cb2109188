"""What there is to tell: changes of one draw together, and turns of sources; as data, and as messages. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from archive import messages
from archive.compare import FIGURES, to_json
from pipelines.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from archive.compare import Change
    from archive.wording import Language
    from pipelines.watching import Turn

Message = dict[str, Any]
"""What is sent, as JSON holds it: id, kind, severity, draw_id, source, version, title, text, draw, changes."""

TOLD = ("draw_id", *FIGURES, "tie_break_precision", "status", "instruction_url", "sources", "reported_as")
"""The columns of draws that a message carries as data, beside those of `figures.with_previous`."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell: what changed of a draw since a version (`base`, its manifest's SHA-256), or a source's turn.

    `draw` is its row of `figures.with_previous` as a dict, None where the draw is gone. `marks` are kind and severity
    of each change.
    """

    kind: str
    base: str
    draw_id: str | None = None
    changes: tuple[Change, ...] = ()
    draw: Mapping[str, Any] | None = None
    source: str | None = None
    turn: Turn | None = None

    @property
    def id(self) -> str:
        """The same for the same news: of the draw, what changed, and since when. 16 hex digits."""
        if self.turn is not None:
            content: Any = [self.turn.source, self.turn.kind, self.turn.at.isoformat()]
        else:
            content = [self.base, self.draw_id, [to_json(one) for one in self.changes]]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def marks(self) -> list[tuple[str, messages.Severity]]:
        """Kind and severity of each change."""
        if self.turn is not None:
            return [(self.kind, messages.severity(self.kind))]
        return [(one.kind, messages.severity(one.kind, one.field)) for one in self.changes]

    @property
    def severity(self) -> messages.Severity:
        """The severity of the change that matters most."""
        return min((severity for _, severity in self.marks), key=messages.SEVERITIES.index)

    @property
    def categories(self) -> set[str]:
        """The categories concerned: of the draw, and the ones that it had before a correction."""
        corrected = (value for one in self.changes if one.field == "category" for value in (one.before, one.after))
        return {value for value in (self._figure("category"), *corrected) if value is not None}

    @property
    def cutoff(self) -> int | None:
        """The cutoff of the draw, points."""
        cutoff: int | None = self._figure("crs_cutoff")
        return cutoff

    @property
    def draw_date(self) -> date | None:
        """The day of the draw."""
        day: date | None = self._figure("draw_date")
        return day

    def _figure(self, name: str) -> Any:
        if self.draw is not None:
            return self.draw[name]
        return next((one.before.get(name) for one in self.changes if one.field is None and one.before), None)


def of_draws(changes: Iterable[Change], rows: Mapping[str, Mapping[str, Any]], base: str) -> list[News]:
    """Return the changes (in their order, those of a draw together) as news; `rows` are the draws as they are now."""
    found = []
    for draw_id, group in groupby(changes, key=lambda one: one.draw_id):
        of_draw = tuple(group)
        found.append(News(messages.leading(of_draw), base, draw_id, of_draw, rows.get(draw_id)))
    return found


def of_turns(turns: Iterable[Turn]) -> list[News]:
    """Return turns of sources as news."""
    return [News(turn.kind, "", source=turn.source, turn=turn) for turn in turns]


def message(news: News, version: int, language: Language) -> Message:
    """Return the message that tells the news, as JSON holds it; `version` is the snapshot that it was told from."""
    text = _words(news, language)
    return {
        "id": news.id,
        "kind": news.kind,
        "severity": news.severity,
        "draw_id": news.draw_id,
        "source": news.source,
        "version": version,
        "title": text.title,
        "text": text.body,
        "draw": _draw(news.draw),
        "changes": [_change(one) for one in news.changes],
    }


def _words(news: News, language: Language) -> messages.Text:
    if news.turn is not None:
        return messages.compose_turn(news.turn.kind, news.turn.source, news.turn.detail, language)
    return messages.compose(news.changes, news.draw, language)


def _draw(draw: Mapping[str, Any] | None) -> Message | None:
    from archive.figures import PREVIOUS

    return None if draw is None else {name: plain(draw[name]) for name in (*TOLD, *PREVIOUS)}


def _change(change: Change) -> Message:
    values: Sequence[Any] = (change.draw_id, change.kind, change.field, plain(change.before), plain(change.after))
    keys = ("draw_id", "kind", "field", "before", "after", "severity")
    return dict(zip(keys, (*values, messages.severity(change.kind, change.field)), strict=True))
