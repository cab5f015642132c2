"""Shows a source's address, as the browser will be given it, and asks before it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from probtimeline.core.address import Address
from probtimeline.core.text import clean_line
from probtimeline.views import paint
from probtimeline.views.asking import Ask

LONGEST_TITLE = 200
"""Characters shown of a title: what there is to know of the address stands below it."""


class AskAddress(Ask):
    """Dismissed with True when the reader wants the address opened."""

    BINDINGS = [Binding("enter,y,o", "answer(True)", "Open", show=False)]

    def __init__(self, address: Address, title: str) -> None:
        super().__init__()
        self._address = address
        self._title = title

    def compose(self) -> ComposeResult:
        """The title, what to beware of, the whole address, and what the keys do."""
        with Vertical(id="ask"):
            yield Static(paint.prose(clean_line(self._title, LONGEST_TITLE), paint.TITLE))
            # Before the address: behind a long one they would be out of sight.
            for words in _beware(self._address):
                yield Static(paint.line(words, paint.DOUBT))
            yield Static(paint.prose(self._address.text, paint.LINK))
            yield Static(
                Content.assemble(
                    ("enter", paint.LINK),
                    " opens it in your browser, ",
                    ("esc", paint.LINK),
                    " leaves it",
                ),
                id="keys",
            )


def _beware(address: Address) -> Iterator[str]:
    """What a reader could take for something else."""
    if address.user:
        yield f"It leads to {address.host}; what stands before the @ is only a name."
    if address.written:
        yield f"Its host is written “{address.written}”, which is not in plain letters."
