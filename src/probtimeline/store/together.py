"""A library's files read as a whole into memory, and two chronologies shown as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem, warning
from probtimeline.store.fields import KIND_OF, TABLES
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Loaded
from probtimeline.store.opening import open_chronology
from probtimeline.store.read import read_chronology

if TYPE_CHECKING:
    from probtimeline.store.document import Document
    from probtimeline.store.library import Library


def all_in_memory(library: Library) -> Loaded:
    """Read the records without a catalogue; whatever stands at the paths, it is told here."""
    if library.file is not None:
        contents = read_chronology(_required(library.file))
        return Loaded(contents.chronicle, contents.problems, (library.file,))
    shown = read_chronology(_required(library.builtin))
    own = open_chronology(library.reader)
    if own is None:
        return Loaded(shown.chronicle, shown.problems, (library.builtin,))
    added = read_chronology(own, shown.chronicle)
    old, new = _ids(shown.chronicle), _ids(added.chronicle)
    both = {table: old[table] & new[table] for table in old}
    return Loaded(
        merged(shown.chronicle, added.chronicle),
        shown.problems + added.problems + overridden(both, str(library.reader)),
        (library.builtin, library.reader),
    )


def merged(shown: Chronicle, added: Chronicle) -> Chronicle:
    """Return two chronicles as one; of records with one id, the added one."""
    from probtimeline.core.chronicle import Chronicle

    events = {event.id: event for event in (*shown.events, *added.events)}
    comparisons = {each.id: each for each in (*shown.comparisons, *added.comparisons)}
    calculations = {each.id: each for each in (*shown.calculations, *added.calculations)}
    return Chronicle.of(
        events.values(),
        {**shown.sources, **added.sources}.values(),
        comparisons.values(),
        calculations.values(),
        title=shown.title or added.title,
        about=shown.about or added.about,
        added=frozenset(event.id for event in added.events),
    )


def overridden(ids: Mapping[str, set[str]], reader: str) -> tuple[Problem, ...]:
    """Say which records of the reader's stand in place of built-in ones."""
    return tuple(
        warning(
            "overrides-builtin",
            f'the {KIND_OF[table]} "{each}" is also in the built-in chronology; yours is shown',
            "Take it out of your file to see the built-in one.",
        ).at(reader)
        for table in TABLES
        for each in sorted(ids[table])
    )


def _required(path: Path) -> Document:
    document = open_chronology(path)
    if document is None:
        cure = "Check the name; `probtimeline add -f` makes a new one."
        raise CannotRead(path, "there is no such file", cure)
    return document


def _ids(chronicle: Chronicle) -> dict[str, set[str]]:
    return {
        "sources": set(chronicle.sources),
        "events": set(chronicle.places),
        "comparisons": {each.id for each in chronicle.comparisons},
        "calculations": {each.id for each in chronicle.calculations},
    }
