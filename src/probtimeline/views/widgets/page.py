"""A page of wrapped text with stops in it: places the cursor can stand on and follow.

Blocks are wrapped to the width when they are first shown; lines are painted one by one. A block may
have a margin (a bar beside a quotation, an indent), given for its first line and for the others.
A whole block can be a stop, or a stretch of its text (`inline_stop`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.style import Style

from probtimeline.views.widgets.viewport import Viewport
from probtimeline.views.widgets.wrapping import laid

EMPTY = Content("")


def inline_stop(content: Content, *stops: int) -> Content:
    """The content as a stop that is only part of a block, or as part of several."""
    return content.stylize(Style.from_meta({"stops": stops}))


class Line(NamedTuple):
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


class Block(NamedTuple):
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


class Laid:
    """Paragraphs as the lines of a page of some width (0: of none yet), and where its stops stand.

    `drawn` keeps the lines that were painted.
    """

    def __init__(self, blocks: Sequence[Paragraph] = (), width: int = 0) -> None:
        self.width = width
        # One cell stays free before the scrollbar.
        self.lines = [
            Line.of(one, block.stop)
            for block in (blocks if width else ())
            for one in block.lines(width - 1)
        ]
        self.places: dict[int, tuple[int, int]] = {}
        for number, one in enumerate(self.lines):
            for stop in one.stops:
                start, _end = self.places.get(stop, (number, number))
                self.places[stop] = (start, number)
        self.drawn: dict[int, list[Segment]] = {}

    def forget(self, *stops: int | None) -> None:
        """Paint the lines of some stops anew."""
        for start, end in (self.places[stop] for stop in stops if stop in self.places):
            for row in range(start, end + 1):
                self.drawn.pop(row, None)


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
        self._laid = Laid()
        self.stop: int | None = None

    @property
    def stops(self) -> int:
        """How many stops the page has."""
        return len(self._laid.places)

    @property
    def order(self) -> list[int]:
        """The stops as they stand on the page, from the top."""
        places = self._laid.places
        return sorted(places, key=lambda stop: (places[stop][0], stop))

    def show(
        self,
        blocks: Sequence[Paragraph],
        stop: int | None = None,
        sight: int | None = None,
        laid: Laid | None = None,
    ) -> None:
        """Show other blocks from the top, or with the stop to stand on, or one to see, in sight.

        `laid` is what `laid_out` made of them before.
        """
        self._blocks = blocks
        self.stop = stop
        self._lay_out(laid or Laid())
        self._laid.forget(stop)
        self.look_from(0)
        self._reveal(stop if stop is not None else sight)

    def laid_out(self, blocks: Sequence[Paragraph]) -> Laid:
        """Blocks as they would be shown, the lines first in sight painted."""
        width, height = self.scrollable_content_region.size
        laid = Laid(blocks, width)
        if width:
            for row in range(min(height, len(laid.lines))):
                laid.drawn[row] = self._painted(laid.lines[row], width, None)
        return laid

    def _lay_out(self, laid: Laid) -> None:
        width = self.scrollable_content_region.width
        if width:
            self._laid = laid if width == laid.width else Laid(self._blocks, width)
            self.hold(len(self._laid.lines))

    def on_resize(self) -> None:
        """Wrap for the new width, keeping the stop in sight."""
        if self.scrollable_content_region.width != self._laid.width:
            self._lay_out(self._laid)
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
        self._laid.forget(self.stop, stop)
        self.stop = stop
        self.draw_anew()
        self._reveal(stop)

    def _reveal(self, stop: int | None) -> None:
        places = self._laid.places
        if stop is None or stop not in places or not self.size.height:
            return
        start, end = places[stop]
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if top <= start and end < top + height:
            return
        if end < height:
            # The head of the page tells what the stop belongs to.
            self.look_from(0)
            return
        # What comes into sight comes with the lines around it.
        region = Region(0, start, self._laid.width, end - start + 1)
        self.scroll_to_region(region, animate=False, x_axis=False, center=True, force=True)

    def on_focus(self) -> None:
        """Show the stop as the one the keys act on."""
        self._laid.forget(self.stop)
        self.draw_anew()

    def on_blur(self) -> None:
        """Show the stop as one the keys do not act on."""
        self._laid.forget(self.stop)
        self.draw_anew()

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme."""
        self._laid.drawn.clear()
        super().notify_style_update()

    def drawn_line(self, row: int, width: int) -> list[Segment]:
        """A line, painted when it is first in sight."""
        laid = self._laid
        if not 0 <= row < len(laid.lines):
            return self.blank_line(width)
        if row not in laid.drawn:
            laid.drawn[row] = self._painted(laid.lines[row], width, self.stop)
        return laid.drawn[row]

    def _painted(self, one: Line, width: int, stood_on: int | None) -> list[Segment]:
        content, style = one.content, self.visual_style
        if stood_on is not None and stood_on in one.stops:
            name = "page--stop" if self.has_focus else "page--stop-blurred"
            lit = self.inks.part(name)
            ground = replace(lit.background_style, reverse=lit.reverse)
            if one.stop == stood_on:
                style = lit
            for start, end, stop in one.inline:
                if stop == stood_on:
                    content = content.stylize_before(ground, start, end)
        return self.inks.segments(content, width, style)

    def on_click(self, event: events.Click) -> None:
        """Stand on the stop clicked; a second click follows it."""
        row = self.row_at(event)
        if row < 0:
            return
        stops = event.style.meta.get("stops")
        stop = stops[-1] if stops else self._laid.lines[row].stop
        if stop is not None:
            again = stop == self.stop
            if again or event.chain > 1:
                self.post_message(self.Followed(self, stop))
            else:
                self.go_to(stop)
