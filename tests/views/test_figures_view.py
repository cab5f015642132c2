"""What is told about the table of figures, and below it about the one under the cursor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, figure, quote, span
from tests.support.claims import looking
from tests.support.stage import builtin
from tests.support.story import after

from probtimeline.core.periods import Unit, period_at
from probtimeline.query.facets import Chip
from probtimeline.session import figures
from probtimeline.session.arranging import arranged
from probtimeline.session.moves import select
from probtimeline.session.searching import search_for
from probtimeline.session.standing import standing
from probtimeline.session.state import State
from probtimeline.views.figure_layout import layout, wanted
from probtimeline.views.figure_page import FigurePage
from probtimeline.views.figure_rows import paint_figure_row, paint_headings
from probtimeline.views.figure_titles import arrangement, none_shown, place_among


def painted(state: State, width: int) -> list[str]:
    """The headings and the rows of the table."""
    columns = layout(state.table, state.sorting, wanted(state), width)
    rows = [
        paint_figure_row(state, columns, number, width).plain
        for number in range(len(state.table.rows))
    ]
    return [paint_headings(columns, state.sorting)[0].plain, *rows]


def page_of(state: State, text: str, width: int = 60, height: int = 40) -> tuple[str, str]:
    """The chart and the words below the table for the figure printed so."""
    placed = next(each for each in state.chronicle.figures if each.figure.text == text)
    page = FigurePage(state, placed, height)
    chart = [line.plain for block in page.chart() for line in block.lines(width)]
    words = [line.plain for block in page.words() for line in block.lines(width)]
    return "\n".join(chart), "\n".join(words)


@pytest.fixture(scope="module")
def known() -> State:
    return State.of(builtin())


def test_markup_in_a_file_is_shown_as_it_stands() -> None:
    odd = figure("[/x] 5%", "[bold]share[/]", value=5)
    state = looking(chronicle(event("a", quotes=[quote("say [/x] 5%", odd)])))
    assert "[bold]share[/]" in "\n".join(painted(state, 116))
    assert "[/x] 5%" in "".join(page_of(state, "[/x] 5%"))


def test_the_figures_of_a_measure_stand_side_by_side_with_their_periods() -> None:
    chart, _ = page_of(looking(), "26.4%")
    assert "▸ 26.4% ┃━" in chart
    assert "20% │━" in chart
    assert "Kay · The Blog, 11 Aug 2017" in chart
    assert "▸ 2012 – 2017  ╾" in chart
    assert "  2014 – 2019  " in chart


def test_the_words_and_what_they_come_to_beside_the_others_are_told() -> None:
    _, words = page_of(looking(), "26.4%", width=76)
    assert "▎ “a 26.4% rise, to 517 crimes”" in words
    assert "Kay · The Blog, 11 Aug 2017" in words
    assert "unchecked" in words
    assert "≁ 20% (Lees): not comparable: not the same years: 2012 – 2017 and" in words
    assert words.endswith("event 2017, A study")
    assert "amount" not in words, "the table and the chart tell it"


def test_a_comparison_made_by_hand_is_told_with_its_verdict() -> None:
    _, words = page_of(State.of(builtin()), "26.4%", width=90)
    at = words.index("? weighed by hand: unresolved: Rise in serious further offences")
    note = words.index("Kay compares numbers")
    assert at < note < words.index("4 shows more") < words.index(" of    people on probation")


def test_a_figure_of_a_measure_the_filters_hide_is_still_drawn_and_told() -> None:
    state = after(looking(), search_for("figure:>20%"))
    chart, _ = page_of(state, "26.4%")
    assert "○   20% │" in chart
    assert "not among those shown" in chart
    page = FigurePage(state, state.table.figures[0], 40)
    assert page.aside == "2 figures side by side, 1 not among those shown"


def test_in_little_height_less_is_told_of_each_figure(known: State) -> None:
    tall, _ = page_of(known, "8.98%", height=40)
    low, _ = page_of(known, "8.98%", height=9)
    assert len(low.splitlines()) < len(tall.splitlines())
    assert all(text in low for text in ("8.98%", "7.66%", "9.61%", "6.96%", "below 10%"))


def test_of_very_many_figures_those_around_the_cursor_are_drawn() -> None:
    many = [figure(f"{n}%", value=n, measure="m") for n in range(1, 61)]
    state = looking(chronicle(event("a", quotes=[quote("figures", *many)])))
    chart, words = page_of(state, "30%", height=20)
    assert "30%" in chart
    assert "36 more figures: 4 shows them" in chart
    assert "18 more pairs: 4 shows them" in words


def test_the_title_tells_order_and_place() -> None:
    state = after(looking(), figures.group_by("speaker"), figures.sort_by("amount"))
    state = after(state, figures.sort_by())
    assert arrangement(state) == "grouped by speaker, sorted by amount, descending"
    ungrouped = after(state, figures.group_by("speaker"))
    assert arrangement(ungrouped) == "sorted by amount, descending"
    assert arrangement(after(ungrouped, figures.group_by("amount"))).startswith("grouped by unit,")
    both = after(state, figures.sort_by("speaker"))
    assert arrangement(both) == "grouped and sorted by speaker"
    placed = state.table.figures[2]
    assert place_among(state, placed) == "3 of 6"
    narrowed = after(state, search_for("figure:>20%"))
    assert place_among(narrowed, narrowed.table.figures[0]) == "1 of 1 shown, 6 in all"


def test_where_the_selected_event_has_no_figure_the_place_says_so() -> None:
    state = after(looking(), select("silent"))
    placed = standing(state)
    assert place_among(state, placed) == "1 of 6 · the selected event has no figure"
    hidden = after(looking(), select("study"), search_for("20%"))
    hidden = replace(hidden, selected="study")
    assert place_among(hidden, standing(hidden)).endswith("has no figure among those shown")


def test_where_nothing_is_shown_it_says_why_and_how_to_undo_it() -> None:
    state = after(looking(), search_for("figure:>99%"))
    chips = (Chip("unit", "people"),)
    window = period_at(span("2030").earliest or 0, Unit.YEAR)
    told = none_shown(arranged(replace(state, chips=chips, window=window)))
    assert told[0] == "No figure answers figure:>99%"
    assert "esc drops the search" in told
    assert "\\ switches the chips off" in told
    assert "Only 2030 is shown: 0 shows all time" in told
    assert none_shown(looking(chronicle(event("a")))) == [
        "No event of this chronology quotes a figure."
    ]
