"""One date in words, however it is qualified: "c. 2013", "about three years ago", "early 2013"."""

import re
from typing import Final

from probtimeline.core.atom import is_ambiguous
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Span, Unreadable
from probtimeline.dates.points import part_of, read_absolute
from probtimeline.dates.relative import read_relative
from probtimeline.dates.words import Meaning, Outcome, add_mark

__all__ = ["ABOUT", "read_exact", "read_financial", "read_single"]

ABOUT: Final = (
    r"(?:ca?\.? ?(?=[0-9])|(?:ca?|circa|(?:on or )?about|around|approx|approximately|roughly)\b)"
    r"\.? ?(.+)"
)
"""Words that make the date after them, the first group, approximate."""

_PERHAPS: Final = r"(?:perhaps|possibly|probably|maybe) (.+)"
_DOUBTED: Final = r"(.+?) ?(?:\?|\(\?\))"
_NEARLY: Final = r"(.+?) ?~"
_PLACED: Final = r"(?:sometime |some time |at some time )?(?:in|on|during) (.+)"
_PART: Final = r"(?:the )?(early|mid|late)(?:[ -]| in )(.+)"
_FINANCIAL: Final = (
    r"(?:the )?(?P<said>(?:fy|f\.y\.|financial year|fiscal year),? ?)?"
    r"(?P<first>[0-9]{4})(?P<mark>[-–/])(?P<last>[0-9]{1,2}|[0-9]{4})"
)
_FINANCIAL_BARE: Final = r"(?:the )?(?:fy|f\.y\.|financial year|fiscal year) ?([0-9]{4})"
_LONGEST_SHORTENED: Final = 50  # years: nobody shortens the end of a longer period to two digits
_FINANCIAL_RULE: Final = "financial year, 1 April to 31 March"


def read_single(text: str, base: Span | None) -> Outcome:
    """Read one date with its qualifiers; a financial year is the one answer that is a range."""
    for pattern, sign in ((ABOUT, "~"), (_PERHAPS, "?"), (_NEARLY, "~"), (_DOUBTED, "?")):
        if found := compiled(pattern).fullmatch(text):
            return _qualified(read_single(found[1], base), sign)
    if (found := compiled(_PLACED).fullmatch(text)) and not compiled(_PLACED).fullmatch(found[1]):
        return read_single(found[1], base)
    if found := compiled(_PART).fullmatch(text):
        whole = read_single(found[2], base)
        return part_of(found[1], whole) if isinstance(whole, Meaning) else whole
    for answer in (read_financial(text), read_exact(text), read_absolute(text)):
        if answer is not None:
            return answer
    return read_relative(text, base)


def read_exact(text: str) -> Outcome:
    """Read a single date in EDTF; ranges and sets stand only by themselves."""
    edtf = text.replace("–", "-").upper()
    if "/" in edtf or "[" in edtf:
        return None
    span = parse_edtf(edtf)
    if isinstance(span, Span):
        return Meaning(span.edtf, f"{span.precision.value}, as written")
    return span if re.fullmatch(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", edtf) else None


def read_financial(text: str) -> Outcome:
    """Read "2016-17", "2016/17", "2007/8" and "FY 2016-17".

    A hyphen is also EDTF's, so "2007-08" is a month and "2021-22" ambiguous; a dash or a stroke
    between a year and the next means the financial year alone. "2009–12", with a dash, is as
    likely three years as a month.
    """
    if found := compiled(_FINANCIAL_BARE).fullmatch(text):
        return _which_financial_year(text, int(found[1]))
    found = compiled(_FINANCIAL).fullmatch(text)
    if found is None:
        return None
    first, last, mark = int(found["first"]), found["last"], found["mark"]
    follows = int(last) == (first + 1) % 10 ** len(last)
    edtf = f"{first:04d}-04/{first + 1:04d}-03"
    if not found["said"]:
        if not follows or len(last) == 4:
            return None if mark == "-" else _no_financial_year(text, first, last, mark)
        if mark == "-" and len(last) == 1:
            if last == "0":
                return None
            offers = (edtf, f"{first:04d}-0{last}")
            return Unreadable(
                text, "a financial year or a month", f"write {_either(offers)}", offers
            )
        if mark == "-" and (1 <= int(last) <= 12 or is_ambiguous(first, int(last))):
            return None  # read_exact takes it, or says why not
    elif not follows:
        what = "a financial year runs into the next year"
        return Unreadable(text, what, f"write FY {first}-{(first + 1) % 100:02d}")
    return Meaning(edtf, _FINANCIAL_RULE)


def _no_financial_year(text: str, first: int, last: str, mark: str) -> Unreadable | None:
    if len(last) == 4:
        return None
    end = first - first % 10 ** len(last) + int(last)
    end += 0 if end > first else 10 ** len(last)
    periods = (f"{first:04d}/{end:04d}",) if end - first <= _LONGEST_SHORTENED else ()
    month = f"{first:04d}-{int(last):02d}"
    months = (month,) if isinstance(parse_edtf(month), Span) else ()
    if mark == "–" and months and not periods:
        return None  # "2013–06" can only be a month, its hyphen printed as a dash
    offers = months + periods
    what = f"{last} is not the year after {first}, so this is no financial year"
    return Unreadable(text, what, f"write {_either(offers)}" if offers else "write it out", offers)


def _which_financial_year(text: str, year: int) -> Unreadable:
    offers = (f"FY {year - 1}-{year % 100:02d}", f"FY {year}-{(year + 1) % 100:02d}")
    what = f"the financial year may begin or end in {year}"
    return Unreadable(text, what, f"write {_either(offers)}", offers)


def _either(offers: tuple[str, ...]) -> str:
    return " or ".join(offers)


def _qualified(answer: Outcome, sign: str) -> Outcome:
    if not isinstance(answer, Meaning):
        return answer
    added = ", approximately" if sign == "~" else ", uncertain"
    return answer._replace(edtf=add_mark(answer.edtf, sign), rule=answer.rule + added)
