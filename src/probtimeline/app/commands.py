"""Runs a command by name, from the palette or by a click, wherever the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from probtimeline.session import moves
from probtimeline.session.state import VIEWS
from probtimeline.views.keys import (
    ANYWHERE,
    DETAIL,
    FACETS,
    FORM,
    JSON,
    PROMPT,
    STORY,
    YOURS,
    Command,
    command_named,
)
from probtimeline.views.reading_page import ReadingPage
from probtimeline.views.timeline import TimelineView

if TYPE_CHECKING:
    from probtimeline.app.app import Explorer

OPENED_BY = {FACETS: "facets", YOURS: "kept", STORY: "story", FORM: "add-event", JSON: "add-json"}
"""The command that opens what the keys of a context work in."""


async def run_command(app: Explorer, command: Command) -> None:
    """Run a command where it belongs; one of another view brings that view to the front."""
    if command.context == ANYWHERE:
        await app.run_action(command.action)
    elif command.context == PROMPT:
        await app.run_action(command.action, default_namespace=app.prompt)
    elif command.context == FORM and app.form is not None:
        await app.run_action(command.action, default_namespace=app.form)
    elif command.context == JSON and app.json_screen is not None:
        await app.run_action(command.action, default_namespace=app.json_screen)
    elif command.context in OPENED_BY:
        await app.run_action(command_named(OPENED_BY[command.context]).action)
    elif command.context == DETAIL:
        await _in_the_page(app, command)
    else:
        if command.context in VIEWS:
            app.apply(moves.open_view(command.context))
        await app.run_action(command.action, default_namespace=app.view)


async def _in_the_page(app: Explorer, command: Command) -> None:
    """Run a command of a page with stops: of the view in front, or else of the timeline."""
    if not app.view.query(ReadingPage):
        app.apply(moves.open_view("timeline"))
    view = app.view
    if isinstance(view, TimelineView):
        view.action_read_detail()
    page = view.query_one(ReadingPage)
    page.focus()
    await app.run_action(command.action, default_namespace=page)
