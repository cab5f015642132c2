"""An event in the reader's own editor, and what two have changed at once: in a real terminal."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.desk_on_files import RECORDS, environment_of, write_records
from tests.support.terminal import Terminal, explorer, terminal

EDITOR = """#!/bin/sh
# Does what the test has written beside it.
. "$(dirname "$0")/does"
"""


class Desk:
    """A chronology in a folder, and an editor that does as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = write_records(folder / "events.json", RECORDS)
        editor = folder / "an editor"
        editor.write_text(EDITOR, encoding="utf-8")
        editor.chmod(0o700)
        self.env = {
            **environment_of(folder),
            "VISUAL": f"'{editor}' --wait",
            "EDITOR": "no-such-editor",
            "PYTHON": sys.executable,
            "CHRONOLOGY": str(self.file),
        }

    def editor_does(self, script: str) -> None:
        """Say what the editor does next; its file is "$2"."""
        (self.folder / "does").write_text(script, encoding="utf-8")

    def title(self, event_id: str) -> str:
        """The title of an event, as it is in the file."""
        records = json.loads(self.file.read_text(encoding="utf-8"))
        titles: dict[str, str] = {each["id"]: each["title"] for each in records["events"]}
        return titles[event_id]

    @property
    def edited(self) -> list[Path]:
        """The files that are kept for an editor."""
        return sorted((self.folder / "editing").glob("*/*"))

    @contextmanager
    def opened(self, at: str = "split") -> Iterator[Terminal]:
        """The explorer on the file, at an event."""
        words = explorer("-f", str(self.file), "--at", at)
        with terminal(words, size=(90, 28), env=self.env) as seen:
            seen.wait_for("Events")
            seen.wait_for("The service")
            yield seen


def test_what_is_saved_in_the_editor_is_written_unless_it_is_wrong_or_the_editor_fails(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    desk.editor_does("""ls -ld "$(dirname "$2")" "$2" > "$CHRONOLOGY.seen"
        sed -i 's/is split/is split in two/' "$2" """)
    with desk.opened() as seen:
        seen.press("e")
        seen.wait_for("Changed “The service is split in two”")
        assert desk.title("split") == "The service is split in two"
        rights = (tmp_path / "events.json.seen").read_text(encoding="utf-8").splitlines()
        assert [line[:10] for line in rights] == ["drwx------", "-rw-------"]
        assert rights[1].endswith("/split.json")
        assert desk.edited == []

        desk.editor_does("true")
        seen.press("e")
        seen.wait_for("Nothing was changed")

        desk.editor_does("""sed -i 's/in two",/in three"/' "$2" """)
        seen.press("e")
        seen.wait_for("✗ 1 error")
        seen.wait_for("4:3")
        assert desk.title("split") == "The service is split in two"
        desk.editor_does("""sed -i 's/in three"/in three",/' "$2" """)
        seen.press("\x0f")  # back to the editor
        seen.wait_for("1 event changed")
        seen.press("\x13")
        seen.wait_for("Changed “The service is split in three”")

        desk.editor_does("""sed -i 's/is split/is torn/' "$2"; exit 3""")
        seen.press("e")
        seen.wait_for("ended with exit code 3")
        seen.wait_for("kept")
        desk.editor_does("""sed -i 's/is torn/is torn apart/' "$2"; kill -9 $$""")
        seen.press("e")
        seen.wait_for("was ended by signal 9")
        assert desk.title("split") == "The service is split in three"
        # Ctrl+c in the editor is the editor's, and the terminal is the explorer's again after it.
        desk.editor_does("""kill -INT $PPID; sed -i 's/apart/to bits/' "$2" """)
        seen.press("e")
        seen.wait_for("Changed “The service is torn to bits in three”")

        seen.press("u")
        seen.wait_for("Undone")
        seen.press("q")
        assert seen.wait_for_end() == 0
    assert desk.title("split") == "The service is split in three"


def test_what_was_saved_when_the_explorer_was_killed_is_taken_up_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.editor_does("""sed -i 's/is split/is taken apart/' "$2"; kill -9 $PPID""")
    with desk.opened() as seen:
        seen.press("e")
        assert seen.wait_for_end() == 128 + signal.SIGKILL
    assert desk.title("split") == "The service is split"
    assert [path.name for path in desk.edited] == ["split.json"]
    desk.editor_does("true")
    with desk.opened() as seen:
        seen.press("e")
        seen.wait_for("What was not written last time")
        seen.wait_for("Changed “The service is taken apart”")
        assert desk.edited == []
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_what_another_process_changes_meanwhile_and_what_is_half_written_is_never_lost(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    theirs = {"id": "split", "title": "The service is halved", "date": "2014-06-01"}
    (tmp_path / "theirs.json").write_text(json.dumps(theirs), encoding="utf-8")
    desk.editor_does("""
        "$PYTHON" -m probtimeline add -f "$CHRONOLOGY" --replace "$(dirname "$0")/theirs.json"
        sed -i 's/is split/is broken/' "$2" """)
    with desk.opened() as seen:
        seen.press("e")
        seen.wait_for("in the file now")
        seen.wait_for("‹broken›")
        seen.wait_for("‹halved›")
        assert desk.title("split") == "The service is halved"
        seen.press("m")
        seen.wait_for("once more")
        seen.press("m")
        seen.wait_for("Changed “The service is broken”")
        assert desk.title("split") == "The service is broken"
        seen.press("u")
        seen.wait_for("Undone")
        seen.wait_for("The service is halved")
        seen.press("Ahalf a thought")
        seen.wait_for("half a thought")
        seen.child.kill(signal.SIGTERM)
        assert seen.wait_for_end() == 128 + signal.SIGTERM
    assert desk.title("split") == "The service is halved"
    assert "half a thought" in (tmp_path / "drafts.json").read_text(encoding="utf-8")
