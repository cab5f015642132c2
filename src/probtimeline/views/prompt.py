"""The line at the foot in which the reader types: a search, or a date.

It reads nothing by itself: what is typed is told to the app, and the app sets what stands beside
and below it.
"""

from __future__ import annotations

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
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


class Prompt(Vertical):
    """An input with a label before it, a count behind it, and a line of help above it."""

    BINDINGS = bindings_of(PROMPT)

    class Typed(Message):
        """The text changed."""

        def __init__(self, kind: str, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

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

    def fill(self) -> None:
        """Put in the help line over the typed one; called once, as soon as it is attached."""
        typed = Horizontal(id="typed")
        self.mount(Static(id="offers"), typed)
        line = Input(id="input", select_on_focus=False)
        typed.mount(Static(id="label"), line, Static(id="count"))

    @property
    def input(self) -> Input:
        """Where the reader types."""
        return self.query_one("#input", Input)

    def open(self, kind: str, text: str = "") -> None:
        """Ask for a search or a date, with what was typed before."""
        self.kind = kind
        self.add_class("-open")
        self.query_one("#label", Static).update(Content(LABELS[kind]))
        self.input.placeholder = HINTS[kind]
        with self.prevent(Input.Changed):
            self._show(text)
        # What was typed before is there to go on from, and the first letter typed replaces it.
        self.input.selection = Selection(0, len(self.input.value))
        self.tell(Content(""), Content(""))
        # At once, since `focus` would wait while what is typed already goes elsewhere.
        self.screen.set_focus(self.input)
        self.post_message(self.Typed(kind, text))

    def close(self) -> None:
        """Go out of sight."""
        self.remove_class("-open")

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing."""
        return self.has_class("-open")

    def tell(self, offers: Content, count: Content) -> None:
        """Set the line above and the words behind the input."""
        self.query_one("#offers", Static).update(offers)
        self.query_one("#count", Static).update(count)

    def put(self, text: str, cursor: int) -> None:
        """Replace what is typed."""
        self._show(text)
        self.input.cursor_position = cursor

    def _show(self, text: str) -> None:
        """Show a text as far as it can be; as long as nothing is typed, it is told as it is."""
        self._given = (clean_line(text, len(text) + 1), text)
        self.input.value = self._given[0]

    @property
    def _text(self) -> str:
        shown, text = self._given
        return text if self.input.value == shown else self.input.value

    @on(Input.Changed, "#input")
    def tell_typed(self, event: Input.Changed) -> None:
        """Pass on every change."""
        event.stop()
        line = " ".join(event.value.splitlines())
        if line != event.value:
            # What was pasted stands on one line: so it is typed, and so it is told.
            self.input.value = line
            return
        self.post_message(self.Typed(self.kind, self._text))

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
