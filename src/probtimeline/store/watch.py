"""How a chronology's files stand, told without reading them: the same, other, gone, unreadable.

One call of the system a file tells it (stat: microseconds), so it is asked several times a second.
That works on every disk and system alike, over a network too, and needs nothing beside Python;
what systems offer to be told of changes differs everywhere and misses some.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from probtimeline.store.files import CannotRead, reason
from probtimeline.store.library import Library
from probtimeline.store.saving import Signature, signature_of
from probtimeline.store.texts import Texts


class Sight(NamedTuple):
    """How one file stands: its signature, or why it has none.

    `fault` is empty where something is there, and where nothing is (`is_gone`).
    """

    path: Path
    signature: Signature | None = None
    fault: str = ""
    cure: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether nothing is there, not even something that cannot be looked at."""
        return self.signature is None and not self.fault


class Look(NamedTuple):
    """How all files of a chronology stood at one moment. Two that are equal: nothing was saved.

    `files` are those with records, `texts` those in the folder of the attached texts.
    """

    files: tuple[Sight, ...] = ()
    texts: tuple[Sight, ...] = ()

    def gone_since(self, before: Look) -> tuple[Path, ...]:
        """The files with records that are gone and were there before."""
        there = {sight.path for sight in before.files if not sight.is_gone}
        return tuple(sight.path for sight in self.files if sight.is_gone and sight.path in there)


class Watch(NamedTuple):
    """Looks after the files of a library and the texts beside it."""

    library: Library
    texts: Texts

    def look(self) -> Look:
        """How the files stand now."""
        library = self.library
        names = (library.builtin, library.reader) if library.file is None else (library.file,)
        return Look(tuple(map(_sight, names)), tuple(map(_sight, self._texts())))

    def _texts(self) -> list[Path]:
        """The files in the folder of the texts, or the folder, where it cannot be looked into."""
        folder = self.texts.folder
        try:
            found = [entry.name for entry in os.scandir(folder) if entry.name[:1] != "."]
        except (OSError, ValueError):
            return [folder]
        return [folder / name for name in sorted(found) if name.endswith(".txt")]

    def requires(self, path: Path) -> bool:
        """Whether there is no chronology without that file."""
        return path != self.library.reader or self.library.file is not None


def gone(path: Path) -> CannotRead:
    """Say that a file that was there is there no longer, and how that may be."""
    if path.is_symlink():
        return CannotRead(path, "it is a link to a file that is not there", "Bring that file back.")
    return CannotRead(path, "it is not there any more", "Bring it back.")


def _sight(path: Path) -> Sight:
    try:
        return Sight(path, signature_of(path.stat()))
    except (FileNotFoundError, NotADirectoryError):
        return Sight(path)
    except OSError as fault:
        return Sight(path, None, *reason(fault))
    except ValueError:
        return Sight(path, None, "that cannot be the name of a file", "Check the name.")
