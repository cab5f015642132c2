"""The folder the bench works in, and what the programs in it find around them.

Nothing of the reader's own is read or written: home, caches, settings and additions are the
bench's.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

_OF_READERS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PROBTIMELINE_FILE")
# These change how a Python program starts, and no reader has them.
_OF_PYTHON = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_LEFT_OUT = frozenset((*_OF_READERS, *_OF_PYTHON))


@dataclass(frozen=True, slots=True)
class Room:
    """The bench's own folder; `root` is absolute."""

    root: Path

    def folder(self, name: str) -> Path:
        """A folder in it, made where it is not there."""
        (path := self.root / name).mkdir(parents=True, exist_ok=True)
        return path

    def emptied(self, name: str) -> Path:
        """A folder in it, with nothing in it."""
        shutil.rmtree(self.root / name, ignore_errors=True)
        return self.folder(name)

    def copy(self, path: Path) -> Path:
        """A copy of a file, to be changed: alone in its folder."""
        return Path(shutil.copy(path, self.emptied(f"changed/{path.stem}")))

    def environment(self) -> dict[str, str]:
        """What every program finds: a terminal with all colours, and a home nobody has used.

        The reader's layer is emptied, so that each run begins at the first event.
        """
        kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        return kept | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "HOME": str(self.folder("home")),
            "XDG_CACHE_HOME": str(self.folder("cache")),
            "XDG_CONFIG_HOME": str(self.folder("home/config")),
            "XDG_DATA_HOME": str(self.folder("home/share")),
            "XDG_STATE_HOME": str(self.folder("home/state")),
            "PROBTIMELINE_DATA": str(self.emptied("layer")),
        }
