"""Amounts as a reader types them: `>20%`, `£3.7bn`, `20..30%`; tested on an event's figures.

A figure is compared by its value, whatever the source says beside it ("about", "at least").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from probtimeline.core.records import Figure
from probtimeline.core.text import fold
from probtimeline.query.index import Entry
from probtimeline.query.terms import Match

_POWERS = {
    "": 0,
    "k": 3,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}
_UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percent": "percent",
    "£": "gbp",
    "pounds": "gbp",
    "$": "usd",
    "€": "eur",
}
_LARGEST = 40
"""Characters an amount may have; a trillion in pence has twenty."""

_NUMBER = (
    r"(?P<sign{0}>[£$€]?)\s?(?P<number{0}>-?[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)"
    r"\s?(?P<power{0}>(?:k|m|bn|tn|thousand|million|billion|trillion)(?![a-z]))?"
)
_UNIT = r"\s?(?P<unit>%|[a-z][a-z -]*)?"
_RANGE = re.compile(_NUMBER.format(1) + r"\s?%?\s?(?:\.\.\.?|-)\s?" + _NUMBER.format(2) + _UNIT)
_COMPARED = re.compile(r"(?P<how>>=|<=|=>|=<|[<>=≥≤])?\s?" + _NUMBER.format(1) + _UNIT)


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of a value, and its unit, folded; an empty unit is any.

    `open_low` and `open_high` leave the bound itself out.
    """

    low: float | None
    high: float | None
    open_low: bool = False
    open_high: bool = False
    unit: str = ""

    def match(self, entry: Entry) -> Match:
        """Whether a figure of the event lies within."""
        quotes = entry.event.quotes
        return Match.sure(any(self.holds(each) for quote in quotes for each in quote.figures))

    def holds(self, figure: Figure) -> bool:
        """Whether the figure lies within; one without a value never does."""
        value = figure.value
        if value is None or not self._is_in_unit(figure.unit):
            return False
        above = self.low is None or (value > self.low if self.open_low else value >= self.low)
        below = self.high is None or (value < self.high if self.open_high else value <= self.high)
        return above and below

    def _is_in_unit(self, unit: str) -> bool:
        """Whether the unit is the one asked for, or it "per year" and the like."""
        return not self.unit or f"{unit_of(unit)} ".startswith(f"{self.unit} ")


def unit_of(text: str) -> str:
    """The folded name of a unit, with its sign or other spelling read: `%`, `£`, `per cent`."""
    folded = fold(text).strip()
    return _UNITS.get(folded, folded)


def read_amount(text: str) -> Amount | None:
    """Read an amount, a comparison or a range; None where it is none of them."""
    folded = fold(text).strip()
    if len(folded) > _LARGEST:
        return None
    if found := _RANGE.fullmatch(folded):
        low, high = _value(found, 1), _value(found, 2)
        return None if low > high else Amount(low, high, unit=_unit(found, "1", "2"))
    found = _COMPARED.fullmatch(folded)
    return _compared(found) if found else None


def _compared(found: re.Match[str]) -> Amount:
    value, unit = _value(found, 1), _unit(found, "1")
    match found["how"]:
        case ">":
            return Amount(value, None, open_low=True, unit=unit)
        case "<":
            return Amount(None, value, open_high=True, unit=unit)
        case ">=" | "=>" | "≥":
            return Amount(value, None, unit=unit)
        case "<=" | "=<" | "≤":
            return Amount(None, value, unit=unit)
        case _:
            return Amount(value, value, unit=unit)


def _value(found: re.Match[str], which: int) -> float:
    """The number in base units, exact where it is whole: 3.7bn is 3,700,000,000."""
    number, power = found[f"number{which}"].replace(",", ""), _POWERS[found[f"power{which}"] or ""]
    if "." not in number:
        return int(f"{number}{'0' * power}")
    # Written out rather than multiplied, since 3.7 times a billion is not quite 3.7 billion.
    value = float(f"{number}e{power}")
    return int(value) if value.is_integer() else value


def _unit(found: re.Match[str], *which: str) -> str:
    signs = [found[f"sign{each}"] for each in which if found[f"sign{each}"]]
    return unit_of(found["unit"] or (signs[0] if signs else ""))
