"""What holds for every verb: help with an example, JSON where it reads, options anywhere."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from tests.support.command import piped

from probtimeline.store.layer import LayerFile, layer_name
from probtimeline.store.places import layer_file
from probtimeline.verbs import VERBS

READING = {
    "list": [],
    "show": ["the-split", "gazette"],
    "figures": [],
    "compare": [],
    "sources": [],
    "check": [],
    "date": ["2014"],
    "schema": [],
    "layer": [],
    "where": [],
    "keys": [],
}
WRITING = {"add", "complete", "export", "fmt", "import", "merge-driver", "undo"}
RUNNING = {"serve"}


@pytest.fixture(autouse=True)
def bookmark(chronology: Path) -> None:
    """Something of the reader's own on the chronology."""
    file = LayerFile(layer_file(os.environ), layer_name(chronology))
    file.change(lambda layer: layer.with_bookmark("the-split", True))


def test_every_verb_reads_or_writes_or_runs() -> None:
    assert {*READING, *WRITING, *RUNNING} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_has_an_example(verb: str) -> None:
    done = piped(verb, "--help")
    assert done.code == 0
    assert not done.err
    examples = done.out.partition("examples:")[2]
    assert re.search(rf"^  (\S.*)?probtimeline {verb}\b", examples, re.MULTILINE), done.out


@pytest.mark.parametrize("verb", READING)
def test_json_of_a_reading_verb_can_be_read(verb: str, chronology: Path) -> None:
    done = piped(verb, *READING[verb], "--json", "-f", chronology)
    assert done.code == 0, done.err
    assert done.json
    assert not done.err


@pytest.mark.parametrize("verb", READING)
def test_a_reading_verb_prints_plain_lines_into_a_pipe(verb: str, chronology: Path) -> None:
    done = piped(verb, *READING[verb], "-f", chronology)
    assert done.code == 0, done.err
    assert done.out.strip()
    assert "\x1b" not in done.out
    assert "\t" not in done.out
    assert all(line == line.rstrip() for line in done.lines)


@pytest.mark.parametrize("verb", READING)
def test_the_file_may_be_named_before_or_after_the_verb(verb: str, chronology: Path) -> None:
    after = piped(verb, *READING[verb], "-f", chronology)
    before = piped(f"--file={chronology}", verb, *READING[verb])
    assert after.code == before.code == 0
    assert after.out == before.out


def test_the_environment_may_name_the_file(chronology: Path) -> None:
    named = piped("list", env={"PROBTIMELINE_FILE": str(chronology)})
    assert named.out == piped("list", "-f", chronology).out


def test_the_file_named_after_the_verb_wins(chronology: Path) -> None:
    done = piped("-f", "/nowhere.json", "list", "-f", chronology)
    assert done.code == 0


@pytest.mark.parametrize("verb", VERBS)
def test_an_unknown_option_names_the_nearest_or_the_help(verb: str) -> None:
    done = piped(verb, "--fiel")
    assert done.code == 2
    assert "--fiel" in done.err
    assert "--file" in done.err
    assert not done.out


@pytest.mark.parametrize(
    "verb", [verb for verb in READING if verb not in ("date", "keys", "schema")]
)
def test_a_file_that_is_not_there_is_code_3(verb: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    done = piped(verb, *READING[verb], "-f", missing)
    if verb == "where":
        assert done.code == 0
        assert "not yet" in done.out
        return
    assert done.code == 3
    assert "missing.json" in done.err
    assert not done.out
    assert "Traceback" not in done.err


def test_the_help_lists_every_verb_and_the_exit_codes() -> None:
    done = piped("--help")
    assert done.code == 0
    for verb, summary in VERBS.items():
        assert f"{verb:<12} {summary}" in done.out
    assert "130 interrupted" in done.out


def test_the_version_is_told() -> None:
    done = piped("--version")
    assert done.code == 0
    assert re.fullmatch(r"probtimeline \d+\.\d+\.\d+\n", done.out)


def test_the_schema_accepts_what_the_program_reads(chronology: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = piped("schema").json
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(chronology.read_text()))
    assert not Draft202012Validator(schema).is_valid({"format": "probtimeline/1", "events": [{}]})
