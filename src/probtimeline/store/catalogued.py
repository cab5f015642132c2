"""What is there already when records are added, asked of the catalogue of the very files.

Each answer rests on bytes of the file itself that are those catalogued; only what is not there is
believed of the catalogue's columns, which are gone over for damage first.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, overload

from probtimeline.core.ledger import EVENT, FIGURE
from probtimeline.core.span import Span
from probtimeline.store.addenda import Addenda, Order, Put, Puts, note, order_of
from probtimeline.store.decoding import LaterDates
from probtimeline.store.original import identity_of
from probtimeline.store.references import Known, figure_ids, references
from probtimeline.store.saving import Overtaken
from probtimeline.store.standing import Stood

if TYPE_CHECKING:
    from probtimeline.store.dates import Dates
    from probtimeline.store.original import Digest
    from probtimeline.store.saving import Signature
    from probtimeline.store.shelf import Base
    from probtimeline.store.tables import Raw
    from probtimeline.store.unpacking import Given

ASKED: Final = (
    *(f"ledger.{name}" for name in ("begins", "ends", "names")),
    *(f"{table}.{name}" for table in ("sources", "events") for name in Stood._fields),
    *(f"{table}.{name}" for table in ("comparisons", "calculations") for name in Stood._fields),
    "sources.ids",
    "published",
    "problems",
)
"""The sections of a catalogue that are asked."""


class Catalogued:
    """The records of files as a catalogue has them, with what was added since."""

    def __init__(self, base: Base) -> None:
        """Of the files as they are now."""
        self.since = base.since or Addenda()
        self.base, self.catalogue, self.puts = base, base.catalogue, self.since.puts
        self._last = len(self.catalogue.originals) - 1
        self._begins = self.catalogue.sections["ledger.begins"]
        self._ends = self.catalogue.sections["ledger.ends"]
        self._tables: dict[str, Looked] = {}
        self._decode: dict[str, Callable[[int], Raw]] = {}

    @property
    def is_canonical(self) -> bool:
        """Whether the file is known to be in canonical form."""
        return self.base.since is not None or self.catalogue.header.get("canonical") is True

    def require_right(self, digest: Digest | None = None) -> None:
        """Throw the catalogue away, and raise Overtaken, where the last file is another one.

        `digest` is that of the file, where it has been read.
        """
        wanted = self.base.digest
        if not wanted:
            return
        found = digest.hexdigest() if digest else self.catalogue.originals[-1].digest()
        if found != wanted:
            self.base.throw_away()
            raise Overtaken

    def noted(self, now: Signature, digest: str, more: Sequence[Put]) -> None:
        """Note beside the catalogue what else was put into the last file, which is as it is `now`.

        `digest` is what it has then.
        """
        *others, last = self.catalogue.originals
        files = (*(each.identity for each in others), identity_of(last.path, now))
        sums = (*(each.digest() for each in others), digest)
        told = replace(self.since, files=files, sums=sums, made=time.time_ns())
        note(self.base, told, more)

    def table(self, name: str) -> Mapping[str, Raw]:
        """Return the records of a table by id."""
        if name not in self._tables:
            self._tables[name] = self._table(name)
        return self._tables[name]

    def _table(self, name: str) -> Looked:
        added = {put.raw["id"]: put.raw for put in self.puts.all if put.table == name}
        raw, every = self._raw(name), range(len(self._stood(name).files))
        ids = (raw(at)["id"] for at in every)
        if name == "events":
            return Looked(added, self._place, raw, ids)
        numbers = self._numbers if name == "sources" else dict(zip(ids, every, strict=True))
        return Looked(added, numbers.get, raw, numbers)

    def dates(self, on: Span | None) -> Dates:
        """Return what reads the dates of records that are added."""
        return LaterDates(on, adding=True, find=self._published)

    def known(self, given: Iterable[Given]) -> Known:
        """Return those of the ids that the records given have or refer to."""
        known = Known()
        for each in given:
            if isinstance(each.raw, dict):
                for kind, wanted, _ in references(each.kind, each.raw):
                    self._look_up(kind, wanted, known)
                for wanted in figure_ids(each.raw) if each.kind == "event" else ():
                    self._look_up("figure", wanted, known)
        return known

    def _look_up(self, kind: str, wanted: object, known: Known) -> None:
        if not isinstance(wanted, str):
            return
        if kind == "figure":
            owner = self._owner(wanted)
            if owner is not None:
                known.figures[wanted] = owner
        elif wanted in self.table(f"{kind}s"):
            (known.sources if kind == "source" else known.events).add(wanted)

    def dated(self, dates: Collection[str]) -> Iterator[Raw]:
        """Return the events that may be of one of the dates, in the order of their tables."""
        raw, files = self._raw("events"), self._stood("events").files
        for file in range(self._last + 1):
            found: list[tuple[Order, Raw]] = []
            for date in dates:
                wanted = order_of({"date": date, "id": ""})
                if wanted is None:
                    continue
                same = (raw(at) for at in self._between(wanted) if files[at] == file)
                found += [((*wanted[:2], each["id"]), each) for each in same]
                for put in self.puts.all:
                    if file == self._last and put.table == "events" and put.order[:2] == wanted[:2]:
                        found.append((put.order, put.raw))
            yield from (each for _, each in sorted(found, key=lambda pair: pair[0]))

    def placed(self, records: Mapping[str, Mapping[str, Raw]]) -> tuple[Put, ...] | None:
        """Return where records that are new go; None where the file has none of their kind yet."""
        made: list[Put] = []
        for table, given in records.items():
            for raw in given.values():
                order = order_of(raw) if table == "events" else self._behind(len(made))
                site = self._site(table, order) if order is not None else None
                if order is None or site is None:
                    return None
                made.append(Put(table, raw, *site, order))
        return tuple(made)

    def _behind(self, number: int) -> Order:
        return self.since.lines, number, ""

    def _site(self, table: str, order: Order) -> tuple[int, bool] | None:
        """Return the byte (as catalogued) at which a record goes, and whether it leads there."""
        stood = self._stood(table)
        mine: Sequence[int] = range(len(stood.files))
        if self._last:
            mine = [at for at, file in enumerate(stood.files) if file == self._last]
        if not mine:
            return None
        if table != "events":
            last = max(mine, key=stood.offsets.__getitem__)
        else:
            before = bisect_left(mine, self.place_of(order)) - 1
            if before < 0:
                return stood.offsets[mine[0]], True
            last = mine[before]
        return stood.offsets[last] + stood.lengths[last], False

    def place_of(self, order: Order) -> int:
        """Return how many of the events catalogued come before one."""
        raw, same = self._raw("events"), self._between(order)
        return bisect_left(same, order[2], key=lambda at: raw(at)["id"]) + same.start

    def _between(self, order: Order) -> range:
        """Return the places of the events catalogued that have the first and last day of one."""
        first, last, _ = order
        low = bisect_left(self._begins, first)
        high = bisect_right(self._begins, first, low)
        low = bisect_left(self._ends, last, low, high)
        return range(low, bisect_right(self._ends, last, low, high))

    def _place(self, event_id: str) -> int | None:
        raw = self._raw("events")
        for place in self.catalogue.ledger.candidates(EVENT, event_id):
            if raw(place)["id"] == event_id:
                return place
        return None

    def _owner(self, figure_id: str) -> str | None:
        """Return the id of the event that holds the figure of an id."""
        raw = self._raw("events")
        added = (put.raw for put in self.puts.all if put.table == "events")
        held = map(raw, self.catalogue.ledger.candidates(FIGURE, figure_id))
        found = (each for each in (*added, *held) if figure_id in figure_ids(each))
        return next((str(each["id"]) for each in found), None)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        ids = bytes(self.catalogue.sections["sources.ids"]).decode().split()
        return {name: number for number, name in enumerate(ids)}

    def _published(self) -> dict[str, Span]:
        from probtimeline.store.read import published_in

        added = [put.raw for put in self.puts.all if put.table == "sources"]
        return {**self.catalogue.published(self._last), **published_in({"sources": added})}

    def _stood(self, table: str) -> Stood:
        return self.catalogue.stood(table)

    def _raw(self, table: str) -> Callable[[int], Raw]:
        if table not in self._decode:
            stood = self._stood(table)
            if self.puts.all:
                moved = Moved(stood.files, stood.offsets, self._last, self.puts)
                stood = stood._replace(offsets=moved)
            self._decode[table] = self.catalogue.decoder(table, stood).raw
        return self._decode[table]


class Moved(Sequence[int]):
    """Where records begin now that began elsewhere before others were put into their file."""

    def __init__(self, files: Sequence[int], offsets: Sequence[int], file: int, puts: Puts) -> None:
        """`file` is the number of the file that `puts` went into."""
        self._files, self._offsets, self._file, self._puts = files, offsets, file, puts

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        offset = self._offsets[place]
        return self._puts.moved(offset) if self._files[place] == self._file else offset


class Looked(Mapping[str, Any]):
    """The records of a table by id, looked up when they are asked for."""

    def __init__(
        self,
        added: Mapping[str, Raw],
        number: Callable[[str], int | None],
        raw: Callable[[int], Raw],
        ids: Iterable[str],
    ) -> None:
        self._added, self._number, self._raw, self._ids = added, number, raw, ids

    def __getitem__(self, record_id: str) -> Raw:
        if record_id in self._added:
            return self._added[record_id]
        number = self._number(record_id)
        if number is None:
            raise KeyError(record_id)
        return self._raw(number)

    def __contains__(self, record_id: object) -> bool:
        known = record_id in self._added
        return known or (isinstance(record_id, str) and self._number(record_id) is not None)

    def __iter__(self) -> Iterator[str]:
        yield from self._ids
        yield from self._added

    def __len__(self) -> int:
        return sum(1 for _ in self)
