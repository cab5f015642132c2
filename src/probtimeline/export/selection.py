"""What is to leave: the events chosen, and of everything else what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby

from probtimeline.core.calendar import civil
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Calculation, Comparison, Event, Source
from probtimeline.core.span import Span
from probtimeline.core.wording import shown_year
from probtimeline.export.losses import Losses


class CannotExport(Exception):  # noqa: N818 - a refusal: what to do is asked of the reader
    """A format cannot be made of what was chosen, or not on this machine; nothing was written."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


@dataclass(frozen=True)
class Selection:
    """The events chosen of a chronology, in its order.

    `query` is what found them, as it was typed, and empty where all were taken. `today` is the
    day on which this is written, where a format has a place for it. Of a picture, `measure` is
    the one whose figures are drawn (else the axis is), and `dark` its colours.
    """

    chronicle: Chronicle
    events: Sequence[Event]
    query: str = ""
    today: Span | None = None
    measure: str = ""
    dark: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all events of the chronology are chosen."""
        return len(self.events) == len(self.chronicle.events)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the events chosen."""
        return frozenset(event.id for event in self.events)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources that the events rest on, by id; of a whole chronology, all of them."""
        known = self.chronicle.sources
        if self.is_whole:
            return known
        named = {source for event in self.events for source in event.sources}
        return {name: source for name, source in known.items() if name in named}

    @cached_property
    def comparisons(self) -> Sequence[Comparison]:
        """The comparisons of which nothing is missing."""
        weighed = self.chronicle.comparisons
        if self.is_whole:
            return weighed
        return tuple(
            each
            for each in weighed
            if self.ids.issuperset(each.events) and self._figures.issuperset(each.figures)
        )

    @cached_property
    def calculations(self) -> Sequence[Calculation]:
        """The calculations of which nothing is missing."""
        worked = self.chronicle.calculations
        if self.is_whole:
            return worked
        return tuple(each for each in worked if self._figures.issuperset(_terms(each)))

    def tell_missing(self, losses: Losses) -> None:
        """Tell of the comparisons and calculations that something is missing of."""
        weighed = len(self.chronicle.comparisons) - len(self.comparisons)
        losses.tell("comparisons with what was not chosen are left out", times=weighed)
        worked = len(self.chronicle.calculations) - len(self.calculations)
        losses.tell("calculations with what was not chosen are left out", times=worked)

    def by_year(self) -> Iterator[tuple[str, Iterator[Event]]]:
        """The events of each year in which some begin, under its name."""
        return groupby(self.events, _year)

    def worked(self, calculation: Calculation) -> str:
        """What a calculation comes to, as a sentence; or why it cannot be worked out."""
        from probtimeline.audit.arithmetic import work

        working = work(calculation, self.chronicle)
        return working.sentence or (working.problem.what if working.problem else "")

    @cached_property
    def _figures(self) -> frozenset[str]:
        figures = chain.from_iterable(event.figures for event in self.events)
        return frozenset(figure.id for figure in figures if figure.id)


def _year(event: Event) -> str:
    first = event.date.earliest
    return "Before" if first is None else shown_year(civil(first)[0])


def _terms(calculation: Calculation) -> Iterator[str]:
    yield from (term for term in calculation.of if isinstance(term, str))
    if calculation.equals:
        yield calculation.equals
