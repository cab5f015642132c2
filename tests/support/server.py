"""A server on loopback that sends, byte for byte, what a test has it send, however hostile."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread

from probtimeline.fetch.reach import closed
from probtimeline.fetch.web import Limits, Web, trusted

HOST = "news.example"
"""The name under which the server is known to `loopback`."""

Send = Callable[[bytes], None]
Answer = bytes | Callable[[Send, Event], None]


def html(body: str | bytes, kind: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    """A whole answer that holds a page."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""])
    return head.encode("latin-1") + data


def moved(location: str, status: str = "302 Found") -> bytes:
    """An answer that redirects."""
    return f"HTTP/1.1 {status}\r\nLocation: {location}\r\n\r\n".encode()


def article(*paragraphs: str) -> str:
    """A page with an article of these paragraphs, and what stands round articles."""
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        "<!DOCTYPE html><html><head><title>News</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav>"
        f"<main><article><h1>Probation in the news</h1>{text}</article></main>"
        "<footer>Subscribe to our newsletter</footer><script>alert('x')</script></body></html>"
    )


class Server:
    """What runs: its port, and the requests it was sent."""

    def __init__(self, answers: Mapping[str, Answer], context: ssl.SSLContext | None) -> None:
        self._answers = answers
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._ended = Event()
        self.requests: list[str] = []
        self.was_asked = Event()
        self.port: int = self._socket.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def url(self, path: str = "/", scheme: str = "http") -> str:
        """The address of a path, under the name of the server."""
        return f"{scheme}://{HOST}:{self.port}{path}"

    def end(self) -> None:
        """Take no more calls, and let those that drip end."""
        self._ended.set()
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                if not (more := connection.recv(65536)):
                    return
                request += more
                if self._context is None and request[:1] == b"\x16":  # the beginning of TLS
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    return
            self.requests.append(request.decode("latin-1"))
            self.was_asked.set()
            path = request.split()[1].decode("latin-1")
            answer = self._answers.get(path, b"HTTP/1.1 404 Not Found\r\n\r\n")
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection.sendall, self._ended)
            connection.close()


@contextmanager
def server(
    answers: Mapping[str, Answer], context: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """Run a server that answers by path."""
    running = Server(answers, context)
    try:
        yield running
    finally:
        running.end()


def dripping(head: bytes, drop: bytes) -> Callable[[Send, Event], None]:
    """An answer that begins with the head and then never ends, a drop at a time."""

    def answer(send: Send, ended: Event) -> None:
        send(head)
        while not ended.wait(0.01):
            send(drop)

    return answer


def loopback(
    names: Mapping[str, Sequence[str]] | None = None,
    trust: Callable[[], ssl.SSLContext] = trusted,
    limits: Limits | None = None,
) -> Web:
    """A network in which 127.0.0.1 may be asked, and nothing else that the real one would not."""
    known = {HOST: ["127.0.0.1"], **(names or {})}

    def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known[host]

    def judged(number: str) -> str:
        return "" if number == "127.0.0.1" else closed(number)

    return Web(resolve, judged, trust, limits or Limits())
