"""A list of lines with one of them under the cursor, each painted when it is shown.

It asks a painter for one line at a time and keeps nothing but the painted strips, so it carries a
million rows as easily as sixty. Moving the cursor draws two lines.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from probtimeline.views.widgets.strips import part_style, to_strip

Painter = Callable[[int, int], Content]
"""Row number and width in cells → that row, no wider."""


class LineList(ScrollView, can_focus=True):
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
        self._strips: dict[int, Strip] = {}

    @property
    def cursor(self) -> int:
        """The row under the cursor, or −1."""
        return self._cursor

    def show(self, count: int, painter: Painter, cursor: int) -> None:
        """Show other rows, or the same ones painted anew."""
        self._painter, self._count = painter, count
        self._cursor = cursor
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, count)
        self.refresh()
        self._reveal()

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight; two lines are drawn if it was."""
        if row == self._cursor:
            return
        for changed in (self._cursor, row):
            self._strips.pop(changed, None)
            self.refresh_line(changed)
        self._cursor = row
        self._reveal()

    def _reveal(self) -> None:
        if self._cursor < 0 or not self.size.height:
            return
        # A line of context above and below, so that a year's heading comes into sight with it.
        top, height = max(0, self._cursor - 1), min(3, self.size.height)
        visible = self.scrollable_content_region.width
        self.scroll_to_region(
            Region(0, top, visible, height), animate=False, x_axis=False, force=True
        )

    def on_resize(self) -> None:
        """Paint for the new width, keeping the cursor in sight."""
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme."""
        self._strips.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show the cursor as that of the list the keys go to."""
        self._repaint_cursor()

    def on_blur(self) -> None:
        """Show the cursor as one the keys do not go to."""
        self._repaint_cursor()

    def _repaint_cursor(self) -> None:
        self._strips.pop(self._cursor, None)
        self.refresh_line(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the viewport."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= row < self._count:
            return Strip.blank(width, self.visual_style.rich_style)
        if row not in self._strips:
            if len(self._strips) > 4 * max(self.size.height, 1):
                self._strips.clear()
            style = self.visual_style
            if row == self._cursor:
                name = "line-list--cursor" if self.has_focus else "line-list--cursor-blurred"
                style = part_style(self, name)
            content = self._painter(row, width)
            if style.reverse:
                # Turned round, every ink would be a ground of its own.
                content = Content(content.plain)
            self._strips[row] = to_strip(self, content, width, style)
        return self._strips[row]

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        place = event.get_content_offset(self)
        row = place.y + self.scroll_offset.y if place is not None else -1
        if 0 <= row < self._count:
            self.post_message(self.Chosen(self, row, event.chain > 1))
