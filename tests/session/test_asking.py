"""A search of a long chronology: a page at once, the rest slice by slice, the same in the end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event
from tests.support.story import after, opened

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import search
from probtimeline.session.asking import PAGE, go_on
from probtimeline.session.filtering import narrow
from probtimeline.session.moves import step
from probtimeline.session.searching import (
    cancel_search,
    keep_search,
    looked_on,
    search_for,
    toggle_only_hits,
)
from probtimeline.session.state import Search, State

MANY = 6000


def _made() -> Chronicle:
    """Every event has a common word, one in fifty a rarer one, one in all the rarest."""
    plain = [
        event(
            f"e{number:05}",
            f"{1000 + number // 12:04}-{number % 12 + 1:02}{'~' * (number % 7 == 0)}",
            f"common {'rarer' if number % 50 == 0 else 'plain'}",
            tags=["fifth"] if number % 5 == 0 else [],
        )
        for number in range(MANY)
    ]
    plain[70] = replace(plain[70], summary="rarest")
    return chronicle(*plain)


LONG = _made()


def place(number: int) -> str:
    return LONG.events[number].id


def at(number: int) -> State:
    return opened(place(number), known=LONG)


def finished(state: State) -> Search:
    """The search of a state, looked through to the end."""
    found = state.search
    while found.rest is not None:
        found = go_on(found, state.vocabulary)
    return found


def whole(text: str) -> list[int]:
    query = parse(text)
    assert isinstance(query, Query)
    return list(search(query, LONG).places)


def test_a_key_press_finds_a_page_from_where_the_search_began() -> None:
    state = after(at(3000), search_for("common"))
    assert state.search.rest is not None
    assert PAGE <= len(state.search.hits) < MANY / 2
    assert list(state.search.hits)[:3] == [3000, 3001, 3002]
    assert state.selected == place(3000)
    assert state.rows.shown == state.search.hits
    assert state.search.more == "+"
    assert 0 < state.search.rest.percent < 100


@pytest.mark.parametrize("text", ["common", "rarer", "-rarer", "common tag:fifth", "before:1300"])
@pytest.mark.parametrize("begun", [0, 3000, MANY - 1])
def test_slice_by_slice_as_much_is_found_as_at_once(text: str, begun: int) -> None:
    found = finished(after(at(begun), search_for(text)))
    assert list(found.hits) == whole(text)
    assert found.more == ""
    query = parse(text)
    assert isinstance(query, Query)
    assert found.possibly == search(query, LONG).doubtful


def test_what_a_chronology_that_is_not_long_holds_is_known_at_the_key_press() -> None:
    known = chronicle(*LONG.events[:1000])
    for text, many in {"common": 1000, "rarer": 20, "-rarer": 980, "rarest": 1}.items():
        found = after(opened(known=known), search_for(text)).search
        assert (len(found.hits), found.rest) == (many, None)


def test_where_nothing_follows_the_search_goes_on_from_the_beginning() -> None:
    state = after(at(3000), search_for("rarest"))
    assert finished(state).hits == (70,)
    assert state.selected == place(70)


def test_what_is_found_meanwhile_leaves_the_event_selected_and_all_before_it_comes_in() -> None:
    state = after(at(3000), search_for("common"), step(5))
    found = finished(state)
    counted = after(state, looked_on(state.search, found))
    assert counted.selected == state.selected == place(3005)
    assert len(counted.rows.shown) == MANY
    assert counted.search.rest is None


def test_what_was_found_for_an_older_key_is_put_aside() -> None:
    older = after(at(0), search_for("common"))
    newer = after(older, search_for("common rarer"))
    assert after(newer, looked_on(older.search, finished(older))) == newer
    left = after(older, cancel_search())
    assert after(left, looked_on(older.search, finished(older))) == left


def test_kept_or_shown_among_all_events_it_is_still_counted() -> None:
    for moves in ([keep_search()], [toggle_only_hits()], [keep_search(), toggle_only_hits()]):
        state = after(at(10), search_for("rarer"), *moves)
        counted = after(state, looked_on(state.search, finished(state)))
        assert list(counted.rows.hits) == whole("rarer")
        assert counted.selected == state.selected == place(50)


def test_a_chip_narrows_what_comes_in_later_too() -> None:
    state = after(at(3000), search_for("common"), keep_search(), narrow("tag", "fifth"))
    counted = after(state, looked_on(state.search, finished(state)))
    assert list(counted.rows.shown) == list(range(0, MANY, 5))


def test_the_first_hit_is_selected_when_it_comes_in_only_later() -> None:
    state = after(at(3000), narrow("tag", "fifth"), search_for("rarest or nowhere"))
    unanswered = replace(state, search=replace(state.search, hits=after(at(0)).search.hits))
    shown = after(unanswered, looked_on(unanswered.search, finished(state)))
    assert shown.selected == place(70)


def test_nothing_found_is_told_with_the_nearest_words_when_these_are_learned() -> None:
    state = after(at(0), search_for("comon"))
    assert list(state.search.hits) == []
    assert state.search.nearest == ()
    assert "common" in finished(state).nearest


def test_no_silence_is_told_among_the_hits_counted_first_that_is_none_among_all() -> None:
    seldom = (3, 2900, 3000, 5990)
    events = (
        replace(one, summary="seldom") if number in seldom else one
        for number, one in enumerate(LONG.events)
    )
    state = after(opened(place(2850), known=chronicle(*events)), search_for("/seldom/"))
    assert list(state.search.hits) == [2900, 3000]
    assert not state.rows.silences
    whole = after(state, looked_on(state.search, finished(state)))
    assert [gap.days // 365 for gap in whole.rows.silences] == [241, 249]
