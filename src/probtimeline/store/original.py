"""A file of a chronology, opened to be read in places, and what tells that it is the same one.

A large file is read through the handle it was opened with: another file put in its place does not
matter then. One that is cut off or written in place gives other bytes, which whoever reads a record
notices by their sum. It is never mapped: cutting off a mapped file kills the program.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final
from zlib import adler32, crc32

from probtimeline.store.files import CHRONOLOGY_LIMIT, MEGABYTE, CannotRead
from probtimeline.store.saving import Signature, signature_of

SMALL: Final = MEGABYTE
"""The size in bytes up to which a file is held in memory: that needs no handle kept open."""

RACY: Final = 2 * 10**9
"""Nanoseconds in which a file may be saved again and have the same times: those of the coarsest
disks (FAT) count in two seconds."""


class Odd(Exception):  # noqa: N818 - not a failure: the whole file is read, and tells what it is
    """Something is not as it is in nearly every file."""


class Original:
    """One file as it was when it was opened. Closed when nobody holds it any more."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises Odd where it is not a regular file that can be read."""
        self.path = path
        self._handle = -1
        self._data: bytes | None = None
        try:
            self._handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            found = os.fstat(self._handle)
            if not stat.S_ISREG(found.st_mode) or not 0 < found.st_size <= CHRONOLOGY_LIMIT:
                raise Odd
            self.signature: Signature = signature_of(found)
            if found.st_size <= SMALL:
                self._data = os.pread(self._handle, SMALL + 1, 0)
                self._close()
        except (OSError, ValueError):
            raise Odd from None
        if self._data is not None and len(self._data) != self.size:
            raise Odd

    @property
    def size(self) -> int:
        """How many bytes it held when it was opened."""
        return self.signature.size

    @property
    def identity(self) -> list[str | int]:
        """What must be the same for what is known of the file to be trusted; JSON can hold it."""
        return identity_of(self.path, self.signature)

    def is_young(self, now: int) -> bool:
        """Whether it may be saved once more, at a time in nanoseconds, without other times."""
        return max(self.signature.modified, self.signature.changed) + RACY > now

    def read(self, offset: int, length: int) -> bytes:
        """Read bytes at a place; fewer where the file has been cut off. Raises CannotRead."""
        if self._data is not None:
            return self._data[offset : offset + length]
        try:
            return os.pread(self._handle, length, offset)
        except OSError as fault:
            raise changed(self.path) from fault

    def is_as_it_was(self) -> bool:
        """Whether the path still leads to the file as it was opened."""
        try:
            return signature_of(self.path.stat()) == self.signature
        except (OSError, ValueError):
            return False

    def digest(self) -> str:
        """Return the digest of all that it holds."""
        whole, done = new_digest(), 0
        while data := self.read(done, MEGABYTE):
            whole.update(data)
            done += len(data)
        return whole.hexdigest()

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __del__(self) -> None:
        self._close()


def identity_of(path: Path, found: Signature) -> list[str | int]:
    """Return what must be the same of a file for what is known of it to be trusted."""
    times = [found.modified, found.changed]
    return [os.path.realpath(path), found.device, found.inode, found.size, *times]


class Digest:
    """What tells the bytes of a file from any others, as `digest_of` those of a record.

    It is no guard against people, who may write the file anyway, and takes a fifth of the time of
    one that is.
    """

    def __init__(self, sums: tuple[int, int] = (0, 1)) -> None:
        self._sums = sums

    def copy(self) -> Digest:
        """Return one that goes on by itself."""
        return Digest(self._sums)

    def update(self, data: bytes) -> None:
        """Take in the next bytes."""
        first, second = self._sums
        self._sums = crc32(data, first), adler32(data, second)

    def hexdigest(self) -> str:
        """Return the digest of all that was taken in."""
        return "{:08x}{:08x}".format(*self._sums)


def new_digest() -> Digest:
    """Return the digest of nothing, to be fed."""
    return Digest()


def changed(path: Path) -> CannotRead:
    """Say that a file is not as it was when it was opened."""
    what = "it was written in place while it was open"
    return CannotRead(path, what, "It is read again as it is now; try again.")
