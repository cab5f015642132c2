"""What was probably meant by words that are not a date: misspelt names, numbers not padded.

These are only offered, never taken; `read` offers what it can read itself.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from probtimeline.core.patterns import compiled
from probtimeline.core.wording import MONTHS, SEASONS
from probtimeline.dates.words import MONTH, WEEKDAY, WEEKDAYS, month_number, quoted

__all__ = ["meant"]

_KNOWN: Final = (
    *(name.lower() for name in (*MONTHS, *WEEKDAYS, *SEASONS)),
    *("between", "before", "after", "since", "until", "till", "from", "about", "around"),
    *("circa", "approximately", "early", "late", "last", "this", "next", "year", "years"),
    *("month", "months", "week", "weeks", "days", "yesterday", "today", "earlier", "century"),
    *("decade", "quarter", "financial", "perhaps", "probably", "possibly", "present", "onwards"),
)
_WORD: Final = re.compile(r"[a-z]+")
_ABBREVIATED: Final = f"{MONTH}|{WEEKDAY}"
_NUMBERS: Final = (
    r"(?P<year>[0-9]{4}) ?[-/.] ?(?P<month>[0-9]{1,2}|[a-z]{3,9})"
    r"(?: ?[-/.] ?(?P<day>[0-9]{1,2}))?"
)
_MOST_WORDS: Final = 12
_SHORTEST: Final = 4  # letters: between shorter words everything is near


def meant(text: str) -> Iterator[str]:
    """Yield dates that folded words may have been meant for, the likeliest first."""
    yield from _without_slips(text)
    first, stroke, last = text.partition("/")
    if stroke:
        ends = [next(_without_slips(end), end) for end in (first, last)]
        yield "/".join(ends)
    first, dots, last = text.strip("[]{}").replace("...", "..").partition("..")
    if dots and first and last:
        yield f"[{first}..{last}]"
        yield f"{first}/{last}"
    if (words := _spelt(text)) is not None and words != text:
        yield quoted(words).strip("“”")


def _without_slips(text: str) -> Iterator[str]:
    """Yield a month or a day with its noughts: 2014-06 for 2014-6; 2014 for 2014-00."""
    found = compiled(_NUMBERS).fullmatch(text)
    if found is None:
        return
    year, month, day = found["year"], found["month"], found["day"] or ""
    if not month.isdigit():
        if not re.fullmatch(MONTH, month):
            return
        month = str(month_number(month))
    parts = [year, *(f"{int(part):02d}" for part in (month, day) if part)]
    while parts[-1] == "00":
        parts.pop()
    yield "-".join(parts)


def _spelt(text: str) -> str | None:
    """Return the words with those that are misspelt put right; None where one is no such word."""
    words = set(_WORD.findall(text))
    if len(words) > _MOST_WORDS:
        return None
    for word in words:
        if word in _KNOWN or len(word) < _SHORTEST or compiled(_ABBREVIATED).fullmatch(word):
            continue
        near = _nearest(word[:20])
        if near is None:
            return None
        text = re.sub(rf"\b{word}\b", near, text)
    return text


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, _KNOWN, n=1, cutoff=0.75)), None)
