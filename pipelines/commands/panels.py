"""How `draws --help` lists the commands: under which heading, in which order. Names of commands to come may stand here too."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup

PANELS = {
    "Crawl: from pages to snapshots": ("demo", "crawl", "ingest", "extract", "sources"),
    "Look: what is known, since when, from whom": ("show", "log", "diff", "why", "issues"),
    "Figures": ("latest", "totals", "pool", "score"),
    "Share": ("export", "site", "notify"),
    "Upkeep": ("status", "verify", "rebuild", "prune"),
}
"""The commands under each heading, in the order in which a person meets them."""

NAMES = [name for names in PANELS.values() for name in names]
_HEADING = {name: heading for heading, names in PANELS.items() for name in names}
_ITEM = re.compile(r"\s|[-*] ")


class InOrder(TyperGroup):
    """The group that lists commands in the order of the panels, and those without one last."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names of the commands."""
        return sorted(
            super().list_commands(ctx), key=lambda name: NAMES.index(name) if name in _HEADING else len(NAMES)
        )


def arrange(app: typer.Typer) -> None:
    """Put each command under its heading, and let its help text fill the width of the terminal."""
    for group in app.registered_groups:
        group.rich_help_panel = _HEADING.get(group.name or "")
    for command in _commands(app):
        command.rich_help_panel = _HEADING.get(command.name or "")
        if command.callback and not command.help:
            command.help = flowing(inspect.getdoc(command.callback) or "")


def flowing(text: str) -> str:
    """Each paragraph on one line, so that no line is broken twice; lists and indented lines stay as they are."""
    return "\n\n".join(
        paragraph if any(_ITEM.match(line) for line in paragraph.splitlines()) else " ".join(paragraph.splitlines())
        for paragraph in text.split("\n\n")
    )


def _commands(app: typer.Typer) -> Iterator[typer.models.CommandInfo]:
    yield from app.registered_commands
    for group in app.registered_groups:
        yield from _commands(group.typer_instance) if group.typer_instance else ()
