"""Plain text to blocks: lines, bullets, tables drawn with pipes or tabs, and JSON that holds HTML."""

from __future__ import annotations

import csv
import re

from scraper.readers.blocks import APART, MAX_TEXT, MIN_HEADLINE, Block, Page
from scraper.readers.calendar import MONTHS
from scraper.readers.columns import is_draws
from scraper.readers.folding import fold
from scraper.readers.labels import label_of
from scraper.readers.wrapping import unwrapped

_BULLET = re.compile(
    r"\s{0,20}(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2219*]|[-\u2013\u2014+](?=\s)|\(?\d{1,2}[.)](?=\s))\s{0,20}"
)
_DAY = re.compile(
    rf"\d{{1,2}}\.\s(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})\b(?!\.?\s\d{{1,2}}(?!\d))"
)


_RULE = re.compile(r"[-|+:=_\s]+")
_WIDE = re.compile(r"\s{3,}|\s+(?:\*{2,}|\u2022|/{2,})\s+|\s*(?:\*{3,}|\+{3,}|\|\||\u2605|\u25c6)\s*")
"""What stands between the headlines of a ticker."""


def read_text(text: str) -> Page:
    """Read plain text, line by line."""
    blocks: list[Block] = []
    table = 0
    lines = unwrapped([part for line in text[:MAX_TEXT].splitlines() if _RULE.sub("", line) for part in _apart(line)])
    aligned, separated = _aligned(lines), _separated(lines)
    for at, line in enumerate(lines):
        bare = line.strip()
        cells = _cells(bare) or aligned.get(at) or separated.get(at, ())
        if cells:
            if not (blocks and blocks[-1].kind == "row"):
                table += 1
            blocks.append(Block("row", bare, cells=cells, table=table))
        elif len(headlines := _WIDE.split(bare)) >= 3 and min(map(len, headlines)) > MIN_HEADLINE:
            blocks += [Block("heading", headline, level=APART) for headline in headlines]
        elif (rest := behind_bullet(line)) is not None:
            blocks += [Block("item", rest)] if rest else []
        else:
            blocks.append(Block("heading" if _is_heading(bare) else "paragraph", bare))
    return Page(tuple(blocks), title=blocks[0].text if blocks else "")


_GLUED = re.compile(r"(?<=[a-z\d)])(?=[A-Z][A-Za-z -]{2,24}:)")
_SEAM = re.compile(r"(?<=[a-z\d)\u00bb])(?=[A-Z][A-Za-z])")
MIN_GLUED, MAX_GLUED = 3, 4000
"""Labels of a line that stand right behind the value before (`Invitations:300CRS:486`), and its characters."""


def _apart(line: str) -> list[str]:
    """A line whose labels and values ran together, cut where a capital follows without a space; any other as it is."""
    if len(line) > MAX_GLUED or ":" not in line or len(_GLUED.findall(line)) < MIN_GLUED:
        return [line]
    return [part for part in _SEAM.split(line) if part.strip()]


def behind_bullet(line: str) -> str | None:
    """What stands behind the bullet or number of a line that is an item of a list, None where it is none."""
    bullet = _BULLET.match(line)
    return None if bullet is None or _DAY.match(fold(line.strip()[:MAX_DAY])) else line[bullet.end() :].strip()


MAX_DAY = 40


def _cells(line: str) -> tuple[str, ...]:
    if line.count("|") >= 2:
        inner = line[1:-1] if line[0] == line[-1] == "|" else line.removesuffix("|")
        return tuple(cell.strip() for cell in inner.split("|"))
    return tuple(cell.strip() for cell in line.split("\t")) if "\t" in line else ()


def _is_heading(line: str) -> bool:
    return len(line) <= 120 and line[-1] not in ".!?:;,\u3002" and not line[0].islower()


_GAP = re.compile(r"\s{2,}")
LEAST_COLUMNS = 3


def _aligned(lines: list[str]) -> dict[int, tuple[str, ...]]:
    """The cells of tables drawn with spaces, by line: two lines and more in a row with as many columns, one without figures."""
    out: dict[int, tuple[str, ...]] = {}
    run: list[tuple[int, tuple[str, ...]]] = []
    for at, line in enumerate([*lines, ""]):
        cells = tuple(_GAP.split(line.strip())) if len(line) <= MAX_ALIGNED and "  " in line.strip() else ()
        if run and len(cells) != len(run[0][1]):
            if len(run) > 1 and not any(map(_FIGURE.search, run[0][1])):
                out |= dict(run)
            run = []
        if len(cells) >= LEAST_COLUMNS:
            run.append((at, cells))
    return out


MAX_ALIGNED = 300
_FIGURE = re.compile(r"\d")


def _separated(lines: list[str]) -> dict[int, tuple[str, ...]]:
    """The cells of tables of comma- or semicolon-separated values, by line: below a line of labels, as many in each line."""
    out: dict[int, tuple[str, ...]] = {}
    head: tuple[str, ...] = ()
    mark = ""
    for at, line in enumerate(lines):
        if head and len(line) <= MAX_ALIGNED and len(cells := _values(line, mark)) == len(head):
            out[at] = cells
            continue
        head = ()
        for mark in (",", ";"):
            cells = _values(line, mark) if mark in line and len(line) <= MAX_HEADS and not _FIGURE.search(line) else ()
            if len(cells) >= LEAST_COLUMNS and is_draws([label_of(cell) for cell in cells]):
                head, out[at] = cells, cells
                break
    return out


def _values(line: str, mark: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=mark, skipinitialspace=True), ()))


MAX_HEADS = 200
"""Characters of a line of labels between commas."""
