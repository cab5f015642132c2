"""Two texts side by side as one paragraph of a page, each wrapped in a column of its own.

Where there is no room for two columns they stand one under the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from probtimeline.views.widgets.page import EMPTY

NARROWEST = 20
"""Cells of a column below which two of them are no longer read side by side."""
GAP = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Two texts, with something said before them in a margin, such as what they are.

    The texts may hold inline stops; `stop` makes all of it one.
    """

    left: Content
    right: Content
    head: Content = EMPTY
    stop: int | None = None

    def lines(self, width: int) -> list[Content]:
        """The texts as lines of at most `width` cells."""
        room = width - self.head.cell_length
        column = (room - GAP) // 2
        return self._beside(column) if column >= NARROWEST else self._stacked(width)

    def _beside(self, column: int) -> list[Content]:
        margin = Content(" " * self.head.cell_length)
        pairs = zip_longest(
            _wrapped(self.left, column), _wrapped(self.right, column), fillvalue=EMPTY
        )
        return [
            Content.assemble(
                self.head if number == 0 else margin,
                left,
                " " * (column + GAP - left.cell_length if right else 0),
                right,
            )
            for number, (left, right) in enumerate(pairs)
        ]

    def _stacked(self, width: int) -> list[Content]:
        """The head, then each text under it, told apart by a mark before its first line."""
        head = self.head.rstrip()
        lines = [*head.wrap(max(8, width))] if head else []
        for mark, text in ((" 1 ", self.left), (" 2 ", self.right)):
            margin = Content(" " * len(mark))
            lines += [
                Content.assemble(Content.styled(mark, "$ink-muted") if n == 0 else margin, piece)
                for n, piece in enumerate(_wrapped(text, max(8, width - len(mark))))
            ]
        return lines


def _wrapped(text: Content, width: int) -> list[Content]:
    return [piece for part in text.split("\n") for piece in part.wrap(width)] or [EMPTY]
