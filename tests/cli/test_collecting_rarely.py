"""The garbage collector is put off for a command, and left as it was found."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import gc, sys
found = gc.get_threshold()
from probtimeline.cli import main
sys.argv = ["probtimeline", *sys.argv[1:]]
code = main()
sys.stdout.flush()
print(code, gc.isenabled(), gc.get_threshold() == found, file=sys.stderr)
"""


def left_by(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True
    )
    return done.stderr.splitlines()[-1]


def test_a_command_leaves_the_collector_as_it_was() -> None:
    assert left_by("date", "2013") == "0 True True"


def test_a_command_that_fails_does_too() -> None:
    assert left_by("date", "no", "date") == "2 True True"
