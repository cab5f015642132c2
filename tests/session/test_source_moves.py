"""Opening sources, going from passage to passage, and coming back."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, quote, source
from tests.support.story import SHARED, WORDS, after, opened

from probtimeline.audit.quotes import check_quotes
from probtimeline.session import moves
from probtimeline.session.searching import search_for
from probtimeline.session.sources import (
    open_source,
    source_order,
    stand_on_passage,
    step_passage,
    step_source,
)
from probtimeline.session.state import State


def test_a_source_opens_at_the_first_words_of_the_event() -> None:
    state = after(opened("split"), open_source())
    assert (state.view, state.source, state.passage) == ("source", "paper", SHARED)
    assert state.open_passage is not None
    assert state.open_passage.text == SHARED
    assert [one.id for one in state.open_passage.events] == ["contracts", "split"]


def test_a_source_opens_at_the_words_asked_for() -> None:
    state = after(opened("inspection"), open_source("paper", "a second passage"))
    assert state.open_passage is not None
    assert state.open_passage.text == "a second passage"
    assert after(state, moves.back()).here == opened("inspection").here


def test_what_cannot_be_opened_is_told() -> None:
    assert after(opened("ballot"), open_source()).notice == "This event quotes no source"
    told = after(opened("report"), open_source())
    assert told.notice == "The source “lost” is not among the sources"
    assert told.view == "timeline"


def test_sources_follow_one_another_by_date_undated_last() -> None:
    known = chronicle(
        sources=[
            source("b", published=""),
            source("c", published="2014"),
            source("a", published="2014"),
            source("d", published="2013-05"),
        ]
    )
    assert source_order(known) == ("d", "a", "c", "b")


def test_sources_are_stepped_through_to_the_ends() -> None:
    state = after(opened("split"), open_source(), step_source(-1))
    assert state.source == "inspectors"
    state = after(state, step_source(-1))
    assert state.source == "early"
    assert after(state, step_source(-1)).notice == "No earlier source"
    assert after(state, moves.back()).source == "inspectors"
    assert after(opened("split"), open_source(), step_source(1)).notice == "No later source"


@pytest.mark.parametrize(("by", "opens"), [(1, "early"), (-1, "paper")])
def test_where_no_source_is_open_the_next_is_the_first_or_last(by: int, opens: str) -> None:
    state = after(opened("ballot"), moves.open_view("source"))
    assert state.open_source is None
    moved = after(state, step_source(by))
    assert moved.open_source is not None
    assert moved.open_source.id == opens


def test_without_sources_there_is_none_to_open() -> None:
    state = after(State.of(chronicle(event("a"))), step_source(1), step_passage(1))
    assert state.open_source is None
    assert after(state, step_source(1)).notice == "There is no source to open"


def test_passages_are_stepped_through_to_the_ends() -> None:
    state = after(opened("contracts"), open_source(), step_passage(1))
    assert state.passage == "a second passage"
    assert after(state, step_passage(1)).passage == "a second passage"
    assert after(state, step_passage(-5)).passage == SHARED
    assert after(opened(), open_source("early"), step_passage(1)).notice


def test_with_a_text_attached_passages_stand_as_they_stand_in_it() -> None:
    texts = {"paper": f"Here is a second passage. Then {SHARED}."}
    state = opened("split", texts)
    assert [one.text for one in state.reading_order("paper")] == [SHARED, "a second passage"]
    state = after(state, moves.checked(check_quotes(state.chronicle, texts)))
    assert [one.text for one in state.reading_order("paper")] == ["a second passage", SHARED]


def test_a_passage_not_found_in_its_text_stands_last() -> None:
    known = chronicle(event("a", quotes=[quote("gone"), quote("here")]))
    texts = {"report": "it is here"}
    state = after(State.of(known, texts), moves.checked(check_quotes(known, texts)))
    assert [one.text for one in state.reading_order("report")] == ["here", "gone"]


def test_a_click_stands_on_a_passage() -> None:
    state = after(opened("split"), open_source(), stand_on_passage("paper", "a second passage"))
    assert state.open_passage is not None
    assert state.open_passage.text == "a second passage"


def test_the_source_of_the_selected_event_is_open_unless_another_was_opened() -> None:
    state = opened("inspection")
    assert state.open_source is not None
    assert state.open_source.id == "inspectors"
    assert state.open_passage is not None
    assert state.open_passage.text == WORDS
    other = replace(state, source="paper").open_source
    assert other is not None
    assert other.id == "paper"


def test_leaving_a_source_returns_to_where_it_was_opened() -> None:
    state = after(opened("split"), moves.last(), moves.select("split"), open_source())
    left = after(state, moves.leave_view())
    assert left.here == replace(state, view="timeline", source="", passage="").here
    assert after(left, moves.forward()).here == state.here


def test_leaving_a_source_reached_from_another_shows_the_timeline() -> None:
    state = after(opened("split"), open_source(), step_source(-1), moves.leave_view())
    assert (state.view, state.selected) == ("timeline", "split")


def test_left_after_a_search_the_event_it_was_opened_from_is_in_the_list() -> None:
    state = after(opened("split"), open_source(), search_for("company"), moves.leave_view())
    assert (state.view, state.selected) == ("timeline", "split")
    assert state.place in state.rows.row_of
