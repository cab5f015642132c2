"""The line at the foot in which the reader types: a search, or a date.

It reads nothing by itself: what is typed is told to the app, and the app sets what stands beside
and below it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from probtimeline.core.text import clean_line
from probtimeline.views.keys import PROMPT
from probtimeline.views.view import bindings_of

SEARCH = "search"
DATE = "date"
NAME = "name"
LABELS = {SEARCH: " Search events ", DATE: " Go to ", NAME: " Keep as "}
HINTS = {
    SEARCH: "words, “phrases”, -not, or, tag: actor: figure:>20% after:2014 …",
    DATE: "feb 2019, last autumn, 2016-17, 28 march 2019 …",
    NAME: "a name for the search",
}

Heard = Callable[[str, str], None]
"""Told of what is typed: what is asked for, and the text so far."""


class Line(Input):
    """Where the reader types. Its size is the prompt's to say: what is typed lays nothing out."""

    def __init__(self, typed: Callable[[str], None]) -> None:
        """`typed` is called with each text that stands in it, before that is drawn."""
        super().__init__(id="input", select_on_focus=False)
        self._typed = typed
        self._known = ""

    def replace(self, text: str, start: int, end: int) -> None:
        """Change what is typed, and tell it at once: Textual would tell it after drawing it."""
        super().replace(text, start, end)
        self._tell()

    def hold(self, text: str) -> None:
        """Have a text of which nobody need be told."""
        self._known = self.value = text

    @on(Input.Changed)
    def tell_changed(self, event: Input.Changed) -> None:
        """Tell what was not typed."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        if self.value != self._known:
            self._known = self.value
            self._typed(self.value)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew, and never more than itself."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)


class Prompt(Vertical):
    """An input with a label before it, a count behind it, and a line of help above it."""

    BINDINGS = bindings_of(PROMPT)

    class Accepted(Message):
        """The reader keeps what is typed."""

        def __init__(self, kind: str, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    class Cancelled(Message):
        """The reader leaves."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    class Wanted(Message):
        """The reader asks for the completion of what stands before the cursor."""

        def __init__(self, text: str, cursor: int) -> None:
            super().__init__()
            self.text = text
            self.cursor = cursor

    class Stepped(Message):
        """The reader steps through the hits while typing."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    kind = SEARCH
    _given = ("", "")
    _room = Size(0, 1)
    _heard: Heard = staticmethod(lambda kind, text: None)

    def fill(self) -> None:
        """Put in the help line over the typed one; called once, as soon as it is attached."""
        typed = Horizontal(id="typed")
        self.mount(Static(id="offers"), typed)
        line = Line(self._tell_typed)
        typed.mount(Static(id="label"), line, Static(id="count"))

    @property
    def input(self) -> Line:
        """Where the reader types."""
        return self.query_one("#input", Line)

    def open(self, kind: str, text: str, heard: Heard) -> None:
        """Ask for a search or a date, with what was typed before; `heard` is told of every change.

        It is called, where the rest is posted: what comes of a letter is to be drawn in one frame
        with it.
        """
        self.kind, self._heard = kind, heard
        self.add_class("-open")
        self.query_one("#label", Static).update(Content(LABELS[kind]))
        self.input.placeholder = HINTS[kind]
        self.input.hold(self._shown(text))
        # What was typed before is there to go on from, and the first letter typed replaces it.
        self.input.selection = Selection(0, len(self.input.value))
        self._give(Size(0, 1))
        self.tell(Content(""), Content(""))
        # At once, since `focus` would wait while what is typed already goes elsewhere.
        self.screen.set_focus(self.input)
        heard(kind, text)

    def close(self) -> None:
        """Go out of sight."""
        self.remove_class("-open")

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing."""
        return self.has_class("-open")

    def tell(self, offers: Content, count: Content) -> None:
        """Set the line above and the words behind the input."""
        above, behind = self.query_one("#offers", Static), self.query_one("#count", Static)
        above.update(offers, layout=False)
        behind.update(count, layout=False)
        # Laid out is only what wants more room than it has, and then it keeps that.
        room = self.app.size
        width = behind.get_content_width(room, room) + behind.gutter.width
        height = above.get_content_height(room, room, room.width)
        if width > self._room.width or height > self._room.height:
            self._give(Size(max(width, self._room.width), max(height, self._room.height)))

    def _give(self, room: Size) -> None:
        """Give the count so many columns, and the line above so many lines, at least."""
        self._room = room
        self.query_one("#count", Static).styles.min_width = room.width
        self.query_one("#offers", Static).styles.min_height = room.height

    def put(self, text: str, cursor: int) -> None:
        """Replace what is typed."""
        self.input.value = self._shown(text)
        self.input.cursor_position = cursor

    def _shown(self, text: str) -> str:
        """A text as far as it can be shown; as long as nothing is typed, it is told as it is."""
        self._given = (clean_line(text, len(text) + 1), text)
        return self._given[0]

    @property
    def _text(self) -> str:
        shown, text = self._given
        return text if self.input.value == shown else self.input.value

    def _tell_typed(self, value: str) -> None:
        line = " ".join(value.splitlines())
        if line != value:
            # What was pasted stands on one line: so it is typed, and so it is told.
            self.input.value = line
            return
        self._heard(self.kind, self._text)

    @on(Input.Submitted, "#input")
    def tell_accepted(self, event: Input.Submitted) -> None:
        """Pass on that the reader is done."""
        event.stop()
        self.post_message(self.Accepted(self.kind, self._text))

    def action_accept(self) -> None:
        """Keep what is found."""
        self.post_message(self.Accepted(self.kind, self._text))

    def action_cancel(self) -> None:
        """Leave, back to where the reader was."""
        self.post_message(self.Cancelled(self.kind))

    def action_complete(self) -> None:
        """Complete what stands before the cursor."""
        self.post_message(self.Wanted(self._text, self.input.cursor_position))

    def action_hit_below(self) -> None:
        """The next hit, while typing."""
        self.post_message(self.Stepped(1))

    def action_hit_above(self) -> None:
        """The hit before, while typing."""
        self.post_message(self.Stepped(-1))
