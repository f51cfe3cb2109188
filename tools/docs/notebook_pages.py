"""Notebooks as pages: their words, code and outputs as they are committed, pictures as files beside the page."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"


@dataclass(slots=True)
class Page:
    """A notebook as Markdown, and its pictures by file name."""

    name: str
    markdown: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)


def paths() -> list[Path]:
    """The notebooks, in order."""
    return sorted(FOLDER.glob("*.ipynb"))


def page(path: Path) -> Page:
    """One notebook as a page."""
    made = Page(path.stem)
    parts = []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source.replace(".ipynb)", ".md)"))
        elif cell.cell_type == "code":
            parts.append(f"```python\n{cell.source}\n```")
            parts += [_output(made, output, cell.metadata.get("alt", "Chart")) for output in cell.outputs]
    made.markdown = "\n\n".join(part for part in parts if part) + f"\n\nThe notebook: `notebooks/{path.name}`.\n"
    return made


def _output(made: Page, output: Any, alt: str) -> str:
    data = output.get("data", {})
    if "image/png" in data:
        name = f"{made.name}-{len(made.pictures) + 1}.png"
        made.pictures[name] = base64.b64decode(data["image/png"])
        return f"![{alt}]({name})"
    if "text/html" in data:
        frame = re.sub(r"<style.*?</style>", "", data["text/html"], flags=re.DOTALL)
        return re.sub(r"\n\s*", "", re.sub(r' (?:border|class|style)="[^"]*"', "", frame))
    text = output.get("text") or data.get("text/plain") or ""
    return f"```text\n{text.rstrip()}\n```" if text else ""
