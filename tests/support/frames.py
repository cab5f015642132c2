"""What the screen sends to the terminal, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.app import App
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: how many bytes it takes, and the lines of the screen it draws (None: all)."""

    size: int
    lines: frozenset[int] | None


@dataclass(slots=True)
class Sent:
    """The frames sent so far, and how often the screen was laid out for them."""

    frames: list[Frame]
    layouts: int = 0

    @property
    def lines(self) -> set[int]:
        """The lines drawn by any of them."""
        assert all(frame.lines is not None for frame in self.frames), "all of it was sent"
        return {line for frame in self.frames for line in frame.lines or ()}

    @property
    def size(self) -> int:
        """The bytes of all of them."""
        return sum(frame.size for frame in self.frames)


@contextmanager
def sent_by(app: App[Any]) -> Iterator[Sent]:
    """Keep what an app sends to the terminal meanwhile."""
    found = Sent([])
    show = app._display

    def kept(screen: Screen[Any], update: Any) -> None:
        if isinstance(update, CompositorUpdate):
            lines = None
            if isinstance(update, ChopsUpdate):
                lines = frozenset(y for y, _, _ in update.spans)
            found.frames.append(Frame(len(update.render_segments(app.console).encode()), lines))
        show(screen, update)

    def laid_out(_: Any) -> None:
        found.layouts += 1

    screen = app.screen
    setattr(app, "_display", kept)  # noqa: B010 - an attribute of this app alone, not of its class
    screen.screen_layout_refresh_signal.subscribe(screen, laid_out, immediate=True)
    try:
        yield found
    finally:
        del app._display
        screen.screen_layout_refresh_signal.unsubscribe(screen)
