"""Whether two printed figures of one unit can both be true, and why, in a few words."""

from __future__ import annotations

import re
from fractions import Fraction

from probtimeline.audit.agreement import agree
from probtimeline.audit.amounts import amount, number, printed_decimals, rounded
from probtimeline.audit.terms import Bound, bound_of, exact
from probtimeline.audit.units import PERCENT
from probtimeline.core.records import Agreement, Figure
from probtimeline.core.text import clean_line, fold

_NUMBER = re.compile(r"\d[\d,]{0,80}(?:\.(\d{1,80}))?")


def weigh(first: Figure, second: Figure) -> tuple[Agreement, str]:
    """What two figures that speak of the same thing come to, side by side.

    Words without a number agree with the same words, and are unresolved beside anything else.
    """
    one, other = _value(first), _value(second)
    if one is None or other is None:
        return _in_words(first, second)
    if _can_both_be_true(first, one, second, other):
        return Agreement.AGREE, _told_agreement(first, one, second, other)
    return Agreement.CONFLICT, _told_conflict(first, one, second, other)


def _value(figure: Figure) -> Fraction | None:
    return None if figure.value is None else exact(figure.value)


def _in_words(first: Figure, second: Figure) -> tuple[Agreement, str]:
    without = [figure for figure in (first, second) if _value(figure) is None]
    if len(without) == 1:
        return Agreement.UNRESOLVED, f"{_quoted(without[0])} gives no number"
    if fold(first.text).strip() == fold(second.text).strip():
        return Agreement.AGREE, f"both say {_quoted(first)}"
    return Agreement.UNRESOLVED, f"{_quoted(first)} and {_quoted(second)} give no numbers"


def _can_both_be_true(first: Figure, one: Fraction, second: Figure, other: Fraction) -> bool:
    a, b = bound_of(first.qualifier), bound_of(second.qualifier)
    sides = (one, a, _decimals(first, one)), (other, b, _decimals(second, other))
    if Bound.EXACT in (a, b):
        # The finer of two plain numbers may round to the coarser; a hedged one is tested by any.
        tested, against = sorted(sides, key=lambda side: (side[1] is not Bound.EXACT, -side[2]))
        return _fits(tested, against)
    return not _meet(one, a, other, b) and (_fits(*sides) or _fits(*reversed(sides)))


def _fits(tested: tuple[Fraction, Bound, int], against: tuple[Fraction, Bound, int]) -> bool:
    value, bound, _ = tested
    return agree(value, bound, *against)


def _meet(one: Fraction, a: Bound, other: Fraction, b: Bound) -> bool:
    """Whether two bounds face each other at one number that at least one of them shuts out."""
    faces = (a.is_lower and b.is_upper) or (a.is_upper and b.is_lower)
    return one == other and faces and {a, b} != {Bound.AT_LEAST, Bound.UP_TO}


def _decimals(figure: Figure, value: Fraction) -> int:
    """To how many decimals the figure is printed; below nought, to tens, hundreds and so on."""
    decimals = 0
    while (value * Fraction(10) ** decimals).denominator != 1:
        decimals += 1
    for found in _NUMBER.finditer(figure.text):
        if Fraction(found[0].replace(",", "")) == abs(value):
            return max(decimals, len(found[1] or ""))
    return printed_decimals(figure.text, value, 0) if decimals == 0 else decimals


def _told_agreement(first: Figure, one: Fraction, second: Figure, other: Fraction) -> str:
    if one == other and first.qualifier is second.qualifier:
        return f"both say {_spoken(first, one)}"
    sides = f"{_spoken(first, one)} and {_spoken(second, other)}"
    if first.qualifier is second.qualifier is None:
        return f"{sides}: the same when rounded"
    return f"{sides} can both be true"


def _told_conflict(first: Figure, one: Fraction, second: Figure, other: Fraction) -> str:
    sides = f"{_spoken(first, one)} and {_spoken(second, other)}"
    if first.qualifier or second.qualifier:
        return f"{sides} cannot both be true"
    difference = abs(other - one)
    if first.unit == PERCENT:
        return f"{sides}: they differ by {number(difference)} percentage points"
    size = amount(difference, first.unit, named=False)
    return f"{sides}: they differ by {size}{_part(difference, one)}"


def _part(difference: Fraction, whole: Fraction) -> str:
    """The difference as a percentage of the first, earlier figure."""
    part = rounded(100 * difference / abs(whole), 1) if whole else Fraction()
    return f" ({amount(part, PERCENT)})" if part else ""


def _spoken(figure: Figure, value: Fraction) -> str:
    """A figure with its hedge, without the word of a unit that both sides have."""
    return bound_of(figure.qualifier).say(amount(value, figure.unit, named=False), figure.unit)


def _quoted(figure: Figure) -> str:
    return f"“{clean_line(figure.text)}”"
