"""The value of one field, checked against what the field holds, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from probtimeline.core.text import clean_line
from probtimeline.store.fields import LONGEST_ID, Field, Holds
from probtimeline.store.ids import is_slug, slug
from probtimeline.store.spelling import did_you_mean, one_of

LARGEST: Final = 10**100
"""The largest whole number a figure can have: with more digits, nothing could be worked out."""

MOST_DECIMALS: Final = 12
"""The most decimals a result can be printed with, or noughts it can be rounded to: a trillion."""

_LOOKED_AT: Final = 2000
"""Characters of a faulty address, or id, that are looked at to offer a better one."""

_ADDRESS: Final = re.compile(r"https?://[^\s/?#\x00-\x1f]+[^\s\x00-\x1f]*", re.IGNORECASE)


class Wrong(NamedTuple):
    """What is wrong with a value; `item` is the place in it where it is a list."""

    code: str
    what: str
    cure: str
    item: int | None = None


def type_name(value: object) -> str:
    """Return what a JSON value is, in plain words."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
    return "an object"


def shown(value: str) -> str:
    """Return a value from a file as it is quoted in a message: one short, harmless line."""
    return f'"{clean_line(value, 60)}"'


def wrong_type(value: object, field: Field) -> Wrong:
    """Say that the value is not of the type the field holds."""
    what = f"{field.name} is {type_name(value)}, and should be {field.holds.value}"
    return Wrong("type", what, _type_cure(field, value))


def _type_cure(field: Field, value: object) -> str:
    lists = (Holds.TEXTS, Holds.SLUGS, Holds.TERMS)
    if value is None and not field.required:
        return "Leave the field out where there is nothing to say."
    if isinstance(value, str) and field.holds in lists:
        return f"Put it in square brackets: [{shown(value)}]."
    if isinstance(value, dict) and field.holds is Holds.RECORDS:
        return "Put it in square brackets: [{ … }]."
    if isinstance(value, str) and field.holds in (Holds.FLAG, Holds.NUMBER, Holds.WHOLE):
        return "Take the quotation marks away."
    if isinstance(value, int | float) and field.holds in (Holds.TEXT, Holds.SLUG, Holds.DATE):
        return f'Put it in quotation marks: "{value}".'
    return f"Write {field.holds.value}."


def _text(value: object, field: Field) -> object:
    if not isinstance(value, str):
        return wrong_type(value, field)
    if field.required and not value.strip():
        return Wrong("empty", f"{field.name} is empty", "Write something in it.")
    return value


def _slug(value: object, field: Field) -> object:
    if not isinstance(value, str):
        return wrong_type(value, field)
    return value if is_slug(value) else _bad_slug(value, field)


def _bad_slug(value: str, field: Field, item: int | None = None) -> Wrong:
    name = field.name
    offered = slug(value[:_LOOKED_AT])
    if not value.strip():
        cure = "Write one." if field.required else "Leave the field out, or write one."
        if name == "id":
            cure = "Leave the field out to have one made, or write one."
        return Wrong("id", f"{name} is empty", cure, item)
    if len(value) > LONGEST_ID:
        what = f"{name} has {len(value)} characters, and an id has {LONGEST_ID} at most"
        cure = f'"{offered}" would do.' if offered else "Choose a shorter one."
        return Wrong("id", what, cure, item)
    what = f"{shown(value)} is not an id: small letters a to z, digits, and single hyphens between"
    cure = f'"{offered}" would do.' if offered else "Choose another."
    return Wrong("id", what, cure, item)


def _address(value: object, field: Field) -> object:
    if not isinstance(value, str):
        return wrong_type(value, field)
    if _ADDRESS.fullmatch(value):
        return value
    what = f"{shown(value)} is not an address that begins with http:// or https://"
    plain = value[:_LOOKED_AT].strip()
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", plain):
        return Wrong("address", what, f'"https://{plain}" would be one.')
    if re.match(r"https?://", plain, re.IGNORECASE):
        return Wrong("address", what, "Take out the spaces; write the whole address.")
    return Wrong("address", what, "Write the whole address, or leave the field out.")


def _choice(value: object, field: Field) -> object:
    choices = field.choices
    if not isinstance(value, str):
        return wrong_type(value, field)
    if value in choices:
        return choices[choices.index(value)]
    cure = did_you_mean(value, choices, "")
    what = f"{shown(value)} is not a {field.name}"
    return Wrong("choice", what, f"{cure} It may be {one_of(choices)}.".strip())


def _flag(value: object, field: Field) -> object:
    return value if isinstance(value, bool) else wrong_type(value, field)


def _number(value: object, field: Field) -> object:
    if value is None or type(value) is float:
        return value
    if type(value) is not int:
        return wrong_type(value, field)
    if abs(value) > LARGEST:
        return Wrong("number", f"{field.name} is larger than any count", "Write a smaller number.")
    return value


def _whole(value: object, field: Field) -> object:
    if type(value) is int and abs(value) <= MOST_DECIMALS:
        return value
    return wrong_type(value, field)


def _texts(value: object, field: Field) -> object:
    if not isinstance(value, list):
        return wrong_type(value, field)
    for index, item in enumerate(value):
        if not isinstance(item, str):
            what = f"{field.name} holds {type_name(item)}, where text belongs"
            return Wrong("type", what, "Write text in double quotation marks.", index)
        if not item.strip():
            what = f"{field.name} holds an empty text"
            return Wrong("empty", what, "Write something in it, or take it out.", index)
    return tuple(value)


def _slugs(value: object, field: Field) -> object:
    if not isinstance(value, list):
        return wrong_type(value, field)
    for index, item in enumerate(value):
        if not isinstance(item, str):
            what = f"{field.name} holds {type_name(item)}, where an id belongs"
            return Wrong("type", what, "Write an id in double quotation marks.", index)
        if not is_slug(item):
            return _bad_slug(item, field, index)
    return tuple(value)


def _terms(value: object, field: Field) -> object:
    if not isinstance(value, list):
        return wrong_type(value, field)
    if not value:
        return Wrong("empty", "of is empty", "Name the figures, or write numbers.")
    for index, item in enumerate(value):
        if isinstance(item, str):
            if not is_slug(item):
                return _bad_slug(item, field, index)
        elif type(item) is int and abs(item) > LARGEST:
            return Wrong("number", "of holds too large a number", "Write a smaller one.", index)
        elif isinstance(item, bool) or not isinstance(item, int | float):
            what = f"of holds {type_name(item)}, where a figure's id or a number belongs"
            return Wrong("type", what, "Write an id or a number.", index)
    return tuple(value)


CHECKS: Final[Mapping[Holds, Callable[[object, Field], object]]] = MappingProxyType(
    {
        Holds.TEXT: _text,
        Holds.SLUG: _slug,
        Holds.ADDRESS: _address,
        Holds.CHOICE: _choice,
        Holds.FLAG: _flag,
        Holds.NUMBER: _number,
        Holds.WHOLE: _whole,
        Holds.TEXTS: _texts,
        Holds.SLUGS: _slugs,
        Holds.TERMS: _terms,
    }
)
"""How a value of each type is checked: the value as records hold it, or what is wrong with it.

Dates and records in records are read by `store.shape`.
"""
