"""What a reader does among the figures, key by key, on the real chronology."""

from __future__ import annotations

from dataclasses import replace

from tests.support.build import chronicle, event
from tests.support.stage import Stage, stage

from probtimeline.session.searching import clear_search, keep_search, search_for
from probtimeline.session.standing import standing
from probtimeline.views.figures import FiguresView
from probtimeline.views.help import mark_blocks


def under(seen: Stage) -> str:
    placed = standing(seen.state)
    return placed.figure.text if placed is not None else ""


def view(seen: Stage) -> FiguresView:
    return seen.app.screen.query_one(FiguresView)


async def search(seen: Stage, text: str) -> None:
    """Search as a reader's saved search does: all at once."""
    seen.app.apply(search_for(text))
    seen.app.apply(keep_search())
    await seen.settle()


async def test_by_how_much_serious_offences_rose_who_says_so_and_who_says_otherwise() -> None:
    async with stage() as seen:
        await search(seen, "serious")
        await seen.press("f", "g")
        texts = [placed.figure.text for placed in seen.state.table.figures]
        await seen.press(*"j" * texts.index("26.4%"))
        assert under(seen) == "26.4%"
        assert "Christopher Kay" in seen.text
        assert "20% (Ellen Lees, We Own It)" in seen.text
        assert "nor the same years" in seen.text
        assert "Apr 2012 – Mar 2017  ╾━" in seen.text
        assert "weighed by hand: unresolved" in seen.text


async def test_sorting_by_value_and_turning_the_order() -> None:
    async with stage() as seen:
        await seen.press("f", "l", "l", "l", "s")
        assert "Amount ↑]" in seen.text, "past the last column comes the first"
        await seen.press("z", "z", "g")
        first = under(seen)
        await seen.press("s")
        assert "Amount ↓]" in seen.text
        await seen.press("g")
        assert under(seen) != first
        assert "sorted by amount, descending" in seen.text


async def test_grouping_by_speaker_and_going_from_group_to_group() -> None:
    async with stage() as seen:
        await seen.press("f", "h", "h", "z", "g")
        assert "grouped by speaker" in seen.text
        names = []
        for _ in range(3):
            placed = standing(seen.state)
            assert placed is not None
            names.append(placed.quote.speaker)
            await seen.press("J")
        assert len(set(names)) == 3


async def test_a_search_narrows_the_figures_one_by_one() -> None:
    async with stage() as seen:
        await seen.press("f", "slash", *"figure:>20%", "enter")
        assert {placed.figure.unit for placed in seen.state.table.figures} == {"percent"}
        assert all((placed.figure.value or 0) > 20 for placed in seen.state.table.figures)
        assert f"of {len(seen.state.table.figures)} shown" in seen.text


async def test_the_selection_is_in_step_both_ways() -> None:
    async with stage() as seen:
        await search(seen, "ballot")
        await seen.press("f")
        assert seen.state.event is not None
        assert under(seen) in {figure.text for figure in seen.state.event.figures}
        await seen.press("escape")
        assert seen.state.view == "timeline"
        await seen.press("f", "j", "j", "j")
        chosen = standing(seen.state)
        assert chosen is not None
        await seen.press("1")
        assert seen.state.selected == chosen.event.id
        assert chosen.event.title[:30] in seen.text


async def test_from_an_event_without_figures_looking_changes_nothing() -> None:
    async with stage() as seen:
        await seen.press("g")
        silent = seen.state.event
        assert silent is not None
        assert not silent.figures
        await seen.press("3")
        assert "1 of 90 · the selected event has no figure" in seen.text
        await seen.press("1")
        assert seen.state.event is silent
        await seen.press("3", "j", "1")
        assert seen.state.event is not silent


async def test_what_is_told_on_the_way_to_the_figures_stays_in_sight() -> None:
    async with stage() as seen:
        await seen.press("g", "3")
        seen.app.apply(lambda state: replace(state, selected="").telling("Something to know"))
        await seen.settle()
        assert "Something to know" in seen.text


async def test_a_table_of_few_rows_leaves_its_room_to_the_panel() -> None:
    async with stage() as seen:
        await seen.press("f")
        before = view(seen).words.size.height
        await search(seen, "26.4%")
        assert view(seen).list.size.height == len(seen.state.table.rows) == 2
        assert view(seen).words.size.height > before
        seen.app.apply(clear_search())
        await seen.settle()
        assert view(seen).words.size.height == before


async def test_help_is_gone_through_from_end_to_end_and_tells_the_marks_of_figures() -> None:
    async with stage() as seen:
        await seen.press("question_mark", "G")
        assert "Searching" in seen.text
        assert "Keys" in seen.text
        below = seen.text
        await seen.press("g")
        assert seen.text != below
    assert any("almost" in block.content.plain for block in mark_blocks())


async def test_enter_leads_to_the_words_and_back_to_the_figure() -> None:
    async with stage() as seen:
        await search(seen, "26.4%")
        await seen.press("f", "enter")
        assert seen.state.view == "source"
        assert seen.state.open_passage is not None
        assert "26.4%" in seen.state.open_passage.text
        await seen.press("escape")
        assert (seen.state.view, under(seen)) == ("figures", "26.4%")
        await seen.press("v")
        assert seen.state.view == "timeline"
        assert seen.state.stop == 1


async def test_a_click_selects_a_second_one_opens_the_words_and_headings_sort() -> None:
    async with stage() as seen:
        await seen.press("f", "g")
        heads, lines = view(seen).heads, view(seen).list
        await seen.pilot.click(lines, offset=(8, 2))
        await seen.settle()
        row = seen.state.table.rows[2].placed
        assert row is not None
        assert under(seen) == row.figure.text
        await seen.pilot.click(heads, offset=(24, 0))
        await seen.settle()
        assert seen.state.sorting.column == "amount"
        await seen.pilot.click(lines, offset=(8, lines.cursor - lines.scroll_offset.y), times=2)
        await seen.settle()
        assert seen.state.view == "source"


async def test_a_step_draws_no_row_of_the_table_that_was_in_sight() -> None:
    async with stage() as seen:
        await seen.press("f", "g", "j")
        drawn: list[int] = []
        painter = view(seen).list._painter

        def counting(row: int, width: int) -> object:
            drawn.append(row)
            return painter(row, width)

        view(seen).list._painter = counting  # type: ignore[assignment]
        await seen.press("j")
        assert drawn == []


async def test_nothing_found_is_said_with_the_way_back() -> None:
    async with stage() as seen:
        await seen.press("f")
        await search(seen, "zzz")
        assert "No figure answers zzz" in seen.text
        await seen.press("j", "enter", "v", "J", "s")
        assert seen.state.notice == "" or "No figure" in seen.text
        await seen.press("escape")
        assert seen.state.view == "figures"
        assert len(seen.state.table.figures) == len(seen.state.chronicle.figures)


async def test_a_chronology_without_figures_says_so() -> None:
    async with stage(chronicle(event("a"))) as seen:
        await seen.press("f", "j", "G", "K", "l", "s", "enter")
        assert "No event of this chronology quotes a figure" in seen.text


async def test_on_a_small_screen_the_panel_is_read_on_with_a_key_of_its_own() -> None:
    async with stage(size=(80, 24)) as seen:
        await search(seen, "26.4%")
        await seen.press("f")
        assert "▸ 26.4% ┃━" in seen.text
        assert "○   20% │━" in seen.text
        whole = ""
        for _ in range(5):
            whole += seen.text
            await seen.press("ctrl+d")
        assert "Christopher Kay · On Probation Blog" in whole
        assert "nor the same years" in whole
        assert "of    people on probation" in whole


async def test_the_table_outlives_another_size() -> None:
    async with stage() as seen:
        await seen.press("f", "j")
        text = under(seen)
        await seen.pilot.resize_terminal(80, 24)
        await seen.settle()
        assert under(seen) == text
        assert text in seen.text
