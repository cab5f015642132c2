"""A page of wrapped text with stops in it: places the cursor can stand on and follow.

Blocks are wrapped to the width when they are first shown; lines are painted one by one. A block may
have a margin (a bar beside a quotation, an indent), given for its first line and for the others.
A whole block can be a stop, or a stretch of its text (`inline_stop`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.style import Style

from probtimeline.views.widgets.strips import part_style
from probtimeline.views.widgets.viewport import Viewport
from probtimeline.views.widgets.wrapping import laid

EMPTY = Content("")


def inline_stop(content: Content, *stops: int) -> Content:
    """The content as a stop that is only part of a block, or as part of several."""
    return content.stylize(Style.from_meta({"stops": stops}))


@dataclass(frozen=True, slots=True)
class Line:
    """One line as laid out: the stop it belongs to as a whole, and those it holds parts of."""

    content: Content
    stop: int | None
    inline: tuple[tuple[int, int, int], ...] = ()

    @staticmethod
    def of(content: Content, stop: int | None) -> Line:
        """Find the inline stops: (start, end, stop) in characters of the line."""
        found = []
        for span in content.spans:
            if isinstance(span.style, Style):
                stops = span.style.meta.get("stops", ())
                found += [(span.start, span.end, int(number)) for number in stops]
        return Line(content, stop, tuple(found))

    @property
    def stops(self) -> set[int]:
        """The numbers of the stops that have a part in this line."""
        own = set() if self.stop is None else {self.stop}
        return own | {stop for _, _, stop in self.inline}


class Paragraph(Protocol):
    """What a page is made of: lines for a width, and the number of its stop, if it is one."""

    @property
    def stop(self) -> int | None:
        """The stop it belongs to as a whole."""

    def lines(self, width: int) -> list[Content]:
        """It as lines of at most `width` cells."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the number of the stop it belongs to, if any."""

    content: Content = EMPTY
    first: Content = EMPTY
    rest: Content | None = None
    stop: int | None = None

    def lines(self, width: int) -> list[Content]:
        """The paragraph as lines of at most `width` cells, margins included."""
        rest = self.first if self.rest is None else self.rest
        room = max(8, width - max(self.first.cell_length, rest.cell_length))
        return laid(self.content, self.first, rest, room)


class Page(Viewport, can_focus=True):
    """Blocks of text. `stop` is the number of the stop the cursor stands on, or None."""

    COMPONENT_CLASSES = {"page--stop", "page--stop-blurred"}

    class Followed(Message):
        """A stop was clicked."""

        def __init__(self, page: Page, number: int) -> None:
            super().__init__()
            self.page = page
            self.number = number

        @property
        def control(self) -> Page:
            """The page it happened in."""
            return self.page

    class Stood(Message):
        """The reader went to another stop (None: to none), by key or by click."""

        def __init__(self, page: Page, number: int | None) -> None:
            super().__init__()
            self.page = page
            self.number = number

        @property
        def control(self) -> Page:
            """The page it happened in."""
            return self.page

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._blocks: Sequence[Paragraph] = ()
        self._lines: list[Line] = []
        self._places: dict[int, tuple[int, int]] = {}
        self._width = 0
        self._drawn: dict[int, list[Segment]] = {}
        self.stop: int | None = None

    @property
    def stops(self) -> int:
        """How many stops the page has."""
        return len(self._places)

    @property
    def order(self) -> list[int]:
        """The stops as they stand on the page, from the top."""
        return sorted(self._places, key=lambda stop: (self._places[stop][0], stop))

    def show(
        self, blocks: Sequence[Paragraph], stop: int | None = None, sight: int | None = None
    ) -> None:
        """Show other blocks from the top, or with the stop to stand on, or one to see, in sight."""
        self._blocks = blocks
        self.stop = stop
        self._width = 0
        self._lay_out()
        self.scroll_to(0, 0, animate=False, force=True)
        self._reveal(stop if stop is not None else sight)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width = width
        # One cell stays free before the scrollbar.
        self._lines = [
            Line.of(one, block.stop) for block in self._blocks for one in block.lines(width - 1)
        ]
        self._places = {}
        for number, one in enumerate(self._lines):
            for stop in one.stops:
                start, _end = self._places.get(stop, (number, number))
                self._places[stop] = (start, number)
        self._drawn = {}
        self.hold(len(self._lines))

    def on_resize(self) -> None:
        """Wrap for the new width, keeping the stop in sight."""
        self._lay_out()
        self._reveal(self.stop)

    def step(self, by: int) -> None:
        """Stand on the next or previous stop; scroll if the page has none."""
        order = self.order
        if not order:
            self.scroll_relative(y=by, animate=False)
            return
        outside = -1 if by > 0 else len(order)
        at = (order.index(self.stop) if self.stop in order else outside) + by
        self.go_to(order[min(len(order) - 1, max(0, at))])

    def go_to(self, stop: int | None) -> None:
        """Stand on a stop because the reader asked for it, and tell so."""
        self.stand_on(stop)
        self.post_message(self.Stood(self, stop))

    def stand_on(self, stop: int | None) -> None:
        """Stand on a stop, or on none, and bring it into sight."""
        for number in {self.stop, stop} - {None}:
            start, end = self._places.get(number or 0, (0, 0))
            for row in range(start, end + 1):
                self._drawn.pop(row, None)
        self.stop = stop
        self.draw_anew()
        self._reveal(stop)

    def _reveal(self, stop: int | None) -> None:
        if stop is None or stop not in self._places or not self.size.height:
            return
        start, end = self._places[stop]
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if top <= start and end < top + height:
            return
        if end < height:
            # The head of the page tells what the stop belongs to.
            self.scroll_to(0, 0, animate=False, force=True)
            return
        # What comes into sight comes with the lines around it.
        region = Region(0, start, self._width, end - start + 1)
        self.scroll_to_region(region, animate=False, x_axis=False, center=True, force=True)

    def on_focus(self) -> None:
        """Show the stop as the one the keys act on."""
        self._paint_anew()

    def on_blur(self) -> None:
        """Show the stop as one the keys do not act on."""
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._drawn = {}
        self.draw_anew()

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme."""
        self._drawn = {}
        super().notify_style_update()

    def drawn_line(self, row: int, width: int) -> list[Segment]:
        """A line, painted when it is first in sight."""
        if not 0 <= row < len(self._lines):
            return self.blank_line(width)
        if row not in self._drawn:
            self._drawn[row] = self._painted(row, width)
        return self._drawn[row]

    def _painted(self, row: int, width: int) -> list[Segment]:
        one = self._lines[row]
        content, style = one.content, self.visual_style
        if self.stop is not None and self.stop in one.stops:
            name = "page--stop" if self.has_focus else "page--stop-blurred"
            lit = part_style(self, name)
            ground = replace(lit.background_style, reverse=lit.reverse)
            if one.stop == self.stop:
                style = lit
            for start, end, stop in one.inline:
                if stop == self.stop:
                    content = content.stylize_before(ground, start, end)
        return self.inks.segments(content, width, style)

    def on_click(self, event: events.Click) -> None:
        """Stand on the stop clicked; a second click follows it."""
        row = self.row_at(event)
        if row < 0:
            return
        stops = event.style.meta.get("stops")
        stop = stops[-1] if stops else self._lines[row].stop
        if stop is not None:
            again = stop == self.stop
            if again or event.chain > 1:
                self.post_message(self.Followed(self, stop))
            else:
                self.go_to(stop)
