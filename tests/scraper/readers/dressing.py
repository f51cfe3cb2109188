"""Plain text dressed as the HTML of a real page: headings, lists, tables, and all that frames an article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from itertools import groupby

BEFORE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{dated}
<style>.a{{color:#491}}</style><script>var draws=[{{"crs":432,"itas":5600}}];</script></head><body>
<div id="cookie-consent" class="cookie-banner"><p>We use 12 cookies. 4,500 people accepted.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/d">Express Entry draw #100: 2,750 invited</a></li></ul></nav>
<main><article>"""
AFTER = """</article></main>
<aside class="sidebar"><h3>Related</h3><ul><li>Express Entry draw of May 2, 2019 invited 5,555 candidates with CRS 444</li></ul></aside>
<div class="related-posts"><p>On June 3, 2021, IRCC invited 1,234 candidates with a CRS score of 567.</p></div>
<footer><p>&copy; 2026. Call 1-800-555-0199.</p></footer></body></html>"""


def dress(text: str, *, published: str | None = None, lang: str = "en") -> bytes:
    """A page whose article is the text: its first line the headline, bullets a list, lines with bars a table."""
    lines = text.strip().split("\n")
    data = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "NewsArticle", "datePublished": f"{published}T09:00:00-05:00"}],
    }
    dated = f'<script type="application/ld+json">{json.dumps(data)}</script>' if published else ""
    out = []
    for kind, group in groupby(enumerate(lines), key=lambda numbered: _kind(*numbered)):
        bare = [line.strip() for _, line in group]
        out += WRAPPERS[kind](bare)
    page = BEFORE.format(lang=lang, title=html.escape(lines[0]), dated=dated) + "\n".join(out) + AFTER
    return page.encode()


def _kind(number: int, line: str) -> str:
    """What a line of text is on the page."""
    bare = line.strip()
    if not bare.strip("|-: "):
        return "rows" if "|" in bare else "blank"
    if bare[:2] in {"- ", "* ", "\u2022 "} or (bare[:1].isdigit() and bare[1:3] == ". "):
        return "items"
    if bare.count("|") >= 2 or "\t" in line:
        return "rows"
    if len(re.split(r"\s{3,}", bare)) > 2:
        return "ticker"
    if number == 0:
        return "headline"
    if len(bare) < 100 and bare[-1] not in ".!?:;" and ":" not in bare and not bare[0].isdigit():
        return "headings"
    if ": " in bare and len(bare) < 110 and not bare.endswith("."):
        return "labels"
    return "paragraphs"


def _table(lines: list[str]) -> list[str]:
    def cells(line: str) -> list[str]:
        inner = line[1:-1] if line[0] == line[-1] == "|" else line
        return [cell.strip() for cell in (line.split("\t") if "\t" in line else inner.split("|"))]

    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in cells(line)) for line in lines if line.strip("|-: "))
    return ["<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"]


def _label(line: str) -> str:
    label, value = line.split(": ", 1)
    return f"<p><strong>{html.escape(label)}:</strong>&nbsp;{html.escape(value)}</p>"


def _ticker(line: str) -> str:
    links = "".join(f"<h4><a href='#'>{html.escape(one)}</a></h4>" for one in re.split(r"\s{3,}", line))
    return f"<div>{links}</div>"


WRAPPERS: dict[str, Callable[[list[str]], list[str]]] = {
    "blank": lambda _lines: [],
    "items": lambda lines: [
        "<ul>" + "".join(f"<li>{html.escape(line.split(' ', 1)[1])}</li>" for line in lines) + "</ul>"
    ],
    "rows": _table,
    "ticker": lambda lines: [_ticker(line) for line in lines],
    "headline": lambda lines: [f"<h1>{html.escape(line)}</h1>" for line in lines],
    "headings": lambda lines: [f"<h2><span>{html.escape(line)}</span></h2>" for line in lines],
    "labels": lambda lines: [_label(line) for line in lines],
    "paragraphs": lambda lines: [f'<div class="wp-block"><p>{html.escape(line)}</p></div>' for line in lines],
}
