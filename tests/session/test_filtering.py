"""Narrowing by chips: what is left, where the reader stands, and what is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.story import after, opened

from probtimeline.core.periods import Unit, period_at
from probtimeline.query.facets import FACETS, Chip, counts
from probtimeline.session.arranging import arranged
from probtimeline.session.filtering import (
    NO_CHIPS,
    counted_places,
    named,
    narrow,
    switch_chip,
    switch_chips,
    undo_narrowing,
)
from probtimeline.session.moves import Move
from probtimeline.session.searching import keep_search, search_for, toggle_only_hits
from probtimeline.session.state import State


def shown(state: State) -> list[str]:
    return [state.chronicle.events[place].id for place in state.rows.shown]


def test_narrowing_leaves_the_events_of_the_kind_and_says_so() -> None:
    state = after(opened("split"), narrow("source", "paper"))
    assert shown(state) == ["contracts", "split"]
    assert state.selected == "split"
    assert state.notice.endswith(" · 2 events")


def test_narrowing_twice_leaves_what_is_of_both_kinds() -> None:
    state = after(opened(), narrow("source", "paper"), narrow("actor", "The ministry"))
    assert shown(state) == ["split"]
    assert state.notice == "actor: The ministry · 1 event"


def test_narrowing_again_takes_the_chip_away() -> None:
    state = after(opened(), narrow("tag", "reform"), narrow("tag", "reform"))
    assert state.chips == ()
    assert len(shown(state)) == 11


def test_narrowing_to_a_kind_whose_chip_is_off_switches_it_on() -> None:
    state = after(opened(), narrow("tag", "reform"), switch_chip(0), narrow("tag", "reform"))
    assert state.chips == (Chip("tag", "reform"),)
    assert shown(state) == ["consultation"]


def test_a_chip_that_is_off_is_kept_and_filters_nothing() -> None:
    state = after(opened(), narrow("tag", "reform"), switch_chip(0))
    assert state.chips == (Chip("tag", "reform", on=False),)
    assert len(shown(state)) == 11
    assert state.notice == "tag: reform off · 11 events"


def test_all_chips_go_off_while_one_is_on_and_come_back_together() -> None:
    both = after(opened(), narrow("source", "paper"), narrow("actor", "The ministry"))
    mixed = after(both, switch_chip(0))
    off = after(mixed, switch_chips())
    assert [chip.on for chip in off.chips] == [False, False]
    on = after(off, switch_chips())
    assert [chip.on for chip in on.chips] == [True, True]
    assert shown(on) == shown(both)


def test_undoing_takes_the_last_chip_away_and_leaves_the_others() -> None:
    both = after(opened(), narrow("source", "paper"), narrow("actor", "The ministry"))
    state = after(both, undo_narrowing())
    assert [chip.facet for chip in state.chips] == ["source"]
    assert shown(state) == ["contracts", "split"]


@pytest.mark.parametrize("move", [undo_narrowing(), switch_chips(), switch_chip(3)])
def test_without_chips_it_is_said_how_to_narrow(move: Move) -> None:
    state = after(opened(), move)
    assert state.notice == NO_CHIPS
    assert shown(state) == shown(opened())


def test_the_nearest_event_shown_is_selected_where_the_selected_one_is_hidden() -> None:
    assert after(opened("ballot"), narrow("source", "paper")).selected == "contracts"
    assert after(opened("after"), narrow("source", "paper")).selected == "split"


def test_a_chip_for_what_no_event_is_leaves_nothing_and_keeps_the_place() -> None:
    state = after(opened("split"), narrow("tag", "nothing of the kind"))
    assert shown(state) == []
    assert state.selected == "split"
    assert after(state, undo_narrowing()).selected == "split"


def test_chips_touch_neither_the_search_nor_the_window() -> None:
    year = period_at(735_000, Unit.YEAR)
    state = after(opened("inspection"), search_for("inspectors"), keep_search())
    state = arranged(replace(state, window=year))
    narrowed = after(state, narrow("source", "inspectors"), undo_narrowing())
    assert (narrowed.search, narrowed.window) == (state.search, year)
    assert narrowed.rows == state.rows


def test_a_source_is_told_by_its_publisher_or_title_and_date() -> None:
    known = opened().chronicle
    assert named(known, Chip("source", "paper")) == "source: Paper, 2 Jun 2014"
    assert named(known, Chip("source", "lost")) == "source: lost"


def test_what_is_counted_are_the_hits_where_others_stand_among_them() -> None:
    searched = after(opened(), search_for("service"), keep_search())
    among = after(searched, toggle_only_hits())
    assert len(among.rows.shown) == 11
    assert counted_places(among) == counted_places(searched)


WHOLE = opened()
KINDS = [
    (facet.name, value)
    for facet in FACETS
    for value, _ in counts(facet, WHOLE.chronicle, counted_places(WHOLE))
]


@given(st.lists(st.sampled_from(KINDS), max_size=4))
def test_no_kind_that_is_offered_would_leave_nothing(kinds: list[tuple[str, str]]) -> None:
    state = opened()
    for facet, value in kinds:
        state = after(state, narrow(facet, value))
    for kind in FACETS:
        for value, count in counts(kind, state.chronicle, counted_places(state)):
            if Chip(kind.name, value) not in state.chips:
                left = [chip for chip in state.chips if chip != Chip(kind.name, value, on=False)]
                further = after(replace(state, chips=tuple(left)), narrow(kind.name, value))
                assert len(further.rows.shown) == count > 0
