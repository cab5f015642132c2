"""Reading record by record, into a catalogue, tells what reading the whole file tells."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.jumbled import files

from probtimeline.core.ledger import CODES, Ledger
from probtimeline.store.files import CannotRead
from probtimeline.store.gathering import Gathered
from probtimeline.store.library import Library, Loaded
from probtimeline.store.original import Original
from probtimeline.store.streaming import read_on_the_way
from probtimeline.store.together import all_in_memory
from probtimeline.store.unrolling import Unrolled

many = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(read: Any) -> Loaded | str:
    """What was read, or why it could not be."""
    try:
        loaded: Loaded = read()
    except CannotRead as fault:
        return str(fault)
    return loaded


def require_same(one: Loaded | str, other: Loaded | str) -> None:
    """Everything a reader sees must be the same, and what is known of it beforehand."""
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert one.problems == other.problems
    assert one.files == other.files
    assert one.chronicle == other.chronicle
    assert list(one.chronicle.sources.items()) == list(other.chronicle.sources.items())
    assert set(one.chronicle.added) == other.chronicle.added
    plain = Ledger.of(other.chronicle.events)
    for name in CODES:
        if name != "prints":
            assert list(getattr(one.chronicle.ledger, name)) == list(getattr(plain, name)), name
    assert one.chronicle.extent == plain.extent
    folds = one.chronicle.folds
    assert [folds[at] for at in range(len(one.chronicle.events))] == [
        other.chronicle.folds[at] for at in range(len(other.chronicle.events))
    ]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    os.utime(path, (0, 0))  # a broken file that is young would be read again
    return path


@given(data=st.one_of(files(0), files(12), files(3)))
@many
def test_a_file_is_read_as_if_it_were_read_whole(tmp_path: Path, data: bytes) -> None:
    file = written(tmp_path / "e.json", data)
    library = Library(file, builtin=file, reader=file, cache=tmp_path / "cache")
    whole = outcome(lambda: all_in_memory(library))
    require_same(outcome(library.load), whole)
    require_same(outcome(library.load), whole)  # by now from what was kept


@given(shown=st.one_of(files(0), files(12)), own=st.one_of(files(0), files(12), files(3)))
@many
def test_two_files_are_shown_together_as_if_they_were_read_whole(
    tmp_path: Path, shown: bytes, own: bytes
) -> None:
    builtin, reader = written(tmp_path / "b.json", shown), written(tmp_path / "r.json", own)
    library = Library(None, builtin=builtin, reader=reader, cache=tmp_path / "cache")
    whole = outcome(lambda: all_in_memory(library))
    require_same(outcome(library.load), whole)
    require_same(outcome(library.load), whole)


@given(data=files(0), step=st.integers(4, 40))
@many
def test_a_file_comes_apart_the_same_wherever_its_window_ends(data: bytes, step: int) -> None:
    def few(offset: int, length: int) -> bytes:
        return data[offset : offset + min(step, length)]

    whole = json.loads(data.decode("utf-8-sig"))
    pieces = list(Unrolled(few).pieces())
    found: dict[str, Any] = {}
    for piece in pieces:
        assert data[piece.offset : piece.offset + len(piece.data)] == piece.data
        assert json.loads(piece.data) == piece.value
        if piece.number < 0:
            found[piece.table] = piece.value
        else:
            assert len(found.setdefault(piece.table, [])) == piece.number
            found[piece.table].append(piece.value)
    assert found == {name: value for name, value in whole.items() if value != [] or name == "abuot"}


@pytest.mark.parametrize("end", ["", " ", "\n\n"])
def test_a_sound_file_is_never_read_as_a_whole(tmp_path: Path, end: str) -> None:
    events = [{"id": f"e-{n}", "title": "é", "date": "last May"} for n in range(3)]
    text = json.dumps({"format": "probtimeline/1", "sources": [], "events": events[:0]}) + end
    file = written(tmp_path / "e.json", text.encode())
    assert read_on_the_way(Original(file), 0, Gathered(), None, (bool, None)).problems == ()
