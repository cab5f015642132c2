"""Where and with what was measured: the machine, the versions, the day."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from bench.programs import FETCHED
from bench.room import Room


def told(room: Room) -> str:
    """A paragraph in Markdown."""
    return (
        f"{datetime.now(UTC):%-d %B %Y}, {platform.system()} {platform.release()}, "
        f"{os.cpu_count()} cores ({_processor()}), {_memory():.0f} GB of memory, load "
        f"{os.getloadavg()[0]:.1f} at the end. " + ", ".join(_versions(room)) + "."
    )


def _versions(room: Room) -> list[str]:
    return [
        f"probtimeline {metadata.version('probtimeline')}",
        f"Python {platform.python_version()}",
        *(f"{name} {metadata.version(name)}" for name in ("textual", "rich", "tinydb")),
        *(_in_environment(room, package) for package in FETCHED),
        _said("lnav", "-V"),
        _said("rg", "--version"),
    ]


def _in_environment(room: Room, package: str) -> str:
    python = room.root / "env" / package / "bin" / "python"
    asked = (
        f"from importlib.metadata import version as v; print({package!r}, v({package!r}), end='')"
    )
    more = "; print(' (Textual ' + v('textual') + ')', end='')" if package != "visidata" else ""
    return _said(str(python), "-c", asked + more) if python.exists() else f"{package} not installed"


def _said(*command: str) -> str:
    """The first line a command prints."""
    if not shutil.which(command[0]):
        return f"{command[0]} not installed"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.splitlines() or [f"{command[0]}, version not told"])[0]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
