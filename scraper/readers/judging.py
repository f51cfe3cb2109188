"""A statement, what it shares with a fragment or contradicts, and whether it says enough to be one."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.readers.calendar import Found
from scraper.readers.clues import Clue, ClueKind, same
from scraper.readers.fragments import Fragment

ANCHORS: tuple[ClueKind, ...] = ("number", "date")
FIGURES: tuple[ClueKind, ...] = ("invitations", "score")


@dataclass(slots=True, eq=False)
class Statement:
    """What a page says of one draw, gathered from its fragments, in the order of the page."""

    fragments: list[Fragment]
    clues: dict[ClueKind, Clue] = field(default_factory=dict)
    main: bool = False
    place: int = 0

    def take(self, fragment: Fragment) -> None:
        """Take a fragment in: a clue that is missing so far is added, a known one stays."""
        if self.fragments[-1] is not fragment:
            self.fragments.append(fragment)
        for kind, clue in fragment.clues.items():
            known = self.clues.get(kind)
            if known is None or (known.weak and not clue.weak) or (_agree(known, clue) and _fuller(clue, known)):
                self.clues[kind] = clue


def _fuller(clue: Clue, known: Clue) -> bool:
    one, two = (value.year or value.hint if isinstance(value, Found) else 0 for value in (clue.value, known.value))
    clocks = getattr(clue.value, "clock", False), getattr(known.value, "clock", False)
    return (
        (two is None and one is not None)
        or (clocks == (True, False))
        or (clue.kind == "category" and "(" in clue.text and "(" not in known.text)
        or (clue.value, known.value) == ("fst", "trade")
    )


def _agree(one: Clue, two: Clue) -> bool:
    """Whether two clues of a kind may be one draw's; a round for trades is one of the trades program where a page says so."""
    return bool(same(one, two)) or {one.value, two.value} == {"fst", "trade"}


def key(clue: Clue) -> tuple[object, ...]:
    """What clues that agree have in common."""
    value = clue.value
    return (clue.kind, value.month, value.day) if isinstance(value, Found) else (clue.kind, value)


def is_another(statement: Statement, fragment: Fragment) -> bool:
    """Whether what is said of an earlier draw, dated or numbered, is not of this one, for all that their figures agree."""
    anchored = [kind for kind in ANCHORS if kind in fragment.clues]
    shared = [kind for kind in anchored if kind in statement.clues and not statement.clues[kind].weak]
    return bool(anchored) and not shared


def fills(statement: Statement | None, fragment: Fragment) -> bool:
    """Whether a fragment says only what a statement lacks; of a category, the same."""
    return statement is not None and not (set(statement.clues) & set(fragment.clues) - {"category"})


def agreement(statement: Statement, fragment: Fragment) -> int:
    """How many telling facts (number, date, count, score, tie-break) the two share."""
    known, said = statement.clues, fragment.clues
    return sum(bool(kind in known and kind in said and same(known[kind], said[kind])) for kind in TELLING)


TELLING: tuple[ClueKind, ...] = ("number", "date", "invitations", "score", "tie")


def conflicts(statement: Statement, fragment: Fragment) -> list[ClueKind]:
    """The kinds on which the two contradict each other; a weak day (`today`) contradicts none."""
    return [
        kind
        for kind, clue in fragment.clues.items()
        if kind in statement.clues
        and not _agree(statement.clues[kind], clue)
        and not (kind == "date" and (clue.weak or statement.clues[kind].weak))
    ]


def same_number(statement: Statement, fragment: Fragment) -> bool:
    """Whether the two name the same draw by its number."""
    return (
        "number" in statement.clues
        and "number" in fragment.clues
        and statement.clues["number"].value == fragment.clues["number"].value
    )


def stands_alone(fragment: Fragment) -> bool:
    """Whether a fragment names its draw: an anchor and a figure, or category, count and score together."""
    if any(kind in fragment.clues for kind in ANCHORS):
        return any(kind in fragment.clues for kind in (*FIGURES, "category")) or all(
            kind in fragment.clues for kind in ANCHORS
        )
    if fragment.role == "list" and "category" in fragment.clues and fragment.clues["category"].at <= 1:
        return "invitations" in fragment.clues
    return all(kind in fragment.clues and not fragment.clues[kind].weak for kind in FIGURES)


def can_be_main(fragment: Fragment) -> bool:
    """Whether a fragment may open the page's own draw: it says two things, or names one round and says one."""
    return (
        len(fragment.clues) > 1
        or fragment.this
        or fragment.names_round
        or bool({"number", "invitations"} & set(fragment.clues))
        or ("date" in fragment.clues and fragment.one_round)
    )


def is_enough(statement: Statement) -> bool:
    """Whether a statement says enough to be one: two of number, date, count and score, or one of them and its category."""
    strong = [kind for kind in (*ANCHORS, *FIGURES) if kind in statement.clues and not statement.clues[kind].weak]
    if statement.main:
        said = (
            any(fragment.federal and fragment.one_round for fragment in statement.fragments)
            and "category" in statement.clues
        )
        return any(kind in statement.clues for kind in FIGURES) and (
            len(strong) >= 2 or (said and "invitations" in strong)
        )
    if not any(kind in statement.clues for kind in ("number", *FIGURES)) and not any(
        fragment.one_round for fragment in statement.fragments
    ):
        return False
    dated = "date" in strong and any(
        fragment.previous and fragment.one_round and not fragment.since for fragment in statement.fragments
    )
    return len(strong) >= 2 or (bool(strong) and "category" in statement.clues) or dated
