"""A chronology's JSON as tables of raw records by id, and back, with nothing lost.

Records that cannot have a place by their id (none, one that is taken, no object at all) are
kept under a number that is no id. Unknown fields of the chronology stay in its header.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.store.canonical import ordered
from probtimeline.store.fields import FORMAT, KIND_OF, TABLES

Raw = dict[str, Any]
Tables = dict[str, dict[str, Raw]]

HEADER: Final = "chronology"
"""The table with one record, `header`: the fields of the chronology that are not tables."""

_LOOSE: Final = "loose"


def empty_tables() -> Tables:
    """Return the tables of a chronology with nothing in it."""
    return {HEADER: {"header": {"format": FORMAT}}}


def to_tables(data: Mapping[str, Any]) -> Tables:
    """Return the tables of a chronology's JSON object."""
    header = {name: value for name, value in data.items() if name not in KIND_OF}
    tables: Tables = {HEADER: {"header": header}}
    loose: dict[str, Any] = {}
    for name in TABLES:
        if name in data:
            tables[name], odd = _by_id(data[name])
            loose |= {name: odd} if odd else {}
    if loose:
        tables[HEADER][_LOOSE] = loose
    return tables


def _by_id(records: list[Any]) -> tuple[dict[str, Raw], list[Any]]:
    table: dict[str, Raw] = {}
    odd: list[Any] = []
    for index, record in enumerate(records):
        if not isinstance(record, dict):
            odd.append(record)
            continue
        found = record.get("id")
        usable = isinstance(found, str) and found and found not in table and found[0] != "#"
        table[str(found) if usable else f"#{index}"] = record
    return table, odd


def from_tables(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the chronology's JSON object, in canonical order."""
    about = tables.get(HEADER, {})
    data: dict[str, Any] = {"format": FORMAT, **about.get("header", {})}
    loose = about.get(_LOOSE, {})
    for name in TABLES:
        records: list[Any] = list(tables.get(name, {}).values())
        if name == "events":
            records.sort(key=when)
        records += loose.get(name, [])
        if name in tables or records:
            data[name] = records
    return ordered(data, "chronology")


def when(event: Mapping[str, Any]) -> tuple[float, float, str]:
    """Return where an event sorts; one whose date is not EDTF comes last, in its old order."""
    date = event.get("date")
    span = parse_edtf(date) if isinstance(date, str) else None
    if not isinstance(span, Span):
        return math.inf, math.inf, ""
    return (*span.sort_key, str(event.get("id", "")))
