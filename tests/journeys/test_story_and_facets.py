"""What a reader does with facets, stories and what is kept, in the explorer itself."""

from tests.support.stage import Stage, stage
from tests.support.story import story

from probtimeline.core.layer import Layer


def shown(held: Stage) -> int:
    return len(held.state.rows.shown)


async def test_a_story_is_left_to_the_place_it_was_begun_from() -> None:
    async with stage(story()) as held:
        await held.press("j", "j", "enter")
        before, focused = held.state, held.app.focused
        await held.press("p", "j", "j")
        assert "3 of 3" in held.text
        assert "A company collapses" in held.text
        await held.press("escape")
        after = held.state
        assert (after.selected, after.stop, after.view) == (
            before.selected,
            before.stop,
            before.view,
        )
        assert held.app.focused is focused, "the keys are where they were"


async def test_from_a_scene_to_its_event_and_back_again() -> None:
    async with stage(story()) as held:
        await held.press("p", "G", "enter")
        assert held.state.selected == "collapse"
        await held.press("backspace")
        assert held.state.selected == "custom"


async def test_narrowing_twice_undoing_and_switching_off_and_on_keeps_the_chips() -> None:
    async with stage(story()) as held:
        await held.press("F", "J", "J")
        await held.press("enter")
        assert "[✓ source: " in held.text
        narrowed = shown(held)
        await held.press("J", "J", "enter", "escape")
        both = held.state.chips
        assert [chip.facet for chip in both] == ["source", "status"]
        await held.press("backslash")
        assert shown(held) == 11
        assert [chip.on for chip in held.state.chips] == [False, False]
        await held.press("backslash")
        assert held.state.chips == both
        await held.press("U")
        assert [chip.facet for chip in held.state.chips] == ["source"]
        assert shown(held) == narrowed
        await held.press("U", "U")
        assert shown(held) == 11
        assert "Nothing is narrowed by" in held.text


async def test_the_bookmarks_are_read_as_a_story_from_the_list_of_them() -> None:
    async with stage(story(), layer=Layer(bookmarks=frozenset({"split", "ballot"}))) as held:
        await held.press("B", "p")
        assert "1 of 2" in held.text
        assert "Strike ballot" in held.text
        await held.press("j", "enter")
        assert held.state.selected == "split"
