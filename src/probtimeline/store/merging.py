"""Three versions of a chronology made one, as git asks: two branches, and what both began from.

Records go by their id and are merged field by field (`store.merging_records`). Works on JSON
alone, so that a record with mistakes in it, or with fields this version does not know, is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from probtimeline.core.problems import Problem
from probtimeline.store.fields import FORMAT, TABLES
from probtimeline.store.merging_ends import loose_ends
from probtimeline.store.merging_records import FieldConflict, merged_record
from probtimeline.store.tables import when


@dataclass(frozen=True, slots=True)
class Merge:
    """A chronology's JSON with the changes of both sides, in canonical order.

    The paths of the conflicts lead into it: ("events", 12, "title"). Where they conflict it
    holds my value, or theirs where mine was taken out. `loose_ends` warns of what holds on
    either side and no longer holds in both together.
    """

    data: dict[str, Any]
    conflicts: tuple[FieldConflict, ...]
    loose_ends: tuple[Problem, ...]


def merged(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Merge the JSON of a chronology; `base` is empty where both sides added it."""
    made, conflicts = merged_record("chronology", base, mine, theirs)
    data = {"format": FORMAT, **made}
    moved: dict[str, dict[int, int]] = {}
    for table in TABLES:
        if isinstance(records := data.get(table), list):
            order = _order(table, records)
            data[table] = [records[place] for place in order]
            moved[table] = {place: now for now, place in enumerate(order)}
    return Merge(
        data,
        tuple(sorted((_moved(each, moved) for each in conflicts), key=_place)),
        tuple(loose_ends(data, (mine, theirs))),
    )


def _order(table: str, records: Sequence[Any]) -> list[int]:
    """Return the places of records in canonical order; what is no record comes last."""
    strays = [place for place, record in enumerate(records) if not isinstance(record, dict)]
    order = [place for place, record in enumerate(records) if isinstance(record, dict)]
    if table == "events":
        order.sort(key=lambda place: when(records[place]))
    return order + strays


def _moved(conflict: FieldConflict, moved: Mapping[str, Mapping[int, int]]) -> FieldConflict:
    match conflict.path:
        case (str(table), int(place), *rest) if table in moved:
            return replace(conflict, path=(table, moved[table][place], *rest))
    return conflict


def _place(conflict: FieldConflict) -> tuple[int, int]:
    """Return where in the file a conflict comes, by its table and record."""
    match conflict.path:
        case (str(table), int(place), *_) if table in TABLES:
            return TABLES.index(table), place
    return -1, 0
