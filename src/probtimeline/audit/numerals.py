"""Numbers as they are printed: 4,520; 6.96; twenty-five; a hundred and twenty; two thirds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_LARGE = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9} | {
    "tn": 12,
    "trillion": 12,
}

_SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_LARGE_WORD = "|".join(_LARGE)
_PART_WORD = "|".join(sorted(_PARTS, key=len, reverse=True))

DIGITS: Final = r"(?:\d{1,3}(?:,\d{3}){1,12}|\d{1,15})(?:\.\d{1,12})?(?![\d,.]*\d)"
"""A number in digits, thousands grouped or not. Longer ones are of machines, not of people."""

IN_WORDS: Final = (
    rf"(?:(?:{_SMALL_WORD})|an?\s(?={_LARGE_WORD}\b)(?:{_LARGE_WORD}))"
    r"(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s|[\s-])"
    rf"(?:{_SMALL_WORD}|{_LARGE_WORD})\b){{0,8}}"
)
"""A number in words; what is counted follows after it."""

FRACTION: Final = rf"(?:an?|{'|'.join(_ONES[1:10])})[\s-](?:{_PART_WORD})s?"
"""A part of a whole in words."""

SCALE: Final = r"\s?(?:thousand|million|billion|trillion|mn|bn|tn)\b"
"""A word that makes a number larger; `m` and `k` do so for money alone."""
MONEY_SCALE: Final = r"\s?(?:thousand|million|billion|trillion|mn|bn|tn|m|k)\b"


def in_digits(text: str, scale: str = "") -> int | float:
    """The number that digits and the word after them say: "3.7" and "bn" are 3,700,000,000."""
    number = Decimal(text.replace(",", "").replace("−", "-"))
    return plain(number.scaleb(_POWERS.get(scale.strip().lower(), 0)))


def plain(number: Decimal) -> int | float:
    """A whole number where it is one."""
    return int(number) if number == number.to_integral_value() else float(number)


def in_words(text: str) -> int:
    """The number that words say."""
    whole = part = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ("a", "an"):
            part = 1
        elif word in _SMALL:
            part += _SMALL[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * _LARGE[word]
        elif word in _LARGE:
            whole, part = whole + max(part, 1) * _LARGE[word], 0
    return whole + part


def share(part: int, whole: int) -> int | float:
    """So many of so many in percent, to a tenth: two thirds are 66.7."""
    return plain(round(Decimal(100 * part) / whole, 1))


def fraction(text: str) -> int | float:
    """A part of a whole in words, in percent."""
    number, _, name = re.sub(r"[\s-]+", " ", text.lower()).partition(" ")
    name = name if name in _PARTS else name.removesuffix("s")
    return share(_SMALL.get(number, 1), _PARTS[name])
