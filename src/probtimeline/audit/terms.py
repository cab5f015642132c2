"""The terms of a calculation, read from the figures and numbers it names.

Values are exact: a decimal number is the fraction its digits say, never the binary number nearest
to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from probtimeline.audit.amounts import amount
from probtimeline.audit.units import is_countable
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem, error, warning
from probtimeline.core.records import Calculation, Op, Qualifier

LARGEST = 10**60
"""Where numbers stop being about anything, and become a way to keep a program busy."""

DECIMALS = 20
"""The most decimals, or noughts, a result is rounded to."""

MOST_TERMS = 1000
"""The most terms of one calculation."""


class Bound(Enum):
    """Which side of a stated value the true one is on."""

    EXACT = ""
    MORE = "more than"
    AT_LEAST = "at least"
    LESS = "less than"
    UP_TO = "up to"
    ABOUT = "about"
    ALMOST = "almost"

    @property
    def is_lower(self) -> bool:
        """Whether the value stated is a floor."""
        return self in (Bound.MORE, Bound.AT_LEAST)

    @property
    def is_upper(self) -> bool:
        """Whether the value stated is a ceiling."""
        return self in (Bound.LESS, Bound.UP_TO)

    @property
    def turned(self) -> Bound:
        """The bound on what falls as this value rises."""
        return _TURNED.get(self, self)

    @property
    def sign(self) -> str:
        """How a formula says it of its result."""
        return _SIGNS[self]

    def say(self, shown: str, unit: str = "") -> str:
        """An amount of a unit with the bound in words; what is counted is fewer, not less."""
        counted = self is Bound.LESS and is_countable(unit) and not shown.startswith("−")
        return f"{'fewer than' if counted else self.value} {shown}".strip()


_TURNED = {
    Bound.MORE: Bound.LESS,
    Bound.LESS: Bound.MORE,
    Bound.AT_LEAST: Bound.UP_TO,
    Bound.UP_TO: Bound.AT_LEAST,
}
_SIGNS = {
    Bound.EXACT: "=",
    Bound.MORE: ">",
    Bound.AT_LEAST: "≥",
    Bound.LESS: "<",
    Bound.UP_TO: "≤",
    Bound.ABOUT: "≈",
    Bound.ALMOST: "≈",
}
_BOUNDS = {
    Qualifier.MORE_THAN: Bound.MORE,
    Qualifier.AT_LEAST: Bound.AT_LEAST,
    Qualifier.LESS_THAN: Bound.LESS,
    Qualifier.UP_TO: Bound.UP_TO,
    Qualifier.ABOUT: Bound.ABOUT,
    Qualifier.ALMOST: Bound.ALMOST,
}


def bound_of(qualifier: Qualifier | None) -> Bound:
    """What a source's hedge says."""
    return _BOUNDS[qualifier] if qualifier else Bound.EXACT


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a calculation; a number that is no figure has no unit and is exact."""

    value: Fraction
    unit: str = ""
    bound: Bound = Bound.EXACT
    is_figure: bool = False

    def spoken(self, unit: str = "", *, named: bool = False, grouped: bool = True) -> str:
        """The term with its hedge in words, and the sign of its unit, or of `unit`.

        A unit in words is said where it is `named`.
        """
        shown = amount(self.value, unit or self.unit, named=named, grouped=grouped)
        return self.bound.say(shown, unit or self.unit)

    def written(self, unit: str = "", *, named: bool = False, grouped: bool = True) -> str:
        """The same for a formula, where a hedge is a sign: >150,000, ~250,000."""
        near = {Bound.EXACT: "", Bound.ABOUT: "~", Bound.ALMOST: "~"}
        sign = near.get(self.bound, self.bound.sign)
        return sign + amount(self.value, unit or self.unit, named=named, grouped=grouped)


def exact(value: int | float) -> Fraction | None:
    """The fraction a number's digits say, or None where it is infinite or far too large."""
    try:
        fraction = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    except ValueError:
        return None
    return fraction if abs(fraction) < LARGEST else None


def read_terms(calculation: Calculation, chronicle: Chronicle) -> tuple[Term, ...] | Problem:
    """The terms in order, or the first thing that stands in the way of having them."""
    terms: list[Term] = []
    for index, given in enumerate(calculation.of):
        path = f"calculations[{calculation.id}].of[{index}]"
        read = _read_term(given, chronicle, path)
        if isinstance(read, Problem):
            return read
        terms.append(read)
    return _unworkable(calculation, terms) or tuple(terms)


def _read_term(given: str | int | float, chronicle: Chronicle, path: str) -> Term | Problem:
    if not isinstance(given, str):
        value = exact(given)
        return _out_of_range(path) if value is None else Term(value)
    placed = chronicle.figure_ids.get(given)
    if placed is None:
        return error(
            "unknown-figure",
            f"there is no figure with the id {given!r}",
            "Give the figure that id, or name another one here.",
            path,
        )
    figure = placed.figure
    if figure.value is None:
        return warning(
            "figure-without-value",
            f"the figure {given!r} ({figure.text}) has no value to calculate with",
            "Give it a value, or leave it out of the calculation.",
            path,
        )
    value = exact(figure.value)
    if value is None:
        return _out_of_range(path)
    return Term(value, figure.unit, bound_of(figure.qualifier), is_figure=True)


def _out_of_range(path: str) -> Problem:
    return warning(
        "number-out-of-range",
        "the number is too large to calculate with",
        "Use numbers of at most sixty digits.",
        path,
    )


def _unworkable(calculation: Calculation, terms: Sequence[Term]) -> Problem | None:
    path = f"calculations[{calculation.id}]"
    pair = calculation.op in (Op.RATIO, Op.SHARE, Op.CHANGE)
    if not 2 <= len(terms) <= (2 if pair else MOST_TERMS):
        wanted = "two" if pair else f"two to {MOST_TERMS}"
        return warning(
            "wrong-number-of-terms",
            f"a {calculation.op} is of {wanted} terms, not {len(terms)}",
            f"Give {wanted} figure ids or numbers.",
            f"{path}.of",
        )
    divisor = terms[0] if calculation.op is Op.CHANGE else terms[-1]
    if pair and not divisor.value:
        return warning(
            "division-by-zero",
            f"the {calculation.op} divides by nought",
            "Put another figure in the place of the nought.",
            f"{path}.of",
        )
    if abs(calculation.decimals) > DECIMALS:
        return warning(
            "decimals-out-of-range",
            f"{calculation.decimals} decimals are more than can be shown",
            f"Give a number of decimals from −{DECIMALS} to {DECIMALS}.",
            f"{path}.decimals",
        )
    return None
