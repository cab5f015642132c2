"""The page beside the list: the selected event, and where the cursor stands in it."""

from __future__ import annotations

from textual import on

from probtimeline.core.records import Quote
from probtimeline.session import moves
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail import Detail
from probtimeline.views.messages import Apply
from probtimeline.views.reading_page import ReadingPage
from probtimeline.views.stops import ToWords, thing_at
from probtimeline.views.widgets.page import EMPTY, Page


class DetailPage(ReadingPage):
    """The page of the selected event."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: State | None = None

    def tell(self, state: State) -> None:
        """Write the page of the selected event."""
        before, self._state, event = self._state, state, state.event
        if event is None:
            self.head(EMPTY)
            self.show_written(None)
            return
        self.head(paint.line(event.date.text, paint.PLAIN))
        top = self.scroll_offset.y
        self.show_written(Detail(state, event), state.stop)
        if before is not None and _is_same_place(before, state):
            self.scroll_to(y=top, animate=False, force=True)

    @property
    def quote(self) -> Quote | None:
        """The quotation under the cursor, else the selected event's first."""
        if isinstance(self.target, ToWords):
            return self.target.quote
        event = self._state.event if self._state is not None else None
        return event.quotes[0] if event is not None and event.quotes else None

    @property
    def thing(self) -> Marked | None:
        """The figure or event under the cursor, else the selected event."""
        if self._state is None or self._state.event is None:
            return None
        target = self.target
        found = thing_at(target, self._state.chronicle) if target is not None else None
        return found or Marked(Thing.EVENT, self._state.selected)

    @on(Page.Stood)
    def remember(self, message: Page.Stood) -> None:
        """Remember what the cursor stands on: it is part of the place to come back to."""
        message.stop()
        self.post_message(Apply(moves.stand(message.number)))


def _is_same_place(before: State, state: State) -> bool:
    """Whether a page is told anew to a reader who has not gone anywhere meanwhile."""
    return (before.selected, before.stop, before.search) == (
        state.selected,
        state.stop,
        state.search,
    )
