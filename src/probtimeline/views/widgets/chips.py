"""The line that tells what the reader sees is not everything: time, search, chips.

It is there only while something filters, or while a thing is marked to be set beside another.
Every piece can be clicked: a chip goes off or on, time and search are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.strip import Strip

from probtimeline.core.text import clean_line, counted
from probtimeline.session.filtering import named
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.widgets.bars import clickable
from probtimeline.views.widgets.still import Fixed
from probtimeline.views.widgets.strips import to_strip

ON, OFF = "✓", "·"
"""What tells a chip that narrows from one that is switched off."""
LEAST = 14
"""Cells below which no piece is cut: less says nothing."""

NARROW = 80
"""Cells below which the count at the end is told in fewer words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that filters: its sign, its words, and the action of a click (none: nothing)."""

    words: str
    action: str = ""
    sign: str = ""
    style: str = paint.PLAIN

    @property
    def width(self) -> int:
        """The cells it takes whole."""
        return Content(self.words).cell_length + (2 if self.sign else 0) + 2

    def painted(self, width: int) -> Content:
        """It in at most `width` cells."""
        sign = f"{self.sign} " if self.sign else ""
        room = max(1, width - len(sign) - 2)
        words = Content.styled(self.words, self.style).truncate(room, ellipsis=True)
        content = Content.assemble(("[", paint.RULE), (sign, paint.GOOD), words, ("]", paint.RULE))
        return clickable(content, self.action) if self.action else content


class ChipLine(Fixed):
    """One line: what filters, and at its end how much is left."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._pieces: tuple[Piece, ...] = ()
        self._left = ""
        self.display = False

    def show(self, state: State, marked: str = "") -> None:
        """Show what filters; `marked` tells what waits to be set beside something else."""
        pieces, left = pieces_of(state), told_left(state)
        if marked:
            pieces += (Piece(clean_line(marked), style=paint.LINK),)
        if (pieces, left) != (self._pieces, self._left):
            self._pieces, self._left = pieces, left
            self.display = bool(pieces)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        said = self._left if width >= NARROW else self._left.removesuffix(" events")
        right = Content.styled(said, paint.MUTED)
        left = fitted(self._pieces, width - right.cell_length - 3)
        gap = " " * max(0, width - left.cell_length - right.cell_length - 2)
        return to_strip(self, Content.assemble(" ", left, gap, right), width, self.visual_style)


def pieces_of(state: State) -> tuple[Piece, ...]:
    """What filters, in the order in which it does; a search being typed stands in its own line."""
    found = []
    if state.window is not None:
        found.append(Piece(f"time: {state.window.text}", "whole_time"))
    if state.search.is_on and state.origin is None:
        found.append(Piece(clean_line(f"search: {state.search.text}"), "search"))
    for number, chip in enumerate(state.chips):
        words = clean_line(named(state.chronicle, chip))
        action = f"switch_chip_number({number})"
        if chip.on:
            found.append(Piece(words, action, ON))
        else:
            found.append(Piece(f"{words} off", action, OFF, paint.MUTED))
    return tuple(found)


def told_left(state: State) -> str:
    """How much of the chronology the filters leave; nothing where nothing filters."""
    searching = state.search.is_on
    if state.window is None and not searching and not state.chips:
        return ""
    whole = counted(len(state.chronicle.events), "event")
    if searching and not state.only_hits:
        hits = counted(len(state.rows.hits), "hit", more=state.search.more)
        return f"{hits} in {len(state.rows.shown):,} of {whole}"
    return f"{len(state.rows.shown):,}{state.search.more} of {whole}"


def fitted(pieces: tuple[Piece, ...], room: int) -> Content:
    """The pieces in at most `room` cells: the widest are cut first, then the last go as +2."""
    widths = [piece.width for piece in pieces]
    while sum(widths) + len(widths) - 1 > room and max(widths, default=0) > LEAST:
        widths[widths.index(max(widths))] -= 1
    shown: list[Content] = []
    taken = 0
    for number, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
        rest = len(pieces) - number
        more = Content.styled(f"+{rest}", paint.MUTED)
        needed = 0 if rest == 1 else 1 + len(f"+{rest - 1}")
        if taken + width + needed > room:
            shown.append(more)
            break
        shown.append(piece.painted(width))
        taken += width + 1
    return Content(" ").join(shown)
