"""Commands that write a file, each with the files it starts from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.dying import CALLS, NAMELESS, Ending, Outcome, Plan, outcome


def event(name: str) -> dict[str, str]:
    """An event, with its name as id and title."""
    return {"id": name, "title": name, "date": "2014"}


SOURCE: Final = {"id": "gazette", "title": "Gazette", "kind": "news"}
CHRONOLOGY: Final = json.dumps(
    {"format": "probtimeline/1", "title": "C", "sources": [SOURCE], "events": [event("old")]}
)
LAYER: Final = json.dumps({"format": "probtimeline-layer/1", "bookmarks": ["old"]})
FILES: Final = {"events.json": CHRONOLOGY, "more.json": json.dumps(event("more"))}


@dataclass(frozen=True, slots=True)
class Writing:
    """A command, the file it writes, what is there before, and what in the file shows it is done.

    `later` is a command that writes the same files again. `earlier` are run before it, with a
    catalogue kept.
    """

    words: Sequence[str]
    target: str
    given: Mapping[str, str]
    shows: str
    later: Sequence[str]
    earlier: Sequence[Sequence[str]] = ()

    def ways(
        self, tmp_path: Path, hows: Sequence[str], refused: str = "", only: Sequence[str] = CALLS
    ) -> Outcome:
        """All that becomes of it when such things happen; after a kill the later command runs."""
        folder = tmp_path / "run" / "files"
        folder.mkdir(parents=True)
        later = [self.later] if "kill before" in hows else []
        later[:0] = [("list", "-f", "events.json")] if later and refused else []
        before = {**FILES, **self.given}
        # No catalogue is written, whose calls would be counted among those for the file.
        none = f"{os.devnull}/none"
        data = str(folder / "data")
        cache = str(tmp_path / "run" / "cache") if self.earlier else none
        env = {**os.environ, "PROBTIMELINE_DATA": data, "PROBTIMELINE_CACHE": cache}
        plan = Plan(str(folder), self.words, before, hows, later, refused, only, self.earlier)
        return outcome(plan, env)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that what goes wrong may be about: all that are read or written."""
        return (self.target, *self.given, *FILES)

    def is_old(self, ending: Ending) -> bool:
        """Whether the file is as it was before the command."""
        if self.earlier:
            found = ending.files[self.target]
            return '"first"' in found and self.shows not in found
        return ending.files.get(self.target) == {**FILES, **self.given}.get(self.target)

    def is_new(self, ending: Ending, whole: Outcome) -> bool:
        """Whether the file is as the command makes it."""
        return ending.files.get(self.target) == whole.undisturbed.files[self.target]


WRITING: Final[Mapping[str, Writing]] = {
    "add": Writing(
        ("add", "new.json", "-f", "events.json"),
        "events.json",
        {"new.json": json.dumps(event("new"))},
        '"new"',
        ("add", "more.json", "-f", "events.json"),
    ),
    "add without decoding": Writing(
        ("add", "new.json", "-f", "events.json"),
        "events.json",
        {"new.json": json.dumps(event("new")), "first.json": json.dumps(event("first"))},
        '"new"',
        ("add", "more.json", "-f", "events.json"),
        (("list", "-f", "events.json"), ("add", "first.json", "-f", "events.json")),
    ),
    "add to a new file": Writing(
        ("add", "new.json", "-f", "made.json"),
        "made.json",
        {"new.json": json.dumps(event("new"))},
        '"new"',
        ("add", "more.json", "-f", "made.json"),
    ),
    "fmt": Writing(
        ("fmt", "-f", "events.json"), "events.json", {}, '"old"', ("fmt", "-f", "events.json")
    ),
    "sources attach": Writing(
        ("sources", "attach", "gazette.txt", "-f", "events.json"),
        "sources/gazette.txt",
        {"gazette.txt": "Its text.", "sources/gazette.txt": "Its old text."},
        "Its text.",
        ("sources", "attach", "gazette.txt", "-f", "events.json"),
    ),
    "layer import": Writing(
        ("layer", "import", "layer.json", "-f", "events.json"),
        "data/reader.json",
        {"layer.json": LAYER},
        '"bookmarks"',
        ("layer", "import", "layer.json", "-f", "events.json"),
    ),
}


def makes_nameless_files(folder: Path) -> bool:
    """Whether the disk makes files without a name; most of Linux do."""
    try:
        os.close(os.open(folder, os.O_WRONLY | NAMELESS))
    except OSError:
        return False
    return bool(NAMELESS)


def temporary(ending: Ending, whole: Outcome) -> set[str]:
    """The files that are neither from before, nor the command's, nor locks, nor a memory."""
    known = {*whole.undisturbed.files, *FILES}
    lasting = (".lock", ".lately")
    return {name for name in ending.files if name not in known and not name.endswith(lasting)}
