"""The columns of a chronicle to which events were added, made of those from before.

They are just the ones that going over all events would come to, without decoding any but the new.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from probtimeline.core.folds import Folds, encoded
from probtimeline.core.kinds import VALUES, Kinds
from probtimeline.core.ledger import BY_PLACE, Entries, Ledger
from probtimeline.core.records import Event

_PLACE: Final = 0xFFFFFFFF
"""The half of an entry of `Ledger.names` that is a place."""


class New(NamedTuple):
    """An event that is added: before which of the places so far, and its digest."""

    before: int
    event: Event
    digest: int


@dataclass(frozen=True)
class Weaving:
    """`many` events so far, and new ones in the order of the chronicle."""

    many: int
    new: Sequence[New]

    @cached_property
    def places(self) -> list[int]:
        """The places of the new events."""
        return [each.before + number for number, each in enumerate(self.new)]

    @cached_property
    def moved(self) -> array[int]:
        """The place of each event so far, once the new ones are there."""
        made = array("I")
        for number, (start, end) in enumerate(self._stretches()):
            made.extend(range(start + number, end + number))
        return made

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The stretches of places so far that nothing new comes between."""
        return pairwise((0, *(each.before for each in self.new), self.many))

    def column(self, code: str, old: Any, new: Sequence[Any]) -> array[Any]:
        """A column by place."""
        made = array(code)
        for number, (start, end) in enumerate(self._stretches()):
            made.frombytes(memoryview(old)[start:end].cast("B"))
            if number < len(new):
                made.append(new[number])
        return made

    def sums(self, code: str, old: Sequence[int], new: Sequence[int]) -> array[int]:
        """A column that tells at each place what all events before it have, and at its end all."""
        made, more = array(code), 0
        for number, (start, end) in enumerate(self._stretches()):
            made.extend(map(more.__add__, old[start : end if number < len(new) else end + 1]))
            if number < len(new):
                made.append(old[end] + more)
                more += new[number]
        return made

    def ledger(self, old: Ledger) -> Ledger:
        """The columns of the ledger."""
        entries, done = _Again(), 0
        for each in self.new:
            entries.enter_again(old, range(done, each.before))
            entries.enter(each.event, each.digest)
            done = each.before
        entries.enter_again(old, range(done, self.many))
        moved = self.moved
        entries.name_again(each & ~_PLACE | moved[each & _PLACE] for each in old.names)
        return entries.ledger()

    def folds(self, old: Folds) -> Folds:
        """The texts, folded."""
        new = [encoded(each.event) for each in self.new]
        text, starts = bytearray(), old.starts
        for number, (start, end) in enumerate(self._stretches()):
            text += old.text[starts[start] : starts[end]]
            text += new[number] if number < len(new) else b""
        return Folds(text, self.sums("Q", starts, list(map(len, new))))

    def kinds(self, old: Kinds) -> Kinds:
        """Which events are of which kind."""
        return Kinds.packed(self._of_facet(old, facet) for facet in VALUES)

    def _of_facet(self, old: Kinds, facet: str) -> list[tuple[str, array[int]]]:
        """The values of a facet with the places of their events, in the order they are met in."""
        found = {
            value: array("I", map(self.moved.__getitem__, old.of_number(number)))
            for value, number in old.values(facet).items()
        }
        met = {
            value: (of_value[0], number) for number, (value, of_value) in enumerate(found.items())
        }
        for place, each in zip(self.places, self.new, strict=True):
            for number, value in enumerate(dict.fromkeys(VALUES[facet](each.event))):
                of_value = found.setdefault(value, array("I"))
                of_value.insert(bisect_left(of_value, place), place)
                met[value] = min(met.get(value, (place, number)), (place, number))
        return sorted(found.items(), key=lambda item: met[item[0]])


class _Again(Entries):
    """Columns that grow by events of which all but the names is known from others."""

    def enter_again(self, ledger: Ledger, places: range) -> None:
        """Enter the events at some places of a ledger."""
        olds = [getattr(ledger, name)[places.start : places.stop] for name in BY_PLACE]
        columns = [self.columns[name] for name in BY_PLACE]
        figures, counts = self.columns["figures"], ledger.figures
        for place, row in zip(places, zip(*olds, strict=True), strict=True):
            for column, value in zip(columns, row, strict=True):
                column.append(value)
            figures.append(figures[-1] + counts[place + 1] - counts[place])
            self._enter_date(len(figures) - 2)

    def name_again(self, names: Iterable[int]) -> None:
        """Enter names, which lead to places of this ledger."""
        self._names.extend(names)
