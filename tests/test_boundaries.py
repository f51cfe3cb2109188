"""Data flows one way: what may import what, and what a start may not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = {"scraper": {"scraper"}, "archive": {"archive"}, "pipelines": {"pipelines", "scraper", "archive"}}
PURE = [
    "archive/compare.py", "archive/figures.py", "archive/messages.py", "archive/schema.py", "archive/wording.py",
    "archive/site/drawings.py", "archive/site/names.py", "archive/site/palette.py", "archive/site/said.py",
    "archive/site/views.py", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "archive/site/charts").glob("*.py")),
    "pipelines/ballot.py", "pipelines/categories.py", "pipelines/contradictions.py", "pipelines/crossings.py",
    "pipelines/dates.py", "pipelines/extract.py", "pipelines/fold.py", "pipelines/linking.py", "pipelines/normalize.py",
    "pipelines/notify/news.py", "pipelines/numbers.py", "pipelines/occupations.py", "pipelines/periods.py", "pipelines/precedence.py", "pipelines/programs.py",
    "pipelines/provenance.py", "pipelines/reconcile.py", "pipelines/records.py", "pipelines/relinking.py",
    "pipelines/reports.py", "pipelines/validate.py", "pipelines/watching.py",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "scraper/readers").glob("*.py")),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "archive/exports").glob("*.py") if path.stem not in {"reading", "writing"}),
]  # fmt: skip
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ALLOWED
    for path in (ROOT / package).rglob("*.py")
}
EDGES = {"os", "pathlib", "socket", "subprocess", "time", "random", "secrets", "tempfile", "urllib.request", "requests"}
COMMANDS = "pipelines.commands"


def imported(path: Path) -> set[str]:
    """The full names that a file imports, wherever in it."""
    return names_in(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def names_in(nodes: Iterable[ast.AST]) -> set[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def run_at_import(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The parts of a file that run when it is imported: no body of a function, nothing that only a type checker sees."""
    for node in nodes:
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from run_at_import(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from run_at_import(ast.iter_child_nodes(node))


@cache
def loads(module: str) -> frozenset[str]:
    """Our modules that importing one of ours loads directly, packages on the way among them."""
    names = names_in(run_at_import([ast.parse(MODULES[module].read_text(encoding="utf-8"))]))
    parts = [name.split(".") for name in (module, *names)]
    return frozenset(".".join(one[:end]) for one in parts for end in range(1, len(one) + 1)) & MODULES.keys()


def reached(module: str) -> set[str]:
    """Our modules that importing one of ours loads, through however many others; itself among them."""
    found, waiting = {module}, [module]
    while waiting:
        fresh = loads(waiting.pop()) - found
        found |= fresh
        waiting += fresh
    return found


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_packages_import_only_what_they_may(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        ours = {name.partition(".")[0] for name in imported(path)} & set(ALLOWED)
        assert ours <= ALLOWED[package], path


def test_nothing_but_the_commands_imports_the_commands() -> None:
    for path in MODULES.values():
        if path.parent.name != "commands" and path.name != "__main__.py":
            assert not [name for name in imported(path) if name.startswith(COMMANDS)], path


@pytest.mark.parametrize("name", PURE)
def test_the_middle_is_pure(name: str) -> None:
    path = ROOT / name
    assert not imported(path) & EDGES, "no clock, network or disk in the middle"
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    behind = {one: found for one in reached(module) if (found := imported(MODULES[one]) & EDGES)}
    assert not behind, "nor in what it imports"
    calls = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert not calls & {"now", "utcnow", "read_bytes", "read_text", "write_bytes", "urlopen"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after some code."""
    probe = f"import sys\n{code}\nprint(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.splitlines()[-1].split())


def test_help_loads_neither_scrapy_nor_pandas() -> None:
    code = "from typer.testing import CliRunner\nfrom pipelines.commands import app\nassert CliRunner().invoke(app, ['--help']).exit_code == 0"
    assert not loaded_by(code) & {"scrapy", "pandas", "pyarrow", "twisted", "dateparser"}


def test_the_archive_loads_without_scrapy_and_pandas_only_when_asked() -> None:
    assert not loaded_by("import archive") & {"scrapy", "pandas"}


def test_no_module_bears_the_name_of_a_public_function() -> None:
    import archive

    assert not {path.stem for path in (ROOT / "archive").glob("*.py")} & set(archive.__all__)
