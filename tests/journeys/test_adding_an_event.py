"""Adding an event in a real terminal: nothing that was typed is lost, whatever ends the program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.desk_on_files import RECORDS, REPORT, environment_of, write_records
from tests.support.terminal import Terminal, explorer, terminal

from probtimeline.store.places import drafts_file

ADDS, NEXT, COMPLETES, HELP = "\x13", "\r", "\t", "\x1bOP"

CRASHING = """
import sys
from probtimeline.cli import main
from probtimeline.views.help import HelpPage

def crash(page):
    raise RuntimeError("a bug in the page of keys")

HelpPage.compose = crash
sys.exit(main())
"""
"""The command, with a bug put in: the page of keys cannot be shown."""


def wait_until_kept(seen: Terminal, folder: Path, words: str) -> None:
    """Read what the cursor's blinking draws until the drafts hold the words."""
    drafts = drafts_file(environment_of(folder))
    while not drafts.exists() or words not in drafts.read_text(encoding="utf-8"):
        assert seen._read()


def test_what_was_typed_outlives_a_kill_and_is_added_the_next_time(tmp_path: Path) -> None:
    file, env = tmp_path / "events.json", environment_of(tmp_path)
    write_records(file, RECORDS)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "report.txt").write_text(REPORT, encoding="utf-8")
    command = explorer("-f", str(file))
    with terminal(command, env=env) as seen:
        seen.wait_for("Inspectors report")
        # All at once: what is typed ahead of the screen is for the form too.
        seen.press(f"arepo{COMPLETES}{COMPLETES}75% of work inspected")
        seen.wait_for("✓ exact")
        seen.press(f"{NEXT * 3}last month{NEXT}")
        seen.wait_for("Jan 2014")
        seen.press("Work is inspe")
        seen.wait_for("Work is inspe")
        wait_until_kept(seen, tmp_path, "Work is inspe")
        os.kill(seen.child.pid, signal.SIGKILL)
        assert seen.wait_for_end() == 128 + signal.SIGKILL
    with terminal(command, env=env) as seen:
        seen.wait_for("Inspectors report")
        seen.press("a")
        seen.wait_for("taken up again")
        seen.wait_for("Work is inspe")
        seen.press(f"{NEXT * 2}ct")
        seen.wait_for("Work is inspect")
        os.kill(seen.child.pid, signal.SIGTERM)
        assert seen.wait_for_end() == 128 + signal.SIGTERM
    with terminal(command, env=env) as seen:
        seen.wait_for("Inspectors report")
        seen.press("a")
        seen.wait_for("Work is inspect")
        seen.press(f"{NEXT * 2}ed{ADDS}")
        seen.wait_for("u undoes it")
        seen.press("q")
        assert seen.wait_for_end() == 0
    listed = subprocess.run(
        [sys.executable, "-m", "probtimeline", "list", "-f", str(file)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Work is inspected" in listed.stdout


def test_what_was_typed_outlives_a_crash_of_the_explorer(tmp_path: Path) -> None:
    file, env = tmp_path / "events.json", environment_of(tmp_path)
    write_records(file, RECORDS)
    before = file.read_bytes()
    with terminal([sys.executable, "-c", CRASHING, "-f", str(file)], env=env) as seen:
        seen.wait_for("Inspectors report")
        seen.press(f"arepo{COMPLETES}{COMPLETES}75% of work inspected{HELP}")
        assert seen.wait_for_end() == 1
        assert b"a bug in the page of keys" in seen.raw
    assert "75% of work inspected" in drafts_file(env).read_text(encoding="utf-8")
    assert file.read_bytes() == before
