"""The reader's layer in the session: taking it in, and the changes that are asked of it."""

from dataclasses import replace

from tests.support.story import after, opened

from probtimeline.core.layer import LastPlace, Layer, SavedSearch
from probtimeline.query.parser import QueryError
from probtimeline.session.keeping import (
    Kept,
    bookmark_dropped,
    bookmarked,
    found_by,
    noted,
    search_dropped,
    search_kept,
    with_layer,
)
from probtimeline.session.searching import keep_search, search_for
from probtimeline.session.state import Search, State


def kept(state: State, change: Kept | None) -> State:
    """The state after a change of the layer, made as the app makes it."""
    assert change is not None
    return after(state, with_layer(change[0](state.layer)))


def hits(state: State) -> list[str]:
    return [state.chronicle.events[place].id for place in state.search.hits]


def test_a_bookmark_comes_and_goes_with_the_same_key() -> None:
    state = opened("split")
    change = bookmarked(state)
    assert change is not None
    assert change[1] == "Bookmarked: The service is split"
    state = kept(state, change)
    assert state.layer.bookmarks == {"split"}
    assert kept(state, bookmarked(state)).layer.bookmarks == frozenset()


def test_where_no_event_is_selected_there_is_none_to_bookmark() -> None:
    assert bookmarked(replace(opened(), selected="")) is None


def test_a_bookmark_set_is_found_by_the_search_for_bookmarks_at_once() -> None:
    state = after(opened("split"), search_for("is:bookmarked"), keep_search())
    assert hits(state) == []
    state = kept(replace(state, selected="split"), bookmarked(replace(state, selected="split")))
    assert hits(state) == ["split"]
    assert state.rows.shown == state.search.hits


def test_taking_the_bookmark_off_the_event_found_keeps_it_selected() -> None:
    state = kept(opened("split"), bookmarked(opened("split")))
    state = after(state, search_for("is:bookmarked"), keep_search())
    state = kept(state, bookmarked(state))
    assert hits(state) == []
    assert state.selected == "split"


def test_a_note_is_found_by_its_words_as_soon_as_it_is_kept() -> None:
    state = after(opened(), search_for("zebra"), keep_search())
    state = kept(state, noted("collapse", "a zebra\nof a note"))
    assert hits(state) == ["collapse"]


def test_a_search_that_bookmarks_do_not_matter_to_is_not_asked_again() -> None:
    state = after(opened("split"), search_for("service"), keep_search())
    assert kept(state, bookmarked(state)).search is state.search


def test_a_layer_that_differs_in_its_last_place_alone_leaves_the_index_as_it_is() -> None:
    state = opened()
    moved = after(state, with_layer(state.layer.at(LastPlace("timeline", "split"))))
    assert moved.vocabulary is state.vocabulary


def test_a_note_of_spaces_takes_the_note_away_and_says_so() -> None:
    state = kept(opened(), noted("split", "words"))
    change = noted("split", " \n ")
    assert change[1] == "Note taken away"
    assert kept(state, change).layer.notes == {}


def test_a_search_is_kept_as_it_was_typed_under_its_name() -> None:
    state = after(opened(), search_for("service -ballot"), keep_search())
    change = search_kept(state, "  the service ")
    assert change[1] == "Search kept as “the service”"
    assert kept(state, change).layer.searches == (SavedSearch("the service", "service -ballot"),)


def test_a_search_with_a_mistake_is_kept_as_the_one_that_is_shown() -> None:
    state = after(opened(), search_for("service"), search_for("service tag:"))
    assert state.search.error is not None
    assert kept(state, search_kept(state, "it")).layer.searches[0].text == "service"


def test_keeping_a_search_needs_one_and_a_name() -> None:
    assert "press /" in search_kept(opened(), "name")[1]
    state = after(opened(), search_for("service"))
    for name, told in (("", "name"), ("  ", "name")):
        change = search_kept(state, name)
        assert told in change[1]
        assert kept(state, change).layer == state.layer


def test_a_name_that_is_taken_is_told_to_search_for_something_else_now() -> None:
    state = replace(opened(), layer=Layer(searches=(SavedSearch("it", "ballot"),)))
    state = after(state, search_for("service"), keep_search())
    assert search_kept(state, "it")[1] == "“it” now searches for service"


def test_what_is_dropped_is_gone_be_it_in_the_chronology_or_not() -> None:
    layer = Layer(frozenset({"gone", "split"}), {}, (SavedSearch("it", "ballot"),))
    state = replace(opened(), layer=layer)
    assert kept(state, bookmark_dropped(state, "gone")).layer.bookmarks == {"split"}
    assert kept(state, search_dropped("it")).layer.searches == ()
    assert "gone" in bookmark_dropped(state, "gone")[1]


def test_what_a_kept_search_finds_are_places_or_the_mistake_in_it() -> None:
    state = opened()
    found = found_by(state, "ballot")
    assert isinstance(found, Search)
    assert list(found.hits) == [state.chronicle.places["ballot"]]
    assert isinstance(found_by(state, "tag:"), QueryError)
