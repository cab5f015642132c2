"""How the number of a figure is told: its amount, its hedge as a word or a sign, what it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from probtimeline.audit.amounts import amount
from probtimeline.audit.terms import exact
from probtimeline.audit.units import PERCENT, is_currency
from probtimeline.core.records import Figure, Qualifier


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge: its sign where its words do not fit, and where the true number may be.

    It may be `more` than the figure says, or `less`; about so much may be both.
    """

    sign: str
    more: bool = False
    less: bool = False


HEDGES: Final[Mapping[Qualifier, Hedge]] = MappingProxyType(
    {
        Qualifier.ABOUT: Hedge("~", more=True, less=True),
        Qualifier.MORE_THAN: Hedge(">", more=True),
        Qualifier.AT_LEAST: Hedge("≥", more=True),
        Qualifier.LESS_THAN: Hedge("<", less=True),
        Qualifier.ALMOST: Hedge("≲", less=True),
        Qualifier.UP_TO: Hedge("≤", less=True),
    }
)
"""Each hedge with a sign of its own: none is told as another."""

OPEN: Final = frozenset(each for each, hedge in HEDGES.items() if hedge.more and not hedge.less)
"""Hedges by which a figure may be more than it says."""
SOFT: Final = frozenset(each for each, hedge in HEDGES.items() if hedge.less and not hedge.more)
"""Hedges by which a figure may be less than it says."""


def unit_of(figure: Figure) -> str:
    """The unit of a figure in words."""
    return figure.unit.replace("-", " ")


def bare_amount(figure: Figure, *, named: bool = True) -> str:
    """What a figure comes to without its hedge: "£3.7bn", "5,000 people"; "" without a number.

    The unit in words only if it is to be `named`.
    """
    if figure.value is None:
        return ""
    value = exact(figure.value)
    if value is None:
        # Beyond all reason: told as it is written, and not worked with.
        return f"{figure.value:,} {unit_of(figure) if named else ''}".strip()
    return amount(value, unit_of(figure), named=named)


def amount_of(figure: Figure, *, signs: bool = False) -> str:
    """What a figure comes to with its hedge: "more than £450m"; with `signs`, ">£450m"."""
    said, hedge = bare_amount(figure), figure.qualifier
    if hedge is None or not said:
        return said
    return f"{HEDGES[hedge].sign}{said}" if signs else f"{hedge.value} {said}"


def leaves_unsaid(figure: Figure) -> bool:
    """Whether a figure as printed does not give its number: "half", "a decade"."""
    if figure.value is None:
        return False
    said = (bare_amount(figure, named=False), f"{figure.value:,}")
    # 225 stands neither in "1,225" nor in "225.5".
    found = rf"(?<![\d.,])(?:{'|'.join(map(re.escape, said))})(?!\d|[.,]\d)"
    return re.search(found, figure.text) is None


def is_change(figure: Figure) -> bool:
    """Whether a figure is a rise or fall, and no share of anything (docs/format.md)."""
    return figure.measure.endswith("-change")


def is_share(figure: Figure) -> bool:
    """Whether a figure is so much of a hundred."""
    value = figure.value
    shares = figure.unit == PERCENT and not is_change(figure)
    return shares and value is not None and 0 <= value <= 100


def unit_unsaid(figure: Figure) -> str:
    """What a number alone leaves unsaid of its unit: "people", "per year"; "" for 5% or £5."""
    unit = unit_of(figure)
    if is_currency(unit):
        return unit.partition(" ")[2]
    return "" if unit == PERCENT else unit
