"""How each source is doing, from the crawl records alone: who went blind, who came back, who is late. Pure.

A look is one crawl of one source. It yields where it brought what its kind of source is for: a page that could be read
and may enter (or is unchanged), for a source of news a list that names pages. Weeks without a draw are normal for news,
so what counts there is that the list still lists. A source that used to yield is blind after BLIND_AFTER looks in a row
that do not, or when SILENT_PAGES of its pages in a row spoke of draws in their headline and stated none, although
earlier ones did.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from pipelines.outcomes import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from archive.crawls import CaptureRecord, CrawlRecord, SourceRecord
    from scraper.sources import Source

BLIND_AFTER = 3
"""Looks in a row without a yield that make a source blind: one is a hiccup, three are a fault."""
SILENT_PAGES = 20
"""Different pages in a row whose headlines speak of draws and that state none: some always do, so many never do."""
LEAST_SHARE_LISTED = 0.2
"""A list that shrinks below this share of what it named is another page: a captcha has links too."""
REMEMBERED = 10
"""How many earlier lists that share is of."""
GRACE = timedelta(minutes=30)
"""How much later than due a source may be asked before it is late: crons wait, machines restart."""

State = Literal["ok", "late", "failing", "blind", "never"]
TurnKind = Literal["blind", "recovered"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source is doing.

    `state`: ok; late (was not asked when it was due); failing (its last looks did not yield); blind (it used to yield,
    see the module); never (it has not yielded yet). Instants are aware UTC datetimes, None where there is none:
    `last_asked`; `last_success`, the last look that yielded; `last_change`, the last capture that said something new.
    `lag_minutes` is the time since the last success. `failures` counts looks in a row without a yield, `detail` says
    what is wrong with the newest.
    """

    source: str
    state: State
    last_asked: datetime | None = None
    last_success: datetime | None = None
    last_change: datetime | None = None
    lag_minutes: int | None = None
    failures: int = 0
    not_before: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A source went blind, or recovered. `at` is when the look began that showed it (UTC); `detail` says what was seen."""

    source: str
    kind: TurnKind
    at: datetime
    detail: str


@dataclass(frozen=True, slots=True)
class Look:
    """One crawl of one source, from its record: what the source itself did, and its pages that were read for draws."""

    at: datetime
    record: SourceRecord | None
    pages: tuple[CaptureRecord, ...]


@dataclass(slots=True)
class Watch:
    """What is known of one source after some of its looks; `see` takes the next and tells a turn."""

    source: Source
    asked: datetime | None = None
    success: datetime | None = None
    failures: int = 0
    blind: bool = False
    detail: str = ""
    not_before: datetime | None = None
    _listed: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _stated: bool = False
    _silent: set[str] = field(default_factory=set)

    def see(self, look: Look) -> Turn | None:
        """Take a look into account; gives the turn that it makes, if any."""
        self.asked = look.at
        self.not_before = look.record.not_before if look.record else None
        wrong = self._wrong_with(look)
        if wrong:
            self.failures += 1
        else:
            self.success, self.failures = look.at, 0
        self._hear(look.pages)
        silence = self._silence()
        self.detail = wrong or silence
        blind = self.success is not None and (self.failures >= BLIND_AFTER or bool(silence))
        if blind == self.blind or (self.blind and wrong):
            return None
        self.blind = blind
        if blind:
            times = f"{self.failures} times in a row: " if wrong else ""
            return Turn(self.source.id, "blind", look.at, times + self.detail)
        return Turn(self.source.id, "recovered", look.at, "it yields again")

    def _wrong_with(self, look: Look) -> str:
        """Why a look did not yield; empty where it did."""
        if look.record and look.record.outcome == "failed":
            return look.record.detail or "it failed"
        if self.source.lists_pages:
            return self._wrong_list(look.record)
        bad = [page for page in look.pages if page.outcome not in GOOD]
        if bad:
            return bad[-1].detail or bad[-1].outcome
        return "" if look.pages else "no page was answered"

    def _wrong_list(self, record: SourceRecord | None) -> str:
        if record is None or record.entries is None:
            return ""
        usual = max(self._listed, default=0)
        if not record.entries:
            return "its list names no page"
        if record.entries < LEAST_SHARE_LISTED * usual and not record.told:
            return f"its list names {record.entries} pages where it named {usual}, and none speaks of draws"
        self._listed.append(record.entries)
        return ""

    def _hear(self, pages: Iterable[CaptureRecord]) -> None:
        for page in pages:
            if page.statements:
                self._stated = True
                self._silent.clear()
            elif page.statements == 0 and page.outcome in GOOD:
                self._silent.add(page.url)

    def _silence(self) -> str:
        if not self._stated or len(self._silent) < SILENT_PAGES:
            return ""
        return f"its last {len(self._silent)} pages that speak of draws state none, although earlier ones did"


def standings(sources: Iterable[Source], records: Iterable[CrawlRecord], now: datetime) -> list[Standing]:
    """How each source is doing at an instant (aware, UTC), in the order of the sources; records in any order."""
    ordered = _in_time(records)
    changes = _changes(ordered)
    found = []
    for watch, _ in _watched(sources, ordered):
        source = watch.source
        lag = int((now - watch.success).total_seconds() // 60) if watch.success else None
        found.append(
            Standing(
                source=source.id,
                state=_state(watch, now),
                last_asked=watch.asked,
                last_success=watch.success,
                last_change=changes.get(source.id),
                lag_minutes=lag,
                failures=watch.failures,
                not_before=watch.not_before if watch.not_before and watch.not_before > now else None,
                detail=watch.detail,
            )
        )
    return found


def alarming(found: Iterable[Standing]) -> list[Standing]:
    """Those of all standings that a person should look at: blind, late, or never a yield in BLIND_AFTER looks.

    All of them where no source was ever asked: then nothing crawls. One that failed once or twice is left to recover,
    and one that nobody asks while others are asked was left out by choice.
    """
    standings = list(found)
    if all(one.last_asked is None for one in standings):
        return standings
    return [
        one
        for one in standings
        if one.state in {"blind", "late"} or (one.state == "never" and one.failures >= BLIND_AFTER)
    ]


def turns(sources: Iterable[Source], records: Iterable[CrawlRecord]) -> list[Turn]:
    """Each time that a source went blind, and each time that it recovered, in time order: alternating for each source.

    Told from the records alone, so that it is the same whenever it is asked: a later record only ever adds turns.
    """
    found = [turn for _, made in _watched(sources, _in_time(records)) for turn in made]
    return sorted(found, key=lambda turn: (turn.at, turn.source))


def _watched(sources: Iterable[Source], ordered: list[CrawlRecord]) -> Iterator[tuple[Watch, list[Turn]]]:
    for source in sources:
        watch = Watch(source)
        yield watch, [turn for look in _looks(source.id, ordered) if (turn := watch.see(look))]


def _looks(source: str, ordered: Iterable[CrawlRecord]) -> Iterator[Look]:
    """The crawls that asked a source. One whose record was lost to a kill is known by the captures that it left.

    Captures that are read again, and those from before the look before, are no look: they say nothing of how it is now.
    """
    told: set[str] = set()
    asked: datetime | None = None
    for crawl in ordered:
        if crawl.kind != "crawl":
            continue
        record = next((one for one in crawl.sources if one.source == source), None)
        pages = tuple(one for one in crawl.captures if one.source == source and one.outcome != "listing")
        at = crawl.started_at if record else max((one.fetched_at for one in pages), default=None)
        again = crawl.warc is not None and crawl.warc in told
        told |= {crawl.warc} if crawl.warc else set()
        if at is None or (record is None and (again or (asked is not None and at < asked))):
            continue
        asked = at
        yield Look(at, record, pages)


def _state(watch: Watch, now: datetime) -> State:
    if watch.success is None:
        return "never"
    if watch.blind:
        return "blind"
    if watch.failures:
        return "failing"
    due = watch.success + timedelta(minutes=watch.source.every_minutes)
    return "late" if now - max(due, watch.not_before or due) > GRACE else "ok"


def _changes(ordered: Iterable[CrawlRecord]) -> dict[str, datetime]:
    """For each source, when it last said something new, in whatever kind of run."""
    newest: dict[str, datetime] = {}
    for crawl in ordered:
        for one in crawl.captures:
            if one.outcome in {"read", "accepted"}:
                newest[one.source] = max(one.fetched_at, newest.get(one.source, one.fetched_at))
    return newest


def _in_time(records: Iterable[CrawlRecord]) -> list[CrawlRecord]:
    return sorted(records, key=lambda one: (one.started_at, one.crawl_id))
