"""The session's modules for keys: there for whoever asks, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from probtimeline import session

TOLD = """
import sys
from probtimeline import session
import probtimeline.session.state
before = {name for name in session.WHEN_ASKED if f"probtimeline.session.{name}" in sys.modules}
print(*sorted(before))
print(session.moves.step.__name__, "probtimeline.session.moves" in sys.modules)
"""


@pytest.mark.parametrize("name", session.WHEN_ASKED)
def test_each_is_the_module_of_its_name(name: str) -> None:
    assert getattr(session, name).__name__ == f"probtimeline.session.{name}"


def test_any_other_name_is_none_of_it() -> None:
    assert not hasattr(session, "none_of_these")


def test_a_state_needs_none_of_them_and_a_move_brings_its_own() -> None:
    told = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[:2] == ["", "step True"]
