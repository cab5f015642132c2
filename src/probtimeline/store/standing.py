"""Where records stand in their files, and what tells the bytes of one from any others."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from zlib import adler32, crc32


class Stood(NamedTuple):
    """Where the records of one kind stand, as columns: by place file, first byte, length, sum."""

    files: Sequence[int]
    offsets: Sequence[int]
    lengths: Sequence[int]
    sums: Sequence[int]


def digest_of(data: bytes) -> int:
    """Return what tells the bytes of a record from any others."""
    return crc32(data) << 32 | adler32(data)


class Places:
    """Where records stand: for each the number of its file, its first byte, its length, its sum."""

    CODES: Final = (("files", "B"), ("offsets", "Q"), ("lengths", "I"), ("sums", "Q"))

    def __init__(self) -> None:
        self.files, self.offsets = array("B"), array("Q")
        self.lengths, self.sums = array("I"), array("Q")

    def add(self, file: int, offset: int, data: bytes) -> None:
        """Enter the next record."""
        self.files.append(file)
        self.offsets.append(offset)
        self.lengths.append(len(data))
        self.sums.append(digest_of(data))

    def __len__(self) -> int:
        return len(self.files)

    def of(self, order: Iterable[int]) -> Places:
        """Return some of them, in another order."""
        order, made = array("I", order), Places()
        for name, code in self.CODES:
            column = getattr(self, name)
            setattr(made, name, array(code, map(column.__getitem__, order)))
        return made
