"""The page beside the list: the selected event, and where the cursor stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on

from probtimeline import session
from probtimeline.core.records import Event, Quote
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail import Detail
from probtimeline.views.messages import Apply
from probtimeline.views.reading_page import ReadingPage
from probtimeline.views.stops import ToWords, thing_at
from probtimeline.views.widgets.page import EMPTY, Laid, Page

if TYPE_CHECKING:
    from probtimeline.session.marking import Marked


Ready = tuple[Detail, Laid]
"""A page that is written and laid out."""


class DetailPage(ReadingPage):
    """The page of the selected event."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: State | None = None
        self._ready: dict[str, Ready] = {}

    def tell(self, state: State) -> None:
        """Write the page of the selected event."""
        before, self._state, event = self._state, state, state.event
        if event is None:
            self.head(EMPTY)
            self.show_written(None)
            return
        self.head(paint.line(event.date.text, paint.PLAIN))
        top = self.scroll_offset.y
        if before is None or not _is_written_alike(before, state):
            self._ready = {}
        written, laid = self._ready.get(event.id) or (Detail(state, event), None)
        self.show_written(written, state.stop, laid)
        if before is not None and _is_same_place(before, state):
            self.look_from(top)

    def prepare(self, events: Iterable[Event]) -> None:
        """Write the pages that may be asked for next, and keep no others.

        They are those of the state told last.
        """
        before, self._ready = self._ready, {}
        if self._state is not None and self.size:
            for event in events:
                ready = before.get(event.id) or self._made_ready(Detail(self._state, event))
                self._ready[event.id] = ready

    def _made_ready(self, written: Detail) -> Ready:
        return written, self.laid_out(written.blocks)

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme."""
        self._ready = {}
        super().notify_style_update()

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
        from probtimeline.session.marking import Marked, Thing

        target = self.target
        found = thing_at(target, self._state.chronicle) if target is not None else None
        return found or Marked(Thing.EVENT, self._state.selected)

    @on(Page.Stood)
    def remember(self, message: Page.Stood) -> None:
        """Remember what the cursor stands on: it is part of the place to come back to."""
        message.stop()
        self.post_message(Apply(session.moves.stand(message.number)))


def _is_written_alike(before: State, state: State) -> bool:
    """Whether what a page is written from is the same: see `Detail`."""
    return (
        before.chronicle is state.chronicle
        and before.search is state.search
        and before.verdicts is state.verdicts
    )


def _is_same_place(before: State, state: State) -> bool:
    """Whether a page is told anew to a reader who has not gone anywhere meanwhile."""
    return (before.selected, before.stop, before.search) == (
        state.selected,
        state.stop,
        state.search,
    )
