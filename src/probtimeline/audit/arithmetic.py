"""Calculations worked out exactly, and told as a formula and as a sentence.

Rules, which docs/format.md tells a reader too:

- Figures count with their values. In a product a percentage (a figure whose unit is percent) is so
  many hundredths: 53,216 × 6.96% ≈ 3,704. A product of nothing but percentages is in percent:
  46% × 80% = 36.8%. Anything else divided by a percentage is divided by so many hundredths too:
  92 / 46% = 200. Everywhere else a percentage counts as the number before its sign.
- Rounding is half up: a half goes away from nought. A result that is a lower bound is rounded
  down and an upper bound up, or the statement would no longer hold.
- A hedge on a figure ("more than 150,000") makes the result a bound on the same side where the
  arithmetic allows it; everywhere else the result is "about".
- A result agrees with the figure printed when it rounds to it at `decimals`. Where either is a
  bound or "about", they agree when both statements can be true at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from probtimeline.audit.agreement import agree
from probtimeline.audit.amounts import printed_decimals, rounded
from probtimeline.audit.formula import formula, rounding
from probtimeline.audit.result import Result
from probtimeline.audit.terms import LARGEST, Bound, Term, bound_of, exact, read_terms
from probtimeline.audit.units import PERCENT
from probtimeline.audit.wording import sentence
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem, error, warning
from probtimeline.core.records import Calculation, Figure, Op


@dataclass(frozen=True, slots=True)
class Working:
    """What a calculation comes to, beside what the source printed.

    `result` is exact and not rounded, in the calculation's unit (`share` and `change` in
    percent), or None where `problem` says why not. `agrees` is None where nothing is printed to
    compare with. `decimals` is what the result is rounded to in `formula` and `sentence`, which
    are plain text for one line each, and `rounding` says how, where it is rounded at all.
    """

    result: Fraction | None
    bound: Bound = Bound.EXACT
    printed: Figure | None = None
    agrees: bool | None = None
    sentence: str = ""
    formula: str = ""
    rounding: str = ""
    problem: Problem | None = None
    decimals: int = 0

    @property
    def rounded(self) -> int | float | None:
        """The result rounded half up, as the sentence gives it."""
        if self.result is None:
            return None
        value = rounded(self.result, self.decimals)
        return value.numerator if value.denominator == 1 else float(value)


def work(calculation: Calculation, chronicle: Chronicle) -> Working:
    """Work the calculation out; what stands in the way is the working's problem."""
    terms = read_terms(calculation, chronicle)
    if isinstance(terms, Problem):
        return Working(None, problem=terms)
    result = _compute(calculation.op, terms)
    if abs(result) >= LARGEST:
        return Working(None, problem=_too_large(calculation))
    bound = _bound(calculation.op, terms)
    placed = chronicle.figure_ids.get(calculation.equals)
    printed = placed.figure if placed else None
    value = exact(printed.value) if printed and printed.value is not None else None
    decimals, agrees = calculation.decimals, None
    if printed and value is not None:
        decimals = printed_decimals(printed.text, value, decimals)
        agrees = agree(result, bound, value, bound_of(printed.qualifier), decimals)
    worked = Result(
        calculation.op, terms, result, bound, decimals, printed, agrees, calculation.title
    )
    return Working(
        result=result,
        bound=bound,
        printed=printed,
        agrees=agrees,
        formula=formula(worked),
        rounding=rounding(worked),
        sentence=sentence(worked),
        problem=None if placed or not calculation.equals else _unknown_result(calculation),
        decimals=decimals,
    )


def _compute(op: Op, terms: Sequence[Term]) -> Fraction:
    first, *rest = (term.value for term in terms)
    match op:
        case Op.SUM:
            return first + sum(rest, Fraction())
        case Op.DIFFERENCE:
            return first - sum(rest, Fraction())
        case Op.PRODUCT:
            return _product(terms)
        case Op.RATIO:
            return _ratio(*terms)
        case Op.SHARE:
            return 100 * first / rest[0]
        case Op.CHANGE:
            return 100 * (rest[0] - first) / first


def _product(terms: Sequence[Term]) -> Fraction:
    percentages = sum(term.unit == PERCENT for term in terms)
    hundreds = percentages - (percentages == len(terms))
    return prod((term.value for term in terms), start=Fraction(1)) / Fraction(100) ** hundreds


def _ratio(first: Term, second: Term) -> Fraction:
    of_hundredths = second.unit == PERCENT != first.unit
    return first.value / second.value * (100 if of_hundredths else 1)


def _bound(op: Op, terms: Sequence[Term]) -> Bound:
    """Which side of the result the true one is on, from the sides of the terms.

    A bound survives where the result rises or falls with the term throughout: always in sums and
    differences, and for numbers above nought in the others.
    """
    hedged = [term for term in terms if term.bound is not Bound.EXACT]
    if not hedged:
        return Bound.EXACT
    positive = all(term.value > 0 for term in terms)
    if op not in (Op.SUM, Op.DIFFERENCE) and not positive:
        return Bound.ABOUT
    first, *rest = (term.bound for term in terms)
    match op:
        case Op.SUM | Op.PRODUCT:
            sides = {first, *rest}
        case Op.DIFFERENCE | Op.RATIO | Op.SHARE:
            sides = {first, *(bound.turned for bound in rest)}
        case Op.CHANGE:
            sides = {first.turned, *rest}
    return _joined(sides - {Bound.EXACT})


def _joined(sides: set[Bound]) -> Bound:
    """One bound for all: the strict one of two on the same side, "about" for any other mixture."""
    if all(side.is_lower for side in sides):
        return Bound.MORE if Bound.MORE in sides else Bound.AT_LEAST
    if all(side.is_upper for side in sides):
        return Bound.LESS if Bound.LESS in sides else Bound.UP_TO
    return Bound.ABOUT


def _too_large(calculation: Calculation) -> Problem:
    return warning(
        "number-out-of-range",
        "the result is too large to be shown",
        "Use smaller numbers.",
        f"calculations[{calculation.id}].of",
    )


def _unknown_result(calculation: Calculation) -> Problem:
    return error(
        "unknown-figure",
        f"there is no figure with the id {calculation.equals!r}",
        "Give the figure that id, or name another one here.",
        f"calculations[{calculation.id}].equals",
    )
