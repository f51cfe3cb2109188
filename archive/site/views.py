"""What the templates ask: rows of the snapshot made ready to be read, in one language. No disk, no clock."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from archive.compare import counts, draw_order, newest
from archive.site.content import ChangeSet, Freshness, newest_first
from archive.site.said import bands, figures_and_pages
from archive.wording import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.compare import Change
    from archive.site.content import Row
    from archive.site.pages import Request
    from archive.site.words import Words

MANY = 4
"""Changes of one kind and field in one snapshot that are told one by one; more are told in one line."""

SPARK = 24
"""Draws in a small line."""

STALE_AFTER = 2
"""Days after which a source that was not read counts as stale."""


class Views:
    """The questions of the templates, answered from one request in one language."""

    def __init__(self, request: Request, words: Words) -> None:
        self.request = request
        self.content = request.content
        self.words = words

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The draws by draw_id."""
        return {row["draw_id"]: row for row in self.content.draws}

    @cached_property
    def by_category(self) -> dict[str | None, list[Row]]:
        """The draws of each category, oldest first."""
        found: dict[str | None, list[Row]] = defaultdict(list)
        for row in self.content.draws:
            found[row["category"]].append(row)
        return dict(found)

    @cached_property
    def categories(self) -> list[str | None]:
        """The categories, the one drawn last first."""
        return list(dict.fromkeys(row["category"] for row in newest_first(self.content.draws)))

    @cached_property
    def latest(self) -> Row | None:
        """The newest draw that counts."""
        return newest(self.content.draws)

    @cached_property
    def years(self) -> list[int]:
        """The years in which there were draws, the last one first."""
        return sorted({row["draw_date"].year for row in self.content.draws if row["draw_date"]}, reverse=True)

    @cached_property
    def round_types(self) -> list[str]:
        """The types of round that there were."""
        return sorted({row["round_type"] for row in self.content.draws if row["round_type"]})

    def name(self, row: Row) -> str:
        """The category of a draw as a reader knows it."""
        return self.words.category(row["category"], row["category_name"])

    def category_name(self, slug: str | None) -> str:
        """The name of a category, as its newest draw bears it."""
        return self.name(self.by_category[slug][-1])

    def title(self, row: Row) -> str:
        """What a draw is called: `Draw 388: French language proficiency`."""
        if row["draw_number"]:
            return self.words.text("draw.title", number=row["draw_number"], name=self.name(row))
        return self.words.text("draw.report", name=self.name(row))

    def number(self, row: Row) -> str:
        """The number of a draw, or that it was reported."""
        return row["draw_number"] or self.words.text(f"status.{row['status']}_short")

    def source(self, name: str) -> str:
        """The name of a source for people."""
        return self.request.source_names.get(name, name)

    def scores(self, slug: str | None) -> list[int]:
        """The cutoffs of the last draws of a category, oldest first."""
        rows = self.by_category.get(slug, [])
        return [row["crs_cutoff"] for row in rows if row["crs_cutoff"] is not None and counts(row)][-SPARK:]

    def disputed(self, row: Row) -> bool:
        """Whether an issue of the draw is open that is more than a remark."""
        issues = self.content.issues.get(row["draw_id"], [])
        return any(one["closed_at"] is None and one["severity"] != "info" for one in issues)

    def neighbours(self, row: Row) -> tuple[Row | None, Row | None]:
        """The draws of the same category before and after a draw."""
        rows = self.by_category[row["category"]]
        place = rows.index(row)
        return (rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None)

    def summary(self, slug: str | None) -> dict[str, int | date | None]:
        """The figures of a category: count, invited, lowest, highest, median, wait (days), last (day)."""
        rows = [row for row in self.by_category[slug] if counts(row)]
        scores = [row["crs_cutoff"] for row in rows if row["crs_cutoff"] is not None]
        invited = [row["invitations"] for row in rows if row["invitations"] is not None]
        waits = [row["days_since_previous"] for row in rows if row["days_since_previous"] is not None]
        return {
            "count": len(rows),
            "invited": sum(invited) if invited else None,
            "lowest": min(scores, default=None),
            "highest": max(scores, default=None),
            "median": round(median(scores)) if scores else None,
            "wait": round(median(waits)) if waits else None,
            "last": max((row["draw_date"] for row in rows if row["draw_date"]), default=None),
        }

    def show(self, field: str | None, value: Any) -> str:
        """A value of a column of draws, in words; None as a dash."""
        words = self.words
        if value is None or value == []:
            return "—"
        if field == "pool":
            return words.text("changes.bands", n=len(value))
        if field in {"status", "round_type"} and words.has(f"{field}.{value}"):
            return words.text(f"{field}.{value}")
        if field == "category":
            return words.category(value)
        if isinstance(value, datetime):
            return words.moment(value)
        if isinstance(value, date):
            return words.day(value)
        if isinstance(value, list):
            return ", ".join(self.program(one) for one in value)
        # Scores, draw numbers and years are written without thousands; counts of people with.
        return words.number(value) if field == "invitations" else str(value)

    def program(self, code: str) -> str:
        """The name of a program."""
        return self.words.text(f"programs.{code}") if self.words.has(f"programs.{code}") else code

    def short_url(self, url: str) -> str:
        """An address as far as a reader cares: its host and its last part."""
        parts = urlsplit(url)
        last = parts.path.rpartition("/")[2] + (f"?{parts.query}" if parts.query else "")
        return f"{parts.netloc.removeprefix('www.')} … {last}" if parts.netloc and last else url

    def tie_break(self, row: Row) -> str | None:
        """The tie-break as exactly as it was published."""
        at = row["tie_break_at"]
        return moment(at, row["tie_break_precision"], self.words.language) if at else None

    def change_sets(self, most: int) -> list[ChangeSet]:
        """The last snapshots that changed a draw, newest first."""
        return list(self.content.changes[:most])

    def told_changes(self, changes: Sequence[Change]) -> list[dict[str, Any]]:
        """The changes of one snapshot as lines: keys kind, field, changes (one), or many (their number), first and last draw_id."""
        lines: list[dict[str, Any]] = []

        def order(one: Change) -> tuple[Any, ...]:
            return (
                one.kind,
                one.field or "",
                draw_order(self.by_id.get(one.draw_id, {"draw_id": one.draw_id, "draw_date": None})),
            )

        ordered = sorted(changes, key=order)
        for (kind, field), group in groupby(ordered, key=lambda one: (one.kind, one.field)):
            rows = list(group)
            if len(rows) > MANY:
                lines.append(
                    {
                        "kind": kind,
                        "field": field,
                        "many": len(rows),
                        "first": rows[0].draw_id,
                        "last": rows[-1].draw_id,
                    }
                )
            else:
                lines += [{"kind": kind, "field": field, "many": 0, "change": row} for row in rows]
        return lines

    def history(self, row: Row) -> list[dict[str, Any]]:
        """What became of a draw, oldest first: keys at, what (first, change, opened, closed), and the change or the issue."""
        ids = {row["draw_id"], row["reported_as"]} - {None}
        told: list[dict[str, Any]] = [{"at": row["first_seen_at"], "order": 0, "what": "first"}]
        for issue in self.content.issues.get(row["draw_id"], []):
            told.append({"at": issue["opened_at"], "order": 2, "what": "opened", "issue": issue})
            if issue["closed_at"]:
                told.append({"at": issue["closed_at"], "order": 3, "what": "closed", "issue": issue})
        for version in self.content.changes:
            told += [
                {"at": version.known_until, "order": 1, "what": "change", "change": change, "version": version.version}
                for change in self._changes_of(version, ids)
            ]
        return sorted(told, key=lambda one: (one["at"], one["order"]))

    def _changes_of(self, version: ChangeSet, ids: set[str]) -> list[Change]:
        return [change for draw_id in sorted(ids) for change in self._changes_by_draw[version.version].get(draw_id, ())]

    @cached_property
    def _changes_by_draw(self) -> dict[int, dict[str, list[Change]]]:
        found: dict[int, dict[str, list[Change]]] = {}
        for version in self.content.changes:
            mine = found.setdefault(version.version, {})
            for change in version.changes:
                mine.setdefault(change.draw_id, []).append(change)
        return found

    def statements(self, row: Row) -> tuple[list[dict[str, Any]], list[Row]]:
        """Who said what of a draw, as `said.figures_and_pages` tells it."""
        return figures_and_pages(self.request.statements.get(row["draw_id"], ()))

    def pool(self, row: Row) -> list[Row]:
        """The pool of a draw, as `said.bands` tells it."""
        return bands(self.content.pools.get(row["draw_id"], []), row["crs_cutoff"])

    def freshness(self, one: Freshness) -> tuple[str, str]:
        """How a source is doing at the request's clock: good, warn or bad, and the same in words."""
        words = self.words
        if one.read_at is None:
            return "bad", words.text("sources.never")
        if one.trouble:
            return "bad", f"{words.text('sources.failed')} {words.moment(one.read_at, 'minute')}"
        days = (self.request.clock - one.read_at).days
        if days >= STALE_AFTER:
            return "warn", words.text("sources.stale", n=days)
        return "good", words.text("sources.ok")

    def silent(self) -> int:
        """How many known sources were never asked."""
        return len(set(self.request.source_names) - {one.source for one in self.content.sources})

    def moment(self, value: datetime) -> str:
        """A moment to the minute, for running text."""
        return self.words.moment(value.astimezone(UTC), "minute")
