"""The panel in which the reader narrows: what it counts, and what its keys do."""

import pytest
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.front import InFront, front
from tests.support.story import after, opened
from tests.views.test_hostile_text import HOSTILE, acts

from probtimeline.query.facets import Chip
from probtimeline.session.filtering import narrow, switch_chip
from probtimeline.session.searching import keep_search, search_for
from probtimeline.session.state import State
from probtimeline.views.facets import FacetPanel, bar


def row(seen: InFront, words: str) -> str:
    """The line of the panel that holds the words."""
    (found,) = [line for line in seen.inside("#values") if words in line]
    return found


def many() -> State:
    """Four events with tags that overlap."""
    words = quote(
        "75% of it", figure("75%", unit="percent", measure="share"), source="paper", speaker="Ann"
    )
    return opened(
        known=chronicle(
            event("a", "2013", tags=["one", "two"], actors=["Napo"]),
            event("b", "2014", tags=["one"], quotes=[words]),
            event("c", "2015", tags=["one", "three"], status="planned"),
            event("d", "2016", tags=["two"]),
            sources=[source("paper", publisher="The Paper", published="2014")],
        )
    )


async def test_the_kinds_stand_with_their_numbers_the_largest_first() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        kinds = [line.split() for line in seen.inside("#values")]
        assert [(each[0], each[-1]) for each in kinds] == [
            ("one", "3"),
            ("two", "2"),
            ("three", "1"),
        ]


async def test_enter_narrows_behind_the_panel_and_the_numbers_follow() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("j", "enter")
        assert seen.state.chips == (Chip("tag", "two"),)
        assert "Narrow: 2 of 4 events" in seen.text
        assert "[✓ tag: two]" in seen.lines[0]
        assert row(seen, "two").split()[0] == "✓"
        assert row(seen, "one").split()[-1] == "1"
        assert "three" not in seen.text, "it would leave nothing"


async def test_the_list_behind_the_panel_is_seen_to_change() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        assert " C " in seen.text
        await seen.press("j", "enter")
        assert " C " not in seen.text
        assert " D " in seen.text


async def test_the_cursor_stays_on_the_kind_that_was_chosen() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("j", "j", "enter")
        assert [chip.value for chip in seen.state.chips] == ["three"]
        await seen.press("enter")
        assert not seen.state.chips


async def test_space_switches_the_chip_off_and_on_and_never_loses_it() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("space")
        assert seen.state.chips == (Chip("tag", "one"),)
        await seen.press("space")
        assert seen.state.chips == (Chip("tag", "one", on=False),)
        assert row(seen, "one").split()[0] == "·"
        assert "(off)" in row(seen, "one")
        await seen.press("space")
        assert seen.state.chips == (Chip("tag", "one"),)


async def test_a_kind_with_a_chip_that_no_event_shown_is_of_stays_listed() -> None:
    state = after(many(), narrow("tag", "three"), switch_chip(0), narrow("tag", "two"))
    async with front(state, FacetPanel(state)) as seen:
        assert row(seen, "three").split()[-1] == "0"
        assert "(off)" in row(seen, "three")


async def test_the_facets_come_one_after_another_and_round() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        titles = []
        for _ in range(7):
            titles.append("  ".join(seen.inside("#kinds")).partition("▸")[2].split()[0])
            await seen.press("tab")
        assert titles == ["Tags", "Actors", "Sources", "Speakers", "Statuses", "Units", "Measures"]
        assert "▸Tags" in seen.text
        await seen.press("K")
        assert "▸Measures" in seen.text
        assert "share" in seen.text


async def test_a_source_is_offered_by_its_name_and_chosen_by_its_id() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("J", "J")
        assert "The Paper, 2014" in seen.text
        await seen.press("enter")
        assert seen.state.chips == (Chip("source", "paper"),)
        assert "[✓ source: The Paper, 2014]" in seen.lines[0]


async def test_the_numbers_are_those_of_the_search() -> None:
    state = after(many(), search_for("id:a or id:d"), keep_search())
    async with front(state, FacetPanel(state)) as seen:
        assert row(seen, "two").split()[-1] == "2"
        assert "three" not in seen.text


async def test_the_keys_that_take_narrowing_back_work_in_the_panel() -> None:
    state = after(many(), narrow("tag", "one"), narrow("tag", "two"))
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("backslash")
        assert [chip.on for chip in seen.state.chips] == [False, False]
        await seen.press("backslash", "U")
        assert seen.state.chips == (Chip("tag", "one"),)


async def test_a_facet_without_a_kind_says_so_and_its_keys_do_nothing() -> None:
    state = opened(known=chronicle(event("a")))
    async with front(state, FacetPanel(state)) as seen:
        assert "No tag among the events shown" in seen.text
        await seen.press("j", "k", "enter", "space")
        assert seen.state.chips == ()


async def test_a_click_narrows_and_a_click_on_a_name_opens_the_facet() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.pilot.click("#values", offset=(5, 1))
        await seen.pilot.pause()
        assert seen.state.chips == (Chip("tag", "two"),)
        await seen.pilot.click("#kinds", offset=(9, 0))
        await seen.pilot.pause()
        assert "▸Actors" in seen.text


async def test_closing_the_panel_keeps_what_was_narrowed() -> None:
    state = many()
    async with front(state, FacetPanel(state)) as seen:
        await seen.press("enter", "escape")
        assert len(seen.app.screen_stack) == 1
        assert len(seen.state.rows.shown) == 3


@pytest.mark.parametrize("size", [(60, 15), (200, 60)])
async def test_the_panel_leaves_half_of_the_list_in_sight(size: tuple[int, int]) -> None:
    state = many()
    async with front(state, FacetPanel(state), size=size) as seen:
        assert " 2013" in seen.text
        left = seen.app.screen.query_one("#facets").region.x
        assert left >= size[0] * 2 // 5


async def test_hostile_names_are_shown_as_they_are_written_and_can_be_chosen() -> None:
    known = chronicle(event("a", tags=[HOSTILE]), event("b", tags=["plain"]))
    state = opened(known=known)
    async with front(state, FacetPanel(state), size=(200, 30)) as seen:
        assert acts(seen.text) == []
        await seen.press("k", "j", "enter")
        assert seen.state.chips in ((Chip("tag", HOSTILE),), (Chip("tag", "plain"),))
        assert "[/x] [sic] [@click" in seen.text
        assert acts(seen.text) == []


def test_a_bar_shows_the_least_number_and_fills_for_the_largest() -> None:
    assert bar(1, 1000, 8).plain.strip() == "▏"
    assert bar(1000, 1000, 8).plain == "█" * 8
    assert bar(0, 1000, 8).plain.strip() == ""
    assert bar(0, 0, 4).plain == "    "


async def test_a_state_that_comes_before_the_panel_is_drawn_is_the_one_it_shows() -> None:
    panel = FacetPanel(many())
    state = after(many(), narrow("tag", "three"))
    panel.show(state)
    async with front(state, panel) as seen:
        assert "Narrow: 1 of 4 events" in seen.text
