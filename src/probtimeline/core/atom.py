"""One EDTF date: a day, a month, a part of a year, a year, a decade or a century.

EDTF is ISO 8601-2:2019 as the Library of Congress publishes it
(https://www.loc.gov/standards/datetime/). Ranges and sets of such dates are `core.edtf`'s.

Seasons (21 to 24) are the northern meteorological ones: spring is March to May, and winter
begins in December of the year named. 25 to 28 mean the same and are written back as 21 to 24;
29 to 32 are the southern seasons.
"""

import re
from typing import Final, NamedTuple

from probtimeline.core.calendar import day_number, days_in_month, iso_year
from probtimeline.core.span import Precision, Unreadable
from probtimeline.core.wording import MONTHS, SEASONS

__all__ = ["Atom", "is_ambiguous", "read_atom", "sub_year"]

_SUB_YEARS: Final = {  # EDTF's code: the first month, how many months
    **{21 + n: (3 + 3 * n, 3) for n in range(4)},
    **{25 + n: (3 + 3 * n, 3) for n in range(4)},
    **{29 + n: ((9, 12, 3, 6)[n], 3) for n in range(4)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}
_QUADRIMESTERS: Final = range(37, 40)
_HIGHEST_NORTHERN: Final = 28

_DATE: Final = re.compile(
    r"([?~%]?)(Y-?[0-9]{1,9}|-?[0-9]{4}|[0-9]{3}X|-?[0-9]{2}XX)([?~%]?)"
    r"(?:-([?~%]?)([0-9]{2}|XX)([?~%]?)(?:-([?~%]?)([0-9]{2}|XX)([?~%]?))?)?"
)
_FORMS: Final = (
    "write a year (2014), a month (2014-06), a day (2014-06-01) or a range (2009-09/2012-11)"
)


class Atom(NamedTuple):
    """One date: its canonical spelling, the first and last day it allows, and how it is stated.

    A part of a year that EDTF cannot spell without ambiguity is a set of months (`is_set`).
    """

    edtf: str
    earliest: int
    latest: int
    precision: Precision
    marks: str = ""
    is_set: bool = False


def read_atom(text: str) -> Atom | Unreadable:
    """Read one EDTF date, without `/` or `[`; qualifiers inside it count for the whole."""
    found = _DATE.fullmatch(text)
    if found is None:
        return _not_a_date(text)
    m0, year_text, m1, m2, part, m3, m4, day, m5 = found.groups("")
    marks = _one_mark(m0 + m1 + m2 + m3 + m4 + m5)
    if year_text.endswith("X"):
        cure = f"write the decade or century alone: {year_text}"
        problem = Unreadable(text, "X may stand for the last digits only", cure)
        return problem if part else _years(year_text, marks)
    year = int(year_text.removeprefix("Y"))
    if year == 0 and year_text != "0000":
        return Unreadable(text, "there is no year minus nought", "write 0000, which is 1 BC")
    if part == "XX" and day not in ("", "XX"):
        return Unreadable(text, "a day without its month says too little", "write the year alone")
    if part in ("", "XX"):
        first, last = day_number(year, 1, 1), day_number(year, 12, 31)
        return Atom(iso_year(year) + marks, first, last, Precision.YEAR, marks)
    if 1 <= int(part) <= 12:
        return _month_or_day(text, year, int(part), day.removeprefix("XX"), marks)
    if int(part) not in _SUB_YEARS or day:
        return _no_such_month(text, year, int(part), day)
    return _part_of_year(text, year, int(part), marks)


def is_ambiguous(year: int, code: int) -> bool:
    """Tell whether "2021-22" and its like may be a financial year as well as a part of a year."""
    return 1000 <= year <= 9998 and code == (year + 1) % 100 and code in _SUB_YEARS


def sub_year(year: int, code: int) -> str:
    """Return the EDTF for a part of a year (21 to 41) in a spelling that can mean nothing else.

    Summer 2021 is `2021-26`, since `2021-22` is also how people write a financial year.
    """
    code = code - 4 if 25 <= code <= _HIGHEST_NORTHERN else code
    if code not in _QUADRIMESTERS and not is_ambiguous(year, code):
        return f"{iso_year(year)}-{code}"
    if code <= 24:
        return f"{iso_year(year)}-{code + 4}"
    start, end = _months(year, code)
    return f"[{iso_year(start[0])}-{start[1]:02d}..{iso_year(end[0])}-{end[1]:02d}]"


def _one_mark(marks: str) -> str:
    if "%" in marks or ("?" in marks and "~" in marks):
        return "%"
    return marks[:1]


def _years(text: str, marks: str) -> Atom:
    length = 10 ** text.count("X")
    digits = int(text.strip("-X")) * length
    # Before the common era years run backwards, so a century ends in the year it is named by.
    first = -digits - length + 1 if text.startswith("-") else digits
    last = first + length - 1
    precision = Precision.DECADE if length == 10 else Precision.CENTURY
    return Atom(text + marks, day_number(first, 1, 1), day_number(last, 12, 31), precision, marks)


def _month_or_day(text: str, year: int, month: int, day: str, marks: str) -> Atom | Unreadable:
    edtf, length = f"{iso_year(year)}-{month:02d}", days_in_month(year, month)
    if not day:
        first = day_number(year, month, 1)
        return Atom(edtf + marks, first, first + length - 1, Precision.MONTH, marks)
    if not 1 <= int(day) <= length:
        what = f"{MONTHS[month - 1]} {iso_year(year)} has {length} days, not {int(day)}"
        return Unreadable(text, what, f"correct the day, or write the month alone: {edtf}")
    number = day_number(year, month, int(day))
    return Atom(f"{edtf}-{day}{marks}", number, number, Precision.DAY, marks)


def _months(year: int, code: int) -> tuple[tuple[int, int], tuple[int, int]]:
    month, length = _SUB_YEARS[code]
    over, last = divmod(month + length - 2, 12)
    return (year, month), (year + over, last + 1)


def _part_of_year(text: str, year: int, code: int, marks: str) -> Atom | Unreadable:
    if is_ambiguous(year, code):
        return _ambiguous(text, year, code)
    start, end = _months(year, code)
    first, last = day_number(*start, 1), day_number(*end, days_in_month(*end))
    edtf = sub_year(year, code)
    if edtf.startswith("["):
        edtf = edtf.replace("..", f"{marks}..").replace("]", f"{marks}]")
        return Atom(edtf, first, last, Precision.MONTH, marks, is_set=True)
    precision = (
        Precision.HALF if code >= 40 else Precision.QUARTER if code >= 33 else Precision.SEASON
    )
    return Atom(edtf + marks, first, last, precision, marks)


def _ambiguous(text: str, year: int, code: int) -> Unreadable:
    financial = f"{iso_year(year)}-04/{iso_year(year + 1)}-03"
    if code <= 32:
        words = f"{SEASONS[(code - 21) % 4]} {year}" + (" (southern)" if code >= 29 else "")
    elif code in _QUADRIMESTERS:
        words = f"{('early', 'mid', 'late')[code - 37]} {year}"
    else:
        words = f"Q{code - 32} {year}" if code < 37 else f"H{code - 39} {year}"
    return Unreadable(
        text,
        f"{year}-{code} may be the financial year to March {year + 1}, or {words}",
        f"write {financial} or {words}",
        (financial, words),
    )


def _no_such_month(text: str, year: int, month: int, day: str) -> Unreadable:
    what, cure = f"there is no month {month:02d}", "months run from 01 to 12"
    if day and day != "XX" and 1 <= int(day) <= 12 and 0 < month <= days_in_month(year, int(day)):
        swapped = f"{iso_year(year)}-{int(day):02d}-{month:02d}"
        return Unreadable(text, what, f"{cure}; was {swapped} meant?", (swapped,))
    if not day and 1000 <= year <= 9998:
        if month == (year + 1) % 100:
            financial = f"{year}-04/{year + 1}-03"
            return Unreadable(text, what, f"a financial year is {financial}", (financial,))
        if month > year % 100:
            period = f"{year}/{year // 100 * 100 + month}"
            return Unreadable(text, what, f"{cure}; a range of years is {period}", (period,))
    return Unreadable(text, what, cure)


def _not_a_date(text: str) -> Unreadable:
    if found := re.fullmatch(r"-([0-9]{3})X[?~%]?", text):
        # Ten astronomical years, such as 240 to 231 BC, are no decade that anybody has a name for.
        years = f"[-{found[1]}9..-{found[1]}0]" if found[1] != "000" else "[-0009..0000]"
        what = "a decade before the common era is not read"
        return Unreadable(text, what, *_offer((years,)))
    digits = text.removeprefix("Y").removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        return Unreadable(text, "not a date in EDTF", _FORMS)
    if len(digits) > 9:
        return Unreadable(text, "a year of more than nine digits is not read", _FORMS)
    number = int(digits)
    if text.startswith("-"):
        padded = iso_year(-number)
        return Unreadable(text, "a year has four digits", f"write {padded}", (padded,))
    if len(digits) < 4:
        small = (f"{number:04d}", f"{number} BC") if number else ("0000", "1 BC")
        return Unreadable(text, "a bare number below 1000 says too little", *_offer(small))
    offers: tuple[str, ...] = (iso_year(number),)
    if len(digits) == 8:
        basic = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        offers = (basic, *offers) if isinstance(read_atom(basic), Atom) else offers
    if len(digits) == 6 and 1 <= number % 100 <= 12:
        offers = (f"{text[:4]}-{text[4:]}", *offers)
    return Unreadable(text, "a year has four digits", *_offer(offers))


def _offer(readings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return f"write {' or '.join(readings)}", readings
