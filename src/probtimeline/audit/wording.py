"""A worked calculation as a line of arithmetic and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from probtimeline.audit.amounts import (
    PERCENT,
    POINTS,
    amount,
    is_currency,
    rounded,
    rounded_down,
    rounded_up,
)
from probtimeline.audit.terms import Bound, Term
from probtimeline.core.records import Figure, Op
from probtimeline.core.text import clean_line

_FIRST_YEAR, _LAST_YEAR = 1500, 2500


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is known of a worked calculation, and how it is told."""

    op: Op
    terms: Sequence[Term]
    result: Fraction
    bound: Bound
    decimals: int
    printed: Figure | None = None
    agrees: bool | None = None

    @property
    def formula(self) -> str:
        """The arithmetic, the result with one decimal more than was printed, and what was printed.

        "(517 − 409) / 409 = 26.41%; printed 26.4%; agrees"
        """
        decimals = self.decimals + (self.printed is not None)
        parts = [f"{self._arithmetic} = {self._shown(self.result, self.bound, decimals)}"]
        if self.printed:
            parts.append(f"printed {clean_line(self.printed.text)}")
        return "; ".join([*parts, self._verdict] if self._verdict else parts)

    @property
    def sentence(self) -> str:
        """What the result says in words, and what the source says.

        "517 is 26.4% more than 409; the source says 26.4%"
        """
        said = f"; the source says {clean_line(self.printed.text)}" if self.printed else ""
        return self._said + said

    @property
    def _verdict(self) -> str:
        if self.agrees is None:
            return ""
        if not self.agrees:
            return "does not agree"
        hedged = self.printed is not None and self.printed.qualifier is not None
        return "consistent" if hedged or self.bound is not Bound.EXACT else "agrees"

    @property
    def _said(self) -> str:
        whole = self._shown(self.result, self.bound, self.decimals)
        first, *rest = words = self._words
        match self.op:
            case Op.CHANGE:
                return self._compared(rest[0], first)
            case Op.DIFFERENCE if self._compares:
                return self._compared(first, rest[0])
            case Op.DIFFERENCE:
                return f"taking {_listed(rest)} from {first} leaves {whole}"
            case Op.SUM if self._counts_years:
                return f"{' plus '.join(words)} is {whole}"
            case Op.SUM:
                return f"{_listed(words)} together make {whole}"
            case Op.SHARE:
                return f"{first} is {whole} of {rest[0]}"
            case Op.RATIO if self._is_multiple:
                return f"{first} is {whole} times {rest[0]}"
            case Op.RATIO:
                return f"{first} divided by {rest[0]} is {whole}"
            case Op.PRODUCT if len(words) == 2 and words[1].endswith("%"):
                return f"{words[1]} of {words[0]} is {whole}"
            case Op.PRODUCT:
                return f"{' times '.join(words)} is {whole}"

    @property
    def _compares(self) -> bool:
        """Whether a difference reads as one thing being so much more than another.

        Not for 100% less 46%, which is not "54% more", nor where a hedge would be said twice.
        """
        subtracted = self.terms[1:]
        plain = len(subtracted) == 1 and subtracted[0].bound is Bound.EXACT
        return plain and self._unit != PERCENT

    def _compared(self, subject: str, other: str) -> str:
        if not self.result:
            return f"{subject} is the same as {other}"
        less = self.result < 0
        bound = self.bound.turned if less else self.bound
        size = self._shown(abs(self.result), bound, self.decimals)
        return f"{subject} is {size} {'less' if less else 'more'} than {other}"

    @property
    def _arithmetic(self) -> str:
        words = self._words
        match self.op:
            case Op.SUM:
                return " + ".join(words)
            case Op.DIFFERENCE:
                return " − ".join(words)
            case Op.PRODUCT:
                return " × ".join(words)
            case Op.RATIO | Op.SHARE:
                return " / ".join(words)
            case Op.CHANGE:
                old, new = words
                return f"({new} − {old}) / {old}"

    @property
    def _words(self) -> list[str]:
        """The terms as written, each with its hedge."""
        match self.op:
            case Op.SUM | Op.DIFFERENCE:
                unit, grouped = _shared_unit(self.terms), not self._counts_years
                return [term.show(unit, grouped=grouped) for term in self.terms]
        return [term.show() for term in self.terms]

    def _shown(self, value: Fraction, bound: Bound, decimals: int) -> str:
        """A result rounded so that its bound still holds."""
        rounding = rounded_down if bound.is_lower else rounded_up if bound.is_upper else rounded
        shown = amount(rounding(value, decimals), self._unit, grouped=not self._counts_years)
        return f"{bound.value} {shown}".strip()

    @property
    def _unit(self) -> str:
        """The unit of the result, empty where the terms do not settle it."""
        match self.op:
            case Op.SHARE | Op.CHANGE:
                return PERCENT
            case Op.SUM | Op.DIFFERENCE if self._counts_years:
                return ""
            case _ if self.printed and not any(term.unit for term in self.terms):
                return self.printed.unit
            case Op.DIFFERENCE if all(term.unit == PERCENT for term in self.terms):
                return POINTS
            case Op.SUM | Op.DIFFERENCE:
                return _shared_unit(self.terms)
            case Op.RATIO:
                unit = self.terms[0].unit
                keeps = unit == PERCENT or is_currency(unit)
                return unit if keeps and not self._is_multiple else ""
            case Op.PRODUCT:
                return _unit_of_product(self.terms)

    @property
    def _is_multiple(self) -> bool:
        """Whether both terms are of one kind, so that one is so many times the other."""
        first, second = self.terms
        return first.unit == second.unit and first.is_figure

    @property
    def _counts_years(self) -> bool:
        """Whether a year of the calendar is reckoned with, which is written without a comma."""
        return (
            self.op in (Op.SUM, Op.DIFFERENCE)
            and any(_is_year(term) for term in self.terms)
            and all(term.unit == "years" for term in self.terms if term.is_figure)
        )


def _is_year(term: Term) -> bool:
    return not term.is_figure and _FIRST_YEAR <= term.value <= _LAST_YEAR


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _shared_unit(terms: Sequence[Term]) -> str:
    """The one unit of all figures; plain numbers among them are taken to be of it too."""
    units = {term.unit for term in terms if term.is_figure}
    return units.pop() if len(units) == 1 else ""


def _unit_of_product(terms: Sequence[Term]) -> str:
    """People, of a percentage of people; percent, of nothing but percentages.

    A plain number may stand for anything ("half an hour a case"), so it leaves no unit, but for
    money.
    """
    others = [term.unit for term in terms if term.unit != PERCENT]
    if not others:
        return PERCENT
    if len(others) == 1:
        return others[0]
    money = [unit for unit in others if is_currency(unit)]
    return money[0] if len(money) == 1 and not any(set(others) - {"", *money}) else ""
