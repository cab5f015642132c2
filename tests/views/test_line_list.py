"""A list of lines: a million rows as easily as sixty, the cursor always in sight."""

from random import Random

import pytest
from tests.support.host import alone
from textual.content import Content

from probtimeline.views.widgets.line_list import LineList

MILLION = 1_000_000


class Counting:
    """Paints rows by their number, and keeps which it painted."""

    def __init__(self) -> None:
        self.painted: list[int] = []

    def __call__(self, row: int, width: int) -> Content:
        self.painted.append(row)
        return Content(f"row {row}")

    def taken(self) -> list[int]:
        """What was painted since it was last asked."""
        taken, self.painted = self.painted, []
        return taken


async def test_only_the_rows_in_sight_are_painted() -> None:
    paint = Counting()
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(MILLION, paint, 0)
        await seen.settle()
        assert seen.lines == [f"row {n}" for n in range(10)]
        assert set(paint.taken()) == set(range(10))


async def test_a_step_of_the_cursor_paints_no_row_that_is_in_sight_again() -> None:
    paint = Counting()
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(MILLION, paint, 0)
        await seen.settle()
        paint.taken()
        for row in (1, 2, 5, 3):
            lines.move_cursor(row)
            await seen.settle()
        assert paint.taken() == []


async def test_only_the_row_under_the_cursor_looks_as_if_it_were() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(MILLION, lambda row, width: Content(f"row {row}"), 0)
        lines.focus()
        await seen.settle()
        for row in (3, 8, 9, 700, 699, 0):
            lines.move_cursor(row)
            await seen.settle()
            looks = [next(iter(strip)).style for strip in seen.strips]
            lit = [line for line, at in zip(seen.lines, looks, strict=True) if looks.count(at) == 1]
            assert lit == [f"row {row}"]


async def test_scrolling_by_one_paints_the_line_that_comes_in() -> None:
    paint = Counting()
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(MILLION, paint, 8)
        await seen.settle()
        paint.taken()
        lines.move_cursor(9)
        await seen.settle()
        assert paint.taken() == [10]
        assert "row 9" in seen.lines


async def test_the_cursor_where_it_stands_already_paints_nothing() -> None:
    paint = Counting()
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(100, paint, 3)
        await seen.settle()
        paint.taken()
        lines.move_cursor(3)
        await seen.settle()
        assert paint.taken() == []


@pytest.mark.parametrize("rows", [[500_000], [MILLION - 1, 0], [10, 9, 8, 700, 699], [999_998]])
async def test_wherever_the_cursor_goes_it_is_in_sight_with_the_lines_around_it(
    rows: list[int],
) -> None:
    paint = Counting()
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(MILLION, paint, 0)
        for row in rows:
            lines.move_cursor(row)
            await seen.settle()
            for near in {max(0, row - 1), row, min(MILLION - 1, row + 1)}:
                assert f"row {near}" in seen.lines
        assert len(paint.painted) < 100


async def test_a_list_shown_before_it_has_a_size_shows_its_cursor() -> None:
    lines = LineList()
    lines_shown = Counting()
    async with alone(lines) as seen:
        lines.display = False
        await seen.settle()
        lines.show(1000, lines_shown, 500)
        await seen.settle()
        lines.display = True
        await seen.settle()
        assert "row 500" in seen.lines


async def test_after_a_resize_the_cursor_is_in_sight_and_rows_are_as_wide_as_the_list() -> None:
    lines = LineList()
    widths: set[int] = set()

    def paint(row: int, width: int) -> Content:
        widths.add(width)
        return Content(f"row {row}")

    async with alone(lines) as seen:
        lines.show(1000, paint, 9)
        await seen.settle()
        widths.clear()
        await seen.pilot.resize_terminal(60, 6)
        await seen.settle()
        assert "row 9" in seen.lines
        assert len(seen.lines) == 4
        assert widths == {lines.scrollable_content_region.width}
        assert lines.size.width > 50


@pytest.mark.parametrize("top", [0, 500])
async def test_a_click_tells_the_row_that_was_clicked(top: int) -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, Counting(), top)
        await seen.settle()
        for y in (0, 4, 9):
            await seen.click(3, y)
            chosen = seen.told(LineList.Chosen)[-1]
            assert f"row {chosen.row}" == seen.lines[y]
            assert not chosen.again
            assert chosen.control is lines


async def test_a_second_click_in_a_row_says_so() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(10, Counting(), 0)
        await seen.click(3, 2, times=2)
        assert [one.again for one in seen.told(LineList.Chosen)] == [False, True]


async def test_a_click_below_the_last_row_or_on_the_border_tells_nothing() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(3, Counting(), 0)
        await seen.click(3, 5)
        await seen.click(3, -1)
        await seen.click(-1, 1)
        assert seen.told(LineList.Chosen) == []


async def test_the_row_under_the_cursor_looks_different_with_and_without_the_keys() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(10, Counting(), 4)
        lines.focus()
        await seen.settle()
        focused, other = seen.strips[4:6]
        lines.blur()
        await seen.settle()
        blurred = seen.strips[4]
        grounds = {str(next(iter(strip)).style) for strip in (focused, other, blurred)}
        assert len(grounds) == 3


async def test_other_rows_are_painted_anew() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, Counting(), 900)
        await seen.settle()
        lines.show(2, lambda row, width: Content("new"), 0)
        await seen.settle()
        assert seen.lines == ["new", "new"] + [""] * 8
        lines.show(0, Counting(), -1)
        await seen.settle()
        assert seen.lines == [""] * 10


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_on_screen_is_what_the_rows_in_sight_say(seed: int) -> None:
    lines = LineList()
    rows = Random(seed).sample(range(40), 6)
    async with alone(lines) as seen:
        lines.show(40, Counting(), 0)
        for row in rows:
            lines.move_cursor(row)
            await seen.settle()
            top = lines.scroll_offset.y
            assert seen.lines == [f"row {n}" for n in range(top, top + 10)]
            marked = {str(next(iter(strip)).style) for strip in seen.strips}
            assert len(marked) == 2, "one row and no other stands under the cursor"
            assert str(next(iter(seen.strips[row - top])).style) == _cursor_style(lines)


def _cursor_style(lines: LineList) -> str:
    return str(next(iter(lines.render_line(lines.cursor - lines.scroll_offset.y))).style)


async def test_a_row_wider_than_the_list_is_cut_and_a_short_one_filled() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(2, lambda row, width: Content("x" * 200 if row else "short"), 0)
        await seen.settle()
        width = lines.scrollable_content_region.width
        assert {lines.render_line(y).cell_length for y in range(3)} == {width}
        assert seen.lines[1] == "x" * width
