"""`sources fetch` as a process of its own, in which a server on loopback stands for the network.

The network is an argument of the verb's function and nothing else: no option and no variable of
the environment makes the real command reach this computer.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from probtimeline import cli
from probtimeline.verbs.ending import end_when_told
from probtimeline.verbs.fetching import fetch
from tests.support.server import loopback

ROOT = Path(__file__).resolve().parents[2]
"""The folder in which the command is run."""


def command(file: Path, *words: str, names: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """What to run, in ROOT."""
    given = ["sources", "fetch", *words, "-f", str(file)]
    return [sys.executable, "-m", "tests.support.fetching", json.dumps(names or {}), *given]


def main() -> int:
    """The verb, as `cli` runs it."""
    end_when_told()
    _, asked = cli.understand(sys.argv[2:])
    assert isinstance(asked, Namespace), asked
    out = cli._output(asked.no_color, asked.plain)
    code = fetch(asked, cli._desk(asked, out), loopback(json.loads(sys.argv[1])))
    out.flush()
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
