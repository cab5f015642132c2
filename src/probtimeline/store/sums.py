"""Whether the sections of a kept catalogue are as they were written.

They are read from the file for that, never through a map of it: what is looked at in a map counts
as memory of the program's, and all of it would be.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from zlib import crc32

_BLOCK: Final = 1 << 20


class Sums:
    """The sums of sections, and the file they are held against. Closed when nobody holds it."""

    def __init__(self, handle: int, sections: Mapping[str, Sequence[Any]]) -> None:
        """`sections` gives for each name where it begins in the file, its length and its sum."""
        self._sections, self._handle = sections, -1
        self._handle = os.dup(handle)

    def hold(self, without: Collection[str] = ()) -> bool:
        """Return whether all sections but some have their sums; may run in a thread."""
        wanted = (each for name, each in self._sections.items() if name not in without)
        try:
            return all(self._sum(each[0], each[1]) == each[2] for each in wanted)
        except OSError:
            return False

    def _sum(self, at: int, length: int) -> int:
        summed, end = 0, at + length
        while at < end:
            data = os.pread(self._handle, min(_BLOCK, end - at), at)
            if not data:
                return -1
            summed, at = crc32(data, summed), at + len(data)
        return summed

    def __del__(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
