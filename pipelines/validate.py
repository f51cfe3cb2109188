"""The gate: whether what was read from a page may enter the archive. A page is taken whole or refused whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.periods import Key
from pipelines.records import Observation

REQUIRED = ("draw_number", "draw_date", "category", "invitations", "crs_cutoff")
"""What every round of the feed has said since 2015."""
LEAST_SHARE_KNOWN = 0.9
"""A feed with fewer than this share of the rounds that it listed before is a cut or stale one; IRCC has never removed any."""
MOST_SHARE_REWRITTEN = 0.25
"""IRCC renames many rounds at once, but a feed that changes the figures of more than this share has shifted columns."""
MOST_SHARE_BLANK = 0.5
"""A required field that is unreadable or blank in more than this share of rounds means a changed layout."""

ACCEPT = (
    "The bytes are kept; look at the page, and if it is right after all, let it in with: draws ingest --accept {digest}"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page was refused: a kind for machines, what is wrong in words, and what to do next."""

    kind: str
    what: str
    next_step: str

    def __str__(self) -> str:
        """Both sentences."""
        return f"{self.what}. {self.next_step}"


def gate(observations: Sequence[Observation], known: Mapping[Key, Observation], *, language: str) -> Refusal | None:
    """Judge the statements of one capture of IRCC's feed against what the feed said before.

    `known` is the state of the stream before this capture (see `pipelines.periods.state_at`), `language` what the
    source is declared to be written in. None means that the capture may enter.
    """
    step = ACCEPT.format(digest=observations[0].capture if observations else "DIGEST")
    checks = (
        _wrong_language(observations, language),
        _blank_field(observations),
        _too_few(observations, known),
        _rewritten(observations, known),
    )
    return next((Refusal(kind, what, step) for kind, what in filter(None, checks)), None)


Complaint = tuple[str, str] | None


def _wrong_language(observations: Sequence[Observation], language: str) -> Complaint:
    found = {row.language for row in observations}
    if not found or found == {language}:
        return None
    return "wrong-language", f"the page is written in {', '.join(sorted(found))}, the source is declared {language!r}"


def _blank_field(observations: Sequence[Observation]) -> Complaint:
    for name in REQUIRED:
        blank = [row for row in observations if getattr(row, name) is None]
        if len(blank) > MOST_SHARE_BLANK * len(observations):
            example = next((text for row in blank if (text := getattr(row, f"{name}_text", None))), "nothing")
            what = f"{name} is blank or unreadable in {len(blank)} of {len(observations)} rounds (it says {example!r})"
            return "blank-field", what
    return None


def _too_few(observations: Sequence[Observation], known: Mapping[Key, Observation]) -> Complaint:
    before = sum(row.stated for row in known.values())
    if len(observations) < LEAST_SHARE_KNOWN * before:
        return "too-few-rounds", f"the page lists {len(observations)} rounds, {before} were listed before"
    return None


def _rewritten(observations: Sequence[Observation], known: Mapping[Key, Observation]) -> Complaint:
    pairs = [(row, known[key]) for row in observations if (key := (row.role, row.subject)) in known]
    for name in ("draw_date", "invitations", "crs_cutoff"):
        differ = sum(_differ(getattr(now, name), getattr(then, name)) for now, then in pairs)
        if len(pairs) >= 20 and differ > MOST_SHARE_REWRITTEN * len(pairs):
            return "rewritten", f"{name} differs in {differ} of the {len(pairs)} rounds that were known"
    return None


def _differ(now: object, then: object) -> bool:
    return now is not None and then is not None and now != then
