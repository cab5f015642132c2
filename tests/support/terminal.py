"""The explorer in a real pseudo-terminal, its screen read by a terminal emulator."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds before a text that does not appear is given up: only a failing test waits so long."""


class Terminal:
    """A program in a pseudo-terminal of a known size."""

    def __init__(self, child: pexpect.spawn[bytes], columns: int, lines: int) -> None:
        self.child = child
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""

    @property
    def text(self) -> str:
        """The text on the screen."""
        return "\n".join(self.screen.display)

    def _read(self) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=PATIENCE)
        except pexpect.EOF:
            return False
        self.raw += data
        # pyte does not know the keyboard protocol's queries; they draw nothing.
        self._stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        return True

    def wait_for(self, text: str) -> None:
        """Read until a text is on the screen."""
        # A cursor that blinks goes on writing, so waiting for silence would not end.
        given_up = monotonic() + PATIENCE
        while text not in self.text:
            assert monotonic() < given_up, f"{text!r} does not appear:\n{self.text}"
            assert self._read(), f"the program ended before {text!r} appeared:\n{self.text}"

    def wait_for_bytes(self, sent: bytes) -> None:
        """Read until the program has sent certain bytes."""
        while sent not in self.raw:
            assert self._read(), f"the program ended before it sent {sent!r}:\n{self.text}"

    def press(self, keys: str) -> None:
        """Send keys as bytes."""
        self.child.send(keys)

    def wait_for_end(self) -> int:
        """Read until the program ends; its exit code, or 128 + the signal that ended it."""
        while self._read():
            pass
        self.child.close()
        signal = self.child.signalstatus
        return 128 + signal if signal is not None else int(self.child.exitstatus or 0)


@contextmanager
def terminal(
    command: Sequence[str],
    *,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Run a command in a pseudo-terminal, and end it if it has not ended by itself."""
    columns, lines = size
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        dimensions=(lines, columns),
        env={**os.environ, "TERM": "xterm-256color", **(env or {})},
        timeout=PATIENCE,
    )
    try:
        yield Terminal(child, columns, lines)
    finally:
        child.close(force=True)


def explorer(*words: str) -> list[str]:
    """The command that opens the explorer."""
    return [sys.executable, "-m", "probtimeline", *words]
