"""IRCC's pages of the sample web: the rounds page (an empty template) and the older pages of one round each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.sample_web.rounds import Round

_PAGE = """<!DOCTYPE html>
<html class="no-js" lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<title>{title} - Canada.ca</title>
<meta name="dcterms.issued" title="W3CDTF" content="{issued}">
<meta name="dcterms.modified" title="W3CDTF" content="{issued}">
<script>window.adobeDataLayer = window.adobeDataLayer || [];</script>
</head>
<body vocab="http://schema.org/" typeof="WebPage">
<nav><ul id="wb-tphp"><li class="wb-slc"><a class="wb-sl" href="#wb-cont">{skip}</a></li></ul></nav>
<main property="mainContentOfPage" class="container" typeof="WebPageElement">
<h1 property="name" id="wb-cont">{title}</h1>
{body}
</main>
<footer id="wb-info"><p>{footer}</p></footer>
</body>
</html>
"""
_LABELS = {
    "en": (
        "Number of invitations issued",
        "Rank required to be invited to apply",
        "Date and time of round",
        "CRS score of lowest-ranked candidate invited",
        "Tie-breaking rule",
    ),
    "fr": (
        "Nombre d’invitations émises",
        "Rang requis pour être invité à présenter une demande",
        "Date et heure de la ronde",
        "Note obtenue dans le SCG par le candidat invité le moins bien classé",
        "Règle de bris d’égalité",
    ),
}


def rounds_page(language: str) -> str:
    """The rounds page as it comes without its script: every label is there, every value is blank."""
    title = "Express Entry rounds of invitations" if language == "en" else "Rondes d’invitations d’Entrée express"
    table = "<table class='wb-tables'><thead><tr><th>#</th><th>Date</th></tr></thead><tbody></tbody></table>"
    return _page(language, title, "2015-01-31", _labelled(language, [""] * 5) + table)


def instruction_page(round_: Round) -> str:
    """The page of one round (`invitations-N.html`): each value after a bold label, in a paragraph of its own.

    A round without a tie-break (#1 to #76) has no such paragraph.
    """
    rank = f"{round_.size.replace(',', '')}th or above"
    values = [f"{round_.size} ", rank, round_.time, round_.crs, round_.tie_break]
    title = f"Ministerial Instructions respecting invitations to apply for permanent residence #{round_.number}"
    body = f"<p><strong>{escape(round_.name)}</strong></p>" + _labelled(
        "en", values if round_.tie_break else values[:4]
    )
    return _page("en", title, round_.date, body)


def _labelled(language: str, values: list[str]) -> str:
    mark = '<sup id="fn*-rf"><a class="fn-lnk" href="#fn*"><span class="wb-inv">Footnote </span>*</a></sup>'
    pairs = list(zip(_LABELS[language], values, strict=False))
    first, *others = [f"<p><strong>{label}:</strong> {escape(value)}" for label, value in pairs]
    return "</p>\n".join([first + mark, *others]) + "</p>"


def _page(language: str, title: str, issued: str, body: str) -> str:
    skip = "Skip to main content" if language == "en" else "Passer au contenu principal"
    footer = "Government of Canada" if language == "en" else "Gouvernement du Canada"
    return _PAGE.format(language=language, title=escape(title), issued=issued, body=body, skip=skip, footer=footer)
