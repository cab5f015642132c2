"""The catalogue of a chronology made behind the screen, by another process, while keys are live."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

from probtimeline.store.document import without_collecting
from probtimeline.store.library import Library, Loaded
from probtimeline.store.loading import find, load, loaded, paths_of
from probtimeline.store.original import Odd
from probtimeline.store.shelf import Shelf

_PROGRAM: Final = """
import sys
sys.path.append(sys.argv.pop(1))
from probtimeline.store.cataloguing import main
sys.exit(main(sys.argv[1:]))
"""


class Building:
    """Makes the catalogue of a library's files once: start it, then wait for it or stop it.

    `start` and `stop` return at once; `wait` is for a thread.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.progress = 0.0
        """How much is done, from 0 to 1."""
        self._process: subprocess.Popen[str] | None = None
        self._listener: Thread | None = None
        self._folder: Path | None = None
        self._stopped = False

    def start(self) -> Building:
        """Begin; where no other process can be had, `wait` does all of it."""
        with suppress(OSError, ValueError):
            package = str(Path(__file__).parents[2])
            files = map(str, (self._cache(), *paths_of(self.library)))
            self._process = subprocess.Popen(
                # Not `-m`, which would import what stands in the folder one happens to be in.
                [sys.executable, "-P", "-c", _PROGRAM, package, *files],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            self._listener = Thread(target=self._listen, args=(self._process,), daemon=True)
            self._listener.start()
        return self

    def wait(self) -> Loaded | None:
        """Return all records when the catalogue is made; None where it was stopped.

        Where the other process could not make it, it is made here. Raises CannotRead where a file
        cannot be read or is not a chronology.
        """
        try:
            with without_collecting():
                return self._waited()
        finally:
            self._tidy()

    def stop(self) -> None:
        """Give up: nobody wants to know any more."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()
        self._tidy()

    def _waited(self) -> Loaded | None:
        process = self._process
        if process is not None and process.wait() == 0 and not self._stopped:
            self.progress = 1.0
            with suppress(Odd):
                found = find(self._there())
                if found is not None:
                    return loaded(found)
        return None if self._stopped else load(self.library, self._hear)

    def _hear(self, done: float) -> None:
        self.progress = max(self.progress, done)

    def _listen(self, process: subprocess.Popen[str]) -> None:
        with suppress(ValueError, OSError):
            for line in process.stdout or ():
                self._hear(float(line))

    def _cache(self) -> Path:
        """Return the folder of catalogues; one for a while where none can be written there."""
        cache = self.library.cache
        if cache is not None:
            with suppress(OSError):
                cache.mkdir(mode=0o700, parents=True, exist_ok=True)
                if os.access(cache, os.W_OK | os.X_OK):
                    return cache
        self._folder = Path(tempfile.mkdtemp(prefix="probtimeline-"))
        return self._folder

    def _there(self) -> Library:
        given = self.library
        folder = self._folder or given.cache
        return Library(given.file, builtin=given.builtin, reader=given.reader, cache=folder)

    def _tidy(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            if self._listener is not None:
                self._listener.join()
            if self.library.cache is not None:
                Shelf(self.library.cache).sweep(paths_of(self.library), process.pid)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
