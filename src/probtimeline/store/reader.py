"""The reader's own file: a layer for each chronology, and what the program remembers of choices.

It is read here without a database; `store.storage` changes it. One that is broken is never
written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from probtimeline.core.problems import Problem
from probtimeline.store.canonical import encode
from probtimeline.store.document import Document, decode
from probtimeline.store.files import INPUT_LIMIT, CannotRead, is_there, read_file
from probtimeline.store.layer_json import is_a, read_layer
from probtimeline.store.notes import Notes
from probtimeline.store.tables import Tables
from probtimeline.store.values import shown, type_name

READER_FORMAT: Final = "probtimeline-reader/1"

LAYERS: Final = "layers"
"""The table with a record for each chronology."""

SETTINGS: Final = "settings"
"""The table with the record of choices, `CHOICES`."""

CHOICES: Final = "explorer"

_REST: Final = "#"
"""The table with one record, `rest`: what in the file is no table."""


def open_reader(path: Path) -> Tables:
    """Return the tables of the reader's file; there are none where there is no file.

    Raises CannotRead, with the problems, where it is broken.
    """
    if not is_there(path):
        return {}
    document = decode(read_file(path, INPUT_LIMIT), str(path))
    problems = _faults(document) if isinstance(document, Document) else document
    if problems or not isinstance(document, Document) or not isinstance(document.data, dict):
        what = "your bookmarks, notes and choices in it cannot be read"
        cure = "Mend what is listed below it, or move the file away; nothing in it was changed."
        raise CannotRead(path, what, cure, problems)
    return _to_tables(document.data)


def encode_reader(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the bytes of the reader's file."""
    rest = tables.get(_REST, {}).get("rest", {})
    named = {name: table for name, table in tables.items() if name != _REST}
    return encode({"format": READER_FORMAT, **rest, **named})


def _to_tables(data: Mapping[str, Any]) -> Tables:
    tables: Tables = {}
    rest: dict[str, Any] = {}
    for name, value in data.items():
        is_table = isinstance(value, dict) and all(
            isinstance(each, dict) for each in value.values()
        )
        (tables if is_table and name != _REST else rest)[name] = value
    return {**tables, _REST: {"rest": rest}}


def _faults(document: Document) -> tuple[Problem, ...]:
    """Return all that keeps the file from being used."""
    notes = Notes(document)
    data = document.data
    if not isinstance(data, dict):
        what = f"this is {type_name(data)}, where one object should be"
        notes.error("shape", what, f'Write {{ "format": "{READER_FORMAT}" }}.', ())
        return notes.problems()
    check_format(data, READER_FORMAT, notes)
    for table in (LAYERS, SETTINGS):
        records = data.get(table, {})
        if is_a(dict, records, notes, (table,)):
            for name, record in records.items():
                if is_a(dict, record, notes, (table, name)) and table == LAYERS:
                    read_layer(record, notes, (table, name))
    _check_choices(data, notes)
    return notes.problems()


def check_format(data: Mapping[str, Any], wanted: str, notes: Notes) -> None:
    """Note a format that is not the one wanted, or none."""
    found = data.get("format")
    if found == wanted:
        return
    if isinstance(found, str) and found.startswith(wanted.partition("/")[0] + "/"):
        what = f"this is in the format {shown(found)}, which this version does not read"
        notes.error("format", what, "Use a newer version of probtimeline.", ("format",))
        return
    named = shown(found) if isinstance(found, str) else "missing"
    cure = f'See whether it is the right file; if it is, write "format": "{wanted}".'
    notes.error("format", f"its format is {named}, not {shown(wanted)}", cure, ("format",))


def _check_choices(data: Mapping[str, Any], notes: Notes) -> None:
    table = data.get(SETTINGS)
    record = table.get(CHOICES) if isinstance(table, dict) else None
    if not isinstance(record, dict):
        return
    path = (SETTINGS, CHOICES)
    is_a(str, record.get("theme", ""), notes, (*path, "theme"))
    if not isinstance(record.get("financial", False), bool):
        what = f'"financial" holds {type_name(record["financial"])}'
        notes.error("type", what, "Write true or false.", (*path, "financial"))
