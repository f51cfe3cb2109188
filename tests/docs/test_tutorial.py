"""The tutorial, word for word: its commands run against the sample web that it starts, and print what it shows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.blocks import Block, blocks, matches

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = blocks((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
BIN = Path(sys.executable).parent


class Tutorial:
    """A person with two terminals in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        self.environment.pop("DRAWS_ARCHIVE", None)
        self.web: subprocess.Popen[str] | None = None
        self.printed = ""

    def follow(self, block: Block) -> None:
        """Do what a block asks for."""
        match block.title:
            case "Set up":
                self.set_up(block.text)
            case "Terminal 1":
                self.web = subprocess.Popen(
                    block.text.split(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=self.folder,
                    env=self.environment,
                )
                assert "say `next`" in self.answer()
            case "Type into terminal 1":
                assert self.web is not None
                assert self.web.stdin is not None
                self.web.stdin.write(block.text)
                self.web.stdin.flush()
                self.printed = self.answer()
            case "Terminal 2":
                self.printed = self.run(block.text)
            case "Python":
                self.printed = self.run(f"python - <<'CODE'\n{block.text}CODE\n")
            case "What it prints" | "Terminal 1 answers":
                assert matches(block.text, self.printed), f"shown:\n{block.text}\nprinted:\n{self.printed}"
            case _:
                pytest.fail(f"a block that nobody runs: {block}")

    def set_up(self, text: str) -> None:
        """Look, but do not install: the target is there and runs the demo, which has tests of its own."""
        target, activate = text.splitlines()
        told = subprocess.run(
            ["make", "--dry-run", *target.split()[1:]], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert "bin/draws demo" in told.stdout
        assert activate == ". .venv/bin/activate"

    def run(self, script: str) -> str:
        """Run a block in the shell of terminal 2; variables that it exports stay."""
        kept = self.folder / "environment"
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{script}\nexport -p >{kept}.new; mv {kept}.new {kept}"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder,
            env=self.environment | ({"BASH_ENV": str(kept)} if kept.exists() else {}), check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout
        return ran.stdout

    def answer(self) -> str:
        assert self.web is not None
        assert self.web.stdout is not None
        return self.web.stdout.readline()


@pytest.fixture
def tutorial(tmp_path: Path) -> Iterator[Tutorial]:
    person = Tutorial(tmp_path)
    yield person
    if person.web is not None:
        person.web.communicate("quit\n")


def test_every_step_of_the_tutorial_works(tutorial: Tutorial) -> None:
    for block in BLOCKS:
        tutorial.follow(block)
    assert [block.title for block in BLOCKS].count("Terminal 2") >= 4
