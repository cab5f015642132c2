"""The explorer on a stage: the real app, driven by keys, read as the text on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from probtimeline.app.app import Explorer
from probtimeline.app.keeping import Keeper
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.layer import Layer
from probtimeline.session.state import State
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file
from probtimeline.views.keymap import Keymap
from tests.support.build import span

TODAY = "2026-11-22"


class Stage:
    """What a test sees of the running explorer."""

    def __init__(self, app: Explorer, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and wait until all they caused is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text as a reader would."""
        await self.press(*text)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def state(self) -> State:
        """The state the screen shows."""
        return self.app.state

    @property
    def warned(self) -> list[str]:
        """What is being told over the screen."""
        return [one.message for one in self.app._notifications]

    @property
    def lines(self) -> list[str]:
        """The text on the screen, line by line."""
        update = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in update]

    @property
    def text(self) -> str:
        """The text on the screen."""
        return "\n".join(self.lines)


def builtin() -> Chronicle:
    """The chronology that comes with the program."""
    library = Library(None, builtin=builtin_file(), reader=Path("no-such-file.json").absolute())
    return library.load().chronicle


@asynccontextmanager
async def stage(
    chronicle: Chronicle | None = None,
    texts: Mapping[str, str] | None = None,
    size: tuple[int, int] = (120, 40),
    *,
    keeper: Keeper | None = None,
    keymap: Keymap | None = None,
    layer: Layer | None = None,
) -> AsyncIterator[Stage]:
    """Open the explorer on a chronicle (the built-in one) with texts attached."""
    shown = chronicle if chronicle is not None else builtin()
    attached = dict(texts or {})
    state = State.of(shown, attached, span(TODAY), layer)
    app = Explorer(state, lambda: (shown, attached, ""), keeper=keeper, keymap=keymap)
    async with app.run_test(size=size) as pilot:
        held = Stage(app, pilot)
        await held.settle()
        yield held
