"""Searching as the reader types, and leaving a search kept or as if it had not been."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.story import ORDER, SHARED, after, opened

from probtimeline.session import moves
from probtimeline.session.rows import RowKind
from probtimeline.session.searching import (
    cancel_search,
    clear_search,
    keep_search,
    search_for,
    toggle_only_hits,
)
from probtimeline.session.state import State
from probtimeline.session.trail import Place


def hits(state: State) -> list[str]:
    return [state.chronicle.events[place].id for place in state.search.hits]


def test_the_hits_alone_are_shown_in_order() -> None:
    state = after(opened(), search_for("service"))
    assert hits(state) == ["old-plan", "contracts", "split"]
    assert state.rows.shown == state.search.hits
    assert [row.text for row in state.rows if row.kind is RowKind.SILENCE] == [
        "12 years without a hit"
    ]


@pytest.mark.parametrize(
    ("start", "selected"),
    [
        ("custom", "old-plan"),
        ("old-plan", "old-plan"),
        ("inspection", "contracts"),
        ("call", "old-plan"),
    ],
)
def test_the_first_hit_at_or_after_where_it_began_is_selected(start: str, selected: str) -> None:
    assert after(opened(start), search_for("service")).selected == selected


def test_every_letter_starts_again_from_where_the_search_began() -> None:
    state = after(opened("inspection"), search_for("s"), search_for("company"))
    assert state.selected == "collapse"
    assert after(state, search_for("ballot")).selected == "ballot"
    assert after(state, search_for("")).selected == "inspection"


def test_what_is_typed_away_shows_all_events_again() -> None:
    state = after(opened(), search_for("service"), search_for("  "))
    assert not state.search.is_on
    assert len(state.rows.shown) == len(ORDER)
    assert state.rows.after_silence


def test_a_mistake_keeps_the_last_answer_and_is_told() -> None:
    before = after(opened(), search_for("service"))
    state = after(before, search_for('service "national'))
    assert state.search.error is not None
    assert state.search.text == 'service "national'
    assert (state.search.hits, state.rows, state.selected) == (
        before.search.hits,
        before.rows,
        before.selected,
    )
    assert after(state, search_for('service "national"')).search.error is None


def test_nothing_found_offers_the_nearest_words() -> None:
    state = after(opened("split"), search_for("servise"))
    assert state.search.is_on
    assert state.search.hits == ()
    assert state.selected == "split"
    assert "service" in state.search.nearest


def test_what_may_lie_in_a_window_is_told_apart() -> None:
    state = after(opened(), search_for("during:2013"))
    places = state.chronicle.places
    assert places["ballot"] in state.search.possibly
    assert "inspection" in hits(state)
    assert places["inspection"] not in state.search.possibly


def test_attached_texts_are_searched_when_asked() -> None:
    state = opened(texts={"paper": f"…{SHARED}… and an unheard-of word"})
    assert hits(after(state, search_for("in:text unheard-of"))) == ["contracts", "split"]
    assert hits(after(state, search_for("unheard-of"))) == []


@pytest.mark.parametrize("typed", ["service", "servise", '"service', "during:2013"])
def test_cancelled_it_is_as_if_it_had_not_begun(typed: str) -> None:
    state = opened("split")
    assert after(state, search_for("s"), search_for(typed), cancel_search()) == state


def test_a_search_left_empty_is_forgotten_by_the_next_one() -> None:
    state = after(opened("ballot"), search_for(""), cancel_search(), moves.last())
    assert after(state, search_for("service"), cancel_search()).selected == ORDER[-1]


def test_cancelled_in_a_source_the_same_passage_is_open_again() -> None:
    state = replace(opened("split"), view="source", source="paper", passage="a second passage")
    searched = after(state, search_for("company"))
    assert searched.selected == "collapse"
    assert searched.source == ""
    assert after(searched, cancel_search()).here == Place(
        "source", "split", "paper", "a second passage"
    )
    assert after(searched, search_for("")).here == state.here


def test_kept_it_goes_on_from_where_one_reads() -> None:
    state = after(opened(), search_for("service"), keep_search(), moves.last())
    assert state.selected == "split"
    state = after(state, search_for("service or company"))
    assert state.selected == "split"
    assert after(state, cancel_search()).selected == "split"


def test_dropped_it_leaves_the_selection_where_it_is() -> None:
    state = after(opened(), search_for("service"), keep_search(), moves.last(), clear_search())
    assert state.selected == "split"
    assert len(state.rows.shown) == len(ORDER)
    assert not state.search.is_on
    assert after(state, clear_search()) == state


@given(st.text(max_size=20))
def test_whatever_is_typed_clearing_brings_all_rows_back(typed: str) -> None:
    state = opened("split")
    cleared = after(state, search_for(typed), clear_search())
    assert cleared.rows == state.rows
    assert cleared.search == state.search
    assert cleared.selected in state.chronicle.places


def test_a_search_opened_again_and_left_is_the_one_that_was_kept() -> None:
    kept = after(opened(), search_for("service"), keep_search(), moves.step(1))
    left = after(kept, search_for("service"), search_for("service nat"), cancel_search())
    assert hits(left) == hits(kept)
    assert left.rows == kept.rows
    assert left.selected == kept.selected
    assert left.search.text == "service"


def test_the_hits_stand_alone_or_among_all_events() -> None:
    state = after(opened(), search_for("service"), toggle_only_hits())
    assert len(state.rows.shown) == len(ORDER)
    assert state.search.hits == (1, 5, 6)
    assert after(state, toggle_only_hits()).rows.shown == (1, 5, 6)


def test_alone_again_the_nearest_hit_is_selected() -> None:
    state = after(opened(), search_for("service"), toggle_only_hits(), moves.select("ballot"))
    assert after(state, toggle_only_hits()).selected == "contracts"
    state = after(state, moves.select("after"))
    assert after(replace(state, source="paper"), toggle_only_hits()).selected == "split"
    assert after(replace(state, source="paper"), toggle_only_hits()).source == ""


def test_without_a_search_there_are_no_hits_to_show() -> None:
    assert "press /" in after(opened(), toggle_only_hits()).notice


def test_among_all_events_typing_on_keeps_them_all() -> None:
    state = after(opened(), search_for("service"), toggle_only_hits(), search_for("service nat"))
    assert len(state.rows.shown) == len(ORDER)
    assert state.selected == "old-plan"


def test_a_stop_of_one_event_is_not_carried_into_another() -> None:
    reading = after(opened("inspection"), moves.stand(1))
    found = after(reading, search_for("service"))
    assert found.selected != "inspection"
    assert found.stop is None
    assert after(found, cancel_search()).here == reading.here
    among = after(opened("ballot"), search_for("service"), toggle_only_hits(), keep_search())
    elsewhere = after(among, moves.select("ballot"), moves.stand(0), toggle_only_hits())
    assert elsewhere.selected != "ballot"
    assert elsewhere.stop is None
