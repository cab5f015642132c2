"""What processes take, from /proc: memory, processor time, and the time of a whole command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes of a process and all it has started that are still there.

    `peak` adds up the most that each has had in memory (VmHWM); `now` is what they have of their
    own and what they have mapped of files (RssAnon + RssFile).
    """

    peak: int
    now: int


def family(process: int) -> Iterator[int]:
    """A process and all it has started, by number."""
    waiting = [process]
    while waiting:
        yield (each := waiting.pop())
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            waiting += map(int, _read(children).split())


def memory(process: int) -> Memory:
    """What a process and those it has started take."""
    peak = now = 0
    for each in family(process):
        told = dict(
            line.split(":", 1) for line in _read(Path(f"/proc/{each}/status")).splitlines() if line
        )
        kept = {name: int(told.get(name, "0").split()[0]) << 10 for name in _KEPT}
        peak += kept["VmHWM"]
        now += kept["RssAnon"] + kept["RssFile"]
    return Memory(peak, now)


_KEPT = ("VmHWM", "RssAnon", "RssFile")


def processor_time(process: int) -> float:
    """Seconds of processor a process and those it has started have used."""
    used = 0.0
    for each in family(process):
        fields = _read(Path(f"/proc/{each}/stat")).rpartition(")")[2].split()
        used += sum(map(int, fields[11:15])) * _TICK if fields else 0.0
    return used


def _read(path: Path) -> str:
    """A file of /proc; empty where the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class CommandError(Exception):
    """A command ended with a code that its time means nothing with."""


def seconds(command: Sequence[str], env: Mapping[str, str], codes: Sequence[int] = (0,)) -> float:
    """How long a whole command takes, from before its start to after its end.

    Its output goes into a pipe, which is read. Raises CommandError when it ends otherwise than
    with one of the codes.
    """
    began = perf_counter()
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=dict(env), check=False
    )
    took = perf_counter() - began
    if done.returncode not in codes:
        told = done.stderr.decode("utf-8", "replace").strip()
        raise CommandError(f"{' '.join(command)} ended with {done.returncode}: {told[-300:]}")
    return took
