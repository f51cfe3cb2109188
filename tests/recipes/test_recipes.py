"""The recipes of docs/how-to, tried as far as a machine without network can."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scraper.sample_web import SampleWeb
from tests.conftest import absent

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "how-to"
FILES = DOCS / "files"
DRAWS = [sys.executable, "-m", "pipelines"]


def understood(command: str) -> bool:
    """Whether `draws` knows the command and every option of it; it is asked for help instead of being run."""
    words = shlex.split(command)
    done = subprocess.run([*DRAWS, words[1], "--help"], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.returncode == 0 and all(word in done.stdout for word in words[2:] if word.startswith("--"))


def commands(text: str) -> list[str]:
    return re.findall(r"(?m)(?:^|[\s/])(draws (?:crawl|verify|status)[^&|\n>`]*?)(?=\s*(?:2>|&&|\|\||$))", text)


@pytest.mark.parametrize("name", ["draws.cron", "draws-crawl.service", "crawl.yml"])
def test_every_command_of_a_recipe_is_one(name: str) -> None:
    found = commands((FILES / name).read_text(encoding="utf-8"))
    assert found
    for command in found:
        assert understood(command), command


def test_a_crontab_line_has_five_times_a_user_and_a_command() -> None:
    lines = [line for line in (FILES / "draws.cron").read_text().splitlines() if re.match(r"[*\d]", line)]
    assert len(lines) == 2
    for line in lines:
        *times, user, command = line.split(maxsplit=6)
        assert all(re.fullmatch(r"\*|\d+|\*/\d+", time) for time in times)
        assert user == "draws"
        assert command.startswith("/srv/draws/venv/bin/draws ")
        assert "%" not in command, "cron makes a newline of it"


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    if shutil.which("systemd-analyze") is None:
        absent("systemd-analyze")
    program = tmp_path / "draws"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name in ("draws-crawl.service", "draws-crawl.timer"):
        text = (FILES / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/draws/venv/bin/draws", str(program)))
    return [str(tmp_path / name) for name in ("draws-crawl.service", "draws-crawl.timer")]


def test_systemd_finds_nothing_wrong_with_the_units(units: list[str]) -> None:
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_is_hardened(units: list[str]) -> None:
    words = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", units[0]]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:]


def test_the_workflow_crawls_checks_and_commits(tmp_path: Path) -> None:
    """Its own steps, run by a shell as GitHub runs them, with the sample web for the world and a bare folder for GitHub."""
    steps = yaml.safe_load((FILES / "crawl.yml").read_text())["jobs"]["crawl"]["steps"]
    scripts = {step["name"]: step["run"] for step in steps if "name" in step}
    assert list(scripts) == ["Crawl", "Check", "Commit", "Tell"]
    remote, work, tools = tmp_path / "remote.git", tmp_path / "work", tmp_path / "bin"
    subprocess.run(["git", "init", "--quiet", "--bare", remote], check=True)
    subprocess.run(["git", "clone", "--quiet", remote, work], check=True, capture_output=True)
    tools.mkdir()
    with SampleWeb() as web:
        (tmp_path / "sources.toml").write_text(web.sources_toml())
        install_draws(tools / "draws", tmp_path / "sources.toml")
        codes = {name: run_step(script, work, tools) for name, script in scripts.items()}
    assert codes == {"Crawl": 0, "Check": 0, "Commit": 0, "Tell": 0}
    words = ["git", "ls-tree", "-r", "--name-only", "HEAD"]
    listed = subprocess.run(words, cwd=remote, capture_output=True, text=True, check=True)
    names = listed.stdout.split()
    assert "archive/snapshots/000001.json" in names
    assert any(re.fullmatch(r"archive/captures/[\w-]+\.warc\.gz", name) for name in names)
    assert not any(name.endswith((".lock", ".open")) or ".tmp/" in name for name in names)


def install_draws(path: Path, sources: Path) -> None:
    """A `draws` that crawls the sample web: the one thing that differs from a runner at GitHub."""
    python = shlex.join(DRAWS)
    named = f'case $1 in crawl|status) set -- "$@" --sources {shlex.quote(str(sources))};; esac'
    path.write_text(f'#!/bin/sh\n{named}\nPYTHONPATH={shlex.quote(str(ROOT))} exec {python} "$@"\n')
    path.chmod(0o755)


def run_step(script: str, work: Path, tools: Path) -> int:
    """Run a step as GitHub does (`bash -e`), with what earlier steps wrote to $GITHUB_ENV."""
    written = tools / "env"
    written.touch()
    given = dict(line.split("=", 1) for line in written.read_text().splitlines())
    env = os.environ | given | {"GITHUB_ENV": str(written), "DRAWS_ARCHIVE": "archive", "HOME": str(tools)}
    env["PATH"] = f"{tools}:{env['PATH']}"
    done = subprocess.run(["bash", "-e", "-c", script], cwd=work, env=env, capture_output=True, text=True, check=False)
    sys.stderr.write(done.stderr)
    return done.returncode


@pytest.mark.parametrize("page", ["cron.md", "systemd.md", "scheduled-workflow.md"])
def test_a_page_shows_its_files_as_they_are(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    named = re.findall(r"\]\((files/[^)]+)\)", text)
    assert named
    for name in named:
        assert f"\n{(DOCS / name).read_text(encoding='utf-8')}```\n" in text, f"docs/how-to/{page} differs from {name}"
