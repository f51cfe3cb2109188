"""The reference of the Python functions: which modules it has; mkdocstrings takes the words from their docstrings."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MODULES = {
    "archive": ["archive", "figures", "wording", "messages", "exports", "compare", "manifest", "store", "schema", "verify", "errors"],
    "pipelines": [
        "extract", "normalize", "dates", "numbers", "categories", "programs", "validate", "linking", "precedence",
        "fold", "reconcile", "provenance", "records", "rebuilding",
    ],
    "scraper": ["sources", "items", "readers", "captures", "discovery", "encodings", "errors"],
}  # fmt: skip
"""The modules that others may call, in the order of reading; `archive` stands for the package itself."""

INTRO = {
    "archive": "Load the archive's tables, of now or as they were, and compare versions. Reads need no other package.",
    "pipelines": "From what pages state to one truth: pure functions, without clock, network or disk.",
    "scraper": "What is fetched, kept and read: the sources, the records, and the readers of pages.",
}


def modules(package: str) -> list[str]:
    """The full names of the documented modules of a package that are there."""
    names = (package if name == package else f"{package}.{name}" for name in MODULES[package])
    return [name for name in names if file_of(name) is not None]


def file_of(module: str) -> Path | None:
    """The file of a module; None where there is none."""
    base = ROOT.joinpath(*module.split("."))
    return next((file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()), None)


def page(package: str) -> str:
    """The page of a package: a heading and a directive for each module."""
    sections = (f"## {name}\n\n{_directive(name)}" for name in modules(package))
    return "\n".join([f"# The {package} package\n\n{INTRO[package]}\n", *sections])


def public(module: str) -> list[str]:
    """The public functions and classes of a module: those of `__all__` where it has one, else those defined in it."""
    file = file_of(module)
    if file is None:
        raise ModuleNotFoundError(module)
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return list(ast.literal_eval(node.value))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return [node.name for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]


def _directive(module: str) -> str:
    if module != "archive":
        return f"::: {module}\n"
    # The package gives its functions when they are asked for, so that importing it imports little.
    one = "::: archive.{}\n    options:\n      show_root_heading: true\n      show_root_toc_entry: true\n"
    return "\n".join(one.format(name) for name in public("archive"))
