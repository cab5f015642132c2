"""A program in a terminal of our own: started, shown, pressed, held, and timed from outside.

Every piece of output is stamped the moment it is read, and drawn later, when the program is quiet:
drawing takes longer than what is measured. Times are those of `time.perf_counter`, in seconds.
What is not covered: the way from a keyboard to the program's terminal, and from bytes to pixels.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter, sleep
from types import TracebackType
from typing import NoReturn, Self

from bench.emulator import Emulator
from bench.processes import Memory, memory, processor_time

Shown = Callable[[Emulator], bool]

BETWEEN = 0.03
"""Seconds of silence after which what came is drawn."""

_ASKED = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<who>0?c)|\x1b\[(?P<version>>0?c)|\x1b\[(?P<place>\??6n)"
    rb"|\x1b\[(?P<well>5n)|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)|\x1b\[(?P<size>1[468])t"
    rb"|\x1bP\+q(?P<ability>[0-9A-Fa-f;]*)\x1b\\"
)
_LONGEST_ASKED = 64


class NoAnswerError(Exception):
    """A program did not show what was waited for, or ended before it did."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """Seconds from a key to the first and to the last byte that came back for it."""

    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds from a held key's release to the last byte, and to the last change on the screen.

    Its first and last line do not count as changes: clocks and the like stand there. A program may
    go on writing what changes nothing, such as showing its cursor again.
    """

    byte: float
    change: float


class Program:
    """A program that runs in a terminal of a fixed size; use it in a `with`."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self.columns, self.lines = size
        self.screen = Emulator(*size)
        self.pieces: list[tuple[float, bytes]] = []
        self.ended = False
        self._drawn = 0
        self._tail = b""
        self._command = command
        self.started = perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            _become(command, env, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def wait_for(self, shown: Shown, patience: float) -> float:
        """When something was on the screen first.

        Raises NoAnswerError when it is not within so many seconds.
        """
        given_up = perf_counter() + patience
        if self._drawn and shown(self.screen):
            return self.pieces[self._drawn - 1][0]
        while True:
            for when in self._draw():
                if shown(self.screen):
                    return when
            if self.ended or perf_counter() > given_up:
                why = "it ended" if self.ended else f"not within {patience:g} s"
                seen = " ".join("\n".join(self.screen.text).split())[:200]
                raise NoAnswerError(f"{self._command[-1]}: {why}; on its screen: {seen!r}")
            self._gather(BETWEEN, most=0.5)

    def press(self, keys: bytes, settle: float = 0.1, patience: float = 5.0) -> Reaction:
        """Send keys at once and time what comes back, up to so long a silence.

        Raises NoAnswerError when nothing comes back.
        """
        before = len(self.pieces)
        sent = self.send(keys)
        given_up = sent + patience
        while len(self.pieces) == before:
            if self.ended or perf_counter() > given_up:
                raise NoAnswerError(f"{self._command[-1]}: no reaction to {keys!r}")
            self._read(given_up - perf_counter())
        self._gather(settle, most=patience)
        return Reaction(self.pieces[before][0] - sent, self.pieces[-1][0] - sent)

    def type(self, keys: bytes, silence: float = 0.1) -> None:
        """Send keys that are not timed, and read until nothing has come for so long."""
        self.send(keys)
        self._gather(silence, most=5.0)

    def hold(self, key: bytes, times: int, per_second: float = 30.0) -> Lag:
        """Hold a key as a keyboard repeats it, and let it go."""
        self._gather(BETWEEN, most=0.5)
        for _ in self._draw():
            pass
        was, last = self.screen.middle, 0.0
        begun = perf_counter()
        for number in range(times):
            while (left := begun + number / per_second - perf_counter()) > 0:
                self._read(left)
            let_go = self.send(key)
        self._gather(0.4, most=60.0)
        for when in self._draw():
            if when > let_go - 1 and (now := self.screen.middle) != was:
                was, last = now, when
        return Lag(max(0.0, self.pieces[-1][0] - let_go), max(0.0, last - let_go))

    def change(self, keys: bytes, look: Callable[[Emulator], object], patience: float) -> float:
        """How long after keys a part of the screen took on the look that it keeps.

        The program is given time until it neither writes nor works. Raises NoAnswerError when
        nothing changes.
        """
        self._gather(BETWEEN, most=0.5)
        for _ in self._draw():
            pass
        was, last = look(self.screen), None
        sent = self.send(keys)
        self.settle(patience)
        for when in self._draw():
            if (now := look(self.screen)) != was:
                was, last = now, when
        if last is None:
            raise NoAnswerError(f"{self._command[-1]}: nothing changed after {keys!r}")
        return last - sent

    def settle(self, patience: float, silence: float = 0.25) -> None:
        """Read until the program is silent and does not work, or patience is at its end."""
        given_up = perf_counter() + patience
        while not self.ended and (now := perf_counter()) < given_up:
            used, came = processor_time(self.process), len(self.pieces)
            while (left := now + silence - perf_counter()) > 0 and not self.ended:
                self._read(left)
            if len(self.pieces) == came and processor_time(self.process) - used < silence / 5:
                return

    def send(self, data: bytes) -> float:
        """Send bytes as if typed; when."""
        sent = perf_counter()
        os.write(self._terminal, data)
        return sent

    def memory(self) -> Memory:
        """What the program and all it has started take now."""
        return memory(self.process)

    def close(self, keys: bytes = b"", patience: float = 10.0) -> None:
        """Press the keys that end it and wait for the end; what does not end is ended."""
        if not self.process:
            return
        if keys and not self.ended:
            self.send(keys)
            given_up = perf_counter() + patience
            while not self.ended and perf_counter() < given_up:
                self._read(0.1)
        if not _gone(self.process, 1.0 if self.ended else 0.0):
            # Not only the program: also what it has started in its terminal.
            for number in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):  # it ends in this very moment
                    os.killpg(self.process, number)
                if _gone(self.process, 1.0):
                    break
        os.close(self._terminal)
        self.process = 0

    def _gather(self, silence: float, most: float) -> None:
        """Read until nothing has come for so long, or for so long at most."""
        end = perf_counter() + most
        while not self.ended and self._read(silence) and perf_counter() < end:
            pass

    def _read(self, patience: float) -> bool:
        """Read once; whether anything came in time. What the program asks is answered."""
        if not select.select([self._terminal], [], [], max(0.0, patience))[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says so when nobody has the terminal open any more
            data = b""
        now = perf_counter()
        self.ended = not data
        if data:
            self.pieces.append((now, data))
            self._answer(data)
        return bool(data)

    def _answer(self, data: bytes) -> None:
        asked = self._tail + data
        end = 0
        for each in _ASKED.finditer(asked):
            os.write(self._terminal, _answered(each, self.columns, self.lines))
            end = each.end()
        self._tail = asked[max(end, len(asked) - _LONGEST_ASKED) :]

    def _draw(self) -> Iterator[float]:
        """Draw what has come, piece by piece; when each came."""
        while self._drawn < len(self.pieces):
            when, data = self.pieces[self._drawn]
            self._drawn += 1
            self.screen.feed(data)
            yield when


def _become(command: Sequence[str], env: Mapping[str, str], size: tuple[int, int]) -> NoReturn:
    """In the new process: run the command in a terminal of this size."""
    try:
        columns, lines = size
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.execvpe(command[0], list(command), dict(env))
    except OSError as error:
        os.write(2, f"{command[0]} cannot be started: {error}".encode())
    finally:
        os._exit(127)


def _answered(asked: re.Match[bytes], columns: int, lines: int) -> bytes:
    """What a terminal like xterm, with frames drawn at once (mode 2026), answers."""
    said = asked[asked.lastgroup or 0]
    match asked.lastgroup:
        case "mode":
            return b"\x1b[?%b;%d$y" % (said, 2 if said == b"2026" else 0)
        case "who":
            return b"\x1b[?62;22c"
        case "version":
            return b"\x1b[>0;276;0c"
        case "place":
            return b"\x1b[1;1R"
        case "well":
            return b"\x1b[0n"
        case "colour":
            return b"\x1b]%b;rgb:%b\x1b\\" % (
                said,
                b"eeee/eeee/eeee" if said == b"10" else b"0/0/0",
            )
        case "size":
            height, width = {b"14": (lines * 20, columns * 10), b"16": (20, 10)}.get(
                said, (lines, columns)
            )
            return b"\x1b[%d;%d;%dt" % (int(said) - 10, height, width)
    return b"\x1bP0+r\x1b\\"


def _gone(process: int, patience: float) -> bool:
    """Whether a process has ended, or does so in time."""
    given_up = perf_counter() + patience
    while not os.waitpid(process, os.WNOHANG)[0]:
        if perf_counter() > given_up:
            return False
        sleep(0.005)
    return True
