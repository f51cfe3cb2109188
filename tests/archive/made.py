"""Rows for the tests, with the figures of real draws."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from archive.snapshots import Content

Row = dict[str, Any]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


NOON = at("2024-04-11T12:00:00")

# drawDate, category, drawName, drawSize, drawCRS, drawCutOff of IRCC's feed.
REAL = {
    "9": (date(2015, 5, 22), "general", "No Program Specified", 1361, 755, None),
    "10": (date(2015, 6, 12), "general", "No Program Specified", 1501, 482, None),
    "90": (date(2018, 5, 23), "general", "No Program Specified", 3500, 440, at("2017-12-30T06:39:40")),
    "91a": (date(2018, 5, 30), "fst", "Federal Skilled Trades", 500, 288, at("2017-06-07T20:11:13")),
    "91b": (date(2018, 5, 30), "pnp", "Provincial Nominee Program", 200, 902, at("2018-03-23T05:38:02")),
    "262": (date(2023, 8, 15), "general", "No Program Specified", 4300, 496, at("2023-07-04T19:36:18")),
    "292": (date(2024, 4, 10), "general", "General", 1280, 549, at("2024-03-21T03:37:24")),
    "293": (date(2024, 4, 11), "stem", "STEM occupations (Version 1)", 4500, 491, at("2024-02-25T11:55:12")),
    "294": (date(2024, 4, 23), "general", "General", 2095, 529, at("2023-11-08T17:50:29")),
}
FEED = "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json"


def draw(number: str = "293", **over: Any) -> Row:
    day, category, name, invitations, crs, tie_break = REAL.get(number, REAL["293"])
    return {
        "draw_id": number,
        "draw_number": number,
        "reported_as": None,
        "draw_date": day,
        "drawn_at": None,
        "category": category,
        "category_name": name,
        "category_version": None,
        "round_type": "general" if category == "general" else "category-based",
        "programs": ["CEC", "FSW"],
        "invitations": invitations,
        "crs_cutoff": crs,
        "tie_break_at": tie_break,
        "tie_break_precision": "second" if tie_break else None,
        "status": "official",
        "instruction_url": None,
        "pool_as_of": None,
        "sources": ["ircc-feed-en"],
        "first_seen_at": NOON,
        "last_changed_at": NOON,
        **over,
    }


def report(**over: Any) -> Row:
    """#293 as news had it before IRCC did: no number, no tie-break."""
    told = {
        "draw_id": "reported-2024-04-11-stem",
        "draw_number": None,
        "tie_break_at": None,
        "tie_break_precision": None,
    }
    return draw("293", **{**told, "status": "reported", "sources": ["cicnews"], **over})


def band(number: str, low: int, high: int, candidates: int | None, level: str = "band") -> Row:
    return {
        "draw_id": number,
        "as_of": date(2024, 4, 9),
        "crs_low": low,
        "crs_high": high,
        "candidates": candidates,
        "level": level,
    }


def pool(number: str = "293", *, high: int | None = 62073) -> list[Row]:
    """Three of the lines that the feed gives with #293."""
    return [
        band(number, 451, 500, high),
        band(number, 451, 460, 11298, "sub-band"),
        band(number, 0, 1200, 216167, "total"),
    ]


def withdrawn(number: str, field: str | None, *, closed_at: datetime | None = None) -> Row:
    return {
        "issue_id": f"withdrawn-{number}-{field}",
        "kind": "withdrawn",
        "severity": "warning",
        "draw_id": number,
        "field": field,
        "detail": f"the feed no longer gives {field}",
        "statements": [],
        "opened_at": NOON,
        "closed_at": closed_at,
    }


def observation(number: str = "293", fetched_at: datetime = NOON, **over: Any) -> Row:
    return {
        "observation_id": f"{number}-{fetched_at:%Y%m%dT%H%M%S%f}",
        "source": "ircc-feed-en",
        "url": FEED,
        "capture": "ab" * 32,
        "fetched_at": fetched_at,
        "language": "en",
        "reader": "feed 1",
        "role": "main",
        "subject": number,
        "stated": True,
        "evidence": "",
        "draw_number": number,
        "invitations": 4500,
        "invitations_text": "4,500",
        "programs": ["CEC"],
        "pool": [{"crs_low": 451, "crs_high": 500, "candidates": 62073, "level": "band"}],
        "inferred": [],
        "unreadable": [],
        **over,
    }


def content(*draws: Row, observations: list[Row] | None = None, **tables: Any) -> Content:
    """What a version shall hold; one observation of each draw where none are given."""
    told = [observation(row["draw_id"]) for row in draws] if observations is None else observations
    evidence = [
        {"observation_id": row["observation_id"], "draw_id": row["subject"], "rule": "number"}
        for row in told
        if row["subject"] in {draw["draw_id"] for draw in draws}
    ]
    return Content(draws=list(draws), observations=told, **{"evidence": evidence, **tables})
