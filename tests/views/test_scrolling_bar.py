"""The bar beside a list: it tells what is in sight, and the mouse scrolls with it."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.host import Alone, alone
from textual.color import Color
from textual.content import Content

from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.scrolling import Thumb

RED, BLUE = Color.parse("#ff0000"), Color.parse("#0000ff")


def bar(seen: Alone) -> list[str]:
    """The cells of the bar, as they look."""
    inside = seen.widget.scrollable_content_region
    drawn = seen.pilot.app.screen._compositor.render_strips()
    strips = [line.crop(inside.right, inside.right + 1) for line in drawn[inside.y : inside.bottom]]
    return [str(list(strip)) for strip in strips]


async def shown(seen: Alone, lines: LineList, count: int = 100) -> int:
    """Show some rows; the column of the bar, inside the border."""
    lines.show(count, lambda row, width: Content(f"row {row}"), 0)
    await seen.settle()
    return lines.scrollable_content_region.width


async def test_where_all_is_in_sight_there_is_no_bar() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        await shown(seen, lines, 10)
        assert len(set(bar(seen))) == 1


async def test_a_click_below_the_part_in_sight_turns_a_page_and_one_above_it_turns_back() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        column = await shown(seen, lines)
        await seen.click(column, 9)
        await seen.pilot.wait_for_animation()
        assert lines.scroll_offset.y == 10
        await seen.click(column, 9)
        await seen.pilot.wait_for_animation()
        await seen.click(column, 0)
        await seen.pilot.wait_for_animation()
        assert lines.scroll_offset.y == 10
        assert seen.told(LineList.Chosen) == []


async def test_the_bar_can_be_drawn_to_the_end_and_let_go() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        column = await shown(seen, lines)
        left, top = lines.gutter.top_left
        await seen.pilot.mouse_down(lines, offset=(left + column, top))
        for y in (3, 9):
            await seen.pilot.hover(lines, offset=(left + column, top + y))
        assert lines.scroll_offset.y == 90
        await seen.pilot.mouse_up(lines, offset=(left + column, top + 9))
        await seen.pilot.hover(lines, offset=(left + column, top + 2))
        assert lines.scroll_offset.y == 90


async def test_the_bar_looks_different_under_the_mouse() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        column = await shown(seen, lines)
        before = bar(seen)
        left, top = lines.gutter.top_left
        await seen.pilot.hover(lines, offset=(left + column, top + 4))
        await seen.settle()
        assert bar(seen) != before
        await seen.pilot.hover(lines, offset=(left, top + 4))
        await seen.settle()
        assert bar(seen) == before


async def test_the_wheel_scrolls_and_the_bar_follows() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        await shown(seen, lines)
        before = bar(seen)
        lines.scroll_to(y=50, animate=False)
        await seen.settle()
        assert seen.lines[0] == "row 50"
        assert bar(seen) != before


@given(st.integers(1, 60), st.integers(1, 10_000), st.data())
def test_a_line_of_the_bar_is_above_on_or_below_what_is_in_sight(
    height: int, more: int, data: st.DataObject
) -> None:
    top = data.draw(st.integers(0, more))
    thumb = Thumb(height + more, height, top)
    sides = [thumb.side(y) for y in range(height)]
    assert sides == sorted(sides)
    assert 0 in sides
    assert len(thumb.cells(RED, BLUE)) == height
    assert (sides[0] == 0) >= (top == 0)
    assert (sides[-1] == 0) >= (top == more)


@given(st.integers(1, 60), st.integers(1, 3_000), st.data())
def test_a_bar_that_stretches_as_far_looks_the_same(
    height: int, more: int, data: st.DataObject
) -> None:
    tops = st.integers(0, more)
    one, other = (Thumb(height + more, height, data.draw(tops)) for _ in range(2))
    assert (one.stretch == other.stretch) == (one.cells(RED, BLUE) == other.cells(RED, BLUE))
