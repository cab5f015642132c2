"""Days on a line of character cells: ticks, density, silences.

A Scale maps day numbers (as `datetime.date.toordinal`) to columns and back. It knows nothing of
colours or widgets, and costs nothing per event until density is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.span import Kind, Span

if TYPE_CHECKING:
    from probtimeline.core.ticks import Tick

SILENCE_SHARE = 30
"""A silence is told when it is at least a thirtieth of the whole extent: half a year in fifteen."""
SILENCE_DAYS = 2
"""No gap shorter than this many days is a silence, however short the chronology."""


class Silence(NamedTuple):
    """Days, first and last included, on which nothing is known to have happened."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return self.last - self.first + 1

    @property
    def text(self) -> str:
        """Its length in the largest unit that fits twice, rounded down: "8 months", "3 years"."""
        from probtimeline.core.length import whole_months

        months = whole_months(self.first, self.last + 1)
        # A year and a half is told in months: "1 year" would hide a third of it.
        if months == 12:
            return "1 year"
        for unit, length in (("year", months // 12), ("month", months), ("week", self.days // 7)):
            if length >= 2:
                return f"{length} {unit}s"
        return f"{self.days} days" if self.days > 1 else "1 day"


class Scale(NamedTuple):
    """A window of days, first and last included, drawn over `width` columns."""

    first: int
    last: int
    width: int

    @property
    def days(self) -> int:
        """How many days the window holds."""
        return self.last - self.first + 1

    def column(self, day: int) -> int:
        """The column a day falls in; outside 0 … width−1 when it is outside the window."""
        return (day - self.first) * self.width // (self.last - self.first + 1)

    def last_column(self, day: int) -> int:
        """The last column of a day, where columns are finer than days; else that it falls in."""
        return max(self.column(day), self.column(day + 1) - 1)

    def first_day(self, column: int) -> int:
        """The first day that falls in a column."""
        return self.first - (-column * self.days // self.width)

    def bounds(self, column: int) -> tuple[int, int]:
        """The first and last day of a column; where columns are finer than days, the same day."""
        last = self.first_day(column + 1) - 1
        return min(self.first_day(column), last), last

    def ticks(self, room: int = 3, *, financial: bool = False) -> tuple[Tick, ...]:
        """The finest labels there is room for: days, weeks, months, or years, or many years.

        They keep `room` free columns between them, of which one may be lost between years.
        `financial` asks for financial years, from 1 April, in the place of those of the calendar.
        """
        from probtimeline.core.ticks import window_ticks

        return window_ticks(self, room, financial=financial)


def moments(span: Span) -> tuple[tuple[int, int], ...]:
    """The stretches of days within which something happened: its beginning, and its end.

    A stretch with an open side shrinks to the day it names: "by May 2015" is known only of May.
    """
    found = []
    for bounds in (span.begins, span.ends) if span.kind is Kind.DURATION else (span.begins,):
        days = [day for day in (bounds.earliest, bounds.latest) if day is not None]
        if days:
            found.append((days[0], days[-1]))
    return tuple(found)


def density(scale: Scale, spans: Iterable[Span]) -> tuple[float, ...]:
    """How many beginnings fall in the days of each column.

    An uncertain one is spread evenly over the days it allows, and what of it lies outside the
    window is not counted. Where columns are finer than days, all columns of a day tell the day.
    """
    heights = [0.0] * scale.width
    bounds = [scale.bounds(column) for column in range(scale.width)]
    for span in spans:
        stretch = moments(span)[:1]
        if not stretch or stretch[0][1] < scale.first or stretch[0][0] > scale.last:
            continue
        days = stretch[0][1] - stretch[0][0] + 1
        first, last = max(stretch[0][0], scale.first), min(stretch[0][1], scale.last)
        left, right = scale.column(first), scale.last_column(last)
        for column in range(left, right + 1):
            low, high = bounds[column]
            # Plain comparisons: this runs for every column of every event.
            low, high = low if low > first else first, high if high < last else last
            heights[column] += (high - low + 1) / days
    return tuple(heights)


def silences(spans: Iterable[Span]) -> tuple[Silence, ...]:
    """The long stretches in which nothing began or ended, in order.

    A year-long uncertainty is no silence: the event may be anywhere in it. What merely lasts
    through a stretch does not break it.
    """
    return long_silences(busy(stretch for span in spans for stretch in moments(span)))


def busy(happened: Iterable[tuple[int, int]]) -> Sequence[int]:
    """The days on which something may have begun or ended: first and last of each stretch of them.

    They are given as stretches that may overlap, in any order.
    """
    days = array("q")
    for first, last in sorted(set(happened)):
        if days and first <= days[-1] + 1:
            days[-1] = max(days[-1], last)
        else:
            days.extend((first, last))
    return days


def long_silences(days: Sequence[int], extent: int = 0) -> tuple[Silence, ...]:
    """The long stretches between busy days, in order.

    What is long is a share of how far the days extend, which are `extent` at least.
    """
    if not len(days):
        return ()
    least = max(SILENCE_DAYS, max(extent, days[-1] - days[0] + 1) // SILENCE_SHARE)
    pairs = zip(days[1:-1:2], days[2::2], strict=True)
    return tuple(Silence(last + 1, first - 1) for last, first in pairs if first - last - 1 >= least)


def longest(among: Sequence[Silence]) -> Silence | None:
    """The longest silence, the first of several that are as long; None where there is none."""
    return max(among, key=lambda silence: silence.days, default=None)
