"""Text with mistakes made readable, so that what else is wrong in it can be told in the same go.

Nothing that was mended is ever taken for what the writer meant: it is read to find faults in it,
and refused. Where the mending had to put something in of its own, no faults are told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from probtimeline.store.document import Path

Patch = tuple[int, int, str]
"""From where to where text is replaced, and by what."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Text that can be read, and the way back from it to the text as it was written.

    `doubtful` holds the paths of values that were not readable. `cut` is the path of the object
    or list in which reading ended before its end, if it did.
    """

    text: str
    original: str
    doubtful: Collection[Path]
    cut: Path | None
    _starts: tuple[int, ...] = field(repr=False)
    _patches: tuple[Patch, ...] = field(repr=False)

    @classmethod
    def of(
        cls, original: str, patches: Iterable[Patch], doubtful: Collection[Path], cut: Path | None
    ) -> Mended:
        """Carry out patches that do not overlap; of two at one place, the earlier comes first."""
        ordered = tuple(sorted(patches, key=itemgetter(0, 1)))
        pieces: list[str] = []
        starts: list[int] = []
        done = length = 0
        for start, end, new in ordered:
            pieces += (original[done:start], new)
            starts.append(length + start - done)
            length += start - done + len(new)
            done = end
        pieces.append(original[done:])
        return cls("".join(pieces), original, doubtful, cut, tuple(starts), ordered)

    def original_offset(self, at: int) -> int:
        """Return the place in the text as written of a place in the mended text."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        start, end, new = self._patches[index]
        beyond = at - self._starts[index] - len(new)
        return start if beyond < 0 else end + beyond

    def is_sure(self, path: Path) -> bool:
        """Tell whether a fault at `path` is the writer's, and not the mending's."""
        if self.cut is not None and self.cut[: len(path)] == path:
            return False
        return not any(path[:length] in self.doubtful for length in range(len(path) + 1))
