"""Where a note is typed. Imported only when one is: it brings much with it."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from probtimeline.core.text import clean


class NoteArea(TextArea):
    """Lines of text in which nothing that is typed or pasted can act on the terminal."""

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with cleaned text."""
        edit.text = clean(edit.text)
        return super().edit(edit)
