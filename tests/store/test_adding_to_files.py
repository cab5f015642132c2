"""What an addition does to a file, and what it never does."""

from __future__ import annotations

import json
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import Add
from tinydb import where

from probtimeline.store.canonical import encode
from probtimeline.store.files import CannotRead, CannotWrite, Input
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added
from probtimeline.store.places import builtin_file
from probtimeline.store.saving import Overtaken, save, signature
from probtimeline.store.storage import Chronology

Written = Callable[[], dict[str, Any]]
EVENT = {"id": "split", "title": "Split in two", "date": "2014-06-01"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_adding_one_event_changes_only_its_lines_and_one_comma(
    library: Library, file: Path
) -> None:
    file.write_bytes(builtin_file().read_bytes())
    before = file.read_text().split("\n")
    library.add([Input("in", json.dumps({**EVENT, "id": "zz", "date": "2014-05"}).encode())])
    after = file.read_text().split("\n")
    start = next(n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    new = len(after) - len(before)
    assert new == 5
    assert after[:start] == before[:start]
    assert after[start + new :] == before[start:]


def test_what_the_program_does_not_know_is_written_back_untouched(
    add: Add, file: Path, written: Written
) -> None:
    kept = {
        "format": "probtimeline/1",
        "title": "T",
        "sources": [],
        "events": [
            {
                "id": "b",
                "title": "B",
                "date": "2015",
                "zeta": {"b": [1.5, None], "a": 1},
                "alpha": 1,
            },
            {"id": "b", "title": "Same id"},
            {"title": "No id", "date": "2014"},
            {"id": 7, "date": 8},
            "no object",
        ],
        "mine": [1],
    }
    file.write_bytes(encode(kept))
    assert isinstance(add(EVENT), Added)
    events = kept["events"]
    assert isinstance(events, list)
    found = written()
    assert found == {
        **kept,
        "events": [events[2], EVENT, events[0], events[1], events[3], events[4]],
    }
    assert list(found["events"][2]["zeta"]) == ["b", "a"]
    assert list(found) == list(kept)


def test_an_addition_leaves_only_the_file_and_its_lock(add: Add, tmp_path: Path) -> None:
    add(EVENT)
    assert names(tmp_path) == [".events.json.lock", "events.json"]


def test_the_folder_of_a_named_file_must_be_there(tmp_path: Path) -> None:
    library = Library(tmp_path / "none" / "e.json", builtin=tmp_path, reader=tmp_path)
    with pytest.raises(CannotWrite, match="no such folder"):
        library.add([Input("in", json.dumps(EVENT).encode())])
    assert names(tmp_path) == []


def test_nothing_is_added_to_what_is_no_chronology(add: Add, file: Path) -> None:
    for data in (b'{"name": "other"}', b"[1]", b"{", b""):
        file.write_bytes(data)
        os.utime(file, (0, 0))
        with pytest.raises(CannotRead):
            add(EVENT)
        assert file.read_bytes() == data


def test_a_read_only_file_is_left_alone(add: Add, file: Path, tmp_path: Path) -> None:
    add(EVENT)
    file.chmod(0o444)
    before = file.read_bytes(), names(tmp_path)
    with pytest.raises(CannotWrite, match="read-only"):
        add({**EVENT, "id": "b"})
    assert (file.read_bytes(), names(tmp_path)) == before


def test_the_permissions_of_the_file_are_kept(add: Add, file: Path) -> None:
    add(EVENT)
    for mode in (0o600, 0o664):
        file.chmod(mode)
        add({**EVENT, "id": f"e{mode}"})
        assert stat.S_IMODE(file.stat().st_mode) == mode


def test_the_owner_of_the_file_is_kept(add: Add, file: Path) -> None:
    add(EVENT)
    if os.geteuid() == 0:
        os.chown(file, 12345, 12346)
    owner = file.stat().st_uid, file.stat().st_gid
    add({**EVENT, "id": "b"})
    assert (file.stat().st_uid, file.stat().st_gid) == owner


def test_a_link_is_followed_and_stays_a_link(library: Library, file: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "chronology.json"
    file.symlink_to(real)
    library.add([Input("in", json.dumps(EVENT).encode())])
    assert file.is_symlink()
    assert json.loads(real.read_bytes())["events"] == [EVENT]
    assert names(tmp_path) == ["events.json", "real"]


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a full disk does."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_a_full_disk_changes_nothing(add: Add, file: Path, tmp_path: Path) -> None:
    add(EVENT)
    before = file.read_bytes(), names(tmp_path)
    with at_most(4096), pytest.raises(CannotWrite, match="larger than is allowed"):
        add({**EVENT, "id": "b", "summary": "x" * 10_000})
    assert (file.read_bytes(), names(tmp_path)) == before


def test_what_a_crash_left_behind_is_cleared_away(add: Add, tmp_path: Path) -> None:
    add(EVENT)
    (tmp_path / ".events.json.tmp").write_bytes(b"half a")
    add({**EVENT, "id": "b"})
    assert names(tmp_path) == [".events.json.lock", "events.json"]


def test_a_file_that_was_saved_since_it_was_read_is_not_overwritten(file: Path) -> None:
    file.write_bytes(b"old")
    before = signature(file)
    file.write_bytes(b"new by somebody else")
    with pytest.raises(Overtaken):
        save(file, b"ours", before)
    with pytest.raises(Overtaken):
        save(file, b"ours", None)
    assert file.read_bytes() == b"new by somebody else"
    assert names(file.parent) == ["events.json"]


def test_the_tables_of_the_database_are_those_of_the_file(add: Add, file: Path) -> None:
    add([EVENT, {"id": "s", "title": "S", "kind": "news"}])
    with Chronology(file) as database:
        events = database.table("events")
        assert events.get(doc_id="split") == EVENT
        assert [found["id"] for found in events.search(where("date") == "2014-06-01")] == ["split"]
        assert len(database.table("sources")) == 1
        events.update({"summary": "S"}, doc_ids=["split"])
        database.records("events").put_all({"b": {"id": "b", "title": "B", "date": "2013"}})
    found = json.loads(file.read_bytes())
    assert [event["id"] for event in found["events"]] == ["b", "split"]
    assert found["events"][1]["summary"] == "S"


def test_a_change_of_several_tables_is_one_write(add: Add, file: Path) -> None:
    add(EVENT)
    with Chronology(file) as database:

        def work() -> None:
            database.records("events").put_all({"b": {"id": "b", "title": "B", "date": "2013"}})
            assert json.loads(file.read_bytes())["events"] == [EVENT]
            database.records("sources").put_all({"s": {"id": "s", "title": "S"}})

        database.storage.transact(work)
    assert list(json.loads(file.read_bytes())) == ["format", "sources", "events"]


def test_a_change_that_fails_half_way_writes_nothing(add: Add, file: Path) -> None:
    add(EVENT)
    before = file.read_bytes()
    with Chronology(file) as database:

        def work() -> None:
            database.records("events").remove(doc_ids=["split"])
            raise RuntimeError

        with pytest.raises(RuntimeError):
            database.storage.transact(work)
    assert file.read_bytes() == before
