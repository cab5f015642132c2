"""From an event to those related to it, and to the longest silence."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event
from tests.support.story import after, opened

from probtimeline.session import moves
from probtimeline.session.quiet import to_longest_silence
from probtimeline.session.relating import relations, to_related
from probtimeline.session.searching import search_for
from probtimeline.session.state import State

PLANS = State.of(
    chronicle(
        event("plan", "2013-01", "The plan", status="planned", related=[("same", "same plan")]),
        event("same", "2013-06", related=["nowhere", "same"]),
        event("kept", "2014-03-01", related=[("plan", "planned as")]),
        event("end", "2016", status="planned", related=[("stopped", "replaced by")]),
        event("stopped", "2015-05-01"),
    )
)


def go(state: State, start: str, direction: int) -> State:
    return after(state, moves.select(start), to_related(direction))


def test_related_events_are_those_named_and_those_that_name_it() -> None:
    known = PLANS.chronicle
    found = [(one.other.id, one.how, one.inward) for one in relations(known, known.events[0])]
    assert found == [("same", "same plan", False), ("kept", "planned as", True)]
    same = known.event("same")
    assert same is not None
    assert [one.other.id for one in relations(known, same)] == ["plan"]


def test_what_came_of_a_plan_goes_before_what_is_otherwise_related() -> None:
    moved = go(PLANS, "plan", 1)
    assert moved.selected == "kept"
    assert moved.notice == "“The plan” → what came · 1 year 1 month to 1 year 2 months later"
    assert after(moved, moves.back()).selected == "plan"


def test_what_came_before_it_was_meant_to_is_found_all_the_same() -> None:
    moved = go(PLANS, "end", 1)
    assert moved.selected == "stopped"
    assert "replaced by" in moved.notice
    assert moved.notice.endswith("earlier")


@pytest.mark.parametrize(
    ("start", "direction", "found", "words"),
    [
        ("contracts", 1, "split", "led to “Contracts run”"),
        ("split", -1, "contracts", "“The service is split” → led to"),
        ("ballot", 1, "split", "“Strike ballot” → against"),
    ],
)
def test_related_events_are_gone_to_in_both_directions(
    start: str, direction: int, found: str, words: str
) -> None:
    moved = go(opened(), start, direction)
    assert moved.selected == found
    assert moved.notice.startswith(words)


def test_where_none_is_related_it_says_so() -> None:
    state = opened("call")
    told = "No later event is related to “Unions call for public ownership”"
    assert after(state, to_related(1)) == replace(state, notice=told)
    assert "No earlier" in after(state, to_related(-1)).notice
    assert after(State.of(chronicle()), to_related(1)).notice


def test_a_related_event_that_is_hidden_is_shown_and_both_are_told() -> None:
    moved = go(after(opened(), search_for("id:ballot")), "ballot", 1)
    assert moved.selected == "split"
    assert "against" in moved.notice
    assert "all events are shown again" in moved.notice


def test_the_longest_silence_is_told_with_its_days() -> None:
    moved = after(opened("call"), to_longest_silence())
    assert moved.selected == "consultation"
    words = "The longest silence: 11 years without an event, Jun 2001 – Jan 2013"
    assert moved.notice == words
    assert after(moved, moves.back()).selected == "call"


def test_among_the_hits_the_longest_silence_is_one_without_a_hit() -> None:
    state = after(opened(), search_for("id:split or id:collapse or id:call"), to_longest_silence())
    assert state.selected == "collapse"
    assert "4 years without a hit" in state.notice


def test_where_there_is_no_silence_it_says_so() -> None:
    told = after(opened(), search_for("id:split"), to_longest_silence())
    assert told.notice == "There is no silence among what is shown"
