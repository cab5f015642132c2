"""The scale that figures of one unit are drawn on: from nought, with a few round numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from probtimeline.audit.amounts import amount
from probtimeline.audit.saying import OPEN, is_change
from probtimeline.audit.terms import exact
from probtimeline.audit.units import PERCENT, is_currency
from probtimeline.core.records import Figure

BETWEEN_LABELS = 9
"""Cells that a labelled step of a scale has at least."""
FINE = 20
"""Round steps of a scale at the finest: it ends with the first of them that holds every figure."""
BEYOND = Fraction(11, 10)
"""A scale goes on a tenth beyond the largest figure, where that may be more than it says."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Values from `low` to `high` over `width` cells; nought is always among them."""

    low: Fraction
    high: Fraction
    width: int
    step: Fraction
    unit: str = ""

    def cell(self, value: Fraction) -> Fraction:
        """How many cells from the left a value stands."""
        return (value - self.low) / (self.high - self.low) * self.width

    def rounds(self) -> Iterator[tuple[Fraction, str]]:
        """The round numbers of the scale, and how each is written."""
        value = -(-self.low // self.step) * self.step
        while value <= self.high:
            yield value, _label(value, self.unit)
            value += self.step

    def labels(self) -> str:
        """The line of round numbers, each beginning at its cell; the last may end the scale."""
        cells = [" "] * self.width
        reached = 0
        for value, label in self.rounds():
            at = round(self.cell(value))
            at = self.width - len(label) if value == self.high else at
            if reached <= at <= self.width - len(label):
                cells[at : at + len(label)] = label
                reached = at + len(label) + 1
        return "".join(cells)


def number_of(figure: Figure) -> Fraction | None:
    """A figure's number; None where it gives none, or one beyond all reason."""
    return None if figure.value is None else exact(figure.value)


def scale_of(figures: Sequence[Figure], width: int) -> ValueScale | None:
    """The scale for figures of one unit; None where none of them gives a number.

    Shares of a hundred always have the whole hundred.
    """
    values = [value for each in figures if (value := number_of(each)) is not None]
    if not values:
        return None
    unit = figures[0].unit
    low, high = min(Fraction(0), *values), max(Fraction(0), *values)
    shares = unit == PERCENT and not is_change(figures[0])
    if shares and low == 0 and high <= 100:
        return ValueScale(low, Fraction(100), width, _step(Fraction(100), width), unit)
    if any(each.qualifier in OPEN and number_of(each) == high for each in figures):
        high *= BEYOND
    if low == high:
        high = Fraction(1)
    fine = _step(high - low, FINE * BETWEEN_LABELS)
    low, high = low // fine * fine, -(-high // fine) * fine
    return ValueScale(low, high, width, _step(high - low, width), unit)


def _step(extent: Fraction, width: int) -> Fraction:
    """The smallest round number of which the extent holds no more than there is room for."""
    most = max(1, width // BETWEEN_LABELS)
    power = Fraction(1)
    while power * most > extent:
        power /= 10
    while power * 10 * most < extent:
        power *= 10
    return next(power * each for each in (1, 2, 5, 10) if power * each * most >= extent)


def _label(value: Fraction, unit: str) -> str:
    """A round number in few letters: "£2bn", "1.5m", "250,000", "50%"."""
    if is_currency(unit):
        return amount(value, unit, named=False)
    for size, word in ((10**9, "bn"), (10**6, "m")):
        if abs(value) >= size and (value / size * 10).denominator == 1:
            return amount(value / size, unit, named=False) + word
    return amount(value, unit, named=False)
