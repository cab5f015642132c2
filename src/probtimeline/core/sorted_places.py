"""Places of events in a chronicle, in order, however many: found by halving, never copied.

Part of them may be a range, which costs nothing; part an array or a column mapped from a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import Final, overload

from probtimeline.core.growth import Growth
from probtimeline.core.ledger import LONG, Ledger
from probtimeline.core.span import LOW, Overlap


class Places(Sequence[int]):
    """Places in order, each once, made of parts that follow one another."""

    __slots__ = ("_began", "_ends", "_growth", "_parts")

    def __init__(self, *parts: Sequence[int]) -> None:
        self._began: tuple[Ledger, Mapping[tuple[int, int], int]] | None = None
        self._growth: tuple[Ledger, Growth] | None = None
        self._parts = tuple(part for part in parts if len(part))
        self._ends = tuple(accumulate(map(len, self._parts)))

    @staticmethod
    def of(places: Iterable[int]) -> Places:
        """The places given, which are in order."""
        if isinstance(places, Places):
            return places
        is_ready = isinstance(places, range | array | memoryview)
        return Places(places if is_ready else array("I", places))  # type: ignore[arg-type]

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

    def growth(self, ledger: Ledger) -> Growth:
        """How many of them had begun by each day; worked out once for a ledger."""
        if self._growth is None or self._growth[0] is not ledger:
            self._growth = ledger, ledger.growth_of(self.beginnings(ledger))
        return self._growth[1]

    def beginnings(self, ledger: Ledger) -> Mapping[tuple[int, int], int]:
        """The days on which they began, and how many on each; worked out once for a ledger."""
        if self._began is None or self._began[0] is not ledger:
            self._began = ledger, ledger.beginnings(self)
        return self._began[1]

    def among(self, others: Places) -> Places:
        """Those that are among others as well."""
        if self.is_whole(others):
            return self
        few, many = (self, others) if len(self) <= len(others) else (others, self)
        return Places.of(array("I", (place for place in few if place in many)))


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
            self._any = next(iter(self), None) is not None
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

    What begins in them does, and stands together. Of what had begun before only dates that reach
    far, and those that begin less than `LONG` days before, are looked at one by one.
    """
    if not places:
        return NONE
    begins, ends = ledger.begins, ledger.ends
    start = places.before(bisect_left(begins, first))
    stop = places.before(bisect_right(begins, last))
    near = places.before(bisect_left(begins, first - LONG)) if first - LONG > LOW else 0
    lasting = (place for place in places[near:start] if ends[place] >= first)
    reaching = _reaching(ledger, places[:near], first)
    return Places(array("I", chain(reaching, lasting)), places[start:stop])


def _reaching(ledger: Ledger, places: Places, first: int) -> Iterator[int]:
    """Those of the places, of which all had begun long before a day, that reach it."""
    ends, long = ledger.ends, Places(ledger.long)
    long = long[: long.before(places[-1] + 1)] if places else NONE
    if len(places) <= len(long):
        return (place for place in places if ends[place] >= first)
    reaching = (place for place in long if ends[place] >= first)
    whole = places[-1] + 1 == len(places)
    return reaching if whole else (place for place in reaching if place in places)
