"""JSON to blocks: lists of records whose keys are a draw's labels become tables, long strings become text.

Keys are read as column heads are: `tieBreak`, `crs_cutoff` and `drawSize` as the words they are made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scraper.readers.blocks import MAX_TEXT, Block
from scraper.readers.columns import heads_of, is_draws
from scraper.readers.folding import clean

MAX_KEYS, MAX_ROWS, MAX_NODES = 40, 5000, 200_000
"""Keys of a record and records of a list that are read; values of a document that are looked at."""
MIN_STRING = 60
"""Characters of a string that is text; a shorter one is a name or a value."""
_WORDS = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-.]+")
_MOMENT = re.compile(r"(20\d\d-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]00:?00)?(?:[+-]\d\d:?\d\d)?")
_FLAT = re.compile(r"\{[^{}]{2,3000}\}")

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """A list of records of a document, and the words of the keys that it stands under."""

    key: str
    rows: list[Record]


def records_and_texts(source: str) -> tuple[list[Records], list[str]]:
    """The lists of records of a JSON document (also of one cut short, or one a line), and its strings that may be text."""
    lists: list[Records] = []
    texts: list[str] = []
    waiting: list[tuple[str, Any]] = [("", _values(source[: 4 * MAX_TEXT]))]
    seen = 0
    while waiting and seen < MAX_NODES:
        (key, node), seen = waiting.pop(), seen + 1
        if isinstance(node, str) and len(node) >= MIN_STRING:
            texts.append(node)
        elif isinstance(node, dict):
            lists.append(Records(key, [_record(node)]))
            waiting += [(_under(key, name), value) for name, value in reversed(node.items())]
        elif isinstance(node, list):
            rows = [item for item in node[:MAX_ROWS] if isinstance(item, dict)]
            if rows:
                lists.append(Records(key, [_record(row) for row in rows]))
                inner = [(_under(key, name), value) for row in rows for name, value in row.items()]
                waiting += reversed(inner)
            else:
                waiting += [(key, item) for item in reversed(node[:MAX_ROWS])]
    return lists, texts


def tables_of(lists: list[Records]) -> tuple[Block, ...]:
    """The tables of draws among lists of records: a heading each, then the heads and the rows."""
    out: list[Block] = []
    for number, records in enumerate(lists, FIRST_TABLE):
        keys = list(dict.fromkeys(key for row in records.rows[:MAX_KEYS] for key in row))[:MAX_KEYS]
        heads = tuple(map(_words, keys))
        body = [tuple(row.get(key, "") for key in keys) for row in records.rows]
        if is_draws(heads_of(heads, body)):
            out += [Block("heading", records.key)] if records.key else []
            out += [Block("row", " | ".join(cells), cells=cells, table=number) for cells in (heads, *body)]
    return tuple(out)


MAX_HEADING = 100
"""Characters of the keys above a table that stand for its heading."""
FIRST_TABLE = 10_000
"""Numbers tables apart from those of a page's markup."""


def _under(key: str, name: str) -> str:
    return f"{key} {_words(name)}".strip()[-MAX_HEADING:]


def _words(key: str) -> str:
    return _WORDS.sub(" ", key)[:MIN_STRING]


def _values(source: str) -> list[Any]:
    """Every JSON value of a text, one behind the other; of a broken one, the records that are whole."""
    decoder, found, at = json.JSONDecoder(strict=False), [], 0
    try:
        while at < len(source):
            value, at = decoder.raw_decode(source, at)
            found.append(value)
            at += len(source[at : at + 100]) - len(source[at : at + 100].lstrip(" \r\n\t,;"))
    except (ValueError, RecursionError):
        return [found, list(_whole(source[at:]))]
    return found


def _whole(source: str) -> Iterator[Any]:
    for match in _FLAT.finditer(source):
        try:
            yield json.loads(match[0], strict=False)
        except ValueError:
            continue


def _record(node: dict[str, Any]) -> Record:
    """A record's values as text; those of a record in it under both keys."""
    out: Record = {}
    for key, value in list(node.items())[:MAX_KEYS]:
        inner = value.items() if isinstance(value, dict) else ()
        for name, one in [(key, value), *((f"{key} {name}", one) for name, one in inner)]:
            if isinstance(one, (str, int, float)) and not isinstance(one, bool):
                out[name] = _text(one)
    return out


def _text(value: str | float) -> str:
    if not isinstance(value, str):
        return str(int(value)) if value == value // 1 else str(value)
    return _MOMENT.sub(lambda m: f"{m[1]} {m[2]}{' UTC' if m[3] else ''}", clean(value)[:400]).strip()
