"""Facets: the ways in which the events found fall into kinds, each kind with its number.

A kind that was chosen is a chip. Chips narrow together, and one that is switched off is kept and
asks for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from probtimeline.core.records import Event


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of telling events apart. `values` gives the kinds an event is of, perhaps twice."""

    name: str
    title: str
    values: Callable[[Event], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """A kind of events that the reader chose: exactly this value, as it is written."""

    facet: str
    value: str
    on: bool = True

    @property
    def text(self) -> str:
        """The chip as it is shown: "tag: contracts"."""
        return f"{self.facet}: {self.value}"

    def holds(self, event: Event) -> bool:
        """Whether the event is of this kind, whether the chip is on or off."""
        facet = facet_of(self.facet)
        return facet is not None and self.value in facet.values(event)


def facet_of(name: str) -> Facet | None:
    """The facet of that name."""
    return next((facet for facet in FACETS if facet.name == name), None)


def counts(facet: Facet, events: Iterable[Event]) -> tuple[tuple[str, int], ...]:
    """The kinds and their numbers of events, the largest first, then by name.

    Each event counts once for each kind it is of.
    """
    count: Counter[str] = Counter()
    for event in events:
        count.update(set(facet.values(event)))
    ranked = sorted(count.items(), key=lambda each: (-each[1], each[0].casefold(), each[0]))
    return tuple(ranked)


def passes(event: Event, chips: Iterable[Chip]) -> bool:
    """Whether the event is of the kinds of all chips that are on."""
    return all(chip.holds(event) for chip in chips if chip.on)


FACETS = (
    Facet("tag", "Tags", lambda event: event.tags),
    Facet("actor", "Actors", lambda event: event.actors),
    Facet("source", "Sources", lambda event: event.sources),
    Facet(
        "speaker", "Speakers", lambda event: [each.speaker for each in event.quotes if each.speaker]
    ),
    Facet("status", "Statuses", lambda event: [event.status.value]),
    Facet("unit", "Units", lambda event: [each.unit for each in event.figures if each.unit]),
    Facet(
        "measure",
        "Measures",
        lambda event: [each.measure for each in event.figures if each.measure],
    ),
)
"""Every facet, in the order in which they are shown."""
