"""All records at one revision: immutable, sorted, and indexed the ways a reader asks.

A Chronicle is what every other layer takes. It never changes: adding makes another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from probtimeline.core.naming import abbreviations, measure_name
from probtimeline.core.records import Calculation, Comparison, Event, Figure, Quote, Source
from probtimeline.core.span import extent


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with the words and the event it stands in; it is the `number`th of the event."""

    figure: Figure
    quote: Quote
    event: Event
    number: int = 0

    @property
    def key(self) -> str:
        """What it is known by in this revision: its id, or its event and number."""
        return self.figure.id or f"{self.event.id}#{self.number}"


@dataclass(frozen=True, slots=True)
class Passage:
    """One quoted passage of a source, and the events that rest on it."""

    source: str
    text: str
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Chronicle:
    """The records of a chronology. Events are sorted by date, then id.

    `added` holds the ids of events that come from the reader's own file where that is shown
    together with another chronology; it is empty when one file is shown alone.
    """

    title: str = ""
    about: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    added: frozenset[str] = frozenset()

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
    def places(self) -> Mapping[str, int]:
        """The index in `events` of each event id."""
        return {event.id: index for index, event in enumerate(self.events)}

    @cached_property
    def milestones(self) -> tuple[int, ...]:
        """The places of the milestones, in order."""
        return tuple(place for place, event in enumerate(self.events) if event.milestone)

    @cached_property
    def figures(self) -> tuple[PlacedFigure, ...]:
        """Every figure of every event, in the order of the events."""
        found = []
        for event in self.events:
            pairs = ((figure, quote) for quote in event.quotes for figure in quote.figures)
            found += [PlacedFigure(*pair, event, n) for n, pair in enumerate(pairs)]
        return tuple(found)

    @cached_property
    def figure_keys(self) -> Mapping[str, PlacedFigure]:
        """Every figure by its key."""
        return {placed.key: placed for placed in self.figures}

    @cached_property
    def figure_ids(self) -> Mapping[str, PlacedFigure]:
        """The figures that have an id, by it."""
        return {placed.figure.id: placed for placed in self.figures if placed.figure.id}

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """The abbreviations in actors, the labels of figures, and the titles of sources."""
        actors = {actor for event in self.events for actor in event.actors}
        labels = {placed.figure.label for placed in self.figures}
        return abbreviations(actors | labels | {each.title for each in self.sources.values()})

    def measure_name(self, measure: str) -> str:
        """What a measure is called wherever a reader meets it: "OMI quality risk of harm"."""
        return measure_name(measure, self.abbreviations)

    @cached_property
    def passages(self) -> Mapping[str, tuple[Passage, ...]]:
        """For each source, its quoted passages, each once, in the order of their events."""
        found: dict[str, dict[str, tuple[list[Quote], list[Event]]]] = {}
        for event in self.events:
            for quote in event.quotes:
                entry = found.setdefault(quote.source, {}).setdefault(quote.text, ([], []))
                entry[0].append(quote)
                if not entry[1] or entry[1][-1] is not event:
                    entry[1].append(event)
        return {
            source: tuple(
                Passage(source, text, tuple(quotes), tuple(events))
                for text, (quotes, events) in entries.items()
            )
            for source, entries in found.items()
        }

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The first and last day any event names, whole years; None if none does."""
        return extent(event.date for event in self.events)

    def event(self, event_id: str) -> Event | None:
        """The event of that id, or None."""
        place = self.places.get(event_id)
        return None if place is None else self.events[place]

    def related_to(self, event_id: str) -> tuple[tuple[Event, str], ...]:
        """Events that name this one in their `related`, with how."""
        return self._incoming.get(event_id, ())

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[tuple[Event, str], ...]]:
        found: dict[str, list[tuple[Event, str]]] = {}
        for event in self.events:
            for link in event.related:
                found.setdefault(link.event, []).append((event, link.how))
        return {event_id: tuple(links) for event_id, links in found.items()}

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
