"""Dates and periods in the few cells of a column."""

from __future__ import annotations

import re

from probtimeline.core.span import Span
from probtimeline.core.wording import MONTHS

_DAYS = re.compile(r"\b\d{1,2} (?=[A-Z][a-z])")
_MONTHS = re.compile(r"(?:\d+ )?(?:" + "|".join(month[:3] for month in MONTHS) + r") (?=\d)")
_OWN_YEAR = re.compile(r" (?:AD )?\d+(?: BC)?$")
_SHARED = re.compile(rf"{_OWN_YEAR.pattern}| century(?: BC)?$")
_CENTURY = re.compile(r"\b(\d\d)(?=\d\d$)")


def tight_date(span: Span, width: int, *, years: bool = True) -> str:
    """A date with its years in few cells: "Sep 2009–Nov 2012", "Feb..Mar 2019".

    Where that is too wide for `width` cells, first the days are left out, then a century told
    twice: "Sep ’09–Nov 2012"; at last, if `years` alone may be told, the months: "2009–2012".
    """
    joiner = ".." if span.is_set else "–"
    words = span.text.removeprefix("between ").replace(" and " if span.is_set else " – ", joiner)
    first, parted, last = words.partition(joiner)
    if not parted or len(words) <= width:
        return words
    year = _SHARED.search(last)
    if year and first.endswith(year[0]):
        return f"{first.removesuffix(year[0])}{joiner}{last}"
    forms = list(_shorter(first, joiner, last))
    forms = forms if years else forms[:-1]
    return next((form for form in forms if len(form) <= width), forms[-1])


def _shorter(first: str, joiner: str, last: str) -> tuple[str, ...]:
    begin, end = _DAYS.sub("", first), _DAYS.sub("", last)
    centuries = [found[1] for text in (begin, end) if (found := _CENTURY.search(text))]
    same = len(centuries) == 2 and centuries[0] == centuries[1] and " " in begin
    shortened = _CENTURY.sub("’", begin) if same else begin
    years = _MONTHS.sub("", first), _MONTHS.sub("", last).removeprefix("c. ")
    # The era of both is told once, if at all: "c. 275–194 BC", "846..885".
    if years[1].endswith(" BC"):
        years = years[0].removesuffix(" BC"), years[1]
    if years[1].startswith("AD ") and "AD " in years[0]:
        years = years[0].replace("AD ", ""), years[1].removeprefix("AD ")
    return f"{begin}{joiner}{end}", f"{shortened}{joiner}{end}", joiner.join(years)


def short_date(span: Span, width: int = 10) -> str:
    """A date in `width` cells at most, under a heading that already names its year.

    "21 Feb", "c. Oct", "2009–12" for what lasted, "2013..17" for a moment in between. Where that
    is too wide, what the heading and its neighbours tell is left out: "c. 275–194" under 275 BC.
    """
    text = span.text.replace("c. ", "").removeprefix("between ").removeprefix("from ")
    first, parted, last = text.partition(" and " if span.is_set else " – ")
    short = _between(first, last, ".." if span.is_set else " – ") if parted else _yearless(first)
    hedge, open_end = "c. " if span.approximate else "", " –" if span.ongoing else ""
    shown = f"{hedge}{short}{open_end}"
    forms = [shown]
    if parted:
        forms += _two_ends(first, last, span.text, hedge, ".." if span.is_set else "–")
    else:
        forms += (f"{hedge}{tighter}{open_end}" for tighter in _one_date(short))
    return next((form for form in forms if len(form) <= width), shown[: width - 1] + "…")


def _one_date(text: str) -> tuple[str, ...]:
    """A date in fewer and fewer cells: "2nd c. BC", "until 724", "after Mar"."""
    text = text.replace(" century", " c.")
    return text, _without_era(text), _DAYS.sub("", text)


def _two_ends(first: str, last: str, text: str, hedge: str, joiner: str) -> tuple[str, ...]:
    """Two ends in fewer and fewer cells: "275–194 BC", "846..85", "4th–1st c.", "to c. 1478"."""
    begin, end = (_only_year(each).replace(" century", " c.") for each in (first, last))
    own = "c. " if f"c. {last}" in text else ""
    reach = f"{'to ' if joiner == '–' else joiner}{own}"
    later = (f"{reach}{end}", f"{reach}{_without_era(end)}")
    if begin.endswith("BC") != end.endswith("BC") and end != "?":
        return later
    bare, bare_end = _without_era(begin).removesuffix(" c."), _without_era(end)
    joiner = " – " if end == "?" else joiner
    short = bare_end[1:] if len(bare) == len(bare_end) == 3 and bare[0] == bare_end[0] else bare_end
    told = end if end.endswith("BC") else bare_end
    begun = f"{hedge}{bare}{joiner}"
    nearer = (f"{begun}{told}", f"{begun}{bare_end}")
    return (*nearer, *later) if end.endswith("BC") else (*nearer, f"{begun}{short}", *later)


def _only_year(text: str) -> str:
    """The year at the end of a date; the date itself where it has none."""
    year = _OWN_YEAR.search(f" {text}")
    return year[0].strip() if year else text


def _without_era(text: str) -> str:
    return text.replace("AD ", "").replace(" BC", "")


_YEAR = re.compile(r" ?(AD )?\d+(–\d+)?( BC)?(?=\??$)")


def _yearless(text: str) -> str:
    """A single date without its year, unless the year is all it says."""
    rest = _YEAR.sub("", text)
    return text if rest.rstrip("?") in ("", "by", "after", "until") else rest


def _between(first: str, last: str, joiner: str) -> str:
    """Two dates in one, the first under its year's heading."""
    begin, end = _yearless(first), _yearless(last)
    years = [
        text.removeprefix(rest).strip() or text for text, rest in ((first, begin), (last, end))
    ]
    if years[0] != years[1] or first == begin:
        # Over several years only the years are told: half a date would mislead.
        short = years[1][2:] if years[0][:2] == years[1][:2] and len(years[1]) == 4 else years[1]
        return f"{years[0]}{joiner.strip()}{short}"
    day, _, month = begin.partition(" ")
    if month and end.endswith(f" {month}"):
        return f"{day}{joiner.strip()}{end}"
    return f"{begin}{joiner}{end}"
