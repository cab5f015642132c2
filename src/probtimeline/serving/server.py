"""The server: what is asked for goes past the guard, and to the page, its files or an explorer."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from aiohttp import WSCloseCode, web

from probtimeline.serving.child import Child
from probtimeline.serving.front import files, page
from probtimeline.serving.guard import LOOPBACK, Asked, Guard
from probtimeline.serving.relay import Relay, bounded

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

MOST_PAGES: Final = 8
"""Pages open at a time. Each has a process, which takes some sixty megabytes."""

_FULL: Final = (
    f"{MOST_PAGES} pages are open, which is as many as there can be. "
    "Close one of them, and load this page again."
)
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of one message from a page: what can be pasted at once."""

_HEARTBEAT: Final = 15.0
"""Seconds from one look whether a page is still there to the next."""


class Offer(NamedTuple):
    """What is served: its title, the command that opens an explorer on it, and where to tell."""

    title: str
    command: Sequence[str]
    env: Mapping[str, str]
    tell: Callable[[str], None]


def listen(port: int) -> socket.socket:
    """Take a port, a free one for 0, where only this machine reaches it. Raises OSError."""
    return socket.create_server((LOOPBACK, port))


class Server:
    """Serves one offer to whom the guard lets pass."""

    def __init__(self, offer: Offer, guard: Guard) -> None:
        self._offer = offer
        self._guard = guard
        self._pages = 0
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """What answers requests."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._require_leave(request)
            return await handler(request)

        app = web.Application(middlewares=[guarded])
        app.on_response_prepare.append(self._add_headers)
        app.on_shutdown.append(self._close_all)
        app.router.add_get("/{token}", self._whole_address)
        app.router.add_get("/{token}/", self._page)
        app.router.add_get("/{token}/socket", self._explorer, allow_head=False)
        app.router.add_get("/{token}/{name}", self._file)
        return app

    def _require_leave(self, request: web.Request) -> None:
        is_socket = "upgrade" in request.headers.get("Connection", "").lower()
        asked = Asked(
            request.rel_url.raw_path,
            request.headers.getall("Host", []),
            request.headers.getall("Origin", []),
            request.headers.getall("Sec-Fetch-Site", []),
            is_socket or request.path.endswith("/socket"),
        )
        if refusal := self._guard.refusal(asked):
            raise web.HTTPForbidden(text=f"{refusal}\n")

    async def _add_headers(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._guard.headers())

    async def _whole_address(self, _: web.Request) -> web.StreamResponse:
        raise web.HTTPPermanentRedirect(self._guard.address)

    async def _page(self, _: web.Request) -> web.StreamResponse:
        if self._pages >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=f"{_FULL}\n")
        where = f"ws://{self._guard.host}/{self._guard.token}/socket"
        return web.Response(text=page(self._offer.title, where), content_type="text/html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        found = files().get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound(text="There is no such file.\n")
        path, kind = found
        return web.FileResponse(path, headers={"Content-Type": kind})

    async def _explorer(self, request: web.Request) -> web.StreamResponse:
        """An explorer of its own for each page, for as long as that is open."""
        if self._pages >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=f"{_FULL}\n")
        self._pages += 1
        page_socket = web.WebSocketResponse(
            heartbeat=_HEARTBEAT, max_msg_size=_LONGEST, compress=False
        )
        try:
            await page_socket.prepare(request)
            self._sockets.add(page_socket)
            await self._open(page_socket, request)
        finally:
            self._sockets.discard(page_socket)
            self._pages -= 1
        return page_socket

    async def _open(self, page_socket: web.WebSocketResponse, request: web.Request) -> None:
        size = {
            "COLUMNS": str(_size(request.query.get("width", ""), 120)),
            "ROWS": str(_size(request.query.get("height", ""), 40)),
        }
        relay = Relay(page_socket)
        try:
            env = {**self._offer.env, **size}
            child = await Child.start(self._offer.command, env, relay.show)
        except OSError as fault:
            self._offer.tell(f"no explorer could be started: {fault.strerror}")
            await page_socket.close(message=b"No explorer could be started.")
            return
        try:
            with suppress(ConnectionError):
                await relay.run(child)
        finally:
            await child.end()
            if child.words:
                self._offer.tell(f"an explorer says: {child.words}")

    async def _close_all(self, _: web.Application) -> None:
        words = b"The server was stopped."
        closing = [each.close(code=WSCloseCode.GOING_AWAY, message=words) for each in self._sockets]
        await asyncio.gather(*closing)


def _size(given: str, usual: int) -> int:
    return bounded(int(given)) if given.isascii() and given.isdigit() and len(given) < 6 else usual


async def serve(offer: Offer, guard: Guard, listening: socket.socket) -> int:
    """Serve until a signal asks to end, then end every explorer; the number of the signal."""
    # Nothing is logged: an address would tell its token to whoever reads the log.
    silent = logging.Logger("probtimeline.serving")
    silent.addHandler(logging.NullHandler())
    runner = web.AppRunner(
        Server(offer, guard).application(),
        access_log=None,
        logger=silent,
        handle_signals=False,
        shutdown_timeout=20,
    )
    told: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    _on_signals(told)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        return await told
    finally:
        await runner.cleanup()


def _on_signals(told: asyncio.Future[int]) -> None:
    """Have signals that ask to end tell it, but for those that were ignored from the start."""

    def hear(number: int) -> None:
        if not told.done():
            told.set_result(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(number, hear, number)
