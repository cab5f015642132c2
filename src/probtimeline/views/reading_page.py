"""A page that is read beside a list: its keys go from stop to stop, and follow where they lead."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.message import Message

from probtimeline import session
from probtimeline.session.state import State
from probtimeline.views.keys import DETAIL
from probtimeline.views.messages import Apply
from probtimeline.views.stops import Target, ToEvent, ToItem, ToWords, figure_stop
from probtimeline.views.view import bindings_of
from probtimeline.views.widgets.page import Laid, Page
from probtimeline.views.writing import Writer


class ReadingPage(Page):
    """A page as a Writer wrote it; its keys are those of the detail."""

    BINDINGS = bindings_of(DETAIL)

    class Left(Message):
        """The reader goes back to the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._written: Writer | None = None

    def show_written(
        self, written: Writer | None, stop: int | None = None, laid: Laid | None = None
    ) -> None:
        """Show what was written, or nothing; `laid` is that laid out before."""
        self._written = written
        found = written.found if written else None
        self.show(written.blocks if written else (), stop, found, laid)

    @property
    def targets(self) -> Sequence[Target]:
        """Where the stops lead."""
        return self._written.targets if self._written is not None else ()

    @property
    def target(self) -> Target | None:
        """What the cursor stands on, while the keys go to the page."""
        on_one = self.has_focus and self.stop is not None and self.stop < len(self.targets)
        return self.targets[self.stop or 0] if on_one else None

    def enter(self) -> None:
        """Take the keys, on the first stop unless the cursor stands on one already."""
        self.focus()
        # The page may not have been laid out yet: what it holds is known all the same.
        if self.stop is None and self.targets:
            self.go_to(0)

    @on(Page.Followed)
    def lead(self, message: Page.Followed) -> None:
        """From words to their source, from a link to its event, from a comparison to its page."""
        message.stop()
        if self._written is None or not 0 <= message.number < len(self.targets):
            return
        match self.targets[message.number]:
            case ToWords(quote):
                move = session.sources.open_source(quote.source, quote.text)
            case ToItem(key):
                move = session.comparing.show_item(key)
            case ToEvent(event_id, figure):
                at = _stop(self._written.state, event_id, figure)
                move = session.moves.follow_to_event(event_id, at)
        self.post_message(Apply(move))

    def action_next_stop(self) -> None:
        """Stand on the next thing that can be followed."""
        self.step(1)

    def action_previous_stop(self) -> None:
        """Stand on the one before."""
        self.step(-1)

    def action_first_stop(self) -> None:
        """Back to the top of the page."""
        self.go_to(None)
        self.scroll_to(0, 0, animate=False)

    def action_last_stop(self) -> None:
        """Stand on the last thing that can be followed."""
        order = self.order
        self.go_to(order[-1] if order else None)

    def action_detail_down(self) -> None:
        """A page further."""
        self.scroll_page_down(animate=False)

    def action_detail_up(self) -> None:
        """A page back."""
        self.scroll_page_up(animate=False)

    def action_follow(self) -> None:
        """Ask to follow what the cursor stands on; with nothing under it, the first quotation."""
        self.post_message(self.Followed(self, 0 if self.stop is None else self.stop))

    def action_leave_detail(self) -> None:
        """Ask to go back to the list."""
        self.post_message(self.Left())


def _stop(state: State, event_id: str, figure: str) -> int:
    """Where on an event's page a link leads: the reader was in a page, and stays in one."""
    event = state.chronicle.event(event_id)
    return (figure_stop(event, figure) if event is not None and figure else None) or 0
