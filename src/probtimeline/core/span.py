"""When something happened: the days a date allows, how precise it is, and how sure.

A `Span` comes from `core.edtf.parse_edtf`, which alone keeps its fields in agreement; here is
what can be asked of one. Days are day numbers, as `core.calendar` counts them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from probtimeline.core.calendar import civil, day_number
from probtimeline.core.wording import is_financial_year, is_part, wording

__all__ = [
    "FOREVER",
    "Bounds",
    "Kind",
    "Overlap",
    "Precision",
    "Reading",
    "Span",
    "Unreadable",
    "extent",
]

FOREVER: Final = 10**12
"""The last day of what has not ended: a day number later than any date can name."""

LOW: Final = -(2**63)
HIGH: Final = 2**63 - 1
"""Stand in columns of days for one that is not known: where it would be the first, and the last."""


class Precision(StrEnum):
    """How finely a date is stated, from the finest to the coarsest."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Kind(StrEnum):
    """What a date says of the days it allows."""

    MOMENT = "moment"
    """It happened once, somewhere inside: 2014, 2014-06-01, [2013..2015]."""
    DURATION = "duration"
    """It lasted, from some day to another: 2009/2012, 2014/.., ../2015-05."""


class Overlap(StrEnum):
    """Whether a date falls inside a window of days."""

    NO = "no"
    POSSIBLY = "possibly"
    CERTAINLY = "certainly"


class Bounds(NamedTuple):
    """The earliest and the latest day something can be; None where no bound is known."""

    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """One date, as precise as it was given and no more.

    `edtf` is the canonical spelling (EDTF, ISO 8601-2:2019). A moment ends where it begins.
    `precision` is that of the coarsest end stated. `ongoing` means "has not ended" (`2014/..`);
    `is_set` means one moment between two dates (`[2013..2015]`, `[..2015-05]`, `[2015..]`).
    """

    edtf: str
    kind: Kind
    begins: Bounds
    ends: Bounds
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    ongoing: bool = False
    is_set: bool = False

    @property
    def earliest(self) -> int | None:
        """The first day the date allows, or None where none is known."""
        return self.begins.earliest

    @property
    def latest(self) -> int | None:
        """The last day the date allows, or None where none is known or it has not ended."""
        return self.ends.latest

    @property
    def sort_key(self) -> tuple[float, float]:
        """The earliest day, then the latest; an unknown one sorts outermost."""
        first, last = self.begins.earliest, self.ends.latest
        return (-math.inf if first is None else first, math.inf if last is None else last)

    @property
    def core(self) -> tuple[int, int] | None:
        """The first and last day on which it was certainly going on; None where there is none.

        A moment has one only when it is stated to the day. What has not ended goes on to
        `FOREVER`. What is approximate or uncertain has none.
        """
        if self.approximate or self.uncertain:
            return None
        first = self.begins.latest
        last = FOREVER if self.ongoing else self.ends.earliest
        return None if first is None or last is None or first > last else (first, last)

    @property
    def text(self) -> str:
        """The date as it is shown: "1 Jun 2014", "c. 2013", "Sep 2009 – Nov 2012"."""
        return wording(self.edtf)

    @property
    def precision_text(self) -> str:
        """The precision in plain words: "month, approximate", "lasted; month", "not ended"."""
        words = self._precision_words()
        if self.approximate:
            words += ", approximate"
        return f"{words}, uncertain" if self.uncertain else words

    def _precision_words(self) -> str:
        unit = "half a year" if self.precision is Precision.HALF else self.precision.value
        if self.ongoing:
            return "not ended"
        if self.kind is Kind.DURATION:
            if self.begins.earliest is None:
                return f"beginning not known; {unit}"
            if self.ends.latest is None:
                return f"end not known; {unit}"
            return "lasted; financial year" if is_financial_year(self.edtf) else f"lasted; {unit}"
        if self.is_set:
            return "part of a " + part if (part := is_part(self.edtf)) else f"one moment, {unit}"
        return unit

    def overlap(self, first: int | None, last: int | None) -> Overlap:
        """Tell whether it falls in, or touches, the days from `first` to `last`, both included.

        None leaves the window open on that side. CERTAINLY means that every reading the date
        allows does so, POSSIBLY that some do. What is approximate or uncertain is never
        certainly inside a window with an end, since its own bounds are not sure.
        """
        if first is not None and last is not None and first > last:
            return Overlap.NO
        low, high = self.begins.earliest, self.ends.latest
        if (last is not None and low is not None and low > last) or (
            first is not None and high is not None and high < first
        ):
            return Overlap.NO
        begun, ended = self.begins.latest, FOREVER if self.ongoing else self.ends.earliest
        inside = (last is None or (begun is not None and begun <= last)) and (
            first is None or (ended is not None and ended >= first)
        )
        unsure = (self.approximate or self.uncertain) and not (first is None and last is None)
        return Overlap.CERTAINLY if inside and not unsure else Overlap.POSSIBLY


class Reading(NamedTuple):
    """A span and how it was read: the words, the rule in plain words, the base if one was used."""

    span: Span
    words: str
    rule: str
    base: Span | None = None


class Unreadable(NamedTuple):
    """Words that are not read as a date: what is wrong, how to mend it, the spellings offered."""

    words: str
    what: str
    cure: str
    readings: tuple[str, ...] = ()


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
