"""What stands in an input to `add`: one record, a list of them, a chronology, or JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from probtimeline.core.problems import Problem, error
from probtimeline.store.dates import Dates
from probtimeline.store.document import (
    DEEPEST,
    Document,
    Path,
    decode_text,
    is_deeper,
    is_json,
    read_on,
)
from probtimeline.store.fields import FIELDS, KIND_OF, TABLES
from probtimeline.store.files import Input
from probtimeline.store.notes import MOST, Notes
from probtimeline.store.read import faults_of_shape
from probtimeline.store.shape import Shaper
from probtimeline.store.values import type_name

MOST_RECORDS: Final = 500_000
"""The most records of one input: with more, reading what is wrong with them fills the memory."""

TOO_MANY: Final = (f"it holds more than {MOST_RECORDS:,} records", "Divide it.")
"""What is told of an input with more, and what to do."""

_OTHER_LINE: Final = re.compile(r"^[^\S\n]*+[^{\s]", re.MULTILINE)


def _only(kind: str, *others: str) -> frozenset[str]:
    """Return the fields of a kind of record that the others do not have."""
    shared = {each.name for other in others for each in FIELDS[other]}
    return frozenset(each.name for each in FIELDS[kind]) - shared


_EVENT_ALONE: Final = _only("event", "source")
_SOURCE_ALONE: Final = _only("source", "event")


class Given(NamedTuple):
    """One record as it was given: its kind, its JSON, and where it stands."""

    kind: str
    raw: object
    path: Path
    notes: Notes


@dataclass(slots=True)
class Parcel:
    """What one input holds. `is_whole` tells whether all of it could be read."""

    given: list[Given] = field(default_factory=list)
    header: dict[str, Any] = field(default_factory=dict)
    notes: list[Notes] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong in the input, in its order."""
        for notes in self.notes:
            if mended := notes.document.mended:
                notes.found = [each for each in notes.found if mended.is_sure(each[4])]
        found = [*self.faults, *(each for notes in self.notes for each in notes.problems())]
        return tuple(sorted(found, key=lambda each: (each.line or 0, each.column or 0)))


def unpack(given: Input) -> Parcel:
    """Return the records of an input, whichever of the four forms it has."""
    if given.brought is not None:
        return given.brought.parcel()
    parcel = Parcel()
    text = decode_text(given.data, given.name)
    if isinstance(text, tuple):
        parcel.faults += text
        parcel.is_whole = False
        text = _in_spite(given.data, text)
        if not text:
            return parcel
    lines = _lines(text)
    if lines is not None and text.count("\n") >= MOST_RECORDS:
        parcel.faults.append(error("too-large", *TOO_MANY).at(given.name))
        parcel.is_whole = False
        return parcel
    for number, part in lines if lines is not None else [(1, text)]:
        if len(parcel.faults) > MOST:
            break  # what is listed fills thousands of screens
        found = read_on(part, given.name, number)
        parcel.faults += found.problems
        parcel.is_whole = parcel.is_whole and found.is_whole
        if found.document:
            _open(found.document, parcel)
    return parcel


def _in_spite(data: bytes, faults: tuple[Problem, ...]) -> str:
    """Return text that is UTF-8 but for some bytes, to see what else is wrong; else nothing."""
    if faults[0].line is None or b"\0" in data[:4] or not data.lstrip().startswith((b"{", b"[")):
        return ""
    return data.decode("utf-8-sig", "replace")


def _lines(text: str) -> Iterator[tuple[int, str]] | None:
    """Return the numbered lines of JSON Lines; None where the text is not in that form."""
    first, _, rest = text.strip().partition("\n")
    if not first.startswith("{") or not rest:
        return None
    if _OTHER_LINE.search(text) and not is_json(first):
        return None
    return ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())


def _open(document: Document, parcel: Parcel) -> None:
    notes = Notes(document)
    parcel.notes.append(notes)
    match document.data:
        case list() as records:
            if not records:
                notes.error("empty", "this list is empty", "Write a record into it.", ())
            if len(records) > MOST_RECORDS:
                notes.error("too-large", *TOO_MANY, ())
                return
            _check_depth(document, 1, notes)
            for index, raw in enumerate(records):
                parcel.given.append(Given(_kind(raw), raw, (index,), notes))
        case dict() as raw if _is_chronology(raw):
            _open_chronology(document, raw, notes, parcel)
        case dict() as raw:
            _check_depth(document, 2, notes)
            parcel.given.append(Given(_kind(raw), raw, (), notes))
        case other:
            what = f"this is {type_name(other)}, where a record or a list of them belongs"
            notes.error("shape", what, 'Write { "title": …, "date": … }.', ())


def _check_depth(document: Document, deeper: int, notes: Notes) -> None:
    """Note what would stand too deep in a chronology, where records are `deeper` levels down."""
    levels = DEEPEST - deeper
    if is_deeper(document.text, levels):
        what = f"objects and lists stand more than {levels} deep in each other here"
        cure = f"In a chronology that is more than {DEEPEST}. Use fewer levels."
        notes.error("too-deep", what, cure, ())


def _is_chronology(raw: Mapping[str, object]) -> bool:
    if "format" in raw:
        return True
    single = {"verdict", "op", "date", "id"} & raw.keys()
    return not single and any(name in raw for name in TABLES)


def _open_chronology(document: Document, raw: dict[str, Any], notes: Notes, parcel: Parcel) -> None:
    faults = faults_of_shape(document)
    parcel.faults += faults
    parcel.is_whole = parcel.is_whole and not faults
    if any(fault.code != "type" for fault in faults):
        return
    if sum(len(_records(raw, name)) for name in TABLES) > MOST_RECORDS:
        notes.error("too-large", *TOO_MANY, ())
        return
    shaper = Shaper(notes, Dates())
    parcel.header |= shaper.header(raw)
    for name in TABLES:
        parcel.given += [
            Given(KIND_OF[name], record, (name, index), notes)
            for index, record in enumerate(_records(raw, name))
        ]
    if not faults and not parcel.given and not any(parcel.header.values()):
        notes.error("empty", "this chronology has no records", "Write one into it.", ())


def _records(raw: Mapping[str, object], table: str) -> list[object]:
    found = raw.get(table)
    return found if isinstance(found, list) else []


def _kind(raw: object) -> str:
    """Tell what kind of record an object is by its fields; an event where nothing tells."""
    if not isinstance(raw, dict):
        return "event"
    if "verdict" in raw:
        return "comparison"
    if "op" in raw:
        return "calculation"
    if raw.keys() & _SOURCE_ALONE and not raw.keys() & _EVENT_ALONE:
        return "source"
    return "event"
