"""Round names to stable slugs: official names of every era in English and French, and the phrases that news pages use.

IRCC invents and renames categories. An official name never seen before gets a slug made from the name; a phrase of a
news page that is not understood gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from scraper.accents import unaccented
from scraper.readers.naming import category_slug

RoundType = Literal["general", "program-specific", "category-based"]

PROGRAM_SLUGS = {"pnp", "cec", "fsw", "fst"}
"""Slugs that are programs: a round for them is program-specific."""


@dataclass(frozen=True, slots=True)
class Category:
    """A slug, the version mark as published (`2024-1`, `Version 1`, `2026-Version 2`), and whether the name is a known one."""

    slug: str
    version: str | None = None
    known: bool = True

    @property
    def round_type(self) -> RoundType:
        """The type of round that this category makes."""
        if self.slug == "general":
            return "general"
        return "program-specific" if self.slug in PROGRAM_SLUGS else "category-based"


# Folded official names (no accents, lower case, apostrophes and version marks gone), in English then French.
_WORK = r"(?: with canadian work experience| ayant (?:une|de l) experience (?:de travail )?(?:au canada|canadienne))?"
_OFFICIAL = {
    "general": r"general|no program specified|generale?|aucun programme specifie|tous les programmes",
    "pnp": r"provincial nominees? program|programme des candidats des provinces",
    "cec": r"canadian experience class|categorie de l experience canadienne",
    "fsw": r"federal skilled workers?(?: program)?|(?:programme des )?travailleurs qualifies \(?federal\)?",
    "fst": r"federal skilled trades?(?: program)?|(?:programme des )?travailleurs de metiers specialises \(?federal\)?",
    "french": r"french[ -]language proficiency|competences? linguistiques? en francais|maitrise du francais",
    "healthcare": r"health ?care(?: and social services)? occupations|professions de la sante(?: et des services sociaux)?",
    "stem": r"(?:stem|science technology engineering and math(?:ematics)?)(?: \(stem\))? occupations|professions (?:des|en) stim",
    "trade": r"(?:skilled )?trades? occupations|metiers(?: specialises)?|professions des metiers",
    "transport": rf"transport(?:ation)? occupations{_WORK}|(?:metiers|professions) (?:des|du|de) transports?{_WORK}",
    "agriculture": r"agriculture and agri-? ?food occupations|(?:metiers|professions) de l agriculture et de l agroalimentaire",
    "education": r"education occupations|professions de l education",
    "physicians": rf"(?:physicians|(?:foreign |medical )*doctors){_WORK}|medecins{_WORK}",
    "senior-managers": rf"senior managers{_WORK}|cadres superieurs{_WORK}",
    "researchers": rf"(?:scientists and )?researchers{_WORK}|chercheurs{_WORK}",
    "military": rf"(?:skilled )?(?:foreign )?military(?: recruits?| applicants| candidates| personnel| occupations)?{_WORK}|recrues militaires(?: qualifiees)?|militaires(?: qualifies)?",
}
SLUGS = frozenset(_OFFICIAL)
"""The categories that are known."""
_OFFICIAL_NAMES = {slug: re.compile(pattern) for slug, pattern in _OFFICIAL.items()}

_VERSION = re.compile(
    r"[\s,;:\u2013-]*\(?\s*\b(?P<version>\d{4}\s*[-\u2013]\s*\d{1,2}|(?:\d{4}\s*[-\u2013 ]\s*)?version\s*\d+(?:\.\d+)?)\s*\)?\s*$",
    re.IGNORECASE,
)


def from_name(name: str | None) -> Category | None:
    """The category of an official round name; a name never seen before gives `known=False`. None for an empty name."""
    bare, version = split_version(name or "")
    folded = _fold(bare)
    if not folded:
        return None
    for slug, pattern in _OFFICIAL_NAMES.items():
        if pattern.fullmatch(folded):
            return Category(slug, version)
    return Category(re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "unnamed", version, known=False)


def split_version(name: str) -> tuple[str, str | None]:
    """Split a round name into the name and its version mark as published; None where it bears none."""
    match = _VERSION.search(name)
    if match is None:
        return name.strip(), None
    return name[: match.start()].strip(), " ".join(match["version"].split())


def _fold(name: str) -> str:
    """Lower case, no accents, apostrophes and commas as spaces, single spaces."""
    return " ".join(re.sub(r"['`,/]", " ", unaccented(name).replace("&", " and ")).split())


def from_phrase(text: str) -> Category | None:
    """The category that a phrase of a news page names, in the languages that the reader knows; None when unsure.

    `all-program`, `PNP-only`, `French-speaking`, `Programme des candidats des provinces`: the version mark is kept.
    """
    found = from_name(text)
    if found and found.known:
        return found
    bare, version = split_version(text)
    slug = category_slug(bare)
    return Category(slug, version) if slug else None
