"""Whatever a reader does in whatever order, the state stays one that can be shown."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.build import event, span
from tests.support.story import ORDER, SHARED, after, coming_in, opened, story

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.layer import Layer
from probtimeline.core.span import Overlap
from probtimeline.session import (
    comparing,
    figures,
    filtering,
    keeping,
    moves,
    quiet,
    ranging,
    relating,
    sources,
    window,
)
from probtimeline.session.dating import go_to
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.moves import Move
from probtimeline.session.searching import (
    cancel_search,
    clear_search,
    keep_search,
    search_for,
    toggle_only_hits,
)
from probtimeline.session.state import VIEWS, State

directions = st.sampled_from([1, -1])
ids = st.sampled_from([*ORDER, "no-such-event"])
queries = st.sampled_from(["service", "s", "zzz", '"', "has:figure", "during:2013", "", "id:split"])
REVISIONS = (
    story(),
    Chronicle.of(story().events[2:8], story().sources.values()),
    Chronicle.of([*story().events, event("new", "1950")], story().sources.values()),
    Chronicle(),
)

jumps: st.SearchStrategy[Move] = st.one_of(
    st.builds(lambda event_id: moves.select(event_id, jump=True), ids),
    st.builds(moves.follow_to_event, ids),
    st.builds(moves.first),
    st.builds(moves.last),
    st.builds(moves.to_next, st.sampled_from(["year", "milestone", "silence"]), directions),
    st.builds(lambda date: go_to(span(date)), st.sampled_from(["2013", "1066", "2016-02"])),
    st.builds(moves.open_view, st.sampled_from([*VIEWS, "nowhere"])),
    st.builds(moves.next_view, directions),
    st.builds(sources.open_source),
    st.builds(sources.open_source, st.sampled_from(["paper", "early", "lost"]), st.just(SHARED)),
    st.builds(sources.step_source, directions),
)
searches: st.SearchStrategy[Move] = st.one_of(
    st.builds(search_for, queries),
    st.builds(keep_search),
    st.builds(clear_search),
    st.builds(cancel_search),
    st.builds(toggle_only_hits),
    st.builds(moves.to_next, st.just("hit"), directions),
)
filters: st.SearchStrategy[Move] = st.one_of(
    st.builds(window.zoom_in),
    st.builds(window.zoom_out),
    st.builds(window.pan, directions),
    st.builds(window.whole_time),
    st.builds(window.toggle_financial),
    st.builds(ranging.mark_range),
    st.builds(ranging.fit_range),
    st.builds(filtering.narrow, st.just("status"), st.sampled_from(["happened", "planned", "no"])),
    st.builds(filtering.narrow, st.just("source"), st.sampled_from(["paper", "lost"])),
    st.builds(filtering.switch_chips),
    st.builds(filtering.switch_chip, st.integers(0, 2)),
    st.builds(filtering.undo_narrowing),
)
kept: st.SearchStrategy[Move] = st.builds(
    lambda events: keeping.with_layer(Layer(frozenset(events))), st.sets(ids, max_size=2)
)
weighing: st.SearchStrategy[Move] = st.one_of(
    st.builds(figures.step_figure, directions),
    st.builds(figures.step_group, directions),
    st.builds(figures.sort_by, st.sampled_from(["amount", "speaker", "event", "no-column"])),
    st.builds(figures.group_by, st.sampled_from(["speaker", "measure", ""])),
    st.builds(comparing.step_item, directions),
    st.builds(comparing.next_kind, directions),
    st.builds(comparing.mark, st.builds(Marked, st.just(Thing.EVENT), ids)),
    st.builds(relating.to_related, directions),
    st.builds(quiet.to_longest_silence),
)
steps: st.SearchStrategy[Move] = st.one_of(
    st.builds(moves.step, st.sampled_from([1, -1, 5, -5, 1000])),
    st.builds(sources.step_passage, st.sampled_from([1, -1, 9])),
    st.builds(sources.stand_on_passage, st.just("paper"), st.just(SHARED)),
    st.builds(moves.leave_view),
    st.builds(moves.back),
    st.builds(moves.forward),
)
revisions: st.SearchStrategy[Move] = st.sampled_from(REVISIONS).map(coming_in)
anything = st.one_of(jumps, searches, steps, filters, weighing, kept, revisions)
reading = st.one_of(jumps, searches, steps, filters, weighing)


def passes(state: State, place: int) -> bool:
    """Whether all filters leave the event at a place."""
    event, window = state.chronicle.events[place], state.window
    return (
        (not (state.search.is_on and state.only_hits) or state.search.finds(place))
        and all(chip.holds(event) for chip in state.chips if chip.on)
        and (window is None or event.date.overlap(window.first, window.last) is not Overlap.NO)
    )


def can_be_shown(state: State) -> None:
    """Assert what every view relies on."""
    chronicle, rows = state.chronicle, state.rows
    assert (state.selected in chronicle.places) == bool(chronicle.events)
    assert state.view in VIEWS
    for place in (*rows.shown, *state.search.hits):
        assert 0 <= place < len(chronicle.events)
    assert list(state.search.hits) == sorted(set(state.search.hits))
    if rows.shown:
        assert state.place in rows.row_of
    assert rows.shown == tuple(
        place for place in range(len(chronicle.events)) if passes(state, place)
    )
    assert set(rows.hits) == set(state.search.hits) & set(rows.shown)
    assert {placed.event.id for placed in state.table.figures} <= {
        chronicle.events[place].id for place in rows.shown
    }
    source, passage = state.open_source, state.open_passage
    assert passage is None or source is not None
    if passage is not None and source is not None:
        assert passage in state.reading_order(source.id)


@settings(max_examples=150)
@given(st.lists(anything, max_size=25))
def test_every_state_reached_can_be_shown(path: list[Move]) -> None:
    state = opened()
    can_be_shown(state)
    for move in path:
        state = after(state, move)
        can_be_shown(state)


@given(st.lists(anything, max_size=10), anything)
def test_a_move_from_the_same_state_leads_to_the_same_state(path: list[Move], move: Move) -> None:
    state = after(opened(), *path)
    assert after(state, move) == after(state, move)


@given(st.lists(reading, max_size=10), jumps)
def test_back_undoes_a_jump_and_forward_the_back(path: list[Move], jump: Move) -> None:
    state = after(opened(), *path)
    jumped = after(state, jump)
    if jumped.here == state.here:
        return
    returned = after(jumped, moves.back())
    assert returned.here == state.here
    assert after(returned, moves.forward()).here == jumped.here


@given(st.lists(jumps, max_size=12))
def test_going_all_the_way_back_and_forward_again_leads_to_the_same_place(
    path: list[Move],
) -> None:
    state = after(opened("split"), *path)
    state = after(state, moves.select("custom"), moves.last())
    far, count = state, 0
    while far.trail.behind:
        far = after(far, moves.back())
        count += 1
    assert far.notice == ""
    for _ in range(count):
        far = after(far, moves.forward())
    assert far.here == state.here


bound = st.one_of(
    st.builds(moves.first),
    st.builds(moves.last),
    st.builds(moves.to_next, st.sampled_from(["year", "milestone", "silence"]), directions),
    st.builds(moves.to_next, st.just("hit"), directions),
    st.builds(sources.step_source, directions),
    st.builds(moves.back),
    st.builds(moves.forward),
)


@given(st.lists(reading, max_size=10), bound)
def test_a_move_arrives_somewhere_else_or_says_why_not(path: list[Move], move: Move) -> None:
    state = after(opened(), *path)
    moved = after(state, move)
    if moved.here != state.here:
        assert moved.notice == "" or moved.notice.startswith("Not among ")
    elif state.rows.shown:
        assert moved.notice
    if moved.here == state.here:
        assert moved == replace(state, notice=moved.notice)


@given(st.lists(reading, max_size=10), queries, queries)
def test_a_search_that_is_cancelled_leaves_no_trace(
    path: list[Move], first: str, second: str
) -> None:
    state = after(opened(), *path, clear_search(), moves.step(0))
    state = replace(state, notice="")
    assert after(state, search_for(first), search_for(second), cancel_search()) == state
