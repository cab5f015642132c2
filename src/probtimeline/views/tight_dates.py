"""Dates and periods in the few cells of a column."""

from __future__ import annotations

import re

from probtimeline.core.span import Span
from probtimeline.core.wording import MONTHS

_DAYS = re.compile(r"\b\d{1,2} (?=[A-Z])")
_MONTHS = re.compile(r"(?:\d+ )?(?:" + "|".join(month[:3] for month in MONTHS) + r") (?=\d)")
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
    if first[-5:] == last[-5:]:
        return f"{first[:-5]}{joiner}{last}"
    forms = list(_shorter(first, joiner, last))
    forms = forms if years else forms[:-1]
    return next((form for form in forms if len(form) <= width), forms[-1])


def _shorter(first: str, joiner: str, last: str) -> tuple[str, ...]:
    begin, end = _DAYS.sub("", first), _DAYS.sub("", last)
    centuries = [found[1] for text in (begin, end) if (found := _CENTURY.search(text))]
    same = len(centuries) == 2 and centuries[0] == centuries[1] and " " in begin
    shortened = _CENTURY.sub("’", begin) if same else begin
    years = f"{_MONTHS.sub('', first)}{joiner}{_MONTHS.sub('', last).removeprefix('c. ')}"
    return f"{begin}{joiner}{end}", f"{shortened}{joiner}{end}", years


def short_date(span: Span, width: int = 10) -> str:
    """A date in `width` cells at most, under a heading that already names its year.

    "21 Feb", "c. Oct", "2009–12" for what lasted, "2013..17" for a moment in between.
    """
    text = span.text.replace("c. ", "").removeprefix("between ").removeprefix("from ")
    first, parted, last = text.partition(" and " if span.is_set else " – ")
    short = _between(first, last, ".." if span.is_set else " – ") if parted else _yearless(first)
    hedge, open_end = "c. " if span.approximate else "", " –" if span.ongoing else ""
    shown = f"{hedge}{short}{open_end}"
    return shown if len(shown) <= width else shown[: width - 1] + "…"


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
