"""What a key costs: the lines that change, in one frame, and no layout of the screen."""

import pytest
from tests.support.frames import sent_by
from tests.support.stage import stage
from tests.support.terminal import explorer, terminal

from probtimeline.views.timeline import TimelineView
from probtimeline.views.widgets.bars import TwoEnds

FOOT_OF_AXIS = 1
COUNTER = 1


def timeline(view: object) -> TimelineView:
    assert isinstance(view, TimelineView)
    return view


async def test_a_step_is_one_frame_and_lays_nothing_out() -> None:
    async with stage() as seen:
        await seen.press("j")
        for key in ("j", "j", "k", "G", "g", "J", "z", "pagedown"):
            with sent_by(seen.app) as sent:
                await seen.press(key)
            assert len(sent.frames) == 1, key
            assert sent.layouts == 0, key


async def test_a_step_sends_two_rows_of_the_list_and_no_more_of_the_rest_than_changes() -> None:
    async with stage(size=(90, 30)) as seen:  # too narrow for the page beside it
        await seen.press("j", "j")
        rows = timeline(seen.app.view).list.scrollable_content_region
        with sent_by(seen.app) as sent:
            await seen.press("j")
        assert len([y for y in sent.lines if rows.y <= y < rows.bottom]) == 2
        assert len(sent.lines) <= 2 + FOOT_OF_AXIS + COUNTER


async def test_a_step_sends_less_than_half_of_the_screen_and_without_the_page_a_tenth() -> None:
    async with stage() as seen:
        with sent_by(seen.app) as whole:
            seen.app.refresh()
            await seen.settle()
        await seen.press("j", "j")
        with sent_by(seen.app) as narrow:
            await seen.press("j")
        assert whole.frames[-1].lines is None
        assert narrow.size < whole.size / 2
    async with stage(size=(90, 30)) as seen:
        await seen.press("j", "j")
        with sent_by(seen.app) as narrow:
            await seen.press("j")
        assert narrow.size < whole.size / 10


async def test_what_a_step_does_not_change_is_not_told_again() -> None:
    async with stage() as seen:
        await seen.press("j")
        header, footer = (
            seen.app.desk.query_one(f"#{name}", TwoEnds) for name in ("header", "footer")
        )
        before = header.ends, footer.ends
        await seen.press("j", "k", "j")
        assert (header.ends, footer.ends) == before
        assert header.ends[0] is before[0][0]
        assert footer.ends[0] is before[1][0]


async def test_what_filters_comes_in_one_frame_and_goes_in_one() -> None:
    async with stage() as seen:
        # The line that tells what filters is made when it is first needed.
        await seen.press("j", "+", "0")
        for key in ("+", "0"):
            with sent_by(seen.app) as sent:
                await seen.press(key)
            assert len(sent.frames) == 1
            assert sent.layouts == 1


@pytest.mark.parametrize(
    ("key", "as_key"),
    [("down", "j"), ("up", "k"), ("end", "G"), ("home", "g"), ("pagedown", "space")],
)
async def test_the_arrows_do_in_a_long_list_what_their_letters_do(key: str, as_key: str) -> None:
    found = []
    for pressed in (key, as_key):
        async with stage() as seen:
            await seen.press("j", "j", "j", pressed)
            found.append((seen.state.selected, seen.lines))
    assert found[0] == found[1]


def test_in_a_terminal_a_step_sends_a_small_part_of_the_screen() -> None:
    with terminal(explorer()) as shown:
        shown.wait_for("1 of 94")
        shown.press("j")
        shown.wait_for("2 of 94")
        whole, before = len(shown.raw), len(shown.raw)
        shown.press("j")
        shown.wait_for("3 of 94")
        assert len(shown.raw) - before < whole / 4


async def test_a_letter_is_drawn_with_its_hits_and_in_the_next_frame_what_is_beside_them() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("s")
        rows = timeline(seen.app.view).list.region
        typed, axis = seen.app.prompt.input.region.y, seen.app.query_one("#axis").region
        for letter in "pl":
            with sent_by(seen.app) as sent:
                await seen.press(letter)
            first, *others = (frame.lines or frozenset() for frame in sent.frames)
            assert typed in first
            assert any(rows.y < y < rows.bottom for y in first)
            assert not first.intersection(range(axis.y, axis.bottom))
            assert any(y < axis.bottom for frame in others for y in frame)
            assert len(others) == 1
            assert sent.layouts == 0


async def test_where_what_is_offered_has_taken_a_second_line_it_keeps_it() -> None:
    async with stage(size=(60, 20)) as seen:
        await seen.press("slash")
        heights = [seen.app.prompt.size.height]
        for letter in "spl":
            await seen.type(letter)
            heights.append(seen.app.prompt.size.height)
        assert heights == [2, 3, 3, 3]
        assert "split" in seen.lines[-3]
        await seen.press("escape", "slash")
        assert seen.app.prompt.size.height == 2
