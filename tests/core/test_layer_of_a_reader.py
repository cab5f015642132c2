"""What a reader lays over a chronology: small changes, and two layers brought together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.layer import BETWEEN_NOTES, LastPlace, Layer, SavedSearch

words = st.sampled_from(["one", "two", "three"])
layers = st.builds(
    Layer,
    bookmarks=st.frozensets(words),
    notes=st.dictionaries(words, words),
    searches=st.dictionaries(words, words).map(
        lambda found: tuple(SavedSearch(name, text) for name, text in found.items())
    ),
)


def test_a_bookmark_is_set_and_taken_away() -> None:
    marked = Layer().with_bookmark("split", True).with_bookmark("ballot", True)
    assert marked.bookmarks == {"split", "ballot"}
    assert marked.with_bookmark("split", False).bookmarks == {"ballot"}
    assert marked.with_bookmark("never", False) == marked


def test_a_note_is_kept_as_written_and_an_empty_one_takes_it_away() -> None:
    noted = Layer().with_note("split", " two\nlines ").with_note("ballot", "b")
    assert noted.notes == {"split": " two\nlines ", "ballot": "b"}
    assert noted.with_note("split", " \n").notes == {"ballot": "b"}


def test_a_search_of_the_same_name_is_replaced_where_it_stands() -> None:
    saved = Layer().with_search("a", "1").with_search("b", "2").with_search("a", "3")
    assert saved.searches == (SavedSearch("a", "3"), SavedSearch("b", "2"))
    assert saved.without_search("a").searches == (SavedSearch("b", "2"),)


def test_a_change_of_one_thing_leaves_the_others() -> None:
    layer = Layer().with_bookmark("x", True).with_note("x", "n").with_search("s", "q")
    left = layer.at(LastPlace("timeline", "x"))
    assert left.at(None) == layer
    assert layer.place is None


def test_of_two_notes_on_one_event_both_are_kept() -> None:
    joined = Layer(notes={"x": "mine"}).joined_with(Layer(notes={"x": "theirs", "y": "new"}))
    assert joined.notes == {"x": f"mine{BETWEEN_NOTES}theirs", "y": "new"}


def test_of_two_searches_of_one_name_both_are_kept() -> None:
    mine = Layer().with_search("strikes", "tag:strike")
    joined = mine.joined_with(Layer().with_search("strikes", "ballot"))
    assert joined.searches == (
        SavedSearch("strikes", "tag:strike"),
        SavedSearch("strikes (2)", "ballot"),
    )


def test_the_place_of_another_is_taken_only_where_there_is_none() -> None:
    mine, theirs = LastPlace("timeline", "x"), LastPlace("source", "y", "gazette")
    assert Layer(place=mine).joined_with(Layer(place=theirs)).place == mine
    assert Layer().joined_with(Layer(place=theirs)).place == theirs


@given(layers, layers)
def test_joining_loses_nothing_of_either_and_twice_is_once(one: Layer, other: Layer) -> None:
    joined = one.joined_with(other)
    assert joined.bookmarks == one.bookmarks | other.bookmarks
    for layer in (one, other):
        for event, text in layer.notes.items():
            assert text in joined.notes[event].split(BETWEEN_NOTES)
        assert {each.text for each in layer.searches} <= {each.text for each in joined.searches}
    assert {*one.searches} <= {*joined.searches}
    assert joined.joined_with(other) == joined
    assert joined.joined_with(one) == joined


@given(layers)
def test_joining_with_itself_changes_nothing(layer: Layer) -> None:
    assert layer.joined_with(layer) == layer == layer.joined_with(Layer())


def test_a_name_that_has_a_number_already_gets_the_next_one() -> None:
    mine = Layer().with_search("strikes", "a").with_search("strikes (2)", "b")
    joined = mine.joined_with(Layer().with_search("strikes (2)", "c"))
    assert [each.name for each in joined.searches] == ["strikes", "strikes (2)", "strikes (3)"]
