"""Where a note is typed. Imported only when one is: it brings much with it."""

from __future__ import annotations

from textual.events import Resize
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from probtimeline.core.text import clean


class NoteArea(TextArea):
    """Lines of text in which nothing that is typed or pasted can act on the terminal."""

    _wrapped_for = 0

    def on_mount(self) -> None:
        """Look after every layout whether the lines are still wrapped for the room there is."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._keep_wrapped)

    def _keep_wrapped(self, _: object) -> None:
        # An area that is laid out while it is still being mounted is not told of its size, and
        # what stood in it from the beginning would be cut off at the edge.
        if self.wrap_width != self._wrapped_for:
            self._wrapped_for = self.wrap_width
            self.post_message(Resize(self.size, self.virtual_size))

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with cleaned text."""
        edit.text = clean(edit.text)
        return super().edit(edit)
