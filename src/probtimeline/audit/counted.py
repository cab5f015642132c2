"""What a number counts, from the words after it: 20 English regions, 70 of the offenders."""

from __future__ import annotations

import re
from dataclasses import dataclass

WINDOW = 90
"""Characters after a number in which the word for what it counts stands."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MOST_WORDS = 7
_WORD = re.compile(r"\s{1,3}(?:([^\W\d_][\w’'-]{0,40})|[\d,]{1,12}(?=\s))")
_PASSED = _set("of the these those all more extra other another such out its their our")
_ENDS = _set(
    "in on at by to from with within for as than that which who whom when while were was is are be "
    "been has have had will would could can may since between during after before until per a an "
    "every each under over into but not down up about it he she they we i you his her so if "
    "worth times percent less years’ always perhaps does says this thus across"
)
_NO_PLURAL = ("ss", "us", "is", "’s", "'s")
_IRREGULAR = frozenset({"people", "staff", "children", "men", "women", "police"})
_PEOPLE = _set(
    "people persons staff police officers offenders ex-offenders reoffenders re-offenders "
    "prisoners inmates workers employees caseworkers victims patients adults users residents "
    "members volunteers managers students pupils voters citizens individuals probationers "
    "criminals customers clients participants respondents inspectors"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the unit in the plural, and where its word ends if it follows at once."""

    unit: str
    stop: int = 0


def is_people(unit: str) -> bool:
    """Whether a word stands for people."""
    return unit == "people"


def counted_after(text: str, stop: int) -> Counted:
    """What the words after a number say it counts; no unit where they do not say it plainly."""
    reached = stop
    for nth in range(_MOST_WORDS):
        found = _WORD.match(text, reached, min(len(text), stop + WINDOW))
        if found is None:
            break
        word = found.group(1) or ""
        reached = found.end()
        if word.lower() in _ENDS:
            break
        if word.lower() not in _PASSED and _is_plural(word):
            return Counted(_unit(word), 0 if nth else reached)
    return Counted("")


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low.rpartition("-")[2] in _IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(_NO_PLURAL)


def _unit(word: str) -> str:
    low = word.lower()
    if low in _PEOPLE:
        return "people"
    return word if word[:-1].isupper() else low
