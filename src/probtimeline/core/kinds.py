"""Which events are of which kind: by tag, actor, source and the like, without the events.

A kind is one value of a facet. For each there are the places of its events, in order, so that
asking for a kind, and counting kinds, goes over no events. Buffers may be arrays just made or
bytes mapped from a file, as in `core.ledger`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from probtimeline.core.folds import Bytes
from probtimeline.core.records import Event

Values = Callable[[Event], Iterable[str]]


def _speakers(event: Event) -> Iterable[str]:
    return [quote.speaker for quote in event.quotes if quote.speaker]


def _units(event: Event) -> Iterable[str]:
    return [figure.unit for quote in event.quotes for figure in quote.figures if figure.unit]


def _measures(event: Event) -> Iterable[str]:
    return [figure.measure for quote in event.quotes for figure in quote.figures if figure.measure]


def _held(event: Event) -> Iterable[str]:
    texts = (("summary", event.summary), ("note", event.date_note))
    return [name for name, text in texts if text]


def _labels(event: Event) -> Iterable[str]:
    return [figure.label for quote in event.quotes for figure in quote.figures if figure.label]


def _populations(event: Event) -> Iterable[str]:
    figures = (figure for quote in event.quotes for figure in quote.figures)
    return [figure.population for figure in figures if figure.population]


VALUES: Final[Mapping[str, Values]] = MappingProxyType(
    {
        "tag": lambda event: event.tags,
        "actor": lambda event: event.actors,
        "source": lambda event: [quote.source for quote in event.quotes],
        "speaker": _speakers,
        "status": lambda event: (event.status.value,),
        "unit": _units,
        "measure": _measures,
        "population": _populations,
        "held": _held,
        "label": _labels,
        "how": lambda event: [link.how for link in event.related if link.how],
    }
)
"""The facets, in the order in which they are kept: each with its values of an event, some twice.

What is `held` is one too: texts that an event may have or lack. So is `how`, the words of its links
to other events."""

CODES: Final = MappingProxyType(
    {"names": "B", "facets": "I", "bounds": "Q", "starts": "Q", "places": "I"}
)
"""The buffers of kinds and the type of each, as the array module names types."""

NOWHERE: Final[Sequence[int]] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """The kinds of the events of one revision.

    Kinds are numbered facet by facet, in the order of `VALUES`: `facets` is the number of the
    first kind of each, `bounds` where in `names` (UTF-8) the value of each begins, `starts` where
    in `places` those of its events begin. All three have one entry more, for the end.
    """

    names: Bytes
    facets: Sequence[int]
    bounds: Sequence[int]
    starts: Sequence[int]
    places: Sequence[int]
    _known: dict[str, Mapping[str, int]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(events: Iterable[Event]) -> Kinds:
        """The kinds of events, which come in the order of a chronicle."""
        gathered = Gathering()
        for event in events:
            gathered.enter(event)
        return gathered.kinds()

    @staticmethod
    def packed(facets: Iterable[Iterable[tuple[str, array[int]]]]) -> Kinds:
        """Put together what is known of each facet: its values with the places of their events."""
        names, ends, bounds = bytearray(), array("I", [0]), array("Q", [0])
        starts, places = array("Q", [0]), array("I")
        for found in facets:
            for value, of_value in found:
                names += value.encode("utf-8", "surrogatepass")
                bounds.append(len(names))
                places += of_value
                starts.append(len(places))
            ends.append(len(bounds) - 1)
        return Kinds(bytes(names), ends, bounds, starts, places)

    def values(self, facet: str) -> Mapping[str, int]:
        """The values of a facet, each with its number, in the order they are first met in."""
        known = self._known.get(facet)
        if known is None:
            at = tuple(VALUES).index(facet)
            numbers = range(self.facets[at], self.facets[at + 1])
            known = self._known[facet] = {self._name(number): number for number in numbers}
        return known

    def some(self, facet: str, most: int) -> tuple[str, ...]:
        """So many values of a facet at most, those first met."""
        at = tuple(VALUES).index(facet)
        numbers = range(self.facets[at], min(self.facets[at + 1], self.facets[at] + most))
        return tuple(map(self._name, numbers))

    def _name(self, number: int) -> str:
        name = self.names[self.bounds[number] : self.bounds[number + 1]]
        return str(name, "utf-8", "surrogatepass")

    def of_number(self, number: int) -> Sequence[int]:
        """The places of the events of the kind of that number, in order."""
        return self.places[self.starts[number] : self.starts[number + 1]]

    def where(self, facet: str, value: str) -> Sequence[int]:
        """The places of the events of that kind, in order."""
        number = self.values(facet).get(value)
        return NOWHERE if number is None else self.of_number(number)

    def count(self, number: int) -> int:
        """How many events are of the kind of that number."""
        return self.starts[number + 1] - self.starts[number]


class Gathering:
    """Kinds as they grow, event by event in the order of a chronicle."""

    def __init__(self) -> None:
        self._entered = 0
        self._found: dict[str, dict[str, array[int]]] = {facet: {} for facet in VALUES}
        self._pairs = tuple((values, self._found[facet]) for facet, values in VALUES.items())

    def enter(self, event: Event) -> None:
        """Enter the next event."""
        place = self._entered
        self._entered += 1
        for values, found in self._pairs:
            for value in values(event):
                places = found.get(value)
                if places is None:
                    found[value] = array("I", (place,))
                elif places[-1] != place:
                    places.append(place)

    def kinds(self) -> Kinds:
        """The kinds of all that was entered."""
        return Kinds.packed(found.items() for found in self._found.values())
