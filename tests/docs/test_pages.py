"""Every page of docs/ and the README: commands and options exist, code runs, and the how-to guides do what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from pipelines.commands import app
from scraper.sample_web import news
from scraper.sample_web.rounds import all_rounds
from scraper.sources import load_sources
from tests.docs.blocks import blocks

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))
}
RUN = ("how-to/saved-pages.md", "how-to/who-said-it.md", "how-to/time-travel.md", "how-to/other-tools.md",
       "how-to/add-a-source.md", "how-to/verify-and-rebuild.md")  # fmt: skip
"""The pages whose `sh` blocks are run; a block that needs a real network or service is a `console` block."""
PYTHON = ("index.md", "cite.md", "figures.md", "reference/python.md", "how-to/who-said-it.md", "how-to/time-travel.md",
          "how-to/other-tools.md")  # fmt: skip
"""The pages whose `python` blocks are run on an archive alone; other pages have tests beside what they tell of."""
COMMAND: Any = get_command(app)
SHELLS = {"sh", "bash", "console", "shell", "cron", "crontab", "ini", "systemd", "yaml", ""}


def lines(page: str) -> list[str]:
    """Every command line that a page shows: in a block, or in the typewriter face within a sentence."""
    shown = [line for block in blocks(page) if block.language in SHELLS for line in block.text.splitlines()]
    prose = re.sub(r"^ *```.*?^ *```", "", page, flags=re.MULTILINE | re.DOTALL)
    return shown + re.findall(r"`([^`\n]+)`", prose)


def invocations(page: str) -> list[list[str]]:
    """The words after `draws` of every call of it that a page shows."""
    calls = []
    for shown in lines(page):
        line = re.sub(r"-u draws\b|\bdraws (?=draws )", "", shown.replace("…", ""))  # the account of that name
        for call in re.findall(r"(?:^|[/\s=])draws +([^|>&;#]+)", line):
            try:
                calls.append(shlex.split(call))
            except ValueError:  # an apostrophe of a sentence
                calls.append(call.split())
    return [words for words in calls if words and re.fullmatch(r"[a-z-]+", words[0])]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_option_that_a_page_shows_exists(name: str) -> None:
    for words in invocations(PAGES[name]):
        command = COMMAND
        known = {"--help", "-h"}
        rest = list(words)
        while rest and rest[0] in getattr(command, "commands", {}):
            command = command.commands[rest.pop(0)]
            known |= {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
        known |= {option for one in COMMAND.params for option in one.opts}
        assert len(rest) < len(words) or words[0].startswith("--"), f"no command: draws {shlex.join(words)}"
        given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert given <= known, f"no such option: draws {shlex.join(words)}"


def test_the_pages_show_the_main_commands() -> None:
    shown = {words[0] for page in PAGES.values() for words in invocations(page)}
    assert {"crawl", "ingest", "show", "diff", "why", "issues", "log", "verify", "rebuild", "extract"} <= shown


@pytest.mark.parametrize("name", PAGES)
def test_python_and_toml_blocks_are_whole(name: str) -> None:
    for block in blocks(PAGES[name]):
        if block.language == "python":
            compile(block.text, name, "exec")
        if block.language == "toml":
            tomllib.loads(block.text)


DRIVER = """
import pathlib, sys, traceback
from datetime import date
sys.path.insert(0, sys.argv[1])
from tests.docs.blocks import blocks
failed = 0
for name in sys.argv[2:]:
    page = pathlib.Path(sys.argv[1], "docs", name).read_text(encoding="utf-8")
    names = {"today": date(2025, 12, 18)}
    code = "\\n".join(block.text for block in blocks(page) if block.language == "python")
    try:
        exec(compile(code, name, "exec"), names)
    except Exception:
        failed += 1
        print(name, traceback.format_exc(), file=sys.stderr)
sys.exit(failed)
"""


def test_the_python_of_the_pages_runs(corrected: Path) -> None:
    pages = [name for name in PYTHON if (DOCS / name).exists()]
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, str(ROOT), *pages],
        capture_output=True,
        text=True,
        env=os.environ | {"DRAWS_ARCHIVE": str(corrected)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert re.search(r"version 7, sha256 [0-9a-f]{64}, created 20\d\d-", run.stdout)


@pytest.fixture
def desk(corrected: Path, shared: Path, tmp_path: Path) -> Path:
    """A folder as the guides assume it: an archive in data/, a saved feed, a saved news page, a file of sources."""
    shutil.copytree(corrected, tmp_path / "data" / "archive")
    (tmp_path / "captures").mkdir()
    shutil.copy(shared / "feed" / "2025-12-17T232058Z.json", tmp_path / "captures")
    (tmp_path / "pages").mkdir()
    report = next(page for page in news.pages(all_rounds()) if "canada-invites" in page.path)
    (tmp_path / "pages" / "20251217180000.html").write_text(news.render(report, ()), encoding="utf-8")
    (mine,) = (one for one in blocks(PAGES["docs/how-to/add-a-source.md"]) if one.title == "mine.toml")
    (tmp_path / "mine.toml").write_text(mine.text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", RUN)
def test_the_commands_of_a_guide_run(name: str, desk: Path) -> None:
    script = "".join(block.text for block in blocks(PAGES[f"docs/{name}"]) if block.language == "sh")
    assert script.count("draws ") >= 1
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        capture_output=True,
        text=True,
        cwd=desk,
        env={name: value for name, value in os.environ.items() if name != "DRAWS_ARCHIVE"}
        | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    expected = {
        "how-to/saved-pages.md": "2025-12-17  french",
        "how-to/who-said-it.md": "August 24, 2025 at 23:43:05 UTC",
        "how-to/verify-and-rebuild.md": "the archive is whole",
        "how-to/add-a-source.md": "my-news",
    }
    assert expected.get(name, "") in run.stdout + run.stderr


def test_the_source_of_the_guide_is_one(desk: Path) -> None:
    (source,) = load_sources(desk / "mine.toml")
    assert (source.id, source.kind) == ("my-news", "news")


def test_the_citation_names_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
