"""Where JSON is typed or pasted. Imported only when it is: it brings much with it.

Nothing in it can act on the terminal, and nothing of it is lost (`views.json_text`).
"""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from probtimeline.views.json_text import (
    LARGEST,
    LONGEST_WRAPPED,
    is_too_large,
    longest_line,
    safe_json,
)


class JsonArea(TextArea):
    """Lines of JSON."""

    class TooLarge(Message):
        """What was pasted would make the text too large, and was left out."""

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with text that is safe to show."""
        edit.text = safe_json(edit.text)
        if self.soft_wrap and longest_line(edit.text) > LONGEST_WRAPPED:
            self.soft_wrap = False
        return super().edit(edit)

    async def _on_paste(self, event: events.Paste) -> None:
        """Leave out what is too large to be edited here."""
        there = sum(map(len, self.document.lines))
        if there + len(event.text) > LARGEST or is_too_large(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(self.TooLarge())
