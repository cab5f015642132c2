"""The lines at the top and the foot of the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.host import alone
from textual.content import Content

from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import ANYWHERE, TIMELINE, hints_for
from probtimeline.views.widgets.bars import TwoEnds, hints


@pytest.mark.parametrize(
    ("left", "right", "width"),
    [
        ("left", "right", 40),
        ("a long line of words at the left end", "right", 30),
        ("left", "a long line of words at the right end", 30),
        ("a long line of words", "another long line of words", 25),
        ("", "right", 40),
        ("left", "", 4),
        ("日本語 wide", "語", 14),
        ("left", "right", 2),
    ],
)
async def test_both_ends_stand_on_one_line_of_the_width(left: str, right: str, width: int) -> None:
    bar = TwoEnds()
    async with alone(bar, (width, 3)) as seen:
        bar.styles.height = 1
        bar.tell(Content(left), Content(right))
        await seen.settle()
        assert bar.render_line(0).cell_length == width
        shown = seen.lines[0]
        if len(left) + len(right) + 2 <= width and left.isascii():
            assert shown.startswith(left)
            assert shown.rstrip().endswith(right or left)


async def test_what_is_told_anew_replaces_what_was_there() -> None:
    bar = TwoEnds()
    async with alone(bar, (40, 3)) as seen:
        bar.styles.height = 1
        for words in ("first", "second", "second"):
            bar.tell(Content(words), Content("end"))
            await seen.settle()
            assert seen.lines[0].split() == [words, "end"]


@given(st.integers(0, 200))
def test_as_many_keys_are_offered_as_there_is_room_for(width: int) -> None:
    commands = hints_for((TIMELINE, ANYWHERE))
    shown = hints(commands, width, Keymap.of({}))
    assert shown.cell_length <= max(1, width)
    told = [command.hint for command in commands if f" {command.hint}   " in shown.plain]
    assert told == [command.hint for command in commands if command.hint in told]
    left = [f"{each.shown_keys[0]} {each.hint}   " for each in commands if each.hint not in told]
    assert all(shown.cell_length + len(words) > width for words in left), "all that fits is told"


def test_every_key_offered_is_told_with_its_word() -> None:
    shown = hints(hints_for((TIMELINE, ANYWHERE)), 500, Keymap.of({})).plain
    for command in hints_for((TIMELINE, ANYWHERE)):
        assert f"{command.shown_keys[0]} {command.hint}" in shown
