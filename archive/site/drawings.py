"""The charts of the site: what is drawn from which rows, what it is called, and the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from archive.compare import counts
from archive.site import palette
from archive.site.charts.cutoffs import Names, Point, cutoffs
from archive.site.charts.gaps import Row as GapRow
from archive.site.charts.gaps import gaps
from archive.site.charts.invitations import ORDER, Month, invitations
from archive.site.charts.pool import Day, pool
from archive.site.charts.svg import Frame
from archive.site.names import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from archive.site.content import Content, Row
    from archive.site.words import Words

RECENT = timedelta(days=730)

WIDE = Frame(1120, 520, right=150, left=46)
NARROW = Frame(400, 400, narrow=True, left=40, right=12)
HALF = Frame(600, 400, left=56, right=8, bottom=46)
HALF_NARROW = Frame(400, 340, left=48, right=8, narrow=True)
POOL = Frame(600, 400, left=60, right=136)
POOL_NARROW = Frame(400, 360, left=50, right=66, narrow=True)


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: its CSS class, its shape (None: a patch of colour), and its name."""

    look: str
    shape: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart: heads of columns, and rows; a row's first cell is its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart, in a wide and a narrow picture, with its legend and its numbers."""

    name: str
    title: str
    note: str
    pictures: tuple[Markup, Markup]
    legend: tuple[Key, ...]
    table: Table


class Drawings:
    """Draws the charts of a snapshot in one language. `home` in the addresses is the folder of the language."""

    def __init__(self, content: Content, words: Words) -> None:
        self.content = content
        self.words = words

    @cached_property
    def points(self) -> list[Point]:
        """Every draw that has a day and a cutoff, oldest first; unconfirmed ones are none."""
        return [
            self._point(row)
            for row in self.content.draws
            if row["draw_date"] and row["crs_cutoff"] is not None and counts(row)
        ]

    @cached_property
    def names(self) -> dict[str | None, Names]:
        """How each category is called."""
        return {
            row["category"]: Names(
                self.words.category(row["category"], row["category_name"]),
                self.words.short_category(row["category"], row["category_name"]),
            )
            for row in self.content.draws
        }

    def _point(self, row: Row) -> Point:
        words = self.words
        count = row["invitations"]
        told = words.text(
            "charts.told",
            name=words.category(row["category"], row["category_name"]),
            number=words.text("latest.number", number=row["draw_number"] or words.text("status.reported_short")),
            day=words.day(row["draw_date"]),
            score=str(row["crs_cutoff"]),
            invitations=words.text("charts.unknown_invitations") if count is None else words.number(count),
        )
        page = f"draws/{page_of(row['draw_id'])}"
        return Point(row["draw_date"], row["crs_cutoff"], row["category"], told, page, row["status"] == "official")

    def all(self) -> list[Drawing]:
        """Every chart of the front page, in its order; those without any figure are left out."""
        found = [self.recent(), self.whole(), self.invitations(), self.pool(), self.gaps()]
        return [drawing for drawing in found if drawing is not None]

    def recent(self) -> Drawing | None:
        """The cutoffs of the last two years of draws."""
        if not self.points:
            return None
        last = self.points[-1].day
        return self._cutoffs("recent", max(last - RECENT, self.points[0].day), "charts.cutoffs_recent")

    def whole(self) -> Drawing | None:
        """The cutoffs since the first draw."""
        return self._cutoffs("whole", self.points[0].day, "charts.cutoffs_whole") if self.points else None

    def category(self, slug: str | None) -> Drawing | None:
        """The cutoffs of one category, the others behind it."""
        mine = [point for point in self.points if point.category == slug]
        if not mine:
            return None
        name = self.names[slug].full
        title = self.words.text("charts.category_chart", name=name)
        span = (min(mine[0].day, self.points[-1].day - RECENT), self.points[-1].day)
        frames = (Frame(1120, 420, right=16, left=46), NARROW)
        return self._drawn("category", title, "charts.category_note", mine, span, frames, only=slug)

    def _cutoffs(self, name: str, first: date, title: str) -> Drawing:
        span = (first, self.points[-1].day)
        shown = [point for point in self.points if point.day >= first]
        return self._drawn(name, self.words.text(title), "charts.cutoffs_note", shown, span, (WIDE, NARROW))

    def _drawn(
        self,
        name: str,
        title: str,
        note: str,
        shown: list[Point],
        span: tuple[date, date],
        frames: tuple[Frame, Frame],
        only: str | None = None,
    ) -> Drawing:
        words = self.words
        scores = [point.score for point in shown]
        described = words.text(
            "charts.cutoffs_described",
            n=len(shown),
            first=words.day(shown[0].day),
            last=words.day(shown[-1].day),
            low=min(scores),
            high=max(scores),
        )
        wide, narrow = (
            cutoffs(self.points, self.names, span, frame, words, title=title, description=described, only=only)
            for frame in frames
        )
        slugs = {point.category: None for point in reversed(shown)} if only is None else {}
        legend = [Key(palette.css_class(slug), palette.shape(slug), self.names[slug].full) for slug in slugs]
        heads = tuple(words.text(f"draws.{head}") for head in ("date", "category", "crs"))
        rows = [(point.day, self.names[point.category].full, point.score) for point in reversed(shown)]
        return Drawing(name, title, words.text(note), (wide, narrow), tuple(legend), Table(heads, tuple(rows)))

    def invitations(self) -> Drawing | None:
        """Invitations by month and type of round."""
        words, months = self.words, self._months()
        if not months:
            return None
        most = max(months, key=lambda month: month.total)
        described = words.text(
            "charts.invitations_described",
            first=words.month(months[0].first),
            last=words.month(months[-1].first),
            month=words.month(most.first),
            most=most.total,
        )
        title = words.text("charts.invitations")
        wide, narrow = (
            invitations(months, frame, words, title=title, description=described) for frame in (HALF, HALF_NARROW)
        )
        legend = tuple(Key(f"t-{name}", None, words.text(f"round_type.{name}")) for name in ORDER)
        heads = (words.text("charts.month"), *(key.name for key in legend), words.text("charts.total"))
        rows = [
            (words.month(one.first), *(one.by_type.get(name, 0) for name in ORDER), one.total)
            for one in reversed(months)
        ]
        note = words.text("charts.invitations_note")
        return Drawing("invitations", title, note, (wide, narrow), legend, Table(heads, tuple(rows)))

    def _months(self) -> list[Month]:
        """The months from the first draw to the last, those without a draw too."""
        rows = [row for row in self.content.by_month if row["month"]]
        found: dict[date, list[Row]] = {}
        for row in rows:
            found.setdefault(date.fromisoformat(f"{row['month']}-01"), []).append(row)
        if not found:
            return []
        first, last = min(found), max(found)
        places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        days = [date(place // 12, place % 12 + 1, 1) for place in places]
        return [self._month(day, found.get(day, [])) for day in days]

    def _month(self, first: date, rows: Sequence[Row]) -> Month:
        words = self.words
        by_type = {row["round_type"]: row["invitations"] for row in rows if row["invitations"] and row["round_type"]}
        head = words.text(
            "charts.told_month",
            month=words.month(first),
            total=sum(by_type.values()),
            draws=sum(row["draws"] for row in rows),
        )
        lines = [
            words.text("charts.told_type", type=words.text(f"round_type.{name}"), count=by_type[name])
            for name in ORDER
            if name in by_type
        ]
        return Month(first, by_type, "\n".join([head, *lines]))

    def pool(self) -> Drawing | None:
        """The pool by band of scores."""
        words = self.words
        bands = sorted({band for day in self.content.pool_days.values() for band in day}, key=_low)
        days = [self._pool_day(day, known, bands) for day, known in self.content.pool_days.items()]
        if len(days) < 2:
            return None
        described = words.text(
            "charts.pool_described",
            first=words.day(days[0].as_of),
            last=words.day(days[-1].as_of),
            total=sum(days[-1].bands.values()),
        )
        title = words.text("charts.pool")
        wide, narrow = (
            pool(days, bands, frame, words, title=title, description=described) for frame in (POOL, POOL_NARROW)
        )
        legend = tuple(Key(f"b-{band}", None, band.replace("-", "–")) for band in reversed(bands))
        heads = (words.text("charts.day"), *(key.name for key in legend), words.text("charts.total"))
        rows = [
            (day.as_of, *(day.bands.get(band) for band in reversed(bands)), sum(day.bands.values()))
            for day in reversed(days)
        ]
        return Drawing("pool", title, words.text("charts.pool_note"), (wide, narrow), legend, Table(heads, tuple(rows)))

    def _pool_day(self, day: date, known: Any, bands: Sequence[str]) -> Day:
        words = self.words
        head = words.text("charts.told_pool", day=words.day(day), total=sum(known.values()))
        lines = [f"{band.replace('-', '–')}: {words.number(known[band])}" for band in reversed(bands) if band in known]
        return Day(day, known, "\n".join([head, *lines]))

    def gaps(self) -> Drawing | None:
        """How often each category was drawn, the one drawn last on top."""
        words = self.words
        dated = [row for row in self.content.draws if row["draw_date"] and counts(row)]
        if not dated:
            return None
        days: dict[str | None, list[date]] = {}
        for row in dated:
            days.setdefault(row["category"], []).append(row["draw_date"])
        rows = [self._gap_row(slug, days[slug]) for slug in sorted(days, key=lambda one: days[one][-1], reverse=True)]
        span = (dated[0]["draw_date"], dated[-1]["draw_date"])
        described = words.text("charts.gaps_described", n=len(rows), first=words.day(span[0]), last=words.day(span[1]))
        heads = (words.text("charts.gap_draws"), words.text("charts.gap_median"), words.text("charts.gap_longest"))
        title = words.text("charts.gaps")
        frames = (
            Frame(1120, 58 + 32 * len(rows), left=236, right=270, top=28),
            Frame(400, 44 + 42 * len(rows), left=10, right=10, top=8, narrow=True),
        )
        wide, narrow = (
            gaps(rows, span, frame, words, heads=heads, title=title, description=described) for frame in frames
        )
        table = Table(
            (words.text("draws.category"), *heads, words.text("category.last")),
            tuple((row.name, *row.waits, row.days[-1]) for row in rows),
        )
        return Drawing("gaps", title, words.text("charts.gaps_note"), (wide, narrow), (), table)

    def _gap_row(self, slug: str | None, days: Sequence[date]) -> GapRow:
        words, name = self.words, self.names[slug].full
        waits = [(later - earlier).days for earlier, later in pairwise(days)]
        if not waits:
            told = words.text("charts.gap_told_one", name=name, last=words.day(days[-1]))
            return GapRow(slug, name, days, (words.number(len(days)), "—", "—"), told)
        middle, longest = (words.text("charts.gap_day", n=value) for value in (round(median(waits)), max(waits)))
        told = words.text(
            "charts.gap_told", name=name, draws=len(days), median=middle, longest=longest, last=words.day(days[-1])
        )
        return GapRow(slug, name, days, (words.number(len(days)), middle, longest), told)


def _low(band: str) -> int:
    return int(band.partition("-")[0])
