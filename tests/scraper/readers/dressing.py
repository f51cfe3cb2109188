"""Plain text dressed as the HTML of a real page: headings, lists, tables, and all that frames an article."""

from __future__ import annotations

import html
import json

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
    out, items, rows = [], [], []
    for number, line in enumerate([*lines, ""]):
        bare = line.strip()
        bullet = bare[:2] in {"- ", "* ", "\u2022 "} or (bare[:1].isdigit() and bare[1:3] == ". ")
        if items and not bullet:
            out.append("<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>")
            items = []
        is_row = bare.count("|") >= 2 or "\t" in line
        if rows and not is_row:
            out.append(
                "<table>"
                + "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
                + "</table>"
            )
            rows = []
        if not bare or not bare.strip("|-: "):
            continue
        if bullet:
            items.append(bare.split(" ", 1)[1])
        elif is_row:
            inner = bare[1:-1] if bare[0] == bare[-1] == "|" else bare
            rows.append([cell.strip() for cell in (line.split("\t") if "\t" in line else inner.split("|"))])
        elif number == 0:
            out.append(f"<h1>{html.escape(bare)}</h1>")
        elif len(bare) < 100 and bare[-1] not in ".!?:;" and ":" not in bare and not bare[0].isdigit():
            out.append(f"<h2><span>{html.escape(bare)}</span></h2>")
        elif ": " in bare and len(bare) < 110 and not bare.endswith("."):
            label, value = bare.split(": ", 1)
            out.append(f"<p><strong>{html.escape(label)}:</strong>&nbsp;{html.escape(value)}</p>")
        else:
            out.append(f'<div class="wp-block"><p>{html.escape(bare)}</p></div>')
    page = BEFORE.format(lang=lang, title=html.escape(lines[0]), dated=dated) + "\n".join(out) + AFTER
    return page.encode()
