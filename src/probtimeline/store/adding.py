"""An addition to a chronology: checked against what is there, under the lock, and written once.

What is there is asked of the file's catalogue where that is sure to be right (`store.inserting`),
else of its tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from probtimeline.store.canonical import encode
from probtimeline.store.changes import Change, Conflicted, Ground, edits_of
from probtimeline.store.document import Document, decode
from probtimeline.store.fields import TABLES
from probtimeline.store.files import CHRONOLOGY_LIMIT, Input, is_there
from probtimeline.store.ground import Held
from probtimeline.store.intake import Taken, Terms, take_in
from probtimeline.store.opening import open_chronology
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.read import read_chronology
from probtimeline.store.saving import make_folder, require_writable
from probtimeline.store.tables import HEADER, Raw, Tables, empty_tables, from_tables, to_tables

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.library import Library
    from probtimeline.store.storage import Chronology


LARGE: Final = 1 << 18
"""The size in bytes up to which decoding a file is quicker than importing what can do without."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Inputs, and the chronology they are to be added to."""

    library: Library
    inputs: Sequence[Input]
    terms: Terms

    def trial(self) -> Added | Refused | Conflicted:
        """Find out what adding would do, and write nothing."""
        if _is_large(self.library.target):
            from probtimeline.store.inserting import tried

            if added := tried(self.library, self.inputs, self.terms, self._with_puts):
                return added
        tables = tables_of(self.library.target)
        taken = self._taken(tables)
        if not isinstance(taken, Taken):
            return taken
        puts = _puts(taken, tables)
        change = Change(edits_of(puts, tables))
        return Added(taken.tallies, taken.warnings, change, lambda: self._with_puts(puts, tables))

    def _with_puts(self, puts: Ground, tables: Tables | None = None) -> Chronicle:
        """Return what is shown with records in the tables, or else in those of the file."""
        tables = tables_of(self.library.target) if tables is None else tables
        for table, records in puts.items():
            tables.setdefault(table, {}).update(records)
        return self._as_shown(tables)

    def made(self) -> Added | Refused | Conflicted:
        """Add everything, or say why nothing was added."""
        target = self.library.target
        if not is_there(target):
            refused = self.trial()
            if not isinstance(refused, Added):
                return refused
        if self.library.file is None:  # one that is named must be there
            make_folder(target.parent)
        require_writable(target)
        from probtimeline.store.storage import Chronology

        with Chronology(target) as database:
            storage = database.storage
            made: Added | Refused | Conflicted = storage.transact(lambda: self._written(database))
        return made

    def _written(self, database: Chronology) -> Added | Refused | Conflicted:
        """Check the inputs against the file as it is now, and stage what is to be written."""
        from probtimeline.store.inserting import Inserting

        library, storage = self.library, database.storage
        inserting = Inserting.of(library, storage, self.terms)
        if inserting is not None and (added := inserting.add(self.inputs)):
            return added
        tables = storage.read()
        taken = self._taken(tables)
        if not isinstance(taken, Taken):
            return taken
        puts = _puts(taken, tables)
        change = Change(edits_of(puts, tables))
        for table, records in puts.items():
            database.records(table).put_all(records)
        if inserting is not None:
            inserting.stage(puts)
        return Added(taken.tallies, taken.warnings, change, lambda: library.load().chronicle)

    def _taken(self, tables: Tables) -> Taken | Refused | Conflicted:
        return take_in(self.inputs, Held(self._ground(tables)), self.terms)

    def _ground(self, tables: Tables) -> Ground:
        if self.library.file is not None:
            return tables
        builtin = tables_of(self.library.builtin)
        return {table: {**builtin.get(table, {}), **tables.get(table, {})} for table in TABLES}

    def _as_shown(self, tables: Tables) -> Chronicle:
        from probtimeline.core.chronicle import Chronicle
        from probtimeline.store.together import merged

        data = encode(from_tables(tables))
        document = decode(data, str(self.library.target), CHRONOLOGY_LIMIT)
        if not isinstance(document, Document):
            raise AssertionError(f"what was made cannot be read: {document}")
        if self.library.file is not None:
            return read_chronology(document).chronicle
        builtin = open_chronology(self.library.builtin)
        shown = read_chronology(builtin).chronicle if builtin else Chronicle()
        return merged(shown, read_chronology(document, shown).chronicle)


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > LARGE
    except OSError:
        return False


def tables_of(path: Path) -> Tables:
    """Return the tables of a file; those of an empty chronology where there is none."""
    document = open_chronology(path)
    if document is None or not isinstance(document.data, dict):
        return empty_tables()
    return to_tables(document.data)


def _puts(taken: Taken, tables: Tables) -> dict[str, dict[str, Raw]]:
    """Return what is to be put into each table; a title or an `about` only where there is none."""
    puts = {table: dict(records) for table, records in taken.puts.items() if records}
    header = tables.get(HEADER, {}).get("header", {})
    new = {name: text for name, text in taken.header.items() if not header.get(name)}
    return {**puts, HEADER: {"header": {**header, **new}}} if new else puts
