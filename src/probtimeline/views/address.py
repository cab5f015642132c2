"""Shows a source's address and asks before it is opened."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from probtimeline.views import paint


class AskAddress(ModalScreen[bool]):
    """Dismissed with True when the reader wants the address opened."""

    BINDINGS = [
        Binding("enter,y,o", "answer(True)", "Open", show=False),
        Binding("escape,n,q", "answer(False)", "Leave", show=False),
    ]

    def __init__(self, address: str, title: str) -> None:
        super().__init__()
        self._address = address
        self._title = title

    def compose(self) -> ComposeResult:
        """The title, the whole address, and what the keys do."""
        with Vertical(id="ask"):
            yield Static(paint.prose(self._title, paint.TITLE))
            yield Static(paint.prose(self._address, paint.LINK))
            yield Static(
                Content.assemble(
                    ("enter", paint.LINK),
                    " opens it in your browser, ",
                    ("esc", paint.LINK),
                    " leaves it",
                )
            )

    def action_answer(self, yes: bool) -> None:
        """Close with the reader's answer."""
        self.dismiss(yes)
