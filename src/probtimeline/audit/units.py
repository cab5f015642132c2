"""What kind of thing a unit is, and how it is said: £, people, an hour, per company.

A unit is a word in the plural, as a writer gives it. `GBP per year` and `deaths a year` are rates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PERCENT: Final = "percent"
POINTS: Final = "percentage points"
YEARS: Final = "years"
TIMES: Final = "times"

CURRENCIES: Final[Mapping[str, str]] = MappingProxyType({"GBP": "£", "EUR": "€", "USD": "$"})
"""The sign before an amount of each currency known."""

_EACH = {
    "seconds": "a second",
    "minutes": "a minute",
    "hours": "an hour",
    "days": "a day",
    "weeks": "a week",
    "months": "a month",
    YEARS: "a year",
}
_MEASURES = {TIMES, "metres", "kilometres", "miles", "litres", "kilograms", "tonnes", "acres"}
_MEASURED = {PERCENT, POINTS, *_EACH, *_MEASURES}
_ONE = {"people": "person", "children": "child", "men": "man", "women": "woman"}
_HEAD = re.compile(r"(?P<head>.*?)(?P<rest> (?:per|an?|of|on|in|with|for|from|at) .*)?", re.S)


def is_currency(unit: str) -> bool:
    """Whether amounts of this unit are written with a sign for money; `GBP per year` is too."""
    return unit.partition(" ")[0] in CURRENCIES


def is_time(unit: str) -> bool:
    """Whether the unit is one of time."""
    return unit in _EACH


def is_rate(unit: str) -> bool:
    """Whether the unit is so much for each one of something."""
    return bool(re.search(r" (?:per|an?) ", unit))


def is_countable(unit: str) -> bool:
    """Whether the unit is of things that come one by one, of which there are fewer, not less."""
    head, _ = _parts(unit)
    if is_currency(unit) or head in _MEASURED:
        return False
    return head.endswith("s") or head.rpartition(" ")[2] in _ONE


def per(unit: str) -> str:
    """For each one of the unit: "a year", "per company"."""
    return _EACH.get(unit) or f"per {singular(unit)}"


def singular(unit: str) -> str:
    """The unit as one of it is called: person, company, loss."""
    head, rest = _parts(unit)
    before, space, last = head.rpartition(" ")
    return before + space + _one(last) + rest


def _one(word: str) -> str:
    if word in _ONE:
        return _ONE[word]
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")


def _parts(unit: str) -> tuple[str, str]:
    """What is counted, and what is said of it: `people`, ` on probation`."""
    parts = _HEAD.fullmatch(unit)
    return (parts["head"], parts["rest"] or "") if parts else (unit, "")
