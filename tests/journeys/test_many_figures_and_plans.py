"""Figures and comparisons of a chronology that has too many of them to be gone through at once."""

from __future__ import annotations

from tests.support.build import chronicle, event, figure, quote
from tests.support.stage import stage

from probtimeline.core.chronicle import Chronicle

MANY = 900


def counted() -> Chronicle:
    """Counts of three kinds, and a plan for each."""
    made = []
    for number in range(MANY):
        told = figure(f"{number}", "people", value=number, measure=("a", "b", "c")[number % 3])
        words = [quote(f"{number} people", told)]
        made.append(event(f"e{number}", f"{1000 + number}", quotes=words, status="planned"))
    return chronicle(*made)


async def test_the_table_is_there_at_once_and_grouped_when_all_is_gone_through() -> None:
    async with stage(counted()) as seen:
        await seen.press("f")
        assert "Figures grouped by measure, sorted by event" in seen.text
        assert "gone through" not in seen.text
        assert seen.state.table.progress is None
        assert [row.heading for row in seen.state.table.rows if row.placed is None] == list("ABC")


async def test_the_cursor_stays_on_its_figure_while_the_table_is_put_in_order() -> None:
    async with stage(counted()) as seen:
        await seen.press("f", "j", "j")
        under = seen.state.selected
        await seen.press("l", "s", "z")
        assert seen.state.selected == under
        assert f" {seen.state.table.order.place(seen.state.figure) + 1} of {MANY}" in seen.text


async def test_a_view_that_is_left_is_not_gone_on_with_until_it_is_seen_again() -> None:
    async with stage(counted()) as seen:
        await seen.press("f", "1")
        making = seen.state.table.making
        await seen.press("f")
        assert seen.state.table.making is making
        assert making.is_done


async def test_plans_are_listed_when_all_are_gone_through() -> None:
    async with stage(counted()) as seen:
        await seen.press("4")
        assert "looking for plans" not in seen.text
        assert len(seen.state.weighing.listing) == MANY + 3
        await seen.press("G")
        assert f"{MANY + 3} of {MANY + 3}" in seen.text
