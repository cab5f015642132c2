"""What every view has in common: it shows a State, and its keys come from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import AwaitMount

from probtimeline.views.keys import FORM, JSON, Command, commands_of
from probtimeline.views.messages import Apply
from probtimeline.views.widgets.still import Still

if TYPE_CHECKING:
    from probtimeline.core.chronicle import PlacedFigure
    from probtimeline.core.records import Quote, Source
    from probtimeline.session.marking import Marked
    from probtimeline.session.moves import Move
    from probtimeline.session.state import State

OPENING = ("search", "go-to-date", "add-event", "add-json")
"""Commands done before any later key is read: what is typed after them at once is for the prompt.

The app leaves their keys alone while the prompt is open (`Holder.check_action`).
"""
TYPED_IN = (FORM, JSON)
"""Contexts in which keys are typed: those of their commands go before what they do in a text."""
MOVING = frozenset({"up", "down", "left", "right", "space"})
"""Keys that belong to the text they are pressed in, where there is one."""


def bindings_of(context: str, namespace: str = "") -> list[BindingType]:
    """Textual's bindings for the commands of a context, run in a namespace such as `app.`."""
    return [
        Binding(
            command.keys,
            namespace + command.action,
            command.text,
            show=False,
            id=command.name,
            priority=_goes_first(command),
        )
        for command in commands_of(context)
    ]


def _goes_first(command: Command) -> bool:
    """Whether a command is done before the key is told to what has the focus."""
    typed = command.context in TYPED_IN and not MOVING.intersection(command.keys.split(","))
    return command.name in OPENING or typed


class View(Vertical, Still):
    """A screenful that shows the State it was given last."""

    state: State | None = None

    def fill(self) -> Sequence[AwaitMount]:
        """Put the view's parts in; called once, as soon as it is attached itself.

        They can be told and given the keys at once, unlike what is composed; what is returned can
        be waited for until they can be laid out.
        """
        raise NotImplementedError

    def show(self, state: State) -> None:
        """Show a state; called with every new one while the view is in front."""
        raise NotImplementedError

    def ask(self, move: Move) -> None:
        """Ask for a move."""
        # Straight to the app: nothing on the way up wants to know, and each step there takes time.
        self.app.post_message(Apply(move))

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts whose keys work now, nearest first."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Give the keys to the part of the view the state says they belong to."""
        raise NotImplementedError

    @property
    def quote(self) -> Quote | None:
        """The quotation under the cursor, or the one that stands for where the reader is."""
        raise NotImplementedError

    @property
    def source(self) -> Source | None:
        """The source of the quotation, or the one open."""
        quote = self.quote
        if quote is None or self.state is None:
            return None
        return self.state.chronicle.sources.get(quote.source)

    @property
    def placed(self) -> PlacedFigure | None:
        """The figure under the cursor, where the view stands on figures."""
        return None

    @property
    def thing(self) -> Marked | None:
        """What stands under the cursor and can be set beside another; None where nothing can."""
        raise NotImplementedError


class Panel(ModalScreen[None]):
    """Something over the view in front that shows the State too, as it changes."""

    def show(self, state: State) -> None:
        """Show a state; called with every new one while the panel is open."""
        raise NotImplementedError

    def ask(self, move: Move) -> None:
        """Ask for a move."""
        # Straight to the app: nothing on the way up wants to know, and each step there takes time.
        self.app.post_message(Apply(move))


def is_open(screen: Screen[Any]) -> bool:
    """Whether a screen has its widgets still: one that is left loses them before it is gone."""
    return screen.is_attached and screen in screen.app.screen_stack


def titled(title: str, aside: str = "") -> Content:
    """A border title as literal text, with something said beside it."""
    return Content.assemble(f" {title} ", (f"{aside} " if aside else "", "$ink-muted"))
