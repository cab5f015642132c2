"""Whether a result and a printed figure can both be true, with the hedges of each."""

from __future__ import annotations

from fractions import Fraction

from probtimeline.audit.amounts import rounded
from probtimeline.audit.terms import Bound


def agree(
    result: Fraction, result_bound: Bound, printed: Fraction, printed_bound: Bound, decimals: int
) -> bool:
    """Whether the two statements can both be true.

    Two plain numbers agree when the result rounds to the printed one at `decimals`. "About" is
    within half a unit of the last figure before the noughts, and never more than a tenth: about
    150,000 reaches from 145,000 to 155,000, about 100 from 90 to 110. Two bounds on one side
    never contradict each other.
    """
    if result_bound is Bound.EXACT and printed_bound is Bound.MORE:
        return result > printed
    if result_bound is Bound.EXACT and printed_bound is Bound.LESS:
        return result < printed
    if rounded(result, decimals) == printed:
        return True
    slack = Fraction(0)
    if Bound.ABOUT in (result_bound, printed_bound):
        slack = min(_last_unit(printed, decimals) / 2, abs(printed) / 10)
    if abs(result - printed) <= slack:
        return True
    if result > printed:
        return printed_bound.is_lower or result_bound.is_upper
    return printed_bound.is_upper or result_bound.is_lower


def _last_unit(value: Fraction, decimals: int) -> Fraction:
    """What one more in the last figure before the noughts is worth: 10,000 for 150,000."""
    unit = Fraction(10) ** -decimals
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit
