"""An addition written without decoding the file: new records put between those that are there.

What is there is asked of the catalogue of the very file, and the bytes are those that writing all
tables would come to. That is so only of a file in canonical form, which is known of one that was
written that way since its catalogue was made: each addition that does decode the file finds out.
Whatever is unusual is left to that one: a record to be replaced, a first record of its kind,
anything to be refused, a file with anything to be told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from probtimeline.store.addenda import MOST, Put
from probtimeline.store.catalogued import ASKED, Catalogued
from probtimeline.store.changes import Change, edits_of
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.fields import KIND_OF
from probtimeline.store.files import MEGABYTE, CannotRead, Input
from probtimeline.store.intake import Taken, Terms, take_in
from probtimeline.store.loading import paths_of
from probtimeline.store.notes import Notes
from probtimeline.store.original import Digest, Odd, Original
from probtimeline.store.outcome import Added
from probtimeline.store.saving import Overtaken, Signature
from probtimeline.store.shape import Shaper
from probtimeline.store.shelf import Base, Shelf
from probtimeline.store.tables import Raw

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.library import Library
    from probtimeline.store.storage import LockedStorage

Puts = Mapping[str, Mapping[str, "Raw"]]

MANY: Final = 1000
"""Records above which the file is decoded: then that is no longer what takes the time."""

_PART: Final = MEGABYTE // 4
"""Bytes copied at a time: few enough to be at hand still when their sum is made."""


@dataclass(frozen=True, slots=True)
class Inserting:
    """A file with its catalogue, while a change to it is under way."""

    library: Library
    storage: LockedStorage
    terms: Terms
    there: Catalogued

    @classmethod
    def of(cls, library: Library, storage: LockedStorage, terms: Terms) -> Inserting | None:
        """Return it where the file has a catalogue to be trusted, and nothing is to be replaced."""
        there = _there(library, terms, later=True)
        if there is None or there.catalogue.originals[-1].signature != storage.before:
            return None
        return cls(library, storage, terms, there)

    def add(self, inputs: Sequence[Input]) -> Added | None:
        """Stage an addition; None, and nothing staged, where all tables are needed for it."""
        if not self.there.is_canonical:
            return None
        added = _added(self.there, inputs, self.terms, lambda _: self.library.load().chronicle)
        if added is None:
            return None
        puts = _puts(added.change)
        if puts and not self.stage(puts):
            return None
        if not puts:
            self.there.require_right()
        return added

    def stage(self, puts: Puts) -> bool:
        """Stage records to be inserted; False where they cannot be."""
        try:
            return self._stage(puts)
        except CannotRead:
            return False

    def _stage(self, puts: Puts) -> bool:
        if sum(map(len, puts.values())) > MANY or not puts.keys() <= KIND_OF.keys():
            return False
        if any(each in self.there.table(table) for table in puts for each in puts[table]):
            return False
        if not all(_is_clean(table, raw) for table in puts for raw in puts[table].values()):
            return False
        placed = self.there.placed(puts)
        if placed is None:
            return False
        self.storage.insert(Inserted(self.there, placed))
        return True


def tried(
    library: Library, inputs: Sequence[Input], terms: Terms, reload: Callable[[Puts], Chronicle]
) -> Added | None:
    """Return what adding would do; None where all tables are needed to find out.

    `reload` reads the chronology with such records in it.
    """
    there = _there(library, terms, later=False)
    return None if there is None else _added(there, inputs, terms, reload)


def _added(
    there: Catalogued, inputs: Sequence[Input], terms: Terms, reload: Callable[[Puts], Chronicle]
) -> Added | None:
    try:
        taken = take_in(inputs, there, terms)
    except CannotRead:
        return None
    if not isinstance(taken, Taken) or any(taken.header.values()):
        return None
    puts = {table: dict(records) for table, records in taken.puts.items() if records}
    change = Change(edits_of(puts, {}))  # all of them are new
    return Added(taken.tallies, taken.warnings, change, lambda: reload(puts))


def _puts(change: Change) -> dict[str, dict[str, Raw]]:
    puts: dict[str, dict[str, Raw]] = {}
    for edit in change.edits:
        puts.setdefault(edit.table, {})[edit.id] = edit.after or {}
    return puts


@dataclass(slots=True)
class Inserted:
    """The bytes of a file with more records in it."""

    there: Catalogued
    more: tuple[Put, ...]
    _digest: Digest = field(default_factory=Digest)

    def __iter__(self) -> Iterator[bytes]:
        """Go over the parts. Raises Overtaken where the file is not as it was."""
        original, done = self.there.catalogue.originals[-1], 0
        digest, before = Digest(), None
        for offset, text in (*self.there.puts.insertions(self.more), (original.size, b"")):
            for part in _stretch(original, done, offset):
                digest.update(part)
                if before is not None:
                    before.update(part)
                yield part
            if self.there.base.digest and before is None:
                before = digest.copy()  # up to here both are the same
            digest.update(text)
            yield text
            done = offset
        if before is not None:
            self.there.require_right(before)
        self._digest = digest

    def comes_to(self, data: bytes) -> bool:
        """Tell whether all of it is the same as the bytes given."""
        done = 0
        try:
            for part in self:
                if data[done : done + len(part)] != part:
                    return False
                done += len(part)
        except (Overtaken, CannotRead):
            return False
        return done == len(data)

    def written(self, now: Signature) -> None:
        """Note beside the catalogue what was added."""
        self.there.noted(now, self._digest.hexdigest(), self.more)


def _stretch(original: Original, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        data = original.read(start, min(_PART, end - start))
        if not data:
            raise Overtaken
        yield data
        start += len(data)


def _there(library: Library, terms: Terms, *, later: bool) -> Catalogued | None:
    """Return what is there by the catalogue, where it is to be trusted and tells all there is."""
    if library.cache is None or terms.replace:
        return None
    base = _base(library, library.cache, later=later)
    if base is None or len(base.catalogue.sections["problems"]) > len("[]"):
        return None
    return Catalogued(base) if base.catalogue.holds(ASKED) else None


def _base(library: Library, cache: Path, *, later: bool) -> Base | None:
    """Return the catalogue of a library's files, with not too much added since."""
    shelf, paths = Shelf(cache), paths_of(library)
    if paths[-1] != library.target:
        return None
    try:
        originals = [Original(path) for path in paths]
        base = shelf.base(paths, originals, later=later)
        if base is not None and base.since is not None and base.since.lines >= MOST:
            shelf.find(paths, originals)
            base = shelf.base(paths, originals, later=later)
    except Odd:
        return None
    return base


def _is_clean(table: str, raw: Mapping[str, Any]) -> bool:
    """Whether there is nothing to be told of a record when it is read."""
    notes = Notes(Document("", raw, ""))
    record = Shaper(notes, Dates()).record(KIND_OF[table], raw, ())
    return record is not None and not notes.found
