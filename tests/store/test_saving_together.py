"""Several programs that save one file: nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import Add

from probtimeline.store.canonical import encode
from probtimeline.store.files import CannotWrite
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added
from probtimeline.store.saving import locked

Written = Callable[[], dict[str, Any]]
EVENT = {"id": "split", "title": "Split in two", "date": "2014-06-01"}

ADDING = """
import json, sys
from pathlib import Path
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
library = Library(path, builtin=path, reader=path)
for n in range(count):
    event = {"id": f"{name}-{n}", "title": f"{name} {n}", "date": "2014"}
    outcome = library.add([Input("in", json.dumps(event).encode())])
    assert isinstance(outcome, Added), outcome
    print(f"{name}-{n}", flush=True)
"""


def test_what_another_is_writing_just_now_is_not_taken_for_what_was_left_behind(
    file: Path, library: Library
) -> None:
    file.write_bytes(encode({"format": "probtimeline/1", "events": [EVENT]}))
    beside = file.with_name(".events.json.tmp")
    with locked(file):
        beside.write_text("half of it", "utf-8")
        library.load()
        assert beside.exists()
    library.load()
    assert not beside.exists()


def adding(file: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDING, str(file), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_that_add_at_the_same_time_lose_nothing(file: Path, written: Written) -> None:
    programs = [adding(file, name, 60) for name in ("one", "two")]
    told = [line for program in programs for line in program.communicate()[0].split()]
    assert [program.returncode for program in programs] == [0, 0]
    assert len(told) == 120
    assert {event["id"] for event in written()["events"]} == set(told)


class Editor:
    """Somebody who saves the file, by rename and without the lock, while an addition is made."""

    def __init__(self, file: Path, times: int) -> None:
        self.file = file
        self.times = times
        self.saved: list[str] = []

    def save(self, *_: str) -> None:
        """Put one more event into the file, unless it has been saved often enough."""
        if len(self.saved) == self.times:
            return
        self.saved.append(f"edited-{len(self.saved)}")
        document = json.loads(self.file.read_bytes())
        document["events"].append({"id": self.saved[-1], "title": "E", "date": "2016"})
        beside = self.file.with_name("editor's own")
        beside.write_bytes(encode(document))
        beside.replace(self.file)


QUOTED = {**EVENT, "quotes": [{"source": "s", "text": "t"}]}
SOURCE = {"id": "s", "title": "S", "kind": "news"}


def test_what_an_editor_saves_in_between_is_kept(add: Add, file: Path, written: Written) -> None:
    add([SOURCE, {**EVENT, "id": "first"}])
    editor = Editor(file, times=3)
    outcome = add(QUOTED, quote_check=editor.save)
    assert isinstance(outcome, Added)
    assert [event["id"] for event in written()["events"]] == ["first", "split", *editor.saved]
    assert len(editor.saved) == 3


def test_an_editor_that_never_stops_saving_is_told_of(
    add: Add, file: Path, written: Written
) -> None:
    add([SOURCE, {**EVENT, "id": "first"}])
    editor = Editor(file, times=1000)
    with pytest.raises(CannotWrite, match="another program keeps saving it"):
        add(QUOTED, quote_check=editor.save)
    assert [event["id"] for event in written()["events"]] == ["first", *editor.saved]
