"""What tells the program that made a catalogue from one that might make another."""

from __future__ import annotations

import os
import sys
from array import array
from functools import cache
from pathlib import Path
from unicodedata import unidata_version

from probtimeline import __version__


@cache
def program() -> str:
    """Return what tells the program that made a catalogue from one that might make another.

    Once it runs, what its files become does not matter to it.
    """
    sizes = [array(code).itemsize for code in "BIQdq"]
    python = (sys.implementation.cache_tag, unidata_version, sys.byteorder)
    return f"{__version__} {python} {sizes} {_newest()}"


def _newest() -> str:
    """Return how new the program's own files are: who works on it has many of one version."""
    package = Path(__file__).parent.parent
    times = [
        entry.stat().st_mtime_ns
        for name in ("core", "dates", "store")
        for entry in os.scandir(package / name)
        if entry.name.endswith(".py")
    ]
    return f"{len(times)} {max(times, default=0)}"
