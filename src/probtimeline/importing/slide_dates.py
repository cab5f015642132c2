"""The dates of TimelineJS slides as EDTF, no more precise than they stand there.

Its years before 1 are counted as people count them: -44 is 44 BC, and there is no year 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from probtimeline.core.calendar import iso_year
from probtimeline.core.text import clean_line
from probtimeline.export.timelinejs import PARTS

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9}")


class NotADate(Exception):  # noqa: N818 - it carries what is told
    """An end of a slide's date that is none; `of_start` tells which."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure
        self.of_start = True


def edtf_of(start: object, end: object) -> str | None:
    """The date of a slide; None where it has no start. Raises NotADate."""
    first = _point(start)
    try:
        last = _point(end)
    except NotADate as fault:
        fault.of_start = False
        raise
    if first is None or last is None or first == last:
        return first
    return f"{first}/{last}"


def _point(end: object) -> str | None:
    if end is None or end in ("", {}):
        return None
    if not isinstance(end, Mapping):
        cure = 'Write { "year": 2014 }, with a month and a day where they are known.'
        raise NotADate("this is no date of TimelineJS", cure)
    numbers = [_number(name, end.get(name)) for name in PARTS]
    year, month, day = numbers
    if year is None:
        raise NotADate("this date has no year", 'Write "year".')
    if year == 0:
        raise NotADate("there is no year 0 in TimelineJS", "1 BC is -1 there.")
    if month is None and day is not None:
        raise NotADate("this date has a day, and no month", 'Write "month".')
    known = iso_year(year if year > 0 else year + 1)
    return "-".join([known, *(f"{part:02d}" for part in (month, day) if part is not None)])


def _number(name: str, value: object) -> int | None:
    match value:
        case None | "":
            return None
        case int() if not isinstance(value, bool) and abs(value) < 10**9:
            return value
        case str() if _NUMBER.fullmatch(value.strip()):
            return int(value)
    shown = clean_line(str(value)[:60])
    raise NotADate(f"{name} is “{shown}”", "Write it as a whole number.")
