"""Places ranked by how long a stretch of days each has: what meets some days, found by halving.

In a rank are the stretches of 2**n to 2**(n+1) − 1 days, in the order of their places, which is
that of their first days. So all of a rank that begin shortly before a day reach it, none that begin
long before does, and only those in between are looked at: about as many as are found.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import Final, NamedTuple

RANKS: Final = 65
"""How many ranks there are: the days between what stands for unknown sides take 64 bits."""


class Rank(NamedTuple):
    """Places in order, of which every stretch ends `least` to `most` days after it begins."""

    least: int
    most: int
    places: Sequence[int]


class Ranked(NamedTuple):
    """Some places, the ranks of the longest stretches first, and where in them each rank begins.

    `first` and `last` are columns over all places: the days from which to which a stretch reaches.
    """

    places: Sequence[int]
    starts: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]

    def ranks(self) -> Iterator[Rank]:
        """The ranks in which there is anything, the longest first."""
        starts = list(self.starts)
        for bits, start, stop in zip(range(RANKS - 1, -1, -1), starts, starts[1:], strict=False):
            if start < stop:
                least = 1 << (bits - 1) if bits else 0
                yield Rank(least, (1 << bits) - 1, self.places[start:stop])

    def meeting(self, rank: Rank, first: int, last: int) -> tuple[Sequence[int], Sequence[int]]:
        """Those of a rank that meet the days from one to another: some, and after them the rest.

        Those that begin up to the day before the first one meet it where `last` is that day.
        """
        places, begins, ends = rank.places, self.first.__getitem__, self.last
        low = bisect_left(places, first - rank.most, key=begins)
        sure = bisect_left(places, first - rank.least, lo=low, key=begins)
        high = bisect_right(places, last, lo=low, key=begins)
        some = [place for place in places[low : min(sure, high)] if ends[place] >= first]
        return some, places[sure:high]

    def all_meeting(self, first: int, last: int) -> Sequence[int]:
        """All that meet the days from one to another, in order."""
        found = (some for rank in self.ranks() for some in self.meeting(rank, first, last))
        return array("I", sorted(chain.from_iterable(found)))


class Ranking:
    """Ranked places as they grow, in order."""

    def __init__(self) -> None:
        self._found: list[array[int]] = [array("I") for _ in range(RANKS)]

    def enter(self, place: int, days: int) -> None:
        """Enter the next place, and how many days after it begins its stretch ends."""
        self._found[days.bit_length()].append(place)

    def columns(self) -> tuple[array[int], array[int]]:
        """The places, and where each rank begins, with one entry more for the end."""
        ranks = self._found[::-1]
        starts = array("Q", accumulate(map(len, ranks), initial=0))
        return array("I", chain.from_iterable(ranks)), starts
