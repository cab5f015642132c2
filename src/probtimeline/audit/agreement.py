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
    150,000 reaches from 145,000 to 155,000, about 100 from 90 to 110. "Almost" reaches down only,
    by a whole such unit and never more than a tenth: almost 150,000 from 140,000 to 150,000. Two
    bounds on one side never contradict each other.
    """
    if Bound.ALMOST in (result_bound, printed_bound):
        return _meet(
            _reach(result, result_bound, decimals),
            _reach(printed, printed_bound, decimals),
            shut_out=bool({result_bound, printed_bound} & {Bound.MORE, Bound.LESS}),
        )
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


def _reach(value: Fraction, bound: Bound, decimals: int) -> tuple[Fraction | None, Fraction | None]:
    """From where to where the true value may be; None where there is no end."""
    if bound.is_lower or bound.is_upper:
        return (value, None) if bound.is_lower else (None, value)
    unit, most = _last_unit(value, decimals), abs(value) / 10
    match bound:
        case Bound.ABOUT:
            slack = min(unit / 2, most)
            return value - slack, value + slack
        case Bound.ALMOST:
            # Almost minus five is nearer to nought than minus five.
            short = value - min(unit, most) * (1 if value >= 0 else -1)
            return min(value, short), max(value, short)
    return value, value


def _meet(
    one: tuple[Fraction | None, Fraction | None],
    other: tuple[Fraction | None, Fraction | None],
    *,
    shut_out: bool,
) -> bool:
    """Whether two reaches have a value in common; with `shut_out`, more than one at their ends."""
    lows = [low for low, _ in (one, other) if low is not None]
    highs = [high for _, high in (one, other) if high is not None]
    if not lows or not highs:
        return True
    return max(lows) < min(highs) or (max(lows) == min(highs) and not shut_out)


def _last_unit(value: Fraction, decimals: int) -> Fraction:
    """What one more in the last figure before the noughts is worth: 10,000 for 150,000."""
    unit = Fraction(10) ** -decimals
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit
