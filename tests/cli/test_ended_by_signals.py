"""Told to end, a command says so, ends with the shell's code, and leaves its files whole."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command import chronology_file, environment
from tests.support.dying import Outcome
from tests.support.terminal import Terminal, explorer, terminal
from tests.support.writing import WRITING, Writing, event, temporary

CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
SIGNALS = [signal.Signals[name] for name in CODES]
SCREEN_TAKEN, SCREEN_LEFT, CURSOR_SHOWN = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


def require_sound(writing: Writing, whole: Outcome) -> None:
    assert whole.undisturbed.code == 0, whole.undisturbed.err
    for case in whole.cases:
        ending, told = case.ending, f"{case.how} {case.call}, call {case.number}"
        assert ending.code == CODES[case.how], told
        assert "nothing was lost" in ending.err, told
        assert "Traceback" not in ending.err, told
        assert writing.is_old(ending) or writing.is_new(ending, whole), told
        assert not temporary(ending, whole), told
        assert not ending.out, f"{told}: what is acknowledged ends with 0"
    assert writing.is_old(whole.cases[0].ending)
    assert writing.is_new(whole.cases[-1].ending, whole)


@pytest.mark.parametrize("name", ["fmt", "sources attach", "layer import"])
def test_told_to_end_at_any_call_the_file_is_old_or_new(tmp_path: Path, name: str) -> None:
    require_sound(WRITING[name], WRITING[name].ways(tmp_path, ("SIGTERM",)))


def test_each_signal_has_its_code_and_nothing_temporary_is_left(tmp_path: Path) -> None:
    require_sound(WRITING["add"], WRITING["add"].ways(tmp_path, tuple(CODES)))


def test_nothing_is_left_where_files_must_have_names_either(tmp_path: Path) -> None:
    whole = WRITING["add"].ways(tmp_path, ("SIGTERM",), refused="nameless")
    require_sound(WRITING["add"], whole)


WAITING = """
import fcntl, sys
real = fcntl.flock

def waiting(*given):
    print("waiting", flush=True)
    real(*given)

fcntl.flock = waiting
from probtimeline.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_told_to_end_while_waiting_for_the_lock(tmp_path: Path, number: signal.Signals) -> None:
    file = chronology_file(tmp_path, [event("old")])
    before = file.read_bytes()
    (tmp_path / "new.json").write_text('{"title": "New", "date": "2015"}', "utf-8")
    with (tmp_path / ".events.json.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [
            sys.executable,
            "-c",
            WAITING,
            "add",
            str(tmp_path / "new.json"),
            "-f",
            str(file),
        ]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        ) as waiting:
            assert waiting.stdout is not None
            assert waiting.stdout.readline() == "waiting\n"
            waiting.send_signal(number)
            out, err = waiting.communicate(timeout=60)
    assert waiting.returncode == 128 + number
    assert (out, "nothing was lost" in err, "Traceback" in err) == ("", True, False)
    assert file.read_bytes() == before


IMPORTING = """
import os, sys

class Telling:
    def find_spec(self, name, path=None, target=None):
        if name == MODULE:
            os.kill(os.getpid(), NUMBER)

from probtimeline.cli import main
MODULE, NUMBER = sys.argv.pop(1), int(sys.argv.pop(1))
sys.meta_path.insert(0, Telling())
sys.exit(main())
"""


def told_while_importing(
    module: str, number: int, ignored: tuple[int, ...] = ()
) -> subprocess.CompletedProcess[str]:
    def ignoring() -> None:
        for each in ignored:
            signal.signal(each, signal.SIG_IGN)

    return subprocess.run(
        [sys.executable, "-c", IMPORTING, module, str(int(number)), "where"],
        capture_output=True,
        text=True,
        env=environment(),
        preexec_fn=ignoring,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_during_an_import(number: signal.Signals) -> None:
    done = told_while_importing("argparse", number)
    assert done.returncode == 128 + number
    assert "nothing was lost" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_was_ignored_stays_ignored(number: signal.Signals) -> None:
    done = told_while_importing("argparse", number, ignored=(number,))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def is_given_back(seen: Terminal) -> bool:
    """Whether the terminal was taken, and given back after that."""
    _, _, since = seen.raw.partition(SCREEN_TAKEN)
    return SCREEN_LEFT in since and CURSOR_SHOWN in since


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_while_it_opens_the_explorer_gives_the_terminal_back(
    number: signal.Signals,
) -> None:
    with terminal(explorer()) as seen:
        seen.wait_for_bytes(SCREEN_TAKEN)
        seen.child.kill(number)
        assert seen.wait_for_end() == 128 + number
        assert is_given_back(seen)
        assert b"Traceback" not in seen.raw


CRASHING = """
import sys
from probtimeline.app.app import Explorer

def broken(self):
    raise RuntimeError("a bug")

Explorer.action_help = broken
from probtimeline.cli import main
sys.exit(main())
"""


def test_a_crash_of_the_explorer_gives_the_terminal_back_and_is_no_success() -> None:
    with terminal([sys.executable, "-c", CRASHING]) as seen:
        seen.wait_for("Events")
        seen.press("?")
        assert seen.wait_for_end() == 1
        assert is_given_back(seen)
        assert b"a bug" in seen.raw
