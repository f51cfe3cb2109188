"""Fragments of a page to statements: what is said of one draw in several places is put together, what fits nowhere is left out."""

from __future__ import annotations

from dataclasses import replace

from scraper.readers.calendar import Before, Found
from scraper.readers.clues import Clue
from scraper.readers.fragments import Fragment
from scraper.readers.judging import (
    ANCHORS,
    FIGURES,
    TELLING,
    Statement,
    agreement,
    can_be_main,
    conflicts,
    fills,
    is_another,
    is_enough,
    key,
    same_number,
    stands_alone,
)
from scraper.readers.parts import bare_category

NEAR = 3
"""Blocks behind `two draws on May 30` in which a round without a day is one of them."""


_ENDS = frozenset({".", "!", "?"})
LINE, LINES = 50, 6
"""Characters of a line, and lines, of a post that gives each fact of a draw a line of its own."""


MOST = 100
"""Statements that share one fact and are looked at for the next fragment; a page of thousands is no announcement."""


def gather(fragments: list[Fragment]) -> list[Statement]:
    """Put fragments together, in the order of the page."""
    gathering = _Gathering()
    for fragment in fragments:
        gathering.take(fragment)
    return [statement for statement in gathering.statements if is_enough(statement)]


class _Gathering:
    """The statements so far, the page's own draw among them, and the one that was spoken of last."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.main: Statement | None = None
        self.focus: Statement | None = None
        self.focus_block = -1
        self.sharing: dict[tuple[object, ...], list[Statement]] = {}
        self.shared: Clue | None = None
        self.shared_block = -1
        self.opened: Statement | None = None
        self.opened_block = -1

    def take(self, fragment: Fragment) -> None:
        self._count_back(fragment)
        if fragment.several:
            self.shared, self.shared_block = fragment.clues["date"], fragment.block
            return
        home = (self._home(fragment) or self._one_of_several(fragment)) if fragment.clues else None
        if home is None:
            return
        if (day := self._shared_by(fragment)) and "date" not in home.clues:
            fragment.clues.setdefault("date", day)
        home.take(fragment)
        self._remember(home, fragment)
        if not fragment.aside:
            self.focus, self.focus_block = home, fragment.block

    def _shared_by(self, fragment: Fragment) -> Clue | None:
        """The day that several rounds share, where a fragment is said of one of them."""
        if fragment.previous or fragment.block - self.shared_block > NEAR or self._has_own_day(fragment):
            return None
        return self.shared

    def _has_own_day(self, fragment: Fragment) -> bool:
        """Whether its sentence told another draw before, and that one's day: both may be of it."""
        last = self.focus.fragments[-1] if self.focus else None
        return last is not None and last.evidence == fragment.evidence and "date" in last.clues

    def _one_of_several(self, fragment: Fragment) -> Statement | None:
        """`In the second, 400 tradespeople were invited`: behind `two draws on May 26`, a category and a figure make one of them."""
        told = "category" in fragment.clues and not set(FIGURES).isdisjoint(fragment.clues)
        return self._new(fragment) if told and self._shared_by(fragment) else None

    def _remember(self, home: Statement, fragment: Fragment) -> None:
        for clue in fragment.clues.values():
            known = self.sharing.setdefault(key(clue), [])
            if not known or known[-1] is not home:
                known.append(home)

    def _sharing(self, fragment: Fragment) -> list[Statement]:
        """The statements, in the order of the page, that share a fact with a fragment; the last MOST of each fact."""
        keys = [key(clue) for clue in fragment.clues.values() if clue.kind in TELLING]
        found = {id(s): s for key in keys for s in self.sharing.get(key, ())[-MOST:]}
        return sorted(found.values(), key=lambda s: s.place)

    def _count_back(self, fragment: Fragment) -> None:
        """Settle `the day before` by the draw that was spoken of last, else by the page's own."""
        clue = fragment.clues.get("date")
        if clue and self._is_of_another_week(clue):
            del fragment.clues["date"]
        if clue is None or not isinstance(clue.value, Before):
            return
        del fragment.clues["date"]
        days, weekday = clue.value.days, clue.value.weekday
        of = (self.focus or self.main) if weekday is None else self.main
        if of is not self.main and fragment.block != self.focus_block and self._is_dated_beside(of):
            return  # of the draw that was compared with, or of the page's own
        anchor = of.clues["date"].value if of and "date" in of.clues and not (of.fragments[-1].previous) else None
        if not isinstance(anchor, Found):
            return
        if weekday is not None:
            if anchor.year is None or (known := anchor.on(anchor.year)) is None:
                return
            days = (known.weekday() - weekday) % 7
        if day := anchor.earlier(days):
            fragment.clues["date"] = replace(clue, value=day, weak=False)

    def _is_dated_beside(self, of: Statement | None) -> bool:
        """Whether another draw than this one has a day, which `the day before` may count from too."""
        return any("date" in statement.clues for statement in self.statements if statement is not of)

    def _is_of_another_week(self, clue: Clue) -> bool:
        """Whether `on Tuesday`, the last one before the publication, lies behind the page's own draw and so is another Tuesday."""
        own = self.main.clues.get("date") if self.main else None
        if own is None or own.weak or not isinstance(own.value, Found) or not isinstance(clue.value, Found):
            return False
        said = clue.value.on(clue.value.year or 0)
        known = own.value.on(own.value.year or clue.value.year or 0)
        return clue.value.end == 0 and own.value.end > 0 and said is not None and known is not None and said > known

    def _home(self, fragment: Fragment) -> Statement | None:
        """The statement that a fragment belongs to, a new one, or None where that is not clear."""
        if self._goes_on(fragment):
            return self.opened
        sharing = self._sharing(fragment)
        clear = [
            s
            for s in sharing
            if agreement(s, fragment) > 0
            and not conflicts(s, fragment)
            and not (fragment.previous and s is self.main and is_another(s, fragment))
        ]
        if clear:
            return max(clear, key=lambda s: (agreement(s, fragment), s is self.focus))
        numbered = next((s for s in sharing if same_number(s, fragment)), None)
        if numbered:
            return numbered
        if fragment.role in {"table", "list"} and stands_alone(fragment):
            return self.main if self._is_titled(fragment) else self._new(fragment)
        if fragment.apart:
            return self._new(fragment) if stands_alone(fragment) else None
        if fragment.previous and not self._is_title(fragment):
            return self._earlier(fragment)
        near = self.focus if fragment.block == self.focus_block else None
        if self.main is None and near and not conflicts(near, fragment) and not set(ANCHORS) & set(fragment.clues):
            return near
        if self.main is None:
            return self._new(fragment, main=True) if can_be_main(fragment) else None
        return self._continued(fragment)

    def _is_title(self, fragment: Fragment) -> bool:
        """Whether a title's `last draw of November` is the page's own, since nothing was said before."""
        return fragment.block == 0 and not self.statements and fragment.one_round and "invitations" in fragment.clues

    def _is_titled(self, fragment: Fragment) -> bool:
        """Whether all that was said before a numbered paragraph is its draw's number: `the 42nd round`, then `1. 1,000 invitations …`."""
        only = len(self.statements) == 1 and self.main is not None and set(self.main.clues) == {"number"}
        return only and fragment.role == "list" and not fragment.previous and "number" not in fragment.clues

    def _goes_on(self, fragment: Fragment) -> bool:
        """Whether a short line belongs to the draw that one like `Draw 323` opened a few lines above."""
        if self.opened is None or fragment.previous or "date" in fragment.clues or conflicts(self.opened, fragment):
            return False
        lines = fragment.block - self.opened_block
        return lines == 1 or (1 < lines <= LINES and len(fragment.evidence) <= LINE)

    def _opens(self, fragment: Fragment) -> bool:
        """Whether a short line names another draw than the page's own by its number or day and nothing else."""
        kinds = set(fragment.clues)
        named = "number" in kinds or ("date" in kinds and fragment.one_round and fragment.evidence[-1:] not in _ENDS)
        return (
            kinds <= {"number", "date", "category"}
            and named
            and len(fragment.evidence) <= LINE
            and self.main is not None
            and not {"number", "date"}.isdisjoint(conflicts(self.main, fragment))
        )

    def _earlier(self, fragment: Fragment) -> Statement | None:
        if not any(kind in fragment.clues for kind in (*ANCHORS, *FIGURES)) and not fragment.one_round:
            return None
        near = self.focus if fragment.block == self.focus_block else None
        if (
            near
            and near is not self.main
            and not conflicts(near, fragment)
            and not any(kind in fragment.clues for kind in ANCHORS)
        ):
            return near
        return self._compared(fragment) or self._new(fragment)

    def _compared(self, fragment: Fragment) -> Statement | None:
        """The one earlier draw with a day that lacks what `in the previous draw it was 507` says of it."""
        if not set(ANCHORS).isdisjoint(fragment.clues):
            return None
        earlier = [s for s in self.statements if s is not self.main and "date" in s.clues]
        fits = len(earlier) == 1 and earlier[0].fragments[0].previous and fills(earlier[0], fragment)
        fits = fits and (fragment.one_round or earlier[0].fragments[-1].block == fragment.block)
        return earlier[0] if fits and not conflicts(earlier[0], fragment) else None

    def _continued(self, fragment: Fragment) -> Statement | None:
        kinds = set(fragment.clues)
        if self._opens(fragment):
            self.opened, self.opened_block = self._new(fragment), fragment.block
            return self.opened
        if "tie" in kinds and kinds <= {"category", "tie"}:
            return self._broken(fragment)
        if kinds == {"category"}:
            return self.main if self.main and "category" not in self.main.clues and fragment.names_round else None
        if kinds == {"date"} and not (fragment.rounds or fragment.this):
            return None
        near = self.focus if self.focus and fragment.block == self.focus_block else None
        main_fits = self.main is not None and not conflicts(self.main, fragment)
        if fragment.this or near is None or near is self.main:
            if main_fits:
                return self.main
        elif not conflicts(near, fragment) and not any(kind in fragment.clues for kind in ANCHORS):
            return near
        if main_fits and any(kind in fragment.clues for kind in ANCHORS) and fills(self.main, fragment):
            return self.main
        if near and near is not self.main and not conflicts(near, fragment):
            return near
        return self._new(fragment) if stands_alone(fragment) else None

    def _broken(self, fragment: Fragment) -> Statement | None:
        """The statement whose tie-break a fragment gives: its category's, else the page's own draw."""
        if "category" in fragment.clues and (of := self._of_category(fragment)):
            return of
        of = self.focus if self._rival(fragment) and self._is_told(fragment.block) else self.main
        rival = of is self.main and self._rival(fragment)
        return of if of and not rival and not conflicts(of, fragment) else None

    def _is_told(self, block: int) -> bool:
        """Whether a paragraph is about the draw that was spoken of last and no other: it alone is told in it."""
        return [s for s in self.statements if any(f.block == block for f in s.fragments)] == [self.focus]

    def _rival(self, fragment: Fragment) -> bool:
        """Whether another new draw was spoken of last, whose tie-break may be meant as well."""
        own = self.focus is None or self.focus is self.main or self.focus.fragments[0].previous
        return not own and fragment.block == self.focus_block

    def _of_category(self, fragment: Fragment) -> Statement | None:
        """The one statement of a fragment's category: `for the PNP draw it was …`."""
        slug = fragment.clues["category"].value
        mine = [s for s in self.statements if "category" in s.clues and s.clues["category"].value == slug]
        mine = [s for s in mine if not s.fragments[0].previous] or mine
        return mine[0] if len(mine) == 1 and not conflicts(mine[0], fragment) else None

    def _new(self, fragment: Fragment, *, main: bool = False) -> Statement:
        statement = Statement([fragment], main=main, place=len(self.statements))
        if fragment.same_category and self.main and "category" in self.main.clues:
            fragment.clues.setdefault("category", bare_category(self.main.clues["category"]))
        self.statements.append(statement)
        if main:
            self.main = statement
        return statement
