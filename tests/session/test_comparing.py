"""Moving through the comparisons, and marking two things to set them side by side."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event
from tests.support.story import after, opened
from tests.support.weighed import contested

from probtimeline.session import comparing, moves
from probtimeline.session.comparing import mark, marked_words, open_item, still_there
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.session.weighing import YOURS

KAY, LEES = Marked(Thing.EVENT, "kay"), Marked(Thing.EVENT, "lees")
RISE, CLAIM = Marked(Thing.FIGURE, "rise"), Marked(Thing.FIGURE, "claim")
REPORT, PAPER = Marked(Thing.SOURCE, "report"), Marked(Thing.SOURCE, "paper")


def start(selected: str = "broken-off") -> State:
    return after(opened(selected, known=contested()), moves.open_view("comparisons"))


def key(state: State) -> str:
    item = open_item(state)
    return item.key if item is not None else ""


def test_it_opens_at_the_first_item_of_the_figure_or_event_the_reader_stands_on() -> None:
    assert key(start("split")) == "comparison:agreed"
    assert key(replace(start("split"), figure="before")) == "measure:offences"
    assert key(start("plan")) == "plan:plan", "what came of a plan, before all else about it"
    nowhere = replace(start(), selected="")
    assert key(nowhere) == "comparison:rises", "the first, where nothing leads elsewhere"


def test_steps_go_from_item_to_item_and_stop_at_the_ends() -> None:
    state = after(start(), comparing.end_item())
    assert key(state) == "comparison:rises"
    state = after(state, comparing.step_item(1))
    assert key(state) == "comparison:agreed"
    state = after(state, comparing.step_item(100))
    assert key(state) == "calculation:more"
    assert after(state, comparing.step_item(1)).notice == "This is the last comparison"
    assert key(after(state, comparing.step_item(-100))) == "comparison:rises"


def test_a_step_is_seen_in_no_trail_and_a_jump_is() -> None:
    state = after(start(), comparing.end_item())
    assert after(state, comparing.step_item(1)).trail is state.trail
    jumped = after(state, comparing.show_item("calculation:change"))
    assert key(after(jumped, moves.back())) == "comparison:rises"


def test_kinds_are_stepped_through_by_their_first_items() -> None:
    state = after(start(), comparing.end_item())
    seen = []
    for _ in range(3):
        state = after(state, comparing.next_kind(1))
        seen.append(key(state))
    assert seen == ["measure:offences", "plan:plan", "calculation:change"]
    assert after(state, comparing.next_kind(1)).notice
    inside = after(state, comparing.step_item(1))
    assert key(after(inside, comparing.next_kind(-1))) == "calculation:change"
    assert key(after(state, comparing.next_kind(-1))) == "plan:plan"


def test_the_item_open_stays_open_through_a_search_that_leaves_its_event_selected() -> None:
    state = after(start("lees"), comparing.show_item("measure:offences-change"))
    assert key(after(state, search_for("id:lees"))) == "measure:offences-change"
    assert key(after(state, search_for("id:split"))) == "comparison:agreed"
    assert key(after(state, search_for("id:nobody"))) == ""


def test_an_item_that_is_not_there_or_not_shown_is_not_opened_and_it_says_so() -> None:
    state = start()
    gone = after(state, comparing.show_item("comparison:gone"))
    assert (key(gone), bool(gone.notice)) == (key(state), True)
    hidden = after(state, search_for("id:lees"), comparing.show_item("calculation:more"))
    assert hidden.weighed == ""
    assert "no event that is shown" in hidden.notice


@pytest.mark.parametrize(("one", "other"), [(KAY, LEES), (RISE, CLAIM), (REPORT, PAPER)])
def test_marking_two_of_a_kind_opens_them_side_by_side(one: Marked, other: Marked) -> None:
    state = after(opened("kay", known=contested()), mark(one))
    assert state.view == "timeline"
    assert "Marked" in state.notice
    assert marked_words(state).startswith("marked: ")
    state = after(state, mark(other))
    assert (state.view, state.pair, state.marked) == ("comparisons", (one, other), None)
    assert key(state) == YOURS
    assert marked_words(state) == ""
    assert after(state, moves.back()).view == "timeline"


def test_the_same_again_is_marked_no_longer() -> None:
    state = after(opened("kay", known=contested()), mark(KAY), mark(KAY))
    assert state.marked is None
    assert "no longer marked" in state.notice


def test_one_of_another_kind_is_marked_instead() -> None:
    state = after(opened("kay", known=contested()), mark(KAY), mark(RISE))
    assert state.marked == RISE
    assert state.pair is None
    assert "an event and a figure cannot be set side by side" in state.notice.lower()


def test_your_two_stand_first_whatever_is_searched_for() -> None:
    state = after(opened("kay", known=contested()), mark(KAY), mark(LEES), search_for("id:nobody"))
    assert key(state) == YOURS
    assert len(comparing.listing(state)) == 1


def test_what_is_gone_from_the_records_is_quietly_dropped() -> None:
    state = after(opened("kay", known=contested()), mark(KAY), mark(LEES), mark(RISE))
    without = replace(state, chronicle=chronicle(event("lees")))
    kept = still_there(without)
    assert (kept.marked, kept.pair, kept.weighed, kept.notice) == (None, None, "", state.notice)
    assert still_there(state) is state


def test_a_thing_that_is_not_there_cannot_be_marked() -> None:
    state = after(opened("kay", known=contested()), mark(Marked(Thing.FIGURE, "nothing")))
    assert state.marked is None
    assert state.notice


def test_leaving_leads_back_to_where_the_reader_came_from() -> None:
    state = after(opened("kay", known=contested()), moves.open_view("comparisons"))
    assert after(state, moves.leave_view()).view == "timeline"
    nowhere = replace(opened("kay", known=contested()), view="comparisons")
    assert after(nowhere, moves.leave_view()).view == "timeline"
