"""What a step shows is the same whether it was made ready while nothing was pressed, or not."""

from collections.abc import Sequence

import pytest
from rich.style import Style
from tests.support.stage import Stage, stage
from textual.strip import Strip

from probtimeline.views.timeline import TimelineView

WALKS = {
    "along": "jjkjjkkj",
    "with a search between": ["j", "slash", "b", "a", "l", "enter", "j", "n", "k", "escape", "j"],
    "in another theme": ["j", "T", "j", "j", "T", "k"],
    "among chips and a window": ["j", "+", "j", "j", "0", "j", "c", "j"],
    "through the detail": ["j", "enter", "j", "j", "escape", "j", "k", "enter", "j"],
}


def timeline(seen: Stage) -> TimelineView:
    view = seen.app.view
    assert isinstance(view, TimelineView)
    return view


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    return [(char, piece.style) for piece in strip for char in piece.text]


async def walked(keys: Sequence[str], ready: bool) -> list[object]:
    """The screen after each key, with the step after it made ready, or forgotten again."""
    found: list[object] = []
    async with stage() as seen:
        for key in keys:
            if ready:
                timeline(seen).prepare()
            else:
                timeline(seen).page.prepare(())
            await seen.press(key)
            found.append([cells(strip) for strip in seen.app.screen._compositor.render_strips()])
    return found


@pytest.mark.parametrize("walk", WALKS)
async def test_a_step_that_was_made_ready_shows_what_it_would_have(walk: str) -> None:
    assert await walked(WALKS[walk], ready=True) == await walked(WALKS[walk], ready=False)
