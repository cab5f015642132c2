"""Looking closer and from further away: the window of time is a filter of its own."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.build import chronicle, event
from tests.support.story import ORDER, after, opened

from probtimeline.core.calendar import day_number
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.span import Overlap
from probtimeline.query.facets import Chip
from probtimeline.session import moves, window
from probtimeline.session.arranging import arranged
from probtimeline.session.moves import Move
from probtimeline.session.searching import (
    cancel_search,
    clear_search,
    keep_search,
    search_for,
    toggle_only_hits,
)
from probtimeline.session.state import State

days = st.one_of(st.none(), st.integers(day_number(1985, 1, 1), day_number(2025, 1, 1)))
through_time: st.SearchStrategy[Move] = st.one_of(
    st.builds(window.zoom_in, days),
    st.builds(window.zoom_out, days),
    st.builds(window.pan, st.sampled_from([1, -1, 3])),
    st.builds(window.whole_time),
    st.builds(window.toggle_financial),
    st.builds(
        lambda first, length: window.look_at(first, first + length),
        st.integers(day_number(1985, 1, 1), day_number(2025, 1, 1)),
        st.integers(0, 4000),
    ),
)
searching: st.SearchStrategy[Move] = st.one_of(
    st.builds(search_for, st.sampled_from(["service", "zzz", "during:2013", "", "id:split"])),
    st.builds(keep_search),
    st.builds(clear_search),
    st.builds(cancel_search),
    st.builds(toggle_only_hits),
)
stepping: st.SearchStrategy[Move] = st.one_of(
    st.builds(moves.step, st.sampled_from([1, -1, 5])),
    st.builds(moves.last),
    st.builds(moves.back),
    st.builds(moves.forward),
    st.builds(lambda one: moves.select(one, jump=True), st.sampled_from(ORDER)),
)
anything = st.one_of(through_time, through_time, searching, stepping)

TWO = "id:split or id:old-plan"
YEAR_2014 = (day_number(2014, 1, 1), day_number(2014, 12, 31))


def text(state: State) -> str:
    return "all time" if state.window is None else state.window.text


def shown(state: State) -> list[str]:
    return [state.chronicle.events[place].id for place in state.rows.shown]


def closer(state: State, times: int) -> State:
    return after(state, *[window.zoom_in()] * times)


def test_closer_goes_through_the_units_of_the_calendar_around_the_selected_event() -> None:
    state = opened("split")
    seen = []
    for _ in range(6):
        state = closer(state, 1)
        seen.append(text(state))
    assert seen == ["2010s", "2014", "Q2 2014", "Jun 2014", "26 May – 1 Jun 2014", "1 Jun 2014"]
    assert state.selected == "split"
    assert closer(state, 1) == replace(state, notice="Nothing is finer than a day")


def test_from_further_away_is_the_way_back() -> None:
    state = closer(opened("split"), 4)
    seen = []
    while state.window is not None:
        state = after(state, window.zoom_out())
        seen.append(text(state))
    assert seen == ["Q2 2014", "2014", "2010s", "all time"]
    assert after(state, window.zoom_out()).notice == "All time is shown"


def test_the_list_follows_the_window_and_marks_what_only_may_be_in_it() -> None:
    state = closer(opened("split"), 3)
    assert shown(state) == ["contracts", "split"]
    assert set(state.rows.possibly) == {state.chronicle.places["contracts"]}
    assert window.around(state) == window.Around(here=2, before=5, after=4)


def test_a_day_of_the_pointer_is_looked_at_in_place_of_the_selected_events() -> None:
    state = after(opened("split"), window.zoom_in(day_number(2019, 2, 1)))
    state = after(state, window.zoom_in(day_number(2019, 2, 1)))
    assert text(state) == "2019"
    assert state.selected == "collapse", "the nearest event in the window"


def test_panning_goes_to_the_next_window_and_the_nearest_event_in_it() -> None:
    state = after(closer(opened("inspection"), 2), window.pan(1))
    assert text(state) == "2014"
    assert state.selected == "contracts"
    back = after(state, window.pan(-1))
    assert (text(back), back.selected) == ("2013", "ballot")


def test_panning_stops_where_nothing_is_dated_any_more() -> None:
    state = closer(opened("after"), 2)
    state = after(state, window.pan(1))
    assert text(state) == "2021"
    end = after(state, window.pan(1))
    assert end == replace(state, notice="Nothing is dated after 2021")
    start = after(closer(opened("custom"), 2), window.pan(-1))
    assert start.notice == "Nothing is dated before 1990"
    assert "+ looks closer" in after(opened(), window.pan(1)).notice


def test_an_empty_window_keeps_the_selection_and_is_left_by_panning_on() -> None:
    known = chronicle(event("one", "2001-05-01"), event("two", "2003-05-01"))
    state = after(closer(State.of(known), 1), window.pan(1))
    assert (text(state), shown(state), state.selected) == ("2002", [], "one")
    assert after(state, window.pan(1)).selected == "two"
    assert after(state, window.whole_time()).selected == "one"


def test_days_that_are_one_unit_of_the_calendar_are_called_so() -> None:
    state = opened("split")
    quarter = window.look_at(day_number(2014, 4, 1), day_number(2014, 6, 30))
    assert text(after(state, quarter)) == "Q2 2014"
    stretch = window.look_at(day_number(2014, 4, 2), day_number(2014, 6, 30))
    assert text(after(state, stretch)) == "2 Apr – 30 Jun 2014"
    assert after(state, quarter, quarter).notice == "Q2 2014 is what is shown"


def test_financial_years_go_from_april() -> None:
    state = after(closer(opened("inspection"), 2), window.toggle_financial())
    assert text(state) == "2012–13"
    assert "April" in state.notice
    assert text(after(state, window.toggle_financial())) == "2013"
    assert text(after(opened("inspection"), window.toggle_financial())) == "all time"


def test_back_returns_to_all_time_at_once_and_forward_to_the_window() -> None:
    state = closer(opened("split"), 3)
    state = after(state, window.pan(-1))
    back = after(state, moves.back())
    assert (text(back), back.selected) == ("all time", "split")
    forward = after(back, moves.forward())
    assert (text(forward), forward.selected) == (text(state), state.selected)


def test_all_time_can_be_taken_back() -> None:
    state = closer(opened("split"), 3)
    whole = after(state, window.whole_time())
    assert text(whole) == "all time"
    assert text(after(whole, moves.back())) == "Q2 2014"
    assert after(whole, window.whole_time()).notice == "All time is shown"


def test_a_new_search_never_changes_the_window() -> None:
    state = closer(opened("split"), 2)
    searched = after(state, search_for(TWO), keep_search())
    assert searched.window == state.window
    assert shown(searched) == ["split"]
    assert window.around(searched) == window.Around(here=1, before=1, after=0)
    assert after(searched, clear_search()).rows.shown == state.rows.shown


def test_a_window_leaves_the_search_and_the_chips_as_they_are() -> None:
    state = after(opened("split"), search_for("service"), keep_search())
    state = arranged(replace(state, chips=(Chip("actor", "The ministry"),)))
    moved = closer(state, 3)
    assert (moved.search, moved.chips) == (state.search, state.chips)
    assert shown(moved) == ["split"]
    assert window.around(moved) == window.Around(1, 0, 0)


def test_hits_among_all_events_are_counted_by_themselves() -> None:
    state = after(opened("split"), search_for(TWO), keep_search(), toggle_only_hits())
    state = closer(state, 2)
    assert len(shown(state)) == 2
    assert window.around(state) == window.Around(here=1, before=1, after=0)


def test_a_search_being_typed_goes_back_to_somewhere_in_the_window() -> None:
    state = after(opened("collapse"), search_for("service"), window.look_at(*YEAR_2014))
    left = after(state, cancel_search())
    assert text(left) == "2014"
    assert left.selected in shown(left)


@pytest.mark.parametrize("end", [clear_search(), cancel_search(), search_for("")])
def test_after_a_search_without_a_hit_an_event_in_the_window_is_selected(end: Move) -> None:
    state = after(closer(opened("split"), 2), search_for("zzz"), window.pan(1))
    assert (text(state), shown(state), state.selected) == ("2015", [], "split")
    left = after(state, end)
    assert left.selected in shown(left)


@pytest.mark.parametrize(
    "move",
    [window.zoom_in(), window.zoom_out(), window.pan(1), window.whole_time()],
)
def test_where_no_event_has_a_date_nothing_can_be_looked_at(move: Move) -> None:
    state = State.of(Chronicle())
    moved = after(state, move)
    assert moved.window is None
    assert moved.notice


@given(st.lists(anything, max_size=12))
@settings(max_examples=150)
def test_what_is_shown_is_what_may_have_happened_in_the_window(path: list[Move]) -> None:
    state = after(opened(), *path)
    looked, events = state.window, state.chronicle.events
    narrowed = state.search.is_on and state.only_hits
    asked = state.search.hits if narrowed else tuple(range(len(events)))
    if looked is not None:
        found = {at: events[at].date.overlap(looked.first, looked.last) for at in asked}
        asked = tuple(place for place in asked if found[place] is not Overlap.NO)
        possibly = {place for place in asked if found[place] is Overlap.POSSIBLY}
        assert set(state.rows.possibly) == possibly
    assert state.rows.shown == asked
    assert not asked or state.place in state.rows.row_of


@given(st.lists(anything, max_size=10), st.lists(searching, max_size=4))
def test_no_search_moves_the_window(path: list[Move], searches: list[Move]) -> None:
    state = after(opened(), *path)
    assert after(state, *searches).window == state.window


@given(st.lists(anything, max_size=10), through_time)
def test_no_move_through_time_touches_the_search(path: list[Move], move: Move) -> None:
    state = after(opened(), *path)
    assert after(state, move).search == state.search


@given(st.lists(anything, max_size=10), days)
def test_closer_and_back_again_holds_the_day_looked_at(path: list[Move], day: int | None) -> None:
    state = after(opened(), *path)
    closer_by = after(state, window.zoom_in(day))
    if closer_by.window is None or closer_by.window == state.window:
        return
    assert state.window is None or closer_by.window.days < state.window.days
    looked = (closer_by.window.first + closer_by.window.last) // 2
    out = after(closer_by, window.zoom_out(looked))
    assert out.window is None or out.window.holds(looked)


@given(st.lists(anything, max_size=10))
def test_all_events_lie_here_before_or_after(path: list[Move]) -> None:
    state = after(opened(), *path)
    count = window.around(state)
    asked = len(state.search.hits) if state.search.is_on else len(state.chronicle.events)
    if state.window is not None:
        assert count.here + count.before + count.after == asked
    assert min(count.here, count.before, count.after) >= 0
