"""The README is true: its commands exist, its notebook lines run, and the first useful command is within 15 lines."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from pipelines.commands import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [README, *((ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "CHANGELOG.md"))]
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
TOP = {option for parameter in get_command(app).params for option in parameter.opts}


def test_the_first_useful_command_is_within_15_lines() -> None:
    assert any(line.startswith("make demo") for line in README.splitlines()[:15])


def test_every_command_that_a_document_names_exists() -> None:
    named = {name for text in DOCUMENTS for name in re.findall(r"(?:^|[`\s/])draws ([a-z]+)\b", text)}
    assert named - {"from"} <= set(COMMANDS)
    assert {"crawl", "ingest", "diff"} <= named


def test_every_option_that_the_readme_names_exists() -> None:
    for line in re.findall(r"draws [^`\n]*", README):
        words = line.split()
        known = (
            {option for parameter in COMMANDS[words[1]].params for option in parameter.opts}
            if words[1] in COMMANDS
            else set()
        )
        assert {word for word in words if word.startswith("--")} <= known | TOP | {"--help"}, line


def test_every_command_says_what_it_does_and_what_its_options_take() -> None:
    for name, command in COMMANDS.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None) or parameter.name == "help", (name, parameter.name)


def test_the_notebook_lines_run(shared: Path, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    files = (
        sorted(map(str, (shared / "feed").glob("2025-07-*.json")))[:4]
        + sorted(map(str, (shared / "feed").glob("2025-1*.json")))[-5:]
    )
    subprocess.run(
        [sys.executable, "-m", "pipelines", "ingest", *files, "--archive", str(root)],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"DRAWS_ARCHIVE": str(root)},
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()
