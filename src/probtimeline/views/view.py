"""What every view has in common: it shows a State, and its keys come from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.views.keys import commands_of
from probtimeline.views.messages import Apply


def bindings_of(context: str, namespace: str = "") -> list[BindingType]:
    """Textual's bindings for the commands of a context, run in a namespace such as `app.`."""
    return [
        Binding(command.keys, namespace + command.action, command.text, show=False)
        for command in commands_of(context)
    ]


class View(Vertical):
    """A screenful that shows the State it was given last."""

    state: State | None = None

    def show(self, state: State) -> None:
        """Show a state; called with every new one while the view is in front."""
        raise NotImplementedError

    def ask(self, move: Move) -> None:
        """Ask for a move."""
        self.post_message(Apply(move))

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts whose keys work now, nearest first."""
        raise NotImplementedError


def titled(title: str, aside: str = "") -> Content:
    """A border title as literal text, with something said beside it."""
    return Content.assemble(f" {title} ", (f"{aside} " if aside else "", "$ink-muted"))
