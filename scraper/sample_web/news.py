"""A news site of our own wording about real draws: labels, table, list, prose and French, with the clutter of a real site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from scraper.sample_web.rounds import french_date, french_number

if TYPE_CHECKING:
    from scraper.sample_web.rounds import Round

FEED, FRENCH_FEED = "/news/feed/", "/fr/nouvelles/feed/"
SITEMAP, NEWS_SITEMAP = "/sitemap.xml", "/news-sitemap.xml"
FORBIDDEN = "/news/members/"


@dataclass(frozen=True, slots=True)
class Page:
    """One news page; `published` is an aware UTC time; `overview` pages are in the sitemap, the others in the feeds."""

    path: str
    title: str
    published: datetime
    body: str
    language: str = "en"
    overview: bool = False


def pages(rounds: tuple[Round, ...]) -> tuple[Page, ...]:
    """Every page that the site has when these rounds (newest first) are known to it, newest page first."""
    made = [
        *(_labels(round_) for round_ in rounds[:4]),
        _prose(rounds),
        _table(rounds[:6]),
        _list(rounds),
        *(_french(round_) for round_ in rounds[:2]),
        _members(rounds[0]),
        _beside_the_point(rounds[0]),
    ]
    return tuple(sorted(made, key=lambda page: (page.published, page.path), reverse=True))


def render(page: Page, others: tuple[Page, ...]) -> str:
    """The page as HTML: the article amid navigation, a cookie banner, dates for machines and headlines of other draws."""
    at = page.published.isoformat()
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "datePublished": at,
        "dateModified": (page.published + timedelta(hours=5)).isoformat(),
    }
    headlines = "".join(
        f'<li><a href="{other.path}">{escape(other.title)}</a></li>'
        for other in others
        if other.path != page.path and other.language == page.language
    )
    return _TEMPLATE.format(
        language=page.language,
        title=escape(page.title),
        published=at,
        day=page.published.date().isoformat(),
        facts=json.dumps(facts, ensure_ascii=False),
        body=page.body,
        headlines=headlines,
    )


def rss(site: str, known: tuple[Page, ...], language: str) -> str:
    """The RSS feed of a language, newest first."""
    items = "".join(
        f"<item><title>{escape(page.title)}</title><link>{site}{page.path}</link>"
        f'<guid isPermaLink="true">{site}{page.path}</guid><pubDate>{format_datetime(page.published)}</pubDate>'
        f"<description>{escape(page.title)}.</description></item>"
        for page in known
        if page.language == language and not page.overview
    )
    name = "Maple Draw News" if language == "en" else "Nouvelles de l’érable"
    head = f"<title>{name}</title><link>{site}/</link><description>{name}</description><language>{language}</language>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{items}</channel></rss>\n'


def sitemap_index(site: str, known: tuple[Page, ...]) -> str:
    """The index of sitemaps, which names one sitemap."""
    newest = known[0].published.isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site}{NEWS_SITEMAP}</loc><lastmod>{newest}</lastmod></sitemap></sitemapindex>\n"
    )


def sitemap(site: str, known: tuple[Page, ...]) -> str:
    """The sitemap of the overviews."""
    urls = "".join(
        f"<url><loc>{site}{page.path}</loc><lastmod>{page.published.isoformat()}</lastmod></url>"
        for page in known
        if page.overview
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{urls}</urlset>\n"


def _labels(round_: Round) -> Page:
    body = f"""<p>Ottawa has held another round of Express Entry invitations. Here is what it published.</p>
<h2>Express Entry Draw #{round_.number}</h2>
<ul>
<li><strong>Date of draw:</strong> {round_.date_full}</li>
<li><strong>Round type:</strong> {escape(round_.name)}</li>
<li><strong>Number of invitations issued:</strong> {round_.size}</li>
<li><strong>Minimum CRS:</strong> {round_.crs}</li>
<li><strong>Tie-breaking rule:</strong> {round_.tie_break}</li>
</ul>
<p>Profiles stay in the pool for twelve months. Not sure of your points? Use our calculator.</p>"""
    title = f"Express Entry Draw #{round_.number}: {round_.size} invitations for {round_.plain_name}"
    return Page(f"/news/{_ymd(round_)}/express-entry-draw-{round_.number}/", title, _at(round_, 17), body)


def _prose(rounds: tuple[Round, ...]) -> Page:
    latest = rounds[0]
    before = next((other for other in rounds[1:] if other.plain_name == latest.plain_name), rounds[1])
    body = f"""<p>Canada sent out {latest.size} invitations to apply on {latest.date_full} in a round for
{escape(latest.plain_name)} candidates, who needed a Comprehensive Ranking System (CRS) score of at least {latest.crs}.</p>
<p>The last round of this kind, on {before.date_full}, invited {before.size} candidates with a minimum CRS of
{before.crs}. Where scores were equal, profiles submitted before {latest.tie_break} were taken.</p>
<p>A provincial draw this week asked for 120 points on the province's own grid, which is another matter.</p>"""
    title = f"Canada invites {latest.size} candidates with CRS scores as low as {latest.crs}"
    return Page(f"/news/{_ymd(latest)}/canada-invites-{latest.number}/", title, _at(latest, 18), body)


def _table(rounds: tuple[Round, ...]) -> Page:
    rows = "".join(
        f"<tr><td>{round_.number}</td><td>{round_.date_full}</td><td>{escape(round_.name)}</td>"
        f"<td>{round_.crs}</td><td>{round_.size}</td></tr>"
        for round_ in rounds
    )
    head = "<tr><th>Draw #</th><th>Date</th><th>Category</th><th>CRS cut-off</th><th>ITAs issued</th></tr>"
    body = f"<p>All recent rounds at a glance.</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return Page(
        "/news/latest-express-entry-draws/", "Latest Express Entry draws", _at(rounds[0], 19), body, overview=True
    )


def _list(rounds: tuple[Round, ...]) -> Page:
    month = rounds[0].date[:7]
    items = "".join(
        f"<li>{round_.date_full}: {escape(round_.plain_name)} – {round_.size} invitations, CRS cutoff {round_.crs}.</li>"
        for round_ in rounds
        if round_.date.startswith(month)
    )
    body = f"<h2>Summary of the month's Express Entry draws</h2><ul>{items}</ul>"
    title = f"Express Entry draws in {month}"
    return Page(f"/news/express-entry-draws-in-{month}/", title, _at(rounds[0], 20), body, overview=True)


def _french(round_: Round) -> Page:
    body = f"""<p>Le Canada a tenu une nouvelle ronde d’invitations dans le cadre d’Entrée express.</p>
<ul>
<li>Ronde : n<sup>o</sup> {round_.number}</li>
<li>Date de la ronde : {french_date(round_.date_full)}</li>
<li>Catégorie : {escape(round_.name_french)}</li>
<li>Nombre d’invitations : {french_number(round_.size).replace(" ", chr(0xA0))}</li>
<li>Note minimale du SCG : {round_.crs}</li>
<li>Règle de bris d’égalité : {french_date(round_.tie_break)}</li>
</ul>"""
    title = f"Entrée express : {french_number(round_.size)} invitations, note minimale de {round_.crs}"
    return Page(f"/fr/nouvelles/entree-express-ronde-{round_.number}/", title, _at(round_, 17), body, "fr")


def _members(round_: Round) -> Page:
    body = f"<p>For members: our view of draw #{round_.number}.</p>"
    title = f"Express Entry draw #{round_.number}: the members' analysis"
    return Page(f"{FORBIDDEN}express-entry-draw-{round_.number}/", title, _at(round_, 21), body)


def _beside_the_point(round_: Round) -> Page:
    body = "<p>Fees for study permits stay as they are. Students pay 150 dollars.</p>"
    return Page(f"/news/{_ymd(round_)}/study-permit-fees/", "Study permit fees stay the same", _at(round_, 16), body)


def _at(round_: Round, hour: int) -> datetime:
    return datetime.combine(date.fromisoformat(round_.date), time(hour), UTC)


def _ymd(round_: Round) -> str:
    return round_.date.replace("-", "/")


_TEMPLATE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} | Maple Draw News</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{published}">
<script type="application/ld+json">{facts}</script>
<style>body {{ font-family: serif }} .cookie {{ position: fixed }}</style>
</head>
<body>
<div class="cookie" role="dialog"><p>We use cookies. 2 of 3 visitors accept them.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li><li><a href="/contact/">Contact</a></li></ul></nav></header>
<main>
<article>
<h1>{title}</h1>
<p class="byline">By the desk · <time datetime="{published}">{day}</time></p>
{body}
</article>
</main>
<aside><h2>More</h2><ul>{headlines}</ul><p>Call 1-800-555-0199 for advice.</p></aside>
<footer><p>© Maple Draw News, a site made for demonstrations. Figures: Immigration, Refugees and Citizenship Canada.</p></footer>
<script>console.log("490 lines of analytics");</script>
</body>
</html>
"""
