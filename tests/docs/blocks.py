"""The fenced blocks of a Markdown page."""

from __future__ import annotations

import re
from dataclasses import dataclass

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[\w-]*)(?: title=\"(?P<title>[^\"]*)\")?[^\n]*\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its title (empty without one) and its text."""

    language: str
    title: str
    text: str


def blocks(page: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    return [Block(one["language"], one["title"] or "", one["text"]) for one in FENCE.finditer(page)]


def matches(expected: str, printed: str) -> bool:
    """Whether a text is what a page shows: spaces count as one, and … stands for anything."""
    pattern = ".*".join(re.escape(" ".join(part.split())) for part in expected.split("…"))
    return re.search(pattern.replace(r"\ ", r"\s*"), " ".join(printed.split()), re.DOTALL) is not None
