"""The strip of time: years, how much happened, what lasted, and where the reader is."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.host import alone
from tests.support.story import story

from probtimeline.core.calendar import day_number
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import NONE, Places
from probtimeline.views.widgets.axis import Axis, Shown

DECADE = chronicle(
    event("first", "2010-01-01"),
    event("contracts", "2012/2016", "Seven years of contracts"),
    event("split", "2014-06-01", milestone=True),
    event("uncertain", "2011"),
    event("plan", "2018", milestone=True),
    event("last", "2019-12-31"),
)
SIZE = (100, 6)


def days_of(column: int, width: int = 100) -> tuple[int, int]:
    scale = Scale(day_number(2010, 1, 1), day_number(2019, 12, 31), width)
    return scale.bounds(column)


def pointer(line: str) -> str:
    return "".join(cell for cell in line if cell not in " ◆")


async def test_it_tells_years_how_much_and_what_lasted() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, DECADE.events[0]))
        await seen.settle()
        years, *_, lane, marks, foot = (line for line in seen.lines if line.strip())
        assert years.split() == [str(year) for year in range(2010, 2020)]
        assert "Seven years of contracts" in lane
        assert marks.count("◆") == 2
        assert foot == "▲"


async def test_a_milestone_stands_in_the_middle_of_the_days_it_may_have_begun_on() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, None))
        await seen.settle()
        scale = Scale(day_number(2010, 1, 1), day_number(2019, 12, 31), 100)
        columns = [column for column, cell in enumerate(seen.lines[-2]) if cell == "◆"]
        assert columns == [
            scale.column(day_number(2014, 6, 1)),
            (scale.column(day_number(2018, 1, 1)) + scale.column(day_number(2018, 12, 31))) // 2,
        ]
        marks = seen.lines[-2]
        assert marks.split() == ["◆", f"{'┄' * 4}◆{'┄' * 5}"], "which are dashed, where not known"


@pytest.mark.parametrize(
    ("event_id", "shape"),
    [("first", "▲"), ("split", "▲"), ("uncertain", "╾┄╼"), ("contracts", "╾┄━┄╼")],
)
async def test_the_selected_event_is_a_point_or_a_stretch(event_id: str, shape: str) -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, DECADE.event(event_id)))
        await seen.settle()
        told = pointer(seen.lines[-1])
        assert "".join(dict.fromkeys(told[:-1])) + told[-1:] in (shape, shape.replace("━┄", "━"))


async def test_another_selection_moves_the_pointer() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, DECADE.events[0]))
        await seen.settle()
        axis.show(Shown(DECADE, None, DECADE.events[-1]))
        await seen.settle()
        assert seen.lines[-1].rstrip().endswith("▲")
        assert len(seen.lines[-1]) == 100


@pytest.mark.parametrize("padding", [0, 2])
async def test_a_click_tells_the_days_of_its_column(padding: int) -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.styles.padding = (0, padding)
        axis.show(Shown(DECADE, None, None))
        await seen.settle()
        for column in (0, 37, 99 - 2 * padding):
            await seen.click(column, 2)
            picked = seen.told(Axis.Picked)[-1]
            assert (picked.first, picked.last) == days_of(column, 100 - 2 * padding)


async def test_a_click_beside_the_axis_tells_nothing() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.styles.padding = (0, 2)
        axis.show(Shown(DECADE, None, None))
        await seen.settle()
        await seen.click(-1, 2)
        await seen.click(96, 2)
        assert seen.told(Axis.Picked) == []


async def test_the_hits_of_a_search_are_lit_where_they_are() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, None))
        await seen.settle()
        before = [list(strip) for strip in seen.strips[1:3]]
        axis.show(Shown(DECADE, Places.of([0]), None))
        await seen.settle()
        assert [list(strip) for strip in seen.strips[1:3]] != before
        lit = str(next(iter(seen.strips[2])).style)
        axis.show(Shown(DECADE, Places.of([4]), None))
        await seen.settle()
        assert str(next(iter(seen.strips[2])).style) != lit


async def test_a_resize_draws_the_whole_extent_again() -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(DECADE, None, DECADE.events[-1]))
        await seen.pilot.resize_terminal(50, 8)
        await seen.settle()
        assert len(seen.lines[5]) == 50
        assert seen.lines[5].endswith("▲")
        assert "2019" not in seen.lines[0] or seen.lines[0].index("2019") < 50


async def test_only_as_many_lanes_are_drawn_as_there_is_room_for() -> None:
    crowded = chronicle(*(event(f"e{n}", f"{2010 + n}/2020", f"Stretch {n}") for n in range(6)))
    axis = Axis()
    async with alone(axis, (100, 8)) as seen:
        for height in (3, 6, 8):
            axis.styles.height = height
            axis.show(Shown(crowded, None, None))
            await seen.settle()
            assert len(seen.lines) == height
            assert sum("Stretch" in line for line in seen.lines) <= max(0, height - 3)
            assert all(line.strip() for line in seen.lines[:-1]), "no line is wasted"


async def test_of_two_that_lasted_alike_the_better_founded_names_the_bar() -> None:
    known = chronicle(
        event("a", "2010/2019", "Less said of it"),
        event("b", "2010/2019", "More said of it", quotes=[quote("words")]),
    )
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        axis.show(Shown(known, None, None))
        await seen.settle()
        text = "\n".join(seen.lines)
        assert "More said of it" in text
        assert "Less said" not in text


@pytest.mark.parametrize(
    "known",
    [
        Chronicle(),
        chronicle(event("only", "2014-06-01")),
        chronicle(event("by", "[..2015]"), event("on", "2014/..", milestone=True)),
        chronicle(event("old", "-3000"), event("new", "Y12345", milestone=True)),
        chronicle(event("far", "Y-100000000"), event("farther", "Y100000000")),
        replace(story(), title="[/x]"),
    ],
)
async def test_any_chronology_has_an_axis(known: Chronicle) -> None:
    axis = Axis()
    async with alone(axis, SIZE) as seen:
        axis.styles.height = 6
        for one in (None, *known.events):
            axis.show(Shown(known, NONE, one, bookmarks=(0,) if known.events else ()))
            await seen.settle()
            assert all(len(line) <= 100 for line in seen.lines)
