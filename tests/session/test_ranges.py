"""A range of time that is marked: how long it is, and what lies in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import spans
from tests.support.build import chronicle, event, figure, quote, span
from tests.support.story import ORDER, after, coming_in, opened

from probtimeline.core.calendar import day_number
from probtimeline.core.scale import moments
from probtimeline.core.span import Overlap, Span
from probtimeline.query.facets import Chip
from probtimeline.session import moves, ranging, window
from probtimeline.session.arranging import arranged
from probtimeline.session.ranging import Reach, drop_range, fit_range, mark_days, mark_range
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.session.tally import Inside, Tally

FIGURES = [quote("75% and 20%", figure("75%"), figure("20%"))]
KNOWN = chronicle(
    event("before", "2009-05-01"),
    event("awarded", "2010-01-10"),
    event("sure", "2010-03-01", quotes=FIGURES, milestone=True),
    event("lasts", "2009/2012"),
    event("vague", "2010"),
    event("late", "2014-01-01"),
    event("ended", "2014-03-10"),
    event("after", "2015-05-01"),
)


def ranged(one: str, other: str, state: State | None = None) -> State:
    begun = after(state or State.of(KNOWN), moves.select(one), mark_range())
    return after(begun, moves.select(other), mark_range())


def reach(state: State) -> Reach:
    found = ranging.reach(state)
    assert found is not None
    return found


def inside(state: State) -> Inside:
    rows = state.rows
    tally = Tally(state.chronicle, rows.passing, rows.found or () if state.search.is_on else ())
    return tally.inside(reach(state))


def test_a_range_grows_with_the_selection_until_it_is_ended() -> None:
    state = after(State.of(KNOWN), moves.select("awarded"), mark_range())
    assert "r again" in state.notice
    grown = after(state, moves.select("late"))
    assert reach(grown).text == "3 years 11 months"
    ended = after(grown, moves.select("ended"), mark_range(), moves.select("before"))
    assert reach(ended).text == "4 years 2 months"


def test_it_may_be_marked_from_either_end() -> None:
    assert reach(ranged("ended", "awarded")) == reach(ranged("awarded", "ended"))


def test_its_length_is_told_no_more_exactly_than_its_dates() -> None:
    assert reach(ranged("vague", "ended")).text == "3 years 2 months to 4 years 3 months"


def test_what_lies_in_it_is_counted_without_its_ends() -> None:
    held = inside(ranged("awarded", "ended"))
    assert (held.certainly, held.possibly) == (3, 1)
    assert (held.figures, held.milestones) == (2, 1)


def test_the_longest_silence_in_it_is_told() -> None:
    held = inside(ranged("awarded", "ended"))
    assert held.silence is not None
    assert held.silence.first == day_number(2011, 1, 1)
    assert held.silence.text == "1 year"


def test_between_dates_that_are_not_sure_what_lies_near_them_is_only_possibly_in_it() -> None:
    found = reach(ranged("vague", "ended"))
    assert found.holds(span("2010-03-01")) is Overlap.POSSIBLY
    assert found.holds(span("2011-03-01")) is Overlap.CERTAINLY
    assert found.holds(span("2014-03-11")) is Overlap.NO


def test_where_an_end_is_not_known_nothing_is_certainly_in_it() -> None:
    known = chronicle(event("a", "[2010..]"), event("b", "2014-01-01"), event("c", "2016"))
    state = ranged("a", "c", State.of(known))
    assert reach(state).text == "at most 7 years"
    held = inside(state)
    assert (held.certainly, held.possibly) == (0, 1)


def test_with_a_search_on_all_events_are_counted_and_how_many_of_them_are_hits() -> None:
    state = ranged("awarded", "ended")
    searched = after(state, search_for("id:sure or id:late or id:after or id:awarded"))
    held = inside(searched)
    assert (held.certainly, held.possibly, held.hits) == (3, 1, 2)
    looked = after(searched, window.zoom_in(), window.zoom_in())
    assert inside(looked) == held


def test_what_the_chips_leave_is_counted() -> None:
    chip = Chip("source", "report")
    state = arranged(replace(ranged("awarded", "ended"), chips=(chip,)))
    passing = [event.id for event in KNOWN.events if chip.holds(event)]
    assert passing == ["sure"]
    held = inside(state)
    assert (held.certainly, held.possibly, held.hits, held.figures) == (1, 0, 0, 2)
    assert held.silence is not None, "the ends are there, whether the chips leave them or not"


@given(st.lists(spans, max_size=12), spans, spans)
def test_what_is_counted_is_what_going_over_all_events_counts(
    among: list[Span], one: Span, other: Span
) -> None:
    dates = [one, other, *among]
    known = chronicle(*(event(f"e{at}", date.edtf) for at, date in enumerate(dates)))
    state = ranged("e0", "e1", State.of(known))
    found, held = reach(state), inside(state)
    others = [each for place, each in enumerate(known.events) if place not in found.ends]
    told = [found.holds(each.date) for each in others]
    assert held.certainly == told.count(Overlap.CERTAINLY)
    assert held.possibly == told.count(Overlap.POSSIBLY)
    if held.silence is not None:
        assert not any(
            begun <= held.silence.last and over >= held.silence.first
            for each in dates
            for begun, over in moments(each)
        )


def test_just_the_range_can_be_shown_with_its_ends_and_what_lies_between() -> None:
    state = after(ranged("awarded", "ended"), fit_range())
    shown = [state.chronicle.events[place].id for place in state.rows.shown]
    assert shown == ["lasts", "vague", "awarded", "sure", "late", "ended"]
    assert state.window is not None
    assert state.window.text == "10 Jan 2010 – 10 Mar 2014"
    assert state.stretch is not None, "the range is still marked"
    assert after(state, moves.back()).window is None


def test_days_are_marked_from_either_side_and_measured_to_their_last() -> None:
    first, last = day_number(2010, 3, 1), day_number(2010, 3, 31)
    state = after(State.of(KNOWN), mark_days(last, first))
    assert reach(state).text == "31 days"
    assert reach(state).outer == (first, last)
    assert inside(state).certainly == 2, "what lasted, and what happened on its first day"
    one = after(State.of(KNOWN), mark_days(first, first))
    assert reach(one).text == "1 day"


def test_a_range_of_a_silence_is_silent_from_end_to_end_of_what_is_known_of_it() -> None:
    state = after(State.of(KNOWN), mark_days(day_number(2012, 6, 1), day_number(2014, 12, 31)))
    held = inside(state)
    assert held.silence is not None
    assert held.silence.first == day_number(2013, 1, 1)


def test_marking_the_same_event_again_marks_nothing() -> None:
    state = after(State.of(KNOWN), mark_range(), mark_range())
    assert state.stretch is None
    assert "No range" in state.notice


def test_a_range_that_is_ended_gives_way_to_a_new_one() -> None:
    state = after(ranged("awarded", "ended"), moves.select("before"), mark_range())
    assert reach(state).ends == (KNOWN.places["before"],) * 2


def test_a_range_is_dropped_without_a_trace() -> None:
    state = after(State.of(KNOWN), moves.select("awarded"))
    assert after(state, mark_range(), drop_range()) == state
    assert after(state, drop_range()) == state


def test_without_a_range_there_is_none_to_show() -> None:
    assert after(opened(), fit_range()).notice == ranging.NO_RANGE
    assert ranging.reach(opened()) is None


def test_a_range_whose_events_are_gone_is_none() -> None:
    state = ranged("awarded", "ended")
    gone = after(state, coming_in(chronicle(event("awarded", "2010-01-10"))))
    assert ranging.reach(gone) is None
    assert gone.stretch is None, "nor does one grow from what is no more"
    same = after(state, coming_in(chronicle(*KNOWN.events)))
    assert same.stretch == state.stretch
    assert after(gone, fit_range()).notice == ranging.NO_RANGE


def test_in_an_empty_chronology_nothing_is_marked() -> None:
    state = after(State.of(chronicle()), mark_range())
    assert state.stretch is None
    assert state.notice


@given(st.sampled_from(ORDER), st.sampled_from(ORDER))
def test_what_a_range_shows_is_what_it_counts_and_its_ends(one: str, other: str) -> None:
    state = ranged(one, other, opened())
    if one == other:
        assert state.stretch is None
        return
    found, held = reach(state), inside(state)
    fitted = after(state, fit_range())
    assert fitted.window is not None
    first, last = found.outer
    if first is not None and last is not None:
        assert len(fitted.rows.shown) == held.certainly + held.possibly + 2
    assert state.place in fitted.rows.row_of or fitted.selected != state.selected


@pytest.mark.parametrize("text", ["2010-03-01", "2010", "[2010..2013]", "2009/..", "[..2009]"])
def test_what_is_certainly_in_a_range_is_so_wherever_its_ends_are(text: str) -> None:
    sure = Reach((1, 3_000_000), (1, 3_000_000), ())
    assert sure.holds(span(text)) is not Overlap.NO
    none = sure._replace(inner=(None, 3_000_000))
    assert none.holds(span(text)) is Overlap.POSSIBLY
