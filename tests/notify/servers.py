"""Real servers on this machine for the tests of messages: a webhook, and a mail server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from aiosmtpd.controller import Controller


@dataclass(frozen=True)
class Got:
    """One request: its path, headers, and the JSON that it carried."""

    path: str
    headers: dict[str, str]
    json: dict[str, Any]

    @property
    def id(self) -> str:
        return self.json["draws"]["id"]


class Hook:
    """A webhook at `host`; `answer` gives the status for a request (None: no answer until the server ends)."""

    def __init__(self, answer: Callable[[Got], int | None] = lambda _got: 200) -> None:
        self.answer, self.got, self._over = answer, [], threading.Event()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                got = Got(self.path, dict(self.headers.items()), json.loads(body))
                hook.got.append(got)
                status = hook.answer(got)
                if status is None:
                    hook._over.wait()
                    return
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the base class names it so

        self.got: list[Got]
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()

    def ids(self, path: str = "/") -> list[str]:
        """The ids of the messages that came to a path, in order."""
        return [got.id for got in self.got if got.path.startswith(path)]


class Mailbox:
    """A handler of aiosmtpd that keeps every mail, and refuses while `refuse` is set."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.refuse = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd names it so
        if self.refuse:
            return "451 try again later"
        self.mails.append(envelope.content)
        return "250 taken"


def mail_server(mailbox: Mailbox) -> Controller:
    """A mail server at a free port; `start()` and `stop()` it."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Controller(mailbox, hostname="127.0.0.1", port=port)
