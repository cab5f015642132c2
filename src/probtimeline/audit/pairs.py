"""Figures of one measure set in pairs, and whether they agree.

A measure claims that its figures speak of one thing. They are compared only where unit,
population and period agree; where one of these differs, or is not given, the pair says so and
nothing else. What people wrote about a disagreement (`weighed_by`) outranks what is found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from probtimeline.audit.likeness import (
    Aspect,
    differing,
    missing,
    told_differing,
    told_missing,
)
from probtimeline.audit.statements import weigh
from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.lookups import figures_of
from probtimeline.core.records import Agreement, Comparison
from probtimeline.core.text import fold

__all__ = [
    "Aspect",
    "MeasureGroup",
    "Pair",
    "far",
    "measures",
    "pair_of",
    "pairs",
    "statement_of",
    "weighed_by",
]

MOST_FIGURES = 40
"""Figures of one measure that are compared each with each: 780 pairs, more than anyone reads."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one measure, in the order of their events.

    `differs` are the aspects known to differ, `missing` those that one or both do not give.
    `told` is the reason of the verdict: a short clause in plain text, without a full stop.
    """

    first: PlacedFigure
    second: PlacedFigure
    differs: tuple[Aspect, ...]
    verdict: Agreement
    told: str
    missing: tuple[Aspect, ...] = ()

    @property
    def same_source(self) -> bool:
        """Whether one source says both."""
        return self.first.quote.source == self.second.quote.source


@dataclass(frozen=True)
class MeasureGroup:
    """The figures of one measure, in the order of their events, each statement once."""

    measure: str
    figures: tuple[PlacedFigure, ...]
    beyond: int = 0
    """How many events with figures of the measure were not looked at: there were enough."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each figure with each; beyond `MOST_FIGURES`, each with the next in time only."""
        few = len(self.figures) <= MOST_FIGURES
        chosen = combinations(self.figures, 2) if few else pairwise(self.figures)
        return tuple(pair_of(first, second) for first, second in chosen)


def measures(chronicle: Chronicle) -> tuple[MeasureGroup, ...]:
    """The measures of two figures or more, in the order of their first events.

    Their pairs are made when they are first asked for.
    """
    found: dict[str, list[PlacedFigure]] = {}
    for placed in chronicle.figures:
        if placed.figure.measure:
            found.setdefault(placed.figure.measure, []).append(placed)
    groups = (MeasureGroup(name, tuple(_once(figures))) for name, figures in found.items())
    return tuple(group for group in groups if len(group.figures) > 1)


def measure_group(chronicle: Chronicle, measure: str, most: int) -> MeasureGroup:
    """The first figures of a measure, each statement once: at most so many, and few decoded."""
    places = chronicle.kinds.where("measure", measure)
    every: list[PlacedFigure] = []
    statements: set[tuple[object, ...]] = set()
    looked = 0
    for place in places:
        if len(statements) >= most:
            break
        looked += 1
        for placed in figures_of(chronicle.events[place]):
            if placed.figure.measure == measure:
                every.append(placed)
                statements.add(statement_of(placed))
    return MeasureGroup(measure, tuple(_once(every)), len(places) - looked)


def pairs(chronicle: Chronicle) -> tuple[Pair, ...]:
    """The pairs of all measures, in the order of `measures`."""
    return tuple(pair for group in measures(chronicle) for pair in group.pairs)


def pair_of(first: PlacedFigure, second: PlacedFigure) -> Pair:
    """Two figures side by side, whether or not they are of one measure."""
    one, other = first.figure, second.figure
    differs, unknown = differing(one, other), missing(one, other)
    if not one.measure or one.measure != other.measure:
        verdict, told = Agreement.NOT_COMPARABLE, "not of one measure"
    elif differs:
        verdict, told = Agreement.NOT_COMPARABLE, told_differing(one, other, differs)
    elif unknown:
        verdict, told = Agreement.UNRESOLVED, told_missing(one, other, unknown)
    else:
        verdict, told = weigh(one, other)
    return Pair(first, second, differs, verdict, told, unknown)


def weighed_by(pair: Pair, chronicle: Chronicle) -> Comparison | None:
    """The comparison made by hand that names both figures; of several, the closest (`far`)."""
    ids = {pair.first.figure.id, pair.second.figure.id}
    if "" in ids:
        return None
    measure = pair.first.figure.measure
    naming = (each for each in chronicle.comparisons if ids.issubset(each.figures))
    return min(naming, key=lambda each: far(each.figures, measure, chronicle), default=None)


def far(keys: Iterable[str], measure: str, chronicle: Chronicle) -> tuple[bool, int, int]:
    """How far what compares these figures is from a measure; the closest sorts first.

    That is what holds two of its figures at least, then the fewest of other measures, then the
    fewest at all. Figures that are not there do not count.
    """
    known = chronicle.figure_keys
    found = [known[key].figure.measure for key in keys if key in known]
    own = found.count(measure) if measure else 0
    return own < 2, len(found) - own, len(found)


def statement_of(placed: PlacedFigure) -> tuple[object, ...]:
    """What makes two figures one statement, however many events quote it.

    The source and its words, and of the figure in them all that tells it from another one there.
    """
    figure = placed.figure
    words = (figure.text, figure.label, figure.measure, figure.population, figure.unit)
    period = figure.period.edtf if figure.period is not None else ""
    said = (figure.value, period, *(fold(each).strip() for each in words))
    return (placed.quote.source, placed.quote.text, *said)


def _once(figures: Iterable[PlacedFigure]) -> Iterator[PlacedFigure]:
    """The figures without those quoted again, in order; of one statement the first with an id."""
    every = tuple(figures)
    found: dict[tuple[object, ...], PlacedFigure] = {}
    for placed in every:
        key = statement_of(placed)
        if key not in found or (placed.figure.id and not found[key].figure.id):
            found[key] = placed
    kept = {id(placed) for placed in found.values()}
    return (placed for placed in every if id(placed) in kept)
