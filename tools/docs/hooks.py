"""What MkDocs calls at each build: generated pages come in, tables are filled, pages not named in the nav find a place."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import commands
import dictionary
import example
import notebook_pages
import python_pages
import tables
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[2]

PLACES = {
    "figures.md": "Reference",
    "exports.md": "How-to guides",
    "notify.md": "How-to guides",
    "durability.md": "Explanation",
    "faults.md": "Explanation",
}
"""Where a page stands that mkdocs.yml does not name; others that it does not name are how-to guides."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put every page of docs/ into the nav, and the generated ones of the notebooks and packages."""
    sections: dict[str, list[Any]] = {}
    for entry in config.nav or []:
        sections |= entry if isinstance(entry, dict) else {entry: entry}
    named = {page for pages in sections.values() for page in ([pages] if isinstance(pages, str) else pages)}
    for path in sorted(Path(config.docs_dir).rglob("*.md")):
        name = path.relative_to(config.docs_dir).as_posix()
        if name not in named:
            sections[PLACES.get(name, "How-to guides")].append(name)
    sections["Notebooks"] += [f"notebooks/{path.stem}.md" for path in notebook_pages.paths()]
    at = sections["Reference"].index("reference/python.md") + 1
    sections["Reference"][at:at] = [f"reference/python-{package}.md" for package in python_pages.MODULES]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    with tempfile.TemporaryDirectory() as folder:
        pages: dict[str, str | bytes] = {
            "reference/commands.md": commands.page(),
            "reference/data-dictionary.md": dictionary.page(example.build(Path(folder))),
            "reference/changelog.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        }
    pages |= {f"reference/python-{package}.md": python_pages.page(package) for package in python_pages.MODULES}
    for path in notebook_pages.paths():
        made = notebook_pages.page(path)
        pages[f"notebooks/{made.name}.md"] = made.markdown
        pages |= {f"notebooks/{name}": picture for name, picture in made.pictures.items()}
    for name, content in pages.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill the tables that a page asks for."""
    return tables.fill(markdown)
