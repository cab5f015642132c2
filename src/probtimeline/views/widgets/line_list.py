"""A list of lines with one of them under the cursor, each painted when it is shown.

It asks a painter for one line at a time and keeps nothing but the painted lines, so it carries a
million rows as easily as sixty. Moving the cursor paints no row that was in sight.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message

from probtimeline.views.widgets.viewport import KEPT, Viewport

Painter = Callable[[int, int], Content]
"""Row number and width in cells → that row, no wider."""


class LineList(Viewport, can_focus=True, inherit_bindings=False):
    """Rows of one line each. `show` sets what they are; clicks are told as messages."""

    COMPONENT_CLASSES = {"line-list--cursor", "line-list--cursor-blurred"}

    class Chosen(Message):
        """A row was clicked; `again` when it was clicked twice in a row."""

        def __init__(self, lines: LineList, row: int, again: bool) -> None:
            super().__init__()
            self.lines = lines
            self.row = row
            self.again = again

        @property
        def control(self) -> LineList:
            """The list it happened in."""
            return self.lines

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._painter: Painter = lambda row, width: Content("")
        self._count = 0
        self._cursor = -1
        self._width = 0
        self._told: dict[int, Content] = {}
        self._drawn: dict[int, list[Segment]] = {}
        self._lit: tuple[int, bool, list[Segment]] | None = None

    @property
    def cursor(self) -> int:
        """The row under the cursor, or −1."""
        return self._cursor

    def show(self, count: int, painter: Painter, cursor: int) -> None:
        """Show other rows, or the same ones painted anew."""
        self._painter, self._count = painter, count
        self._cursor = cursor
        self._width = self.scrollable_content_region.width
        self._forget()
        self.hold(count)
        self._reveal()

    def _forget(self) -> None:
        """Paint all rows anew."""
        self._told.clear()
        self._forget_look()

    def _forget_look(self) -> None:
        self._drawn.clear()
        self._lit = None

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight; no row that was is painted again."""
        if row == self._cursor:
            return
        self._cursor = row
        self.draw_anew()
        self._reveal()

    def _reveal(self) -> None:
        height = self.size.height
        if self._cursor < 0 or not height:
            return
        # A line of context above and below, so that a year's heading comes into sight with it.
        first, lines = max(0, self._cursor - 1), min(3, height)
        top = self.scroll_offset.y
        if first < top:
            self.look_from(first)
        elif first + lines > top + height:
            self.look_from(first + lines - height)

    def on_resize(self) -> None:
        """Paint for the new width, keeping the cursor in sight; rows are as high as they were."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._forget()
        self.hold(self._count)
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget how lines looked in another theme."""
        self._forget_look()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show the cursor as that of the list the keys go to."""
        self.draw_anew()

    def on_blur(self) -> None:
        """Show the cursor as one the keys do not go to."""
        self.draw_anew()

    def drawn_line(self, row: int, width: int) -> list[Segment]:
        """A row, painted when it is first in sight."""
        if not 0 <= row < self._count:
            return self.blank_line(width)
        if row == self._cursor:
            return self._lit_line(row, width)
        if row not in self._drawn:
            self._drawn[row] = self.inks.segments(
                self._content(row, width), width, self.visual_style
            )
        return self._drawn[row]

    def prepare(self) -> None:
        """Paint the rows that come into sight with a step."""
        top, (width, height) = self.scroll_offset.y, self.scrollable_content_region.size
        for row in (top - 1, top + height):
            self.drawn_line(row, width)

    def _lit_line(self, row: int, width: int) -> list[Segment]:
        """The row under the cursor."""
        if self._lit is None or self._lit[:2] != (row, self.has_focus):
            name = "line-list--cursor" if self.has_focus else "line-list--cursor-blurred"
            style, content = self.inks.part(name), self._content(row, width)
            if style.reverse:
                # Turned round, every ink would be a ground of its own.
                content = Content(content.plain)
            self._lit = (row, self.has_focus, self.inks.segments(content, width, style))
        return self._lit[2]

    def _content(self, row: int, width: int) -> Content:
        if row not in self._told:
            if len(self._told) > KEPT * max(self.size.height, 1):
                self._told.clear()
                self._drawn.clear()
            self._told[row] = self._painter(row, width)
        return self._told[row]

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        row = self.row_at(event)
        if row >= 0:
            self.post_message(self.Chosen(self, row, event.chain > 1))
