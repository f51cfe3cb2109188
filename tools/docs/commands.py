"""The reference of the commands, from the Typer app itself: what `--help` says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import md
from typer.main import get_command

from pipelines.commands import app
from pipelines.exits import Exit

INTRO = """# Commands

`draws COMMAND --help` says the same on a terminal. `draws --install-completion` teaches your shell to complete commands and
options; `draws --show-completion` prints what it would install. Colours appear on a terminal only, and nowhere when
`NO_COLOR` is set.

Every command that works on an archive takes `--archive`: a folder, or the URL of an object store. Instants are UTC and days
are calendar days unless an option says otherwise. With `--format json`, `jsonl` or `csv` nothing but rows goes to standard
output; words for people go to standard error.

"""
EXTRA = re.compile(
    r"\s*\[(?:env var: (?P<variable>\w+))?(?:; )?(?:default: (?P<default>[^\]]*))?(?:; )?(?:required)?\]$"
)
"""What Typer adds to a help text: the variable that sets an option, and its default."""


def page() -> str:
    """The page: the commands by panel, then the exit codes."""
    found = dict(walk())
    parts = [INTRO]
    for panel in dict.fromkeys(panel for panel, _ in found.values()):
        parts.append(f"## {panel.partition(':')[0]}\n\n")
        parts += [section(name, command) for name, (one, command) in found.items() if one == panel]
    return "".join(
        [*parts, "## Options of draws itself\n\n", parameters(get_command(app), "draws"), "\n", exit_codes()]
    )


def walk() -> Iterator[tuple[str, tuple[str, Any]]]:
    """Every command by its full name (`sources check`) with its panel, in the order in which `draws --help` lists them."""
    top: Any = get_command(app)
    for name in top.list_commands(top.make_context("draws", [], resilient_parsing=True)):
        command = top.commands[name]
        panel = getattr(command, "rich_help_panel", None) or "More"
        yield name, (panel, command)
        for inner, one in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", (panel, one)


def section(name: str, command: Any) -> str:
    """One command: what it does, an example, its usage line, its arguments and options."""
    prose, examples = split(command.help or "")
    usage = " ".join(command.collect_usage_pieces(_context(command, name)))
    shown = "".join(f"```sh\n{one}\n```\n\n" for one in examples)
    anchor = f"draws-{name.replace(' ', '-')}"
    return (
        f"### draws {name} {{ #{anchor} }}\n\n{prose}\n\n{shown}Usage: `draws {name} {usage}`\n\n"
        f"{parameters(command, name)}\n"
    )


def split(help_: str) -> tuple[str, list[str]]:
    """The help text without its examples, and the examples: the lines `Example: draws …`."""
    examples = re.findall(r"^Example: (.+)$", help_, re.MULTILINE)
    return re.sub(r"^Example: .+\n?", "", help_, flags=re.MULTILINE).strip(), examples


def parameters(command: Any, name: str) -> str:
    """The table of what a command takes, its arguments first; nothing where it takes nothing."""
    context = _context(command, name)
    rows = []
    for one in sorted(command.params, key=lambda one: one.param_type_name != "argument"):
        record = None if getattr(one, "hidden", False) else one.get_help_record(context)
        if record is None:
            continue
        taken, words = record
        extra = EXTRA.search(words)
        meaning = md.text(words[: extra.start()] if extra else words)
        if extra and extra["default"]:
            variable = f"`${extra['variable']}`, else " if extra["variable"] else ""
            meaning += f" Default: {variable}{md.code(extra['default'])}."
        rows.append((md.code(taken), meaning))
    return md.table(("takes", "meaning"), rows) if rows else ""


def exit_codes() -> str:
    """The table of exit codes, from the words that `draws --help` ends with. Raises ValueError where `Exit` has others."""
    told = dict(re.findall(r"(\d+) ([^;.]+)[;.]", str(app.info.epilog)))
    if {int(code) for code in told} != set(map(int, Exit)):
        raise ValueError(f"draws --help and pipelines.exits.Exit list other exit codes: {sorted(told)}")
    rows = [(md.code(code), md.text(words)) for code, words in told.items()]
    return "## Exit codes\n\nWhere several apply, the highest wins.\n\n" + md.table(("code", "meaning"), rows)


def _context(command: Any, name: str) -> Any:
    return command.make_context(name, [], resilient_parsing=True)
