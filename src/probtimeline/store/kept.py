"""The program's own files of tables, beside the reader's: what can be undone, and drafts.

Each is a TinyDB file of a format of its own, read here without a database. One that is broken is
never written over, and none is ever written larger than it could be read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probtimeline.core.problems import Problem
from probtimeline.store.canonical import encode
from probtimeline.store.document import Document, decode
from probtimeline.store.files import (
    INPUT_LIMIT,
    CannotRead,
    CannotWrite,
    is_there,
    read_file,
    size_text,
)
from probtimeline.store.notes import Notes
from probtimeline.store.reader import check_format
from probtimeline.store.tables import Tables
from probtimeline.store.values import type_name


@dataclass(frozen=True, slots=True)
class Form:
    """What a file of tables is: the name of its format, and what it keeps, as a reader is told.

    `largest` is its limit in bytes.
    """

    format: str
    keeps: str
    largest: int = INPUT_LIMIT

    def read(self, path: Path) -> Tables:
        """Return the tables of a file; there are none where there is no file.

        Raises CannotRead, with the problems, where it is broken.
        """
        if not is_there(path):
            return {}
        document = decode(read_file(path, self.largest), str(path))
        problems = self._faults(document) if isinstance(document, Document) else document
        if problems or not isinstance(document, Document) or not isinstance(document.data, dict):
            cure = "Mend what is listed below it, or move the file away; nothing in it was changed."
            raise CannotRead(path, f"{self.keeps} cannot be read", cure, problems)
        return {name: table for name, table in document.data.items() if name != "format"}

    def encode(self, tables: Mapping[str, Mapping[str, Any]], path: Path) -> bytes:
        """Return the bytes of a file. Raises CannotWrite where it would be too large to be read."""
        data = encode({"format": self.format, **tables})
        if len(data) > self.largest:
            what = f"{self.keeps} would be above the limit of {size_text(self.largest)}"
            raise CannotWrite(path, what, "Nothing in it was changed.")
        return data

    def _faults(self, document: Document) -> tuple[Problem, ...]:
        notes, data = Notes(document), document.data
        if not isinstance(data, dict):
            what = f"this is {type_name(data)}, where one object should be"
            notes.error("shape", what, f'Write {{ "format": "{self.format}" }}.', ())
            return notes.problems()
        check_format(data, self.format, notes)
        for name, table in data.items():
            if name == "format":
                continue
            if not isinstance(table, dict) or not all(isinstance(r, dict) for r in table.values()):
                what = f"{name} is {type_name(table)}, where an object of objects should be"
                notes.error("type", what, "Write { … }.", (name,))
        return notes.problems()
