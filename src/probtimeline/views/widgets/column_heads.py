"""The line of headings above a table: what is clicked is told as the name of a column."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from probtimeline.views.widgets.strips import to_strip

Heads = tuple[Content, tuple[tuple[int, str], ...]]
"""The line, and at which cell each column begins, in order."""


class ColumnHeads(Widget):
    """One line, painted for its width when it is shown."""

    class Picked(Message):
        """A heading was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, paint: Callable[[int], Heads], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._paint = paint

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.content_size.width
        content, _ = self._paint(width)
        return to_strip(self, content, width, self.visual_style)

    def on_click(self, event: events.Click) -> None:
        """Tell whose heading was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        _, begins = self._paint(self.content_size.width)
        names = [name for at, name in begins if at <= place.x]
        if names:
            self.post_message(self.Picked(names[-1]))
