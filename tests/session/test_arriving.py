"""Other records come in while the reader reads: everything of the reader's stays, by its id."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import event, figure, quote
from tests.support.story import ORDER, SHARED, WORDS, after, opened, story

from probtimeline.audit.quotes import check_quotes
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.session import arriving, comparing, filtering, moves, window
from probtimeline.session.checking import check
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.reasons import reason_against
from probtimeline.session.searching import search_for
from probtimeline.session.state import State


def arrived(state: State, known: Chronicle, own: frozenset[str] = frozenset()) -> State:
    """The state after other records have come in from elsewhere."""
    arrival = arriving.prepared(state, known, state.texts)
    return after(state, arriving.arrive(arrival, own))


def with_events(*new: Event, without: tuple[str, ...] = ()) -> Chronicle:
    """The story with events added or changed, and some gone."""
    kept = {one.id: one for one in story().events if one.id not in without}
    events = (kept | {one.id: one for one in new}).values()
    return replace(story(), events=tuple(sorted(events, key=lambda one: one.order)))


def changed(event_id: str, **fields: object) -> Event:
    known = story().event(event_id)
    assert known is not None
    return replace(known, **fields)  # type: ignore[arg-type]


NEW = event("new-service", "1950", "A new service")
LATER = event("later", "2022", "Something later")


def test_the_same_records_read_again_change_nothing() -> None:
    state = after(opened("split"), search_for("service"))
    again = arriving.prepared(state, with_events(), {})
    assert not again
    assert again.chronicle is state.chronicle
    assert again.index is state.index
    assert after(state, arriving.arrive(again)) == state


def test_new_and_changed_events_wait_to_be_seen_in_the_order_of_time() -> None:
    known = with_events(LATER, NEW, changed("call", title="Another title"))
    state = arrived(opened("split"), known)
    assert dict(state.arrived) == {"new-service": True, "later": True, "call": False}
    assert arriving.unseen(state) == (2, 1)
    state = after(state, arriving.next_new())
    assert (state.selected, set(state.arrived)) == ("call", {"new-service", "later"})
    state = after(state, arriving.next_new())
    assert state.selected == "later"
    state = after(state, arriving.next_new())
    assert (state.selected, dict(state.arrived)) == ("new-service", {})
    assert after(state, arriving.next_new()).notice == "Nothing new has come in"
    assert reason_against("next-new", state) == "nothing new has come in"


def test_what_is_new_and_changed_before_it_was_seen_is_new() -> None:
    state = arrived(arrived(opened("split"), with_events(NEW)), with_events(LATER, NEW))
    renamed = replace(NEW, title="A new service, named")
    assert arriving.unseen(arrived(state, with_events(LATER, renamed))) == (2, 0)


def test_going_to_what_is_new_leaves_a_way_back_from_any_view() -> None:
    state = after(arrived(opened("split"), with_events(NEW)), moves.open_view("figures"))
    there = after(state, arriving.next_new())
    assert (there.view, there.selected) == ("timeline", "new-service")
    back = after(there, moves.back())
    assert (back.view, back.selected) == ("figures", "split")


def test_selecting_an_event_by_any_way_takes_it_off_what_is_new() -> None:
    state = arrived(opened("split"), with_events(NEW, LATER))
    assert set(after(state, moves.last()).arrived) == {"new-service"}
    assert set(after(state, moves.first(), moves.step(1)).arrived) == {"later"}
    gone = arrived(state, with_events(LATER))
    assert set(gone.arrived) == {"later"}


def test_a_filter_that_hides_what_is_new_is_put_aside_to_go_there() -> None:
    state = after(opened("split"), search_for("split"), filtering.narrow("status", "happened"))
    state = arrived(state, with_events(LATER))
    assert "later" not in {state.chronicle.events[place].id for place in state.rows.shown}
    state = after(state, arriving.next_new())
    assert state.selected == "later"
    assert state.place in state.rows.row_of
    assert state.notice.startswith("Not among the hits")


def test_what_the_reader_has_added_is_not_new() -> None:
    state = arrived(opened("split"), with_events(NEW, LATER), frozenset({"later"}))
    assert set(state.arrived) == {"new-service"}
    seen_first = arrived(opened("split"), with_events(LATER))
    again = arriving.prepared(seen_first, with_events(LATER), {})
    state = after(seen_first, arriving.arrive(again, frozenset({"later"})))
    assert not state.arrived


def test_the_selected_event_is_seen_when_it_is_changed() -> None:
    state = arrived(opened("call"), with_events(changed("call", summary="More")))
    assert not state.arrived
    assert state.event is not None
    assert state.event.summary == "More"


def test_another_chronology_in_place_of_the_first_is_not_a_heap_of_news() -> None:
    state = opened("split")
    arrival = arriving.prepared(state, Chronicle.of([NEW, LATER]), {})
    assert arrival.text == "another chronology, 2 events"
    state = after(state, arriving.arrive(arrival))
    assert not state.arrived
    assert state.selected in ("new-service", "later")
    emptied = arriving.prepared(opened(), Chronicle(), {})
    assert not emptied.is_another
    assert emptied.text.startswith("11 events gone")


@pytest.mark.parametrize(
    ("hidden", "beyond", "words"),
    [
        (0, 0, "+2 events"),
        (1, 0, "+2 events (1 hidden by the filters; * goes there)"),
        (1, 1, "+2 events (1 hidden by the filters, 1 not on the screen; * goes there)"),
    ],
)
def test_how_much_is_out_of_sight_is_told(hidden: int, beyond: int, words: str) -> None:
    arrival = arriving.prepared(opened(), with_events(NEW, LATER), {})
    assert arrival.told(hidden, beyond) == words


def test_what_is_hidden_by_filters_and_what_is_off_the_screen_are_told_apart() -> None:
    state = after(opened("split"), search_for("service"))
    arrival = arriving.prepared(state, with_events(NEW, LATER), {})
    state = after(state, arriving.arrive(arrival))
    places = state.chronicle.places
    assert arriving.out_of_sight(state, arrival, {places["new-service"], places["later"]}) == (1, 0)
    assert arriving.out_of_sight(state, arrival, ()) == (1, 1)


def test_texts_that_come_and_go_are_told_and_checked_anew() -> None:
    texts = {"paper": SHARED}
    state = opened("split", texts)
    state = after(state, check(state))
    attached = arriving.prepared(state, story(), {**texts, "inspectors": WORDS})
    assert attached.text == "+1 attached text"
    state = after(state, arriving.arrive(attached))
    assert state.verdicts == {}
    other = arriving.prepared(state, story(), {"paper": "others"})
    assert other.text == "1 attached text changed, 1 gone"


def test_verdicts_stay_and_only_what_is_new_is_looked_for() -> None:
    state = opened("split", {"paper": SHARED})
    state = after(state, check(state))
    fresh = event("fresh", "2015", quotes=[quote("not there at all", source="paper")])
    state = arrived(state, with_events(fresh))
    assert state.verdict("paper", SHARED).kind.value == "exact"
    assert state.verdict("paper", "not there at all").kind.value == "unchecked"
    state = after(state, check(state))
    assert state.verdicts == check_quotes(state.chronicle, state.texts, attached=True)


def stop_after(before: Event, now: Event, stop: int) -> int | None:
    """Where the cursor stands in an event's page after the event has been changed elsewhere."""
    state = opened("here", known=Chronicle.of([before]))
    return arrived(replace(state, stop=stop), Chronicle.of([now])).stop


def test_the_cursor_in_the_detail_stays_on_its_quotation_figure_or_link() -> None:
    first, second = quote("first 75%", figure("75%")), quote("second")
    before = event("here", quotes=[first, second])
    turned = event("here", quotes=[second, first])
    assert [stop_after(before, turned, stop) for stop in (0, 1, 2)] == [1, 2, 0]
    assert [stop_after(before, event("here", quotes=[second]), stop) for stop in (1, 2)] == [
        None,
        0,
    ]
    assert stop_after(before, turned, 4) == 4
    assert stop_after(event("here", quotes=[second]), before, 1) == 3


def test_the_figure_the_source_and_what_is_marked_stay() -> None:
    state = replace(opened("split"), view="source", source="paper", passage="a second passage")
    state = after(replace(state, figure="good"), comparing.mark(Marked(Thing.EVENT, "call")))
    state = arrived(state, with_events(NEW, LATER))
    assert (state.source, state.passage, state.figure) == ("paper", "a second passage", "good")
    assert state.marked == Marked(Thing.EVENT, "call")
    assert arrived(state, with_events(without=("call",))).marked is None


def test_a_figure_that_only_has_the_number_of_the_one_before_is_not_taken_for_it() -> None:
    one, other = figure("75%"), figure("20%")
    before = with_events(event("new", quotes=[quote("75% and 20%", one, other)]))
    state = replace(arrived(opened(), before), figure="new#1")
    assert arrived(state, with_events(NEW, *before.events)).figure == "new#1"
    another = quote("75% and 20%", figure("20%"), figure("5%"))
    assert arrived(state, with_events(event("new", quotes=[another]))).figure == ""


def test_filters_stay_where_the_selected_event_is_gone() -> None:
    state = after(opened("split"), search_for("service"), moves.select("split"))
    state = arrived(state, with_events(without=("split",)))
    assert state.only_hits
    assert state.notice == ""
    assert state.place in state.rows.row_of


def test_new_trouble_takes_the_place_of_what_was_told_and_the_same_does_not() -> None:
    state = after(opened(), arriving.troubled("it is broken"))
    assert state.trouble == "it is broken"
    told = state.telling("Copied")
    assert arriving.troubled("it is broken")(told).notice == "Copied"
    assert arriving.troubled("it is gone")(told).notice == ""
    assert arriving.troubled("")(told) == replace(told, trouble="")


revisions = st.sets(st.sampled_from([*ORDER, "new-service", "later"])).map(
    lambda ids: Chronicle.of(
        (one for one in (*story().events, NEW, LATER) if one.id in ids), story().sources.values()
    )
)
doings = st.sampled_from(
    [
        search_for("service"),
        search_for(""),
        filtering.narrow("tag", "reform"),
        window.zoom_in(),
        window.whole_time(),
        moves.step(1),
        moves.step(-3),
        arriving.next_new(),
    ]
)


@given(st.sampled_from(ORDER), st.lists(st.one_of(revisions, doings), max_size=12))
def test_the_selection_is_kept_by_id_as_long_as_it_is_there(
    selected: str, path: list[object]
) -> None:
    state = opened(selected)
    for each in path:
        if not isinstance(each, Chronicle):
            state = after(state, each)  # type: ignore[arg-type]
            continue
        moved = arrived(state, each)
        if state.selected in each.places:
            assert moved.selected == state.selected
        else:
            filters = (moved.search.text, moved.chips, moved.window, moved.only_hits)
            assert filters == (state.search.text, state.chips, state.window, state.only_hits)
        assert moved.selected not in moved.arrived
        assert set(moved.arrived) <= set(moved.chronicle.places)
        assert list(moved.rows.shown) == sorted(moved.rows.shown)
        assert not moved.rows.shown or moved.place in moved.rows.row_of
        state = moved
