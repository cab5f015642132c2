"""Where the reader writes a note on an event.

What was typed is never lost by leaving: both ways out keep it, and one key puts back what stood
there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from probtimeline.core.text import clean
from probtimeline.views import paint

if TYPE_CHECKING:
    from probtimeline.views.widgets.note_area import NoteArea

KEYS = (
    ("^s esc", "keeps it"),
    ("^r", "puts back what stood here"),
    ("^z", "undoes"),
)


class NoteEditor(ModalScreen[str | None]):
    """Dismissed with the note as it is now, or with None where nothing was changed."""

    CSS_PATH = "note.tcss"
    BINDINGS = [
        Binding("ctrl+s,escape", "keep_note", "Keep", show=False, priority=True),
        Binding("ctrl+r", "put_back", "Put back", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._before = clean(text)

    def compose(self) -> ComposeResult:
        """The event, the note, and what the keys do."""
        from probtimeline.views.widgets.note_area import NoteArea

        with Vertical(id="note") as box:
            box.border_title = Content("Your note")
            box.border_subtitle = Content(
                " for you alone: it never becomes part of the chronology "
            )
            yield Static(paint.line(self._title, paint.TITLE), id="about")
            yield NoteArea(
                self._before,
                id="words",
                tab_behavior="focus",
                placeholder="What you think of it, what to look up …",
            )
            told = [
                Content.assemble((key, "bold $ink-link"), (f" {words}", paint.MUTED))
                for key, words in KEYS
            ]
            yield Static(Content("   ").join(told), id="keys")

    @property
    def area(self) -> NoteArea:
        """Where the reader types."""
        from probtimeline.views.widgets.note_area import NoteArea

        return self.query_one("#words", NoteArea)

    @property
    def _is_there(self) -> bool:
        """Whether there is something to type in: keys may come before it, and leave at once."""
        return bool(self.query("#words"))

    def on_mount(self) -> None:
        """Go on writing where the note ends."""
        if not self._is_there:
            return
        self.area.move_cursor(self.area.document.end)
        self.area.focus()

    @property
    def written(self) -> str | None:
        """The note as it is now, or None where nothing was changed."""
        if not self._is_there:
            return None
        text = self.area.text
        return None if text == self._before else text

    def action_keep_note(self) -> None:
        """Close, and keep what was written."""
        self.dismiss(self.written)

    def action_put_back(self) -> None:
        """Put back what stood here; that too can be undone."""
        if not self._is_there:
            return
        area = self.area
        area.replace(self._before, (0, 0), area.document.end, maintain_selection_offset=False)
        area.move_cursor(area.document.end)
