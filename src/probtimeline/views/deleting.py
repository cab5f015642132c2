"""Asks before an event is deleted, and tells what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.text import clean_line, counted
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.asking import Ask

NAMED, LONGEST = 4, 80
"""How much of what refers to an event is named, and the characters of a title: with much more,
what the keys do would be out of sight."""


class AskToDelete(Ask):
    """Dismissed with True when the reader wants the event deleted."""

    BINDINGS = [Binding("y,enter", "answer(True)", "Delete", show=False)]

    def __init__(self, state: State, event: Event) -> None:
        super().__init__()
        self._event = event
        self._left = tuple(referring(state.chronicle, event))

    def compose(self) -> ComposeResult:
        """The event, what would be left pointing at nothing, and what the keys do."""
        with Vertical(id="ask") as box:
            box.border_title = Content(" Delete this event? ")
            held = f"{self._event.date.text} · {counted(len(self._event.quotes), 'quotation')}"
            yield Static(paint.prose(clean_line(self._event.title, LONGEST), paint.TITLE))
            yield Static(paint.line(held, paint.MUTED))
            if self._left:
                words = "These refer to it, and would refer to nothing: " + _listed(self._left)
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
                ),
                id="keys",
            )


def _listed(named: Sequence[str]) -> str:
    more = len(named) - NAMED
    return "; ".join(named[:NAMED]) + (f"; and {more:,} more" if more > 0 else "")


def referring(chronicle: Chronicle, event: Event) -> Iterator[str]:
    """What in the chronology refers to an event or to its figures, in a few words each."""
    for other in {each.id: each for each, _ in chronicle.related_to(event.id)}.values():
        yield f"the event “{clean_line(other.title, LONGEST)}”"
    own = {figure.id for quote in event.quotes for figure in quote.figures if figure.id}
    for comparison in chronicle.comparisons:
        if event.id in comparison.events or own & set(comparison.figures):
            yield f"the comparison “{clean_line(comparison.title, LONGEST)}”"
    for calculation in chronicle.calculations:
        if own & {calculation.equals, *calculation.of}:
            yield f"the calculation “{clean_line(calculation.title, LONGEST)}”"
