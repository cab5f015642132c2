"""No value of an environment variable, and nothing a path may lead to, makes a verb fail badly."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.hostile import BYTES, OWN_STYLE, acting
from tests.support.many import Case, Ran, ran

from probtimeline.verbs import VERBS

HOSTILE = os.fsdecode(BYTES)
LONG = "x" * 100_000
"""The longest that Linux lets a variable be is 128 kB."""

ABSURD = {
    "PROBTIMELINE_FILE": [HOSTILE, LONG, "/dev/zero", "~nobody-at-all/x", "\ud7ff" * 9],
    "PROBTIMELINE_DATA": [HOSTILE, LONG, "", "/dev/null", "~nobody-at-all"],
    "HOME": ["", HOSTILE, "relative", LONG],
    "XDG_DATA_HOME": ["", HOSTILE, "relative"],
    "XDG_CONFIG_HOME": ["", HOSTILE, "/dev/null"],
    "NO_COLOR": ["", HOSTILE],
    "TERM": ["", "dumb", HOSTILE, "no-such-terminal", LONG],
    "COLUMNS": ["0", "-1", "x", HOSTILE, "9" * 400],
    "LINES": ["0", HOSTILE],
    "LANG": ["xx_XX.no-such", HOSTILE, "C"],
    "LC_ALL": ["xx_XX.no-such", HOSTILE, "C", LONG],
    "TZ": ["", HOSTILE, "No/Such"],
    "EDITOR": [HOSTILE, '"'],
    "PROBTIMELINE_PLAIN": [HOSTILE],
}
TAKING_A_FILE = {
    "list": [],
    "show": ["the-split"],
    "figures": [],
    "compare": [],
    "sources": [],
    "add": ["{new}"],
    "import": ["{new}"],
    "export": ["--to", "json"],
    "undo": [],
    "serve": [],
    "check": [],
    "fmt": [],
}
"""The verbs that read the chronology; the others only name it, or read none."""
NEEDING_NONE = {"merge-driver", "date", "schema", "layer", "where", "keys", "complete"}
TAKING_INPUTS = (
    ["add", "-f", "{good}", "{odd}"],
    ["import", "--from", "csv", "-f", "{good}", "{odd}"],
    ["check", "{odd}"],
    ["fmt", "{odd}"],
    ["sources", "attach", "-f", "{good}", "{odd}"],
    ["layer", "import", "-f", "{good}", "{odd}"],
    ["merge-driver", "{odd}", "{good}", "{good}"],
    ["merge-driver", "{good}", "{odd}", "{good}"],
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """What a path may lead to that is no file."""
    folder = tmp_path_factory.mktemp("odd")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nothing")
    (folder / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket"))
        here = ("pipe", "loop", "dangling", "folder", "socket")
        elsewhere = ("/dev/zero", "/dev/null", "/dev/tty", "/proc/self/mem", "/proc/kmsg")
        yield {name: folder / name for name in here} | {name: Path(name) for name in elsewhere}


def sound(done: Ran, code: int) -> None:
    """It ended as it should, with a line or two that say why."""
    assert done.code == code, (done.words, done.text)
    assert "Traceback" not in done.text, (done.words, done.text)
    assert acting(OWN_STYLE.sub("", done.text)) == [], done.words


def test_every_verb_reads_the_chronology_or_needs_none() -> None:
    assert {*TAKING_A_FILE, *NEEDING_NONE} == set(VERBS)


def test_no_variable_makes_a_verb_crash(chronology: Path) -> None:
    cases = [
        Case(
            [verb, *(() if name == "PROBTIMELINE_FILE" else ("-f", str(chronology)))], end, "", env
        )
        for name, values in ABSURD.items()
        for value in values
        for env in [{name: value}]
        for verb in ("list", "where")
        for end in ((False, True) if name in ("TERM", "COLUMNS") else (False,))
    ]
    for case, done in zip(cases, ran(*cases), strict=True):
        unreadable = case.words[0] == "list" and "PROBTIMELINE_FILE" in case.env
        sound(done, 3 if unreadable else 0)


def test_what_is_no_file_is_told_as_what_it_is(odd: dict[str, Path], chronology: Path) -> None:
    new = chronology.with_name("new.json")
    new.write_text(json.dumps({"title": "New", "date": "2014"}))
    cases = [
        (name, Case([verb, "-f", path, *(str(new) if word == "{new}" else word for word in words)]))
        for name, path in odd.items()
        for verb, words in TAKING_A_FILE.items()
        if name != "dangling" or verb not in ("add", "import")  # it is made, where the link leads
    ]
    for (name, _), done in zip(cases, ran(*(case for _, case in cases)), strict=True):
        nothing_yet = done.words[0] == "undo"
        sound(done, 1 if nothing_yet else 3)
        assert len(done.text.splitlines()) <= 2, done.text
        if name in ("pipe", "folder", "socket") and not nothing_yet:
            assert f"it is a {name}" in done.text, (done.words, done.text)


def test_an_input_that_is_no_file_is_told(odd: dict[str, Path], chronology: Path) -> None:
    cases = []
    for path in odd.values():
        for words in TAKING_INPUTS:
            places = {"good": str(chronology), "odd": str(path)}
            cases.append(Case([word.format_map(places) for word in words]))
    for done in ran(*cases):
        empty = done.words[0] == "sources" and str(odd["folder"]) in done.words
        sound(done, 2 if empty else 3)


def test_the_explorer_is_not_opened_on_what_is_no_file(odd: dict[str, Path]) -> None:
    cases = [Case(["-f", path], terminal=True) for path in odd.values()]
    for done in ran(*cases):
        sound(done, 3)
        assert b"\x1b[?1049h" not in done.out
