"""The axis of a window: units, ends, marks, the range marked; and what the mouse does there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.host import Alone, alone
from textual import events

from probtimeline.core.calendar import day_number
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import Places
from probtimeline.views.widgets.axis import Axis, Shown

DECADE = chronicle(
    event("first", "2010-01-01"),
    event("contracts", "2012/2016", "Seven years of contracts"),
    event("split", "2014-06-01", milestone=True),
    event("uncertain", "2011"),
    event("plan", "2018", milestone=True),
    event("last", "2019-12-31"),
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
YEAR = (day_number(2014, 1, 1), day_number(2014, 12, 31))


def days_of(column: int) -> tuple[int, int]:
    return Scale(day_number(2010, 1, 1), day_number(2019, 12, 31), 100).bounds(column)


@asynccontextmanager
async def shown(what: Shown, height: int = 6) -> AsyncIterator[tuple[Axis, Alone]]:
    axis = Axis()
    async with alone(axis, (100, 12)) as seen:
        axis.styles.height = height
        axis.show(what)
        await seen.settle()
        yield axis, seen


async def test_a_window_is_drawn_in_the_units_it_has_room_for() -> None:
    async with shown(Shown(DECADE, window=YEAR)) as (axis, seen):
        assert seen.lines[0].split() == ["2014", *MONTHS[1:]]
        axis.show(Shown(DECADE, window=(day_number(2014, 6, 1), day_number(2014, 6, 7))))
        await seen.settle()
        assert seen.lines[0].split() == ["1", "Jun", "2014", "2", "3", "4", "5", "6", "7"]


async def test_financial_years_are_drawn_from_april() -> None:
    async with shown(Shown(DECADE, financial=True)) as (_, seen):
        assert "2014–15" in seen.lines[0].split()


async def test_what_goes_on_beyond_the_window_is_told_from_what_has_no_known_end() -> None:
    known = chronicle(
        event("cut", "2010-06-01/2019-06-01", "Longer than the window"),
        event("open", "2014-02-01/..", "Without a known end", quotes=[quote("words")]),
    )
    async with shown(Shown(known, window=YEAR), 8) as (_, seen):
        cut = next(line for line in seen.lines if "Longer than" in line)
        going_on = next(line for line in seen.lines if "Without a known" in line)
        assert (cut[0], cut[-1]) == ("«", "»")
        assert (going_on.strip()[0], going_on[-1]) == ("╾", "▸")


async def test_a_day_of_several_columns_is_pointed_at_in_its_middle() -> None:
    week = (day_number(2014, 6, 1), day_number(2014, 6, 5))
    async with shown(Shown(DECADE, selected=DECADE.event("split"), window=week)) as (_, seen):
        assert seen.lines[-1].index("▲") == seen.lines[-2].index("◆") == 9


async def test_in_one_column_a_hit_hides_a_bookmark_and_that_a_milestone() -> None:
    split = DECADE.places["split"]
    async with shown(Shown(DECADE)) as (axis, seen):
        for what, mark in (
            (Shown(DECADE, bookmarks=(split,)), "★"),
            (Shown(DECADE, Places.of([split]), bookmarks=(split,)), "╹"),
        ):
            axis.show(what)
            await seen.settle()
            assert seen.lines[-2].replace("┄", "").split() == [mark, "◆"]


async def test_hits_are_told_by_a_mark_as_well_as_by_colour() -> None:
    async with shown(Shown(DECADE, Places.of([0, 4]))) as (_, seen):
        assert seen.lines[-2].count("╹") == 2


async def test_a_range_is_a_bracket_that_tells_its_sure_days_from_the_others() -> None:
    outer = (day_number(2012, 1, 1), day_number(2015, 12, 31))
    inner = (day_number(2012, 12, 31), day_number(2015, 1, 1))
    async with shown(Shown(DECADE, outer=outer, inner=inner)) as (_, seen):
        bracket = seen.lines[-2].strip()
        assert "".join(dict.fromkeys(bracket)) == "┣┅━┫"
        assert bracket.count("┅") == pytest.approx(18, abs=2)
        assert bracket.count("━") == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    ("outer", "ends"),
    [((None, day_number(2014, 6, 1)), "━┫"), ((day_number(2014, 6, 1), None), "┣━")],
)
async def test_a_range_without_a_known_end_has_no_bracket_there(
    outer: tuple[int | None, int | None], ends: str
) -> None:
    inner = (outer[0] or day_number(1900, 1, 1), outer[1] or day_number(2100, 1, 1))
    async with shown(Shown(DECADE, window=YEAR, outer=outer, inner=inner)) as (_, seen):
        bracket = seen.lines[-2].strip()
        assert bracket[0] + bracket[-1] == ends


async def test_a_range_beside_the_window_is_not_drawn() -> None:
    past = (day_number(2001, 1, 1), day_number(2002, 1, 1))
    async with shown(Shown(DECADE, window=YEAR, outer=past, inner=past)) as (_, seen):
        assert "┣" not in "".join(seen.lines)


async def test_where_there_are_three_lines_the_marks_share_the_last() -> None:
    day = day_number(2014, 6, 1)
    ranged = Shown(DECADE, Places.of([5]), DECADE.events[0], outer=(day, day), inner=(day, day))
    async with shown(ranged, 3) as (_, seen):
        assert len([line for line in seen.lines[:3] if line.strip()]) == 3
        assert seen.lines[2].replace("┄", "").split() == ["▲", "┣", "◆", "╹"]


async def test_less_than_one_event_is_drawn_lower_than_one() -> None:
    vague = chronicle(event("vague", "2014"), event("sure", "2015-06-01"))
    async with shown(Shown(vague, window=YEAR)) as (_, seen):
        assert set("".join(seen.lines[1:5]).replace(" ", "")) < set("▁▂▃▄")


async def test_a_column_clicked_twice_is_told_to_be() -> None:
    async with shown(Shown(DECADE)) as (_, seen):
        await seen.click(40, 2, times=2)
        assert [picked.again for picked in seen.told(Axis.Picked)] == [False, True]


async def test_drawing_over_days_marks_them_and_is_no_click() -> None:
    async with shown(Shown(DECADE)) as (axis, seen):
        await seen.pilot.mouse_down(axis, offset=(60, 2))
        await seen.pilot.hover(axis, offset=(50, 2))
        await seen.pilot.mouse_up(axis, offset=(40, 2))
        await seen.settle()
        swept = seen.told(Axis.Swept)[-1]
        assert (swept.first, swept.last) == (days_of(40)[0], days_of(60)[1])
        assert seen.told(Axis.Picked) == []
        await seen.click(30, 2)
        assert len(seen.told(Axis.Picked)) == 1


async def test_drawing_on_beyond_the_axis_marks_to_its_end() -> None:
    async with shown(Shown(DECADE)) as (axis, seen):
        axis.styles.width = 80
        await seen.settle()
        await seen.pilot.mouse_down(axis, offset=(60, 2))
        await seen.pilot.hover(offset=(95, 9))
        await seen.pilot.mouse_up(offset=(95, 9))
        await seen.settle()
        assert seen.told(Axis.Swept)[-1].last == day_number(2019, 12, 31)


async def test_the_wheel_tells_the_day_it_was_turned_over() -> None:
    async with shown(Shown(DECADE)) as (axis, seen):
        for wheel, by in ((events.MouseScrollUp, 1), (events.MouseScrollDown, -1)):
            await seen.pilot._post_mouse_events([wheel], widget=axis, offset=(37, 2))
            await seen.settle()
            turned = seen.told(Axis.Turned)[-1]
            assert (turned.by, turned.day) == (by, sum(days_of(37)) // 2)


async def test_the_wheel_turned_sideways_or_with_shift_pushes() -> None:
    async with shown(Shown(DECADE)) as (axis, seen):
        for wheel, shift in (
            (events.MouseScrollLeft, False),
            (events.MouseScrollRight, False),
            (events.MouseScrollUp, True),
            (events.MouseScrollDown, True),
        ):
            await seen.pilot._post_mouse_events([wheel], widget=axis, offset=(37, 2), shift=shift)
        await seen.settle()
        assert [pushed.by for pushed in seen.told(Axis.Pushed)] == [-1, 1, -1, 1]
        assert seen.told(Axis.Turned) == []
