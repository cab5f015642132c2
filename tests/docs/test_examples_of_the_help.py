"""The examples in `--help` can be typed as they stand, on the built-in chronology."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from probtimeline.verbs import VERBS
from probtimeline.verbs.verb import load

PREPARED = """
echo '{"title": "A letter", "date": "2014-05-02"}' > new.json
cp new.json new.jsonl
mkdir texts; echo 'A ballot was held.' > texts/bbc-midlands-2013.txt; cp texts/* a.txt
printf 'When,What\\n2014,A letter\\n' > a.csv
echo '2014: A letter' > timeline.mw
probtimeline export --to icalendar id:strike-ballot-2013 | sed 's/strike-ballot/told/' > talk.ics
probtimeline export --to json -o events.json
"""
"""The files that examples speak of."""
NOT_RUN = ("serve", "merge-driver")
"""Verbs that stay, or that git calls."""
NOTHING = {
    "probtimeline layer": 1,
    "probtimeline layer --json": 1,
}
"""What exits with 1, since there is nothing yet."""

BEFORE = {"undo": ("probtimeline add new.json", "probtimeline add -f events.json new.json")}
"""What must have been done for an example to have something to do."""


def examples(verb: str) -> Sequence[str]:
    """The commands of a verb's help that neither the network nor a person is needed for."""
    every = [command for command, _ in load(verb).examples]
    return [each for each in every if "ADDRESS" not in each and " fetch " not in each]


@pytest.mark.parametrize("verb", [each for each in VERBS if each not in NOT_RUN])
def test_the_examples_of_a_verb_work(verb: str, tmp_path: Path, reader_home: Path) -> None:
    here = str(Path(sys.executable).parent)
    env = {**os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    commands = (*BEFORE.get(verb, ()), *examples(verb))
    lines = [f"{command}; echo code:$? >&2" for command in commands]
    done = subprocess.run(
        ["bash", "-c", PREPARED + "exec 2>codes\n" + "set -o pipefail\n" + "\n".join(lines)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    told = (tmp_path / "codes").read_text(encoding="utf-8")
    codes = [
        int(line.removeprefix("code:")) for line in told.splitlines() if line.startswith("code:")
    ]
    assert codes == [NOTHING.get(command, 0) for command in commands], (commands, told)
    assert done.stdout or verb in ("export", "fmt", "layer")
