"""The real command many times over, each in a process of its own that is forked, not started.

Starting Python anew costs a third of a second, a fork a hundredth: `ran` starts one process that
has the program loaded already, and has it run every case in a child of its own.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import pty
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.command import environment


@dataclass(frozen=True, slots=True)
class Case:
    """One command: its words, and whether its output goes to a terminal."""

    words: Sequence[str | Path]
    terminal: bool = False
    stdin: str = ""
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command wrote, as bytes (at a terminal both streams are in `out`), and its code."""

    words: tuple[str, ...]
    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """All it wrote; bytes that are no UTF-8 raise."""
        return (self.out + self.err).decode()


def ran(*cases: Case) -> list[Ran]:
    """Run the commands one after another. One that hangs for a minute fails them all."""
    asked: list[dict[str, Any]] = [
        {"words": [*map(str, each.words)], "terminal": each.terminal}
        | {"stdin": each.stdin, "env": dict(each.env)}
        for each in cases
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.many"],
        input=json.dumps(asked).encode(),
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=environment(),
        check=True,
        timeout=90,
    )
    return [
        Ran(tuple(case["words"]), each["code"], *(each[name].encode("latin-1") for name in STREAMS))
        for case, each in zip(asked, json.loads(done.stdout), strict=True)
    ]


STREAMS = ("out", "err")


def _run_all() -> None:
    _load_all()
    cases = json.load(sys.stdin)
    json.dump([_run(each) for each in cases], sys.stdout)


def _load_all() -> None:
    """Load once, for all cases, what any of them may need."""
    import rich.console
    import rich.padding
    import rich.table  # noqa: F401 - the verbs draw with it

    for layer in ("core", "store", "audit", "query", "dates", "verbs"):
        package = importlib.import_module(f"probtimeline.{layer}")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"probtimeline.{layer}.{module.name}")
    gc.freeze()


def _run(case: Mapping[str, Any]) -> dict[str, Any]:
    """One case in a child, with pipes, or a terminal, in place of the standard streams."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(case["stdin"].encode())
        given.seek(0)
        reading, writing = pty.openpty() if case["terminal"] else os.pipe()
        if not (child := os.fork()):
            os.close(reading)
            os.dup2(given.fileno(), 0)
            os.dup2(writing, 1)
            os.dup2(writing if case["terminal"] else told.fileno(), 2)
            os._exit(_command(case))
        os.close(writing)
        out = _all_of(reading)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told.seek(0)
        shown = out.replace(b"\r\n", b"\n") if case["terminal"] else out
        return {"code": code, "out": shown.decode("latin-1"), "err": told.read().decode("latin-1")}


def _all_of(handle: int) -> bytes:
    data = b""
    while True:
        try:
            more = os.read(handle, 1 << 20)
        except OSError:  # a terminal nobody writes to any more
            more = b""
        if not more:
            os.close(handle)
            return data
        data += more


def _command(case: Mapping[str, Any]) -> int:
    from probtimeline.cli import main

    os.environ.update({"TERM": "xterm-256color", **case["env"]})
    sys.argv = ["probtimeline", *case["words"]]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", errors="strict")  # noqa: PTH123, SIM115
        for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    code = 70
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        os.write(2, traceback.format_exc().encode("utf-8", "backslashreplace"))
    return code


if __name__ == "__main__":
    _run_all()
