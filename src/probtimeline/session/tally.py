"""What lies in a range of time, counted from the ledger's columns.

Nothing is made ready for it: counting goes over the numbers of what lies in the range, and over no
events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.ledger import APPROXIMATE, MILESTONE, ONGOING, UNCERTAIN
from probtimeline.core.scale import SILENCE_DAYS, SILENCE_SHARE, Silence, busy, longest, moments
from probtimeline.core.sorted_places import Places, within
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
        marks, figures = self._ledger.marks, self._ledger.figures
        held = self._within(self._passing, reach, reach.outer)
        hits = self._within(self._hits, reach, reach.outer)
        sure = self._sure(reach)
        return Inside(
            sure,
            len(held) - sure,
            sum(figures[place + 1] - figures[place] for place in held),
            sum(bool(marks[place] & MILESTONE) for place in held),
            len(hits),
            silence,
        )

    def _within(
        self, places: Places, reach: Reach, days: tuple[int | None, int | None]
    ) -> Sequence[int]:
        """Those of the places that lie in some days, but for the ends of the range."""
        low, high = LOW if days[0] is None else days[0], HIGH if days[1] is None else days[1]
        if low > high:
            return ()
        found, ends = within(self._ledger, places, low, high), set(reach.ends)
        return [place for place in found if place not in ends]

    def _sure(self, reach: Reach) -> int:
        """How many lie in the range for certain: as `Span.overlap` tells of each."""
        first, last = reach.inner
        if first is None or last is None or first > last:
            return 0
        ledger = self._ledger
        begun, ended, marks = ledger.begun, ledger.ended, ledger.marks
        return sum(
            begun[place] <= last
            and (ended[place] >= first or bool(marks[place] & ONGOING))
            and not marks[place] & (APPROXIMATE | UNCERTAIN)
            for place in self._within(self._passing, reach, reach.inner)
        )

    @cached_property
    def _quiet(self) -> _Quiet:
        ledger = self._ledger
        if not self._filtered:
            return _Quiet(ledger.busy)
        return _Quiet(busy(each for place in self._passing for each in ledger.moments(place)))


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
