"""A list of lines with one of them under the cursor, each painted when it is shown.

It asks a painter for one line at a time and keeps nothing but the painted lines, so it carries a
million rows as easily as sixty. Moving the cursor paints two lines.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from probtimeline.views.widgets.strips import part_style
from probtimeline.views.widgets.viewport import Viewport

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
        self._drawn: dict[int, list[Segment]] = {}

    @property
    def cursor(self) -> int:
        """The row under the cursor, or −1."""
        return self._cursor

    def show(self, count: int, painter: Painter, cursor: int) -> None:
        """Show other rows, or the same ones painted anew."""
        self._painter, self._count = painter, count
        self._cursor = cursor
        self._drawn.clear()
        self.hold(count)
        self._reveal()

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight; two lines are painted if it was."""
        if row == self._cursor:
            return
        for changed in (self._cursor, row):
            self._drawn.pop(changed, None)
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
        if first < top or first + lines > top + height:
            visible = self.scrollable_content_region.width
            self.scroll_to_region(
                Region(0, first, visible, lines), animate=False, x_axis=False, force=True
            )

    def on_resize(self) -> None:
        """Paint for the new width, keeping the cursor in sight."""
        self._drawn.clear()
        self.hold(self._count)
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme."""
        self._drawn.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show the cursor as that of the list the keys go to."""
        self._repaint_cursor()

    def on_blur(self) -> None:
        """Show the cursor as one the keys do not go to."""
        self._repaint_cursor()

    def _repaint_cursor(self) -> None:
        self._drawn.pop(self._cursor, None)
        self.draw_anew()

    def drawn_line(self, row: int, width: int) -> list[Segment]:
        """A row, painted when it is first in sight."""
        if not 0 <= row < self._count:
            return self.blank_line(width)
        if row not in self._drawn:
            if len(self._drawn) > 4 * max(self.size.height, 1):
                self._drawn.clear()
            self._drawn[row] = self._painted(row, width)
        return self._drawn[row]

    def _painted(self, row: int, width: int) -> list[Segment]:
        style = self.visual_style
        if row == self._cursor:
            name = "line-list--cursor" if self.has_focus else "line-list--cursor-blurred"
            style = part_style(self, name)
        content = self._painter(row, width)
        if style.reverse:
            # Turned round, every ink would be a ground of its own.
            content = Content(content.plain)
        return self.inks.segments(content, width, style)

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        row = self.row_at(event)
        if row >= 0:
            self.post_message(self.Chosen(self, row, event.chain > 1))
