"""Places of events in a chronicle, in order, however many: found by halving, never copied.

Part of them may be a range, which costs nothing; part an array or a column mapped from a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Final, overload

from probtimeline.core.span import Overlap

if TYPE_CHECKING:  # what searches for words needs neither
    from probtimeline.core.ledger import Ledger
    from probtimeline.core.ranked import Ranked

FEW: Final = 256
"""Places that are sooner looked at one by one than sought among what reaches far."""


class Places(Sequence[int]):
    """Places in order, each once, made of parts that follow one another."""

    __slots__ = ("_ends", "_parts")

    def __init__(self, *parts: Sequence[int]) -> None:
        self._parts = tuple(part for part in parts if len(part))
        self._ends = tuple(accumulate(map(len, self._parts)))

    @staticmethod
    def of(places: Iterable[int]) -> Places:
        """The places given, which are in order; a range of them goes in steps of one."""
        if isinstance(places, Places):
            return places
        is_ready = isinstance(places, range | array | memoryview)
        return Places(places if is_ready else array("I", places))  # type: ignore[arg-type]

    @property
    def parts(self) -> tuple[Sequence[int], ...]:
        """What they are made of, in order; none of it is empty."""
        return self._parts

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, number: int) -> int: ...
    @overload
    def __getitem__(self, number: slice) -> Places: ...
    def __getitem__(self, number: int | slice) -> int | Places:
        if isinstance(number, slice):
            start, stop, step = number.indices(len(self))
            if step != 1:
                return Places.of(self[at] for at in range(start, stop, step))
            return Places(*self._stretches(start, stop))
        number += len(self) if number < 0 else 0
        if not 0 <= number < len(self):
            raise IndexError(number)
        part = bisect_right(self._ends, number)
        before = self._ends[part - 1] if part else 0
        return self._parts[part][number - before]

    def _stretches(self, start: int, stop: int) -> Iterator[Sequence[int]]:
        begin = 0
        for part, end in zip(self._parts, self._ends, strict=True):
            if start < end and stop > begin:
                yield part[max(0, start - begin) : min(end, stop) - begin]
            begin = end

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._parts)

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, int):
            return False
        at = self.before(place)
        return at < len(self) and self[at] == place

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((len(self), *islice(self, 8)))

    def __repr__(self) -> str:
        shown = ", ".join(map(str, islice(self, 8)))
        return f"Places({shown}{', …' if len(self) > 8 else ''})"

    def before(self, place: int) -> int:
        """How many stand before a place."""
        begin = 0
        for part, end in zip(self._parts, self._ends, strict=True):
            if part[-1] >= place:
                return begin + bisect_left(part, place)
            begin = end
        return begin

    def is_whole(self, others: Places) -> bool:
        """Whether others are a single range that holds all of them."""
        if len(others._parts) != 1 or not isinstance(others._parts[0], range) or not len(self):
            return False
        return self[0] >= others[0] and self[-1] <= others[-1]

    def among(self, others: Places) -> Places:
        """Those that are among others as well."""
        if self.is_whole(others):
            return self
        few, many = (self, others) if len(self) <= len(others) else (others, self)
        return Places.of(array("I", many._held(few)))

    def _held(self, others: Places) -> Iterator[int]:
        """Those of a few others that are among them."""
        start = 0
        for part in self._parts:
            stop = others.before(part[-1] + 1)
            at = 0
            for place in others[start:stop]:
                at = bisect_left(part, place, at)
                if part[at] == place:
                    yield place
            start = stop


NONE: Final = Places()


class Possibly(Container[int]):
    """Of some places, those whose dates only may fall in the days from one to another."""

    def __init__(self, ledger: Ledger, places: Places, first: int, last: int) -> None:
        self._ledger = ledger
        self._places = places
        self._days = (first, last)
        self._any: bool | None = None

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and place in self._places and self._is_doubtful(place)

    def __iter__(self) -> Iterator[int]:
        return (place for place in self._places if self._is_doubtful(place))

    def __bool__(self) -> bool:
        if self._any is None:
            # What begins in the days stands last, and more of it is doubtful than of what lasts.
            self._any = any(map(self._is_doubtful, reversed(self._places)))
        return self._any

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Possibly):
            return NotImplemented
        same = self._ledger is other._ledger and self._days == other._days
        return same and self._places == other._places

    def __hash__(self) -> int:
        return hash((self._days, self._places))

    def _is_doubtful(self, place: int) -> bool:
        return self._ledger.overlap(place, *self._days) is Overlap.POSSIBLY


def within(ledger: Ledger, places: Places, first: int, last: int) -> Places:
    """Those places whose dates may fall in the days from one to another, both included.

    What begins in them does, and stands together; of what had begun before, what reaches them is
    found by how long it may reach.
    """
    if not places:
        return NONE
    start = places.before(bisect_left(ledger.begins, first))
    stop = places.before(bisect_right(ledger.begins, last))
    before = reaching(ledger.reaches, places[:start], first)
    return Places(*before.parts, *places[start:stop].parts)


def reaching(ranked: Ranked, places: Places, day: int) -> Places:
    """Those of the places, all of which begin before a day, whose stretches reach it."""
    if len(places) <= FEW:
        return Places.of(place for place in places if ranked.last[place] >= day)
    return Places(ranked.all_meeting(day, day - 1)).among(places)
