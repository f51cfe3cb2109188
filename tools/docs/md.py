"""Small pieces of Markdown that several generated pages use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def text(words: object) -> str:
    """Plain words for a cell: on one line, with what would end the cell or start a tag escaped."""
    flat = " ".join(str(words).split())
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def code(words: object) -> str:
    """Words in the typewriter face; nothing for nothing."""
    flat = " ".join(str(words).split())
    fence = "``" if "`" in flat else "`"
    return f"{fence}{flat}{fence}" if flat else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
