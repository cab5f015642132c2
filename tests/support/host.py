"""A bare app that shows one widget, in the program's own colours and borders."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from probtimeline.app.app import CSS_FOLDER
from probtimeline.app.theme import DARK

Told = TypeVar("Told", bound=Message)


class Host(App[None]):
    """Shows a widget, and nothing else."""

    CSS_PATH = CSS_FOLDER / "app.tcss"

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self._widget = widget

    def compose(self) -> ComposeResult:
        """The widget alone."""
        yield self._widget


class Alone:
    """What a test sees of a widget by itself."""

    def __init__(self, widget: Widget, pilot: Pilot[None], told: list[Message]) -> None:
        self.widget = widget
        self.pilot = pilot
        self._told = told

    @property
    def strips(self) -> list[Strip]:
        """What stands on the screen inside the widget's border, beside its scrollbar."""
        inside = self.widget.scrollable_content_region
        drawn = self.pilot.app.screen._compositor.render_strips()
        return [
            Strip(strip).crop(inside.x, inside.right) for strip in drawn[inside.y : inside.bottom]
        ]

    @property
    def lines(self) -> list[str]:
        """The text of it, line by line."""
        return [strip.text.rstrip() for strip in self.strips]

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.pilot.pause()

    async def click(self, x: int, y: int, times: int = 1) -> None:
        """Click on a cell, counted from the top left one inside the border and padding."""
        left, top = self.widget.gutter.top_left
        await self.pilot.click(self.widget, offset=(left + x, top + y), times=times)

    def told(self, kind: type[Told]) -> list[Told]:
        """The messages of a kind posted so far."""
        return list({id(one): one for one in self._told if isinstance(one, kind)}.values())


@asynccontextmanager
async def alone(widget: Widget, size: tuple[int, int] = (40, 12)) -> AsyncIterator[Alone]:
    """Show a widget on a screen of a size of its own."""
    told: list[Message] = []
    async with Host(widget).run_test(size=size, message_hook=told.append) as pilot:
        held = Alone(widget, pilot, told)
        await held.settle()
        yield held
