"""Moving among events: by one, to the ends, to the next of a kind, to a date."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, span
from tests.support.story import ORDER, after, opened

from probtimeline.core.chronicle import Chronicle
from probtimeline.session import moves
from probtimeline.session.dating import go_to
from probtimeline.session.searching import search_for
from probtimeline.session.state import VIEWS, State


def test_the_program_opens_on_the_first_event() -> None:
    state = opened()
    assert state.selected == ORDER[0]
    assert state.view == "timeline"
    assert state.notice == ""


def test_steps_go_event_by_event_and_stop_at_the_ends() -> None:
    state = opened()
    seen = [state.selected]
    for _ in ORDER:
        state = after(state, moves.step(1))
        seen.append(state.selected)
    assert seen == [*ORDER, ORDER[-1]]
    assert after(state, moves.step(-3)).selected == ORDER[-4]
    assert after(state, moves.step(-100)).selected == ORDER[0]
    assert state.trail.behind == ()


def test_from_a_hidden_event_the_nearest_shown_is_one_step_away() -> None:
    state = replace(after(opened(), search_for("id:old-plan or id:collapse")), selected="split")
    assert after(state, moves.step(1)).selected == "collapse"
    assert after(state, moves.step(-1)).selected == "old-plan"
    beyond = replace(state, selected="after")
    assert after(beyond, moves.step(1)).selected == "collapse"
    assert after(replace(state, selected="custom"), moves.step(-1)).selected == "old-plan"


def test_the_ends_are_jumps_and_say_when_one_is_there() -> None:
    end = after(opened("split"), moves.last())
    assert end.selected == ORDER[-1]
    assert after(end, moves.back()).selected == "split"
    assert after(end, moves.last()).notice == "This is the last event"
    assert after(opened(), moves.first()).notice == "This is the first event"


@pytest.mark.parametrize(
    ("kind", "start", "forward", "backward"),
    [
        ("year", "inspection", "contracts", "consultation"),
        ("year", "consultation", "contracts", "old-plan"),
        ("milestone", "contracts", "split", "inspection"),
        ("milestone", "split", "collapse", "inspection"),
        ("silence", "old-plan", "consultation", None),
        ("silence", "ballot", "collapse", "consultation"),
    ],
)
def test_the_next_of_a_kind_is_found_on_either_side(
    kind: str, start: str, forward: str, backward: str | None
) -> None:
    state = opened(start)
    assert after(state, moves.to_next(kind, 1)).selected == forward
    before = after(state, moves.to_next(kind, -1))
    assert before.selected == (backward or "old-plan")
    assert after(state, moves.to_next(kind, 1), moves.back()).selected == start


@pytest.mark.parametrize(
    ("kind", "direction", "words"),
    [
        ("year", 1, "No later year"),
        ("milestone", 1, "No later milestone"),
        ("silence", 1, "No later silence"),
    ],
)
def test_where_there_is_no_next_one_it_says_so(kind: str, direction: int, words: str) -> None:
    state = opened(ORDER[-1])
    told = after(state, moves.to_next(kind, direction))
    assert told == replace(state, notice=words)


def test_hits_are_stepped_through_without_a_trace() -> None:
    state = after(opened(), search_for("passage or advise or unions"))
    assert state.selected == "custom"
    state = after(state, moves.to_next("hit", 1))
    assert state.selected == "split"
    state = after(state, moves.to_next("hit", 1), moves.to_next("hit", 1))
    assert state.selected == "call"
    assert state.notice == "No later hit"
    assert state.trail.behind == ()


def test_without_a_search_there_are_no_hits_to_go_to() -> None:
    assert "press /" in after(opened(), moves.to_next("hit", 1)).notice


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2013-02", "consultation"),
        ("2013-02-21", "inspection"),
        ("2014-06", "split"),
        ("2014", "contracts"),
        ("2019-03-28", "call"),
        ("2001", "old-plan"),
        ("2020/2021", "after"),
    ],
)
def test_a_date_leads_to_what_happened_then(date: str, found: str) -> None:
    state = after(opened("collapse"), go_to(span(date)))
    assert state.selected == found
    assert state.notice == ""
    assert after(state, moves.back()).selected == "collapse"


@pytest.mark.parametrize(
    ("date", "found"), [("2002", "old-plan"), ("2012-12-25", "consultation"), ("1066", "custom")]
)
def test_a_date_without_events_leads_to_the_nearest_and_says_so(date: str, found: str) -> None:
    known = chronicle(*(one for one in opened().chronicle.events if one.id != "contracts"))
    state = after(State.of(known), moves.last(), go_to(span(date)))
    if date == "1066":
        # What happened at some time up to 1990 may have happened then.
        assert "may reach into it" in state.notice
    else:
        assert state.notice.startswith(f"Nothing is dated {span(date).text}")
        assert state.chronicle.places[found] == state.place
    assert state.selected == found


def test_where_nothing_begins_it_is_what_lasted_through_the_date_before_the_nearest_other() -> None:
    state = after(opened(), go_to(span("2017-05")))
    assert state.selected == "contracts"
    assert state.notice == "Nothing begins in May 2017: from 2014 reaches into it"
    pointed = after(opened(), go_to(span("2017-05"), near=True))
    assert pointed.selected == "collapse"
    assert pointed.notice.startswith("Nothing is dated May 2017: ")


def test_what_lasts_into_a_date_is_told_to_do_so() -> None:
    state = after(State.of(chronicle(event("long", "2009/2012"))), go_to(span("2011-05")))
    assert state.notice == "Nothing begins in May 2011: 2009 – 2012 reaches into it"


def test_a_date_is_looked_for_among_the_events_shown() -> None:
    state = after(opened(), search_for("id:old-plan or id:collapse"), go_to(span("2014")))
    assert state.selected == "collapse"
    assert state.notice.startswith("None of the 2 shown is dated 2014: ")
    assert state.notice.endswith(" is the nearest")


def test_an_event_that_is_not_there_is_told() -> None:
    state = opened("split")
    for move in (moves.select("nothing"), moves.follow_to_event("nothing")):
        assert after(state, move) == replace(state, notice="There is no event “nothing”")


def test_selecting_another_event_closes_the_source_of_the_one_before() -> None:
    state = replace(opened("split"), source="paper", passage="a second passage")
    moved = after(state, moves.select("call"))
    assert (moved.source, moved.passage) == ("", "")


def test_an_event_outside_the_hits_brings_all_events_back() -> None:
    state = after(opened(), search_for("advise"))
    assert state.rows.shown == (0,)
    moved = after(state, moves.select("split", jump=True))
    assert moved.selected == "split"
    assert len(moved.rows.shown) == len(ORDER)
    assert moved.search.hits == (0,)
    assert "all events are shown again" in moved.notice


def test_views_come_round_in_their_order() -> None:
    state = after(opened(), moves.next_view())
    assert state.view == VIEWS[1]
    assert after(opened(), *[moves.next_view()] * len(VIEWS)).view == VIEWS[0] == "timeline"
    assert after(opened(), moves.next_view(-1)).view == VIEWS[-1]
    assert after(state, moves.back()).view == "timeline"
    assert after(state, moves.open_view("no such view")) == state


def test_following_to_an_event_shows_it_in_the_timeline() -> None:
    state = after(opened("split"), moves.open_view("source"), moves.follow_to_event("contracts"))
    assert (state.view, state.selected) == ("timeline", "contracts")
    assert after(state, moves.back()).view == "source"


@pytest.mark.parametrize(
    "move",
    [
        moves.step(1),
        moves.first(),
        moves.last(),
        moves.to_next("year", 1),
        go_to(span("2014")),
        moves.next_view(),
        moves.back(),
        moves.select("a"),
    ],
)
def test_an_empty_chronology_can_be_moved_about_in(move: moves.Move) -> None:
    state = after(State.of(Chronicle()), move)
    assert state.selected == ""
    assert state.event is None


def test_one_event_is_first_and_last() -> None:
    state = State.of(chronicle(event("only")))
    assert after(state, moves.step(1), moves.step(-1)).selected == "only"
    assert after(state, moves.last()).notice == "This is the last event"
