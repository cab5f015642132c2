"""One explorer in a process of its own, spoken with through pipes as Textual's web driver does.

A packet is a letter (D for what a terminal would be sent or would send, M for JSON about it), its
length in four bytes, and that many bytes. The process is started without a shell, is told nothing
by a page but keys and sizes, and never outlives the server: it leaves when its pipe is closed.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from probtimeline.core.text import clean_line

Show = Callable[[str, bytes], Awaitable[None]]
"""Takes a packet of the explorer's: its letter, and what it holds."""

_READY: Final = b"__GANGLION__\n"
"""What the driver writes before its first packet."""

_PATIENCE: Final = 3.0
"""Seconds for an explorer to keep what is being written, and to leave, before it is made to."""

_LAST_PATIENCE: Final = 1.0
"""Seconds for it to end once it was made to, before it is killed."""

_LONGEST: Final = 64 * 1024 * 1024
"""Bytes of one packet that are taken: a screen has a hundred thousand."""

_LONGEST_WORDS: Final = 64 * 1024
"""Bytes that are kept of what an explorer says on standard error."""


class Child:
    """An explorer that has been started."""

    def __init__(self, process: Process, show: Show) -> None:
        self._process = process
        self._show: Show | None = show
        self._said = bytearray()
        self._listening = asyncio.create_task(self._listen())
        self._hearing = asyncio.create_task(self._hear())

    @staticmethod
    async def start(command: Sequence[str], env: Mapping[str, str], show: Show) -> Child:
        """Start an explorer, in a group of its own: ctrl+c is for the server, which ends it.

        Raises OSError where no process can be had.
        """
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=env, start_new_session=True
        )
        return Child(process, show)

    @property
    def words(self) -> str:
        """What it has said is wrong, on a line that is safe to print; nothing if it is well."""
        return clean_line(self._said.decode("utf-8", "replace").strip(), limit=2000)

    async def keys(self, text: str) -> None:
        """Send what was typed or pasted."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def tell(self, **what: object) -> None:
        """Send what is about the terminal: its size, whether it has the keys."""
        await self._send(b"M", json.dumps(what).encode())

    async def ended(self) -> None:
        """Wait until it has left, and all it had to show and to say was taken."""
        await asyncio.wait({self._listening})
        await asyncio.wait({self._hearing}, timeout=_LAST_PATIENCE)

    async def end(self) -> None:
        """Have it leave, keeping what is being written; end it where it does not."""
        self._show = None
        await self.tell(type="quit")
        if not await self._leaves(_PATIENCE):
            self._signal(signal.SIGTERM)
            if not await self._leaves(_LAST_PATIENCE):
                self._signal(signal.SIGKILL)
                await self._process.wait()
        await asyncio.wait({self._listening, self._hearing}, timeout=_PATIENCE)
        self._listening.cancel()
        self._hearing.cancel()

    async def _leaves(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    async def _send(self, kind: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with suppress(ConnectionError):  # it has just left
            pipe.write(kind + len(data).to_bytes(4, "big") + data)
            await pipe.drain()

    async def _listen(self) -> None:
        """Hand on what it shows. Once nobody looks it is still read: it must not be held up."""
        pipe = self._process.stdout
        assert pipe is not None
        with suppress(asyncio.IncompleteReadError, ValueError):
            while await pipe.readuntil(b"\n") != _READY:
                pass
            while True:
                kind = await pipe.readexactly(1)
                size = int.from_bytes(await pipe.readexactly(4), "big")
                if size > _LONGEST:
                    return
                data = await pipe.readexactly(size)
                if self._show is not None:
                    await self._show(kind.decode("latin-1"), data)

    async def _hear(self) -> None:
        pipe = self._process.stderr
        assert pipe is not None
        while data := await pipe.read(4096):
            self._said += data[: _LONGEST_WORDS - len(self._said)]
