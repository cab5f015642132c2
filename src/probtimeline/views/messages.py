"""What views and widgets ask for. The app alone acts on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from probtimeline.core.layer import Layer
    from probtimeline.session.moves import Move


class Apply(Message):
    """Change the state by a move."""

    def __init__(self, move: Move) -> None:
        super().__init__()
        self.move = move


class Copy(Message):
    """Put text on the clipboard; `what` names it to the reader."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__()
        self.text = text
        self.what = what


class Open(Message):
    """Show an address, and open it if the reader agrees."""

    def __init__(self, address: str, title: str) -> None:
        super().__init__()
        self.address = address
        self.title = title


class Keep(Message):
    """Change the reader's layer, in memory and in its file; `told` says what was done."""

    def __init__(self, change: Callable[[Layer], Layer], told: str) -> None:
        super().__init__()
        self.change = change
        self.told = told


class TellStory(Message):
    """Walk through some events, one screen each; `places` are theirs in the chronicle."""

    def __init__(self, title: str, places: Sequence[int]) -> None:
        super().__init__()
        self.title = title
        self.places = tuple(places)
