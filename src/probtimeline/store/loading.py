"""A library's records, by the catalogue of its files wherever there can be one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from probtimeline.store.catalogue import Catalogue, files_of
from probtimeline.store.files import is_there
from probtimeline.store.library import Loaded
from probtimeline.store.original import Odd, Original
from probtimeline.store.saving import sweep
from probtimeline.store.shelf import Shelf

if TYPE_CHECKING:
    from probtimeline.store.library import Library
    from probtimeline.store.making import Made, Progress

AT_ONCE: Final = 1 << 18
"""The size in bytes of all files together up to which all of them is read at once."""


def load(library: Library, heard: Progress = bool) -> Loaded:
    """Read the records of a library, and keep a catalogue of them.

    Raises CannotRead where a file cannot be read or is not a chronology.
    """
    try:
        found = find(library)
        if found is not None and found.verify(all_of_it=False):
            return loaded(found)
        from probtimeline.store.making import make

        return loaded(keep(library, make(paths_of(library), heard)))
    except Odd:
        from probtimeline.store.together import all_in_memory

        return all_in_memory(library)


def glance(library: Library, count: int) -> Loaded:
    """Return all records where a catalogue is kept or can be made at once, else the first events.

    Raises CannotRead where a file cannot be read at all.
    """
    try:
        found = find(library, slow=False)
        if found is not None:
            return loaded(found)
        originals = [Original(path) for path in paths_of(library)]
        if sum(each.size for each in originals) > AT_ONCE:
            from probtimeline.store.glancing import first_of

            return first_of(originals, count)
    except Odd:
        pass
    return load(library)


def find(library: Library, *, slow: bool = True) -> Catalogue | None:
    """Return the catalogue kept of a library's files as they are now, if it is to be trusted.

    Raises Odd where a file is none that could have one.
    """
    paths = paths_of(library)
    for path in paths:
        sweep(path)
    if library.cache is None:
        return None
    return Shelf(library.cache).find(paths, [Original(path) for path in paths], slow=slow)


def keep(library: Library, made: Made) -> Catalogue:
    """Keep the catalogue that was made, if the library has a place for it."""
    if library.cache is not None:
        Shelf(library.cache).keep(made.catalogue, files_of(made.catalogue.originals), made.stamp)
    return made.catalogue


def loaded(catalogue: Catalogue) -> Loaded:
    """Return what a catalogue tells of."""
    files = files_of(catalogue.originals)
    return Loaded(catalogue.chronicle(), catalogue.problems(), files, catalogue)


def paths_of(library: Library) -> tuple[Path, ...]:
    """Return the files that a library's records stand in."""
    if library.file is not None:
        return (library.file,)
    if is_there(library.reader):
        return (library.builtin, library.reader)
    return (library.builtin,)
