"""The real command in a process of its own: piped, or under a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect

COMMAND = (sys.executable, "-m", "probtimeline")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed on each stream, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The test's own environment, as a pipe and UTF-8 know it, and what is given."""
    return {**os.environ, "PYTHONUTF8": "1", **(more or {})}


def piped(
    *words: str | Path, stdin: bytes | str = b"", env: Mapping[str, str] | None = None
) -> Done:
    """The command with its output going into pipes."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(env),
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def at_a_terminal(
    *words: str | Path,
    columns: int = 120,
    env: Mapping[str, str] | None = None,
    term: str = "xterm-256color",
) -> Done:
    """The command under a terminal; both of its streams are in `out`."""
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *map(str, words)],
        env={**environment(env), "TERM": term},
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    return Done(int(child.exitstatus or 0), str(child.before).replace("\r\n", "\n"), "")


def chronology_file(folder: Path, events: Sequence[Mapping[str, object]], **more: object) -> Path:
    """A chronology of the records given, as a person would have written it."""
    path = folder / "events.json"
    document = {"format": "probtimeline/1", "title": "A chronology", **more, "events": events}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
