"""A bare explorer for what stands in front: moves are made, the list behind follows, no files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual._context import visible_screen_stack
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

import probtimeline
from probtimeline.app.theme import DARK
from probtimeline.core.layer import Layer
from probtimeline.session import filtering
from probtimeline.session.keeping import with_layer
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.views.event_rows import paint_row
from probtimeline.views.messages import Apply, Keep, TellStory
from probtimeline.views.view import Panel
from probtimeline.views.widgets.chips import ChipLine
from probtimeline.views.widgets.line_list import LineList

PACKAGE = Path(probtimeline.__file__).parent
FRONT = ("facets", "yours", "note", "copying", "picking", "story")
"""The parts of the explorer that stand in front, by the names of their style sheets."""


class Front(App[None]):
    """Holds a state and shows its list; `answers` are what closed screens were dismissed with."""

    CSS_PATH: ClassVar = [
        PACKAGE / "app/app.tcss",
        *(PACKAGE / f"views/{name}.tcss" for name in FRONT),
    ]

    def __init__(self, state: State) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.state = state
        self.stories: list[TellStory] = []
        self.told: list[str] = []
        self.answers: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield ChipLine(id="chips")
        yield LineList(id="events")

    def on_mount(self) -> None:
        self.query_one("#chips").styles.height = 1
        self.apply(lambda state: state)

    def apply(self, move: Move) -> None:
        """Make a move as the app makes it."""
        self.state = state = move(replace(self.state, notice=""))
        behind = self.screen_stack[0]
        rows = behind.query_one("#events", LineList)
        row = state.rows.row_of.get(state.place, -1)
        rows.show(len(state.rows), lambda at, width: paint_row(state, at, width), row)
        behind.query_one(ChipLine).show(state)
        for screen in self.screen_stack[1:]:
            if isinstance(screen, Panel):
                screen.show(state)

    def on_apply(self, message: Apply) -> None:
        self.apply(message.move)

    def keep(self, layer: Layer, told: str) -> None:
        """Take in another layer."""
        self.told.append(told)
        self.apply(with_layer(layer))

    @on(Keep)
    def keep_asked(self, message: Keep) -> None:
        self.keep(message.change(self.state.layer), message.told)

    def on_tell_story(self, message: TellStory) -> None:
        self.stories.append(message)

    def action_undo_narrowing(self) -> None:
        self.apply(filtering.undo_narrowing())

    def action_switch_chips(self) -> None:
        self.apply(filtering.switch_chips())

    def action_switch_chip_number(self, number: int) -> None:
        self.apply(filtering.switch_chip(number))


class InFront:
    """What a test sees."""

    def __init__(self, app: Front, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def state(self) -> State:
        """The state as it is now."""
        return self.app.state

    @property
    def lines(self) -> list[str]:
        """The text of all screens that are seen, line by line."""
        return [strip.text.rstrip() for strip in self._strips]

    @property
    def _strips(self) -> list[Strip]:
        visible_screen_stack.set(self.app._background_screens)
        return [Strip(strip) for strip in self.app.screen._compositor.render_strips()]

    def inside(self, selector: str) -> list[str]:
        """The lines of text inside a widget of the screen in front; empty ones are left out."""
        region = self.app.screen.query_one(selector).content_region
        strips = self._strips[region.y : region.bottom]
        lines = [strip.crop(region.x, region.right).text for strip in strips]
        return [line.strip() for line in lines if line.strip()]

    @property
    def text(self) -> str:
        """The text of all screens that are seen."""
        return "\n".join(self.lines)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all they caused is done."""
        await self.pilot.press(*keys)
        await self.pilot.pause()


@asynccontextmanager
async def front(
    state: State,
    screen: Screen[Any] | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[InFront]:
    """Show a state, with a screen in front of it."""
    app = Front(state)
    async with app.run_test(size=size) as pilot:
        if screen is not None:
            app.push_screen(screen, app.answers.append)
        await pilot.pause()
        await pilot.pause()
        yield InFront(app, pilot)
