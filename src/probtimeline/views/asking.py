"""Asks before something is done that the reader may not want, and waits for yes or no."""

from __future__ import annotations

from textual.binding import Binding
from textual.screen import ModalScreen


class Ask(ModalScreen[bool]):
    """Dismissed with True for yes. What asks has a box `#ask`, and its keys in `#keys`."""

    CSS_PATH = "asking.tcss"
    BINDINGS = [Binding("escape,n,q", "answer(False)", "Leave", show=False)]

    def action_answer(self, yes: bool) -> None:
        """Close with the reader's answer."""
        self.dismiss(yes)
