"""What is noted beside a catalogue of additions is used only when it is sure to be right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from tests.support.catalogued import catalogue_of, event, in_place, library_of, text

from probtimeline.store.addenda import MOST
from probtimeline.store.adding import LARGE
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.original import Original
from probtimeline.store.outcome import Added


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A chronology with a catalogue, to which an event was added since."""
    path = tmp_path / "e.json"
    path.write_text(text(), encoding="utf-8")
    library = library_of(path)
    library.format()
    library.load()
    added(library, 50)
    return path


def added(library: Library, number: int, **more: Any) -> Added:
    data = json.dumps(event(number, **more)).encode()
    outcome = library.add([Input("new.json", data)])
    assert isinstance(outcome, Added)
    return outcome


def notes_of(file: Path) -> Path:
    [notes] = (file.parent / "cache").glob("*.addenda")
    return notes


def require_right(file: Path) -> None:
    """The next addition, and what is read then, must be as without a catalogue."""
    other = file.with_name("other.json")
    other.write_bytes(file.read_bytes())
    plainly = Library(other, builtin=other, reader=other)
    assert added(library_of(file), 60).change == added(plainly, 60).change
    assert file.read_bytes() == other.read_bytes()
    assert library_of(file).load().chronicle == plainly.load().chronicle


def told_again(notes: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the first line of the notes as another program would have written it."""
    first, *others = notes.read_bytes().splitlines(keepends=True)
    told = json.loads(first.partition(b" ")[2])
    change(told)
    line = json.dumps(told).encode()
    notes.write_bytes(b"%08x %s\n" % (crc32(line), line) + b"".join(others))


def test_an_addition_is_noted_and_the_next_one_goes_on_from_there(file: Path) -> None:
    added(library_of(file), 51)
    assert len(notes_of(file).read_bytes().splitlines()) == 2
    require_right(file)


def test_before_the_notes_are_many_they_are_put_together_with_the_catalogue(file: Path) -> None:
    library = library_of(file)
    for number in range(100, 100 + MOST):
        added(library, number)
    assert len(notes_of(file).read_bytes().splitlines()) == 1
    require_right(file)


def test_opening_puts_the_notes_and_the_catalogue_together(file: Path) -> None:
    loaded = library_of(file).load()
    assert loaded.chronicle.event("e-50") is not None
    assert not list((file.parent / "cache").glob("*.addenda"))
    added(library_of(file), 51)
    assert notes_of(file).exists(), "it is known still that the file is in canonical form"
    require_right(file)


def test_any_byte_of_the_notes_may_be_wrong(file: Path) -> None:
    notes, kept = notes_of(file), catalogue_of(library_of(file))
    whole, catalogue = notes.read_bytes(), kept.read_bytes()
    events = library_of(file).load().chronicle.events
    for at in range(0, len(whole), 7):
        kept.write_bytes(catalogue)
        notes.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert library_of(file).load().chronicle.events == events
    kept.write_bytes(catalogue)
    notes.write_bytes(whole[: len(whole) // 2])
    require_right(file)


def test_a_file_that_was_saved_by_another_program_is_decoded(file: Path) -> None:
    data = file.read_text(encoding="utf-8")
    file.write_text(data.replace("Event 3", "Event three"), encoding="utf-8")
    require_right(file)


def test_a_file_not_in_canonical_form_is_decoded_however_often_it_is_added_to(
    tmp_path: Path,
) -> None:
    path = tmp_path / "e.json"
    path.write_text(text().replace('"id": "e-3",', '"id":"e-3",'), encoding="utf-8")
    library_of(path).load()
    added(library_of(path), 50)
    assert not list((path.parent / "cache").glob("*.addenda"))
    require_right(path)


def test_where_times_deceive_the_content_decides(file: Path) -> None:
    in_place(file, b"Event 4", b"Event X")
    told_again(notes_of(file), lambda told: told.update(files=[Original(file).identity]))
    require_right(file)


def test_notes_of_another_catalogue_mean_nothing(file: Path) -> None:
    told_again(notes_of(file), lambda told: told.update(of="0 0"))
    require_right(file)


def test_notes_from_the_future_mean_nothing(file: Path) -> None:
    told_again(notes_of(file), lambda told: told.update(made=told["made"] + 10**15))
    require_right(file)


def test_a_column_that_is_damaged_is_never_believed(file: Path) -> None:
    kept = catalogue_of(library_of(file))
    data = kept.read_bytes()
    notes, before = notes_of(file), file.stat()
    lines = notes.read_bytes()
    for at in range(len(data) // 4, len(data), len(data) // 30):
        kept.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        notes.write_bytes(lines)
        outcome = library_of(file).add([Input("n.json", json.dumps(event(50)).encode())])
        assert isinstance(outcome, Added)
        assert outcome.already == ("e-50",)
    assert file.stat() == before


def test_what_would_be_added_to_a_large_file_is_told_as_if_it_were_decoded(tmp_path: Path) -> None:
    path = tmp_path / "e.json"
    events = [event(number, summary="x" * LARGE) for number in range(2)]
    path.write_text(text(events=events), encoding="utf-8")
    libraries = library_of(path), Library(path, builtin=path, reader=path)
    libraries[0].load()
    before = path.read_bytes()
    new = json.dumps([event(0), event(30, date="2000", title="Event 0")]).encode()
    for data in (new, json.dumps([event(1, summary="x" * LARGE), event(31)]).encode()):
        one, other = (each.add([Input("in", data)], dry_run=True) for each in libraries)
        if isinstance(one, Added) and isinstance(other, Added):
            assert one.chronicle == other.chronicle
            assert one.already == ("e-1",)
            assert (one.records, one.warnings) == (other.records, other.warnings)
            assert one.change == other.change
        else:
            assert one == other
    assert path.read_bytes() == before


def test_to_the_readers_own_file_is_added_as_if_it_were_decoded(tmp_path: Path) -> None:
    builtin = tmp_path / "builtin.json"
    builtin.write_text(text(), encoding="utf-8")
    readers = []
    for name, cache in (("quick", tmp_path / "cache"), ("plain", None)):
        reader = tmp_path / name / "events.json"
        reader.parent.mkdir()
        readers.append(Library(None, builtin=builtin, reader=reader, cache=cache))
    told = []
    for library in readers:
        added(library, 20)
        library.load()
        told.append([added(library, number, related=[{"event": "e-1"}]) for number in (30, 31, 21)])
    quick, plain = readers
    assert [each.change for each in told[0]] == [each.change for each in told[1]]
    assert [len(each.warnings) for each in told[0]] == [len(each.warnings) for each in told[1]]
    assert quick.reader.read_bytes() == plain.reader.read_bytes()
    assert len(next((tmp_path / "cache").glob("*.addenda")).read_bytes().splitlines()) == 3
    shown = quick.load().chronicle
    assert shown == plain.load().chronicle
    assert set(shown.added) == {"e-20", "e-30", "e-31", "e-21"}
