"""Run the notebooks on an archive, and write their outputs where asked: `python tools/notebooks.py [--write] ROOT`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
KEPT = ("image/png", "text/html", "text/plain")
"""What is kept of an output; a picture goes without its text."""


def paths() -> list[Path]:
    """The notebooks, in order."""
    return sorted(FOLDER.glob("*.ipynb"))


def run(path: Path, root: Path) -> nbformat.NotebookNode:
    """Execute a notebook in a fresh kernel on the archive at `root`. Raises nbclient's CellExecutionError."""
    book = nbformat.read(path, as_version=4)
    environment = os.environ | {"DRAWS_ARCHIVE": str(root.resolve())}
    with tempfile.TemporaryDirectory() as sockets:  # no port of the machine
        config = Config({"KernelManager": {"transport": "ipc", "ip": f"{sockets}/kernel"}})
        client = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(FOLDER)}}, config=config)
        client.execute(env=environment)
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_kept(output) for output in cell.outputs]
    book.metadata.pop("language_info", None)
    return book


def words(book: nbformat.NotebookNode) -> list[str]:
    """What the cells print and show as text, and how many pictures each draws: what two runs must have in common."""
    told = []
    for cell in book.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            told.append("picture" if "image/png" in data else output.get("text") or data.get("text/plain", ""))
    return told


def _kept(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    data = output.get("data")
    if data is not None:
        picture = "image/png" in data
        output.data = {kind: data[kind] for kind in KEPT if kind in data and (kind == "image/png" or not picture)}
        output.metadata = {}
    if "execution_count" in output:
        output.execution_count = None
    return output


def main(arguments: Iterable[str] | None = None) -> None:
    """Run them all and say how each went."""
    parser = argparse.ArgumentParser(prog="python tools/notebooks.py", description=__doc__)
    parser.add_argument("root", type=Path, metavar="ROOT", help="the archive")
    parser.add_argument("--write", action="store_true", help="write the outputs into the notebooks")
    chosen = parser.parse_args(arguments)
    for path in paths():
        book = run(path, chosen.root)
        if chosen.write:
            nbformat.write(book, path)
        sys.stdout.write(f"{path.name}: {len(words(book))} outputs\n")


if __name__ == "__main__":
    main()
