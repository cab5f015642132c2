"""Moves among the figures, and how they keep in step with the timeline."""

from dataclasses import replace

import pytest
from tests.support.claims import looking
from tests.support.story import after

from probtimeline.session import figures
from probtimeline.session.moves import Move, back, leave_view, open_view, select, stand
from probtimeline.session.page_stops import figure_at, stop_of_figure
from probtimeline.session.searching import search_for
from probtimeline.session.standing import standing
from probtimeline.session.state import State


def under(state: State) -> str:
    placed = standing(state)
    return placed.figure.text if placed is not None else ""


def opened(*moves: Move) -> State:
    return after(looking(), *moves, open_view("figures"))


def test_from_the_timeline_it_stands_on_the_first_figure_of_the_event() -> None:
    assert under(opened(select("campaign"))) == "20%"


def test_from_a_figure_of_the_detail_it_stands_on_that_figure() -> None:
    assert under(opened(select("campaign"), stand(2))) == "more than 150,000 people"
    assert under(opened(select("study"), stand(0))) == "26.4%", "the quotation's first"


def test_the_detail_is_asked_again_after_the_table_has_been_left() -> None:
    state = after(opened(select("campaign")), figures.stand_on_figure("campaign#1"))
    state = after(state, open_view("timeline"), stand(3), open_view("figures"))
    assert under(state) == "nearly all"


def test_from_an_event_without_figures_it_stands_on_the_first_row() -> None:
    state = opened(select("silent"))
    assert (under(state), state.selected) == ("250,000", "silent")


def test_in_the_order_of_time_it_stands_on_the_next_figure() -> None:
    state = after(looking(), figures.group_by("measure"), select("campaign"), select("silent"))
    assert under(state) == "26.4%"
    last = replace(after(state, search_for("unit:crimes")), selected="campaign")
    assert under(last) == "517", "where none follows, on the last"


def test_looking_selects_nothing() -> None:
    state = opened(select("silent"))
    for move in (figures.sort_by("amount"), figures.group_by("speaker"), figures.choose_column(1)):
        before = under(state)
        state = after(state, move)
        assert (under(state), state.selected) == (before, "silent")
    assert after(state, open_view("timeline")).selected == "silent"
    assert after(state, figures.step_figure(-1)).selected != "silent"


def test_the_comparisons_open_on_the_figure_that_was_only_looked_at() -> None:
    state = after(opened(select("silent")), figures.sort_by("amount"), figures.group_by("amount"))
    state = replace(state, weighed="measure:rise-change", figure="")
    placed = standing(state)
    assert placed is not None
    there = after(state, open_view("comparisons"))
    assert (there.figure, there.weighed, there.selected) == (placed.key, "", "silent")


def test_a_step_selects_the_event_of_the_figure() -> None:
    state = after(opened(select("planned")), figures.step_figure(1))
    assert (under(state), state.selected) == ("more than 150,000 people", "campaign")
    assert after(state, open_view("timeline")).selected == "campaign"


def test_within_an_event_the_cursor_of_its_page_follows() -> None:
    state = after(opened(select("campaign"), stand(1)), figures.stand_on_figure("campaign#2"))
    assert (under(state), state.stop) == ("nearly all", 3)


def test_steps_stop_at_the_ends_and_say_so() -> None:
    state = after(opened(select("planned")), figures.step_figure(-1))
    assert state.notice == "This is the first figure"
    state = after(state, figures.end_figure(last=True))
    assert under(state) == "nearly all"
    assert after(state, figures.step_figure(5)).notice == "This is the last figure"


def test_groups_are_gone_through_by_their_first_figures() -> None:
    state = after(opened(select("planned")), figures.step_group(1))
    assert under(state) == "26.4%"
    assert under(after(state, figures.step_figure(1), figures.step_group(-1))) == "26.4%"
    assert under(after(state, figures.step_group(-1))) == "250,000"
    assert "no earlier group" in after(opened(select("planned")), figures.step_group(-1)).notice


def test_without_groups_there_is_none_to_go_to() -> None:
    state = after(opened(), figures.group_by("measure"), figures.step_group(1))
    assert "not grouped" in state.notice


def test_sorting_twice_turns_the_order_and_keeps_the_figure() -> None:
    state = after(opened(select("study")), figures.sort_by("amount"))
    assert (state.sorting.column, state.sorting.descending) == ("amount", False)
    turned = after(state, figures.sort_by())
    assert turned.sorting.descending
    assert under(turned) == under(state) == "26.4%"
    assert not after(turned, figures.sort_by()).sorting.descending


def test_grouping_twice_by_a_column_groups_no_longer() -> None:
    state = after(opened(), figures.group_by("speaker"))
    assert next(row.heading for row in state.table.rows if row.heading) == "Kay"
    assert after(state, figures.group_by()).sorting.group == ""


def test_columns_are_chosen_in_a_round() -> None:
    state = opened()
    names = [state.sorting.chosen]
    for _ in figures.NAMES:
        state = after(state, figures.choose_column(1))
        names.append(state.sorting.chosen)
    assert names[0] == names[-1]
    assert set(names) == set(figures.NAMES)


def test_choosing_a_column_sorts_nothing_anew() -> None:
    state = opened()
    assert after(state, figures.choose_column(1)).table is state.table


def test_the_words_are_read_in_their_source_and_back_leads_to_the_figure() -> None:
    state = after(opened(select("campaign")), figures.stand_on_figure("campaign#1"))
    there = after(state, figures.figure_words())
    assert (there.view, there.source) == ("source", "paper")
    assert there.open_passage is not None
    assert "150,000" in there.open_passage.text
    for leave in (leave_view(), back()):
        again = after(there, leave)
        assert (again.view, under(again)) == ("figures", "more than 150,000 people")


def test_the_event_is_shown_with_its_page_at_the_figure() -> None:
    state = after(opened(select("campaign")), figures.stand_on_figure("campaign#1"))
    there = after(state, figures.figure_event())
    assert (there.view, there.selected, there.stop) == ("timeline", "campaign", 2)


def test_leaving_goes_back_to_where_the_reader_came_from() -> None:
    state = after(opened(select("planned")), figures.end_figure(last=True), figures.step_group(-1))
    left = after(state, figures.leave_figures())
    assert (left.view, left.selected) == ("timeline", "planned")


def test_opened_first_of_all_it_is_left_for_the_timeline() -> None:
    state = after(replace(looking(), view="figures"), figures.leave_figures())
    assert state.view == "timeline"


def test_where_a_search_leaves_no_figure_leaving_drops_the_search() -> None:
    state = after(opened(), search_for("nothing-like-it"))
    assert standing(state) is None
    assert after(state, figures.step_figure(1)).notice == figures.NONE
    freed = after(state, figures.leave_figures())
    assert freed.view == "figures"
    assert len(freed.table.figures) == 6


def test_a_search_stands_on_a_figure_that_answers_it() -> None:
    state = after(opened(select("planned")), search_for("figure:20%"))
    assert under(state) == "20%"


@pytest.mark.parametrize(("number", "stop"), [(0, 1), (1, 2), (2, 3)])
def test_a_figure_and_its_stop_on_the_page_lead_to_each_other(number: int, stop: int) -> None:
    campaign = looking().chronicle.event("campaign")
    assert campaign is not None
    assert stop_of_figure(campaign, number) == stop
    assert figure_at(campaign, stop) == number
    assert stop_of_figure(campaign, 3) is None
