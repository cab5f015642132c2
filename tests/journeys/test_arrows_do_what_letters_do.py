"""Wherever the reader is, an arrow or a paging key does what the table of keys says it does."""

import pytest
from tests.support.stage import Stage, stage

PLACES = {
    "list": (),
    "detail": ("enter",),
    "source": ("2",),
    "figures": ("3",),
    "comparisons": ("4",),
    "an item of the comparisons": ("4", "enter"),
    "story": ("p",),
}
"""Keys that lead there from the opening screen."""
ARROWS = ("down", "down", "end", "up", "up", "home", "down", "pagedown", "down", "pageup")
LETTERS = ("j", "j", "G", "k", "k", "g", "j", "space", "j", "pageup")


def where(seen: Stage) -> object:
    state = seen.state
    return state.selected, state.passage, state.figure, state.weighed, state.stop, seen.lines


@pytest.mark.parametrize("place", PLACES)
async def test_an_arrow_does_what_its_letter_does(place: str) -> None:
    found = []
    for keys in (ARROWS, LETTERS):
        async with stage(size=(100, 30)) as seen:
            await seen.press(*PLACES[place])
            been = []
            for key in keys:
                await seen.press(key)
                been.append(where(seen))
            found.append(been)
    assert found[0] == found[1]
    assert len({str(each) for each in found[0]}) > 2, "the keys lead somewhere"
