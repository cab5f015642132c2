"""What a calculation came to, in which unit, and how much of it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from probtimeline.audit.amounts import amount, rounded, rounded_down, rounded_up
from probtimeline.audit.terms import Bound, Term
from probtimeline.audit.units import (
    CURRENCIES,
    PERCENT,
    POINTS,
    TIMES,
    YEARS,
    is_countable,
    is_currency,
    is_rate,
    is_time,
    per,
)
from probtimeline.core.records import Figure, Op

_FIRST_YEAR, _LAST_YEAR = 1500, 2500
_LIFETIME = 100
_SPEAKS_OF_YEARS = re.compile(r"\byears?\b", re.I)


@dataclass(frozen=True, slots=True)
class Result:
    """All that is known of a worked calculation: `value` is exact, `title` the writer's."""

    op: Op
    terms: Sequence[Term]
    value: Fraction
    bound: Bound
    decimals: int
    printed: Figure | None = None
    agrees: bool | None = None
    title: str = ""

    @property
    def is_compared(self) -> bool:
        """Whether a printed figure has a value to set beside the result."""
        return self.agrees is not None

    @property
    def is_exact(self) -> bool:
        """Whether nothing is lost by rounding it to `decimals`."""
        return rounded(self.value, self.decimals) == self.value

    def finer(self, more: int) -> int:
        """The decimals to show before rounding: so many more than are kept, if it has them.

        Where the value shown with these would round the other way, as 26.346 shown as 26.35 to
        one decimal would, it takes as many as it needs.
        """
        decimals = self.decimals
        for _ in range(more):
            decimals += rounded(self.value, decimals) != self.value
        kept = rounded(self.value, self.decimals)
        while rounded(rounded(self.value, decimals), self.decimals) != kept:
            decimals += 1
        return decimals

    @property
    def is_hedged(self) -> bool:
        """Whether a term is a bound or only about."""
        return any(term.bound is not Bound.EXACT for term in self.terms)

    @property
    def shown_bound(self) -> Bound:
        """The bound on what is shown: a rounded result is about as much as is shown.

        Beside a printed figure it is not said: there the rounding is what is being tested.
        """
        plain = self.bound is Bound.EXACT and not self.is_exact and not self.is_compared
        return Bound.ABOUT if plain else self.bound

    def show(self, value: Fraction, bound: Bound, decimals: int, *, named: bool = True) -> str:
        """A value in the result's unit, rounded so that its bound still holds."""
        rounding = rounded_down if bound.is_lower else rounded_up if bound.is_upper else rounded
        shown = rounding(value, decimals)
        grouped = not self.counts_years
        return amount(shown, self.unit, named=named, grouped=grouped, places=decimals)

    @property
    def unit(self) -> str:
        """The unit of the result, empty where the terms do not settle it."""
        match self.op:
            case Op.SHARE | Op.CHANGE:
                return PERCENT
            case Op.SUM | Op.DIFFERENCE:
                return self._unit_of_sum()
            case Op.RATIO:
                return "" if self.is_multiple else _unit_of_ratio(self.terms) or self._stated
            case Op.PRODUCT:
                return _unit_of_product(self.terms) or self._stated

    def _unit_of_sum(self) -> str:
        if self.spans_years:
            return YEARS
        if self.counts_years:
            return ""
        if self.printed and not any(term.unit for term in self.terms):
            return self.printed.unit
        if self.op is Op.DIFFERENCE and all(term.unit == PERCENT for term in self.terms):
            return POINTS
        return _shared_unit(self.terms)

    @property
    def _stated(self) -> str:
        """The unit of the printed figure, for a result that is in no other.

        But 0.5 is not 0.5%, whatever is printed.
        """
        unit = self.printed.unit if self.printed else ""
        return "" if unit in (PERCENT, POINTS, TIMES) else unit

    @property
    def unit_of_terms(self) -> str:
        """The unit every term of a sum or difference is taken to be of, empty where they differ."""
        adds = self.op in (Op.SUM, Op.DIFFERENCE) and not self.names_terms
        return _shared_unit(self.terms) if adds else ""

    @property
    def is_rate(self) -> bool:
        """Whether it is so much for each one of what is divided by."""
        each = self.terms[-1].unit
        return self.op is Op.RATIO and bool(each) and self.unit.endswith(f" {per(each)}")

    @property
    def is_multiple(self) -> bool:
        """Whether both terms are of one kind, so that one is so many times the other."""
        first, second = self.terms[0], self.terms[-1]
        return self.op is Op.RATIO and first.is_figure and first.unit == second.unit

    @property
    def names_terms(self) -> bool:
        """Whether the unit of the result leaves open what a term is of."""
        units = {term.unit for term in self.terms} - {"", PERCENT, self.unit, *CURRENCIES}
        match self.op:
            case Op.SHARE | Op.CHANGE:
                return False
            case Op.SUM if not self.counts_years:
                return bool(units) and all(is_countable(unit) for unit in units)
            case Op.DIFFERENCE if not self.counts_years:
                return False
            case Op.PRODUCT:
                return bool(units - {TIMES})
        return bool(units) and not self.is_multiple

    @property
    def counts_years(self) -> bool:
        """Whether a year of the calendar is reckoned with, which is written without a comma.

        That is a year with a span added or taken away, or the one year taken from another. Where
        no figure says that they are years, it takes a pair of numbers that may well be.
        """
        if not any(term.is_figure for term in self.terms) and not self._is_pair:
            return False
        years = [index for index, term in enumerate(self.terms) if is_year(term)]
        spans = [term for term in self.terms if not is_year(term) and _is_span(term)]
        if self.op is Op.DIFFERENCE and self._is_pair and len(years) == len(self.terms):
            return True
        if len(years) != 1 or len(spans) != len(self.terms) - 1:
            return False
        return self.op is Op.SUM or (self.op is Op.DIFFERENCE and years == [0])

    @property
    def spans_years(self) -> bool:
        """Whether the result is the time from one year of the calendar to another.

        Two numbers may be anything, so something has to say that they are years: a figure's unit,
        or the title.
        """
        if self.op is not Op.DIFFERENCE or not self._is_pair:
            return False
        said = any(term.is_figure for term in self.terms) or _SPEAKS_OF_YEARS.search(self.title)
        return bool(said) and all(is_year(term) for term in self.terms)

    @property
    def _is_pair(self) -> bool:
        return len(self.terms) == 2


def _shared_unit(terms: Sequence[Term]) -> str:
    """The one unit of all figures; plain numbers among them are taken to be of it too."""
    units = {term.unit for term in terms if term.is_figure}
    return units.pop() if len(units) == 1 else ""


def is_year(term: Term) -> bool:
    """Whether a term may be a year of the calendar."""
    whole = term.value.denominator == 1 and term.unit in ("", YEARS)
    return whole and _FIRST_YEAR <= term.value <= _LAST_YEAR


def _is_span(term: Term) -> bool:
    """Whether a term is a number of years; a plain number may be one up to a lifetime."""
    return term.unit == YEARS if term.is_figure else 0 <= term.value <= _LIFETIME


def _unit_of_ratio(terms: Sequence[Term]) -> str:
    """So much a year or per company, where what is divided by comes in years or companies.

    A yearly sum is not yearly for each of what it is divided by: that may be yearly too.
    """
    first, second = terms
    unit = first.unit.partition(" ")[0] if is_currency(first.unit) else first.unit
    if not unit or PERCENT in (unit, second.unit):
        return unit
    if is_currency(second.unit):
        return ""
    divides = is_countable(second.unit) or (is_time(second.unit) and not is_rate(first.unit))
    if divides and (is_currency(unit) or is_countable(unit) or is_time(unit)):
        return f"{unit} {per(second.unit)}"
    return unit if is_currency(unit) else ""


def _unit_of_product(terms: Sequence[Term]) -> str:
    """People, of a percentage of people; percent, of nothing but percentages.

    A plain number may stand for anything ("half an hour a case"), so it leaves no unit, but for
    money, which is not yearly any more: the number may be of years.
    """
    others = [term.unit for term in terms if term.unit not in (PERCENT, TIMES)]
    if not others:
        return PERCENT
    if len(others) == 1:
        return others[0]
    money = [unit for unit in others if is_currency(unit)]
    return money[0].partition(" ")[0] if len(money) == 1 else ""
