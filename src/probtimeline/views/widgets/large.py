"""Large type for what is made of figures: digits three lines high, all else on their last line.

The shapes are those of Textual's own Digits; a terminal has no larger letters to offer.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from probtimeline.core.text import clean_line
from probtimeline.views.widgets.page import EMPTY

DRAWN = "0123456789£$€"
"""What is drawn large. Letters of its alphabet (A to F) would stand among small ones."""
HEIGHT = 3
"""Lines of large type."""
LEAST_BESIDE = 24
"""Cells below which words do not stand beside large type."""


@dataclass(frozen=True, slots=True)
class Large:
    """A paragraph with its figures drawn large; what stands `beside` them ends on their foot.

    Where the room does not hold it, or `small` asks for it, it is set in ordinary type.
    """

    text: str
    style: str
    beside: Content = EMPTY
    small: bool = False
    stop: int | None = None

    def lines(self, width: int) -> list[Content]:
        """It as lines of at most `width` cells."""
        rows = drawn(clean_line(self.text))
        room = width - Content(rows[0]).cell_length - 2
        large = has_figures(self.text) and not self.small and room >= 0
        if not self.beside:
            return (
                [Content.styled(row, self.style) for row in rows] if large else self._plain(width)
            )
        if not large or room < LEAST_BESIDE:
            return self._plain(width)
        beside = list(self.beside.wrap(room))
        if len(beside) > HEIGHT:
            return self._plain(width)
        beside = [EMPTY] * (HEIGHT - len(beside)) + beside
        return [
            Content.assemble((row, self.style), "  ", words)
            for row, words in zip(rows, beside, strict=True)
        ]

    def _plain(self, width: int) -> list[Content]:
        words = Content.styled(clean_line(self.text), self.style)
        whole = Content.assemble(words, "  ", self.beside) if self.beside else words
        return list(whole.wrap(max(8, width)))


def drawn(text: str) -> tuple[str, str, str]:
    """A line of text as three: figures large, the rest small at their foot."""
    rows = ["", "", ""]
    large = False
    for char in text:
        # A cell between two of them: where they touch, 21 reads as 27.
        gap, large = " " if large and char in DRAWN else "", char in DRAWN
        if large:
            at = DIGITS.index(char) * HEIGHT
            for number in range(HEIGHT):
                rows[number] += gap + DIGITS3X3_BOLD[at + number].ljust(3)
        else:
            width = Content(char).cell_length
            rows[0] += " " * width
            rows[1] += " " * width
            rows[2] += char
    return rows[0], rows[1], rows[2]


def has_figures(text: str) -> bool:
    """Whether something of it would be drawn large."""
    return any(char in DRAWN for char in text)
