"""The records of a chronology's files, one after another, to what a catalogue holds of them.

Nothing of a record is kept but where it stands and its columns. Anything that is told as an error,
or that can be told only by looking at all records together, is Odd here: `store.wholes` reads such
files as a whole.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from struct import Struct
from typing import Final

from probtimeline.core.folds import encoded
from probtimeline.core.kinds import Gathering
from probtimeline.core.ledger import Entries
from probtimeline.core.records import Event
from probtimeline.core.span import HIGH, LOW
from probtimeline.store.fields import TABLES
from probtimeline.store.original import Odd
from probtimeline.store.read import Top
from probtimeline.store.standing import Places, digest_of
from probtimeline.store.unrolling import Piece

HELD: Final = 4096
"""Events up to which all are held until they are in order: they need not be decoded again."""

_DAYS: Final = Struct(">QQ")


@dataclass(slots=True)
class Small:
    """The records of a table that is short beside that of the events: places by id, in order."""

    records: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)

    def places(self) -> Places:
        """Return where they stand."""
        made = Places()
        for file, offset, length, summed in self.records.values():
            made.files.append(file)
            made.offsets.append(offset)
            made.lengths.append(length)
            made.sums.append(summed)
        return made


class Gathered:
    """What was gathered of all files: the columns of the events, and where all records stand.

    `overridden` holds, by table, the ids of records of which a later file has another.
    """

    def __init__(self) -> None:
        self.entries, self.kinds = Entries(), Gathering()
        self.text, self.starts = bytearray(), array("Q", [0])
        self.events = Places()
        self.small = {name: Small() for name in ("sources", "comparisons", "calculations")}
        self.overridden: dict[str, set[str]] = {name: set() for name in TABLES}
        self._held: list[Event] | None = []
        self._keys: list[bytes] | None = None
        self._last: tuple[int, int, str] | None = None

    def add(self, table: str, record: Top, piece: Piece, file: int) -> None:
        """Enter a record, which stands in the file of that number."""
        if table != "events":
            place = (file, piece.offset, len(piece.data), digest_of(piece.data))
            records = self.small[table].records
            if record.id in records:
                self.overridden[table].add(record.id)
            records[record.id] = place
            return
        assert isinstance(record, Event)
        self.events.add(file, piece.offset, piece.data)
        if self._held is not None:
            self._held.append(record)
            if len(self._held) > HELD:
                self._held = None
        begins, ends = record.date.begins.earliest, record.date.ends.latest
        key = (LOW if begins is None else begins, HIGH if ends is None else ends, record.id)
        if self._keys is None and self._last is not None and key <= self._last:
            self._keys = [self._key(at) for at in range(len(self.events) - 1)]
        self._last = key
        if self._keys is None:
            self._enter(record, self.events.sums[-1])
        else:
            self._keys.append(_packed(*key))

    def put_in_order(self, decode: Callable[[int], Event]) -> None:
        """Bring the events into the order of a chronicle; of two of one id, the later file's."""
        without = self._earlier_of_two()
        if self._keys is None and not without:
            return
        keys = self._keys or [self._key(at) for at in range(len(self.events))]
        order = sorted((at for at in range(len(keys)) if at not in without), key=keys.__getitem__)
        self._keys = None
        del keys
        self.entries, self.kinds = Entries(), Gathering()
        self.text, self.starts = bytearray(), array("Q", [0])
        held = self._held
        for at in order:
            self._enter(held[at] if held is not None else decode(at), self.events.sums[at])
        self.events = self.events.of(order)

    def _earlier_of_two(self) -> set[int]:
        files = self.events.files
        if not len(files) or files[-1] == files[0]:
            return set()
        first = bytes(files).find(files[-1])
        earlier = {self._id(at): at for at in range(first)}
        both = earlier.keys() & map(self._id, range(first, len(files)))
        self.overridden["events"] = {each.decode() for each in both}
        return {earlier[each] for each in both}

    def _enter(self, event: Event, summed: int) -> None:
        self.entries.enter(event, summed)
        self.kinds.enter(event)
        self.text += encoded(event)
        self.starts.append(len(self.text))

    def _id(self, at: int) -> bytes:
        if self._keys is not None:
            return self._keys[at][_DAYS.size :]
        # An id is the first line of what is searched, and folding leaves it as it is.
        start = self.starts[at]
        return bytes(self.text[start : self.text.index(b"\n", start)])

    def _key(self, at: int) -> bytes:
        columns = self.entries.columns
        return _packed(columns["begins"][at], columns["ends"][at], self._id(at).decode())


def _packed(first: int, last: int, event_id: str) -> bytes:
    """Return bytes that sort as events do, in a fraction of the memory that a tuple takes."""
    return _DAYS.pack(first - LOW, last - LOW) + event_id.encode()


class Names:
    """The names of one kind in one file, as hashes: a set of a million texts takes too much.

    Those of this process only: Python's own hashes are different in each. That two names have the
    same hash happens once in many million chronologies of a million events, and then only means
    that the file is read as a whole.
    """

    def __init__(self) -> None:
        self.hashes = array("q")
        self._sorted = array("q")

    def add(self, name: str) -> None:
        """Enter a name."""
        self.hashes.append(hash(name))

    def sort(self) -> None:
        """End entering. Raises Odd where a name was entered twice."""
        self._sorted = array("q", sorted(self.hashes))
        if any(map(int.__eq__, self._sorted, self._sorted[1:])):
            raise Odd

    def __contains__(self, hashed: int) -> bool:
        at = bisect_left(self._sorted, hashed)
        return at < len(self._sorted) and self._sorted[at] == hashed
