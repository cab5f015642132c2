"""Dates that mean something only beside another: "last September", "Wednesday", "a month ago".

The other date is the base: the day the words were published. The past is meant, unless the words
say otherwise ("next month"). A base that is itself known only to the month or the year serves
where every day of it gives the same answer, and is otherwise refused as too coarse.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from probtimeline.core.atom import sub_year
from probtimeline.core.calendar import civil, day_number, days_in_month, iso, iso_year, weekday
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Span, Unreadable
from probtimeline.dates.points import check_weekday
from probtimeline.dates.words import (
    DAY,
    MONTH,
    NUMBERS,
    SEASON,
    WEEKDAY,
    Meaning,
    add_mark,
    month_number,
    quoted,
    season_code,
    weekday_number,
)

__all__ = ["read_relative"]


class _Rule(NamedTuple):
    """Words that need a base: their pattern, their EDTF from a base day, the rule in words."""

    pattern: str
    from_day: Callable[[re.Match[str], int], str]
    rule: str


def read_relative(text: str, base: Span | None) -> Meaning | Unreadable | None:
    """Read folded words that need a base; None when they are no such words."""
    for rule in _RULES:
        if found := compiled(rule.pattern).fullmatch(text):
            return _apply(rule, found, base)
    return None


def _apply(rule: _Rule, found: re.Match[str], base: Span | None) -> Meaning | Unreadable:
    words = found[0]
    if base is None:
        return Unreadable(
            words,
            f"{quoted(words)} needs a base, the day from which it is reckoned",
            "give the source a publication date, or give the base with --on DATE",
        )
    edtf = _from_whole_base(rule, found, base)
    if edtf is None:
        return Unreadable(
            words,
            f"the base, {base.text}, is too coarse for {quoted(words)}",
            "give the base to the day with --on DATE, or write the date itself",
        )
    if wrong := check_weekday(edtf, found.groupdict().get("stated")):
        return wrong
    for sign, doubted in (("~", base.approximate), ("?", base.uncertain)):
        edtf = add_mark(edtf, sign) if doubted else edtf
    return Meaning(edtf, rule.rule, relative=True)


def _from_whole_base(rule: _Rule, found: re.Match[str], base: Span) -> str | None:
    """Return the answer that every day of the base gives, or None where they differ."""
    if base.earliest is None or base.latest is None:
        return None
    answer = rule.from_day(found, base.earliest)
    return answer if rule.from_day(found, base.latest) == answer else None


def _month(day: int, shift: int = 0) -> str:
    year, month, _ = civil(day)
    years, index = divmod(year * 12 + month - 1 + shift, 12)
    return f"{iso_year(years)}-{index + 1:02d}"


def _week(day: int, shift: int = 0) -> str:
    monday = day - weekday(day) + 7 * shift
    return f"[{iso(monday)}..{iso(monday + 6)}]"


def _unit(unit: str, day: int, shift: int) -> str:
    """Return the day, week, month or year that lies `shift` of them after the day's own."""
    match unit:
        case "day":
            return iso(day + shift)
        case "week":
            return _week(day, shift)
        case "month":
            return _month(day, shift)
        case "fortnight":
            return _week(day, 2 * shift)
    return iso_year(civil(day)[0] + shift)


def _shift(words: str | None) -> int:
    return {"last": -1, "next": 1}.get((words or "").split(" ")[-1], 0)


def _count_ago(found: re.Match[str], day: int) -> str:
    count = NUMBERS.get(found["count"]) or int(found["count"])
    return _unit(found["unit"], day, -count)


def _past_month(found: re.Match[str], day: int) -> str:
    """Return the latest month of that name; "last" leaves the base's own month out."""
    year, month, _ = civil(day)
    named = month_number(found["month"])
    passed = named < month or (named == month and found["which"] is None)
    return f"{iso_year(year if passed else year - 1)}-{named:02d}"


def _past_day(found: re.Match[str], day: int) -> str:
    """Return the latest day of that name and number; a 29 February may be years away."""
    number, named = int(re.sub("[a-z]", "", found["day"])), month_number(found["month"])
    year = civil(day)[0]
    for candidate in range(year, year - 9, -1):
        exists = 1 <= number <= days_in_month(candidate, named)
        if exists and day_number(candidate, named, number) <= day:
            return f"{iso_year(candidate)}-{named:02d}-{number:02d}"
    return f"{iso_year(year)}-{named:02d}-{number:02d}"  # impossible: told when it is parsed


def _past_weekday(found: re.Match[str], day: int) -> str:
    back = (weekday(day) - weekday_number(found["weekday"])) % 7
    return iso(day - (7 if back == 0 and found["which"] else back))


def _past_season(found: re.Match[str], day: int) -> str:
    """Return the latest season of that name to have begun; with "last", the latest to be over."""
    code = season_code(found["season"])
    year = civil(day)[0]
    for candidate in (year, year - 1):
        span = parse_edtf(sub_year(candidate, code))
        if isinstance(span, Span) and span.earliest is not None and span.latest is not None:
            since = span.latest + 1 if found["which"] else span.earliest
            if since <= day:
                return span.edtf
    return sub_year(year - 2, code)


def _in_year(found: re.Match[str], day: int) -> str:
    """Return a month, a day or a season of this year, last year or next year."""
    year = civil(day)[0] + _shift(found["which"])
    if found["season"]:
        return sub_year(year, season_code(found["season"]))
    month = f"{iso_year(year)}-{month_number(found['month']):02d}"
    return f"{month}-{int(re.sub('[a-z]', '', found['day'])):02d}" if found["day"] else month


_COUNT: Final = rf"(?P<count>{'|'.join(NUMBERS)}|[1-9][0-9]{{0,2}})"
_STATED: Final = rf"(?:(?P<stated>{WEEKDAY}),? )?"
_DAY_MONTH: Final = rf"{_STATED}(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})"
_MONTH_DAY: Final = rf"{_STATED}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})"
_WHICH_YEAR: Final = r",? (?:of )?(?P<which>last|this|next) year"

_RULES: Final[tuple[_Rule, ...]] = (
    _Rule("(?:earlier )?today", lambda _, day: iso(day), "the day of the base"),
    _Rule("yesterday", lambda _, day: iso(day - 1), "the day before the base"),
    _Rule("tomorrow", lambda _, day: iso(day + 1), "the day after the base"),
    _Rule(
        "(?:the )?day before yesterday",
        lambda _, day: iso(day - 2),
        "two days before the base",
    ),
    _Rule(
        r"(?P<which>(?:earlier |later )?this|last|next) (?P<unit>week|month|year)",
        lambda found, day: _unit(found["unit"], day, _shift(found["which"])),
        "the week, month or year by the calendar, from the base",
    ),
    _Rule(
        rf"{_COUNT} (?P<unit>day|week|fortnight|month|year)s? ago",
        _count_ago,
        "counted back from the base, in whole units of the calendar",
    ),
    _Rule(
        rf"(?P<which>last )?(?P<weekday>{WEEKDAY})",
        _past_weekday,
        "weekday before the base",
    ),
    _Rule(rf"(?P<which>last )?(?P<month>{MONTH})", _past_month, "month name before the base"),
    _Rule(
        rf"(?P<which>last )?(?:the )?(?P<season>{SEASON})", _past_season, "season before the base"
    ),
    _Rule(
        rf"(?P<which>this) (?:(?P<month>{MONTH})|(?P<season>spring|summer|autumn|fall))(?P<day>)",
        _in_year,
        "in the year of the base",
    ),
    _Rule(
        rf"(?:{_STATED}(?:the )?(?:(?P<day>{DAY})(?: of)? )?(?P<month>{MONTH})"
        rf"|(?:the )?(?P<season>{SEASON})){_WHICH_YEAR}",
        _in_year,
        "the year counted from the base",
    ),
    _Rule(_DAY_MONTH, _past_day, "day and month before the base"),
    _Rule(_MONTH_DAY, _past_day, "day and month before the base"),
)
