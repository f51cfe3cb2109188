"""The real rounds, and IRCC's feeds built from them: the same text, the same shape, in English and French."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = (
    "/en/immigration-refugees-citizenship/corporate/mandate/policies-operational-instructions-agreements/"
    "ministerial-instructions/express-entry-rounds"
)
FRENCH_PAGE = (
    "/fr/immigration-refugies-citoyennete/organisation/mandat/politiques-directives-operationnelles-ententes-accords/"
    "instructions-ministerielles/entree-express-rondes.html"
)
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FRENCH_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DATE = re.compile(rf"({'|'.join(_ENGLISH_MONTHS)})\.? 0?(\d{{1,2}})[,.]? ?(\d{{4}})")
_FRENCH_PROGRAMS = (
    ("Provincial Nominee Program", "Programme des candidats des provinces"),
    ("Canadian Experience Class", "Catégorie de l’expérience canadienne"),
    ("Federal Skilled Worker Program", "Programme des travailleurs qualifiés (fédéral)"),
    ("Federal Skilled Trades Program", "Programme des travailleurs de métiers spécialisés (fédéral)"),
    ("Federal Skilled Worker", "Travailleurs qualifiés (fédéral)"),
    ("Federal Skilled Trades", "Travailleurs de métiers spécialisés (fédéral)"),
    (" and ", " et "),
)


@dataclass(frozen=True, slots=True)
class Round:
    """One real round, every value as IRCC published it; `pool` holds dd1 to dd18."""

    number: str
    date: str
    date_full: str
    name: str
    name_french: str
    size: str
    crs: str
    programs: str
    time: str
    tie_break: str
    pool_as_of: str
    pool: str
    page: str
    instruction_page: str

    @property
    def plain_name(self) -> str:
        """The round name without its version mark."""
        return re.sub(r"\s*\(.*\)", "", self.name)


@cache
def all_rounds() -> tuple[Round, ...]:
    """Every round of the shipped data, newest first."""
    text = Path(__file__).with_name("rounds.json").read_text(encoding="utf-8")
    return tuple(Round(*row) for row in json.loads(text)["rows"])


def english_feed(rounds: tuple[Round, ...]) -> bytes:
    """The body of `ee_rounds_123_en.json` with these rounds: equal to IRCC's to the byte."""
    feed = {"classes": "wb-tables", "rounds": [_english(round_) for round_ in rounds]}
    return json.dumps(feed, ensure_ascii=False, indent=2).encode()


def french_feed(rounds: tuple[Round, ...]) -> bytes:
    """The body of `ee_rounds_123_fr.json`, built from the English one; Windows-1252, as it was on 2026-09-18."""
    feed = {"classes": "wb-tables", "rounds": [_french(round_) for round_ in rounds]}
    return json.dumps(feed, ensure_ascii=False, indent=2).encode("cp1252")


def second_feed(rounds: tuple[Round, ...]) -> bytes:
    """The body of `ee_rounds_4_en.json`: the same rounds as an object keyed by `r` and the number."""
    feed = {"rounds": {f"r{round_.number}": _english(round_) for round_ in rounds}}
    return json.dumps(feed, ensure_ascii=False, indent=2).encode()


def french_date(text: str) -> str:
    """An English date or time in IRCC's French: `31 janvier 2015 à 11:59:48 UTC`; what is no date stays."""
    day = _DATE.sub(lambda found: f"{found[2]} {FRENCH_MONTHS[_ENGLISH_MONTHS.index(found[1])]} {found[3]}", text)
    return day.replace(" at ", " à ")


def french_number(text: str) -> str:
    """A number with IRCC's French separator, a plain space: `20 784`."""
    return text.replace(",", " ")


def _english(round_: Round) -> dict[str, Any]:
    number = round_.number
    page, instruction = _href(round_.page), _href(round_.instruction_page)
    invitations = f"Invitations to apply for permanent residence under the Express Entry system #{number}"
    return {
        "drawNumber": number,
        "drawNumberURL": f"<a href='{page}'>{number}</a>",
        "drawDate": round_.date,
        "drawDateFull": round_.date_full,
        "drawName": round_.name,
        "drawSize": round_.size,
        "drawCRS": round_.crs,
        "mitext": f"<a href='{instruction}'>{invitations}</a>",
        "DrawText1": f"<a href='{instruction}'>See full text of Ministerial Instruction</a>",
        "drawText2": round_.programs,
        "drawDateTime": round_.time,
        "drawCutOff": round_.tie_break,
        "drawDistributionAsOn": round_.pool_as_of,
        **{f"dd{index}": value for index, value in enumerate(round_.pool.split(), start=1)},
    }


def _french(round_: Round) -> dict[str, Any]:
    english = _english(round_)
    for key in ("drawNumberURL", "mitext", "DrawText1"):
        english[key] = re.sub(r"href='[^'?]*", f"href='{FRENCH_PAGE}", english[key])
    for key in ("drawDateFull", "drawDateTime", "drawCutOff", "drawDistributionAsOn"):
        english[key] = french_date(english[key])
    for key in ("drawSize", *(f"dd{index}" for index in range(1, 19))):
        english[key] = french_number(english[key])
    programs = round_.programs
    for phrase, french in _FRENCH_PROGRAMS:
        programs = programs.replace(phrase, french)
    return {**english, "drawName": round_.name_french, "drawText2": programs}


def _href(page: str) -> str:
    root = "/content/canadasite" if page.startswith("*") else ""
    return f"{root}{FOLDER}/{page.removeprefix('*')}"
