"""A date as people read it, from its canonical EDTF spelling.

"1 Jun 2014", "spring 2013", "c. 2013?", "2014 – ?", "by May 2015", "44 BC". Every form shown
here can be typed back: `dates.read` gives the same date for it.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from probtimeline.core.calendar import days_in_month

__all__ = ["MONTHS", "SEASONS", "is_financial_year", "is_part", "shown_year", "wording"]

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS: Final = ("spring", "summer", "autumn", "winter")

_PARTS: Final = {("01", "04"): "early", ("05", "08"): "mid", ("09", "12"): "late"}
_SPELT_OUT: Final = {  # parts of a year whose own code can be taken for a financial year
    ("01", "03", "33"): "Q1",
    ("04", "06", "34"): "Q2",
    ("07", "09", "35"): "Q3",
    ("10", "12", "36"): "Q4",
    ("01", "06", "40"): "H1",
    ("07", "12", "41"): "H2",
}


class _Date(NamedTuple):
    """One canonical EDTF date, taken apart."""

    year: str  # "2013", "-0043", "Y12345", "201X"
    rest: tuple[str, ...]  # () or ("06",) or ("06", "01")
    marks: str  # "", "~", "?" or "%"


@lru_cache(maxsize=1 << 14)
def wording(edtf: str) -> str:
    """Return how a canonical EDTF date is shown."""
    if edtf.startswith("["):
        return _set(*edtf[1:-1].split(".."))
    if "/" in edtf:
        return _interval(*edtf.split("/"))
    date = _take_apart(edtf)
    return _marked(_unmarked(date), date.marks)


def shown_year(year: int) -> str:
    """Return a year as it is shown: "2013", "AD 44", "44 BC", "AD 12345"."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {year}"


def is_financial_year(edtf: str) -> bool:
    """Tell whether an interval is the year from April to March (`2016-04/2017-03`)."""
    first, _, last = edtf.partition("/")
    if not (len(first) == len(last) == 7 and first[4:] == "-04" and last[4:] == "-03"):
        return False
    return int(first[:4]) >= 1000 and int(last[:4]) == int(first[:4]) + 1


def is_part(edtf: str) -> str | None:
    """Return "year" or "month" for a set that is early, mid or late in one; otherwise None."""
    first, _, last = edtf[1:-1].partition("..")
    if not first or not last or not _part(_take_apart(first), _take_apart(last)):
        return None
    return "year" if len(_take_apart(first).rest) == 1 else "month"


def _take_apart(edtf: str) -> _Date:
    bare = edtf.rstrip("?~%")
    sign = "-" if bare.startswith("-") else "Y-" if bare.startswith("Y-") else ""
    year, *rest = bare[len(sign) :].split("-")
    return _Date(sign + year, tuple(rest), edtf[len(bare) :])


def _marked(text: str, marks: str) -> str:
    text = f"c. {text}" if marks in ("~", "%") else text
    return f"{text}?" if marks in ("?", "%") else text


def _unmarked(date: _Date) -> str:
    if date.year.endswith("X"):
        return _decade(date.year)
    year = int(date.year.removeprefix("Y"))
    match date.rest:
        case (month, day):
            return f"{int(day)} {MONTHS[int(month) - 1][:3]} {shown_year(year)}"
        case (part,):
            return _part_of_year(year, int(part))
        case _:
            return shown_year(year)


def _decade(year: str) -> str:
    if year.endswith("XX"):
        number = int(year.strip("-X")) + 1
        era = " BC" if year.startswith("-") else ""
        teen = 10 <= number % 100 <= 20
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending} century{era}"
    # "the 1900s" alone may be ten years or a hundred; for the 2000s nobody means a century yet.
    unclear = year[2] == "0" and year != "200X"
    return f"{year[:3]}0s (decade)" if unclear else f"{year[:3]}0s"


def _part_of_year(year: int, code: int) -> str:
    if code <= 12:
        return f"{MONTHS[code - 1][:3]} {shown_year(year)}"
    if code >= 40:
        return f"H{code - 39} {shown_year(year)}"
    if code >= 33:
        return f"Q{code - 32} {shown_year(year)}"
    season = SEASONS[(code - 21) % 4]
    southern = code >= 29
    # A season over the turn of the year shows both years, since its name says neither.
    turns = season == ("summer" if southern else "winter")
    following = f"–{_short(year + 1)}" if turns and 1000 <= year < 9999 else ""
    return f"{season} {shown_year(year)}{following}" + (" (southern)" if southern else "")


def _short(year: int) -> str:
    return f"{year % 100:02d}" if year % 100 else str(year)


def _interval(first: str, last: str) -> str:
    begin, marks = first.rstrip("?~%"), first.lstrip("-0123456789XY")
    if last.endswith(marks) and is_financial_year(f"{begin}/{last[: len(last) - len(marks)]}"):
        return _marked(f"{first[:4]}–{last[2:4]}", marks)
    if first == "..":
        return f"until {wording(last)}"
    if last == "..":
        return f"from {wording(first)}"
    return f"{wording(first) if first else '?'} – {wording(last) if last else '?'}"


def _set(first: str, last: str) -> str:
    if not first:
        return f"by {wording(last)}"
    if not last:
        return f"after {wording(first)}"
    part = _part(_take_apart(first), _take_apart(last))
    return part or f"between {wording(first)} and {wording(last)}"


def _part(first: _Date, last: _Date) -> str:
    """Return "early 2013", "late Feb 2019", "Q3 2034", or nothing where the set is no such part."""
    if first.year != last.year or first.year.endswith("X") or first.marks or last.marks:
        return ""
    year = int(first.year.removeprefix("Y"))
    match first.rest, last.rest:
        case ((begin,), (end,)):
            if name := _PARTS.get((begin, end)):
                return f"{name} {shown_year(year)}"
            name = _SPELT_OUT.get((begin, end, f"{(year + 1) % 100:02d}"))
            return f"{name} {shown_year(year)}" if name and year >= 1000 else ""
        case ((month, begin), (same, end)) if month == same and int(month) <= 12:
            days = days_in_month(year, int(month))
            thirds = {(1, 10): "early", (11, 20): "mid", (21, days): "late"}
            name = thirds.get((int(begin), int(end)))
            return f"{name} {MONTHS[int(month) - 1][:3]} {shown_year(year)}" if name else ""
    return ""
