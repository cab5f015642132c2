"""Exact numbers as a reader writes them: 3,704; −6.5%; £3.7bn; 53 percentage points."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

PERCENT: Final = "percent"
POINTS: Final = "percentage points"

_CURRENCIES = {"GBP": "£", "EUR": "€", "USD": "$"}
_SCALES = ((10**9, "bn"), (10**6, "m"))

_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_SCALED = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s?(k|thousand|m|mn|million|bn|billion)\b", re.I)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half up, as newspapers do: a half goes away from nought (0.5 → 1, −0.5 → −1).

    Below nought, `decimals` rounds to tens, hundreds and so on.
    """
    step = _step(decimals)
    steps = abs(value) / step + Fraction(1, 2)
    size = steps.numerator // steps.denominator * step
    return -size if value < 0 else size


def rounded_down(value: Fraction, decimals: int) -> Fraction:
    """Round towards minus infinity: what is more than the value is more than this."""
    step = _step(decimals)
    return value // step * step


def rounded_up(value: Fraction, decimals: int) -> Fraction:
    """Round towards plus infinity: what is less than the value is less than this."""
    return -rounded_down(-value, decimals)


def _step(decimals: int) -> Fraction:
    return Fraction(10) ** -decimals


def printed_decimals(text: str, value: Fraction, decimals: int) -> int:
    """To how many decimals of the value itself a printed text is rounded.

    `decimals` counts those in the text: one in "£3.7bn" is one of a billion, so the value is
    rounded to hundreds of millions, which is −8. Where the text has no such word, or the word
    does not explain the value, it is `decimals` as given.
    """
    scaled = _SCALED.search(text)
    if not scaled:
        return decimals
    whole, part, word = scaled.groups(default="")
    power = _POWERS[word.lower()]
    if Fraction(f"{whole.replace(',', '')}.{part or 0}") * 10**power != value:
        return decimals
    return max(decimals, len(part)) - power


def number(value: Fraction, *, grouped: bool = True) -> str:
    """A decimal number in full, with thousands separators and a true minus sign.

    The value must have an end in decimals, as every rounded one has.
    """
    places = 0
    while value.denominator != 1 and (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value) * 10**places).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    if grouped:
        whole = f"{int(whole):,}"
    return ("−" if value < 0 else "") + whole + ("." + part if part else "")


def is_currency(unit: str) -> bool:
    """Whether amounts of this unit are written with a sign for money; `GBP per year` is too."""
    return unit.partition(" ")[0] in _CURRENCIES


def amount(value: Fraction, unit: str = "", *, grouped: bool = True) -> str:
    """A number with the sign or the word of its unit.

    Money is in millions or billions where that needs no more than two decimals.
    """
    if unit == PERCENT:
        return number(value, grouped=grouped) + "%"
    if is_currency(unit):
        code, _, per = unit.partition(" ")
        return _money(value, _CURRENCIES[code]) + (f" {per}" if per else "")
    if unit == POINTS and abs(value) == 1:
        return number(value) + " percentage point"
    return number(value, grouped=grouped) + (f" {unit}" if unit else "")


def _money(value: Fraction, sign: str) -> str:
    minus, size = ("−" if value < 0 else ""), abs(value)
    for scale, word in _SCALES:
        scaled = size / scale
        if scaled >= 1 and (scaled * 100).denominator == 1:
            return minus + sign + number(scaled) + word
    return minus + sign + number(size)
