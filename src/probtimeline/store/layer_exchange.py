"""A layer as a file of its own, to take to another machine or give to another reader.

It holds bookmarks, notes and saved searches, not the last place, which is of no use elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from probtimeline.core.layer import Layer
from probtimeline.core.problems import Problem
from probtimeline.store.canonical import encode
from probtimeline.store.document import Document, decode
from probtimeline.store.layer_json import is_a, layer_json, read_layer
from probtimeline.store.notes import Notes
from probtimeline.store.reader import check_format
from probtimeline.store.values import shown

LAYER_FORMAT: Final = "probtimeline-layer/1"

_FIELDS: Final = ("format", "chronology", "bookmarks", "notes", "searches")


@dataclass(frozen=True, slots=True)
class Given:
    """A layer from outside, the title of the chronology it was made for, and what was left out."""

    layer: Layer
    chronology: str = ""
    warnings: tuple[Problem, ...] = ()


def exported(layer: Layer, title: str = "") -> dict[str, object]:
    """Return the JSON object of a layer; `title` is that of its chronology."""
    about = {"format": LAYER_FORMAT} | ({"chronology": title} if title else {})
    empty: dict[str, object] = {"bookmarks": [], "notes": {}, "searches": []}
    ordered = replace(layer, notes=dict(sorted(layer.notes.items())), place=None)
    return {**about, **empty, **layer_json(ordered, {})}


def export_layer(layer: Layer, title: str = "") -> bytes:
    """Return the layer as the bytes of a file that `import_layer` reads."""
    return encode(exported(layer, title))


def import_layer(data: bytes, name: str) -> Given | tuple[Problem, ...]:
    """Read an exported layer, or tell everything that is wrong with it; `name` is its file's.

    Nothing is changed here: `Layer.joined_with` brings it together with the reader's own.
    """
    document = decode(data, name)
    if not isinstance(document, Document):
        return document
    notes = Notes(document)
    raw = document.data
    if not is_a(dict, raw, notes, ()) or not isinstance(raw, dict):
        return notes.problems()
    check_format(raw, LAYER_FORMAT, notes)
    chronology = raw.get("chronology", "")
    is_a(str, chronology, notes, ("chronology",))
    layer = read_layer({each: raw[each] for each in _FIELDS if each in raw}, notes)
    for unknown in raw.keys() - set(_FIELDS):
        what = f"{shown(unknown)} is no part of a layer, and is left out"
        notes.warning("unknown-field", what, "Take it out.", (unknown,), name=True)
    if notes.errors:
        return notes.problems()
    return Given(layer, chronology, notes.problems())


def is_exported_layer(data: bytes) -> bool:
    """Tell whether bytes are an exported layer, of whatever version."""
    document = decode(data, "")
    found = document.data if isinstance(document, Document) else None
    named = found.get("format") if isinstance(found, dict) else None
    return isinstance(named, str) and named.startswith("probtimeline-layer/")
