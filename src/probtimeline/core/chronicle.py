"""All records at one revision: immutable, sorted, and indexed the ways a reader asks.

A Chronicle is what every other layer takes. It never changes: adding makes another one. Its events
may be decoded as they are asked for: whatever a key press needs of all of them is asked of the
`ledger` and the `folds`, and goes over no events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from probtimeline.core.lookups import (
    EveryFigure,
    FiguresById,
    FiguresByKey,
    Passage,
    PassagesBySource,
    PlacedFigure,
    PlacesById,
)
from probtimeline.core.records import Calculation, Comparison, Event, Source

if TYPE_CHECKING:  # `list` needs none of them
    from probtimeline.core.folds import Folds
    from probtimeline.core.kinds import Kinds
    from probtimeline.core.ledger import Ledger

__all__ = ["Chronicle", "Passage", "PlacedFigure"]


class Ready(Protocol):
    """What goes over all events and has been made of them before; another revision has it too."""

    @property
    def ledger(self) -> Ledger:
        """The events as columns."""

    @property
    def folds(self) -> Folds:
        """What is searched of the events, folded."""

    @property
    def kinds(self) -> Kinds:
        """Which events are of which kind."""


@dataclass(frozen=True)
class Chronicle:
    """The records of a chronology. Events are sorted by date, then id.

    `added` holds the ids of events that come from the reader's own file where that is shown
    together with another chronology; it is empty when one file is shown alone. `ready` has the
    ledger, the folds and the kinds where these have been made before.
    """

    title: str = ""
    about: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    events: Sequence[Event] = ()
    comparisons: tuple[Comparison, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    added: AbstractSet[str] = frozenset()
    ready: Ready | None = field(default=None, compare=False, repr=False)

    @staticmethod
    def of(  # noqa: PLR0913 - one argument a kind of record
        events: Iterable[Event],
        sources: Iterable[Source] = (),
        comparisons: Iterable[Comparison] = (),
        calculations: Iterable[Calculation] = (),
        *,
        title: str = "",
        about: str = "",
        added: frozenset[str] = frozenset(),
    ) -> Chronicle:
        """Sort and index the records given."""
        return Chronicle(
            title=title,
            about=about,
            sources={source.id: source for source in sources},
            events=tuple(sorted(events, key=lambda event: event.order)),
            comparisons=tuple(comparisons),
            calculations=tuple(calculations),
            added=added,
        )

    @cached_property
    def ledger(self) -> Ledger:
        """The events as columns."""
        if self.ready is not None:
            return self.ready.ledger
        from probtimeline.core.ledger import Ledger

        return Ledger.of(self.events)

    @cached_property
    def folds(self) -> Folds:
        """What is searched of the events, folded."""
        if self.ready is not None:
            return self.ready.folds
        from probtimeline.core.folds import Folds

        return Folds.of(self.events)

    @cached_property
    def kinds(self) -> Kinds:
        """Which events are of which kind."""
        if self.ready is not None:
            return self.ready.kinds
        from probtimeline.core.kinds import Kinds

        return Kinds.of(self.events)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The index in `events` of each event id."""
        return PlacesById(self)

    @property
    def milestones(self) -> Sequence[int]:
        """The places of the milestones, in order."""
        return self.ledger.milestones

    @cached_property
    def year_starts(self) -> tuple[int, ...]:
        """The places of the events with which another year begins."""
        return tuple(self.ledger.years())

    @property
    def figure_count(self) -> int:
        """How many figures all events hold."""
        return self.ledger.figures[-1]

    @cached_property
    def figures(self) -> EveryFigure:
        """Every figure of every event, in the order of the events."""
        return EveryFigure(self)

    @cached_property
    def figure_keys(self) -> Mapping[str, PlacedFigure]:
        """Every figure by its key."""
        return FiguresByKey(self)

    @cached_property
    def figure_ids(self) -> Mapping[str, PlacedFigure]:
        """The figures that have an id, by it."""
        return FiguresById(self)

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """The abbreviations in actors, the labels of figures, and the titles of sources.

        Of each some are read: what is abbreviated in a chronology is so in many places.
        """
        from itertools import islice

        from probtimeline.core.naming import READ, abbreviations

        titles = [source.title for source in islice(self.sources.values(), READ)]
        some = self.kinds.some
        return abbreviations((*some("actor", READ), *some("label", READ), *titles))

    def measure_name(self, measure: str) -> str:
        """What a measure is called wherever a reader meets it: "OMI quality risk of harm"."""
        from probtimeline.core.naming import measure_name

        return measure_name(measure, self.abbreviations)

    @cached_property
    def passages(self) -> Mapping[str, tuple[Passage, ...]]:
        """For each source quoted, its passages, each once, in the order of their events."""
        return PassagesBySource(self)

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first and last day any event names, whole years; None if none does."""
        return self.ledger.extent

    def event(self, event_id: str) -> Event | None:
        """The event of that id, or None."""
        place = self.places.get(event_id)
        return None if place is None else self.events[place]

    def related_to(self, event_id: str) -> tuple[tuple[Event, str], ...]:
        """Events that name this one in their `related`, with how."""
        return tuple(
            (event, link.how)
            for event in map(self.events.__getitem__, self.ledger.linked_to(event_id))
            for link in event.related
            if link.event == event_id
        )

    def compared(self, event: Event) -> tuple[Comparison, ...]:
        """The comparisons that weigh this event or one of its figures."""
        ids = {figure.id for figure in event.figures if figure.id}
        return tuple(
            comparison
            for comparison in self.comparisons
            if event.id in comparison.events or ids.intersection(comparison.figures)
        )

    def calculated(self, event: Event) -> tuple[Calculation, ...]:
        """The calculations that rest on a figure of this event, or come to one."""
        ids = {figure.id for figure in event.figures if figure.id}
        return tuple(
            calculation
            for calculation in self.calculations
            if calculation.equals in ids or any(term in ids for term in calculation.of)
        )
