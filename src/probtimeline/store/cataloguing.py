"""A program of its own that makes the catalogue of one chronology: reading holds a process up.

`python -m probtimeline.store.cataloguing FOLDER FILE`, or `FOLDER BUILTIN READER`. It prints how
much is done, from 0 to 1, a line each time, and ends with 0 when the catalogue is in the folder. It
ends at once when its standard input does: nobody waits for it any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from probtimeline.store.document import without_collecting
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Library
from probtimeline.store.loading import find, paths_of
from probtimeline.store.making import make
from probtimeline.store.original import Odd
from probtimeline.store.shelf import Shelf

_STEP = 0.01
"""The least that is told of."""


def main(words: Sequence[str]) -> int:
    """Make the catalogue; return 0 where it was kept."""
    folder, *files = map(Path, words)
    file = files[0] if len(files) == 1 else None
    library = Library(file, builtin=files[0], reader=files[-1], cache=folder)
    Thread(target=_end_with_input, daemon=True).start()
    try:
        with without_collecting():
            return 0 if _made(library, folder) else 1
    except (CannotRead, Odd, MemoryError):
        return 1


def _made(library: Library, folder: Path) -> bool:
    found = find(library)
    if found is not None and found.verify():
        return True
    made = make(paths_of(library), _Told())
    paths = tuple(each.path for each in made.catalogue.originals)
    return Shelf(folder).keep(made.catalogue, paths, made.stamp) is not None


class _Told:
    """Prints how much is done, now and then."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, done: float) -> None:
        if done >= self._last + _STEP:
            self._last = done
            sys.stdout.write(f"{done:.3f}\n")
            sys.stdout.flush()


def _end_with_input() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
