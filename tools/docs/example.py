"""The archive that examples of the documents come from: real rounds as the sample web ships them, at fixed moments.

No clock and no network: two builds of the documents give the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive.store import open_store
from pipelines.intake import Intake
from scraper.items import Capture
from scraper.sample_web import news
from scraper.sample_web.rounds import all_rounds, english_feed, french_feed
from scraper.sources import Source, load_sources

if TYPE_CHECKING:
    from pathlib import Path

    from archive.store import Store

SITE = "https://news.example"
NEWS = Source("maple-en", "A news site", "news", (f"{SITE}/feed/",), "en", 10, 60, ("news.example",))
ROUNDS = 32
"""How many of the newest rounds it holds: enough for an example of each column."""
CORRECTION = (b"July 04, 2023 at 19:36:18 UTC", b"August 01, 2023 at 12:59:52 UTC")
"""The tie-break of #262 as it is, and as IRCC gave it before."""
BEFORE, REPORTED, CONFIRMED = (datetime(2025, 12, 17, hour, 20, 58, tzinfo=UTC) for hour in (15, 18, 23))

OCCUPATIONS = """<!DOCTYPE html><html lang="en"><head><title>Express Entry: healthcare</title></head><body>
<h2>Eligible healthcare occupations (Version 1)</h2>
<table><tr><th>Occupation</th><th>2021 NOC code</th><th>TEER</th></tr>
<tr><td>Dentists</td><td>31110</td><td>1</td></tr>
<tr><td>Nursing coordinators and supervisors</td><td>31300</td><td>1</td></tr></table></body></html>"""


def build(folder: Path) -> Store:
    """Make the archive: the feeds before the newest round, then a report of it, then the feeds with it.

    Raises RuntimeError where a page is not taken in.
    """
    sources = {source.id: source for source in (*load_sources(), NEWS)}
    store = open_store(folder)
    intake = Intake(store, sources, now=lambda capture: capture.fetched_at)
    corrected = tuple(round_ for round_ in all_rounds() if round_.number == "262")
    rounds = all_rounds()[:ROUNDS] + corrected
    report = next(page for page in news.pages(rounds) if page.path.endswith(f"canada-invites-{rounds[0].number}/"))
    feeds = {name: sources[name].urls[0] for name in ("ircc-feed-en", "ircc-feed-fr")}
    pages = [
        ("ircc-feed-en", feeds["ircc-feed-en"], english_feed(rounds[1:]).replace(*CORRECTION), BEFORE),
        ("ircc-feed-fr", feeds["ircc-feed-fr"], french_feed(rounds[1:]), BEFORE),
        (NEWS.id, f"{SITE}/healthcare/", OCCUPATIONS.encode(), REPORTED),
        (NEWS.id, f"{SITE}{report.path}", news.render(report, ()).encode(), REPORTED),
        ("ircc-feed-en", feeds["ircc-feed-en"], english_feed(rounds), CONFIRMED),
    ]
    for source, url, body, at in pages:
        kind = "text/html; charset=utf-8" if source == NEWS.id else "application/json"
        outcome = intake.take(Capture(url, source, at, body, headers=(("Content-Type", kind),)))
        if outcome.result != "read":
            raise RuntimeError(f"{source}: {outcome.result}: {outcome.detail}")
    intake.finish()
    return store
