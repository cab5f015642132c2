"""Day numbers and civil dates, without a first or a last year.

The calendar is the proleptic Gregorian one that ISO 8601 prescribes, with astronomical years
(0 is 1 BC, -1 is 2 BC). `datetime.date` stops at the years 1 and 9999; a chronology need not.
"""

from typing import Final

__all__ = ["civil", "day_number", "days_in_month", "iso", "iso_year", "weekday"]

_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2
_DAYS_IN_ERA: Final = 146_097  # four hundred Gregorian years always have this many days
_MARCH_OFFSET: Final = 305  # days from 0000-03-01 to 0001-01-01, less one
_FOUR_DIGITS: Final = 9999


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has; `month` is 1 to 12."""
    if month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """Return the day's number: 1 is 0001-01-01, as `datetime.date.toordinal` counts.

    Raises ValueError for a day that is not in the calendar.
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise ValueError(f"no such day: {year}, {month}, {day}")
    # Counting from 1 March puts the leap day at the end of the year, out of the way.
    if month <= _FEBRUARY:
        year -= 1
        month += 12
    in_year = (153 * (month - 3) + 2) // 5 + day
    return 365 * year + year // 4 - year // 100 + year // 400 + in_year - 1 - _MARCH_OFFSET


def civil(day: int) -> tuple[int, int, int]:
    """Return the year, month and day of the month of a day number."""
    era, in_era = divmod(day + _MARCH_OFFSET, _DAYS_IN_ERA)
    # The three corrections undo the leap days of 4, 100 and 400 years.
    year = (in_era - in_era // 1460 + in_era // 36_524 - in_era // 146_096) // 365
    in_year = in_era - (365 * year + year // 4 - year // 100)
    month = (5 * in_year + 2) // 153
    in_month = in_year - (153 * month + 2) // 5 + 1
    year += era * 400
    return (year, month + 3, in_month) if month < 10 else (year + 1, month - 9, in_month)


def weekday(day: int) -> int:
    """Return the day of the week of a day number: 0 is Monday, 6 is Sunday."""
    return (day - 1) % 7


def iso_year(year: int) -> str:
    """Return a year as EDTF spells it: "2013", "-0043", and "Y12345" past four digits."""
    if 0 <= year <= _FOUR_DIGITS:
        return f"{year:04d}"
    return f"-{-year:04d}" if -_FOUR_DIGITS <= year < 0 else f"Y{year}"


def iso(day: int) -> str:
    """Return a day number as "2013-02-21", "-0043-03-15" or "Y12345-01-01"."""
    year, month, in_month = civil(day)
    return f"{iso_year(year)}-{month:02d}-{in_month:02d}"
