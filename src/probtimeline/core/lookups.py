"""Records found by a name: the columns lead to the few events that may hold them.

Each looks like a mapping of all of them; only going over one goes over the events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from probtimeline.core.records import Event, Figure, Quote

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle


class PlacedFigure(NamedTuple):
    """A figure with the words and the event it stands in; it is the `number`th of the event."""

    figure: Figure
    quote: Quote
    event: Event
    number: int = 0

    @property
    def key(self) -> str:
        """What it is known by in this revision: its id, or its event and number."""
        return self.figure.id or f"{self.event.id}#{self.number}"


class Passage(NamedTuple):
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


class EveryFigure(Sequence[PlacedFigure]):
    """The figures of all events by number, in the order of the events: decoded when asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __len__(self) -> int:
        return self._chronicle.figure_count

    @overload
    def __getitem__(self, number: int) -> PlacedFigure: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[PlacedFigure]: ...
    def __getitem__(self, number: int | slice) -> PlacedFigure | Sequence[PlacedFigure]:
        if isinstance(number, slice):
            return tuple(map(self._at, range(*number.indices(len(self)))))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._at(number % len(self))

    def _at(self, number: int) -> PlacedFigure:
        place = self.place(number)
        within = number - self._chronicle.ledger.figures[place]
        figures = figures_of(self._chronicle.events[place])
        return next(placed for placed in figures if placed.number == within)

    def __iter__(self) -> Iterator[PlacedFigure]:
        events, before = self._chronicle.events, self._chronicle.ledger.figures
        for place in range(len(events)):
            if before[place] != before[place + 1]:
                yield from figures_of(events[place])

    def place(self, number: int) -> int:
        """The place of the event that a figure stands in."""
        return bisect_right(self._chronicle.ledger.figures, number) - 1

    def number(self, placed: PlacedFigure) -> int:
        """The number of a figure among all. Raises KeyError where its event is not there."""
        place = self._chronicle.places[placed.event.id]
        return self._chronicle.ledger.figures[place] + placed.number


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
