"""The format of a chronology as a JSON Schema (draft 2020-12), made from the table of fields.

A schema cannot tell whether a date is one, whether an id is there, or whether a figure stands
in its quote: `probtimeline check` does.
"""

from __future__ import annotations

from typing import Any, Final

from probtimeline.store.fields import FIELDS, FORMAT, LONGEST_ID, Field, Holds
from probtimeline.store.ids import PATTERN
from probtimeline.store.values import LARGEST, MOST_DECIMALS

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SLUG: Final = {"type": "string", "pattern": f"^{PATTERN}$", "maxLength": LONGEST_ID}
_FILLED: Final = {"type": "string", "pattern": r"\S"}
_NUMBER: Final = {"type": ["number", "null"], "maximum": LARGEST, "minimum": -LARGEST}


def schema() -> dict[str, object]:
    """Return the JSON Schema of a chronology. Fields it does not know are allowed."""
    records = {kind: _record(kind) for kind in FIELDS if kind != "chronology"}
    return {
        "$schema": _DIALECT,
        "title": f"A chronology ({FORMAT})",
        **_record("chronology"),
        "$defs": records,
    }


def _record(kind: str) -> dict[str, object]:
    return {
        "type": "object",
        "required": [each.name for each in FIELDS[kind] if each.required],
        "properties": {each.name: _property(kind, each) for each in FIELDS[kind]},
    }


def _property(kind: str, field: Field) -> dict[str, object]:
    if (kind, field.name) == ("chronology", "format"):
        return {"description": field.about, "const": FORMAT}
    return {"description": field.about, **_type(field)}


def _type(field: Field) -> dict[str, Any]:
    match field.holds:
        case Holds.TEXT:
            return _FILLED if field.required else {"type": "string"}
        case Holds.DATE:
            return {**_FILLED, "maxLength": 200}
        case Holds.SLUG:
            return _SLUG
        case Holds.ADDRESS:
            return {
                "type": "string",
                "format": "uri",
                "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]",
            }
        case Holds.CHOICE:
            return {"enum": [str(choice) for choice in field.choices]}
        case Holds.FLAG:
            return {"type": "boolean"}
        case Holds.NUMBER:
            return _NUMBER
        case Holds.WHOLE:
            return {"type": "integer", "minimum": -MOST_DECIMALS, "maximum": MOST_DECIMALS}
        case Holds.RECORDS:
            return {"type": "array", "items": {"$ref": f"#/$defs/{field.of}"}}
    return _list_type(field)


def _list_type(field: Field) -> dict[str, Any]:
    match field.holds:
        case Holds.SLUGS:
            return {"type": "array", "items": _SLUG}
        case Holds.TERMS:
            term = {"anyOf": [_SLUG, {**_NUMBER, "type": "number"}]}
            return {"type": "array", "items": term, "minItems": 1}
    return {"type": "array", "items": _FILLED}
