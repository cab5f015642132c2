"""A worked calculation as a line of arithmetic.

"=" stands before a result that is exact, and before one that is set beside a printed figure, which
is given with one decimal more than was printed if it has one (or with more, where it would round
the other way without them). A rounded result has "≈", and one that is a bound has the sign of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from probtimeline.audit.result import Result
from probtimeline.audit.terms import Bound, Term
from probtimeline.core.records import Op
from probtimeline.core.text import clean_line

_SIGNS = {
    Op.SUM: " + ",
    Op.DIFFERENCE: " − ",
    Op.PRODUCT: " × ",
    Op.RATIO: " / ",
    Op.SHARE: " / ",
}


def formula(result: Result) -> str:
    """The arithmetic, what it comes to, and what was printed.

    "(517 − 409) / 409 = 26.41%; printed 26.4%; agrees"
    """
    decimals = result.finer(1) if result.is_compared else result.decimals
    shown = result.show(result.value, result.bound, decimals)
    parts = [f"{_arithmetic(result)} {result.shown_bound.sign} {shown}"]
    if result.printed:
        parts.append(f"printed {clean_line(result.printed.text)}")
    return "; ".join([*parts, verdict] if (verdict := _verdict(result)) else parts)


def rounding(result: Result) -> str:
    """How the result is rounded, with two decimals more than are kept; nothing where it is exact.

    "26.406% rounds to 26.4%"; "60.448% is rounded down to 60.4%, to stay a lower bound"
    """
    if result.is_exact:
        return ""
    finer = result.show(result.value, Bound.EXACT, result.finer(2), named=False)
    shown = result.show(result.value, result.bound, result.decimals, named=False)
    if result.bound.is_lower:
        return f"{finer} is rounded down to {shown}, to stay a lower bound"
    if result.bound.is_upper:
        return f"{finer} is rounded up to {shown}, to stay an upper bound"
    return f"{finer} rounds to {shown}"


def _verdict(result: Result) -> str:
    if result.agrees is None:
        return ""
    if not result.agrees:
        return "does not agree"
    hedged = result.printed is not None and result.printed.qualifier is not None
    return "consistent" if hedged or result.bound is not Bound.EXACT else "agrees"


def _arithmetic(result: Result) -> str:
    first, *rest = written = _written(result)
    if result.op is Op.CHANGE:
        old, new = written
        old = _after_a_sign(old, result.terms[0])
        return f"({new} − {old}) / {old}"
    if _is_bound(result.terms[0]):
        first = f"({first})"
    after = map(_after_a_sign, rest, result.terms[1:])
    return _SIGNS[result.op].join([first, *after])


def _written(result: Result) -> Sequence[str]:
    named, grouped = result.names_terms, not result.counts_years
    unit = result.unit_of_terms
    return [term.written(unit, named=named, grouped=grouped) for term in result.terms]


def _after_a_sign(written: str, term: Term) -> str:
    """In brackets, where two signs would meet."""
    return f"({written})" if _is_bound(term) or term.value < 0 else written


def _is_bound(term: Term) -> bool:
    return term.bound.is_lower or term.bound.is_upper
