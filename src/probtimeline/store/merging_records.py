"""Three versions of a record, field by field: what the last one was, mine, and theirs.

A change on one side is taken, and the same one on both is taken once. Only where both changed
the same field to different values is there a conflict, and then both are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from probtimeline.store.canonical import ordered
from probtimeline.store.fields import FIELDS, Field, Holds
from probtimeline.store.merging_lists import MISSING, NAMING, VALUES, Naming, content, trios
from probtimeline.store.tables import Raw

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One place where both sides made a change, and not the same.

    `path` leads there in the merged record: ("quotes", 0, "text"). A value is MISSING where that
    version has no such field or record: the side took it out, or the base never had it.
    """

    path: Path
    base: Any
    mine: Any
    theirs: Any


_FIELDS: Final[Mapping[str, Mapping[str, Field]]] = MappingProxyType(
    {kind: {each.name: each for each in table} for kind, table in FIELDS.items()}
)
_SETS: Final = (Holds.TEXTS, Holds.SLUGS)


def merged_record(
    kind: str, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[Raw, tuple[FieldConflict, ...]]:
    """Return the JSON of a record with the changes of both sides, and where they conflict.

    `base` is what both began from; an empty one where both added the record. In a conflict the
    merged record holds my value, or theirs where mine was taken out: nothing is lost unsaid.
    Its fields are in canonical order. Lists of records, such as quotes, merge record by record,
    lists of words and ids as sets.
    """
    merging = _Merging()
    made = merging.record(kind, (base, mine, theirs), ())
    return ordered(made, kind), tuple(merging.conflicts)


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same JSON: 1, 1.0 and true are three."""
    if one is other or one is MISSING or other is MISSING:
        return one is other
    return bool(one == other) and content(one) == content(other)


@dataclass(slots=True)
class _Merging:
    """One merge on its way; conflicts are collected as they are met."""

    conflicts: list[FieldConflict] = field(default_factory=list)

    def record(self, kind: str, three: tuple[Any, Any, Any], path: Path) -> Raw:
        base, mine, theirs = three
        made: Raw = {}
        for name in dict.fromkeys((*mine, *theirs)):
            versions = tuple(each.get(name, MISSING) for each in (base, mine, theirs))
            value = self.value(_FIELDS[kind].get(name), versions, (*path, name))
            if value is not MISSING:
                made[name] = value
        return made

    def value(self, known: Field | None, three: tuple[Any, ...], path: Path) -> Any:
        """Return what a field is after the merge; `known` is None where nothing says what it is."""
        base, mine, theirs = three
        if same(mine, theirs) or same(base, theirs):
            return mine
        if same(base, mine):
            return theirs
        if known is not None and (naming := _naming(known)) and all(map(_may_be_list, three)):
            return self.list(known, naming, three, path)
        return self.conflict(three, path)

    def list(self, known: Field, naming: Naming, three: tuple[Any, ...], path: Path) -> Any:
        base, mine, theirs = ([] if each is MISSING else each for each in three)
        made: list[Any] = []
        for trio in trios(base, mine, theirs, naming):
            versions = (trio.base, trio.mine, trio.theirs)
            item = self.item(known.of, versions, (*path, len(made)))
            if item is not MISSING:
                made.append(item)
        return made if made or MISSING not in three[1:] else MISSING

    def item(self, kind: str, three: tuple[Any, Any, Any], path: Path) -> Any:
        base, mine, theirs = three
        if same(mine, theirs) or same(base, theirs):
            return mine
        if same(base, mine):
            return theirs
        if kind and isinstance(mine, dict) and isinstance(theirs, dict):
            return self.record(kind, (base if isinstance(base, dict) else {}, mine, theirs), path)
        in_order = (
            ordered(each, kind) if kind and isinstance(each, dict) else each for each in three
        )
        return self.conflict(tuple(in_order), path)

    def conflict(self, three: tuple[Any, ...], path: Path) -> Any:
        base, mine, theirs = three
        self.conflicts.append(FieldConflict(path, base, mine, theirs))
        return theirs if mine is MISSING else mine


def _naming(known: Field) -> Naming | None:
    """Return how the items of a list are known again; None where the field is one value."""
    if known.holds is Holds.RECORDS:
        return NAMING[known.of]
    return VALUES if known.holds in _SETS else None


def _may_be_list(value: Any) -> bool:
    return value is MISSING or isinstance(value, list)
