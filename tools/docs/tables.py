"""Tables that pages ask for by a comment such as `<!-- table: precedence -->`, each from the code that rules it."""

from __future__ import annotations

import re

import md

from pipelines.linking import ENOUGH, WORTH
from pipelines.precedence import ORDER, TIERS
from scraper.sources import Source, load_sources

TIER_NAMES = ("English feed", "French feed", "instruction page", "rounds page", "news")
MARK = re.compile(r"^<!-- table: ([a-z-]+) -->$", re.MULTILINE)


def fill(page: str) -> str:
    """The page with each mark replaced by its table. Raises KeyError where there is no table of that name."""
    return MARK.sub(lambda match: TABLES[match[1]](), page)


def precedence() -> str:
    """For each field, who is believed first."""
    rows = []
    for field, order in ORDER.items():
        ranks = [str(order.index(tier) + 1) if tier in order else "–" for tier in range(len(TIER_NAMES))]
        rows.append((md.code(field), *ranks))
    return md.table(("field", *TIER_NAMES), rows)


def tiers() -> str:
    """Which source is in which tier."""
    rows = [
        (name, ", ".join(md.code(source) for source, one in TIERS.items() if one == tier) or "every other source")
        for tier, name in enumerate(TIER_NAMES)
    ]
    return md.table(("tier", "sources"), rows)


def worth() -> str:
    """What agreement on a field counts for a draw, and contradiction against it."""
    rows = [(md.code(field), f"+{agrees}", f"−{differs}") for field, (agrees, differs) in WORTH.items()]
    return md.table(("field", "agrees", "differs"), rows) + f"\nEnough is {ENOUGH} points.\n"


def sources() -> str:
    """The sources that `draws crawl` asks when told nothing else."""
    rows = [
        (md.code(one.id), md.text(one.name), one.kind, one.language, str(one.every_minutes), _hosts(one))
        for one in load_sources()
    ]
    return md.table(("source", "name", "kind", "language", "asked at most every … minutes", "domains"), rows)


def _hosts(source: Source) -> str:
    return ", ".join(source.domains)


TABLES = {"worth": worth, "precedence": precedence, "tiers": tiers, "sources": sources}
