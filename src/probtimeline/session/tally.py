"""What lies in a range of time, counted from the ledger's columns.

What begins in the range stands together, and is counted as a whole; only what had begun before, and
what may begin after it, is looked at one by one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.ledger import (
    APPROXIMATE,
    LASTED,
    MILESTONE,
    ONGOING,
    UNCERTAIN,
    known_stretch,
)
from probtimeline.core.scale import SILENCE_DAYS, SILENCE_SHARE, Silence, busy, longest, moments
from probtimeline.core.sorted_places import NONE, Places, reaching
from probtimeline.core.span import HIGH, LOW, Span
from probtimeline.session.ranging import Reach


@dataclass(frozen=True, slots=True)
class Inside:
    """What lies in a range: events, less those it goes from and to, their figures and milestones.

    `hits` are those of them that are searched for. `silence` is the longest stretch in it in
    which nothing began or ended; None where none is long enough.
    """

    certainly: int = 0
    possibly: int = 0
    figures: int = 0
    milestones: int = 0
    hits: int = 0
    silence: Silence | None = None


class Tally:
    """The events that pass the chips, ready to be counted in any range.

    `passing` are their places (None: all events), `hits` those of what is searched for.
    """

    def __init__(
        self,
        chronicle: Chronicle,
        passing: Places | None = None,
        hits: Iterable[int] = (),
    ) -> None:
        ledger = self._ledger = chronicle.ledger
        self._filtered = passing is not None
        self._passing = Places(range(len(ledger))) if passing is None else passing
        self._hits = Places.of(hits)

    def inside(self, reach: Reach) -> Inside:
        """What lies in a range."""
        first, last = reach.outer
        silence = self._quiet.longest(first, last, reach.dates if reach.ends else ())
        low, high = LOW if first is None else first, HIGH if last is None else last
        held, hits = self._held(self._passing, low, high), self._held(self._hits, low, high)
        ends = [place for place in set(reach.ends) if place in held]
        sure = self._sure(reach)
        return Inside(
            sure,
            len(held) - len(ends) - sure,
            self._figures_in(held) - self._figures_of(ends),
            self._marked(held, _MILESTONES) - self._marked_of(ends, _MILESTONES),
            len(hits) - sum(place in hits for place in set(reach.ends)),
            silence,
        )

    def _held(self, places: Places, low: int, high: int) -> _Held:
        """Those of the places that lie in some days."""
        if low > high:
            return _Held(NONE, NONE, 0, 0)
        begins = self._ledger.begins
        start, stop = (
            places.before(bisect_left(begins, low)),
            places.before(bisect_right(begins, high)),
        )
        return _Held(reaching(self._ledger.reaches, places[:start], low), places, start, stop)

    def _figures_in(self, held: _Held) -> int:
        before = self._figures_before
        return self._figures_of(held.reaching) + before[held.stop] - before[held.start]

    def _figures_of(self, places: Iterable[int]) -> int:
        figures = self._ledger.figures
        return sum(figures[place + 1] - figures[place] for place in places)

    @cached_property
    def _figures_before(self) -> Sequence[int]:
        """For each of what passes how many figures there are before it; one entry more."""
        if not self._filtered:
            return self._ledger.figures
        each = (self._figures_of((place,)) for place in self._passing)
        return array("Q", accumulate(each, initial=0))

    def _marked(self, held: _Held, wanted: bytes) -> int:
        """How many have marks that are 1 in a table of all marks."""
        marks = bytes(self._marks[held.start : held.stop])
        return self._marked_of(held.reaching, wanted) + marks.translate(wanted).count(1)

    def _marked_of(self, places: Iterable[int], wanted: bytes) -> int:
        return sum(wanted[self._ledger.marks[place]] for place in places)

    @cached_property
    def _marks(self) -> Sequence[int]:
        """The marks of what passes, one after another."""
        marks = self._ledger.marks
        return bytes(map(marks.__getitem__, self._passing)) if self._filtered else marks

    def _sure(self, reach: Reach) -> int:
        """How many lie in the range for certain: as `Span.overlap` tells of each."""
        first, last = reach.inner
        if first is None or last is None or first > last:
            return 0
        ledger, held = self._ledger, self._held(self._passing, first, last)
        begun, ended, marks = ledger.begun, ledger.ended, ledger.marks

        def is_sure(place: int) -> bool:
            if marks[place] & (APPROXIMATE | UNCERTAIN) or begun[place] > last:
                return False
            return ended[place] >= first or bool(marks[place] & ONGOING)

        # Of what begins in the range, only what may begin after it or end before it may not be so.
        odd = {*ledger.may_begin.all_meeting(last + 1, last), *self._backward}
        here = [place for place in odd if first <= ledger.begins[place] <= last]
        doubtful = [place for place in here if _EXACT[marks[place]] and not is_sure(place)]
        if self._filtered:
            doubtful = [place for place in doubtful if place in self._passing]
        begun_in = bytes(self._marks[held.start : held.stop]).translate(_EXACT).count(1)
        sure = begun_in - len(doubtful) + sum(map(is_sure, held.reaching))
        return sure - sum(place in held and is_sure(place) for place in set(reach.ends))

    @cached_property
    def _backward(self) -> Sequence[int]:
        """The places of what may, by all that is known, have ended before it began."""
        begins, ended = self._ledger.begins, self._ledger.ended
        return [place for place in self._ledger.lasting if ended[place] < begins[place]]

    @cached_property
    def _quiet(self) -> _Quiet:
        ledger, passing = self._ledger, self._passing
        if not self._filtered:
            return _Quiet(ledger.busy)
        lasted = [place for place in passing if ledger.marks[place] & LASTED]
        ended = ((ledger.ended[place], ledger.ends[place]) for place in lasted)
        # Many share their days: each stretch of these is looked at once.
        happened = {*ledger.beginnings(passing), *ended}
        return _Quiet(busy(known for one in happened if (known := known_stretch(*one)) is not None))


_EXACT = bytes(not mark & (APPROXIMATE | UNCERTAIN) for mark in range(256))
_MILESTONES = bytes(bool(mark & MILESTONE) for mark in range(256))


@dataclass(frozen=True, slots=True)
class _Held:
    """Places that lie in a range: `reaching` had begun before; the rest are numbers of places."""

    reaching: Places
    places: Places
    start: int
    stop: int

    def __len__(self) -> int:
        return len(self.reaching) + self.stop - self.start

    def __contains__(self, place: int) -> bool:
        if place in self.reaching:
            return True
        at = self.places.before(place)
        return self.start <= at < self.stop and self.places[at] == place


class _Quiet:
    """The stretches of days between all beginnings and ends, in order."""

    def __init__(self, days: Sequence[int]) -> None:
        self._first = days[0] if len(days) else None
        self._last = days[-1] if len(days) else None
        self._begins = [day + 1 for day in days[1:-1:2]]
        self._lengths = [day - at for at, day in zip(self._begins, days[2::2], strict=True)]

    def _gap(self, at: int) -> tuple[int, int]:
        return self._begins[at], self._begins[at] + self._lengths[at] - 1

    def longest(self, first: int | None, last: int | None, ends: Sequence[Span]) -> Silence | None:
        """The longest one between two days, broken by the dates of what stands at the ends."""
        broken = sorted(stretch for date in ends for stretch in moments(date))
        known = [day for day in (self._first, self._last) if day is not None]
        known += [day for stretch in broken for day in stretch]
        if not known:
            return None
        low = min(known) if first is None else max(first, min(known))
        high = max(known) if last is None else min(last, max(known))
        found = []
        reached = low
        for begin, end in [*broken, (high + 1, high + 1)]:
            found += self._between(reached, min(begin - 1, high))
            reached = max(reached, end + 1)
        silence = longest(found)
        least = max(SILENCE_DAYS, (high - low + 1) // SILENCE_SHARE)
        return silence if silence is not None and silence.days >= least else None

    def _between(self, first: int, last: int) -> list[Silence]:
        """The gaps that may be the longest between two days, as far as they lie between them."""
        if first > last:
            return []
        if self._first is None or self._last is None:
            return [Silence(first, last)]
        found = [(first, min(last, self._first - 1)), (max(first, self._last + 1), last)]
        left = max(0, bisect_right(self._begins, first) - 1)
        right = bisect_right(self._begins, last)
        found += [self._gap(at) for at in {left, right - 1} if left <= at < right]
        if right - left > 2:
            inner = self._lengths[left + 1 : right - 1]
            found.append(self._gap(left + 1 + inner.index(max(inner))))
        cut = ((max(first, low), min(last, high)) for low, high in found)
        return [Silence(low, high) for low, high in sorted(cut) if low <= high]
