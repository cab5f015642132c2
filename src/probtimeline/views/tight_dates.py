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
