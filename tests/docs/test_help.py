"""Help texts: what each command does, an example that its own parser takes, a heading, and no colours where none belong."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from pipelines.commands import app
from pipelines.commands.panels import PANELS, flowing

ROOT = Path(__file__).resolve().parents[2]
DRAWS = [sys.executable, "-m", "pipelines"]


def leaves(group: Any, *before: str) -> list[tuple[tuple[str, ...], Any]]:
    """Every command that a person can run, by its words."""
    found = []
    for name, command in group.commands.items():
        found.append(((*before, name), command))
        if hasattr(command, "commands"):
            found += leaves(command, *before, name)
    return found


COMMANDS = leaves(get_command(app))


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_a_command_says_what_it_does_with_an_example_that_it_takes(words: tuple[str, ...], command: Any) -> None:
    first = command.help.splitlines()[0]
    assert first.endswith(".")
    examples = re.findall(r"^Example: (.+)$", command.help, re.MULTILINE)
    assert examples, "give one: a paragraph `Example: draws …`"
    for example in examples:
        calls = [shlex.split(call) for call in re.split(r";|\||&&|>", example)]
        mine = [call for call in calls if call[: len(words) + 1] == ["draws", *words]]
        assert mine, example
        for call in mine:
            command.make_context(words[-1], call[len(words) + 1 :])  # a usage error where it does not take them


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_every_parameter_is_explained(words: tuple[str, ...], command: Any) -> None:
    for parameter in command.params:
        assert (getattr(parameter, "help", None) or "").rstrip().endswith((".", ")")), parameter.name


def test_every_command_stands_under_a_heading_and_in_its_order() -> None:
    top: Any = get_command(app)
    listed = top.list_commands(top.make_context("draws", [], resilient_parsing=True))
    order = [name for names in PANELS.values() for name in names]
    assert listed == [name for name in order if name in listed], "name new commands in pipelines/commands/panels.py"
    assert len(order) == len(set(order))
    for heading, names in PANELS.items():
        assert all(top.commands[name].rich_help_panel == heading for name in names if name in listed)


def test_paragraphs_flow_and_lists_do_not() -> None:
    assert flowing("One\ntwo.\n\nThree\nfour.") == "One two.\n\nThree four."
    assert flowing("Kinds:\n- one\n- two") == "Kinds:\n- one\n- two"
    assert flowing("See:\n    draws log") == "See:\n    draws log"


def run(*command: str, **environment: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=_environment(environment), check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _environment(more: dict[str, str]) -> dict[str, str]:
    """The environment without what a runner of tests may have set to force colours or forbid them."""
    forced = ("FORCE_COLOR", "NO_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "CLICOLOR_FORCE", "TERM")
    return {name: value for name, value in os.environ.items() if name not in forced} | {"TERM": "xterm-256color"} | more


def on_a_terminal(*command: str, **environment: str) -> bytes:
    """What a command writes when its output is a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command, stdout=follower, stderr=follower, stdin=follower, cwd=ROOT, env=_environment(environment)
    )
    os.close(follower)
    written = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not part:
            break
        written += part
    os.close(leader)
    assert process.wait() == 0
    return written


COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:3[0-7]|9[0-7]|38;)[0-9;]*m")


def test_colours_appear_on_a_terminal_only_and_nowhere_with_no_color() -> None:
    assert COLOUR.search(on_a_terminal(*DRAWS, "--help"))
    assert not COLOUR.search(on_a_terminal(*DRAWS, "--help", NO_COLOR="1"))
    assert "\x1b" not in run(*DRAWS, "--help")


def test_completion_knows_commands_and_options() -> None:
    script = Path(sys.executable).with_name("draws")
    if not script.exists():
        pytest.fail("the console script is not installed: pip install -e .")
    known = run(str(script), _DRAWS_COMPLETE="complete_bash", COMP_WORDS="draws ", COMP_CWORD="1").split()
    assert {words[0] for words, _ in COMMANDS} <= set(known)
    given = run(str(script), _DRAWS_COMPLETE="complete_bash", COMP_WORDS="draws diff --", COMP_CWORD="2").split()
    assert {"--since", "--format"} <= set(given)


def test_completion_installs_itself_into_the_shell(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("draws")
    home = {"HOME": str(tmp_path), "SHELL": "/bin/bash"}
    told = run("bash", "-c", f"{shlex.quote(str(script))} --install-completion bash || exit; true", **home)
    assert "bash completion installed" in told
    sourced = run("bash", "-c", "source ~/.bashrc && complete -p draws", **home)
    assert "_draws_completion" in sourced
