"""A small archive with all that a site must show, hostile texts of pages among it, and the site of it."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from archive import crawls
from archive.site.content import gather
from archive.site.pages import Request
from archive.snapshots import commit, head, read_table
from archive.store import open_store
from pipelines.provenance import all_statements
from pipelines.records import FIELDS, Band, Observation
from tests.archive.made import FEED, REAL, Row, at, band, content, draw, observation, pool, report

NOW = at("2024-05-20T12:00:00")
FIRST, SECOND = at("2024-05-01T12:00:00"), at("2024-05-02T12:00:00")

SCRIPT = "<script>window.hacked = 1</script>"
BREAKING = '"><img src=x onerror="window.hacked = 2">\'`'
TURNED = "\u202edraw\u202c \u05e9\u05dc\u05d5\u05dd \u200f"
LONG = "Rindfleischetikettierung" * 14
HOSTILE = f"{SCRIPT} {BREAKING} {TURNED} {LONG} {{{{ 7 * 7 }}}}"
"""What a page might say: markup, quotes, right-to-left marks, a word without an end, the syntax of templates."""

REPORT = "reported-2024-04-30-script"
STRANGE_ID = "reported/../../2024 <b>Ünï</b>"
UNCONFIRMED = "reported-2024-02-20-cec"


def build(root: Path) -> None:
    """Commit two versions: eleven draws, then a correction, and draws that only news pages tell of."""
    store = open_store(root)
    draws = [_real(number) for number in REAL]
    first = commit(store, None, content(*draws, pool=_pools(), observations=[_feed(number) for number in REAL]),
                   created_at=FIRST, observed_until=FIRST)  # fmt: skip
    later = [row | {"tie_break_at": at("2023-08-01T19:36:18")} if row["draw_id"] == "262" else row for row in draws]
    later += [_reported(), _strange(), _unconfirmed()]
    told = [_news(REPORT), _news(STRANGE_ID), _news(UNCONFIRMED)]
    tables = content(*later, pool=_pools(), issues=_issues(), observations=told, occupations=_occupations())
    # The head's evidence is that of all its draws, also of those that the first version told of.
    ties = [{"observation_id": _feed(n)["observation_id"], "draw_id": n, "rule": "number"} for n in REAL]
    ties += [{"observation_id": one["observation_id"], "draw_id": one["subject"], "rule": "report"} for one in told]
    second = content(*later, pool=tables.pool, issues=tables.issues, occupations=tables.occupations, observations=told, evidence=ties)  # fmt: skip
    commit(store, first, second, created_at=SECOND, observed_until=SECOND)
    crawls.record(store, _crawl())


def _real(number: str) -> Row:
    types = {"general": "general", "stem": "category-based"}
    row = draw(number)
    return row | {
        "round_type": types.get(row["category"], "program-specific"),
        "pool_as_of": date(2024, 4, 9) if number in {"293", "294"} else None,
        "instruction_url": f"https://www.canada.ca/en/rounds/invitations.html?q={number}",
    }


def _reported() -> Row:
    return report(
        draw_id=REPORT,
        draw_date=date(2024, 4, 30),
        category="script-window-hacked",
        category_name=HOSTILE,
        category_version=BREAKING,
        invitations=None,
        crs_cutoff=510,
        instruction_url="javascript:window.hacked=3",
        sources=["news<script>"],
    )


def _strange() -> Row:
    return report(draw_id=STRANGE_ID, draw_date=None, category=None, category_name=None, round_type=None, programs=[],
                  invitations=None, crs_cutoff=None)  # fmt: skip


def _unconfirmed() -> Row:
    return report(draw_id=UNCONFIRMED, status="unconfirmed", draw_date=date(2024, 2, 20), category="cec",
                  category_name=None, round_type="program-specific", crs_cutoff=999, invitations=99_999)  # fmt: skip


def _pools() -> list[Row]:
    later = [row | {"as_of": date(2024, 4, 22)} for row in pool("294")]
    whole = [band("293", 0, 450, 154_094), band("294", 0, 450, 154_094)]
    return [*pool("293"), *later, *(row | {"as_of": day} for row, day in zip(whole, (date(2024, 4, 9), date(2024, 4, 22)), strict=True))]  # fmt: skip


def _observed(draw_id: str, fetched_at: datetime, **said: Any) -> Row:
    """A row of observations with the key that the pipelines compute for it."""
    row = observation(draw_id, fetched_at, **said)
    bands = tuple(Band(**one) for one in row["pool"]) if row["pool"] else None
    lists = {name: tuple(row[name]) for name in ("programs", "inferred", "unreadable")}
    return Observation(
        **{name: value for name, value in {**row, **lists, "pool": bands}.items() if name in FIELDS}
    ).row()


def _feed(number: str) -> Row:
    _, category, name, invitations, crs, _ = REAL[number]
    return _observed(number, FIRST, category=category, category_text=name, invitations=invitations,
                     invitations_text=f"{invitations:,}", crs_cutoff=crs, crs_cutoff_text=str(crs))  # fmt: skip


def _news(draw_id: str) -> Row:
    return _observed(
        draw_id,
        SECOND,
        source="news<script>",
        url="https://news.example/?a=1&b=<script>",
        language="en",
        role="prose",
        evidence=HOSTILE,
        draw_number=None,
        category="cec",
        category_text=HOSTILE,
        crs_cutoff=510,
        crs_cutoff_text=HOSTILE,
        pool=None,
    )


def _issues() -> list[Row]:
    voices = [
        {"source": "ircc-feed-en", "value": "4500", "url": FEED, "observation_id": "a"},
        {"source": "news<script>", "value": HOSTILE, "url": "javascript:alert(1)", "observation_id": "b"},
    ]
    common: dict[str, Any] = {"severity": "warning", "field": "invitations", "statements": voices, "opened_at": SECOND}
    return [
        {"issue_id": "one", "kind": "disagreement", "draw_id": "293", "detail": HOSTILE, "closed_at": None, **common},
        {"issue_id": "two", "kind": "disagreement", "draw_id": "292", "detail": "settled", "closed_at": NOW, **common},
        {"issue_id": "three", "kind": "a kind of tomorrow", "draw_id": REPORT, "detail": HOSTILE, "closed_at": None, **common},
    ]  # fmt: skip


def _occupations() -> list[Row]:
    return [{"category": "stem", "category_version": None, "noc_code": "21231", "teer": 1, "title": HOSTILE, "source": "ircc-feed-en"}]  # fmt: skip


def _crawl() -> crawls.CrawlRecord:
    def capture(source: str, moment: Any, outcome: str, detail: str = "") -> crawls.CaptureRecord:
        return crawls.CaptureRecord(FEED, source, moment, 200, "ab" * 32, "captures/x.warc.gz", outcome, detail)

    captures = [
        capture("ircc-feed-en", at("2024-05-19T20:00:00"), "read"),
        capture("ircc-feed-fr", at("2024-05-10T12:00:00"), "unchanged"),
        capture("news<script>", SECOND, "read"),
        capture("news<script>", at("2024-05-19T12:00:00"), "failed", HOSTILE),
    ]
    return crawls.CrawlRecord("20240519T200000Z-sample", "crawl", FIRST, NOW, captures=captures)


@cache
def request(root: Path, base_url: str = "") -> Request:
    """The request for a site of the archive at `root`."""
    store = open_store(root)
    newest = head(store)
    assert newest is not None
    return Request(
        content=gather(store, newest),
        statements=all_statements(read_table(store, newest, "observations"), read_table(store, newest, "evidence")),
        source_names={"ircc-feed-en": "IRCC, all rounds", "ircc-feed-fr": "IRCC, toutes les rondes", "quiet": "Quiet"},
        official=frozenset({"ircc-feed-en", "ircc-feed-fr"}),
        clock=NOW,
        base_url=base_url,
    )
