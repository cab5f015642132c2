"""Records and documents as they are written: one layout, one order, so that diffs are small.

Two-space indent, a field a line, keys in the order of the table and unknown ones after them in
their own order, a final newline. The layout is that of `json.dumps(indent=2,
ensure_ascii=False)`, at several times its speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import Enum
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import Final

from probtimeline.core.records import (
    Calculation,
    Comparison,
    Event,
    Figure,
    Link,
    Quote,
    Source,
)
from probtimeline.core.span import Span
from probtimeline.store.fields import FIELDS, Holds

Record = Source | Event | Quote | Figure | Link | Comparison | Calculation

RECORDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        "source": Source,
        "event": Event,
        "quote": Quote,
        "figure": Figure,
        "link": Link,
        "comparison": Comparison,
        "calculation": Calculation,
    }
)
"""The class of each kind of record."""

KIND: Final[Mapping[type[Record], str]] = MappingProxyType(
    {record: kind for kind, record in RECORDS.items()}
)
"""The kind of each class of record."""

_DEFAULTS = {
    (kind, each.name): each.default if each.default is not MISSING else None
    for kind, record in RECORDS.items()
    for each in fields(record)
}
_NESTED = {
    kind: {each.name: each.of for each in table if each.holds is Holds.RECORDS}
    for kind, table in FIELDS.items()
}
_ORDER = {kind: tuple(each.name for each in table) for kind, table in FIELDS.items()}
_NAMES = {kind: frozenset(names) for kind, names in _ORDER.items()}


def to_json(record: Record) -> dict[str, object]:
    """Return the record as JSON: keys in order, what is left at its default omitted, extra last."""
    kind = KIND[type(record)]
    written: dict[str, object] = {}
    for field in FIELDS[kind]:
        value = getattr(record, field.name)
        if field.required or value != _DEFAULTS[kind, field.name]:
            written[field.name] = _plain(value)
    written.update(record.extra)
    return written


def _plain(value: object) -> object:
    match value:
        case Span():
            return value.edtf
        case Enum():
            return value.value
        case tuple():
            return [_plain(item) for item in value]
        case Source() | Event() | Quote() | Figure() | Link() | Comparison() | Calculation():
            return to_json(value)
    return value


def ordered(raw: Mapping[str, object], kind: str) -> dict[str, object]:
    """Return a JSON object with its keys, and those of the records in it, in canonical order."""
    nested = _NESTED[kind]
    names = [name for name in _ORDER[kind] if name in raw]
    if len(names) < len(raw):
        known = _NAMES[kind]
        names += [name for name in raw if name not in known]
    return {
        name: _ordered_list(raw[name], nested[name]) if name in nested else raw[name]
        for name in names
    }


def _ordered_list(value: object, kind: str) -> object:
    if not isinstance(value, list):
        return value
    return [ordered(item, kind) if isinstance(item, dict) else item for item in value]


def encode(document: Mapping[str, object]) -> bytes:
    """Return the document as the bytes of its file.

    Lone surrogates, which JSON can carry and UTF-8 cannot, are written as the escapes they
    came from.
    """
    return (json_text(document) + "\n").encode("utf-8", "backslashreplace")


def json_text(value: object, newline: str = "\n") -> str:
    """Return the value as JSON; `newline` is a line break and the indent of its first line."""
    if type(value) is str:
        return encode_basestring(value)
    inner = newline + "  "
    if isinstance(value, dict) and value:
        items = [
            f"{encode_basestring(name)}: "
            f"{encode_basestring(item) if type(item) is str else json_text(item, inner)}"
            for name, item in value.items()
        ]
        return f"{{{inner}{(',' + inner).join(items)}{newline}}}"
    if isinstance(value, list) and value:
        items = [json_text(item, inner) for item in value]
        return f"[{inner}{(',' + inner).join(items)}{newline}]"
    return _atom(value, newline)


def _atom(value: object, newline: str) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return int.__repr__(value)
        case float():
            return float.__repr__(value)
        case str():
            return encode_basestring(str.__str__(value))
        case list() | tuple():
            return json_text(list(value), newline) if value else "[]"
        case Mapping():
            return json_text(dict(value), newline) if value else "{}"
    raise TypeError(f"{type(value).__name__} is not JSON")
