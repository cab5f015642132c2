"""Events that are decoded when somebody looks at them, and what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.build import event
from tests.support.catalogued import catalogue_of, in_place, library_of, text

from probtimeline.core.records import Event
from probtimeline.store.decoding import KEPT, Decoded
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Library
from probtimeline.store.loading import find, loaded
from probtimeline.store.original import SMALL


class Counting:
    """Makes events, and counts how many."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def __call__(self, place: int) -> Event:
        self.made.append(place)
        return event(f"e{place}")


def test_nothing_is_decoded_until_it_is_looked_at() -> None:
    decode = Counting()
    events = Decoded(1_000_000, decode)
    assert len(events) == 1_000_000
    assert decode.made == []
    assert [each.id for each in events[500_000:500_003]] == ["e500000", "e500001", "e500002"]
    assert decode.made == [500_000, 500_001, 500_002]


def test_what_is_looked_at_again_is_the_same_object() -> None:
    events = Decoded(9, Counting())
    assert events[-1] is events[8]
    assert events[2:4][0] is events[2]
    assert list(events)[5] is events[5]


def test_only_the_events_looked_at_lately_are_kept() -> None:
    decode = Counting()
    events = Decoded(10 * KEPT, decode)
    first = events[0]
    for place in range(5 * KEPT):
        assert events[0] is first  # what is looked at all the time stays
        assert events[place].id == f"e{place}"
    decode.made.clear()
    assert events[5 * KEPT - 1].id
    assert decode.made == []
    assert events[1].id == "e1"
    assert decode.made == [1]


def test_going_over_all_of_many_keeps_what_was_looked_at() -> None:
    decode = Counting()
    events = Decoded(3 * KEPT, decode)
    known = events[7]
    assert sum(1 for _ in events) == 3 * KEPT
    assert events[7] is known
    assert [each.id for each in events][-1] == f"e{3 * KEPT - 1}"


@pytest.mark.parametrize("place", [3, -4])
def test_a_place_that_is_none_is_told_as_of_any_sequence(place: int) -> None:
    with pytest.raises(IndexError):
        Decoded(3, Counting())[place]


def test_events_are_equal_to_the_same_events_in_any_sequence() -> None:
    events = Decoded(3, Counting())
    same = (event("e0"), event("e1"), event("e2"))
    assert events == same
    assert same == events
    assert events == list(same)
    assert events != same[:2]
    assert events != (*same[:2], event("x"))
    assert events != 7


def large(path: Path) -> Path:
    """A chronology too large to be held in memory, which sits in one file."""
    path.write_text(text(4000), encoding="utf-8")
    assert path.stat().st_size > SMALL
    return path


def cut_off(path: Path) -> None:
    os.truncate(path, 5000)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def written_over(path: Path) -> None:
    in_place(path, path.read_bytes()[-200_000:], b" " * 200_000)


@pytest.mark.parametrize("harm", [cut_off, emptied, written_over])
def test_a_file_harmed_while_it_is_open_is_told_and_read_again(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    file = large(tmp_path / "e.json")
    library = library_of(file)
    chronicle = library.load().chronicle
    assert chronicle.event("e-3") is not None
    last = chronicle.places["e-3999"]
    other = library.load().chronicle  # which holds no decoded event
    harm(file)
    assert chronicle.events[last].id == "e-3999"
    with pytest.raises(CannotRead) as told:
        other.events[last]
    assert told.value.path == file
    with pytest.raises(CannotRead) as told:
        library.load()
    assert told.value.problems


def test_a_file_replaced_while_it_is_open_goes_on_being_shown_as_it_was(tmp_path: Path) -> None:
    file = large(tmp_path / "e.json")
    library = library_of(file)
    before = library.load().chronicle
    other = tmp_path / "other.json"
    other.write_text(text(1), encoding="utf-8")
    other.replace(file)
    assert before.event("e-3999") is not None
    assert len(library.load().chronicle.events) == 1


def test_a_large_catalogue_is_found_to_be_damaged_behind_the_screen(tmp_path: Path) -> None:
    file = large(tmp_path / "e.json")
    library = library_of(file)
    assert library.load().verify()
    kept = catalogue_of(library)
    in_place(kept, b"event 17\n", b"event 18\n")
    found = find(library)
    assert found is not None
    assert loaded(found).chronicle.event("e-3") is not None
    assert not loaded(found).verify()
    assert not kept.exists()
    assert library.load().verify()


def test_the_readers_own_events_are_told_apart_without_looking_at_them(tmp_path: Path) -> None:
    builtin, own = tmp_path / "b.json", tmp_path / "own.json"
    builtin.write_text(text(3), encoding="utf-8")
    own.write_text(
        '{"format": "probtimeline/1", "events": ['
        '{"id": "e-1", "title": "Mine", "date": "last June", "quotes": [{"source": "s", "text": "t"}]},'  # noqa: E501
        '{"id": "new", "title": "New", "date": "1999"}]}',
        encoding="utf-8",
    )
    library = Library(None, builtin=builtin, reader=own, cache=tmp_path / "cache")
    for _ in range(2):
        read = library.load()
        added = read.chronicle.added
        assert [each in added for each in ("e-1", "new", "e-2", "none", 7)] == [1, 1, 0, 0, 0]
        assert sorted(added) == ["e-1", "new"]
        assert len(added) == 2
        assert added == {"e-1", "new"}
        assert added ^ {"new"} == {"e-1"}
        mine = read.chronicle.event("e-1")
        assert mine is not None
        assert (mine.title, mine.date.edtf) == ("Mine", "2018-06")
        assert [event.id for event in read.chronicle.events] == ["new", "e-0", "e-2", "e-1"]
        assert {problem.code for problem in read.problems} == {"overrides-builtin", "date-words"}
