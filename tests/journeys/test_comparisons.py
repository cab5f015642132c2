"""What a reader finds by setting things side by side, key by key, on the real chronology."""

from __future__ import annotations

from tests.support.stage import Stage, stage

from probtimeline.session import moves
from probtimeline.session.comparing import open_item
from probtimeline.session.marking import Thing
from probtimeline.views.view import View


def key(seen: Stage) -> str:
    item = open_item(seen.state)
    return item.key if item is not None else ""


def view(seen: Stage) -> View:
    return seen.app.query_one(f"#{seen.state.view}", View)


async def stand_on(seen: Stage, event_id: str) -> None:
    """Stand on an event of the timeline, as a search or the list would lead to it."""
    seen.app.apply(moves.follow_to_event(event_id))
    await seen.settle()


async def step_to(seen: Stage, wanted: str, step: str) -> None:
    """Press a key until an item is shown, as a reader does who sees it in the list."""
    for _ in range(len(seen.state.weighing.items)):
        if key(seen) == wanted:
            return
        await seen.pilot.press(step)
    await seen.settle()
    assert key(seen) == wanted


async def test_by_how_much_serious_offences_rose_who_says_so_and_why_they_differ() -> None:
    async with stage() as seen:
        await seen.press("4")
        assert "Weighed by hand" in seen.text
        await seen.press("slash")
        await seen.type("26.4%")
        await seen.press("enter")
        assert "shown" in seen.text
        await step_to(seen, "comparison:sfo-rise-26-or-20", "j")
        assert "Rise in serious further offences: 26.4% or 20%" in seen.text
        assert "unresolved" in seen.text
        for words in ("≠ value", "≠ population", "≠ period", "Christopher Kay", "We Own It"):
            assert words in seen.text, words
        await seen.press("enter", "j")
        assert view(seen).thing is not None
        await seen.press("enter")
        assert seen.state.view == "source"
        passage = seen.state.open_passage
        assert passage is not None
        assert "increase by 20%" in passage.text
        await seen.press("H")
        assert (seen.state.view, key(seen)) == ("comparisons", "comparison:sfo-rise-26-or-20")
        assert view(seen).contexts == ("detail",), "back where the reader was, in the page"


async def test_two_events_marked_one_after_the_other_stand_side_by_side() -> None:
    async with stage() as seen:
        await stand_on(seen, "crc-contracts-2014")
        await seen.press("c")
        assert seen.state.marked is not None
        assert "Marked" in seen.text
        await stand_on(seen, "working-links-collapse")
        await seen.press("c")
        assert seen.state.view == "comparisons"
        assert "Two events side by side" in seen.text
        assert "4 years 1 month to 5 years 2" in seen.text
        await seen.press("H")
        assert (seen.state.view, seen.state.selected) == ("timeline", "working-links-collapse")


async def test_two_figures_marked_in_the_detail_stand_side_by_side() -> None:
    async with stage() as seen:
        await stand_on(seen, "sfo-rise-kay")
        await seen.press("enter", "j", "c")
        assert seen.state.marked is not None
        assert seen.state.marked.thing is Thing.FIGURE
        await seen.press("escape")
        await stand_on(seen, "sfo-rise-20-percent-claim")
        await seen.press("enter", "j", "c")
        assert seen.state.view == "comparisons"
        assert "Two figures side by side" in seen.text
        assert "not the same population, nor the same years" in seen.text


async def test_a_calculation_states_its_rounding_and_that_it_agrees() -> None:
    async with stage() as seen:
        await seen.press("4", "G")
        await step_to(seen, "calculation:sfo-change", "k")
        await seen.settle()
        assert "(517 − 409) / 409 = 26.41%; printed 26.4%; agrees" in seen.text
        assert "rounded to 1 decimal" in seen.text


async def test_a_plan_stands_beside_what_came_of_it() -> None:
    async with stage() as seen:
        await seen.press("4", "G", "K", "k")
        await step_to(seen, "plan:crc-contracts-planned-end", "k")
        await seen.settle()
        assert "→ What came of it" in seen.text
        assert "Contracts to be terminated" in seen.text
        assert "earlier" in seen.text
        await seen.press("enter", "G", "enter")
        assert key(seen) == "comparison:planned-end-and-termination"


async def test_at_eighty_columns_list_and_page_take_turns() -> None:
    async with stage(size=(80, 24)) as seen:
        await seen.press("4")
        assert "Weighed by hand" in seen.text
        listed = seen.app.query_one("#items")
        page = seen.app.query_one("#item")
        assert (listed.display, page.display) == (True, False)
        await seen.press("enter")
        assert (listed.display, page.display) == (False, True)
        assert page.has_focus
        await seen.press("escape")
        assert (listed.display, page.display) == (True, False)
        assert listed.has_focus
        await seen.press("escape")
        assert seen.state.view == "timeline"


async def test_a_click_chooses_and_another_goes_into_the_page() -> None:
    async with stage() as seen:
        await seen.press("4")
        items = seen.app.query_one("#items")
        await seen.pilot.click(items, offset=(5, 4))
        await seen.settle()
        chosen = key(seen)
        assert chosen == seen.state.weighing.items[2].key
        await seen.pilot.click(items, offset=(5, 1))
        await seen.settle()
        assert key(seen) == chosen, "a heading is nothing to choose"
        await seen.pilot.click(items, offset=(5, 5), times=2)
        await seen.settle()
        assert seen.app.query_one("#item").has_focus
