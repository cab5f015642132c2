"""A chronology's file, opened and decoded, with patience for one that is just being saved."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from probtimeline.store.document import Document, decode
from probtimeline.store.files import CHRONOLOGY_LIMIT, CannotRead, is_there, read_file
from probtimeline.store.read import faults_of_shape
from probtimeline.store.saving import sweep

YOUNG: Final = 0.4
"""The age in seconds below which a broken file may be one that is still being saved."""

PATIENCE: Final = 0.5
"""The longest time in seconds for which such a file is read again."""

_PAUSE: Final = 0.02


def open_chronology(path: Path, patience: float = PATIENCE) -> Document | None:
    """Return the document in a file that has the shape of a chronology; None where there is none.

    A broken file that is young is read again, for as long as `patience` (in seconds) at most.
    What a writer that was killed has left beside it is removed.
    Raises CannotRead, with the problems, where it cannot be read or is something else.
    """
    begun = time.monotonic()
    sweep(path)
    while True:
        document = _decoded(path)
        if not isinstance(document, CannotRead):
            return document
        if time.monotonic() - begun > patience or not _is_young(path):
            raise document
        time.sleep(_PAUSE)


def _decoded(path: Path) -> Document | CannotRead | None:
    if not is_there(path):
        return None
    document = decode(read_file(path, CHRONOLOGY_LIMIT), str(path), CHRONOLOGY_LIMIT)
    problems = faults_of_shape(document) if isinstance(document, Document) else document
    if isinstance(document, Document) and not problems:
        return document
    cure = "Mend what is listed below it; nothing in it was changed."
    return CannotRead(path, "it cannot be read as a chronology", cure, problems)


def _is_young(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime < YOUNG
    except OSError:
        return False
