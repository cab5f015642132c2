"""Killed at any call of the system, a command leaves its file whole; what is beside it goes soon.

A file needs a name of its own between two calls, link and rename; where the system makes no files
without one, from open to rename. What is left there is cleared away by the next command.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.dying import Case, Outcome
from tests.support.writing import WRITING, Writing, makes_nameless_files, temporary

SIGKILLED = -9
KILLS = ("kill before", "kill after")


def sound(writing: Writing, whole: Outcome) -> list[Case]:
    """The cases, after a look at what must hold whenever the command was killed."""
    assert whole.undisturbed.code == 0, whole.undisturbed.err
    assert [case.ending.code for case in whole.cases] == [SIGKILLED] * (len(whole.calls) + 1)
    for case in whole.cases:
        told = f"{case.how} {case.call}, call {case.number}"
        is_new = writing.is_new(case.ending, whole)
        assert is_new or writing.is_old(case.ending), told
        assert is_new or not case.ending.out, f"{told}: it was acknowledged, and is lost"
        *_, later = case.afterwards
        assert later.code == 0, told + later.err
        assert not is_new or writing.shows in later.files[writing.target], told
        assert not temporary(later, whole), told
    assert writing.is_old(whole.cases[0].ending)
    assert writing.is_new(whole.cases[-1].ending, whole)
    return list(whole.cases)


@pytest.mark.parametrize("name", WRITING)
def test_killed_at_any_call_the_file_is_old_or_new_and_the_next_command_works(
    tmp_path: Path, name: str
) -> None:
    writing = WRITING[name]
    whole = writing.ways(tmp_path, KILLS)
    named = (
        {"replace"} if makes_nameless_files(tmp_path) else {"fchmod", "write", "fsync", "replace"}
    )
    for case in sound(writing, whole):
        assert case.call in named or not temporary(case.ending, whole)


def test_what_is_left_of_a_file_with_a_name_goes_when_the_chronology_is_read(
    tmp_path: Path,
) -> None:
    writing = WRITING["add"]
    whole = writing.ways(tmp_path, KILLS, refused="nameless")
    left = 0
    for case in sound(writing, whole):
        listed, _ = case.afterwards
        left += ".events.json.tmp" in case.ending.files
        assert ".events.json.tmp" not in listed.files
    assert left
