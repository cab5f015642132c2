"""Following links and coming back to the very place; keys that survive what happens meanwhile."""

from __future__ import annotations

import pytest
from tests.support.stage import stage

from probtimeline.views.detail_page import DetailPage
from probtimeline.views.stops import quote_stop


@pytest.mark.parametrize("view", ["1", "2"])
async def test_keys_work_again_once_there_is_room_again(view: str) -> None:
    async with stage() as seen:
        await seen.press(view, "m" if view == "1" else "n")
        await seen.pilot.resize_terminal(50, 10)
        await seen.settle()
        await seen.pilot.resize_terminal(120, 40)
        await seen.settle()
        before = seen.state
        await seen.press("j")
        assert seen.state.here != before.here


async def test_without_room_nothing_but_the_request_for_it_is_shown() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("napo")
        await seen.pilot.resize_terminal(50, 10)
        await seen.settle()
        shown = [line.strip() for line in seen.lines if line.strip()]
        assert len(shown) == 2, shown
        assert "too small" in shown[0]
        await seen.pilot.resize_terminal(120, 40)
        await seen.settle()
        await seen.type("x")
        assert seen.app.prompt.input.value == "napox"


async def test_back_from_a_link_is_the_very_link_among_the_same_hits() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("id:caseload-september-2018 or id:working-links-collapse")
        await seen.press("enter", "enter", "G")
        left = seen.state.here
        assert left.stop is not None
        await seen.press("enter")
        assert seen.state.selected != left.selected
        assert len(seen.state.rows.shown) == len(seen.state.chronicle.events)
        await seen.press("H")
        assert seen.state.here == left
        assert len(seen.state.rows.shown) == 2
        assert seen.app.focused is not None
        assert seen.app.focused.id == "detail"


async def test_a_link_to_a_figure_leads_to_that_figure() -> None:
    async with stage(size=(120, 90)) as seen:
        await seen.press("slash")
        await seen.type("id:sfo-rise-kay")
        await seen.press("enter", "enter")
        page = seen.app.focused
        assert isinstance(page, DetailPage)
        line = next(n for n, line in enumerate(seen.lines) if "→" in line and " 20%: " in line)
        for _ in range(2):
            await seen.pilot.click(offset=(seen.lines[line].index(" 20%: "), line))
        await seen.settle()
        assert seen.state.selected == "sfo-rise-20-percent-claim"
        assert seen.state.stop == 1, "the quotation is the first stop, its figure the second"


async def test_a_passage_leads_to_the_quotation_in_its_event() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("id:killings-since-privatisation")
        await seen.press("enter", "s")
        passage = seen.state.open_passage
        assert passage is not None
        await seen.press("enter")
        event, stop = seen.state.event, seen.state.stop
        assert event is not None
        assert stop == quote_stop(event, passage.source, passage.text)
        assert stop is not None
