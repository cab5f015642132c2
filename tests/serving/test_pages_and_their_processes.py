"""Between a page and its explorer: how many there may be, what passes, and that both end.

The explorer's place is taken by small programs, which say to the page what an explorer never would.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import NamedTuple

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError, web
from tests.support.serving import is_running
from tests.support.terminal import PATIENCE

from probtimeline.serving.guard import Guard
from probtimeline.serving.server import MOST_PAGES, Offer, Server, listen

PROGRAM = """
import json, os, sys
def send(kind, data):
    os.write(1, kind + len(data).to_bytes(4, "big") + data)
def packets():
    while head := sys.stdin.buffer.read(5):
        yield head[:1], sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
os.write(1, b"a word before\\n__GANGLION__\\n")
send(b"D", json.dumps([os.getpid(), os.environ["COLUMNS"], os.environ["ROWS"]]).encode())
"""
STAYS = "for kind, data in packets():\n if json.loads(data).get('type') == 'quit': break"
ECHOES = "for kind, data in packets():\n if b'quit' in data: break\n send(b'D', kind + data)"
QUITS = "send(b'M', b'{\"type\": \"exit\"}')"
FAILS = "sys.stderr.write('broken \\x1b]0;evil\\x07 \\x1b[2J\\n' * 2); sys.exit(3)"
OPENS = """
for url in ("javascript:alert(1)", "file:///etc/passwd", 7, None, "https://example.org/"):
    send(b"M", json.dumps({"type": "open_url", "url": url, "new_tab": False}).encode())
send(b"M", json.dumps({"type": "deliver_file_start", "key": "k", "path": "/etc/passwd"}).encode())
send(b"P", b"anything")
send(b"D", b"done")
"""
TAKES_NO_END = "import signal\nsignal.signal(15, signal.SIG_IGN)\nfor _ in packets(): pass"


class Site(NamedTuple):
    """A server that runs here, and what it has told."""

    guard: Guard
    told: list[str]
    client: ClientSession

    async def socket(self, size: str = "width=80&height=24") -> ClientWebSocketResponse:
        """The socket of another page."""
        address = f"{self.guard.address}socket?{size}"
        return await self.client.ws_connect(address, headers={"Origin": self.guard.origin})

    async def status(self) -> int:
        """How the page is answered."""
        async with self.client.get(self.guard.address) as answer:
            return answer.status


@asynccontextmanager
async def site(program: str) -> AsyncIterator[Site]:
    listening = listen(0)
    guard, told = Guard.at(listening.getsockname()[1]), list[str]()
    command = (sys.executable, "-S", "-c", PROGRAM + program)
    server = Server(Offer("A title", command, os.environ, told.append), guard)
    runner = web.AppRunner(server.application())
    await runner.setup()
    await web.SockSite(runner, listening).start()
    async with ClientSession() as client:
        try:
            yield Site(guard, told, client)
        finally:
            await runner.cleanup()
            listening.close()


async def begun(socket: ClientWebSocketResponse) -> Sequence[str]:
    """What the program says of itself first: its number, its columns, its lines."""
    said: list[str] = json.loads(await socket.receive_bytes())
    return said


async def ended(socket: ClientWebSocketResponse) -> tuple[int | None, str]:
    """Read until the socket is closed: the code, and the words."""
    while True:
        message = await socket.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
            return socket.close_code, str(message.extra or "")


async def test_there_are_so_many_pages_at_a_time_and_no_more() -> None:
    async with site(STAYS) as seen:
        sockets = [await seen.socket() for _ in range(MOST_PAGES)]
        assert await seen.status() == 503
        with pytest.raises(WSServerHandshakeError, match="503"):
            await seen.socket()
        pid = int((await begun(sockets[0]))[0])
        await sockets[0].close()
        given_up = monotonic() + PATIENCE
        while await seen.status() == 503:
            assert monotonic() < given_up
        assert not is_running(pid)
        assert await begun(await seen.socket())


async def test_what_is_typed_passes_and_what_is_strange_ends_the_page() -> None:
    async with site(ECHOES) as seen:
        socket = await seen.socket()
        await begun(socket)
        await socket.send_json(["stdin", "é\ud800\x1b[A"])
        assert await socket.receive_bytes() == b"D\xc3\xa9?\x1b[A"
        await socket.send_json(["resize", {"width": 10**12, "height": -3}])
        told = json.loads((await socket.receive_bytes())[1:])
        assert told == {"type": "resize", "width": 1000, "height": 1}
        await socket.send_json(["ping", "1"])
        assert await socket.receive_json() == ["pong", "1"]
        await socket.send_json(["quit"])
        assert (await ended(socket))[0] == 1008


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{}",
        "[" * 100_000,
        '["stdin", 1]',
        '["resize", {"width": "80", "height": 24}]',
        '["deliver_chunk_request", "k"]',
        '["meta", {"type": "quit"}]',
    ],
)
async def test_a_message_that_no_page_of_ours_sends_ends_it(message: str) -> None:
    async with site(ECHOES) as seen:
        socket = await seen.socket()
        pid = int((await begun(socket))[0])
        await socket.send_str(message)
        assert (await ended(socket))[0] == 1008
        assert await seen.status() == 200
    assert not is_running(pid)


async def test_the_size_asked_for_is_one_that_a_screen_can_have() -> None:
    sizes = {
        "width=133&height=38": ["133", "38"],
        "": ["120", "40"],
        "width=99999999999&height=0": ["120", "1"],
        "width=x%00;id&height=٣": ["120", "40"],
        "width=99999&height=24": ["1000", "24"],
    }
    async with site(STAYS) as seen:
        for asked, given in sizes.items():
            socket = await seen.socket(asked)
            assert (await begun(socket))[1:] == given
            await socket.close()


async def test_only_web_addresses_are_handed_on_and_no_file_is() -> None:
    async with site(OPENS) as seen:
        socket = await seen.socket()
        await begun(socket)
        opened = ["open_url", {"url": "https://example.org/", "new_tab": True}]
        assert await socket.receive_json() == opened
        assert await socket.receive_bytes() == b"done"


async def test_an_explorer_that_is_left_closes_its_page_with_a_word() -> None:
    async with site(QUITS) as seen:
        assert await ended(await seen.socket()) == (1000, "The explorer was left.")
        assert await seen.status() == 200


async def test_why_one_has_failed_is_told_where_it_is_served_without_acting_there() -> None:
    async with site(FAILS) as seen:
        code, words = await ended(await seen.socket())
        assert (code, words.partition(";")[0]) == (1000, "The explorer has ended by itself")
    (told,) = seen.told
    assert told.startswith("an explorer says: broken")
    assert told.isprintable()


async def test_when_the_server_ends_so_do_all_explorers_whatever_they_make_of_it() -> None:
    async with site(TAKES_NO_END) as seen:
        sockets = [await seen.socket() for _ in range(2)]
        pids = [int((await begun(socket))[0]) for socket in sockets]
        closing = asyncio.gather(*(ended(socket) for socket in sockets))
    assert not any(map(is_running, pids))
    assert set(await closing) == {(1001, "The server was stopped.")}
