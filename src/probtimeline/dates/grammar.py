"""English dates: how words join single dates into ranges and sets.

The words are folded (`words.fold`). Single dates are `single`'s, two that belong together are
`pairs`'; whatever is not understood here is left (None) to the next reader.
"""

import re
from collections.abc import Callable
from typing import Final

from probtimeline.core.patterns import compiled
from probtimeline.core.span import Span, Unreadable
from probtimeline.dates.pairs import Pair, read_pair
from probtimeline.dates.single import read_single
from probtimeline.dates.words import DAY, MONTH, Meaning, Outcome

__all__ = ["read_words"]

_Reader = Callable[[re.Match[str], Span | None], Outcome]
_BESIDE_AN_EVENT: Final = (
    r"\b(?:later|earlier|after|afterwards|before|beforehand|following|followed|previous|preceding"
    r"|prior|subsequent|subsequently|next|same|that)\b"
)


def read_words(text: str, base: Span | None) -> Outcome:
    """Read a date in folded English words: what it means, why not, or None for no such words."""
    if (single := read_single(text, base)) is not None:
        return single
    for pattern, read in _RULES:
        found = compiled(pattern).fullmatch(text)
        if found and (answer := read(found, base)) is not None:
            return answer
    if compiled(_BESIDE_AN_EVENT).search(text):
        return Unreadable(
            text,
            "a date beside an event, or a word that changes its meaning, is not read",
            "write the date itself, or a range: between 2013 and 2015",
        )
    return None


def _end(meaning: Meaning, *, last: bool) -> str | Unreadable:
    """Return a date as one end of a range; of a financial year, the month at that end."""
    if meaning.edtf.startswith("["):
        what = "a part of a year or of a month, or a week, cannot be an end of a range"
        return Unreadable(meaning.edtf, what, "write the month or the day")
    return meaning.edtf.split("/")[-1 if last else 0]


def _joined(form: str, pair: Pair, rule: str) -> Meaning | Unreadable:
    first, last = _end(pair[0], last=False), _end(pair[1], last=True)
    if isinstance(first, Unreadable):
        return first
    if isinstance(last, Unreadable):
        return last
    return Meaning(form.format(first, last), rule, pair[0].relative or pair[1].relative)


def _two(form: str, rule: str) -> _Reader:
    def read(found: re.Match[str], base: Span | None) -> Outcome:
        pair = read_pair(found["first"], found["last"], base)
        if pair is None or isinstance(pair, Unreadable):
            return pair
        return _joined(form, pair, rule)

    return read


def _one(form: str, rule: str, *, last: bool = False) -> _Reader:
    def read(found: re.Match[str], base: Span | None) -> Outcome:
        meaning = read_single(found["date"], base)
        if not isinstance(meaning, Meaning):
            return meaning
        end = _end(meaning, last=last)
        if isinstance(end, Unreadable):
            return end
        return Meaning(form.format(end), rule, meaning.relative)

    return read


def _two_dates(found: re.Match[str], base: Span | None) -> Outcome:
    pair = read_pair(found["first"], found["last"], base)
    if pair is None:
        return None
    offers: tuple[str, ...] = ()
    if not isinstance(pair, Unreadable):
        offers = tuple(meaning.edtf for meaning in pair)
    cure = "make two events, or write a range: between … and …, from … to …"
    return Unreadable(found[0], "two dates; an event has one", cure, offers)


def _month_before_days(found: re.Match[str], base: Span | None) -> Outcome:
    """Read "March 12-14, 2013"."""
    last = f"{found['day']} {found['month']} {found['year']}"
    pair = read_pair(found["first"], last, base)
    if pair is None or isinstance(pair, Unreadable):
        return pair
    return _joined("{}/{}", pair, "lasted, from … to …")


_FIRST, _LAST, _DATE = r"(?P<first>.+?)", r"(?P<last>.+)", r"(?P<date>.+?)"
_TO: Final = r"(?: to | until | till | through | up to | – | - )"
_NOW: Final = r"(?:the present(?: day)?|present|now|date|today)"
_LASTED: Final = _two("{}/{}", "lasted, from … to …")
_ONGOING: Final = _one("{}/..", "began, has not ended")

# In the order tried. A word before one date comes first, then what parts two; a bare dash comes
# last, since it may be part of a date ("winter 2013–14").
_RULES: Final[tuple[tuple[str, _Reader], ...]] = (
    (rf"{_DATE} ?[-–] ?\?", _one("{}/", "began, end not known")),
    (rf"\? ?[-–] ?{_DATE}", _one("/{}", "ended, beginning not known", last=True)),
    (rf"(?:from |since )?{_DATE}(?:{_TO}|-|–){_NOW}", _ONGOING),
    (rf"(?:from )?{_DATE} (?:onwards?|on)", _ONGOING),
    (rf"(?:from|since|ever since|starting|starting in) {_DATE}", _ONGOING),
    (
        rf"(?:by|before|on or before) the end of {_DATE}",
        _one("[..{}]", "at some moment up to the end of it", last=True),
    ),
    (
        rf"(?:by|before|on or before|no later than|not later than) {_DATE}",
        _one("[..{}]", "at some moment up to it, itself included", last=True),
    ),
    (
        rf"(?:after|on or after|no earlier than|not earlier than|not before) {_DATE}",
        _one("[{}..]", "at some moment from it on, itself included"),
    ),
    (
        rf"(?:until|till|up until|up till) {_DATE}",
        _one("../{}", "went on until then", last=True),
    ),
    (rf"between {_FIRST} and {_LAST}", _two("[{}..{}]", "one moment between two dates")),
    (
        rf"(?:from )?(?P<month>{MONTH}) (?P<first>{DAY})(?: to | ?[-–] ?)(?P<day>{DAY}),? "
        rf"(?P<year>.+)",
        _month_before_days,
    ),
    (rf"(?:from |lasted from )?{_FIRST}{_TO}{_LAST}", _LASTED),
    (rf"(?:from )?(?P<first>{DAY}|{MONTH}|[0-9]{{4}})-{_LAST}", _LASTED),
    (rf"(?:from )?{_FIRST} ?– ?{_LAST}", _LASTED),
    (rf"(?:either )?{_FIRST}(?: and | or | & ){_LAST}", _two_dates),
)
