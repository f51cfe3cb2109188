"""IRCC's JSON feed of rounds: every round as text, or an error that says why the body is not the feed.

Two shapes are known: `ee_rounds_123_*.json` holds `rounds` as a list, `ee_rounds_4_*.json` as an object keyed `r405`.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any, NoReturn

from scraper.encodings import decode
from scraper.errors import NotTheFeedError
from scraper.items import RawDraw

READER = "feed 1"
"""Name and version; the version goes up when the same bytes would be read differently."""

BANDS = tuple(f"dd{number}" for number in range(1, 19))

NEXT_STEP = (
    "Nothing of it was taken; the bytes are kept. Open the address in a browser: if IRCC changed the feed, "
    "the reader in scraper/readers/feed.py must learn the new shape."
)
_HREF = re.compile(r"""href\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s>]+))""", re.IGNORECASE)
_FRENCH = re.compile(
    r"\b(?:janvier|f.vrier|mars|avril|mai|juin|juillet|ao.t|septembre|octobre|novembre|d.cembre)\b", re.IGNORECASE
)
_ENGLISH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)


def read(content: bytes) -> list[RawDraw]:
    """Read the decoded body of the feed; gives every round in the order of the page.

    Raises NotTheFeedError where the body is empty, cut, not JSON, or JSON of another shape.
    """
    text = decode(content).strip()
    if not text:
        raise NotTheFeedError("the body is empty", where=f"{len(content)} bytes", next_step=NEXT_STEP)
    rounds = _rounds(_parse(text))
    language = _language(rounds)
    return [_raw_draw(round_, language) for round_ in rounds]


def looks_like_feed(content: bytes) -> bool:
    """Whether a body is probably meant to be the feed: a JSON object that speaks of rounds or draw numbers."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and (b'"rounds"' in content[:65536] or b'"drawNumber"' in content[:65536])


def _parse(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_not_json, object_pairs_hook=_object)
    except RecursionError:
        raise NotTheFeedError("the JSON is nested too deeply", next_step=NEXT_STEP) from None
    except json.JSONDecodeError as error:
        kind = "HTML" if text.startswith("<") else "not JSON, or cut short"
        where = f"line {error.lineno}, column {error.colno} of {len(text)} characters: {text[:40]!r}"
        raise NotTheFeedError(f"the body is {kind}: {error.msg}", where=where, next_step=NEXT_STEP) from error
    except ValueError as error:
        # Python reads no number of more than 4,300 digits.
        raise NotTheFeedError(f"the JSON cannot be read: {error}", next_step=NEXT_STEP) from error


def _not_json(constant: str) -> NoReturn:
    raise NotTheFeedError(f"the body holds {constant}, which JSON does not know", next_step=NEXT_STEP)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise NotTheFeedError(f"an object names {', '.join(map(repr, twice))} twice", next_step=NEXT_STEP)
    return made


def _rounds(page: Any) -> list[dict[str, Any]]:
    if not isinstance(page, dict):
        raise NotTheFeedError(f"the JSON is {type(page).__name__}, not an object", next_step=NEXT_STEP)
    rounds = page.get("rounds")
    if isinstance(rounds, dict):
        rounds = list(rounds.values())
    if not isinstance(rounds, list) or not rounds:
        found = "an empty list" if rounds == [] else type(rounds).__name__
        raise NotTheFeedError("there are no rounds", where=f"`rounds` is {found}", next_step=NEXT_STEP)
    for index, round_ in enumerate(rounds):
        if not isinstance(round_, dict) or "drawNumber" not in round_:
            what = f"round {index + 1} of {len(rounds)} is no object with a drawNumber"
            raise NotTheFeedError(what, where=repr(round_)[:80], next_step=NEXT_STEP)
    return rounds


def _raw_draw(round_: dict[str, Any], language: str) -> RawDraw:
    def field(name: str) -> str | None:
        value = round_.get(name)
        if isinstance(value, (dict, list)):
            return json.dumps(value, ensure_ascii=False)
        text = "" if value is None else html.unescape(str(value)).strip()
        return text or None

    number = _strip_tags(field("drawNumber"))
    return RawDraw(
        draw_number=number,
        draw_date=field("drawDate"),
        draw_date_full=field("drawDateFull"),
        drawn_at=field("drawDateTime"),
        category=_strip_tags(field("drawName")),
        programs=_strip_tags(field("drawText2")),
        invitations=_strip_tags(field("drawSize")),
        crs_cutoff=_strip_tags(field("drawCRS")),
        tie_break=field("drawCutOff"),
        instruction_url=_href(field("drawNumberURL")) or _href(field("mitext")),
        pool={band: text for band in BANDS if (text := field(band)) is not None},
        pool_as_of=field("drawDistributionAsOn"),
        role="table",
        evidence=f"round {number}: {field('drawDateFull') or field('drawDate')}, {field('drawName')}"[:200],
        language=language,
    )


def _strip_tags(text: str | None) -> str | None:
    return re.sub(r"<[^>]*>", "", text).strip() or None if text else None


def _href(anchor: str | None) -> str | None:
    match = _HREF.search(anchor or "")
    return next((part for part in match.groups() if part), None) if match else None


def _language(rounds: list[dict[str, Any]]) -> str:
    """The language that most of the dates are written in; a French body has been served at the English address."""
    dates = [str(round_.get("drawDateFull") or round_.get("drawDateTime") or "") for round_ in rounds]
    french = sum(bool(_FRENCH.search(text)) for text in dates)
    return "fr" if french > sum(bool(_ENGLISH.search(text)) for text in dates) else "en"
