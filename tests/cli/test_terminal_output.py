"""What is printed on a terminal: tables, colour or none, the width there is, and interrupts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from tests.support.command import COMMAND, at_a_terminal, chronology_file, environment, piped

from probtimeline.verbs.output import TABLE_ROWS

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9][0-9;]*m")


def test_a_terminal_gets_a_table_with_headings_and_colour(chronology: Path) -> None:
    done = at_a_terminal("list", "-f", chronology)
    assert done.code == 0
    assert "When" in done.out
    assert "─" in done.out
    assert COLOUR.search(done.out)
    assert "3 events" in done.out


@pytest.mark.parametrize(("words", "env"), [([], {"NO_COLOR": "1"}), (["--no-color"], {})])
def test_colour_can_be_declined(words: list[str], env: dict[str, str], chronology: Path) -> None:
    before = at_a_terminal(*words, "list", "-f", chronology, env=env)
    after = at_a_terminal("list", "-f", chronology, *words, env=env)
    for done in (before, after):
        assert "When" in done.out
        assert not COLOUR.search(done.out)


@pytest.mark.parametrize(("words", "env"), [([], {"PROBTIMELINE_PLAIN": "1"}), (["--plain"], {})])
@pytest.mark.parametrize("verb", ["list", "figures", "compare"])
def test_who_listens_gets_lines_as_in_a_pipe(
    verb: str, words: list[str], env: dict[str, str], chronology: Path
) -> None:
    done = at_a_terminal(verb, "-f", chronology, *words, env=env)
    lines = [line for line in done.out.splitlines() if not line.startswith("probtimeline:")]
    assert lines == piped(verb, "-f", chronology).lines
    assert "\x1b" not in done.out


@pytest.mark.parametrize("columns", [30, 120])
@pytest.mark.parametrize("verb", ["list", "show", "figures", "compare", "sources"])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_cut(
    verb: str, columns: int, chronology: Path
) -> None:
    words = [verb, "the-split"] if verb == "show" else [verb]
    done = at_a_terminal(*words, "-f", chronology, columns=columns, env={"NO_COLOR": "1"})
    data = re.sub(r"\x1b\[[0-9;]*m", "", done.out.partition("probtimeline:")[0])
    assert max(map(len, data.splitlines())) <= columns
    assert "…" not in data
    assert done.code == 0


def test_a_terminal_too_narrow_for_a_table_gets_a_line_a_cell(chronology: Path) -> None:
    done = at_a_terminal("sources", "-f", chronology, columns=60, env={"NO_COLOR": "1"})
    assert "  Published: 2 Jun 2014" in done.out.splitlines()
    assert "  Figures: 2" in done.out.splitlines()


def test_a_dumb_terminal_gets_plain_lines(chronology: Path) -> None:
    done = at_a_terminal("list", "-f", chronology, term="dumb")
    assert done.out.splitlines()[0].endswith("  inspections")
    assert "\x1b" not in done.out


def test_a_dumb_terminal_is_none_for_the_explorer(chronology: Path) -> None:
    done = at_a_terminal("-f", chronology, term="dumb")
    assert "inspections" in done.out
    assert "to open the explorer" in done.out


def test_help_on_a_terminal_is_readable_text() -> None:
    done = at_a_terminal("list", "--help")
    assert done.code == 0
    assert "examples:" in done.out
    assert "␛" not in done.out


def test_add_without_a_file_at_a_terminal_says_how(chronology: Path) -> None:
    done = at_a_terminal("add", "-f", chronology)
    assert done.code == 2
    assert "probtimeline add new.json" in done.out


def test_an_interrupt_while_waiting_is_code_130_and_loses_nothing(chronology: Path) -> None:
    before = chronology.read_bytes()
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "add", "-", "-f", str(chronology)],
        env=environment({"TERM": "xterm"}),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("ctrl\\+c")
    child.sendintr()
    child.expect("interrupted")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in str(child.before)
    assert chronology.read_bytes() == before


INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == WANTED:
            os.kill(os.getpid(), signal.SIGINT)

from probtimeline.cli import main
WANTED = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupting())
sys.exit(main())
"""


@pytest.mark.parametrize("module", ["argparse", "probtimeline.verbs", "probtimeline.store"])
def test_an_interrupt_during_an_import_is_code_130_too(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTING, module, "list"],
        capture_output=True,
        check=False,
        text=True,
        env=environment(),
    )
    assert done.returncode == 130
    assert "interrupted" in done.stderr
    assert "Traceback" not in done.stderr


def test_more_rows_than_a_table_holds_come_as_lines_and_none_is_lost(tmp_path: Path) -> None:
    events = [{"id": f"e{n}", "title": "T", "date": "2014"} for n in range(TABLE_ROWS + 1)]
    file = chronology_file(tmp_path, events)
    lines = at_a_terminal("list", "-f", file).out.splitlines()
    assert {line.split()[-1] for line in lines if line.startswith("2014")} == {
        event["id"] for event in events
    }
