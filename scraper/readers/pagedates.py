"""When a page says it was published, by the trust that its ways of saying it deserve: JSON-LD, meta, `<time>`, its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from scraper.readers.blocks import Block
from scraper.readers.calendar import days_in
from scraper.readers.folding import fold
from scraper.readers.lexing import lex

_ISO = re.compile(r"20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_META = frozenset(
    {
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "publish-date",
        "publishdate",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
    }
)
_DATELINE = re.compile(
    r"(?:[^\W\d_][^\d:.!?\n]{2,40},\s)?((?:[^\W\d_]{3,9}\.?\s\d{1,2},?\s|\d{1,2}\s[^\W\d_]{3,9}\.?\s)20\d\d)(?:\.\s+[A-Z]|\s?[\u2013\u2014-]\s)"
)
_YEAR = re.compile(r"\d{4}")
_BY = frozenset({"by", "par", "por", "von"})
_MINUTES = frozenset({"min", "mins", "minute", "minutes"})
MAX_BYLINE = 9
"""Words of a line that says who wrote the page and when: `By A. Writer | April 14, 2025 | 2 min read`."""
MAX_LINKED_DATA = 300_000


def published_in_markup(root: Any) -> str | None:
    """The publication moment as ISO text, from the page's JSON-LD, meta tags, or `<time>`; None where none says it."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= MAX_LINKED_DATA:
            found = next((date for date in _published(script.text)), None)
            if found:
                return found
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META and (match := _ISO.search(meta.get("content") or "")):
            return match[0]
    for time in root.iter("time"):
        names = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
        if not re.search("updated|modified", names) and (match := _ISO.match(time.get("datetime") or "")):
            return match[0]
    return None


def _published(text: str) -> Iterator[str]:
    try:
        data = json.loads(text, strict=False)
    except ValueError:
        match = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', text)
        data = {"datePublished": match[1]} if match else {}
    waiting, seen = [data], 0
    while waiting and seen < 5000:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str) and (match := _ISO.match(node["datePublished"])):
                yield match[0]
            waiting += [value for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            waiting += [value for value in node if isinstance(value, (dict, list))]


def published_in_words(blocks: tuple[Block, ...]) -> str | None:
    """The publication day that the text itself gives: after `Published on`, or a short line that is a full date and nothing else."""
    for block in blocks[:60]:
        if not _YEAR.search(block.text):
            continue
        if dateline := _DATELINE.match(block.text):
            days = days_in(dateline[1])
            if days and days[0].year and (day := days[0].on(days[0].year)):
                return day.isoformat()
        if len(block.text) > 120:
            continue
        days = [day for day in days_in(block.text) if day.year and not day.several and not day.ambiguous]
        if len(days) != 1:
            continue
        said = days[0].outside(block.text)
        tokens = lex(fold(said))
        words = [token for token in tokens if token.kind == "w"]
        numbers = [behind.text for token, behind in pairwise([*tokens, *tokens[:1]]) if token.kind == "n"]
        signed = bool(words) and words[0].text in _BY and len(words) <= MAX_BYLINE and _MINUTES.issuperset(numbers)
        announced = any(
            "published" in token.tells and not token.text.startswith(("updat", "mis", "mod")) for token in words[:3]
        )
        alone = (
            not any(token.kind == "n" for token in tokens)
            and len(words) <= 1
            and (not words or words[0].text in {"date", "by", "on"})
        )
        if announced or alone or signed:
            day = days[0].on(days[0].year or 0)
            return day.isoformat() if day else None
    return None
