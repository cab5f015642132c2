"""Runs a command by name, from the palette or by a click, wherever the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from probtimeline.session import moves
from probtimeline.views.keys import ANYWHERE, DETAIL, PROMPT, SOURCE, TIMELINE, Command
from probtimeline.views.timeline import TimelineView

if TYPE_CHECKING:
    from probtimeline.app.app import Explorer


async def run_command(app: Explorer, command: Command) -> None:
    """Run a command where it belongs; one of another view brings that view to the front."""
    if command.context == ANYWHERE:
        await app.run_action(command.action)
        return
    if command.context == PROMPT:
        await app.run_action(command.action, default_namespace=app.prompt)
        return
    app.apply(moves.open_view(SOURCE if command.context == SOURCE else TIMELINE))
    view = app.view
    if command.context == DETAIL and isinstance(view, TimelineView):
        view.action_read_detail()
        await app.run_action(command.action, default_namespace=view.page)
    else:
        await app.run_action(command.action, default_namespace=view)
