"""Single dates in words that need no base: days, months, parts of a year, years, decades."""

import re
from collections.abc import Callable
from typing import Final

from probtimeline.core.atom import sub_year
from probtimeline.core.calendar import days_in_month, iso_year, weekday
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Precision, Unreadable
from probtimeline.dates.words import (
    DAY,
    MONTH,
    SEASON,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Meaning,
    Outcome,
    month_number,
    season_code,
    weekday_number,
    year_number,
)

__all__ = ["check_weekday", "part_of", "read_absolute"]

_Rule = tuple[str, Callable[[re.Match[str]], Outcome]]
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_ORDINAL: Final = r"first|second|third|fourth|last|final|1st|2nd|3rd|4th"


def read_absolute(text: str) -> Outcome:
    """Read one date, in folded words, that says its own year."""
    for pattern, read in _RULES:
        if found := compiled(pattern).fullmatch(text):
            return read(found)
    return None


def check_weekday(edtf: str, stated: str | None) -> Unreadable | None:
    """Return what is wrong when the weekday stated is not that of the day."""
    span = parse_edtf(edtf)
    if stated is None or isinstance(span, Unreadable) or span.earliest is None:
        return None
    real = weekday(span.earliest)
    if real == weekday_number(stated):
        return None
    what = f"{span.text} is a {WEEKDAYS[real]}, not a {WEEKDAYS[weekday_number(stated)]}"
    return Unreadable(stated, what, "correct the day or the weekday", (edtf,))


def part_of(part: str, whole: Meaning) -> Meaning | Unreadable:
    """Return the days of early, mid or late in a year (four months) or a month (ten days)."""
    span = parse_edtf(whole.edtf)
    if isinstance(span, Unreadable):
        return span
    bare = span.edtf.rstrip("?~%")
    marks = span.edtf[len(bare) :]
    index = ("early", "mid", "late").index(part)
    if span.precision is Precision.YEAR and not span.is_set and "/" not in bare:
        first, last = (1, 5, 9)[index], (4, 8, 12)[index]
        rule = f"{part}: the {('first', 'middle', 'last')[index]} four months of the year"
    elif span.precision is Precision.MONTH and not span.is_set and "/" not in bare:
        head, _, month = bare.rpartition("-")
        length = days_in_month(int(head.removeprefix("Y")), int(month))
        first, last = (1, 11, 21)[index], (10, 20, length)[index]
        rule = f"{part}: days {first} to {last} of the month"
    else:
        what = f"“{part}” is read of a year or a month only"
        return Unreadable(whole.edtf, what, "write its years: between 1990 and 1993")
    edtf = f"[{bare}-{first:02d}{marks}..{bare}-{last:02d}{marks}]"
    return Meaning(edtf, rule, whole.relative)


def _day(found: re.Match[str]) -> Outcome:
    year, month = year_number(found["year"]), month_number(found["month"])
    edtf = f"{iso_year(year)}-{month:02d}-{int(re.sub('[a-z]', '', found['day'])):02d}"
    return check_weekday(edtf, found["weekday"]) or Meaning(edtf, "day, as written")


def _month(found: re.Match[str]) -> Outcome:
    year = iso_year(year_number(found["year"]))
    return Meaning(f"{year}-{month_number(found['month']):02d}", "month, as written")


def _year(found: re.Match[str]) -> Outcome:
    return Meaning(iso_year(year_number(found["year"])), "year, as written")


def _day_first(found: re.Match[str]) -> Outcome:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if month > 12 >= day:
        swapped = f"{year}-{day:02d}-{month:02d}"
        if isinstance(fault := parse_edtf(swapped), Unreadable):
            return fault
        cure = f"day comes before month here: write {swapped}"
        return Unreadable(found[0], f"there is no month {month}", cure, (swapped,))
    if len(year) == 2:
        offers = tuple(f"{century}{year}-{month:02d}-{day:02d}" for century in ("20", "19"))
        faults = [fault for each in offers if isinstance(fault := parse_edtf(each), Unreadable)]
        if len(faults) == len(offers):
            return faults[0]
        offers = tuple(each for each in offers if not isinstance(parse_edtf(each), Unreadable))
        cure = f"write the year in full: {' or '.join(offers)}"
        return Unreadable(found[0], "a year of two digits may be in any century", cure, offers)
    return Meaning(f"{year}-{month:02d}-{day:02d}", "numbers, day before month")


def _year_first(found: re.Match[str]) -> Outcome:
    edtf = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
    return Meaning(edtf, "numbers, year before month before day")


def _month_number(found: re.Match[str]) -> Outcome:
    if not 1 <= int(found["month"]) <= 12:
        cure = "months run from 1 to 12"
        return Unreadable(found[0], f"there is no month {found['month']}", cure)
    return Meaning(f"{found['year']}-{int(found['month']):02d}", "numbers, month before year")


def _season(found: re.Match[str]) -> Outcome:
    year, code, southern = year_number(found["year"]), season_code(found["season"]), False
    if found["side"] == "southern":
        code, southern = code + 8, True
    turns = code in (24, 30)  # the northern winter and the southern summer
    tail = found["tail"]
    if tail and (not turns or (year + 1) % 10 ** len(tail) != int(tail)):
        cure = f"write {found['season']} {year}"
        return Unreadable(found[0], "that season is not in those two years", cure)
    where = "southern" if southern else "northern"
    rule = f"season, {where}, December of the year named to February" if turns else ""
    return Meaning(sub_year(year, code), rule or f"season, {where}: three whole months")


def _quarter(found: re.Match[str]) -> Outcome:
    number = _ORDINALS.get(found["part"]) or int(found["part"][0])
    rule = f"quarter {number} of the calendar year"
    return Meaning(sub_year(year_number(found["year"]), 32 + number), rule)


def _half(found: re.Match[str]) -> Outcome:
    number = {"first": 1, "second": 2, "last": 2}.get(found["part"]) or int(found["part"][0])
    rule = f"half {number} of the calendar year"
    return Meaning(sub_year(year_number(found["year"]), 39 + number), rule)


def _decade(found: re.Match[str]) -> Outcome:
    years = found["years"]
    if years[2] == "0" and years != "200" and not found["surely"]:
        decade, century = f"{years}X", f"{years[:2]}XX"
        what = f"the {years}0s may be ten years or a hundred"
        return Unreadable(found[0], what, f"write {decade} or {century}", (decade, century))
    return Meaning(f"{years}X", "decade")


def _century(found: re.Match[str]) -> Outcome:
    number = int(re.sub("[a-z]", "", found["number"]))
    if number == 0:
        return Unreadable(found[0], "there is no such century", "the first is the 1st century")
    if "b" in (found["era"] or ""):
        rule = f"century, taken as {number}00 to {number * 100 - 99} BC"
        return Meaning(f"-{number - 1:02d}XX", rule)
    return Meaning(f"{number - 1:02d}XX", f"century, taken as {number - 1}00 to {number - 1}99")


def _edge(found: re.Match[str]) -> Outcome:
    if read_absolute(found["whole"]) is None:
        return None
    part = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}[found["edge"]]
    what = f"“the {found['edge']} of” does not say how much is meant"
    offer = f"{part} {found['whole']}"
    return Unreadable(found[0], what, f"write {offer}, or the month or day", (offer,))


_WEEKDAY: Final = rf"(?:(?P<weekday>{WEEKDAY}),? )?"
_YEAR: Final = rf"(?P<year>{YEAR})"
_MONTH: Final = rf"(?P<month>{MONTH})"
_THE_DAY: Final = rf"(?:the )?(?P<day>{DAY})"
_NUMBER: Final = r"(?P<{}>[0-9]{{1,2}})"
_D, _M, _Y4 = _NUMBER.format("day"), _NUMBER.format("month"), r"(?P<year>[0-9]{4})"

_RULES: Final[tuple[_Rule, ...]] = (
    (rf"{_WEEKDAY}{_THE_DAY}(?: of|,)?[ -]?{_MONTH}(?: of|,)?[ -]?(?:in )?{_YEAR}", _day),
    (rf"{_WEEKDAY}{_MONTH} ?{_THE_DAY}(?:, ?| |, in )(?:of )?{_YEAR}", _day),
    (rf"(?:the month of )?{_MONTH}(?:,? | of |, ?|-)?{_YEAR}", _month),
    (rf"(?:the )?(?:year )?{_YEAR}", _year),
    (rf"{_D}(?P<mark>[/.-]){_M}(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}})", _day_first),
    (rf"{_Y4}(?P<mark>[/.-]){_M}(?P=mark){_D}", _year_first),
    (rf"{_M}[/.-]{_Y4}", _month_number),
    (
        rf"(?:the )?(?P<season>{SEASON})(?:,| of| in)? {_YEAR}"
        r"(?:[-–/](?P<tail>[0-9]{2}|[0-9]{4}))?"
        r"(?: \((?P<side>northern|southern)\))?",
        _season,
    ),
    (rf"q(?P<part>[1-4])[ /]?(?:of )?{_YEAR}", _quarter),
    (rf"{_YEAR}[ -]?q(?P<part>[1-4])", _quarter),
    (rf"(?:the )?(?P<part>{_ORDINAL}) quarter (?:of |in )?{_YEAR}", _quarter),
    (rf"h(?P<part>[12])[ /]?(?:of )?{_YEAR}", _half),
    (rf"{_YEAR}[ -]?h(?P<part>[12])", _half),
    (rf"(?:the )?(?P<part>first|second|last|1st|2nd) half (?:of |in )?{_YEAR}", _half),
    (r"(?:the )?(?P<years>[0-9]{3})0'?s(?P<surely> \(decade\))?", _decade),
    (
        r"(?:the )?(?P<number>[0-9]{1,2}(?:st|nd|rd|th)|100th) century"
        r"(?: (?P<era>a\.?d\.?|c\.?e\.?|b\.?c\.?(?:e\.?)?))?",
        _century,
    ),
    (
        r"(?:at |in )?(?:the )?(?P<edge>beginning|start|middle|end) of (?P<whole>.+)",
        _edge,
    ),
)
