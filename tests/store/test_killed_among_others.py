"""Programs that add to one file, killed at moments nobody chose; an editor in between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.store.conftest import Add

from probtimeline.store.library import Library
from probtimeline.store.outcome import Added

ADDERS = """
import json, os, sys
from pathlib import Path
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.storage import Chronology
path, count, each = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
library = Library(path, builtin=path, reader=path)

def add(name):
    for n in range(each):
        event = {"id": f"{name}-{n}", "title": name, "date": "2014", "summary": "s" * 500 * n}
        library.add([Input("in", json.dumps(event).encode())])
        os.write(1, f"{os.getpid()} {name}-{n}\\n".encode())
    os._exit(0)

for name in range(count):
    if os.fork() == 0:
        add(f"adder-{name}")
    if sys.argv[4] == "in turn":
        os.wait()
while sys.argv[4] == "at once":
    try:
        os.wait()
    except ChildProcessError:
        break
"""
"""Forks processes that add events and tell, with their number, of each that stands."""


@contextmanager
def adders(file: Path, count: int, each: int, how: str) -> Iterator[Iterator[tuple[int, str]]]:
    """The processes, as (number, id) of each event they tell of."""
    command = [sys.executable, "-c", ADDERS, str(file), str(count), str(each), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        yield ((int(words[0]), words[1]) for words in map(str.split, parent.stdout))
    assert parent.returncode == 0


def ids(file: Path) -> list[str]:
    return [event["id"] for event in json.loads(file.read_bytes())["events"]]


def test_a_dozen_killed_one_after_another_lose_nothing_they_told_of(file: Path, add: Add) -> None:
    told: list[str] = []
    killed: set[int] = set()
    with adders(file, 12, 1000, "in turn") as telling:
        for number, name in telling:
            told.append(name)
            if name.endswith(f"-{len(killed) % 4}") and number not in killed:
                killed.add(number)
                os.kill(number, signal.SIGKILL)
    assert len(killed) == 12
    kept = ids(file)
    assert set(told) <= set(kept)
    assert len(kept) <= len(told) + len(killed), "one more each at most: made, and not yet told of"
    assert isinstance(add({"title": "After that", "date": "2015"}), Added)
    assert {path.name for path in file.parent.iterdir()} == {".events.json.lock", "events.json"}


def test_one_killed_among_four_takes_nothing_from_the_others(file: Path, library: Library) -> None:
    told: list[str] = []
    killed = 0
    with adders(file, 4, 10, "at once") as telling:
        for number, name in telling:
            told.append(name)
            if not killed and name.endswith("-3"):
                killed = number
                with suppress(ProcessLookupError):  # it was faster
                    os.kill(number, signal.SIGKILL)
    kept = ids(file)
    assert set(told) <= set(kept)
    assert len(kept) >= 34, "three of them add all their ten, and the one killed told of four"
    assert not any(problem.is_error for problem in library.load().problems)
    assert {path.name for path in file.parent.iterdir()} == {".events.json.lock", "events.json"}


class InPlace:
    """An editor that writes into the file itself, without a lock, while an addition is made."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.saved: list[str] = []

    def save(self, *_: str) -> None:
        """Put one more event into the file, three times at most."""
        if len(self.saved) < 3:
            self.saved.append(f"edited-{len(self.saved)}")
            document = json.loads(self.file.read_bytes())
            document["events"].append({"id": self.saved[-1], "title": "E", "date": "2016"})
            self.file.write_text(json.dumps(document), "utf-8")


def test_what_is_written_into_the_file_in_between_is_kept(file: Path, add: Add) -> None:
    add([{"id": "s", "title": "S", "kind": "news"}, {"id": "first", "title": "F", "date": "2013"}])
    editor = InPlace(file)
    quoting = {"id": "new", "title": "New", "date": "2014"}
    outcome = add({**quoting, "quotes": [{"source": "s", "text": "t"}]}, quote_check=editor.save)
    assert isinstance(outcome, Added)
    assert ids(file) == ["first", "new", *editor.saved]
    assert len(editor.saved) == 3
