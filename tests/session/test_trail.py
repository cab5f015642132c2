"""Back and forward, as in a browser."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.support.story import after, coming_in, opened

from probtimeline.session import moves
from probtimeline.session.trail import LONGEST, Place, Trail

places = st.builds(Place, st.just("timeline"), st.sampled_from("abc"), st.just(""), st.just(""))


def place(name: str) -> Place:
    return Place("timeline", name, "", "")


def test_back_returns_to_the_place_left_and_forward_undoes_it() -> None:
    trail = Trail().leave(place("a")).leave(place("b"))
    found = trail.back(place("c"))
    assert found is not None
    assert found[0] == place("b")
    again = found[1].forward(place("b"))
    assert again is not None
    assert again[0] == place("c")
    assert again[1] == trail


@given(st.lists(places), places)
def test_forward_undoes_every_back(left: list[Place], here: Place) -> None:
    trail = Trail()
    for one in left:
        trail = trail.leave(one)
    found = trail.back(here)
    if found is not None:
        place_before, behind = found
        assert place_before != here
        undone = behind.forward(place_before)
        assert undone is not None
        assert undone[0] == here


def test_a_jump_forgets_what_was_ahead() -> None:
    found = Trail().leave(place("a")).back(place("b"))
    assert found is not None
    assert found[1].leave(place("a")).forward(place("c")) is None


def test_a_place_where_one_is_already_is_passed_over() -> None:
    trail = Trail().leave(place("a")).leave(place("b"))
    found = trail.back(place("b"))
    assert found is not None
    assert found[0] == place("a")
    assert Trail().leave(place("a")).back(place("a")) is None


def test_the_oldest_places_are_forgotten_first() -> None:
    trail = Trail()
    for number in range(LONGEST + 10):
        trail = trail.leave(place(str(number)))
    assert len(trail.behind) == LONGEST
    assert trail.behind[-1] == place(str(LONGEST + 9))


def test_stepping_back_by_hand_does_not_cost_a_key() -> None:
    state = after(opened("split"), moves.select("inspection", jump=True))
    state = after(state, moves.to_next("milestone", 1), moves.step(-3))
    assert state.selected == "inspection"
    assert after(state, moves.back()).selected == "split"


def test_at_the_ends_of_the_trail_it_says_so() -> None:
    state = opened()
    assert after(state, moves.back()).notice == "There is nowhere to go back to"
    assert after(state, moves.forward()).notice == "There is nowhere to go forward to"


def test_back_brings_the_source_and_the_passage_back() -> None:
    state = replace(opened("split"), view="source", source="paper", passage="a second passage")
    state = after(state, moves.follow_to_event("contracts"), moves.back())
    assert state.here == Place("source", "split", "paper", "a second passage")


def test_back_to_an_event_that_is_gone_stays_at_the_present_one() -> None:
    state = after(opened("split"), moves.select("call", jump=True))
    known = state.chronicle
    fewer = replace(known, events=tuple(one for one in known.events if one.id != "split"))
    state = after(state, coming_in(fewer), moves.back())
    assert state.selected == "call"
