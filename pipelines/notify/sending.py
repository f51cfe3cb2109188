"""The edge to the world: a message to a service through apprise, or as JSON to a program.

Both raise SendError with a reason in which every part of the target's address is blacked out.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
from collections.abc import Callable
from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from pipelines.notify.targets import MissingSecretError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apprise import NotifyBase

    from pipelines.notify.news import Message
    from pipelines.notify.targets import Target

Send = Callable[["Message"], None]
"""Sends a message, or raises SendError."""

HEADER = "X-Draws-Id"
"""The header that carries the message's id, where a service has headers (JSON, XML and form webhooks, mail)."""
SHORTEST_SECRET = 3
"""Characters of a part of an address that is blacked out; a shorter one is in too many words."""


class SendError(Exception):
    """A message could not be delivered; the text says why, and holds no part of the target's address."""


def sender(target: Target) -> Send:
    """Return what sends to the target; the connection is made, and a wrong address told, when it is first used."""
    if target.command:
        return lambda message: _run(target, message)
    opened: list[NotifyBase] = []

    def send(message: Message) -> None:
        # One plugin a run, since it keeps to the rate that its service allows.
        if not opened:
            opened.append(_open(target))
        _post(opened[0], message, secrets_of(target.address(os.environ)))

    return send


def trouble(target: Target) -> str:
    """Return why nothing can be sent to the target as it is written, empty where it can be tried; sends nothing."""
    if target.command:
        found = which(target.command[0])
        return "" if found else "its command is no program that can be started; give its whole path"
    try:
        _open(target)
    except SendError as error:
        return str(error)
    return ""


def _run(target: Target, message: Message) -> None:
    """Start the program without a shell, the message as JSON on its standard input. Exit code 0 means delivered."""
    text = json.dumps(message, ensure_ascii=False) + "\n"
    try:
        # What it says goes to our standard error as its own words; standard output is for rows.
        done = subprocess.run(  # noqa: S603 - the program is the configuration's own, and there is no shell
            target.command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            timeout=target.timeout_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SendError(f"the command took longer than {target.timeout_seconds} seconds and was stopped") from None
    except OSError as error:
        raise SendError(f"the command could not be started: {error.strerror}") from None
    if done.returncode:
        raise SendError(f"the command ended with exit code {done.returncode}")


def _open(target: Target) -> NotifyBase:
    from apprise import Apprise, AppriseAsset

    try:
        address = target.address(os.environ)
    except MissingSecretError as error:
        raise SendError(str(error)) from None
    asset = AppriseAsset(app_id="Express Entry draws", app_desc="Express Entry draws", app_url="")
    with _heard():
        plugin = Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if not isinstance(plugin, _plugin_class()):
        raise SendError("its url is none that apprise understands; see docs/notify.md for examples")
    return plugin


def _plugin_class() -> type[NotifyBase]:
    from apprise import NotifyBase

    return NotifyBase


def _post(plugin: NotifyBase, message: Message, secrets: set[str]) -> None:
    from apprise import Apprise, NotifyFormat, NotifyType

    _mark(plugin, message)
    # Not plugin.notify: Apprise's own takes whatever a plugin raises for a failure to deliver.
    service = Apprise(plugin, asset=plugin.asset)
    types = {"blind": NotifyType.WARNING, "recovered": NotifyType.SUCCESS}
    with _heard() as words:
        delivered = service.notify(
            # The text says what the title says, so that services without titles need none.
            title=message["title"] if plugin.title_maxlen else "",
            body=f"{message['text']}\n\nid {message['id']}",
            notify_type=types.get(message["kind"], NotifyType.INFO),
            body_format=NotifyFormat.TEXT,
        )
    if not delivered:
        raise SendError(blacked_out("; ".join(words) or "the service did not take it", secrets))


def _mark(plugin: NotifyBase, message: Message) -> None:
    """Put the id into the headers where the service has some, and the whole message into a JSON webhook."""
    from apprise.plugins.custom_json import NotifyJSON

    headers = getattr(plugin, "headers", None)
    if isinstance(headers, dict):
        headers[HEADER] = message["id"]
    if isinstance(plugin, NotifyJSON):
        plugin.payload_extras["draws"] = message


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect what apprise warns of, and keep it from every other log: it may hold parts of an address."""
    words: list[str] = []
    logger = logging.getLogger("apprise")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: words.append(record.getMessage())  # type: ignore[method-assign]
    others, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield words
    finally:
        logger.handlers, logger.propagate = others, propagate


def secrets_of(address: str) -> set[str]:
    """Return every part of an address that may be a secret: in apprise's addresses that is each, the host as well."""
    parts: Any = urlsplit(address)
    user, _, host = parts.netloc.rpartition("@")
    found = {address, parts.netloc, host.partition(":")[0], *user.split(":"), *re.split(r"[/@:]", parts.path)}
    found |= {value for _, value in parse_qsl(parts.query)}
    return {text for one in found for text in (one, unquote(one)) if len(text) >= SHORTEST_SECRET}


def blacked_out(text: str, secrets: set[str]) -> str:
    """Return the text in one line with every secret replaced by `***`."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    return " ".join(text.split())
