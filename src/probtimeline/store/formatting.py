"""`fmt`: a chronology's file in canonical form, dates in words put down as EDTF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from probtimeline.store.canonical import encode, to_json
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.fields import KIND_OF
from probtimeline.store.files import CHRONOLOGY_LIMIT, CannotRead, read_file
from probtimeline.store.notes import Notes
from probtimeline.store.opening import open_chronology
from probtimeline.store.read import published_in
from probtimeline.store.saving import (
    Overtaken,
    locked,
    real_path,
    require_writable,
    save,
    signature,
)
from probtimeline.store.shape import Shaper
from probtimeline.store.tables import from_tables, to_tables


def canonical_form(path: Path) -> bytes | None:
    """Return the bytes of the file's canonical form, or None where it has that form already.

    Raises CannotRead where it is not a chronology.
    """
    document = open_chronology(path)
    if document is None:
        raise CannotRead(path, "there is no such file", "Check the name.")
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    made = encode(from_tables(to_tables(_without_words(document, data))))
    return None if made == read_file(path, CHRONOLOGY_LIMIT) else made


def reformat(path: Path) -> bool:
    """Put the file into canonical form, under its lock; False where it has that form already.

    Raises CannotRead or CannotWrite; nothing is changed then.
    """
    target = real_path(path)
    if canonical_form(target) is None:
        return False
    require_writable(target)
    with locked(target):
        while True:
            before = signature(target)
            made = canonical_form(target)
            if made is None:
                return True
            try:
                save(target, made, before)
            except Overtaken:
                continue
            return True


def _without_words(document: Document, data: dict[str, Any]) -> dict[str, Any]:
    """Return the chronology with every date in words that can be read put down as EDTF."""
    notes = Notes(document)
    shaper = Shaper(notes, Dates(published=published_in(data)))
    changed = dict(data)
    for table, kind in KIND_OF.items():
        if table in data:
            changed[table] = [
                _in_edtf(raw, (table, index), kind, shaper) for index, raw in enumerate(data[table])
            ]
    return changed


def _in_edtf(raw: Any, path: tuple[str | int, ...], kind: str, shaper: Shaper) -> Any:
    seen = len(shaper.notes.found)
    record = shaper.record(kind, raw, path)
    in_words = any(code == "date-words" for _, code, *_ in shaper.notes.found[seen:])
    return to_json(record) if record is not None and in_words else raw
