"""A worked calculation as a sentence.

A hedge is said once of one thing: "more than 150,000 out of 248,146 is more than 60.4%", not
"more than 150,000 is more than 60.4% of 248,146".
"""

from __future__ import annotations

from collections.abc import Sequence

from probtimeline.audit.amounts import rounded
from probtimeline.audit.result import Result, shared_unit
from probtimeline.audit.terms import Bound, Term
from probtimeline.audit.units import PERCENT, is_countable, is_currency, is_time
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
    if result.counts_years and any(term.is_figure for term in result.terms):
        return f"{' less '.join(words)} is {_whole(result)}"
    # 100% less 46% is not "54% more".
    if result.is_hedged or len(rest) > 1 or result.unit == PERCENT:
        return f"taking {_listed(rest)} from {first} leaves {_whole(result)}"
    if result.value and not result.counts_years:
        first = result.terms[0].spoken(shared_unit(result.terms) or result.unit, named=True)
    return _compared(result, first, rest[0])


def _between_years(result: Result, last: str, first: str) -> str:
    size = result.shown_bound.say(result.amount(abs(result.value), result.bound, result.decimals))
    return (
        f"{last} is {size} before {first}"
        if result.value < 0
        else f"from {first} to {last} is {size}"
    )


def _compared(result: Result, subject: str, other: str) -> str:
    """One thing as so much more or less than another."""
    if not rounded(result.value, result.decimals):
        about = "about " if result.value else ""
        return f"{subject} is {about}the same as {other}"
    size = result.amount(abs(result.value), result.bound, result.decimals, named=False)
    counted = is_countable(result.unit)
    less = "fewer" if counted else "less"
    direction = less if result.value < 0 else "more"
    verb = _verb(result.terms[0]) if counted else "is"
    return f"{subject} {verb} {result.shown_bound.say(size)} {direction} than {other}"


def _product(result: Result) -> str:
    if len(result.terms) == 2 and any(term.unit == PERCENT for term in result.terms):  # noqa: PLR2004
        whole, part = result.terms
        if part.unit != PERCENT:
            whole, part = part, whole
        whole_unit = whole.spoken(named=True)
        return (
            f"{part.spoken()} of {whole_unit} is {_whole(result, named=is_currency(result.unit))}"
        )
    return f"{' times '.join(_spoken(result))} is {_whole(result)}"


def _ratio(result: Result) -> str:
    first, second = result.terms
    if result.is_multiple:
        return _multiple(result, first, second)
    divided, by, whole = first.spoken(named=True), second.spoken(named=True), _whole(result)
    if result.unit == first.unit or " " not in result.unit:
        return f"{divided} divided by {by} is {whole}"
    if is_time(second.unit):
        # "over less than 24 hours" would be two directions at once.
        return f"{divided} {'over' if second.bound is Bound.EXACT else 'in'} {by} is {whole}"
    return f"{divided} for {by} is {whole}"


def _multiple(result: Result, first: Term, second: Term) -> str:
    whole = _whole(result)
    if result.is_hedged:
        return f"{first.spoken(named=True)} to {second.spoken()} is {whole} to 1"
    if result.value == 1:
        return f"{first.spoken()} is the same as {second.spoken()}"
    return f"{first.spoken(named=True)} {_verb(first)} {whole} times {second.spoken()}"


def _share(result: Result) -> str:
    first, second = _spoken(result)
    whole = _whole(result)
    if not result.is_hedged:
        return f"{first} is {whole} of {second}"
    return f"{first} {'out of' if 0 <= result.value <= 100 else 'against'} {second} is {whole}"


def _change(result: Result) -> str:
    old, new = _spoken(result)
    if not result.is_hedged:
        return _compared(result, new, old)
    return f"from {old} to {new} is {_movement(result)}"


def _movement(result: Result) -> str:
    """A rise or a fall of so much; "if any" where the bound allows for none."""
    if not result.value:
        return _NO_CHANGE.get(result.bound, "about no change")
    falls = result.value < 0
    bound = result.bound.turned if falls else result.bound
    size = bound.say(result.amount(abs(result.value), bound, result.decimals))
    return f"a {'fall' if falls else 'rise'} of {size}{', if any' if bound.is_upper else ''}"


def _spoken(result: Result) -> Sequence[str]:
    named, grouped = result.names_terms, not result.counts_years
    unit = "" if named or result.op not in (Op.SUM, Op.DIFFERENCE) else shared_unit(result.terms)
    return [term.spoken(unit, named=named, grouped=grouped) for term in result.terms]


def _whole(result: Result, *, named: bool = True) -> str:
    """The result with its bound."""
    shown = result.amount(result.value, result.bound, result.decimals, named=named)
    return result.shown_bound.say(shown, result.unit)


def _verb(term: Term) -> str:
    return "are" if is_countable(term.unit) and term.value != 1 else "is"


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
