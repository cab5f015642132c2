"""What reads a chronology for the explorer: at once what fits on a screen, then all of it.

A large file that was not opened before is gone over by another process, so that keys are answered
meanwhile. `read` is for a thread; the rest returns at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from probtimeline.app.steady import steadied
from probtimeline.core.text import counted

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.building import Building
    from probtimeline.store.library import Library, Loaded
    from probtimeline.store.texts import Texts


class Read(NamedTuple):
    """The records, the attached texts, and something to tell or nothing.

    Where they are not `complete` they are the first events alone.
    """

    chronicle: Chronicle
    texts: dict[str, str]
    told: str
    complete: bool = True


class Opener:
    """Opens one library and the texts beside it, as often as it is asked to."""

    def __init__(self, library: Library, texts: Texts) -> None:
        self._library = library
        self._texts = texts
        self._loaded: Loaded | None = None
        self._building: Building | None = None
        self._stopped = False

    @property
    def progress(self) -> float | None:
        """How much of the files has been gone over, from 0 to 1; None where nobody does."""
        return self._building.progress if self._building is not None else None

    def glance(self) -> Read:
        """Return all records where that takes no time, else the first ones.

        Raises CannotRead where a file cannot be read at all.
        """
        return self._told(self._library.glance())

    def read(self) -> tuple[Chronicle, dict[str, str], str]:
        """Return all records, however long that takes.

        Raises CannotRead where a file cannot be read or is not a chronology.
        """
        loaded = self._library.glance(0)
        if not loaded.complete:
            loaded = self._gone_over() or loaded
        chronicle, texts, told, _ = self._told(loaded)
        return chronicle, texts, told

    def verify(self) -> bool:
        """Return whether what was read last was read well; else it is to be read again."""
        return self._loaded is None or self._loaded.verify()

    def stop(self) -> None:
        """Give up what is being read: nobody will see it."""
        self._stopped = True
        if self._building is not None:
            self._building.stop()

    def _gone_over(self) -> Loaded | None:
        from probtimeline.store.building import Building

        building = self._building = Building(self._library)
        try:
            return None if self._stopped else building.start().wait()
        finally:
            self._building = None

    def _told(self, loaded: Loaded) -> Read:
        self._loaded = loaded
        broken = [problem for problem in loaded.problems if problem.is_error]
        told = ""
        if broken:
            mistakes = counted(len(broken), "mistake")
            told = f"{mistakes} in the file; what cannot be read is left out. First: {broken[0]} "
            told += "(probtimeline check lists all)"
        texts = dict(self._texts.all(loaded.chronicle)) if loaded.complete else {}
        chronicle = steadied(loaded.chronicle) if loaded.complete else loaded.chronicle
        return Read(chronicle, texts, told, loaded.complete)
