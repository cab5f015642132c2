"""Records found by a name: the columns lead to the few events that may hold them.

Each looks like a mapping of all of them; only going over one goes over the events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from probtimeline.core.records import Event, Figure, Quote

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle


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


class PlacesById(Mapping[str, int]):
    """The places of events by id, found by the ledger."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __getitem__(self, event_id: str) -> int:
        events = self._chronicle.events
        for place in self._chronicle.ledger.called(event_id):
            if events[place].id == event_id:
                return place
        raise KeyError(event_id)

    def __iter__(self) -> Iterator[str]:
        return (event.id for event in self._chronicle.events)

    def __len__(self) -> int:
        return len(self._chronicle.events)


class PassagesBySource(Mapping[str, tuple[Passage, ...]]):
    """The passages of each source, gathered when a source is first asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._gathered: dict[str, tuple[Passage, ...]] = {}

    def __getitem__(self, source: str) -> tuple[Passage, ...]:
        if source not in self._gathered:
            self._gathered[source] = tuple(self._passages(source))
        if not self._gathered[source]:
            raise KeyError(source)
        return self._gathered[source]

    def _passages(self, source: str) -> Iterator[Passage]:
        found: dict[str, tuple[list[Quote], list[Event]]] = {}
        for place in self._chronicle.kinds.where("source", source):
            event = self._chronicle.events[place]
            for quote in event.quotes:
                if quote.source == source:
                    quotes, events = found.setdefault(quote.text, ([], []))
                    quotes.append(quote)
                    if not events or events[-1] is not event:
                        events.append(event)
        for text, (quotes, events) in found.items():
            yield Passage(source, text, tuple(quotes), tuple(events))

    def __iter__(self) -> Iterator[str]:
        quoted = (each for event in self._chronicle.events for each in event.sources)
        return iter(dict.fromkeys(quoted))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class FiguresById(Mapping[str, PlacedFigure]):
    """The figures with an id, by it, found by the ledger."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __getitem__(self, figure_id: str) -> PlacedFigure:

        for place in self._chronicle.ledger.holding(figure_id):
            for placed in figures_of(self._chronicle.events[place]):
                if placed.figure.id == figure_id:
                    return placed
        raise KeyError(figure_id)

    def __iter__(self) -> Iterator[str]:
        return (placed.figure.id for placed in self._chronicle.figures if placed.figure.id)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class FiguresByKey(Mapping[str, PlacedFigure]):
    """The figures by key: an id, or an event and a number."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __getitem__(self, key: str) -> PlacedFigure:
        event_id, _, number = key.partition("#")
        if not number:
            return self._chronicle.figure_ids[key]
        event = self._chronicle.event(event_id)
        for placed in figures_of(event) if event is not None else ():
            if placed.key == key:
                return placed
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (placed.key for placed in self._chronicle.figures)

    def __len__(self) -> int:
        return len(self._chronicle.figures)


def figures_of(event: Event) -> Iterator[PlacedFigure]:
    """The figures of an event with where each stands."""
    pairs = ((figure, quote) for quote in event.quotes for figure in quote.figures)
    return (PlacedFigure(*pair, event, number) for number, pair in enumerate(pairs))
