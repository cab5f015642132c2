"""Moving through time in the explorer, by key and by mouse, on the real chronology."""

from __future__ import annotations

import pytest
from tests.support.build import chronicle, event
from tests.support.stage import Stage, stage
from textual import events

from probtimeline.core.calendar import day_number
from probtimeline.session import moves, window
from probtimeline.session.filtering import narrow
from probtimeline.session.searching import search_for
from probtimeline.views.widgets.axis import Axis


async def find(seen: Stage, event_id: str) -> None:
    """Stand on an event."""
    seen.app.apply(moves.select(event_id))
    await seen.settle()


def rows(seen: Stage) -> list[str]:
    """The lines of the list, without its border."""
    top = next(n for n, line in enumerate(seen.lines) if "─ Events" in line)
    width = seen.lines[top].index("╮")
    below = seen.lines[top + 1 : -2]
    return [line[1:width].rstrip() for line in below if line.startswith("│")]


def on_axis(seen: Stage, words: str) -> tuple[int, int]:
    """The cell of the axis where words stand, on its second line."""
    top = seen.app.desk.query_one(Axis).region.y
    return seen.lines[top].index(words), top + 1


async def test_how_long_from_the_contracts_to_the_collapse_and_what_fell_in_between() -> None:
    async with stage() as seen:
        await find(seen, "crc-contracts-2014")
        await seen.press("r")
        assert "┣" in seen.text
        while seen.state.selected != "working-links-collapse":
            await seen.press("m")
        await seen.press("r")
        told = next(line for line in seen.lines if "┣┫" in line)
        assert "4 years 1 month to 5 years 2 months" in told
        assert "10 to 41 events between" in told
        marked = [row for row in rows(seen) if row.startswith(("┃", "┇"))]
        assert any("Working Links falls" in row for row in marked)
        await seen.press("equals_sign")
        assert "Events · 2014 – Feb 2019" in seen.text
        assert "43 here, 37 before, 14 after" in seen.text
        assert all(row.startswith(("┃", "┇")) for row in rows(seen) if row[2:3] in "●◐◔○◌━")
        await seen.press("escape")
        assert "┣┫" not in seen.text


async def test_closer_and_further_by_key_with_the_name_of_what_is_shown() -> None:
    async with stage() as seen:
        await find(seen, "consultation-february-2013")
        for name in ("2010s", "2013", "Q1 2013", "Feb 2013"):
            await seen.press("plus")
            assert f"Events · {name}" in seen.text
            assert seen.state.selected == "consultation-february-2013"
        assert "Feb 2013" in seen.lines[seen.app.desk.query_one(Axis).region.y]
        await seen.press("right_square_bracket")
        assert "Events · Mar 2013" in seen.text
        await seen.press("left_square_bracket", "minus")
        assert "Events · Q1 2013" in seen.text
        await seen.press("comma")
        assert "Events · Q4 2012–13" in seen.text
        await seen.press("0")
        assert "Events · " not in seen.text
        await seen.press("H")
        assert "Events · Q4 2012–13" in seen.text


async def test_an_empty_window_says_how_to_go_on() -> None:
    known = chronicle(event("one", "2001-05-01"), event("two", "2003-05-01"))
    async with stage(known) as seen:
        await seen.press("plus", "right_square_bracket")
        assert "Nothing in 2002 · [ and ] go on, 0 shows all time" in seen.text
        assert "1 before, 1 after" in seen.text
        for key in ("j", "enter", "escape", "w"):
            await seen.press(key)
        await seen.press("right_square_bracket")
        assert seen.state.selected == "two"


async def test_hits_that_the_chips_or_the_window_hide_are_not_told_to_be_none() -> None:
    known = chronicle(
        event("one", "2001-05-01", "A murder", tags=["crime"]),
        event("two", "2003-05-01", tags=["other"]),
        event("three", "2005-05-01", "Another murder", tags=["crime"]),
    )
    async with stage(known) as seen:
        seen.app.apply(narrow("tag", "other"))
        seen.app.apply(search_for("murder"))
        await seen.settle()
        assert "2 found, none of them within the chips" in seen.text
        assert "\\ shows them" in seen.text
        assert "esc drops the search" in seen.text
        seen.app.apply(window.look_at(day_number(2003, 1, 1), day_number(2003, 12, 31)))
        await seen.settle()
        assert "2 found, none of them within the chips and the window" in seen.text
        assert "\\ and 0 show them" in seen.text
        assert "esc shows all" not in seen.text
        seen.app.apply(search_for("theft"))
        await seen.settle()
        assert "Nothing is found for theft" in seen.text


async def test_a_search_stays_within_the_window_and_leaves_it_as_it_is() -> None:
    async with stage() as seen:
        await find(seen, "consultation-february-2013")
        await seen.press("plus", "plus", "slash")
        await seen.type("napo")
        await seen.press("enter")
        assert "Events · 2013" in seen.text
        assert "5 here, 0 before, 2 after" in seen.text
        top = seen.app.desk.query_one(Axis).region.y
        assert "╹" in "".join(seen.lines[top : top + 6])


async def test_the_wheel_looks_closer_at_the_pointer_and_further_away() -> None:
    async with stage() as seen:
        offset = on_axis(seen, "2018")
        for wheel, name in (
            (events.MouseScrollUp, "2010s"),
            (events.MouseScrollUp, "2018"),
            (events.MouseScrollDown, "2010s"),
        ):
            if name == "2018":
                offset = on_axis(seen, "018")
            await seen.pilot._post_mouse_events([wheel], widget=None, offset=offset)
            await seen.settle()
            assert f"Events · {name}" in seen.text
        await seen.pilot._post_mouse_events([events.MouseScrollRight], widget=None, offset=offset)
        await seen.settle()
        assert "Events · 2020s" in seen.text


async def test_a_click_goes_there_and_a_second_one_looks_closer() -> None:
    async with stage() as seen:
        x, y = on_axis(seen, "2017")
        await seen.pilot.click(offset=(x + 5, y))
        await seen.settle()
        assert seen.state.event is not None
        assert "2017" in seen.state.event.date.text
        assert seen.state.window is None
        await seen.pilot.click(offset=(x + 5, y), times=2)
        await seen.settle()
        assert "Events · 2010s" in seen.text


async def test_drawing_over_the_axis_marks_days_as_it_goes() -> None:
    async with stage() as seen:
        (start, y), (end, _) = on_axis(seen, "2014"), on_axis(seen, "2016")
        before = seen.state.selected
        await seen.pilot.mouse_down(offset=(start, y))
        await seen.pilot.hover(offset=(start + 3, y))
        await seen.settle()
        short = next(line for line in seen.lines if "┣┫" in line)
        await seen.pilot.mouse_up(offset=(end, y))
        await seen.settle()
        long = next(line for line in seen.lines if "┣┫" in line)
        assert "2 years" in long
        assert "2 years" not in short
        assert seen.state.selected == before
        await seen.press("escape")
        assert seen.state.stretch is None


async def test_silences_are_told_for_what_is_shown() -> None:
    async with stage() as seen:
        await seen.press("w")
        assert "The longest silence: 17 months without an event" in seen.lines[-1]
        await seen.press("slash")
        await seen.type("murder")
        await seen.press("enter", "w")
        assert "4 years without a hit" in seen.lines[-1]


async def test_from_a_plan_to_what_came_of_it_and_back() -> None:
    async with stage() as seen:
        await find(seen, "crc-contracts-planned-end")
        assert "Planned → what came" in seen.text
        await seen.press("greater_than_sign")
        assert seen.state.selected == "crc-contracts-termination-2020"
        assert "replaced by" in seen.lines[-1]
        await seen.press("H")
        assert seen.state.selected == "crc-contracts-planned-end"
        await seen.press("less_than_sign")
        assert "earlier" in seen.lines[-1]


async def test_what_came_is_followed_from_above_the_words_and_the_words_from_below() -> None:
    async with stage() as seen:
        await find(seen, "plan-contracts-20-regions")
        await seen.press("enter")
        assert seen.state.stop == 0, "the first words, as on every page"
        await seen.press("k", "enter")
        assert seen.state.selected == "crc-contracts-2014"
        await seen.press("H")
        assert seen.state.selected == "plan-contracts-20-regions"


async def test_bookmarks_are_seen_in_the_list_and_on_the_axis_and_gone_to() -> None:
    async with stage() as seen:
        await seen.press("m", "b")
        marked = seen.state.selected
        assert "★" in "".join(rows(seen))
        top = seen.app.desk.query_one(Axis).region.y
        assert "★" in "".join(seen.lines[top : top + 6])
        await seen.press("g", "apostrophe")
        assert seen.state.selected == marked
        await seen.press("G", "quotation_mark")
        assert seen.state.selected == marked


@pytest.mark.parametrize("size", [(60, 15), (80, 24)])
async def test_in_a_small_terminal_the_range_is_told_and_nothing_is_too_wide(
    size: tuple[int, int],
) -> None:
    async with stage(size=size) as seen:
        await seen.press("m", "r", "G", "plus", "plus")
        assert any("┣┫" in line for line in seen.lines)
        assert all(len(line) <= size[0] for line in seen.lines)
