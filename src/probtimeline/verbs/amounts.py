"""What a figure, as printed, says of its number, its unit and its hedge by itself.

"below 10%" says all there is to say; "225" leaves open of what; "almost half" needs its number.
"""

from __future__ import annotations

import re

from probtimeline.audit.units import CURRENCIES, singular
from probtimeline.core.records import Figure, Qualifier

_NUMBER = (
    r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(?:\s?(k|thousand|mn?|million|bn|billion)\b|(?!\w|[.,]\d))"
)
_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_SPELT = "no one two three four five six seven eight nine ten eleven twelve"
_SMALL = {"a": 1, "an": 1, **{word: value for value, word in enumerate(_SPELT.split())}}
_HEDGES = {
    Qualifier.ABOUT: r"about|around|circa|c\.|some|say|estimated|roughly|approximately|~",
    Qualifier.MORE_THAN: r"more than|over|above|exceed\w*",
    Qualifier.AT_LEAST: r"at least|\+|no (?:fewer|less) than|or more|minimum",
    Qualifier.LESS_THAN: r"less than|fewer than|under|below",
    Qualifier.ALMOST: r"almost|nearly",
    Qualifier.UP_TO: r"up to|at most|maximum",
}


def says_number(figure: Figure) -> bool:
    """Whether the value stands in the text, in digits or as a small number in words."""
    if figure.value is None:
        return False
    text = figure.text.lower().replace("£", " ").replace("$", " ").replace("€", " ")
    numbers = {
        _exact(digits.replace(",", ""), _POWERS.get(scale, 0))
        for digits, scale in re.findall(_NUMBER, text)
    }
    numbers |= {_exact(str(_SMALL[word])) for word in _words(text) & _SMALL.keys() if not numbers}
    return numbers == {_exact(str(figure.value))}


def says_hedge(figure: Figure) -> bool:
    """Whether the text hedges as the figure does; one without a hedge is as printed."""
    hedge = figure.qualifier
    return hedge is None or bool(re.search(_HEDGES[hedge], figure.text.lower()))


def says_unit(figure: Figure) -> bool:
    """Whether the unit, or one of it, stands in the text; no unit needs none."""
    text = figure.text.lower()
    code, _, rate = figure.unit.partition(" ")
    if code in CURRENCIES:
        rates = _words(rate.lower()) - {"per", "a", "an"}
        return CURRENCIES[code] in text and rates <= _words(text.replace("annum", "year"))
    if figure.unit == "percent":
        return bool(re.search(r"%|per ?cent", text))
    there, unit = _words(text), figure.unit.lower()
    return _words(unit) <= there or _words(singular(unit)) <= there


def _exact(number: str, power: int = 0) -> tuple[str, int]:
    """A number times a power of ten, as its digits and a power: 1.4 and 1.40 are the same.

    The module of fractions, which could do it too, takes longer to import than all else here.
    """
    digits, _, exponent = number.partition("e")
    whole, _, part = digits.partition(".")
    told = (whole + part).lstrip("0")
    bare = told.rstrip("0")
    return bare, power + int(exponent or 0) - len(part) + len(told) - len(bare) if bare else 0


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))
