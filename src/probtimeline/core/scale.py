"""Days on a line of character cells: ticks, density, silences.

A Scale maps day numbers (as `datetime.date.toordinal`) to columns and back. It knows nothing of
colours or widgets, and costs nothing per event until density is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from probtimeline.core.calendar import civil, day_number
from probtimeline.core.span import Kind, Span
from probtimeline.core.wording import shown_year

YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
"""Years between labels; a longer axis goes on with 2, 5 and 10 thousand, and so forth."""
SILENCE_SHARE = 30
"""A silence is told when it is at least a thirtieth of the whole extent: half a year in fifteen."""
SILENCE_DAYS = 2
"""No gap shorter than this many days is a silence, however short the chronology."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled column of an axis; `day` is the first day of the labelled unit."""

    column: int
    label: str
    day: int


@dataclass(frozen=True, slots=True)
class Silence:
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
        year, month, day = civil(self.first)
        next_year, next_month, next_day = civil(self.last + 1)
        months = (next_year - year) * 12 + next_month - month - (next_day < day)
        # A year and a half is told in months: "1 year" would hide a third of it.
        for unit, length in (("year", months // 12), ("month", months), ("week", self.days // 7)):
            if length >= 2:
                return f"{length} {unit}s"
        return f"{self.days} days" if self.days > 1 else "1 day"


@dataclass(frozen=True, slots=True)
class Scale:
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
        return (day - self.first) * self.width // self.days

    def first_day(self, column: int) -> int:
        """The first day that falls in a column."""
        return self.first - (-column * self.days // self.width)

    def bounds(self, column: int) -> tuple[int, int]:
        """The first and last day of a column; where columns are finer than days, the same day."""
        last = self.first_day(column + 1) - 1
        return min(self.first_day(column), last), last

    def ticks(self, room: int = 3) -> tuple[Tick, ...]:
        """Years that can be labelled with at least `room` free columns between labels."""
        first_year, last_year = civil(self.first)[0], civil(self.last)[0]
        # Between 44 BC and 2013 lies AD 999, written longer than either.
        years = (first_year, min(max(first_year, 999), last_year), last_year)
        widest = max(len(shown_year(year)) for year in years)
        columns = self.width * 365.25 / self.days
        step = next(step for step in _year_steps() if step * columns >= widest + room)
        start = -(-first_year // step) * step
        ticks = []
        for year in range(start, last_year + 1, step):
            day = day_number(year, 1, 1)
            column = self.column(day)
            label = shown_year(year)
            if column >= 0 and column + len(label) <= self.width:
                ticks.append(Tick(column, label, day))
        return tuple(ticks)


def _year_steps() -> Iterator[int]:
    yield from YEAR_STEPS
    for power in count(3):
        yield from (2 * 10**power, 5 * 10**power, 10 * 10**power)


def extent(spans: Iterable[Span]) -> tuple[int, int] | None:
    """The first and last day that any of the spans names, whole years; None if none does."""
    days = [
        day
        for span in spans
        for day in (
            span.begins.earliest,
            span.begins.latest,
            span.ends.earliest,
            span.ends.latest,
        )
        if day is not None
    ]
    if not days:
        return None
    first_year, last_year = civil(min(days))[0], civil(max(days))[0]
    return day_number(first_year, 1, 1), day_number(last_year, 12, 31)


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
    """How many beginnings fall in each column; an uncertain one is spread over its days."""
    heights = [0.0] * scale.width
    for span in spans:
        stretch = moments(span)[:1]
        if not stretch:
            continue
        first, last = stretch[0]
        left, right = max(0, scale.column(first)), min(scale.width - 1, scale.column(last))
        share = 1 / (scale.column(last) - scale.column(first) + 1)
        for column in range(left, right + 1):
            heights[column] += share
    return tuple(heights)


def silences(spans: Sequence[Span]) -> tuple[Silence, ...]:
    """The long stretches in which nothing began or ended, in order.

    A year-long uncertainty is no silence: the event may be anywhere in it. What merely lasts
    through a stretch does not break it.
    """
    stretches = sorted(stretch for span in spans for stretch in moments(span))
    if not stretches:
        return ()
    whole = max(last for _, last in stretches) - stretches[0][0] + 1
    least = max(SILENCE_DAYS, whole // SILENCE_SHARE)
    found = []
    for (_, before), (first, _) in pairwise(_reaching(stretches)):
        if first - before - 1 >= least:
            found.append(Silence(before + 1, first - 1))
    return tuple(found)


def _reaching(stretches: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The stretches with each last day no earlier than any before it."""
    reach = stretches[0][1]
    for first, last in stretches:
        reach = max(reach, last)
        yield first, reach
