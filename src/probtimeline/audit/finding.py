"""The figures printed in a quotation, offered to a writer to take or leave.

What is found is an offer, never a record: what it measures, of whom and when is the writer's to
say. Years, dates, ordinals, telephone numbers and numbers of clauses are no figures. The work is
in proportion to the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from probtimeline.audit.counted import counted_after, is_people
from probtimeline.audit.figure_patterns import LOOK, TIMES_OVER
from probtimeline.audit.hedging import hedge_before
from probtimeline.audit.numerals import (
    DIGITS,
    IN_WORDS,
    MONEY_SCALE,
    SCALE,
    fraction,
    in_digits,
    in_words,
    share,
)
from probtimeline.audit.units import CURRENCIES, PERCENT, POINTS, TIMES, YEARS
from probtimeline.core.records import Qualifier

MOST: Final = 500
"""Figures offered of one text: more than any quotation has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found: where (code points), its text as printed, and what it comes to.

    The text has its hedge in it, and the word for what is counted where that follows at once.
    `value` is None for words such as "the majority", `unit` empty where it is not plain.
    `words_after` are a few words that follow: a hint for the label, which is the writer's.
    """

    start: int
    stop: int
    text: str
    value: int | float | None
    unit: str
    qualifier: Qualifier | None
    words_after: str


_AGES: Mapping[str, int] = {"decade": 10, "century": 100}
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b|pc\b)", re.I)
_POINTS = re.compile(r"(?:\s?(?:%|per\s?cent(?:age)?))?[\s-](?:points?|pp)\b", re.I)
_SCALED = re.compile(SCALE, re.I)
_MONEY_SCALED = re.compile(MONEY_SCALE, re.I)
_TO_MONEY = re.compile(rf"\s?(?:-|–|to)\s?({DIGITS})({MONEY_SCALE})", re.I)
_COINS = re.compile(r"\s(?:of\s)?(pounds|euros?|dollars)\b|(p)\b", re.I)
_COIN_UNITS = {"pounds": "GBP", "euro": "EUR", "euros": "EUR", "dollars": "USD"}
_SIGNS = {sign: code for code, sign in CURRENCIES.items()}
_TIME = re.compile(
    r"[\s-](second|minute|hour|day|week|month|year|decade)s?(?:[\s-]old|-long)?\b", re.I
)
_MANY_TIMES = re.compile(r"\stimes\b|-?fold\b", re.I)
_OUT_OF = re.compile(rf"\s(?:in|out\sof)\s(?:every\s)?({DIGITS}|{IN_WORDS})\b(?!\s?%)", re.I)
_EACH = re.compile(
    r"\s(?:(?:an?|per|each|every)\s(hour|day|week|month|year)\b|per\s(annum)\b)", re.I
)
_LEADING = re.compile(r"(?:within|in|for|over|than|after|nearly|almost|about|least)\s$", re.I)
_NO_PART = re.compile(
    r"\s(?:of\b|less|fewer|more|higher|lower|were|was|are|is|have|had|has|do|did|said|re-?offend)"
    r"|\s?[.,;:)”’\"]|\s?$",
    re.I,
)
_BETWEEN = re.compile(r"\s?(?:-|–|to|and|or)\s?", re.I)
_AFTER = re.compile(r"\s*((?:[\w’'&/-]{1,30}\s?){1,6})")


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure as far as it is read: where it stops, and what it comes to."""

    stop: int
    value: int | float | None
    unit: str = ""
    lasting: bool = False
    qualifier: Qualifier | None = None


_Reader = Callable[[str, re.Match[str]], _Read | None]


def figures_in(text: str) -> tuple[Found, ...]:
    """The figures printed in a text, in order, `MOST` at most; none overlaps another."""
    return tuple(_ranged(text, list(islice(_each(text), MOST))))


def _each(text: str) -> Iterator[Found]:
    at = 0
    while match := LOOK.search(text, at):
        at = max(match.end(), at + 1)
        reader = _READERS.get(match.lastgroup or "")
        read = reader(text, match) if reader else None
        if read is None:
            continue
        start, hedge = hedge_before(text, match.start(), lasting=read.lasting)
        if match["vague"] and match["vague"].lower() == "all" and hedge is not Qualifier.ALMOST:
            continue
        at = read.stop
        yield _found(text, start, replace(read, qualifier=read.qualifier or hedge))
        if match["money"] and (top := _TO_MONEY.match(text, match.end())):
            at = top.end()
            worth = _Read(at, in_digits(top[1], top[2]), read.unit)
            yield _found(text, top.start(1), worth)


def _found(text: str, start: int, read: _Read) -> Found:
    after = _AFTER.match(text, read.stop, read.stop + 80)
    words = after[1].strip() if after else ""
    shown = text[start : read.stop]
    return Found(start, read.stop, shown, read.value, read.unit, read.qualifier, words)


def _ranged(text: str, found: list[Found]) -> list[Found]:
    """Both ends of "25 to 30 per cent" are of the unit the second one names."""
    whole = list(found)
    for at, (low, high) in enumerate(pairwise(found)):
        joined = _BETWEEN.fullmatch(text, low.stop, high.start)
        if joined and low.value is not None and not low.unit and high.unit:
            whole[at] = replace(low, unit=high.unit)
    return whole


def _money(text: str, match: re.Match[str]) -> _Read:
    said = match["money"]
    sign = re.search(r"[£€$]", said)
    assert sign is not None
    digits, stop = said[sign.end() :].strip(), match.end()
    scale = _MONEY_SCALED.match(text, stop)
    top = _TO_MONEY.match(text, stop)
    stop = scale.end() if scale else stop
    value = in_digits(digits, scale[0] if scale else top[2] if top else "")
    return _rated(text, _Read(stop, value, _SIGNS[sign[0]]))


def _rated(text: str, read: _Read) -> _Read:
    """With its rate: so much a year."""
    each = _EACH.match(text, read.stop)
    if each is None:
        return read
    return replace(read, stop=each.end(), unit=f"{read.unit} per {(each[1] or 'year').lower()}")


def _digits(text: str, match: re.Match[str]) -> _Read | None:
    said, stop = match["digits"], match.end()
    scale = _SCALED.match(text, stop)
    number = in_digits(said, scale[0] if scale else "")
    if scale is None and text.startswith("+", stop):
        return _Read(
            stop + 1, number, counted_after(text, stop + 1).unit, False, Qualifier.AT_LEAST
        )
    read = _counting(text, scale.end() if scale else stop, number)
    if scale or (read.stop > stop and not _is_noun(text, stop, read)):
        return read
    if re.match(r"[^\W\d_]", text[stop : stop + 1]):
        return None
    if len(said) > 1 and said.startswith("0") and "." not in said:
        return None
    is_year = said.isdigit() and 1500 <= number <= 2099
    return None if is_year and not is_people(read.unit) else read


def _is_noun(text: str, stop: int, read: _Read) -> bool:
    return counted_after(text, stop).stop == read.stop


def _words(text: str, match: re.Match[str]) -> _Read | None:
    said, stop = match["words"], match.end()
    if re.match(r"-\w*(?:first|second|third|th)\b", text[stop : stop + 12], re.I):
        return None
    read = _counting(text, stop, in_words(said))
    bare = read.stop == stop or _is_noun(text, stop, read)
    return None if said.lower() == "one" and bare else read


def _counting(text: str, stop: int, number: int | float) -> _Read:
    """What a number is of, by the words right after it."""
    if coins := _COINS.match(text, stop):
        pence = coins[2] is not None
        unit = "GBP" if pence else _COIN_UNITS[coins[1].lower()]
        return _rated(text, _Read(coins.end(), number / 100 if pence else number, unit))
    for pattern, unit in ((_POINTS, POINTS), (_PERCENT, PERCENT), (_MANY_TIMES, TIMES)):
        if found := pattern.match(text, stop):
            return _Read(found.end(), number, unit)
    if time := _TIME.match(text, stop):
        return _Read(time.end(), *_time(time[1], number), lasting=True)
    if whole := _OUT_OF.match(text, stop):
        total = in_digits(whole[1]) if whole[1][0].isdigit() else in_words(whole[1])
        if isinstance(total, int) and isinstance(number, int) and 0 < number < total <= 1000:
            return _Read(whole.end(), share(number, total), PERCENT)
    counted = counted_after(text, stop)
    read = _Read(counted.stop or stop, number, counted.unit)
    return _rated(text, read) if counted.stop else read


def _time(name: str, number: int | float) -> tuple[int | float, str]:
    name = name.lower()
    many = _AGES.get(name)
    return (number * many, YEARS) if many else (number, f"{name}s")


def _fraction(text: str, match: re.Match[str]) -> _Read | None:
    said = match["fraction"]
    lone = said.lower().startswith(("a ", "an ", "one "))
    if lone and not _NO_PART.match(text, match.end()):
        return None
    return _Read(match.end(), fraction(said), PERCENT)


def _half(text: str, match: re.Match[str]) -> _Read:
    return _Read(match.end(), 50, PERCENT)


def _over(text: str, match: re.Match[str]) -> _Read:
    return _Read(match.end(), TIMES_OVER[match["over"].lower()], TIMES)


def _a(text: str, match: re.Match[str]) -> _Read | None:
    start = match.start()
    if not _LEADING.search(text[max(0, start - 12) : start]):
        return None
    return _Read(match.end(), *_time(match["a"].split()[1], 1), lasting=True)


def _vague(text: str, match: re.Match[str]) -> _Read | None:
    said, stop = match["vague"].lower(), match.end()
    if coins := _COINS.match(text, stop):
        return _Read(coins.end(), None, "GBP" if coins[2] else _COIN_UNITS[coins[1].lower()])
    if said.endswith(("majority", "minority")) or said == "much":
        return _Read(stop, None, PERCENT)
    if time := _TIME.match(text, stop):
        return _Read(time.end(), None, _time(time[1], 1)[1], lasting=True)
    counted = counted_after(text, stop)
    if said == "all":
        return _Read(stop, None, counted.unit)
    if not (counted.unit or text.startswith(" of ", stop)):
        return None
    return _Read(counted.stop or stop, None, PERCENT if said == "most" else counted.unit)


_READERS: Final[Mapping[str, _Reader]] = {
    "money": _money,
    "digits": _digits,
    "words": _words,
    "fraction": _fraction,
    "half": _half,
    "over": _over,
    "a": _a,
    "vague": _vague,
}
