"""Two dates that belong together: both ends of "12-14 March 2013", "March to May 2013"."""

import re
from typing import Final

from probtimeline.core.atom import sub_year
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Precision, Span, Unreadable
from probtimeline.dates.single import ABOUT, read_single
from probtimeline.dates.words import (
    DAY,
    MONTH,
    SEASON,
    Meaning,
    add_mark,
    month_number,
    quoted,
    season_code,
)

__all__ = ["Pair", "read_pair"]

Pair = tuple[Meaning, Meaning]

# A date that leans on its neighbour for the year, or for the month and the year.
_LEANING: Final = (
    rf"(?:the )?(?:(?P<day>{DAY})(?:(?: of)? (?P<of>{MONTH}))?"
    rf"|(?P<month>{MONTH})(?: (?:the )?(?P<number>{DAY}))?"
    rf"|(?P<season>{SEASON})|(?P<part>q[1-4]|h[12]))"
)
_MARKS: Final = "?~%"


def read_pair(first: str, last: str, base: Span | None) -> Pair | Unreadable | None:
    """Read two dates; what the first leaves out (month, year) is taken from the last."""
    about = compiled(ABOUT).fullmatch(first)
    leaning = compiled(_LEANING).fullmatch(about[1] if about else first)
    start = None if leaning else read_single(first, base)
    if isinstance(start, Meaning) and not start.relative and compiled(_LEANING).fullmatch(last):
        what = f"{quoted(last)} does not say its year"
        return Unreadable(last, what, "write the year of the last date too")
    end = read_single(last, base)
    if not isinstance(end, Meaning):
        return end
    start = _completed(leaning, end) if leaning else start
    if not isinstance(start, Meaning):
        return start
    if about and leaning:
        start = start._replace(edtf=add_mark(start.edtf, "~"))
    if start.relative and not end.relative:
        what = f"{quoted(first)} needs a base, but stands beside a date that has its year"
        return Unreadable(first, what, "write the year of both dates")
    return _mismatch(first, start, end) or _mismatch(last, end, start) or (start, end)


def _mismatch(words: str, month: Meaning, year: Meaning) -> Unreadable | None:
    """Return what is wrong with "2009-10" beside "2012-13": a month beside a financial year."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", words)
    if not found or "/" in month.edtf or "/" not in year.edtf:
        return None
    if int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    offers = (f"FY {words}", month.edtf)
    what = f"{words} is a month, but stands beside a financial year"
    return Unreadable(words, what, "write FY before a financial year", offers)


def _completed(found: re.Match[str], end: Meaning) -> Meaning | Unreadable | None:
    """Return the first date with its gaps filled from the last one."""
    span = parse_edtf(end.edtf)
    if isinstance(span, Unreadable):
        return span
    bare = span.edtf.rstrip(_MARKS)
    year_text = re.match(r"Y?-?[0-9]+", bare)
    if year_text is None or "/" in bare or "X" in bare:
        return None
    year = year_text[0]
    # A base in doubt leaves both ends in doubt; a word of doubt at the end is the end's alone.
    marks = span.edtf[len(bare) :] if end.relative else ""
    day, month = found["day"] or found["number"], found["of"] or found["month"]
    if found["season"] or found["part"]:
        edtf = sub_year(int(year.removeprefix("Y")), _code(found["season"], found["part"]))
    elif month:
        edtf = f"{year}-{month_number(month):02d}" + (f"-{_number(day):02d}" if day else "")
    elif span.precision is Precision.DAY:
        edtf = f"{bare[:-3]}-{_number(day):02d}"
    else:
        return None
    start = parse_edtf(edtf)
    if isinstance(start, Span) and start.sort_key > span.sort_key:
        what = f"{start.text} is after {span.text}"
        return Unreadable(found[0], what, "write the year of both dates")
    return Meaning(edtf + marks, end.rule, end.relative)


def _code(season: str | None, part: str | None) -> int:
    if season:
        return season_code(season)
    letter, number = (part or "q1")[0], int((part or "q1")[1])
    return (32 if letter == "q" else 39) + number


def _number(day: str) -> int:
    return int(re.sub("[a-z]", "", day))
