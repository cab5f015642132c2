"""Tells, before an event of the built-in chronology is changed, what becomes of the change."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from probtimeline.core.text import clean_line
from probtimeline.views import paint
from probtimeline.views.asking import Ask

OWN_VERSION = "The built-in chronology is never changed: yours will be shown in its place."


LONGEST = 200
"""Characters shown of a title, so that what the keys do stays in sight."""


class AskToReplace(Ask):
    """Dismissed with True when the reader wants a version of their own."""

    BINDINGS = [Binding("y,enter,e", "answer(True)", "Change", show=False)]

    def __init__(self, title: str, editor: str) -> None:
        super().__init__()
        self._title = title
        self._editor = editor

    def compose(self) -> ComposeResult:
        """The event, what its own version means, and what the keys do."""
        with Vertical(id="ask") as box:
            box.border_title = Content(" A version of your own? ")
            yield Static(paint.prose(clean_line(self._title, LONGEST), paint.TITLE))
            yield Static(paint.prose(OWN_VERSION, paint.PLAIN))
            yield Static(
                Content.assemble(
                    ("enter", paint.LINK),
                    " opens it in ",
                    paint.line(clean_line(self._editor, LONGEST)),
                    ", ",
                    ("esc", paint.LINK),
                    " leaves it as it is",
                ),
                id="keys",
            )
