"""Windows of time in the calendar's own units, from a century to a day.

What the axis shows when it is zoomed in, and what it goes to from there. Weeks are those of
ISO 8601, from Monday to Sunday. A British financial year runs from 1 April to 31 March.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, assert_never

from probtimeline.core.calendar import civil, day_number, iso, iso_year, weekday
from probtimeline.core.wording import MONTHS, is_financial_year, wording

__all__ = ["Period", "Unit", "period_at", "zoomed_in", "zoomed_out"]


class Unit(StrEnum):
    """The units of the calendar, from the coarsest to the finest."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


UNITS = tuple(Unit)


class Period(NamedTuple):
    """The days from `first` to `last`, both included.

    `unit` is the unit of the calendar that it is, None for any other stretch of days. `financial`
    tells a financial year, and a quarter of one, from those of the calendar.
    """

    first: int
    last: int
    unit: Unit | None = None
    financial: bool = False

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1

    def holds(self, day: int) -> bool:
        """Tell whether a day is one of its days."""
        return self.first <= day <= self.last

    @property
    def text(self) -> str:
        """It as a reader reads it: "2010s", "2014–15", "Q2 2014", "Jun 2014", "2–8 Jun 2014"."""
        year, month, _ = civil(self.first)
        match self.unit:
            case Unit.CENTURY:
                return _century(year)
            case Unit.DECADE:
                return _decade(year)
            case Unit.YEAR:
                return wording(_financial_year(year) if self.financial else iso_year(year))
            case Unit.QUARTER:
                return _quarter(year, month, self.financial)
            case Unit.MONTH:
                return wording(f"{iso_year(year)}-{month:02d}")
            case _:
                return _days(self.first, self.last)

    def moved(self, by: int) -> Period:
        """The period so many whole units later; earlier where `by` is negative.

        A stretch of days that is no unit of the calendar moves by half its length, rounded down,
        and by a day at least: half of what was seen stays in sight.
        """
        if self.unit is not None:
            number = _number(self.first, self.unit, self.financial) + by
            return _numbered(number, self.unit, self.financial)
        step = by * max(1, self.days // 2)
        return Period(self.first + step, self.last + step)


def period_at(day: int, unit: Unit, *, financial: bool = False) -> Period:
    """The unit of the calendar that holds a day.

    `financial` asks for the financial year, or the quarter of one. It is without meaning for the
    other units: a decade is one of the calendar.
    """
    financial = financial and unit in (Unit.YEAR, Unit.QUARTER)
    return _numbered(_number(day, unit, financial), unit, financial)


def zoomed_in(
    window: Period | None, day: int, whole: tuple[int, int], *, financial: bool = False
) -> Period:
    """The next finer unit around `day` that is shorter than what is shown now.

    A window of None shows the `whole`, first and last day included. Of a day there is none finer:
    a window of one day stays what it is.
    """
    shown = Period(*whole) if window is None else window
    for period in _around(day, _finer(shown.unit), financial):
        if period.days < shown.days:
            return period
    return period_at(day, Unit.DAY) if window is None else window


def zoomed_out(
    window: Period, whole: tuple[int, int], *, day: int | None = None, financial: bool = False
) -> Period | None:
    """The next coarser unit; None where that shows as much as the `whole`, or more.

    It is the unit around `day` where that is in the window, otherwise around the middle of the
    window. The two differ where units cross: a week may lie in two months, and a financial year
    in two decades.
    """
    about = (window.first + window.last) // 2 if day is None or not window.holds(day) else day
    for period in _around(about, _coarser(window.unit), financial):
        if period.days > window.days:
            return period if period.days < Period(*whole).days else None
    return None


def _finer(unit: Unit | None) -> Iterable[Unit]:
    return UNITS if unit is None else UNITS[UNITS.index(unit) + 1 :]


def _coarser(unit: Unit | None) -> Iterable[Unit]:
    return reversed(UNITS if unit is None else UNITS[: UNITS.index(unit)])


def _around(day: int, units: Iterable[Unit], financial: bool) -> Iterable[Period]:
    return (period_at(day, unit, financial=financial) for unit in units)


def _number(day: int, unit: Unit, financial: bool) -> int:
    """Which one it is of its kind: neighbours have neighbouring numbers."""
    year, month, _ = civil(day)
    match unit:
        case Unit.CENTURY:
            # 100 BC to 1 BC, which is the year 0, are the century before that of AD 1 to 99.
            return year // 100 if year > 0 else (year - 1) // 100
        case Unit.DECADE:
            return year // 10
        case Unit.YEAR:
            return year - (financial and month < 4)
        case Unit.QUARTER:
            return year * 4 + (month - 1) // 3
        case Unit.MONTH:
            return year * 12 + month - 1
        case Unit.WEEK:
            return (day - weekday(day)) // 7
        case Unit.DAY:
            return day
        case _:
            assert_never(unit)


def _numbered(number: int, unit: Unit, financial: bool) -> Period:
    first = _first_day(number, unit, financial)
    return Period(first, _first_day(number + 1, unit, financial) - 1, unit, financial)


def _first_day(number: int, unit: Unit, financial: bool) -> int:
    match unit:
        case Unit.CENTURY:
            return day_number(number * 100 + (number <= 0), 1, 1)
        case Unit.DECADE:
            return day_number(number * 10, 1, 1)
        case Unit.YEAR:
            return day_number(number, 4 if financial else 1, 1)
        case Unit.QUARTER:
            return day_number(number // 4, number % 4 * 3 + 1, 1)
        case Unit.MONTH:
            return day_number(number // 12, number % 12 + 1, 1)
        case Unit.WEEK:
            return number * 7 + 1
        case Unit.DAY:
            return number
        case _:
            assert_never(unit)


def _century(year: int) -> str:
    if 0 < year < 9999:
        return wording(f"{year // 100:02d}XX")
    if -9999 <= year <= 0:
        return wording(f"-{-year // 100:02d}XX")
    return wording(f"{iso_year(year)}/{iso_year(year + 99)}")


def _decade(year: int) -> str:
    # EDTF spells decades with the first three of four digits; others are told by their ends.
    if 0 <= year <= 9990:
        return wording(f"{year // 10:03d}X")
    return wording(f"{iso_year(year)}/{iso_year(year + 9)}")


def _financial_year(year: int) -> str:
    return f"{iso_year(year)}-04/{iso_year(year + 1)}-03"


def _quarter(year: int, month: int, financial: bool) -> str:
    if not financial:
        return wording(f"{iso_year(year)}-{33 + month // 3}")
    edtf = _financial_year(year - (month < 4))
    if is_financial_year(edtf):
        return f"Q{(month - 4) // 3 % 4 + 1} {wording(edtf)}"
    # Where a financial year has no short name, the months say which quarter is meant.
    return wording(f"{iso_year(year)}-{month:02d}/{iso_year(year)}-{month + 2:02d}")


def _months(begin: tuple[int, int], end: tuple[int, int]) -> str:
    """Name a stretch of whole months, in years as far as it is made of them."""
    year, month = begin
    first, last = (f"{iso_year(number)}-{part:02d}" for number, part in (begin, end))
    if year == end[0]:
        if (month, end[1]) == (1, 12):
            return wording(iso_year(year))
        short = f"{MONTHS[month - 1][:3]} – " if month != end[1] else ""
        return f"{short}{wording(last)}"
    if month == 1:
        first, last = iso_year(year), iso_year(end[0]) if end[1] == 12 else last
    return wording(f"{first}/{last}")


def _days(first: int, last: int) -> str:
    """Name a stretch by its ends, telling month and year once where both have the same."""
    if first == last:
        return wording(iso(first))
    year, month, day = civil(first)
    end_year, end_month, _ = civil(last)
    if day == 1 and civil(last + 1)[2] == 1:
        return _months((year, month), (end_year, end_month))
    if year != end_year:
        return wording(f"{iso(first)}/{iso(last)}")
    begin = str(day) if month == end_month else f"{day} {MONTHS[month - 1][:3]}"
    dash = "–" if month == end_month else " – "
    return f"{begin}{dash}{wording(iso(last))}"
