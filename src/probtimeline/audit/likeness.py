"""What must be alike before two figures can be compared: unit, population and period.

What one of them does not give is not known to be alike, nor known to differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from probtimeline.audit.units import CURRENCIES, PERCENT
from probtimeline.core.calendar import civil
from probtimeline.core.records import Figure
from probtimeline.core.span import Span
from probtimeline.core.text import clean_line, fold


class Aspect(StrEnum):
    """What must agree before two values can be compared."""

    UNIT = "unit"
    POPULATION = "population"
    PERIOD = "period"


def differing(first: Figure, second: Figure) -> tuple[Aspect, ...]:
    """The aspects that both figures give and that are not the same."""
    return tuple(
        aspect
        for aspect in Aspect
        if _gives(first, aspect) and _gives(second, aspect) and not _same(first, second, aspect)
    )


def missing(first: Figure, second: Figure) -> tuple[Aspect, ...]:
    """The aspects that one of the figures does not give, or neither; two bare numbers are alike."""
    return tuple(
        aspect
        for aspect in Aspect
        if not (_gives(first, aspect) and _gives(second, aspect))
        and (aspect is not Aspect.UNIT or first.unit or second.unit)
    )


def same_period(first: Span, second: Span) -> bool:
    """Whether two periods are one, however they are spelt: 2014 and January to December 2014."""
    return first.edtf == second.edtf or _extent(first) == _extent(second)


def told_differing(first: Figure, second: Figure, aspects: Sequence[Aspect]) -> str:
    """In which of the aspects two figures are not the same; both sides, where it is one only.

    "not the same years: 2012–13 and 2016–17"; "not the same population, nor the same years"
    """
    if len(aspects) > 1:
        return "not " + ", nor ".join(_same_what(first, second, each) for each in aspects)
    sides = " and ".join(_shown(each, aspects[0]) for each in (first, second))
    return f"not {_same_what(first, second, aspects[0])}: {sides}"


def told_missing(first: Figure, second: Figure, aspects: Sequence[Aspect]) -> str:
    """What is not given: "one gives no period", "not both give population and period"."""
    *others, last = aspects
    if others:
        return f"not both give {', '.join(others)} and {last}"
    if _gives(first, last) or _gives(second, last):
        return f"one gives no {last}"
    return f"neither gives a {last}"


def _gives(figure: Figure, aspect: Aspect) -> bool:
    match aspect:
        case Aspect.UNIT:
            return bool(figure.unit.strip())
        case Aspect.POPULATION:
            return bool(figure.population.strip())
        case Aspect.PERIOD:
            return figure.period is not None


def _same(first: Figure, second: Figure, aspect: Aspect) -> bool:
    match aspect:
        case Aspect.UNIT:
            return _plain(first.unit) == _plain(second.unit)
        case Aspect.POPULATION:
            return _plain(first.population) == _plain(second.population)
        case Aspect.PERIOD:
            one, other = first.period, second.period
            return one is not None and other is not None and same_period(one, other)


def _plain(text: str) -> str:
    return fold(text).strip()


def _extent(span: Span) -> tuple[object, ...]:
    # That it happened somewhere between two years is not that it lasted from one to the other.
    return (span.begins.earliest, span.ends.latest, span.ongoing, span.is_set)


def _same_what(first: Figure, second: Figure, aspect: Aspect) -> str:
    one, other = first.period, second.period
    if aspect is not Aspect.PERIOD or one is None or other is None:
        return f"the same {aspect}"
    return "the same time" if _years(one) == _years(other) else "the same years"


def _years(span: Span) -> tuple[int | None, ...]:
    return tuple(day if day is None else civil(day)[0] for day in (span.earliest, span.latest))


def _shown(figure: Figure, aspect: Aspect) -> str:
    match aspect:
        case Aspect.UNIT:
            code, space, rate = figure.unit.strip().partition(" ")
            sign = "%" if code == PERCENT and not rate else CURRENCIES.get(code, code)
            return clean_line(sign + space + rate)
        case Aspect.POPULATION:
            return f"“{clean_line(figure.population.strip())}”"
        case Aspect.PERIOD:
            return figure.period.text if figure.period else ""
