"""What a person would see: the bytes of a program drawn on a screen, by pyte.

pyte does not know every sequence that programs send; what it would print as text is taken out
before, and three that draw (scrolling up and down, repeating a character) are put in.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Any

import pyte

Cell = Any
"""A character with its colours and weight: compared, never looked into."""

# Strings for the terminal itself, private and intermediate forms, colours with sub-parameters.
_SILENT = re.compile(
    r"\x1b[PX^_].*?(?:\x1b\\|\x07)|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b\[[<=>][\d;:]*[@-~]|\x1b\[\??[\d;]*[ !\"#$%&'*+,/-]+[@-~]"
    r"|\x1b\[\?[\d;]*[unc]|\x1b\[[\d;]*[tuc]|\x1b\[[\d;]*:[\d;:]*m",
    re.DOTALL,
)
_AGAIN = re.compile(r"(.)\x1b\[(\d+)b", re.DOTALL)
_BEGUN = re.compile(r"\x1b(?:\[[\d;:<=>?]*[ -/]*|[PX^_\]][^\x07\x1b]*\x1b?)?\Z")


class _Scrolling(pyte.Screen):
    """A pyte screen that also scrolls without moving its cursor."""

    def scroll_on(self, count: int = 1, **_: object) -> None:
        """Lines go up, and empty ones come in below."""
        self._at_edge(self.margins.bottom if self.margins else self.lines - 1, self.index, count)

    def scroll_back(self, count: int = 1, **_: object) -> None:
        """Lines go down, and empty ones come in above."""
        self._at_edge(self.margins.top if self.margins else 0, self.reverse_index, count)

    def _at_edge(self, line: int, scroll: Any, count: int) -> None:
        stood, self.cursor.y = self.cursor.y, line
        for _ in range(count or 1):
            scroll()
        self.cursor.y = stood


class _Stream(pyte.Stream):
    csi = pyte.Stream.csi | {"S": "scroll_on", "T": "scroll_back"}
    events = pyte.Stream.events | {"scroll_on", "scroll_back"}


class Emulator:
    """A screen of a fixed size that is fed with bytes."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = columns
        self._screen = _Scrolling(columns, lines)
        self._stream = _Stream(self._screen)
        self._decoded = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> None:
        """Draw what a program has written; a sequence may be cut anywhere."""
        text = self._rest + self._decoded.decode(data)
        begun = _BEGUN.search(text)
        cut = begun.start() if begun else len(text)
        text, self._rest = text[:cut], text[cut:]
        text = _AGAIN.sub(lambda again: again[1] * (int(again[2]) + 1), _SILENT.sub("", text))
        self._stream.feed(text)

    def line(self, number: int, left: int = 0, right: int | None = None) -> str:
        """The text of a line, the first being 0, or what stands in some of its columns."""
        row = self._screen.buffer[number]
        return "".join(row[column].data for column in range(left, right or self.columns))

    @property
    def text(self) -> Sequence[str]:
        """The text of all lines."""
        return [self.line(number) for number in range(self._screen.lines)]

    def cells(self, number: int, left: int, right: int) -> tuple[Cell, ...]:
        """A stretch of a line with its looks, to be compared with another."""
        row = self._screen.buffer[number]
        return tuple(row[column] for column in range(left, right))

    @property
    def middle(self) -> tuple[tuple[Cell, ...], ...]:
        """All lines but the first and the last, with their looks."""
        inner = range(1, self._screen.lines - 1)
        return tuple(self.cells(number, 0, self.columns) for number in inner)
