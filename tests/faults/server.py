"""A web server that misbehaves on demand: raw bytes on a socket, so that it can break any rule of HTTP."""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from http import HTTPStatus
from socketserver import StreamRequestHandler, ThreadingTCPServer
from types import TracebackType
from typing import ClassVar, Self
from urllib.parse import urlsplit


class Conversation:
    """One request and the means to answer it, rightly or wrongly."""

    def __init__(self, server: HostileServer, connection: socket.socket, path: str, headers: Mapping[str, str]) -> None:
        self.server, self.connection, self.path, self.headers = server, connection, path, headers

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def answer(self, body: bytes = b"", status: int = 200, *, length: int | None = None, **headers: str) -> None:
        """Send a whole answer; `length` is what Content-Length claims. Header names are given with underscores."""
        named = {"Content-Type": "application/json", "Content-Length": str(len(body) if length is None else length)}
        self.server.sent[self.path].append(body)
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        phrase = HTTPStatus(status).phrase
        self.send(f"HTTP/1.1 {status} {phrase}\r\n{head}Connection: close\r\n\r\n".encode("latin-1") + body)

    def redirect(self, target: str) -> None:
        """Send the client elsewhere."""
        self.answer(b"moved", 302, Location=target)

    def stall(self) -> None:
        """Say nothing more until the client gives up or the server closes."""
        self.connection.settimeout(0.05)
        while not self.server.closing.is_set():
            try:
                if not self.connection.recv(1024):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        """Cut the connection with RST instead of an orderly end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


Act = Callable[[Conversation], None]


class HostileServer:
    """Serves `acts`, path to act, on a free port of 127.0.0.1; a path without an act is 404. A context manager.

    `asked` counts the requests by path, `sent` holds the bodies that `answer` gave.
    """

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.asked: Counter[str] = Counter()
        self.sent: defaultdict[str, list[bytes]] = defaultdict(list)
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"hostile": self}))
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a hostile server is right to do so."""


class _Handler(StreamRequestHandler):
    hostile: ClassVar[HostileServer]

    def handle(self) -> None:
        lines = []
        while (line := self.rfile.readline().strip()) and len(lines) < 100:
            lines.append(line.decode("latin-1"))
        if not lines:
            return
        path = urlsplit(lines[0].split()[1]).path
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        self.hostile.asked[path] += 1
        talk = Conversation(self.hostile, self.request, path, headers)
        act = self.hostile.acts.get(path)
        if act:
            act(talk)
        else:
            talk.answer(b"not here", 404)
