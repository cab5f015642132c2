"""What a change to a chronology's file does, record by record, so that it can be undone.

A change says for each record how it was and how it is to be. It is made only where the file has
the record as the change expects it; whatever somebody else has made of it meanwhile is a
conflict, and never written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from probtimeline.store.fields import KIND_OF
from probtimeline.store.tables import HEADER, Raw

Ground = Mapping[str, Mapping[str, Raw]]
"""Raw records as a file has them: for each table, by id."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after: None before is an addition, None after a deletion."""

    table: str
    id: str
    before: Raw | None
    after: Raw | None

    @property
    def undone(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.id, self.after, self.before)

    @property
    def kind(self) -> str:
        """The kind of record, such as `event` or `source`."""
        return KIND_OF.get(self.table, self.table)


@dataclass(frozen=True, slots=True)
class Change:
    """Edits made together, or not at all; none of them twice on one record."""

    edits: tuple[Edit, ...]

    @property
    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(tuple(edit.undone for edit in reversed(self.edits)))

    @property
    def told(self) -> str:
        """What it did, in a line: "added the event x and the source y"."""
        told = [
            f"{verb} {_listed(edits)}"
            for verb, edits in (
                ("added", [each for each in self.records if each.before is None]),
                ("changed", [each for each in self.records if each.before and each.after]),
                ("took out", [each for each in self.records if each.after is None]),
            )
            if edits
        ]
        return "; ".join(told) or "changed the title"

    @property
    def records(self) -> tuple[Edit, ...]:
        """The edits of records, without those of the title and what the chronology is about."""
        return tuple(edit for edit in self.edits if edit.table != HEADER)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that somebody else has changed since `base` was read.

    `mine` is what was to be written, `theirs` what the file has; None is no record.
    """

    kind: str
    id: str
    base: Raw | None
    mine: Raw | None
    theirs: Raw | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in which the two texts differ."""
        mine, theirs = self.mine or {}, self.theirs or {}
        names = dict.fromkeys((*mine, *theirs))
        return tuple(name for name in names if mine.get(name) != theirs.get(name))

    def __str__(self) -> str:
        if self.theirs is None:
            return f'the {self.kind} "{self.id}" has been taken out meanwhile'
        if self.base is None:
            return f'another {self.kind} "{self.id}" is there meanwhile'
        return f'the {self.kind} "{self.id}" has been changed meanwhile'


class Conflicted(NamedTuple):
    """Nothing was written, because of what somebody else has changed."""

    conflicts: tuple[Conflict, ...]


def edits_of(puts: Ground, tables: Ground) -> tuple[Edit, ...]:
    """Return what putting the records into the tables changes in them."""
    return tuple(
        Edit(table, each, tables.get(table, {}).get(each), raw)
        for table, records in puts.items()
        for each, raw in records.items()
        if tables.get(table, {}).get(each) != raw
    )


def conflicts_of(change: Change, tables: Ground) -> tuple[Conflict, ...]:
    """Return the records of a change that are neither as it expects them nor as it makes them."""
    return tuple(
        Conflict(edit.kind, edit.id, edit.before, edit.after, found)
        for edit in change.edits
        if (found := tables.get(edit.table, {}).get(edit.id)) not in (edit.before, edit.after)
    )


def _listed(edits: Iterable[Edit]) -> str:
    named = [f"the {edit.kind} {edit.id}" for edit in edits]
    if len(named) <= 3:
        return " and ".join(named)
    return f"{named[0]} and {len(named) - 1} more"
