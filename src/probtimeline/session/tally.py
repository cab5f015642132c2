"""What lies in a range of time, counted from sums that are made once for a filter.

A range may grow with every key: counting what is in it looks up a few days in sorted lists, and
goes over no events.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.scale import SILENCE_DAYS, SILENCE_SHARE, Silence, longest, moments
from probtimeline.core.span import FOREVER, Overlap, Span
from probtimeline.session.ranging import Reach

Stretch = tuple[int, int]
Weights = tuple[list[int], ...]
"""What is counted of each event: itself, its figures, whether it is a milestone, and a hit."""


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
        passing: Sequence[int] | None = None,
        hits: Sequence[int] = (),
    ) -> None:
        events = chronicle.events
        self._chronicle = chronicle
        self._hits = frozenset(hits)
        self._passing: Sequence[int] = range(len(events)) if passing is None else passing
        among = [events[place] for place in self._passing]
        weights: Weights = (
            [1] * len(among),
            [sum(len(quote.figures) for quote in event.quotes) for event in among],
            [int(event.milestone) for event in among],
            [int(place in self._hits) for place in self._passing],
        )
        dates = [event.date for event in among]
        lows = [date.begins.earliest for date in dates]
        highs = [date.ends.latest for date in dates]
        self._begun = _Sums([-inf if low is None else low for low in lows], weights)
        self._over = _Sums([inf if high is None else high for high in highs], weights)
        self._sure = _Sure(dates)
        self._quiet = _Quiet(dates)

    def inside(self, reach: Reach) -> Inside:
        """What lies in a range."""
        ends = [self._chronicle.events[place] for place in set(reach.ends) if self._has(place)]
        first, last = reach.outer
        silence = self._quiet.longest(first, last, reach.dates if reach.ends else ())
        if first is not None and last is not None and first > last:
            return Inside(silence=silence)
        after = self._begun.above(inf if last is None else last)
        before = self._over.below(-inf if first is None else first)
        held = [
            whole - more - less
            for whole, more, less in zip(self._begun.whole, after, before, strict=True)
        ]
        for event in ends:
            if reach.holds(event.date) is not Overlap.NO:
                held = [one - less for one, less in zip(held, self._weight(event), strict=True)]
        sure = self._sure.within(*reach.inner)
        sure -= sum(reach.holds(event.date) is Overlap.CERTAINLY for event in ends)
        within, figures, milestones, hits = held
        return Inside(sure, within - sure, figures, milestones, hits, silence)

    def _has(self, place: int) -> bool:
        at = bisect_left(self._passing, place)
        return at < len(self._passing) and self._passing[at] == place

    def _weight(self, event: Event) -> tuple[int, int, int, int]:
        hit = self._chronicle.places[event.id] in self._hits
        return 1, len(event.figures), int(event.milestone), int(hit)


class _Sums:
    """Days in order, with the sums of what each weighs."""

    def __init__(self, days: Sequence[float], weights: Weights) -> None:
        order = sorted(range(len(days)), key=days.__getitem__)
        self._days = [days[at] for at in order]
        self._sums = [
            list(accumulate(map(column.__getitem__, order), initial=0)) for column in weights
        ]
        self.whole = [column[-1] for column in self._sums]

    def below(self, day: float) -> list[int]:
        """What weighs on the days before one."""
        at = bisect_left(self._days, day)
        return [column[at] for column in self._sums]

    def above(self, day: float) -> list[int]:
        """What weighs on the days after one."""
        at = bisect_right(self._days, day)
        return [column[-1] - column[at] for column in self._sums]


class _Sure:
    """How many dates are certainly within some days: as `Span.overlap` tells of each."""

    def __init__(self, dates: Iterable[Span]) -> None:
        known = [
            (begun, ended)
            for date in dates
            if not (date.approximate or date.uncertain)
            and (begun := date.begins.latest) is not None
            and (ended := FOREVER if date.ongoing else date.ends.earliest) is not None
        ]
        self._begun = sorted(begun for begun, _ in known)
        self._ended = sorted(ended for _, ended in known)
        # Vague dates: many of them share the same few stretches, a month or a year.
        vague = Counter((ended, begun) for begun, ended in known if ended < begun)
        self._vague = sorted((*stretch, count) for stretch, count in vague.items())

    def within(self, first: int | None, last: int | None) -> int:
        if first is None or last is None or first > last:
            return 0
        later = len(self._begun) - bisect_right(self._begun, last)
        earlier = bisect_left(self._ended, first)
        around = self._vague[: bisect_left(self._vague, (first,))]
        both = sum(count for _, begun, count in around if begun > last)
        return len(self._begun) - later - earlier + both


class _Quiet:
    """The stretches of days between all beginnings and ends, in order."""

    def __init__(self, dates: Iterable[Span]) -> None:
        stretches = sorted(stretch for date in dates for stretch in moments(date))
        self._first = stretches[0][0] if stretches else None
        self._gaps: list[Stretch] = []
        reached = self._first
        for first, last in stretches:
            if reached is not None and first > reached + 1:
                self._gaps.append((reached + 1, first - 1))
            reached = last if reached is None else max(reached, last)
        self._last = reached
        self._begins = [first for first, _ in self._gaps]
        self._lengths = [last - first + 1 for first, last in self._gaps]

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
        found += [self._gaps[at] for at in {left, right - 1} if left <= at < right]
        if right - left > 2:
            inner = self._lengths[left + 1 : right - 1]
            found.append(self._gaps[left + 1 + inner.index(max(inner))])
        cut = ((max(first, low), min(last, high)) for low, high in found)
        return [Silence(low, high) for low, high in sorted(cut) if low <= high]
