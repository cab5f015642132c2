"""What another program's file holds, once it is read: records of ours, each with its place there.

From here on it takes the road of everything that is added: same checks, all or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.problems import Problem, error
from probtimeline.store.notes import Located, Notes
from probtimeline.store.unpacking import MOST_RECORDS, TOO_MANY, Given, Parcel

if TYPE_CHECKING:
    from probtimeline.store.document import Path
    from probtimeline.store.tables import Raw


class Entry(NamedTuple):
    """An event as JSON, and the path under which `Located` knows the place it was read at."""

    raw: Raw
    path: Path


class Brought(NamedTuple):
    """The entries of one file, and what is wrong in it that no record could be made of.

    `header` is the title of a new chronology and what it is about; `where` knows the places.
    """

    where: Located
    entries: tuple[Entry, ...]
    header: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    def parcel(self) -> Parcel:
        """The entries as an input to `add` has them."""
        notes = Notes(self.where)
        faults = list(self.problems)
        if len(self.entries) > MOST_RECORDS:
            faults.append(error("too-large", *TOO_MANY).at(self.where.name))
            return Parcel(notes=[notes], faults=faults, is_whole=False)
        if not self.entries and not faults:
            cure = "See that it is the right file, and the right --from."
            faults.append(error("empty", "there is no event in it", cure).at(self.where.name))
        given = [Given("event", each.raw, each.path, notes) for each in self.entries]
        return Parcel(given, dict(self.header), [notes], faults, is_whole=not faults)
