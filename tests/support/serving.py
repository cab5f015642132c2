"""The explorer served by the real command: asked byte by byte, or looked at in a browser."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pyte

from tests.support.command import COMMAND, environment

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, WebSocket

PATIENCE = 60_000.0
"""Milliseconds before a page is given up: only a failing test waits so long."""


class Answer(NamedTuple):
    """What a server has answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Address(NamedTuple):
    """An address that is served, taken apart."""

    whole: str

    @property
    def port(self) -> int:
        return urlsplit(self.whole).port or 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    @property
    def token(self) -> str:
        return urlsplit(self.whole).path.strip("/")

    def asked(
        self, path: str = "", *headers: str, host: str | None = None, whole_path: str = ""
    ) -> Answer:
        """What is answered when a path below the token, or a whole one, is asked for."""
        target = whole_path or f"/{self.token}/{path}"
        named = [f"Host: {self.host if host is None else host}"] if host != "" else []
        lines = [f"GET {target} HTTP/1.1", *named, *headers, "", ""]
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall("\r\n".join(lines).encode("latin-1"))
            return _answer(connection)

    def asked_for_socket(self, *headers: str, host: str | None = None) -> Answer:
        """What is answered when the socket is asked for, as a program that is no page would."""
        upgrade = (
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        )
        return self.asked("socket?width=80&height=24", *upgrade, *headers, host=host)


def _answer(connection: socket.socket) -> Answer:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        assert more, f"it was cut off after {data!r}"
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name: value for name, _, value in (line.partition(": ") for line in lines)}
    while len(body) < int(headers.get("Content-Length", 0)):
        body += connection.recv(65536)
    return Answer(int(first.split()[1]), headers, body)


@dataclass(slots=True)
class Served:
    """The command while it serves."""

    process: subprocess.Popen[str]
    address: Address

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Ask it to end: its exit code, and what else it has printed on each stream."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err

    @property
    def children(self) -> Sequence[int]:
        """The processes that it has started."""
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        pairs = (line.split() for line in listed.stdout.splitlines())
        return [int(pid) for pid, parent in pairs if int(parent) == self.process.pid]


@contextmanager
def served(
    folder: Path, *words: str | Path, env: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run `serve`; the reader's own files and the cache are in the folder."""
    own = {"PROBTIMELINE_DATA": str(folder / "own"), "PROBTIMELINE_CACHE": str(folder / "cache")}
    process = subprocess.Popen(
        [*COMMAND, "serve", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment({**own, **(env or {})}),
    )
    try:
        assert process.stdout is not None
        yield Served(process, Address(process.stdout.readline().strip()))
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=60)


class Window:
    """A page with the explorer in it, its screen read from what the page was sent."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        self._socket: WebSocket | None = None
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("websocket", self._connected)

    def _hear(self, kind: str, words: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(words)

    def _connected(self, connection: WebSocket) -> None:
        self._socket = connection
        connection.on("framereceived", self._received)
        connection.on("framesent", self._sent)

    def _received(self, data: str | bytes) -> None:
        if isinstance(data, bytes):
            # What pyte does not know draws nothing.
            self._stream.feed(data.replace(b"\x1b[?2026$p", b""))

    def _sent(self, data: str | bytes) -> None:
        match json.loads(data):
            case ["resize", {"width": int(width), "height": int(height)}]:
                self._screen.resize(height, width)

    @property
    def columns(self) -> int:
        return int(self._screen.columns)

    @property
    def text(self) -> str:
        """The text on the screen."""
        return "\n".join(self._screen.display)

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen."""
        self.wait_until(lambda: text in self.text)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds, looking at each message from the server."""
        assert self._socket is not None
        while not condition():
            self._socket.wait_for_event("framereceived", timeout=PATIENCE)

    def press(self, *keys: str) -> None:
        """Press keys, by the names that a browser has for them."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text."""
        self.page.keyboard.type(text)


@contextmanager
def window(context: BrowserContext, address: str, expected: str = "Events") -> Iterator[Window]:
    """Open the address in a page, and wait until a text is on the explorer's screen."""
    page = context.new_page()
    seen = Window(page)
    try:
        page.goto(address)
        page.locator("body.-first-byte").wait_for(timeout=PATIENCE)
        seen.wait_for(expected)
        yield seen
    finally:
        page.close()


def is_running(pid: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
