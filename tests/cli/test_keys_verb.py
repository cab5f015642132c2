"""The list of keys with those that the reader gave, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import Done, piped

from probtimeline.views.keys import COMMANDS


@pytest.fixture
def file(reader_home: Path) -> Path:
    """Where the reader's keys are; nothing is there yet."""
    (reader_home / "data").mkdir()
    return reader_home / "data" / "keys.toml"


def line(done: Done, name: str) -> str:
    return next(each for each in done.lines if each.endswith(f"  {name}"))


def test_without_a_file_the_usual_keys_are_told() -> None:
    done = piped("keys")
    assert done.code == 0
    assert not done.err
    assert len(done.lines) == len(COMMANDS)
    assert "usually" not in done.out
    assert all(row["keys"] == row["default"] for row in piped("keys", "--json").json)


def test_changed_keys_are_told_beside_the_usual_ones(file: Path) -> None:
    file.write_text('[keys]\nread-again = "ctrl+o F5"\nswitch-theme = ""\n')
    done = piped("keys")
    assert done.code == 0
    assert not done.err
    assert "^o F5 (usually R)" in line(done, "read-again")
    assert "no key (usually T)" in line(done, "switch-theme")
    rows = {row["name"]: row for row in piped("keys", "--json").json}
    assert (rows["read-again"]["keys"], rows["read-again"]["default"]) == ("^o F5", "R")
    assert rows["switch-theme"]["keys"] == ""


def test_what_cannot_be_is_told_with_its_line_and_the_rest_holds(file: Path) -> None:
    file.write_text('[keys]\nread-again = "f5"\nnext-evnt = "n"\nswitch-theme = "ctrl+q"\n')
    done = piped("keys")
    assert done.code == 1
    first, second = done.err.splitlines()
    assert first.startswith(f"{file}:3:1: error: there is no command “next-evnt”")
    assert "Did you mean next-event?" in first
    assert second.startswith(f"{file}:4:1: error: ^q always stays with quit")
    assert "F5" in line(done, "read-again")
    assert "usually" not in line(done, "switch-theme")


def test_a_key_taken_from_another_command_is_told_and_is_no_error(file: Path) -> None:
    file.write_text('[keys]\nread-again = "T"\n')
    done = piped("keys")
    assert done.code == 0
    assert "warning: T is now read-again, and switch-theme has no key left" in done.err


def test_a_file_that_is_no_toml_leaves_the_usual_keys(file: Path) -> None:
    file.write_text("[keys]\nread-again = f5\n")
    done = piped("keys")
    assert done.code == 1
    assert f"{file}:2:14: error: this is not TOML" in done.err
    assert "usually" not in done.out


def test_a_file_that_cannot_be_read_is_code_3_and_the_keys_are_told(file: Path) -> None:
    file.mkdir()
    done = piped("keys")
    assert done.code == 3
    assert "it is a folder" in done.err
    assert len(done.lines) == len(COMMANDS)


def test_where_names_the_files_of_marks_and_keys(file: Path) -> None:
    file.write_text("[keys]\n")
    rows = {row["what"]: row for row in piped("where", "--json").json}
    assert rows["your keys"] == {"what": "your keys", "path": str(file), "exists": True}
    assert rows["your bookmarks and notes"]["path"] == str(file.with_name("reader.json"))
