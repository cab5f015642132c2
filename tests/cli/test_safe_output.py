"""Nothing from a file acts on the terminal, and no reader or encoding makes a verb fail."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from tests.support.command import COMMAND, at_a_terminal, chronology_file, environment, piped

HOSTILE = (
    "ship [/x] \x1b[31m \x1b]52;c;aGk=\x07 \x9b2J \u202egnp \u2066 "
    "[@click=app.quit] :thumbs_up: \u200b\x7f\r\x00 done"
)
FORBIDDEN = ("\x1b]", "\x1b[31m", "\x9b", "\u202e", "\u2066", "\x07", "\x7f", "\x00", "\u200b")


def hostile_file(folder: Path) -> Path:
    figure = {"text": "5", "label": HOSTILE, "value": 5, "unit": HOSTILE, "id": "five"}
    figure |= {"population": HOSTILE, "measure": "fives"}
    quote = {"source": "s", "text": HOSTILE + " 5", "speaker": HOSTILE, "figures": [figure]}
    event = {
        "id": "e",
        "title": HOSTILE,
        "date": "2014",
        "date_text": HOSTILE,
        "date_note": HOSTILE,
        "summary": HOSTILE,
        "tags": [HOSTILE],
        "actors": [HOSTILE],
        "quotes": [quote],
        "related": [{"event": "e", "how": HOSTILE}],
        HOSTILE: HOSTILE,
    }
    source = {"id": "s", "title": HOSTILE, "about": HOSTILE, "publisher": HOSTILE}
    weighed = {"id": "c", "title": HOSTILE, "verdict": "conflict", "note": HOSTILE}
    worked = {"id": "w", "title": HOSTILE, "op": "sum", "of": ["five", 1], "note": HOSTILE}
    return chronology_file(
        folder,
        [event],
        sources=[source],
        comparisons=[{**weighed, "figures": ["five"], "events": ["e"]}],
        calculations=[worked],
        title=HOSTILE,
    )


VERBS = [
    ["list"],
    ["show", "e", "s"],
    ["show", HOSTILE.replace("\0", "")],
    ["figures"],
    ["figures", "--measure", "\x1b]52;c;aGk=\x07"],
    ["compare"],
    ["compare", "\x1b]52;c;aGk=\x07"],
    ["sources"],
    ["check"],
    ["list", "before:\x1b]52;c;aGk=\x07"],
    ["date", "\x1b]52;c;aGk=\x07"],
    ["list", "--\x1b]52;c;aGk=\x07"],
]


@pytest.mark.parametrize("words", VERBS, ids=repr)
def test_hostile_text_never_reaches_a_pipe_raw(words: list[str], tmp_path: Path) -> None:
    done = piped(*words, "-f", hostile_file(tmp_path))
    assert "Traceback" not in done.err
    for sign in FORBIDDEN:
        assert sign not in done.out + done.err


@pytest.mark.parametrize("verb", ["list", "show", "figures", "compare", "sources", "check"])
def test_hostile_text_never_reaches_a_terminal_raw(verb: str, tmp_path: Path) -> None:
    words = [verb, "e", "s"] if verb == "show" else [verb]
    done = at_a_terminal(*words, "-f", hostile_file(tmp_path), "--no-color", columns=300)
    assert "Traceback" not in done.out
    for sign in FORBIDDEN:
        assert sign not in done.out
    if verb not in ("check", "figures"):
        assert "ship [/x]" in done.out
        assert "[@click=app.quit] :thumbs_up:" in done.out


@pytest.mark.parametrize("verb", ["list", "show", "figures", "compare", "sources", "check"])
def test_json_keeps_hostile_text_whole_and_harmless(verb: str, tmp_path: Path) -> None:
    words = [verb, "e", "s"] if verb == "show" else [verb]
    done = piped(*words, "--json", "-f", hostile_file(tmp_path))
    for sign in FORBIDDEN:
        assert sign not in done.out
    if verb == "list":
        assert done.json[0]["title"] == HOSTILE


def test_a_lone_surrogate_is_an_escape_in_json_and_a_sign_in_lines(tmp_path: Path) -> None:
    file = chronology_file(tmp_path, [{"id": "e", "title": "bad \ud800 half", "date": "2014"}])
    assert "\\ud800" in piped("list", "--json", "-f", file).out
    assert "bad \ufffd half" in piped("list", "-f", file).out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_encoding_that_lacks_a_character_shows_its_number(
    encoding: str, chronology: Path
) -> None:
    env = {"PYTHONIOENCODING": encoding}
    plain = subprocess.run(
        [*COMMAND, "list", "-f", chronology], capture_output=True, check=False, env=environment(env)
    )
    assert plain.returncode == 0
    assert b"Sep 2009" in plain.stdout
    assert b"?" not in plain.stdout
    done = subprocess.run(
        [*COMMAND, "show", "the-split", "--json", "-f", chronology],
        capture_output=True,
        check=False,
        env=environment(env),
    )
    assert json.loads(done.stdout.decode(encoding))


def test_a_plain_locale_is_enough(chronology: Path) -> None:
    done = piped("show", "the-split", "-f", chronology, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.code == 0


def test_a_reader_who_stops_reading_is_no_error(tmp_path: Path) -> None:
    events = [{"id": f"e{n}", "title": "x" * 200, "date": "2014"} for n in range(2000)]
    file = chronology_file(tmp_path, events)
    with subprocess.Popen(
        [*COMMAND, "list", "-f", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("words", [["list"], ["--help"], ["list", "--help"], ["check", "--json"]])
def test_output_that_nobody_ever_reads_is_no_error(words: list[str], chronology: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env=environment({"PROBTIMELINE_FILE": str(chronology)}),
    )
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_full_disk_is_code_3(chronology: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "list", "-f", chronology],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert done.returncode == 3
    assert b"standard output" in done.stderr
    assert b"Traceback" not in done.stderr


def test_closed_streams_are_silence(chronology: Path) -> None:
    command = " ".join([*COMMAND, "list", "-f", str(chronology)])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} <&- >&- 2>&-"], check=False, env=environment()
    )
    assert done.returncode == 0
