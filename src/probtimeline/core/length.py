"""How long from one date to another, and never told more precisely than the two dates are.

A length runs from the beginning of one date to the beginning of the other. Where a date allows
several days, the length is a range: its least is rounded down and its most is rounded up, so
that what is told is always true.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from probtimeline.core.calendar import civil
from probtimeline.core.patterns import compiled
from probtimeline.core.periods import Unit, period_at
from probtimeline.core.span import Kind, Span

__all__ = ["Length", "extent_text", "later", "length", "whole_months"]

_SHORT: Final = 2
"""Below so many months a length is told in days or weeks."""
_WEEKS_FROM: Final = 14
"""A range so many days wide says nothing about single days, and is told in weeks."""
_MONTHS_FROM: Final = 42
"""A range so many days wide is told in months."""
_YEARS_FROM: Final = 3652
"""A range of ten years, in days, is told in whole years."""
_NEAR: Final = 366
"""Two dates whose order is not known are at about the same time within so many days: a year."""
_SHARED: Final = (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
"""Units in which two dates are told to be the same, or the next: a decade would say nothing."""
_COUNTED: Final = ((Unit.YEAR, 12), (Unit.QUARTER, 3), (Unit.MONTH, 1))
"""Units in which two dates of the same one are counted as a reader would, with their months."""
_ONE: Final = r"((?:at least |up to )?(?:about )?)1 (year|month|week|day)"

_Stretch = tuple[int, int]
"""From one day to another: lengths in months need the days themselves, not their number."""


class _Grain(IntEnum):
    DAYS = 1
    WEEKS = 7
    MONTHS = 30
    YEARS = 365


class Length(NamedTuple):
    """How many days from one date to another, at least and at most; None where nothing is known.

    Negative days lead back in time. `text` says it in years and months, in weeks or days where
    it is short: "4 years 2 months", "4 years 1 month to 5 years 2 months", "at least 6 years",
    "up to 11 months" where it may be nothing, "3 weeks earlier" where it leads back.
    """

    least: int | None
    most: int | None
    text: str


class _Reach(NamedTuple):
    """The shortest and the longest way from one beginning to another, and whether they are sure."""

    low: _Stretch | None
    high: _Stretch | None
    about: str

    @property
    def least(self) -> int | None:
        return None if self.low is None else self.low[1] - self.low[0]

    @property
    def most(self) -> int | None:
        return None if self.high is None else self.high[1] - self.high[0]

    @property
    def back(self) -> _Reach:
        """The same way, walked from the other end."""
        low, high = self.low, self.high
        return _Reach(high and (high[1], high[0]), low and (low[1], low[0]), self.about)


def length(begin: Span, end: Span) -> Length:
    """How long from the beginning of `begin` to the beginning of `end`.

    Two dates known to the day give one length, rounded down to whole months from two months on.
    """
    reach = _reach(begin, end)
    return Length(reach.least, reach.most, _length_text(reach))


def later(a: Span, b: Span) -> str:
    """How much later than `a` it was that `b` began, as a phrase for a link from `a` to `b`.

    "4 years 2 months later", "about a year earlier", "3 to 5 months later", "the same month",
    "the following year"; "at about the same time" where the order of the two is not known. Two
    dates of one unit are counted in it: from 2014 to 2018 it is 4 years, give or take. What lasted
    and may not have been over when `a` began is told to have begun earlier.
    """
    reach = _reach(a, b)
    least, most = reach.least, reach.most
    if reach.low is None and reach.high is None:
        return "earlier or later, not known"
    if (least is None or least <= 0) and (most is None or most >= 0):
        return _together(reach, a, b)
    forward = least is not None and least > 0
    amount = _amount(reach if forward else reach.back)
    began = "" if forward or not _goes_on(b, a) else "began "
    vague = amount.startswith("up to") and not reach.about
    if vague and (unit := _shared(a, b, 1 if forward else -1)):
        return f"the following {unit}" if forward else f"{began}the {unit} before"
    months = _months_counted(a, b)
    if months:
        amount = f"{reach.about}{_said(abs(months), _Grain.MONTHS)}"
    return f"{began}{_with_article(amount)} {'later' if forward else 'earlier'}"


def extent_text(first_day: int, last_day: int) -> str:
    """How long a stretch of days is, both included: "1 year 3 months", "12 days"."""
    return _exactly((first_day, last_day + 1))


def whole_months(first: int, last: int) -> int:
    """How many whole months lie between two days: none from 31 January to 28 February."""
    year, month, day = civil(first)
    next_year, next_month, next_day = civil(last)
    return (next_year - year) * 12 + next_month - month - (next_day < day)


def _reach(begin: Span, end: Span) -> _Reach:
    one, other = begin.begins, end.begins
    unsure = begin.approximate or begin.uncertain or end.approximate or end.uncertain
    return _Reach(
        _stretch(one.latest, other.earliest),
        _stretch(one.earliest, other.latest),
        "about " if unsure else "",
    )


def _stretch(first: int | None, last: int | None) -> _Stretch | None:
    return None if first is None or last is None else (first, last)


def _length_text(reach: _Reach) -> str:
    least, most = reach.least, reach.most
    if least == most == 0:
        return f"{reach.about}the same day"
    if least is not None and least >= 0:
        return _amount(reach) if least or most else "not known"
    if most is not None and most <= 0:
        return f"{_amount(reach.back)} earlier" if least or most else "not known"
    if reach.high is None:
        return "not known" if reach.low is None else f"at most {_up_to(reach.back)} earlier"
    return f"at most {_up_to(reach)}" if reach.low is None else _either_way(reach)


def _together(reach: _Reach, a: Span, b: Span) -> str:
    """The phrase for two of which either may have been first."""
    least, most = reach.least, reach.most
    near = least is not None and most is not None and -_NEAR <= least <= most <= _NEAR
    unit = None if reach.about else _shared(a, b, 0)
    if unit is not None:
        return f"the same {unit}"
    if least is None or most is None:
        before = least is None
        bound = most if before else least
        way, other = ("earlier", "later") if before else ("later", "earlier")
        if bound == 0:
            return f"the same day or {way}"
        return f"{way}, or at most {_up_to(reach if before else reach.back)} {other}"
    if least == most or (near and least < 0 < most):
        return "at about the same time"
    if least == 0:
        return f"{_with_article(_amount(reach))} later"
    return f"{_with_article(_amount(reach.back))} earlier" if most == 0 else _either_way(reach)


def _goes_on(lasting: Span, date: Span) -> bool:
    """Whether what lasted may not have been over when a date began."""
    first, last = date.begins.earliest, lasting.latest
    return lasting.kind is Kind.DURATION and (last is None or first is None or last >= first)


def _months_counted(a: Span, b: Span) -> int:
    """The months from one beginning to another where both are the same unit; 0 where not."""
    first, other = a.begins.earliest, b.begins.earliest
    if first is None or other is None:
        return 0
    for unit, months in _COUNTED:
        one, two = period_at(first, unit), period_at(other, unit)
        if (one.first, one.last, two.first, two.last) == (
            a.begins.earliest,
            a.begins.latest,
            b.begins.earliest,
            b.begins.latest,
        ):
            return whole_months(one.first, two.first) // months * months
    return 0


def _shared(a: Span, b: Span, after: int) -> Unit | None:
    """The finest unit that holds all days of `a`, where those of `b` are so many units later."""
    days = (a.begins.earliest, a.begins.latest, b.begins.earliest, b.begins.latest)
    first, last, other_first, other_last = days
    if first is None or last is None or other_first is None or other_last is None:
        return None
    for unit in _SHARED:
        period = period_at(first, unit)
        following = period.moved(after)
        if period.holds(last) and following.holds(other_first) and following.holds(other_last):
            return unit
    return None


def _amount(reach: _Reach) -> str:
    """A length that does not lead back: exact, a range, or one that has no known end."""
    low, high, about = reach.low, reach.high, reach.about
    assert low is not None
    if high is None:
        return f"at least {about}{_exactly(low)}"
    if reach.least == reach.most:
        return f"{about}{_exactly(high)}"
    grain = _grain(reach, high)
    least, most = _count(low, grain), _count(high, grain, up=True)
    if least == 0:
        return f"up to {about}{_said(most, grain)}"
    one, other = _said(least, grain), _said(most, grain)
    if one == other:
        return f"{about}{one}"
    one_count, _, one_unit = one.partition(" ")
    _, _, other_unit = other.partition(" ")
    alike = one_unit.rstrip("s") == other_unit.rstrip("s") and " " not in one_unit
    return f"{about}{one_count if alike else one} to {other}"


def _up_to(reach: _Reach) -> str:
    """The longest that it can be, rounded up."""
    assert reach.high is not None
    grain = _grain(reach, reach.high)
    return f"{reach.about}{_said(_count(reach.high, grain, up=True), grain)}"


def _either_way(reach: _Reach) -> str:
    forth, back = _up_to(reach), _up_to(reach.back)
    return (
        f"up to {forth} either way" if forth == back else f"up to {back} earlier or {forth} later"
    )


def _grain(reach: _Reach, longest: _Stretch) -> _Grain:
    """What a range is counted in: the wider it is, the coarser."""
    least, most = reach.least, reach.most
    width = 0 if least is None or most is None else most - least
    if width >= _YEARS_FROM:
        return _Grain.YEARS
    if width >= _MONTHS_FROM or whole_months(*longest) >= _SHORT:
        return _Grain.MONTHS
    return _Grain.WEEKS if width >= _WEEKS_FROM else _Grain.DAYS


def _count(stretch: _Stretch, grain: _Grain, *, up: bool = False) -> int:
    first, last = stretch
    if grain in (_Grain.DAYS, _Grain.WEEKS):
        whole, rest = divmod(last - first, grain.value)
    else:
        months = whole_months(first, last)
        broken = civil(first)[2] != civil(last)[2]
        whole, over = (months, 0) if grain is _Grain.MONTHS else divmod(months, 12)
        rest = over + broken
    return whole + (up and rest > 0)


def _exactly(stretch: _Stretch) -> str:
    grain = _Grain.MONTHS if whole_months(*stretch) >= _SHORT else _Grain.DAYS
    count = _count(stretch, grain)
    if grain is _Grain.DAYS and count >= 14 and count % 7 == 0:
        return _said(count // 7, _Grain.WEEKS)
    return _said(count, grain)


def _said(count: int, grain: _Grain) -> str:
    if grain is not _Grain.MONTHS:
        return _counted(count, grain.name.lower().rstrip("s"))
    years, months = divmod(count, 12)
    parts = ((years, "year"), (months, "month"))
    return " ".join(_counted(number, unit) for number, unit in parts if number)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _with_article(amount: str) -> str:
    """Write "a year" for "1 year" where it stands alone."""
    match = compiled(_ONE).fullmatch(amount)
    return f"{match[1]}a {match[2]}" if match else amount
