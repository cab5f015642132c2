"""The explorer at the sizes terminals have, and by mouse."""

from __future__ import annotations

import pytest
from tests.support.build import chronicle, event, quote, source
from tests.support.stage import stage
from tests.support.story import story


async def test_a_smaller_terminal_shows_list_and_detail_in_turn_and_back() -> None:
    async with stage() as seen:
        await seen.press("m")
        chosen = seen.state.event
        assert chosen is not None
        await seen.pilot.resize_terminal(80, 24)
        await seen.settle()
        assert chosen.title[:20] in seen.text
        assert chosen.summary[:30] not in seen.text
        await seen.press("enter")
        assert chosen.summary[:30] in seen.text
        await seen.press("escape")
        assert chosen.summary[:30] not in seen.text
        await seen.pilot.resize_terminal(120, 40)
        await seen.settle()
        assert seen.state.selected == chosen.id
        assert chosen.summary[:30] in seen.text


@pytest.mark.parametrize("size", [(59, 20), (80, 14), (2, 2), (1, 1)])
async def test_below_sixty_by_fifteen_it_asks_for_room(size: tuple[int, int]) -> None:
    async with stage(size=size) as seen:
        assert seen.app.desk.query_one("#too-small").display
        await seen.pilot.resize_terminal(80, 24)
        await seen.settle()
        assert "Events" in seen.text


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (200, 60)])
async def test_no_line_is_wider_than_the_terminal(size: tuple[int, int]) -> None:
    async with stage(size=size) as seen:
        for key in ("m", "enter", "escape", "2", "1", "slash"):
            await seen.press(key)
            assert all(len(line) <= size[0] for line in seen.lines)


@pytest.mark.parametrize("size", [(60, 15), (80, 24)])
async def test_what_enter_would_follow_is_in_sight(size: tuple[int, int]) -> None:
    async with stage(size=size) as seen:
        await seen.press("slash")
        await seen.type("id:crc-contracts-2014")
        await seen.press("enter", "enter")
        event = seen.state.event
        assert event is not None
        assert seen.state.stop == 0
        assert event.quotes[0].text[:20] in seen.text


async def test_a_click_on_a_row_selects_its_event() -> None:
    async with stage() as seen:
        row = next(n for n, line in enumerate(seen.lines) if "Kent scores" in line)
        await seen.pilot.click(offset=(30, row))
        await seen.settle()
        assert seen.state.selected == "omi-kent-lowest-scores"


async def test_a_click_on_the_axis_goes_to_what_happened_there() -> None:
    async with stage() as seen:
        column = seen.lines[1].index("2019") + 1
        await seen.pilot.click(offset=(column, 2))
        await seen.settle()
        chosen = seen.state.event
        assert chosen is not None
        assert "2019" in chosen.date.text


async def test_hostile_text_is_shown_harmlessly_and_literally() -> None:
    bad = "\x1b]52;c;aGk=\x07[/x] [@click=app.quit]\u202e\x9b31m"
    hostile = chronicle(
        event("one", "2014", f"title {bad}", quotes=[quote(f"words {bad}")], tags=[f"tag{bad}"]),
        sources=[source("report", f"source {bad}", publisher=f"paper {bad}")],
        title=f"chronology {bad}",
    )
    async with stage(hostile, {"report": f"before words {bad} after"}) as seen:
        for keys in ("enter", "s", "1", "slash", "escape", "question_mark", "escape"):
            await seen.press(keys)
            text = seen.text
            assert not any(char in text for char in "\x1b\x07\x9b\u202e")
        assert "[@click=app.quit]" in seen.text


async def test_an_empty_chronology_opens_and_says_nothing_wrong() -> None:
    async with stage(chronicle()) as seen:
        for key in ("j", "G", "m", "z", "enter", "escape", "s", "2", "n", "enter", "y", "1", "T"):
            await seen.press(key)
        assert "0 events" in seen.text


async def test_a_click_on_a_views_name_shows_it_and_on_a_key_presses_it() -> None:
    async with stage() as seen:
        await seen.pilot.click(offset=(seen.lines[0].index("Source"), 0))
        await seen.settle()
        assert seen.state.view == "source"
        await seen.pilot.click(offset=(seen.lines[-1].index("back"), 39))
        await seen.settle()
        assert seen.state.view == "timeline"


async def test_a_click_on_the_words_that_nothing_is_found_does_nothing() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("zzzzz")
        await seen.press("enter")
        row = next(n for n, line in enumerate(seen.lines) if "Nothing is found for" in line)
        before = seen.state
        await seen.pilot.click(offset=(10, row))
        await seen.settle()
        assert seen.state.here == before.here
        assert seen.app.return_code is None


async def test_the_palette_goes_where_there_is_no_room_for_it() -> None:
    async with stage(story(), size=(120, 40)) as seen:
        await seen.press("ctrl+p")
        await seen.pilot.resize_terminal(10, 4)
        await seen.press("pagedown", "pageup", "ctrl+p", "pagedown")
        await seen.pilot.resize_terminal(120, 40)
        await seen.press("j")
        assert seen.state.place == 1


@pytest.mark.parametrize("key", ["ctrl+p", "i", "F", "p", "slash"])
async def test_whatever_is_open_outlives_a_screen_without_room(key: str) -> None:
    async with stage(story()) as seen:
        await seen.press(key)
        for size in ((1, 1), (20, 2), (3, 10), (120, 40)):
            await seen.pilot.resize_terminal(*size)
            await seen.press("x", "pagedown")
        assert "A chronology" in seen.text or "Officers advise" in seen.text


async def test_what_is_pasted_into_the_prompt_stands_on_one_line() -> None:
    async with stage(story()) as seen:
        await seen.press("slash")
        seen.app.prompt.input.insert_text_at_cursor("service\nsplit")
        await seen.settle()
        assert seen.app.prompt.input.value == "service split"
        assert seen.state.search.text == "service split"


async def test_a_click_elsewhere_while_typing_keeps_what_is_found_and_the_keys_go_there() -> None:
    async with stage(story()) as seen:
        await seen.press("slash")
        await seen.type("service")
        await seen.pilot.click("#events", offset=(12, 2))
        await seen.settle()
        assert not seen.app.prompt.is_open
        assert seen.state.search.text == "service"
        before = seen.state.place
        await seen.press("G")
        assert seen.state.place == seen.state.rows.shown[-1] != before
