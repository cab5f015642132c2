"""Asks before an event is deleted, and tells what refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.text import counted
from probtimeline.session.state import State
from probtimeline.views import paint


class AskToDelete(ModalScreen[bool]):
    """Dismissed with True when the reader wants the event deleted."""

    BINDINGS = [
        Binding("y,enter", "answer(True)", "Delete", show=False),
        Binding("escape,n,q", "answer(False)", "Keep", show=False),
    ]

    def __init__(self, state: State, event: Event) -> None:
        super().__init__()
        self._event = event
        self._left = tuple(referring(state.chronicle, event))

    def compose(self) -> ComposeResult:
        """The event, what would be left pointing at nothing, and what the keys do."""
        with Vertical(id="ask") as box:
            box.border_title = Content(" Delete this event? ")
            held = f"{self._event.date.text} · {counted(len(self._event.quotes), 'quotation')}"
            yield Static(paint.prose(self._event.title, paint.TITLE))
            yield Static(paint.line(held, paint.MUTED))
            if self._left:
                words = "These refer to it, and would refer to nothing: " + "; ".join(self._left)
                yield Static(paint.prose(words, paint.DOUBT))
            yield Static(
                Content.assemble(
                    ("y", paint.LINK),
                    " or ",
                    ("enter", paint.LINK),
                    " deletes it, ",
                    ("esc", paint.LINK),
                    " keeps it; ",
                    ("u", paint.LINK),
                    " brings it back later",
                )
            )

    def action_answer(self, yes: bool) -> None:
        """Close with the reader's answer."""
        self.dismiss(yes)


def referring(chronicle: Chronicle, event: Event) -> Iterator[str]:
    """What in the chronology refers to an event or to its figures, in a few words each."""
    for other in chronicle.events:
        if any(link.event == event.id for link in other.related):
            yield f"the event “{other.title}”"
    own = {figure.id for quote in event.quotes for figure in quote.figures if figure.id}
    for comparison in chronicle.comparisons:
        if event.id in comparison.events or own & set(comparison.figures):
            yield f"the comparison “{comparison.title}”"
    for calculation in chronicle.calculations:
        if own & {calculation.equals, *calculation.of}:
            yield f"the calculation “{calculation.title}”"
