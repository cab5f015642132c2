"""A connection on which everything received counts, and which ends when the whole time is up.

The limits of the system are for each read: a server that sends a letter a minute keeps to them.
"""

from __future__ import annotations

import io
import socket
from time import monotonic
from typing import TYPE_CHECKING

from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.web import MEGABYTE, Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Allowance:
    """What is left of the time and the bytes of one fetching."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = monotonic() + limits.seconds
        self._bytes = limits.wire

    @property
    def seconds(self) -> float:
        """The seconds that are left. Raises CannotFetch where there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise self.overdue()
        return left

    def take(self, size: int) -> None:
        """Count bytes that came. Raises CannotFetch where they are too many."""
        self._bytes -= size
        if self._bytes < 0:
            raise self.too_large()

    def overdue(self) -> CannotFetch:
        """Say that the time is up."""
        return CannotFetch(f"it was not there whole after {self._limits.seconds:g} seconds")

    def too_large(self) -> CannotFetch:
        """Say that more is sent than may be."""
        return CannotFetch(f"more than {self._limits.wire / MEGABYTE:g} MB are sent for it")


class _Received(io.RawIOBase):
    """The bytes that come, counted."""

    def __init__(self, sock: socket.socket, allowance: Allowance) -> None:
        super().__init__()
        self._sock = sock
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._sock.settimeout(self._allowance.seconds)
        size = self._sock.recv_into(buffer)
        self._allowance.take(size)
        return size


class Wire:
    """As much of a socket as `http.client` uses, with an allowance. Who opened it hangs up."""

    def __init__(self, sock: socket.socket, allowance: Allowance) -> None:
        self._sock = sock
        self._allowance = allowance

    def sendall(self, data: bytes) -> None:
        """Send all of the bytes."""
        self._sock.settimeout(self._allowance.seconds)
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What comes, to be read."""
        return io.BufferedReader(_Received(self._sock, self._allowance))

    def close(self) -> None:
        """Nothing: `http.client` closes before the answer is read."""
