"""`serve` as a command: what it prints, what it cannot do and says, and how it ends."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from tests.support.command import piped
from tests.support.desk_on_files import RECORDS, environment_of, write_records
from tests.support.serving import is_running, served
from tests.support.terminal import PATIENCE

from probtimeline.verbs.serve import PROGRAM

WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Missing(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name == "textual_serve" else super().find_spec(name, path, target)

sys.meta_path[:] = [Missing if found is PathFinder else found for found in sys.meta_path]
from probtimeline.cli import main
sys.exit(main())
"""
"""The command, where textual-serve is not installed."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_records(tmp_path / "events.json", RECORDS)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_it_prints_the_address_once_and_ends_cleanly(
    file: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with served(tmp_path, "-f", file) as running:
        own = f"Origin: {running.address.origin}"
        assert running.address.asked_for_socket(own).status == 101
        given_up = monotonic() + PATIENCE
        while not running.children:
            assert monotonic() < given_up
        children = running.children
        ended, out, err = running.end(number)
    assert (ended, out) == (code, "")
    assert not any(map(is_running, children))
    assert "A chronology (4 events) is served read-only" in err
    assert "ctrl+c ends it" in err
    assert running.address.token not in err
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_told_with_what_to_do(file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = piped("serve", "-f", file, "--port", str(other.getsockname()[1]))
    assert (done.code, done.out) == (3, "")
    assert "another program has it" in done.err
    assert "name another with --port, or none" in done.err


@pytest.mark.parametrize("port", ["65536", "-1", "http", "80 80", "٨٠", "1e3", ""])
def test_what_is_no_port_is_refused(file: Path, port: str) -> None:
    done = piped("serve", "-f", file, f"--port={port}")
    assert (done.code, done.out) == (2, "")
    assert "is no port" in done.err


@pytest.mark.parametrize("option", ["--host=0.0.0.0", "--bind=0.0.0.0", "--public", "0.0.0.0"])
def test_there_is_no_way_to_serve_other_machines(file: Path, option: str) -> None:
    done = piped("serve", "-f", file, option)
    assert (done.code, done.out) == (2, "")


def test_what_cannot_be_read_is_not_served(tmp_path: Path) -> None:
    done = piped("serve", "-f", tmp_path / "missing.json")
    assert (done.code, done.out) == (3, "")
    assert "missing.json" in done.err


def test_where_it_is_not_installed_it_says_how(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "serve", "-f", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "probtimeline[serve]"' in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["$(touch acted);`touch acted`|.json", "--write", "' \" \\ \n x"])
def test_no_name_of_a_file_acts_or_changes_what_is_served(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "there"
    odd = write_records(folder / name, RECORDS)
    with served(tmp_path, f"--file={odd}") as running:
        own = f"Origin: {running.address.origin}"
        assert running.address.asked_for_socket(own).status == 101
        _, _, err = running.end()
    assert "read-only" in err
    assert [path.name for path in folder.iterdir()] == [name]


def test_why_an_explorer_cannot_be_opened_is_told_where_it_is_served(
    file: Path, tmp_path: Path
) -> None:
    with served(tmp_path, "-f", file) as running:
        file.write_text("{")
        own = f"Origin: {running.address.origin}"
        assert running.address.asked_for_socket(own).status == 101
        assert running.process.stderr is not None
        told = running.process.stderr.readline()
        while told and "an explorer says" not in told:
            told = running.process.stderr.readline()
    assert "events.json" in told


def test_an_explorer_leaves_when_the_server_is_gone(file: Path, tmp_path: Path) -> None:
    package = str(Path(__file__).parents[2] / "src")
    given = json.dumps({"file": str(file), "write": False})
    with subprocess.Popen(
        [sys.executable, "-P", "-c", PROGRAM, package, given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**environment_of(tmp_path), "COLUMNS": "80", "ROWS": "24"},
    ) as explorer:
        assert explorer.stdout is not None
        assert explorer.stdin is not None
        assert explorer.stdout.readline() == b"__GANGLION__\n"
        explorer.stdin.close()
        explorer.stdout.read()
        assert explorer.wait(timeout=60) == 0
