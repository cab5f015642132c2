"""What of a line markwhen takes for a date, and that date as EDTF.

Which lines are entries is decided by markwhen's own patterns (@markwhen/parser, `regex.ts`). What
it would work out from today, from the entry before or from another is told as what cannot be
read: nothing here knows when "now" was.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from probtimeline.core.calendar import iso_year

LONGEST: Final = 200
"""Characters of a line in which its date is looked for."""

_UNIT: Final = (
    "(?:milliseconds|ms|seconds|second|secs|sec|s|minutes|minute|mins|min|hours|hour|h"
    r"|(?:week\s*|work\s*|business\s*)?(?:days|day|d)|weeks|week|w|months|month|years|year|y)"
)
_AMOUNT: Final = rf"-?\d+\W*{_UNIT}(?:\s*,\s*|\s*)"
_ID: Final = r"(?:\W|^)(?:!\w+(?:\.(?:start|end))?|\.(?:start|end))"
_RELATIVE: Final = rf"(?:by|before|after)?(?:\s*{_ID}\s*)?(?:plus|\+)?\s*(?:{_AMOUNT})*"
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = f"(?:{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)})"
_TIME: Final = r"(?:(?:1|2|3|4|5|6|7|8|9|10|11|12)(?::\d{2})?[ap]m|[012]?[0-9](?::\d{2})?)"
_CASUAL: Final = (
    rf"(?:(?:[0-3]?[0-9]\s+{_MONTH}|{_MONTH}\s+[0-3]?[0-9](?!\d)),?(?:\s+\d{{4}},?)?"
    rf"(?:\s+{_TIME})?|{_MONTH}(?:\s+\d{{1,4}})?)"
)
_WEEK: Final = r"\d{4}-?W\d{2}(?:-?[1-7])?"
_ISO: Final = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2,}(?:\.\d*)?Z"
_SLASHED: Final = rf"(?:{_WEEK}|\d{{1,5}}(?:/\d{{1,5}}(?:/\d{{1,5}}(?:(?:,|\s)+{_TIME})?)?)?)"
_ANY: Final = rf"(?:{_ISO}|now|{_TIME}|{_SLASHED}|{_RELATIVE}|{_CASUAL})"
_EVERY: Final = r"(?P<every>\s*every[^:]+)?\s*:(?P<rest>.*)"
_DAY: Final = rf"(?:\d{{4}}(?:-\d{{2}}(?:-\d{{2}}(?:\s+{_TIME})?)?)?|{_WEEK})"
_END: Final = rf"(?:{_DAY}|{_RELATIVE}|now)"
_ERA: Final = "(?:BCE|BC|AD|CE)"
_FLAGS: Final = re.IGNORECASE | re.DOTALL
_STARTS: Final = (
    re.compile(rf"\s*(?P<first>{_END})(?:\s*/\s*(?P<last>{_END}))?{_EVERY}", _FLAGS),
    re.compile(rf"\s*(?P<first>{_ANY})(?:(?:\s*-\s*|\s+to\s+)(?P<last>{_ANY}))?{_EVERY}", _FLAGS),
    re.compile(
        rf"\s*(?P<first>\d{{1,5}}\s?{_ERA}?)(?:\s?[–-]\s?(?P<last>\d{{1,5}}\s?{_ERA}?))?"
        r"(?P<every>)\s*:(?P<rest>.*)",
        _FLAGS,
    ),
)

_TO_THE_DAY: Final = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(\s+\S.*|T.*)?", _FLAGS)
_YEAR: Final = re.compile(rf"(\d{{1,5}})\s?({_ERA})?", re.IGNORECASE)
_PARTS: Final = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{3,5})((?:,|\s)+\S.*)?", _FLAGS)
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}})\s+({_MONTH}),?\s+(\d{{4}}),?(\s+\S.*)?", _FLAGS)
_MONTH_FIRST: Final = re.compile(rf"({_MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}}),?(\s+\S.*)?", _FLAGS)
_MONTH_ALONE: Final = re.compile(rf"({_MONTH})\s+(\d{{3,4}})", re.IGNORECASE)
_CLOCK: Final = 29
"""Up to this a number alone is an hour of the day."""


class Start(NamedTuple):
    """The first line of an entry: its ends as written, whether it comes again, and its text."""

    first: str
    last: str
    repeats: bool
    rest: str


class Dated(NamedTuple):
    """A date as EDTF, and whether a time of day was let go."""

    edtf: str
    timed: bool = False


def start_of(line: str) -> Start | None:
    """The entry that a line begins, as markwhen sees it; None where it begins none."""
    head = line[:LONGEST]
    if ":" not in head:
        return None
    for pattern in _STARTS:
        if found := pattern.match(head):
            rest = found["rest"] + line[LONGEST:]
            last = (found["last"] or "").strip()
            return Start(found["first"].strip(), last, bool(found["every"]), rest)
    return None


def dated(start: Start, *, day_first: bool = False) -> Dated | None:
    """The date of an entry; None where it cannot be read without knowing more."""
    era = _YEAR.fullmatch(start.last) if start.last else None
    first = _point(start.first, day_first, era[2] if era else None)
    if first is None:
        return None
    if not start.last or start.last == start.first:
        return first
    if start.last.lower() == "now":
        return Dated(f"{first.edtf}/..", first.timed)
    last = _point(start.last, day_first, None)
    if last is None:
        return None
    edtf = first.edtf if first.edtf == last.edtf else f"{first.edtf}/{last.edtf}"
    return Dated(edtf, first.timed or last.timed)


def _point(words: str, day_first: bool, era: str | None) -> Dated | None:
    if found := _TO_THE_DAY.fullmatch(words):
        return Dated(found[1], bool(found[2]))
    if found := _YEAR.fullmatch(words):
        named = found[2] or era
        year = int(found[1])
        if not named and len(found[1]) <= 2 and year <= _CLOCK:
            return None
        return Dated(iso_year(1 - year if named and named.upper() in ("BCE", "BC") else year))
    if found := _PARTS.fullmatch(words):
        one, other, year = found[1], found[2], int(found[3])
        month, day = (other, one) if day_first or not one else (one, other)
        return Dated(_joined(year, int(month), day), bool(found[4]))
    if found := _DAY_FIRST.fullmatch(words):
        return Dated(_joined(int(found[3]), _number(found[2]), found[1]), bool(found[4]))
    if found := _MONTH_FIRST.fullmatch(words):
        return Dated(_joined(int(found[3]), _number(found[1]), found[2]), bool(found[4]))
    if found := _MONTH_ALONE.fullmatch(words):
        return Dated(_joined(int(found[2]), _number(found[1]), None))
    return None


def _number(month: str) -> int:
    return [each[:3] for each in _MONTHS].index(month[:3].lower()) + 1


def _joined(year: int, month: int, day: str | None) -> str:
    return f"{iso_year(year)}-{month:02d}" + (f"-{int(day):02d}" if day else "")
