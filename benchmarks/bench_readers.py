"""Time to read and normalize a 100 KB news page, against parsers on the same page, in one process, as ratios to lxml's parse.

usage: python benchmarks/bench_readers.py [ROUNDS]     (default 30)

Times are of the processor, so that a busy machine changes them little. Three pages: an article of a few KB amid the markup of a real site, an article of 100 KB of plain paragraphs that talk of
draws throughout, and the first one at 10 MB. Hostile lines (a million digits, commas, spaces) are timed at the end.
trafilatura is measured where it is installed; the project does not need it.
"""

from __future__ import annotations

import importlib
import statistics
import sys
import time
from collections.abc import Callable

from bs4 import BeautifulSoup
from lxml import html as lxml_html

from pipelines.extract import extract

SIZE = 100_000
ARTICLE = (
    "<p>On October 15, 2025, IRCC invited 2,500 candidates in health care occupations through Express Entry.</p>"
    "<p>The lowest Comprehensive Ranking System score was 472, two points above the round of August 19.</p>"
    "<ul><li>Number of invitations issued: 2,500</li><li>Minimum CRS: 472</li>"
    "<li>Tie-breaking rule: May 12, 2025 at 23:17:30 UTC</li></ul>"
)
ADVICE = (
    "<p>Candidates should keep their documents ready, since an invitation is good for sixty days, and a language test "
    "counts for two years; whoever has worked in Canada may be in more than one category at a time.</p>"
)
DRAWS_TALK = (
    "<p>A round like this one had last been held on August 19, 2025, when 2,500 people were invited with 470 points, and "
    "IRCC has issued 75,000 invitations this year; the day before it had been the turn of provincial nominees.</p>"
)
MENU = '<li class="menu-item menu-item-{0}"><a href="/news/{0}/" data-track="nav-{0}">Immigration news {0}</a></li>'
CARD = (
    '<div class="card card-{0}"><a class="card__link" href="/news/{0}/"><img src="/i/{0}.jpg" srcset="/i/{0}-2.jpg 2x" '
    'alt=""><span class="card__title">Another story of the week, number {0}</span></a><time>3 days ago</time></div>'
)
SCRIPT = '<script>window.q=window.q||[];q.push({{"id":{0},"slot":"ad-{0}","sizes":[[300,250],[728,90]]}});</script>'


def realistic(size: int) -> bytes:
    """An article of a few KB amid menus, cards, scripts and styles, as most news sites serve it."""
    article = ARTICLE + ADVICE * 15
    frame, number = [], 0
    length = len(article)
    while length < size:
        piece = (MENU, CARD, SCRIPT, "<style>.c{0}{{margin:0 auto;padding:{0}px}}</style>")[number % 4].format(number)
        frame.append(piece)
        length += len(piece)
        number += 1
    half = len(frame) // 2
    return _page("<header><nav><ul>" + "".join(frame[:half]) + "</ul></nav></header>", article, "".join(frame[half:]))


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def heavy(size: int) -> bytes:
    """Nothing but paragraphs, every other one about draws, none like another."""
    count = size // len(ADVICE + DRAWS_TALK)
    talk = [
        (ADVICE + DRAWS_TALK).replace("2,500", f"{2000 + at:,}").replace("keep", f"keep {_word(at)}")
        for at in range(count)
    ]
    return _page("", ARTICLE + "".join(talk), "")


def _page(before: str, article: str, after: str) -> bytes:
    dated = '{"@type":"NewsArticle","datePublished":"2025-10-16T09:00:00-04:00"}'
    head = (
        '<head><meta charset="utf-8"><title>2,500 health workers invited</title>'
        f'<script type="application/ld+json">{dated}</script></head>'
    )
    page = f'<!DOCTYPE html><html lang="en">{head}<body>{before}<main><article><h1>Express Entry</h1>{article}</article></main>{after}</body></html>'
    return page.encode()


def runners() -> dict[str, Callable[[bytes], object]]:
    """What is measured, the baseline first."""
    found: dict[str, Callable[[bytes], object]] = {
        "lxml.html.fromstring": lxml_html.fromstring,
        "draws extract (read, normalize)": extract,
        "BeautifulSoup, html.parser": lambda page: BeautifulSoup(page, "html.parser"),
        "BeautifulSoup, lxml": lambda page: BeautifulSoup(page, "lxml"),
    }
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        print("trafilatura is not installed; it is left out", file=sys.stderr)
    else:
        found["trafilatura.extract"] = lambda page: trafilatura.extract(page.decode())
    return found


def measure(name: str, page: bytes, rounds: int, *, every: bool = True) -> None:
    """Print each runner's median (of `every` one, or of the baseline and ours alone) and its ratio to the baseline; the runners take turns, so that noise hits all alike."""
    print(f"\n{name}: {len(page) / 1000:,.0f} KB, median of {rounds}")
    running = dict(list(runners().items())[: None if every else 2])
    timed: dict[str, list[float]] = {runner: [] for runner in running}
    for at in range(rounds + 1):
        for runner, run in running.items():
            started = time.process_time()
            run(page)
            if at:  # the first round warms caches up
                timed[runner].append(time.process_time() - started)
    base = statistics.median(timed["lxml.html.fromstring"])
    for runner, times in timed.items():
        median = statistics.median(times)
        print(f"{runner:32} {1000 * median:9.2f} ms  {median / base:7.2f} x  (best {1000 * min(times):.2f})")


def hostile() -> None:
    """Print what a line of a million marks costs, and four million: a ratio near 4 (or below, once it is cut) is linear."""
    print("\none line of a million characters, and of four")
    lines = {
        "digits": "7",
        "commas": ",",
        "spaces": " ",
        "2,500 ": "2,500 ",
        "June 1 ": "June 1 ",
        "a.": "a.",
        "<": "<",
    }
    for name, mark in lines.items():
        costs = []
        for size in (1_000_000, 4_000_000):
            page = b"Express Entry draw\n" + (mark * (size // len(mark))).encode()
            started = time.process_time()
            extract(page)
            costs.append(time.process_time() - started)
        print(f"{name:10} {costs[0]:6.2f} s {costs[1]:6.2f} s")


def main() -> None:
    """Measure everything."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    measure("article amid a site's markup", realistic(SIZE), rounds)
    measure("article alone, about draws throughout", heavy(SIZE), rounds)
    measure("article amid 10 MB of markup", realistic(100 * SIZE), 1, every=False)
    hostile()


if __name__ == "__main__":
    main()
