"""What stands in an input to `add`: one record, a list of them, a chronology, or JSON Lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from probtimeline.core.problems import Problem
from probtimeline.store.dates import Dates
from probtimeline.store.document import (
    DEEPEST,
    Document,
    Path,
    decode_json,
    decode_text,
    is_deeper,
)
from probtimeline.store.fields import FIELDS, KIND_OF, TABLES
from probtimeline.store.files import Input
from probtimeline.store.notes import Notes
from probtimeline.store.read import faults_of_shape
from probtimeline.store.shape import Shaper
from probtimeline.store.values import type_name


def _only(kind: str, *others: str) -> frozenset[str]:
    """Return the fields of a kind of record that the others do not have."""
    shared = {each.name for other in others for each in FIELDS[other]}
    return frozenset(each.name for each in FIELDS[kind]) - shared


_EVENT_ALONE: Final = _only("event", "source")
_SOURCE_ALONE: Final = _only("source", "event")


@dataclass(frozen=True, slots=True)
class Given:
    """One record as it was given: its kind, its JSON, and where it stands."""

    kind: str
    raw: object
    path: Path
    notes: Notes


@dataclass(slots=True)
class Parcel:
    """What one input holds."""

    given: list[Given] = field(default_factory=list)
    header: dict[str, Any] = field(default_factory=dict)
    notes: list[Notes] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong in the input, in its order."""
        found = [*self.faults, *(each for notes in self.notes for each in notes.problems())]
        return tuple(sorted(found, key=lambda each: (each.line or 0, each.column or 0)))


def unpack(given: Input) -> Parcel:
    """Return the records of an input, whichever of the four forms it has."""
    parcel = Parcel()
    text = decode_text(given.data, given.name)
    if isinstance(text, tuple):
        parcel.faults += text
        return parcel
    lines = _lines(text)
    if lines:
        for number, line in lines:
            _open(decode_json(line, given.name, number), parcel)
    else:
        _open(decode_json(text, given.name), parcel)
    return parcel


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the numbered lines of JSON Lines; none where the text is not in that form."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") for _, line in lines):
        return lines
    if len(lines) > 1 and lines[0][1].startswith("{"):
        first = decode_json(lines[0][1], "")
        return lines if isinstance(first, Document) else []
    return []


def _open(document: Document | tuple[Problem, ...], parcel: Parcel) -> None:
    if isinstance(document, tuple):
        parcel.faults += document
        return
    notes = Notes(document)
    parcel.notes.append(notes)
    match document.data:
        case list() as records:
            if not records:
                notes.error("empty", "this list is empty", "Write a record into it.", ())
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
    if faults:
        parcel.faults += faults
        return
    shaper = Shaper(notes, Dates())
    parcel.header |= shaper.header(raw)
    for name in TABLES:
        parcel.given += [
            Given(KIND_OF[name], record, (name, index), notes)
            for index, record in enumerate(raw.get(name, ()))
        ]
    if not parcel.given and not any(parcel.header.values()):
        notes.error("empty", "this chronology has no records", "Write one into it.", ())


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
