"""The catalogue of a large file made by another process, and what is shown until it is there."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from tests.support.catalogued import event, library_of, text

from probtimeline.store.building import Building
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Library
from probtimeline.store.loading import AT_ONCE
from probtimeline.store.together import all_in_memory

MAKER = [sys.executable, "-m", "probtimeline.store.cataloguing"]


def large(path: Path, data: str = "") -> Path:
    path.write_text(data or text(2000), encoding="utf-8")
    assert path.stat().st_size > AT_ONCE
    return path


def test_a_small_file_is_complete_at_a_glance_and_catalogued(tmp_path: Path) -> None:
    file = tmp_path / "e.json"
    file.write_text(text(), encoding="utf-8")
    library = library_of(file)
    for _ in range(2):
        glanced = library.glance()
        assert glanced.complete
        assert glanced.chronicle == all_in_memory(library).chronicle
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize(
    "layout",
    [{"indent": 2}, {"separators": (",", ":")}, {}, {"indent": 1}],
    ids=["canonical", "compact", "one line", "other indent"],
)
def test_of_a_large_file_the_first_events_are_there_at_once(
    tmp_path: Path, layout: dict[str, Any]
) -> None:
    written = json.dumps(json.loads(text(2000)), **layout)
    library = library_of(large(tmp_path / "e.json", written))
    glanced = library.glance(50)
    assert not glanced.complete
    assert glanced.chronicle.title == "T"
    assert glanced.files == (tmp_path / "e.json",)
    if "indent" in layout and layout["indent"] == 1:
        assert glanced.chronicle.events == ()
        return
    whole = all_in_memory(library).chronicle
    assert {each.id for each in glanced.chronicle.events} == {f"e-{at}" for at in range(50)}
    assert all(each == whole.event(each.id) for each in glanced.chronicle.events)
    assert glanced.chronicle.sources["s"] == whole.sources["s"]
    assert "t" not in glanced.chronicle.sources


def test_what_a_text_says_is_not_taken_for_the_events(tmp_path: Path) -> None:
    trap = '},\n  "events": [{"id": "trap", "title": "Trap", "date": "2014"}],"events":[{}'
    sources = [{"id": "s", "title": "A report"}, {"id": "t", "title": trap}]
    written = text(2000, sources=sources)
    glanced = library_of(large(tmp_path / "e.json", written)).glance(5)
    assert [each.id for each in glanced.chronicle.events] == [f"e-{at}" for at in range(5)]
    assert glanced.chronicle.sources["t"].title == trap


def test_another_process_makes_the_catalogue(tmp_path: Path) -> None:
    library = library_of(large(tmp_path / "e.json"))
    building = Building(library).start()
    loaded = building.wait()
    assert loaded is not None
    assert loaded.complete
    assert loaded.catalogue is not None
    assert building.progress == 1.0
    assert loaded.chronicle == all_in_memory(library).chronicle
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".catalogue"]


def test_the_readers_own_file_is_catalogued_with_the_built_in_one(tmp_path: Path) -> None:
    builtin, own = large(tmp_path / "b.json"), tmp_path / "own.json"
    own.write_text(json.dumps({"format": "probtimeline/1", "events": [event(9, quotes=[])]}))
    library = Library(None, builtin=builtin, reader=own, cache=tmp_path / "cache")
    assert len(library.glance(5).chronicle.events) == 6
    loaded = Building(library).start().wait()
    assert loaded is not None
    assert loaded.chronicle.added == {"e-9"}
    assert loaded.chronicle == all_in_memory(library).chronicle


@pytest.mark.parametrize("cache", ["", "file/none"])
def test_without_a_folder_for_it_nothing_stays(
    tmp_path: Path, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "file").touch()
    file = large(tmp_path / "e.json")
    there = tmp_path / cache if cache else None
    loaded = Building(Library(file, builtin=file, reader=file, cache=there)).start().wait()
    assert loaded is not None
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len(loaded.chronicle.events) == 2000
    assert loaded.chronicle.event("e-1999") is not None


def test_nothing_from_the_folder_one_is_in_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = library_of(large(tmp_path / "e.json"))
    for name in ("json", "probtimeline"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    assert Building(library).start().wait() is not None
    assert not (tmp_path / "run").exists()


def test_a_mistake_far_down_is_told_when_all_is_read(tmp_path: Path) -> None:
    library = library_of(large(tmp_path / "e.json", text(2000) + "}"))
    assert library.glance(5).chronicle.event("e-4") is not None
    with pytest.raises(CannotRead) as told:
        Building(library).start().wait()
    assert told.value.problems


def test_a_file_with_a_faulty_record_is_catalogued_with_what_is_wrong(tmp_path: Path) -> None:
    written = text(2000).replace('"title": "Event 1999"', '"title": ""')
    library = library_of(large(tmp_path / "e.json", written))
    loaded = Building(library).start().wait()
    assert loaded is not None
    assert [problem.code for problem in loaded.problems] == ["empty"]
    assert len(library.load().chronicle.events) == 1999


def test_giving_up_leaves_nothing_behind(tmp_path: Path) -> None:
    library = library_of(large(tmp_path / "e.json"))
    building = Building(library).start()
    building.stop()
    assert building.wait() is None
    assert not [path for path in (tmp_path / "cache").iterdir() if path.suffix == ".tmp"]


def test_it_ends_when_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    file = large(tmp_path / "e.json", text(20_000))
    words = [*MAKER, str(tmp_path / "cache"), str(file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 1
    assert not list((tmp_path / "cache").glob("*.catalogue"))


def test_it_tells_how_much_is_done(tmp_path: Path) -> None:
    file = large(tmp_path / "e.json")
    words = [*MAKER, str(tmp_path / "cache"), str(file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        parts = [float(line) for line in process.stdout.read().split()]
        assert process.wait() == 0
    assert parts == sorted(parts)
    assert len(parts) > 1
    assert parts[0] >= 0
    assert parts[-1] <= 1


def test_two_processes_at_once_are_both_right(tmp_path: Path) -> None:
    library = library_of(large(tmp_path / "e.json"))
    several = [Building(library).start() for _ in range(3)]
    loaded = [each.wait() for each in several]
    assert all(each is not None and len(each.chronicle.events) == 2000 for each in loaded)
    assert library.load().verify()
    assert len(list((tmp_path / "cache").iterdir())) == 1
