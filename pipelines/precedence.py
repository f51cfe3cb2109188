"""Who is believed first, field by field: the table that decides between sources. A person may read and change it."""

from __future__ import annotations

from dataclasses import dataclass

# Tiers of sources, the most trusted first. Within a tier the value that most sources state wins, then the better rank.
FEED_EN, FEED_FR, INSTRUCTION, ROUNDS_PAGE, NEWS = range(5)
TIER_NAMES = (
    "IRCC's feed in English",
    "IRCC's feed in French",
    "IRCC's instructions",
    "IRCC's page of rounds",
    "news pages",
)
"""What the tiers are called, for `draws why`."""

TIERS = {
    "ircc-feed-en": FEED_EN,
    "ircc-feed2-en": FEED_EN,
    "ircc-feed-fr": FEED_FR,
    "ircc-feed2-fr": FEED_FR,
    "ircc-instructions-en": INSTRUCTION,
    "ircc-instructions-fr": INSTRUCTION,
    "ircc-rounds-en": ROUNDS_PAGE,
    "ircc-rounds-fr": ROUNDS_PAGE,
}
"""Tier of each official source; every other source is NEWS."""

LISTING = (FEED_EN, FEED_FR)
"""Tiers whose sources list every draw there ever was, so that one which they no longer list is missing."""

USUAL = (FEED_EN, FEED_FR, INSTRUCTION, ROUNDS_PAGE, NEWS)

ORDER = {
    "draw_number": (FEED_EN, FEED_FR, INSTRUCTION, ROUNDS_PAGE),
    "draw_date": USUAL,
    "drawn_at": USUAL,
    "category": USUAL,
    "category_name": (FEED_EN, INSTRUCTION, ROUNDS_PAGE, NEWS),
    "programs": USUAL,
    "invitations": USUAL,
    "crs_cutoff": USUAL,
    "tie_break_at": USUAL,
    "instruction_url": (FEED_EN, INSTRUCTION, ROUNDS_PAGE),
    "pool": (FEED_EN, FEED_FR, ROUNDS_PAGE, NEWS),
}
"""For each field, the tiers that may state it, in the order in which they are believed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How much a source is trusted: its tier, and its rank within the tier (lower is better)."""

    tier: int
    rank: int = 100

    @property
    def official(self) -> bool:
        """Whether IRCC itself speaks."""
        return self.tier != NEWS


def standing(source: str, rank: int = 100) -> Standing:
    """The standing of a source by its id."""
    tier = TIERS.get(source, NEWS)
    # The second feed says the same as the first, sometimes later.
    return Standing(tier, 1 if "feed2" in source else 0) if tier != NEWS else Standing(NEWS, rank)


def is_official(source: str) -> bool:
    """Whether a source is IRCC itself."""
    return source in TIERS
