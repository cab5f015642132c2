"""The page beside the list, with the keys that work in it."""

from __future__ import annotations

from textual.message import Message

from probtimeline.views.keys import DETAIL
from probtimeline.views.view import bindings_of
from probtimeline.views.widgets.page import Page


class DetailPage(Page):
    """The page beside the list; its keys are those of the detail."""

    BINDINGS = bindings_of(DETAIL)

    class Left(Message):
        """The reader goes back to the list."""

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
        self.go_to(self.stops - 1 if self.stops else None)

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
