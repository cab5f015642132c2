"""Exact numbers as a reader writes them: 3,704; −6.5%; £3.7bn; 53 percentage points."""

from __future__ import annotations

import re
from fractions import Fraction

from probtimeline.audit.units import CURRENCIES, PERCENT, is_currency, singular

_SCALES = ((10**9, "bn"), (10**6, "m"))

_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_SCALED = re.compile(
    r"(\d[\d,]{0,80})(?:\.(\d{1,80}))?\s?(k|thousand|m|mn|million|bn|billion)\b", re.I
)


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


def number(value: Fraction, *, grouped: bool = True, places: int = 0) -> str:
    """A decimal number in full, with thousands separators and a true minus sign.

    It has `places` decimals, or more where the value needs them. The value must have an end in
    decimals, as every rounded one has.
    """
    places = max(places, 0)
    while value.denominator != 1 and (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value) * 10**places).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    if grouped:
        whole = f"{int(whole):,}"
    return ("−" if value < 0 else "") + whole + ("." + part if part else "")


def amount(
    value: Fraction, unit: str = "", *, named: bool = True, grouped: bool = True, places: int = 0
) -> str:
    """A number with the sign or the word of its unit; the word only if it is to be `named`.

    Money is in millions or billions where that needs no more than two decimals.
    """
    if is_currency(unit):
        code, _, rate = unit.partition(" ")
        word, shown = rate, _money(value, CURRENCIES[code], places)
    else:
        word, shown = unit, number(value, grouped=grouped, places=places)
    if unit == PERCENT:
        return shown + "%"
    if abs(value) == 1 and places <= 0 and not is_currency(unit):
        word = singular(word)
    return f"{shown} {word}" if word and named else shown


def _money(value: Fraction, sign: str, places: int) -> str:
    minus, size = ("−" if value < 0 else ""), abs(value)
    for scale, word in _SCALES:
        scaled = size / scale
        if scaled >= 1 and (scaled * 100).denominator == 1:
            return minus + sign + number(scaled) + word
    pence = 2 if size.denominator > 1 else 0
    return minus + sign + number(size, places=max(places, pence))
