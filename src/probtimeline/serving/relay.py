"""Between a page and its explorer: keys and sizes one way, what is to be shown the other way.

A page is believed nothing: what is not one of the few messages that it may send ends it.
"""

from __future__ import annotations

import asyncio
import json
from typing import Final

from aiohttp import WSCloseCode, WSMessage, WSMsgType
from aiohttp.web import WebSocketResponse

from probtimeline.serving.child import Child

_MOST: Final = 1000
"""Columns and lines that a page may ask for."""


class StrangeMessageError(Exception):
    """A page has sent what none of ours does."""


class Relay:
    """One page and its explorer, until one of them leaves."""

    def __init__(self, socket: WebSocketResponse) -> None:
        self._socket = socket
        self._has_left = False

    async def show(self, kind: str, data: bytes) -> None:
        """Show what the explorer sends: its screen, or an address to open that was agreed to."""
        if self._socket.closed:
            return
        if kind == "D":
            await self._socket.send_bytes(data)
        elif kind == "M":
            meta = json.loads(data)
            if meta.get("type") == "exit":
                self._has_left = True
            elif meta.get("type") == "open_url" and is_web(meta.get("url")):
                opened = {"url": meta["url"], "new_tab": True}
                await self._socket.send_str(json.dumps(["open_url", opened]))

    async def run(self, child: Child) -> None:
        """Hand on what the page sends until it is closed, or the explorer is left."""
        watching = asyncio.create_task(self._close_after(child))
        try:
            async for message in self._socket:
                await self._take(message, child)
        except StrangeMessageError:
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
        finally:
            watching.cancel()

    async def _close_after(self, child: Child) -> None:
        await child.ended()
        words = "The explorer was left." if self._has_left else "The explorer has ended by itself"
        if not self._has_left:
            words += "; the terminal that serves it says why." if child.words else "."
        await self._socket.close(message=words.encode())

    async def _take(self, message: WSMessage, child: Child) -> None:
        match _read(message):
            case ["stdin", str(text)]:
                await child.keys(text)
            case ["resize", {"width": int(width), "height": int(height)}]:
                await child.tell(type="resize", width=bounded(width), height=bounded(height))
            case ["focus"]:
                await child.tell(type="focus")
            case ["blur"]:
                await child.tell(type="blur")
            case ["ping", str(when)]:
                await self._socket.send_json(["pong", when[:40]])
            case _:
                raise StrangeMessageError


def bounded(number: int) -> int:
    """A number of columns or lines that a screen can have."""
    return max(1, min(number, _MOST))


def is_web(address: object) -> bool:
    """Whether an address is one that a browser may be given."""
    return isinstance(address, str) and address.lower().startswith(("http://", "https://"))


def _read(message: WSMessage) -> object:
    if message.type is not WSMsgType.TEXT:
        raise StrangeMessageError
    try:
        return json.loads(message.data)
    except (ValueError, RecursionError) as fault:
        raise StrangeMessageError from fault
