"""A worked calculation as a sentence.

A hedge is said once of one thing: "more than 150,000 out of 248,146 is more than 60.4%", not
"more than 150,000 is more than 60.4% of 248,146".
"""

from __future__ import annotations

from collections.abc import Sequence

from probtimeline.audit.amounts import rounded
from probtimeline.audit.result import Result, is_year
from probtimeline.audit.terms import Bound, Term
from probtimeline.audit.units import PERCENT, POINTS, is_countable, is_time
from probtimeline.core.records import Op
from probtimeline.core.text import clean_line

_NO_CHANGE = {
    Bound.MORE: "a rise",
    Bound.AT_LEAST: "no fall",
    Bound.LESS: "a fall",
    Bound.UP_TO: "no rise",
}
"""What a change of nought is, with a bound on it."""


def sentence(result: Result) -> str:
    """What the result says in words, and what the source says.

    "517 is 26.4% more than 409; the source says 26.4%"
    """
    printed = result.printed
    return _said(result) + (f"; the source says {clean_line(printed.text)}" if printed else "")


def _said(result: Result) -> str:
    match result.op:
        case Op.SUM:
            return _sum(result)
        case Op.DIFFERENCE:
            return _difference(result)
        case Op.PRODUCT:
            return _product(result)
        case Op.RATIO:
            return _ratio(result)
        case Op.SHARE:
            return _share(result)
        case Op.CHANGE:
            return _change(result)


def _sum(result: Result) -> str:
    words = _spoken(result)
    if result.counts_years:
        return f"{' plus '.join(words)} is {_whole(result)}"
    return f"{_listed(words)} together make {_whole(result)}"


def _difference(result: Result) -> str:
    first, *rest = words = _spoken(result)
    if result.spans_years:
        return _between_years(result, first, rest[0])
    if result.counts_years and not is_year(result.terms[1]):
        return f"{' less '.join(words)} is {_whole(result)}"
    # 100% less 46% is not "54% more".
    if result.is_hedged or len(rest) > 1 or result.unit == PERCENT:
        return f"taking {_listed(rest)} from {first} leaves {_whole(result)}"
    if result.value and not result.counts_years:
        unit = result.unit_of_terms or result.unit
        first = result.terms[0].spoken(unit, named=bool(unit))
    return _compared(result, first, rest[0])


def _between_years(result: Result, last: str, first: str) -> str:
    if result.value < 0:
        return f"{last} is {_size(result)} before {first}"
    return f"from {first} to {last} is {_size(result)}"


def _compared(result: Result, subject: str, other: str) -> str:
    """One thing as so much more or less than another; for terms without a hedge."""
    if not rounded(result.value, result.decimals):
        return f"{subject} is {_about(result, 0)}the same as {other}"
    counted = is_countable(result.unit)
    size = _size(result, named=result.unit == POINTS)
    direction = "more" if result.value > 0 else "fewer" if counted else "less"
    verb = _verb(result.terms[0]) if counted else "is"
    return f"{subject} {verb} {size} {direction} than {other}"


def _product(result: Result) -> str:
    if len(result.terms) != 2 or all(term.unit != PERCENT for term in result.terms):
        return f"{' times '.join(_spoken(result))} is {_whole(result)}"
    whole, part = result.terms
    if part.unit != PERCENT:
        whole, part = part, whole
    said = is_countable(result.unit) and result.unit == whole.unit
    return f"{part.spoken()} of {whole.spoken(named=True)} is {_whole(result, named=not said)}"


def _ratio(result: Result) -> str:
    first, second = result.terms
    if result.is_multiple:
        return _multiple(result, first, second)
    divided, by, whole = first.spoken(named=True), second.spoken(named=True), _whole(result)
    if not result.is_rate:
        return f"{divided} divided by {by} is {whole}"
    if is_time(second.unit):
        # "over less than 24 hours" would be two directions at once.
        return f"{divided} {'over' if second.bound is Bound.EXACT else 'in'} {by} is {whole}"
    return f"{divided} for {by} is {whole}"


def _multiple(result: Result, first: Term, second: Term) -> str:
    whole = _whole(result)
    if result.is_hedged:
        return f"{first.spoken(named=True)} to {second.spoken()} is {whole} to 1"
    if rounded(result.value, result.decimals) == 1:
        return f"{first.spoken()} is {_about(result, 1)}the same as {second.spoken()}"
    return f"{first.spoken(named=True)} {_verb(first)} {whole} times {second.spoken()}"


def _share(result: Result) -> str:
    first, second = _spoken(result)
    whole = _whole(result)
    if not result.is_hedged:
        return f"{first} is {whole} of {second}"
    return f"{first} {'out of' if 0 <= result.value <= 100 else 'against'} {second} is {whole}"


def _change(result: Result) -> str:
    old, new = _spoken(result)
    if result.terms[0].value < 0:
        return f"from {old} to {new} is a change of {_whole(result)}"
    if not result.is_hedged:
        return _compared(result, new, old)
    return f"from {old} to {new} is {_movement(result)}"


def _movement(result: Result) -> str:
    """A rise or a fall of so much; "if any" where the bound allows for none."""
    if not result.value:
        return _NO_CHANGE.get(result.bound, "about no change")
    falls = result.value < 0
    bound = result.bound.turned if falls else result.bound
    if_any = ", if any" if bound.is_upper else ""
    return f"a {'fall' if falls else 'rise'} of {_size(result)}{if_any}"


def _spoken(result: Result) -> Sequence[str]:
    named, grouped = result.names_terms, not result.counts_years
    unit = result.unit_of_terms
    return [term.spoken(unit, named=named, grouped=grouped) for term in result.terms]


def _whole(result: Result, *, named: bool = True) -> str:
    """The result with its bound."""
    shown = result.show(result.value, result.bound, result.decimals, named=named)
    return result.shown_bound.say(shown, result.unit)


def _size(result: Result, *, named: bool = True) -> str:
    """The result without its sign, with its bound."""
    bound, said = result.bound, result.shown_bound
    if result.value < 0:
        bound, said = bound.turned, said.turned
    shown = result.show(abs(result.value), bound, result.decimals, named=named)
    return said.say(shown, result.unit)


def _about(result: Result, value: int) -> str:
    return "" if result.value == value else "about "


def _verb(term: Term) -> str:
    return "are" if is_countable(term.unit) and term.value != 1 else "is"


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
