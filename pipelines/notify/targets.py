"""Who is told what: targets from a TOML file, and whether a piece of news is for one of them.

```toml
[[target]]
name = "phone"
url = "ntfys://ntfy.sh/${NTFY_TOPIC}"   # any service that apprise knows; ${NAME} comes from the environment
categories = ["cec"]                    # default: all
cutoff_at_most = 510                    # default: any
```

An address may hold a password, so it is in no repr, and errors name the target and the key, never the value.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, get_args

from archive.kinds import KINDS
from archive.messages import SEVERITIES, Severity
from archive.wording import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from pipelines.notify.news import News

TURN_KINDS = ("blind", "recovered")
ANNOUNCED = ("new", "reported", "confirmed")
"""The kinds that tell of a draw as a whole; of an old draw they are no news."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class TargetsError(ValueError):
    """A file of targets that cannot be meant: the file, the target and the key; never the value of an address."""


class MissingSecretError(ValueError):
    """An environment variable that an address names is not set. Raised when the address is needed."""


@dataclass(frozen=True, slots=True)
class Target:
    """One receiver, by `url` (for apprise) or by `command` (a program and its arguments, fed JSON on standard input).

    It is told of changes of these `kinds`, at least of that `severity`, for draws of these `categories` (empty: all)
    whose cutoff is at most `cutoff_at_most` points (None: any; an unknown cutoff is not at most anything). A draw that
    took place more than `max_age_days` days ago is not announced as new, reported or confirmed. A command may take
    `timeout_seconds`.
    """

    name: str
    url: str = field(default="", repr=False)
    command: tuple[str, ...] = field(default=(), repr=False)
    kinds: tuple[str, ...] = tuple(kind for kind in KINDS if kind != "renamed")
    severity: Severity = "notice"
    categories: tuple[str, ...] = ()
    cutoff_at_most: int | None = None
    max_age_days: int = 14
    language: Language = "en"
    timeout_seconds: int = 60

    @property
    def watches_sources(self) -> bool:
        """Whether it wants to hear of sources that go blind or recover."""
        return bool(set(TURN_KINDS).intersection(self.kinds))

    def address(self, environment: Mapping[str, str]) -> str:
        """Return the URL with every `${NAME}` from the environment. Raises MissingSecretError naming what is not set."""

        def value(match: re.Match[str]) -> str:
            if not environment.get(match[1]):
                raise MissingSecretError(f"the environment variable {match[1]} is not set")
            return environment[match[1]]

        return _VARIABLE.sub(value, self.url)


def load_targets(path: Path) -> tuple[Target, ...]:
    """Read a file of targets. Raises TargetsError for what is wrong in it, OSError where it cannot be read."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TargetsError(f"{path} is not TOML: {error}") from None
    tables = content.get("target")
    if set(content) != {"target"} or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise TargetsError(f"{path} holds [[target]] tables and nothing else; see docs/notify.md")
    targets = tuple(_target(path, place, table) for place, table in enumerate(tables, start=1))
    names = [target.name for target in targets]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise TargetsError(f"{path}: two targets are named {twice[0]!r}; each has its own place in the outbox")
    return targets


def _target(path: Path, place: int, table: Mapping[str, Any]) -> Target:
    name = table.get("name")
    where = f"{path}: target {name!r}" if isinstance(name, str) else f"{path}: target number {place}"
    known = {one.name for one in fields(Target)}
    if strange := sorted(set(table) - known):
        raise TargetsError(f"{where} has the key {strange[0]!r}; keys are {', '.join(sorted(known))}")
    for key, value in table.items():
        if wrong := _CHECKS[key](value):
            raise TargetsError(f"{where}: {key} {wrong}")
    if "name" not in table or ("url" in table) == ("command" in table):
        raise TargetsError(f"{where} needs a name, and either a url or a command")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Target(**values)


def _one_of(values: tuple[str, ...]) -> Callable[[Any], str]:
    return lambda value: "" if value in values else f"is none of {', '.join(values)}"


def _list_of(values: tuple[str, ...] | None) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
            return "is no list of texts"
        return f"may hold {', '.join(values)}" if values and not set(value) <= set(values) else ""

    return check


def _whole(low: int, high: int) -> Callable[[Any], str]:
    return lambda value: "" if type(value) is int and low <= value <= high else f"is no whole number {low} to {high}"


_CHECKS: dict[str, Callable[[Any], str]] = {
    "name": lambda value: (
        "" if isinstance(value, str) and _NAME.fullmatch(value) else "is not made of a-z, 0-9, - and _"
    ),
    "url": lambda value: "" if isinstance(value, str) and value else "is no text",
    "command": _list_of(None),
    "kinds": _list_of((*KINDS, *TURN_KINDS)),
    "severity": _one_of(SEVERITIES),
    "categories": _list_of(None),
    "cutoff_at_most": _whole(0, 1200),
    "max_age_days": _whole(0, 100_000),
    "language": _one_of(get_args(Language)),
    "timeout_seconds": _whole(1, 3600),
}


def wants(target: Target, news: News) -> bool:
    """Whether a piece of news is for the target, its age aside."""
    enough = SEVERITIES[: SEVERITIES.index(target.severity) + 1]
    if not any(kind in target.kinds and severity in enough for kind, severity in news.marks):
        return False
    if news.source is not None:
        return True
    if target.categories and not set(target.categories).intersection(news.categories):
        return False
    return target.cutoff_at_most is None or (news.cutoff is not None and news.cutoff <= target.cutoff_at_most)


def too_old(target: Target, news: News, today: date) -> bool:
    """Whether the news announces a draw that took place too long ago to be news."""
    if news.kind not in ANNOUNCED or news.draw_date is None:
        return False
    return (today - news.draw_date).days > target.max_age_days
