"""What is kept from one sitting to the next: the reader's layer, and a few choices.

A change is made in memory at once and in the file behind it, so that a slow disk never holds a
key back. What could not be written is told, and stays in memory.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from probtimeline.app.theme import DARK, THEMES
from probtimeline.app.trouble import words_of
from probtimeline.core.text import clean

if TYPE_CHECKING:
    from probtimeline.app.holder import Holder
    from probtimeline.core.layer import Layer
    from probtimeline.session.state import State
    from probtimeline.store.layer import LayerFile
    from probtimeline.store.settings import Settings, SettingsFile


class Keeper(Protocol):
    """The files in which things are kept."""

    @property
    def theme(self) -> str:
        """The name of the theme chosen last, or nothing."""

    def change(self, work: Callable[[Layer], Layer]) -> Layer:
        """Change the layer in its file. Raises OSError where it cannot be written."""

    def choose(self, change: Callable[[Settings], Settings]) -> None:
        """Change the choices kept. Raises OSError where they cannot be written."""


class Keeping:
    """Keeps what the reader keeps. Without a keeper, for this sitting alone."""

    def __init__(self, app: Holder, keeper: Keeper | None) -> None:
        self._app = app
        self._keeper = keeper
        self._waiting: deque[Callable[[], object]] = deque()

    @property
    def theme(self) -> str:
        """The theme to open in: the one chosen last, if it is there."""
        names = [theme.name for theme in THEMES]
        chosen = self._keeper.theme if self._keeper is not None else ""
        return chosen if chosen in names else DARK.name

    def keep(self, change: Callable[[Layer], Layer], told: str) -> None:
        """Change the reader's layer, and say so."""
        from probtimeline.session.keeping import with_layer

        layer = change(self._app.state.layer)
        if self._app.state.only_shown:
            told = f"{told} (until this is left: nothing is written here)"
        self._app.apply(lambda state: with_layer(layer)(state).telling(told))
        if self._keeper is not None:
            keeper = self._keeper
            self._write(lambda: self._take_in(keeper.change(change)))

    def choose(self, *, theme: str | None = None, financial: bool | None = None) -> None:
        """Keep a choice made; what is not given stays as it is kept."""

        def change(kept: Settings) -> Settings:
            return kept._replace(
                theme=kept.theme if theme is None else theme,
                financial=kept.financial if financial is None else financial,
            )

        if self._keeper is not None:
            keeper = self._keeper
            self._write(lambda: keeper.choose(change))

    def _take_in(self, kept: Layer) -> None:
        """Show what else the file holds: another explorer may have changed it meanwhile."""
        with suppress(RuntimeError):  # the explorer has been left
            self._app.call_from_thread(self._show, kept)

    def _show(self, kept: Layer) -> None:
        from probtimeline.session.keeping import with_layer

        if len(self._waiting) == 1 and kept != self._app.state.layer:
            self._app.apply(with_layer(kept), quietly=True)

    def _write(self, work: Callable[[], object]) -> None:
        """Write behind the screen, one change after another, in the order they were made."""
        self._waiting.append(work)
        if len(self._waiting) == 1:
            self._app.run_worker(self._write_all(), group="keeping")

    async def _write_all(self) -> None:
        while self._waiting:
            try:
                await asyncio.to_thread(self._waiting[0])
            except OSError as fault:
                self._failed(fault)
            self._waiting.popleft()

    def finish(self) -> OSError | None:
        """Write what still waits when the explorer is left; the first that cannot be, if any.

        A change that was just being written is made again: made twice it is the same.
        """
        faults = []
        for work in self._waiting:
            try:
                work()
            except OSError as fault:
                faults.append(fault)
        return faults[0] if faults else None

    def _failed(self, fault: OSError) -> None:
        self._app.notify(not_written(fault), severity="error", timeout=10, markup=False)


def not_written(fault: OSError) -> str:
    """What to tell where the reader's file could not be written."""
    return clean(f"What you keep could not be written: {words_of(fault)}")


class KeptFiles(NamedTuple):
    """A Keeper on disk: the reader's own file, with the choices made last time."""

    layer: LayerFile
    settings: SettingsFile
    theme: str = ""

    def change(self, work: Callable[[Layer], Layer]) -> Layer:
        """Change the layer in its file. Raises CannotRead or CannotWrite."""
        return self.layer.change(work)

    def choose(self, change: Callable[[Settings], Settings]) -> None:
        """Change the choices kept. Raises CannotRead or CannotWrite."""
        self.settings.change(change)

    def leave_at(self, state: State) -> None:
        """Remember where the reader leaves off. A file that cannot be written loses only that."""
        from probtimeline.core.layer import LastPlace

        place = LastPlace(state.view, state.selected, state.source, state.passage)
        with suppress(OSError):
            self.layer.leave_at(place)
